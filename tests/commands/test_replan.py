"""``replan`` from files: text in both languages, JSON, the frontier with its picture, faults."""

import json
from pathlib import Path

import pytest

from allocator.commands.main import run
from allocator.io import read_plan

ONE_FOR_ANOTHER = ("--change", "leave c 2024-02-29", "--change", "hire 1 languages=ar")
"""Nobody goes round in March and April, unless who is new does."""
TINY = Path(__file__).parents[2] / "scenarios" / "tiny.yaml"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A scenario and its plan in force, in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    assert run(["plan", str(TINY), "--out", "now.json", "--quiet"]) == 0
    return [str(TINY), "now.json"]


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("en", ("WHO LOSES", "FORCED", "CHOSEN", "COMPARED", "PLACES")),
        ("de", ("WER VERLIERT", "NÖTIG", "GEWÄHLT", "VERGLEICH", "EINSATZORTE")),
    ],
)
def test_who_loses_is_said_first_then_what_is_forced_and_chosen(
    files: list[str], capsys: pytest.CaptureFixture[str], lang: str, labels: tuple[str, ...]
) -> None:
    assert run(["replan", *files, *ONE_FOR_ANOTHER, "--out", "then.json", "--lang", lang]) == 0
    lines = capsys.readouterr().out.splitlines()
    first = [line for line in lines if line.startswith(labels)]
    assert [line.startswith(label) for line, label in zip(first, labels, strict=True)] == [True] * 5
    assert lines[1] == first[0]
    assert "then.json" in lines[-1]
    assert read_plan("then.json").score is not None


def test_without_a_change_the_plan_in_force_is_written_again(files: list[str]) -> None:
    assert run(["replan", *files, "--out", "same.json", "--quiet"]) == 0
    assert Path("same.json").read_bytes() == Path("now.json").read_bytes()


def test_as_json_with_its_three_references_and_the_difference(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Carried on, 80 residents are alone on 20 days of March and 21 of April.

    The least repair sends who is new, and starts nobody: W3 and W4 wait as if never started
    (60 + 65 + 70 and 25 + 30 + 35 points). Both start at once in the re-plan, and anew.
    """
    given = [*files, *ONE_FOR_ANOTHER, "--out", "then.json", "--format", "json"]
    assert run(["replan", *given, "--anew"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["carried_on"]["score"]["unserved_resident_days"]["value"] == 80 * (20 + 21)
    # Who has left would go on working, driving and holding cases. That the plan states other
    # hours than it has now is no rule of the city.
    assert found["carried_on"]["broken"] == ["case_cap", "case_team", "one_post", "tours"]
    scores = [found["least_repair"], found["planned_anew"]["score"]]
    scores.append(json.loads(Path("then.json").read_text("utf-8"))["score"])
    tiers = [
        [score[tier]["value"] for tier in ("unserved_resident_days", "waiting_points")]
        for score in scores
    ]
    assert tiers == [[0, 195 + 90], [0, 0], [0, 0]]
    assert found["forced"] == {"moves": [], "handovers": ["R3"]}
    assert found["planned_anew"]["handovers"] == ["R3"]
    assert found["difference"]["persons"][0]["to"] == "new-1"
    assert run(["replan", *given]) == 0
    assert json.loads(capsys.readouterr().out)["planned_anew"] is None


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "THRESHOLDS    House would leave at −15 residents in March: mobile below 180"),
        ("de", "SCHWELLEN     House fällt bei −15 Personen im März zurück: mobil unter 180"),
    ],
)
def test_a_site_near_a_threshold_is_warned_of(
    files: list[str], capsys: pytest.CaptureFixture[str], lang: str, line: str
) -> None:
    """194 people from March on keep the team that 200 had; 179 would not."""
    change = ["--change", "residents house 194 from 2024-03"]
    assert run(["replan", *files, *change, "--out", "then.json", "--lang", lang]) == 0
    assert line in capsys.readouterr().out.splitlines()
    assert run(["show", "then.json", "--lang", lang]) == 0
    assert line in capsys.readouterr().out.splitlines()


def test_the_frontier_as_table_data_and_picture(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    change = ["--change", "arrivals x2"]
    assert run(["replan", *files, *change, "--frontier", "--plot", "f.svg", "--lang", "en"]) == 0
    assert "MOVES ALLOWED" in capsys.readouterr().out
    assert Path("f.svg").read_text("utf-8").startswith("<svg")
    assert run(["replan", *files, *change, "--frontier", "--format", "json"]) == 0
    points = json.loads(capsys.readouterr().out)
    assert run(["replan", *files, *change, "--frontier", "handovers", "--lang", "de"]) == 0
    assert "ERLAUBTE ÜBERGABEN" in capsys.readouterr().out
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
