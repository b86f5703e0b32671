"""``allocator rota`` and ``check --rota`` from files, on the town whose plan is made by hand."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from allocator.commands.main import run
from allocator.io import read_rota, write_plan
from tests.checks.town import DECISIONS, scenario, whole
from tests.docs.tree import ROOT

Out = pytest.CaptureFixture[str]


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    given = scenario()
    (tmp_path / "town.yaml").write_text(
        given.model_dump_json(exclude_defaults=True, by_alias=True), encoding="utf-8"
    )
    write_plan(whole(given, DECISIONS), tmp_path / "plan.json")
    return tmp_path


def called(*words: str) -> int:
    return run([words[0], "town.yaml", "plan.json", *words[1:]])


def test_the_grid_shows_who_is_where(town: Path, capsys: Out) -> None:
    assert called("rota", "--week", "2016-W10", "--lang", "en") == 0
    out = capsys.readouterr().out
    lines = out.splitlines()
    assert lines[0] == "Town, week 2016-W10 (7 Mar 2016 - 11 Mar 2016), tours of week A"
    assert [line for line in lines if line in ("Altes Rathaus", "mobile", "floaters")]
    assert "O9-11" in out
    assert "V9 B" in out
    assert any(line.startswith("NOT COVERED") and "nothing" in line for line in lines)
    assert "proven" in out
    assert (town / "town.2016-W10.rota.json").exists()


@pytest.mark.usefixtures("town")
def test_german_and_a_week_with_a_holiday(capsys: Out) -> None:
    assert called("rota", "--week", "2016-W12", "--lang", "de", "--verbose") == 0
    out = capsys.readouterr().out
    assert "Feiertag" in out
    assert "S9-11" in out
    assert "ZIELE" in out
    assert "Vorschlag, nicht entschieden" in out


@pytest.mark.usefixtures("town")
def test_the_first_week_of_a_plan_may_begin_before_it(capsys: Out) -> None:
    """The plan begins on Tuesday, 1 March 2016: the Monday before is no holiday."""
    words = ("--html", "sheet.html", "--pages", "pages", "--lang", "de")
    assert called("rota", "--week", "2016-W09", *words) == 0
    assert "kein Plan" in capsys.readouterr().out
    assert "kein Plan" in Path("sheet.html").read_text("utf-8")
    page = Path("pages/m3.txt").read_text("utf-8")
    assert "Mo 29.2.\n  außerhalb der Monate des Plans" in page
    assert "Feiertag" not in page


def test_weeks_in_a_row_and_their_check(town: Path, capsys: Out) -> None:
    assert called("rota", "--week", "2016-W10", "--weeks", "3", "--quiet") == 0
    files = sorted(town.glob("*.rota.json"))
    assert [file.name for file in files] == [f"town.2016-W{n}.rota.json" for n in (10, 11, 12)]
    words = [word for file in files for word in ("--rota", file.name)]
    assert called("check", *words, "--lang", "en") == 0
    out = capsys.readouterr().out
    assert "RULES         all 17 rules hold" in out


def test_a_rota_edited_by_hand_is_read_back_and_checked(town: Path, capsys: Out) -> None:
    assert called("rota", "--week", "2016-W10", "--out", "week.json", "--quiet") == 0
    data = json.loads((town / "week.json").read_text("utf-8"))
    turn = next(row for row in data["blocks"] if row["activity"] == "office_hour")
    turn["activity"], turn["site"] = "free", None
    (town / "week.json").write_text(json.dumps(data), encoding="utf-8")
    assert called("check", "--rota", "week.json", "--lang", "de") == 1
    out = capsys.readouterr().out
    assert "Sprechstunden sind besetzt" in out
    assert "Altes Rathaus" in out
    assert called("check", "--rota", "week.json", "--format", "json", "--out", "r.json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report == json.loads((town / "r.json").read_text("utf-8"))
    assert {row["rule"] for row in report["violations"]} == {"staffed"}


def test_names_in_tables_are_no_formulas(town: Path, capsys: Out) -> None:
    (town / "names.csv").write_text("m1,=1+1\n", encoding="utf-8")
    words = ("--week", "2016-W10", "--format", "csv", "--names", "names.csv")
    assert called("rota", *words, "--lang", "en") == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert {row[0] for row in rows[1:]} == {"'=1+1", "m2", "m3", "m4"}


@pytest.mark.usefixtures("town")
def test_previous_week_json_and_csv(capsys: Out) -> None:
    assert called("rota", "--week", "2016-W10", "--out", "a.json", "--quiet") == 0
    words = ("--week", "2016-W11", "--previous", "a.json")
    assert called("rota", *words, "--format", "json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["week"] == "2016-W11"
    assert read_rota("town.2016-W11.rota.json").model_dump(mode="json") == data
    assert called("rota", *words, "--format", "csv", "--lang", "de") == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out), delimiter=";"))
    assert rows[0][:4] == ["Kennung", "Datum", "Beginn", "Ende"]
    assert rows[1][1:3] == ["14.03.2016", "08:00"]


def test_the_sheet_for_the_wall(town: Path, capsys: Out) -> None:
    """One file without anything from elsewhere; display names are joined, and harmless."""
    (town / "names.csv").write_text("id,name\nm1,<b>Ada</b> & Co\n", encoding="utf-8")
    away = "away m3 2016-03-22..2016-03-22"
    words = ("--html", "week.html", "--names", "names.csv", "--change", away)
    assert called("rota", "--week", "2016-W12", "--lang", "de", *words) == 0
    capsys.readouterr()
    page = (town / "week.html").read_text("utf-8")
    line = "Woche 2016-W12 (21.3.2016 - 25.3.2016), Touren der Woche A"
    assert f"<h1>Town <small>{line}</small></h1>" in page
    assert "&lt;b&gt;Ada&lt;/b&gt; &amp; Co" in page
    assert "<b>Ada" not in page
    assert '<span class="e office_hour"><b>S</b>9–11</span>' in page
    assert '<span class="e visit"><b>B</b>9–10:30 <i>B</i></span>' in page
    assert page.count('class="day holiday"') == 4
    assert '<dt>Di 22.3.</dt><dd><span class="e absence">nicht da</span></dd>' in page
    assert '<span class="e office_hour"><b>S</b>9–11 Sprechstunde</span>' in page
    assert "A4 landscape" in page
    assert not [word for word in ("<script", "http", "src=") if word in page]
    assert "Ada" not in (town / "town.2016-W12.rota.json").read_text("utf-8")


def test_sheets_of_several_weeks_have_their_own_files(town: Path) -> None:
    words = ("--weeks", "2", "--html", "wall.html", "--out", "rota.json", "--quiet")
    assert called("rota", "--week", "2016-W10", *words) == 0
    assert sorted(file.name for file in town.glob("*-W1*")) == [
        "rota.2016-W10.json",
        "rota.2016-W11.json",
        "wall.2016-W10.html",
        "wall.2016-W11.html",
    ]


def test_calendars_of_everybody_go_on_with_a_repair(town: Path, capsys: Out) -> None:
    assert called("rota", "--week", "2016-W10", "--weeks", "2", "--ics", "cal", "--quiet") == 0
    files = sorted(file.name for file in (town / "cal").iterdir())
    assert files == ["m1.ics", "m2.ics", "m3.ics"]
    assert "STATUS:CANCELLED" not in (town / "cal" / "m1.ics").read_text("utf-8")
    file, away = "town.2016-W10.rota.json", "away m1 2016-03-08..2016-03-11"
    words = ("--repair", file, "--since", "2016-03-08", "--change", away, "--ics", "cal")
    assert called("rota", *words, "--quiet", "--without-cases") == 0
    assert "STATUS:CANCELLED" in (town / "cal" / "m1.ics").read_text("utf-8")
    (town / "cal" / "m2.ics").write_text("my own", encoding="utf-8")
    assert called("rota", "--week", "2016-W10", "--ics", "cal", "--lang", "de") == 2
    assert "anderen Ordner" in capsys.readouterr().err


def test_running_accounts_are_read_and_written(town: Path, capsys: Out) -> None:
    words = ("--accounts", "kept.json")
    assert called("rota", "--week", "2016-W10", "--weeks", "2", *words, "--quiet") == 0
    kept = json.loads((town / "kept.json").read_text("utf-8"))
    assert [row["week"] for row in kept["weeks"]] == ["2016-W10", "2016-W11"]
    assert os.name != "posix" or (town / "kept.json").stat().st_mode & 0o077 == 0
    once = (town / "kept.json").read_bytes()
    assert called("rota", "--week", "2016-W10", "--weeks", "2", *words, "--quiet") == 0
    assert (town / "kept.json").read_bytes() == once
    # What counts against m2 is m1's from now on; the file of the rota says nothing of it.
    kept["weeks"][0]["rows"] = [
        {"manager": "m2", "office": 240},
        {"manager": "m1", "office": -240},
    ]
    (town / "kept.json").write_text(json.dumps(kept), encoding="utf-8")
    assert called("rota", "--week", "2016-W11", *words, "--quiet") == 0
    made = read_rota("town.2016-W11.rota.json")
    assert {b.manager for b in made.blocks if b.activity == "office_hour"} == {"m1"}
    assert "240" not in (town / "town.2016-W11.rota.json").read_text("utf-8")
    file = ("--rota", "town.2016-W11.rota.json")
    assert called("check", *file, *words, "--lang", "en", "--quiet") == 1
    assert called("check", *file, *words, "--lang", "en") == 1
    assert "month_hours" in capsys.readouterr().out
    (town / "kept.json").write_text("[]", encoding="utf-8")
    assert called("rota", "--week", "2016-W11", *words, "--lang", "de") == 2


def test_a_page_for_each_person(town: Path) -> None:
    assert called("rota", "--week", "2016-W10", "--pages", "pages", "--lang", "de", "--quiet") == 0
    people = ("m1", "m2", "m3", "m4")
    names = [f"{who}.{ending}" for who in people for ending in ("html", "txt")]
    assert sorted(file.name for file in (town / "pages").iterdir()) == names
    assert "DIESEN MONAT ZU BEGINNEN\nW1, Altes Rathaus" in (town / "pages" / "m1.txt").read_text(
        "utf-8"
    )
    words = ("--weeks", "2", "--pages", "bare", "--without-cases", "--quiet")
    assert called("rota", "--week", "2016-W10", *words) == 0
    assert (town / "bare" / "m1.2016-W11.html").exists()
    assert "W1" not in (town / "bare" / "m1.2016-W10.txt").read_text("utf-8").replace("-W1", "")


def test_sheets_of_a_rota_edited_by_hand(town: Path, capsys: Out) -> None:
    """m1 and m2 exchange their turns: calendars change, nothing is made anew."""
    assert called("rota", "--week", "2016-W10", "--out", "a.json", "--ics", "cal", "--quiet") == 0
    before = (town / "cal" / "m1.ics").read_text("utf-8")
    data = json.loads((town / "a.json").read_text("utf-8"))
    for row in data["blocks"]:
        row["manager"] = {"m1": "m2", "m2": "m1"}.get(row["manager"], row["manager"])
    data["blocks"].append(dict(data["blocks"][0], manager="x9"))
    (town / "a.json").write_text(json.dumps(data), encoding="utf-8")
    words = ("--as-is", "a.json", "--ics", "cal", "--html", "w.html", "--accounts", "acc.json")
    assert called("rota", *words, "--pages", "pages", "--lang", "en") == 1
    out = capsys.readouterr().out
    assert "readable" in out
    after = (town / "cal" / "m1.ics").read_text("utf-8")
    assert after != before
    assert "SEQUENCE:1" in after
    assert (town / "pages" / "m1.txt").exists()
    assert (town / "w.html").exists()
    kept = json.loads((town / "acc.json").read_text("utf-8"))
    assert {row["manager"] for row in kept["weeks"][0]["rows"]} == {"m1", "m2", "m3", "m4"}
    assert not list(town.glob("*.rota.json"))


def test_repair_in_the_week(town: Path, capsys: Out) -> None:
    assert called("rota", "--week", "2016-W10", "--quiet") == 0
    file, away = "town.2016-W10.rota.json", "away m1 2016-03-08..2016-03-11"
    words = ("--repair", file, "--since", "2016-03-08", "--change", away)
    assert called("rota", *words, "--lang", "en") == 0
    out = capsys.readouterr().out
    assert "has now office hours Altes Rathaus" in out
    assert "m1 no longer has office hours Altes Rathaus" in out
    repaired = town / "town.2016-W10.since-2016-03-08.rota.json"
    assert called("check", "--rota", repaired.name, "--change", away, "--quiet") == 0


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("words", [(), ("--repair", "a.json"), ("--since", "2016-03-08")])
def test_no_week_is_bad_input(words: tuple[str, ...], capsys: Out) -> None:
    assert called("rota", "--week", "2016-W10", "--out", "a.json", "--quiet") == 0
    assert called("rota", *words, "--lang", "de") == 2
    assert "Genau eines davon angeben" in capsys.readouterr().err
    assert called("rota", "--repair", "a.json", "--since", "2016-03-21", "--lang", "de") == 2
    assert "kein Tag der Woche 2016-W10" in capsys.readouterr().err


@pytest.mark.parametrize("also", [("--repair", "a.json"), ("--as-is", "a.json")])
@pytest.mark.usefixtures("town")
def test_one_thing_is_asked_for_at_a_time(also: tuple[str, ...], capsys: Out) -> None:
    assert called("rota", "--week", "2016-W10", *also, "--lang", "en") == 2
    assert "Say one of these" in capsys.readouterr().err


def test_the_plan_of_another_city_is_bad_input(town: Path, capsys: Out) -> None:
    """An empty plan is none of another city: then all office hours are named as uncovered."""
    tiny = str(ROOT / "scenarios" / "tiny.yaml")
    assert run(["rota", tiny, "plan.json", "--week", "2024-W07", "--lang", "de"]) == 2
    assert "einer anderen Stadt" in capsys.readouterr().err
    (town / "none.json").write_text('{"posts": []}', encoding="utf-8")
    assert run(["rota", tiny, "none.json", "--week", "2024-W07", "--lang", "en"]) == 0
    assert capsys.readouterr().out.count("office hours at House") == 4


@pytest.mark.parametrize("week", ["2016-W60", "march", "2019-W01"])
def test_a_wrong_week_is_bad_input(town: Path, capsys: Out, week: str) -> None:
    assert called("rota", "--week", week, "--lang", "en") == 2
    assert week in capsys.readouterr().err
    assert not list(town.glob("*.rota.json"))


def test_a_file_that_is_no_rota(town: Path, capsys: Out) -> None:
    (town / "bad.json").write_text('{"week": "soon", "blocks": [{"manager": 1}]}', "utf-8")
    assert called("check", "--rota", "bad.json", "--lang", "en") == 2
    err = capsys.readouterr().err
    assert "bad.json" in err
    assert "Traceback" not in err


def test_schema(capsys: Out) -> None:
    assert run(["schema", "rota"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert "blocks" in schema["properties"]


def test_one_workbook_of_all_weeks(town: Path) -> None:
    words = ("--weeks", "2", "--xlsx", "weeks.xlsx", "--quiet")
    assert called("rota", "--week", "2016-W10", *words) == 0
    titles = load_workbook(town / "weeks.xlsx").sheetnames
    assert titles[:2] == ["Week 2016-W10", "Week 2016-W11"]
