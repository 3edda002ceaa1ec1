"""The table of regions, and the tool that makes its file."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from kimsite.regions import Region, Regions, regions

ROOT = Path(__file__).parents[2]
FILE = ROOT / "kimsite" / "regions" / "wilayah.sqlite"


@pytest.fixture(scope="module")
def table() -> Regions:
    return regions()


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_regions", ROOT / "tools" / "make_regions.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(table: Regions, code: str) -> Region:
    region = table.find(code)
    assert region is not None, code
    return region
