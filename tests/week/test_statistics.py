"""Weeks in figures, by hand: the week of the town, and four weeks that add up."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest

from allocator.commands.main import run
from allocator.facts import Facts
from allocator.io import write_plan, write_rota
from allocator.model.rota import Rota, Uncovered
from allocator.model.rota_statistics import Figures
from allocator.solver.rota.engine import rota
from allocator.week import WeekFacts
from allocator.week.statistics import statistics
from tests.checks.rota_week import MONDAY, TURN, swap, week, whole_day
from tests.checks.rota_week import rota as by_hand
from tests.checks.town import DECISIONS, scenario

Out = pytest.CaptureFixture[str]


def figures(made: Rota, previous: Rota | None = None) -> Figures:
    asked = WeekFacts(Facts(scenario()), DECISIONS, made.week)
    return statistics([(asked, made, previous)]).weeks[0]


def test_the_week_by_hand() -> None:
    """Four people of 39 hours: 9,360 minutes. Turns take 480, visits 300, legs 90 of them."""
    found = figures(by_hand())
    assert found.contract == found.worked == 4 * 39 * 60
    assert found.minutes == {
        "office_hour": 480,
        "visit": 300,
        "appointment": 0,
        "meeting": 0,
        "travel": 90,
        "free": 9360 - 480 - 300 - 90,
    }
    assert found.travel_share == 90 / 9360
    assert (found.visits_due, found.visits_made, found.visits_missed) == (2, 2, 0)
    assert (found.duties, found.duties_changed) == (6, 0)
    assert (found.unfair_office, found.unfair_unpopular) == (0, 0)
    (driver,) = (row for row in found.people if row.manager == "m3")
    assert (driver.visits, driver.minutes["visit"], driver.minutes["travel"]) == (2, 300, 90)


def test_changes_gaps_and_what_is_unfair() -> None:
    """m1 takes a turn of m2: 120 minutes beyond their share, and one duty is not as before."""
    blocks = swap("m1", 2, *whole_day("m1", 2, TURN))(week())
    blocks = swap("m2", 2, *whole_day("m2", 2))(blocks)
    found = figures(by_hand(blocks), by_hand().model_copy(update={"week": MONDAY}))
    assert (found.duties, found.duties_changed, found.unfair_office) == (6, 1, 120)
    blocks = swap("m1", 1, *whole_day("m1", 1))(week())
    gap = Uncovered(kind="office_hour", minutes=120, site="A", date=MONDAY, start=540)
    found = figures(by_hand(blocks, (gap,)))
    assert (found.office_due, found.office_missed, found.duties) == (480, 120, 5)
    assert found.uncovered == (gap,)


def test_weeks_add_up() -> None:
    """A turn too many in one week and one too few in the next is fair over both."""
    facts, made = Facts(scenario()), list[Rota]()
    for n in range(4):
        before = made[-1] if made else None
        made.append(rota(facts, DECISIONS, MONDAY + timedelta(weeks=n), before))
    pairs = zip(made, [None, *made], strict=False)
    found = statistics(
        [(WeekFacts(facts, DECISIONS, row.week), row, before) for row, before in pairs]
    )
    assert found.together.weeks == ("2016-W10", "2016-W11", "2016-W12", "2016-W13")
    assert found.together.contract == sum(one.contract for one in found.weeks)
    assert found.together.worked == sum(one.worked for one in found.weeks)
    for name in ("m1", "m3"):
        each = [row for one in found.weeks for row in one.people if row.manager == name]
        (person,) = (row for row in found.together.people if row.manager == name)
        assert person.minutes["free"] == sum(row.minutes["free"] for row in each)
        assert person.office_beyond == sum(row.office_beyond for row in each)
    bare = found.without_people()
    assert bare.together.people == ()
    assert {week.people for week in bare.weeks} == {()}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    text = scenario().model_dump_json(exclude_defaults=True, by_alias=True)
    (tmp_path / "town.yaml").write_text(text, encoding="utf-8")
    write_plan(DECISIONS, tmp_path / "plan.json")
    write_rota(by_hand(), tmp_path / "week.json")
    return tmp_path


WORDS = ["statistics", "town.yaml", "plan.json", "--rota", "week.json"]


@pytest.mark.usefixtures("files")
def test_on_the_terminal_people_only_where_asked_for(capsys: Out) -> None:
    assert run([*WORDS, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "m3" not in out
    assert [line.split() for line in out.splitlines()][3] == ["office", "hours", "8.0"]
    assert out.endswith("NOT COVERED\n nothing\n")
    assert run([*WORDS, "--people", "--lang", "de"]) == 0
    out = capsys.readouterr().out
    assert "keine Rangliste" in out
    assert len([line for line in out.splitlines() if line.startswith("m")]) == 4


def test_as_json_and_csv(files: Path, capsys: Out) -> None:
    assert run([*WORDS, "--format", "json", "--out", "s.json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data == json.loads((files / "s.json").read_text("utf-8"))
    assert data["together"]["people"] == []
    assert data["weeks"][0]["minutes"]["visit"] == 300
    assert run([*WORDS, "--format", "csv", "--people", "--lang", "de"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out), delimiter=";"))
    assert [row["Kennung"] for row in rows] == ["", "m1", "m2", "m3", "m4"]
    assert rows[0]["Vertrag"] == "9360"
    assert rows[0]["Anteil Wege"] == "0,0096"
    assert [row["Besuche gemacht"] for row in rows] == ["2", "0", "0", "2", "0"]
    assert rows[1]["Dienste"] == ""


@pytest.mark.usefixtures("files")
def test_one_week_twice_is_bad_input(capsys: Out) -> None:
    assert run([*WORDS, "--rota", "week.json", "--lang", "de"]) == 2
    assert "zweimal" in capsys.readouterr().err
