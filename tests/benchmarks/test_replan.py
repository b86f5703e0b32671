"""Planning again after one change, in time."""

from pathlib import Path

import pytest

from benchmarks.replan import Row, main, table


def test_a_row_says_what_was_proven_before_and_when() -> None:
    row = Row("M-calm-1", "arrivals x 1.1", 0.991, 0.992, 1.25, 4.04, 3.0, 0)
    assert table([row]).splitlines()[-1] == (
        "| M-calm-1 | arrivals x 1.1 | 99.10% | 1.2 | 99.20% | 4.0 | 3.0 |"
    )


def test_both_changes_of_a_city_give_checked_plans(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--size", "S", "--family", "calm", "--seconds", "1", "--limit", "0.1"]
    assert main([*words, "--instances", str(tmp_path)]) == 0
    rows = [line.split("|")[1:-1] for line in capsys.readouterr().out.splitlines()[2:]]
    assert [row[1].strip() for row in rows] == ["m04 away for 6 weeks", "arrivals x 1.1"]
    for *_, first, _, seconds, _ in rows:
        assert 0 < float(first) <= float(seconds)
