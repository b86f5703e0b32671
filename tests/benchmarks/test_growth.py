"""The table of time against size."""

from pathlib import Path

import pytest

from benchmarks.growth import main, table


def test_exponents_are_of_the_number_of_cases() -> None:
    # Ten times the cases: ten times the seconds are 1, a hundred times are 2.
    small, large = {"load": 0.1, "check": 0.02}, {"load": 1.0, "check": 2.0}
    lines = table([("M", small, 2_000), ("L", large, 20_000)])
    assert lines[0] == "| step | M | L | exponent |"
    assert lines[2:] == ["| load | 0.10 | 1.00 | 1.00 |", "| check | 0.02 | 2.00 | 2.00 |"]


def test_steps_of_a_city_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--size", "S", "--family", "calm", "--instances", str(tmp_path)]) == 0
    steps = [line.split("|")[1].strip() for line in capsys.readouterr().out.splitlines()]
    assert steps[0] == "step"
    assert {"load", "demand", "programs", "whole starts", "check from files"} <= set(steps)
