"""The guide for schedulers: its script decides rightly, and its examples are what they say."""

from __future__ import annotations

import configparser
import os
import shlex
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from kimsite.cli import main
from tests.test_docs import BLOCKS, Block

GUIDE = "docs/panduan/jadwal.md"


def block(language: str, mark: str = "") -> Block:
    (found,) = (b for b in BLOCKS if b.page == GUIDE and (b.language, b.mark) == (language, mark))
    return found


@pytest.mark.skipif(os.name == "nt" or shutil.which("sh") is None, reason="a script for Linux")
def test_the_script_says_whether_it_is_time(tmp_path: Path) -> None:
    script = tmp_path / "sudah-waktunya.sh"
    script.write_text(block("sh", "sudah-waktunya").text, "utf-8")
    clock = tmp_path / ".kimsite" / "next-change"
    clock.parent.mkdir()
    now = datetime.now(UTC)

    def asked() -> int:
        return subprocess.run(["sh", str(script)], check=False).returncode

    assert asked() == 0, "nothing was built yet"
    clock.write_text("", "utf-8")
    assert asked() != 0, "nothing will change"
    clock.write_text(f"{(now - timedelta(seconds=1)).isoformat(timespec='seconds')}\n", "utf-8")
    assert asked() == 0
    clock.write_text(f"{(now + timedelta(hours=1)).isoformat(timespec='seconds')}\n", "utf-8")
    assert asked() != 0


def test_every_command_that_is_scheduled_is_one_of_ours() -> None:
    service = configparser.ConfigParser(interpolation=None)
    service.optionxform = str  # type: ignore[assignment, method-assign]
    service.read_string(block("ini", "kimsite.service").text)
    assert service["Service"]["ExecCondition"] == "/srv/kim/sudah-waktunya.sh"
    lines = [service["Service"]["ExecStart"]]
    for line in block("crontab").text.splitlines():
        times, command = line.split(maxsplit=5)[:5], line.split(maxsplit=5)[5]
        assert all(time == "*" or time.isdecimal() for time in times)
        lines.append(command.rpartition("&& ")[2])
    workflow = yaml.safe_load(block("yaml", "workflow").text)
    steps = workflow["jobs"]["bangun"]["steps"]
    runs = [step["run"] for step in steps if step.get("run", "").startswith("kimsite")]
    assert all(run.endswith(" || [ $? -eq 1 ]") for run in runs), "a KIM's mistake stops nobody"
    lines += [run.removesuffix(" || [ $? -eq 1 ]") for run in runs]
    assert len(lines) == 4
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program in {"kimsite", "/srv/kimsite/bin/kimsite"}
        with pytest.raises(SystemExit) as leaving:  # every option is known
            main([*(a for a in arguments if a not in {"-C", "/srv/kim"}), "--help"])
        assert leaving.value.code in {0, None}


def test_the_timer_asks_each_minute_and_the_workflow_each_hour() -> None:
    timer = configparser.ConfigParser()
    timer.read_string(block("ini", "kimsite.timer").text)
    assert timer["Timer"]["OnCalendar"] == "minutely"
    assert timer["Install"]["WantedBy"] == "timers.target"
    workflow = yaml.safe_load(block("yaml", "workflow").text)
    assert workflow[True]["schedule"] == [{"cron": "7 * * * *"}]  # YAML 1.1 reads `on` as true
    uses = [step["uses"] for step in workflow["jobs"]["bangun"]["steps"] if "uses" in step]
    assert all("@v" in use for use in uses)
