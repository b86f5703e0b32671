"""Weekly rotas of generated cities: a row a week, no hard rule broken."""

from pathlib import Path

import pytest

from benchmarks.rota import HEADINGS, main


def test_weeks_of_the_smallest_city(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Six people, one of them away in the second week; all parts are small enough to prove."""
    words = ["--size", "S", "--family", "calm", "--weeks", "2", "--instances", str(tmp_path)]
    assert main(words) == 0
    head, _, first, second, said = capsys.readouterr().out.splitlines()
    assert [cell.strip() for cell in head.strip("|").split("|")] == list(HEADINGS)
    rows = [
        dict(zip(HEADINGS, (cell.strip() for cell in row.strip("|").split("|")), strict=True))
        for row in (first, second)
    ]
    assert [row["week"] for row in rows] == ["2024-W01", "2024-W02"]
    assert [row["away"] for row in rows] == ["0", "1"]
    assert all(row["parts"] == row["proven"] for row in rows)
    assert said.startswith("S-calm-1: 0 hard rules broken")
