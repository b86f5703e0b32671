"""``replan`` from files: text in both languages, JSON, the frontier with its picture, faults."""

import json
from pathlib import Path

import pytest

from allocator.commands.main import run
from allocator.io import read_plan

TINY = Path(__file__).parents[2] / "scenarios" / "tiny.yaml"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A scenario and its plan in force, in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    assert run(["plan", str(TINY), "--out", "now.json", "--quiet"]) == 0
    return [str(TINY), "now.json"]


@pytest.mark.parametrize(
    ("lang", "labels"), [("en", ("FORCED", "CHOSEN")), ("de", ("NÖTIG", "GEWÄHLT"))]
)
def test_what_is_forced_and_chosen_is_said_first(
    files: list[str], capsys: pytest.CaptureFixture[str], lang: str, labels: tuple[str, str]
) -> None:
    change = ["--change", "arrivals x2"]
    assert run(["replan", *files, *change, "--out", "then.json", "--lang", lang]) == 0
    shown = capsys.readouterr().out
    assert [label in shown for label in labels] == [True, True]
    assert "then.json" in shown
    assert read_plan("then.json").score is not None


def test_without_a_change_the_plan_in_force_is_written_again(files: list[str]) -> None:
    assert run(["replan", *files, "--out", "same.json", "--quiet"]) == 0
    assert Path("same.json").read_bytes() == Path("now.json").read_bytes()


def test_as_json_with_references_and_the_difference(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    change = ["--change", "arrivals x2"]
    assert run(["replan", *files, *change, "--max-moves", "0", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["chosen"]["moves"] == []
    assert {"forced", "carried_on", "least_repair", "difference", "share"} <= found.keys()


def test_the_frontier_as_table_data_and_picture(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    change = ["--change", "arrivals x2"]
    assert run(["replan", *files, *change, "--frontier", "--plot", "f.svg", "--lang", "en"]) == 0
    assert "MOVES ALLOWED" in capsys.readouterr().out
    assert Path("f.svg").read_text("utf-8").startswith("<svg")
    assert run(["replan", *files, *change, "--frontier", "--format", "json"]) == 0
    points = json.loads(capsys.readouterr().out)
    assert [point["allowed"] for point in points] == [0, 1, 2, 4, 8]
    assert sum(point["knee"] for point in points) == 1


def test_a_month_that_is_none_is_refused(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["replan", *files, "--freeze-until", "June", "--lang", "en"]) == 2
    assert "2016-06" in capsys.readouterr().err


def test_a_missing_plan_and_a_wrong_change_are_both_named(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["replan", files[0], "none.json", "--change", "clos x", "--lang", "en"]) == 2
    shown = capsys.readouterr().err
    assert "none.json" in shown
    assert "2 faults" in shown
