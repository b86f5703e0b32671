"""Parts of the planning measured alone, on the smallest city: steps, figures, no rule broken."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import main

STEPS = {
    "rounds": ["load", "build", "solve", "check"],
    "caseload": ["load", "build", "programs", "rounded", "searched", "check"],
    "io": ["load", "schema", "write", "read", "check"],
}


def measured(suite: str, folder: Path) -> tuple[dict[str, Any], str]:
    """Run one suite on S, calm; its only record and the page."""
    words = ["run", "--suite", suite, "--size", "S", "--family", "calm", "--seconds", "0.5"]
    assert main([*words, "--out", str(folder), "--instances", str(folder / "instances")]) == 0
    (data,) = folder.glob(f"*-{suite}.json")
    (record,) = json.loads(data.read_text("utf-8"))["runs"]
    return record, data.with_suffix(".md").read_text("utf-8")


@pytest.mark.parametrize("suite", list(STEPS))
def test_parts_are_timed_step_by_step_and_checked(suite: str, tmp_path: Path) -> None:
    record, page = measured(suite, tmp_path)
    assert record["spec"]["suite"] == suite
    assert list(record["seconds"]) == STEPS[suite]
    assert record["violations"] == 0
    heading, _, row = page.splitlines()[-3:]
    assert heading.count("|") == row.count("|")
    assert row.startswith("| S-calm-1 |")
    figures = record["figures"]
    if suite == "rounds":
        # Twelve sites, nobody forgotten, and tours shorter than a way for every visit.
        assert figures["visits missed"] == figures["unserved days"] == 0
        assert 0 < figures["travel min"] < figures["each visit alone min"]
    elif suite == "caseload":
        # A search never makes whole cases worse, and no whole cases beat the programs.
        assert 0 <= figures["searched left %"] <= figures["rounded left %"] < 2
    else:
        assert figures["cases"] == 210  # 150 running and 60 waiting
