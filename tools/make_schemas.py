"""Make skema/*.json, the JSON Schemas that editors use for the sample network's files."""

from __future__ import annotations

import sys

from made_files import settle_files

from kimsite.authoring.schemas import render_schemas


def main() -> int:
    """Make or check every schema."""
    return settle_files(__doc__ or "", render_schemas(), "make schemas")


if __name__ == "__main__":
    sys.exit(main())
