"""Public instances: the adapters translate as the formats say, and never need the shared folder."""

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks import gap, pvrp

TWO_TOWNS = "1 1 4 2\n0 2\n0 2\n0 0 0 0 0 0 0\n" + "\n".join(
    f"{i} {x} 0 0 1 1 2 1 2" for i, x in enumerate((3, 4, -3, -4), start=1)
)
"""Two stops on either side; one tour a day holds two of them: 8 + 8 to drive."""

TWO_AGENTS = "2 3  1 5 5  5 1 3  2 2 2  2 2 2  4 4\n"
"""Costs and minutes of three jobs; who has the third has one other, at most: 1 + 1 + 3."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of instances, made up."""
    (tmp_path / "pvrp").mkdir()
    (tmp_path / "pvrp" / "towns.txt").write_text(TWO_TOWNS)
    (tmp_path / "pvrp" / "best-known.csv").write_text("instance,best_known_distance\ntowns,16\n")
    (tmp_path / "gap").mkdir()
    (tmp_path / "gap" / "jobs.txt").write_text(TWO_AGENTS)
    table = "instance,best_known_bound,optimum,best_known_value\njobs,5,5,5\n"
    (tmp_path / "gap" / "best-known.csv").write_text(table)
    return tmp_path


def test_tours_of_a_folder_are_solved_and_written_down(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "results"
    words = ["--folder", str(folder), "--seconds", "0.05", "--out", str(out)]
    assert pvrp.main([*words, "towns"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split()[:4] == [
        "towns",
        "16.00",
        "16.00",
        "0.00%",
    ]
    (tree,) = (json.loads(path.read_text("utf-8")) for path in out.glob("*-pvrp.json"))
    assert tree["command"] == "python -m benchmarks.pvrp --seconds 0.05 --seed 0 towns"
    assert [line["gap"] for line in tree["instances"]] == [0.0]
    (page,) = out.glob("*-pvrp.md")
    assert str(folder) not in page.read_text("utf-8") + json.dumps(tree)


def test_a_missing_folder_or_name_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pvrp.main(["--folder", str(folder / "nowhere")]) == 0
    assert capsys.readouterr().out.startswith("Skipped: no instances in ")
    assert pvrp.main(["--folder", str(folder), "p01"]) == 2
    assert capsys.readouterr().out == "No such instance: p01. There are towns.\n"


def test_jobs_are_assigned_and_a_wrong_answer_is_found(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gap.main(["--folder", str(folder), "--seconds", "1"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split()[:3] == ["jobs", "5.00", "5.00"]
    given = gap.read_instance(folder / "gap" / "jobs.txt")
    assert gap.faults(given, np.array([1.0, 0, 0, 0, 1, 1]), 5) == []
    assert gap.faults(given, np.array([1.0, 1, 1, 0, 1, 0]), 5) == [
        "job 1 is assigned 2 times",
        "agent 0 has too much",
    ]
