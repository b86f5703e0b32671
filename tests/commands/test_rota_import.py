"""``allocator rota import``: a week edited in Excel comes back with exactly its edits."""

import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from allocator.commands.main import run
from allocator.io import read_rota, write_plan
from tests.checks.town import DECISIONS, scenario, whole

Out = pytest.CaptureFixture[str]
Cells = dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town, its plan, the rota of week 10 and its workbook."""
    folder = tmp_path_factory.mktemp("town")
    given = scenario()
    text = given.model_dump_json(exclude_defaults=True, by_alias=True)
    (folder / "town.yaml").write_text(text, encoding="utf-8")
    write_plan(whole(given, DECISIONS), folder / "plan.json")
    words = ["--week", "2016-W10", "--xlsx", str(folder / "w.xlsx"), "--quiet", "--lang", "de"]
    words += ["--out", str(folder / "w.json")]
    assert run(["rota", str(folder / "town.yaml"), str(folder / "plan.json"), *words]) == 0
    return folder


@pytest.fixture
def town(exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("town.yaml", "plan.json", "w.xlsx", "w.json"):
        shutil.copy(exported / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(file: Path, cells: Cells) -> dict[tuple[str, str], tuple[str, str]]:
    """Write texts into cells by person and mark; return their names and what stood there."""
    book = load_workbook(file)
    sheet: Any = book.worksheets[0]
    rows = {row[0].value: row[0].row for row in sheet.iter_rows()}
    columns = {cell.value: cell.column for cell in sheet[1]}
    found = {}
    for (manager, mark), text in cells.items():
        cell = sheet.cell(rows[manager], columns[mark])
        found[manager, mark] = (cell.coordinate, str(cell.value))
        cell.value = text
    book.save(file)
    return found


def imported(*words: str) -> int:
    return run(["rota", "import", "w.xlsx", "town.yaml", "plan.json", *words])


def office_hour(file: Path) -> tuple[str, str, str, str]:
    """Return person, mark, text and day of office hours that one of the team holds alone."""
    block = next(b for b in read_rota(file).blocks if b.activity == "office_hour" and b.end <= 720)
    text = f"S {block.start // 60}-{block.end // 60}"
    return block.manager, f"{block.date} am", text, block.date.isoformat()


def test_nothing_edited_comes_back_byte_for_byte(town: Path, capsys: Out) -> None:
    assert imported("--lang", "en") == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0] == "Town: 0 cells were edited"
    assert "RULES         the edits break none" in out
    assert (town / "w.edited.2016-W10.rota.json").read_bytes() == (town / "w.json").read_bytes()


def test_two_edited_cells_and_exactly_their_violations(town: Path, capsys: Out) -> None:
    """m1 or m2 no longer holds a turn; the visit of B, agreed for Tuesday 9-11, begins at 7.

    The turn of two hours is then neither staffed nor named. Sites can be visited from 9: both
    hours lie outside. The way of 20 minutes (two quarters) begins at 6:30, the working day at
    7:30: m3 works one hour before it.
    """
    who, mark, text, day = office_hour(town / "w.json")
    cells = {(who, mark): ".", ("m3", "2016-03-08 am"): "B 7-9 B"}
    names = edit(town / "w.xlsx", cells)
    assert names[who, mark][1] == text
    assert imported("--format", "json", "--out", "new.json") == 1
    data = json.loads(capsys.readouterr().out)
    edits = {(row["manager"], f"{row['date']} am"): row["cell"] for row in data["edits"]}
    assert edits == {key: name for key, (name, _) in names.items()}
    assert [(row["rule"], row["path"], row["amount"]) for row in data["caused"]] == [
        ("days_off", "managers.m3", 60.0),
        ("windows", "managers.m3", 120.0),
        ("staffed", "sites.A", 120.0),
    ]
    assert data["violations"] == data["caused"]
    old, new = read_rota("w.json"), read_rota("new.json")
    touched = {(who, day), ("m3", "2016-03-08")}
    same = [b for b in old.blocks if (b.manager, b.date.isoformat()) not in touched]
    assert same == [b for b in new.blocks if (b.manager, b.date.isoformat()) not in touched]
    assert run(["check", "town.yaml", "plan.json", "--rota", "new.json", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["violations"] == data["violations"]


@pytest.mark.usefixtures("town")
def test_another_scenario_or_plan_than_that_of_the_export_is_said(capsys: Out) -> None:
    imported("--change", "away m4 2016-03-07..2016-03-07", "--lang", "en")
    out = capsys.readouterr().out
    assert "NOTE          the week was made from another scenario" in out
    assert "another plan" not in out


def test_two_people_exchange_half_days_and_no_rule_minds(town: Path, capsys: Out) -> None:
    who, mark, text, _ = office_hour(town / "w.json")
    other = {"m1": "m2", "m2": "m1"}[who]
    names = edit(town / "w.xlsx", {(who, mark): ".", (other, mark): text})
    assert names[other, mark][1] == "."
    assert imported("--lang", "de", "--out", "new.json") == 0
    out = capsys.readouterr().out
    assert "Town: 2 Zellen wurden geändert" in out
    assert f"  {names[other, mark][0]} {other}, " in out
    assert f"{other} hat jetzt Sprechstunde Altes Rathaus" in out
    assert "die Änderungen brechen keine" in out


def test_the_sheets_of_the_edited_week_are_written_anew(town: Path, capsys: Out) -> None:
    """The workbook that was edited may be the file: what follows from its grid then follows."""
    who, mark, text, _ = office_hour(town / "w.json")
    other = {"m1": "m2", "m2": "m1"}[who]
    edit(town / "w.xlsx", {(who, mark): ".", (other, mark): text})
    assert imported("--xlsx", "w.xlsx", "--html", "w.html", "--lang", "de", "--quiet") == 0
    assert (town / "w.html").read_text("utf-8").startswith("<!doctype html>")
    before = sum(b.activity == "office_hour" for b in read_rota("w.json").blocks)
    sheet = load_workbook("w.xlsx")["Altes Rathaus"]
    day = [row for row in sheet.iter_rows(min_row=4, values_only=True) if row[3]]
    assert len(day) == before
    assert other in [row[4] for row in day if row[1] == "09:00"]
    assert imported("--lang", "en") == 0
    assert "Town: 0 cells were edited" in capsys.readouterr().out


def test_somebody_ill_is_told_as_a_change(town: Path, capsys: Out) -> None:
    ill = {("m3", f"2016-03-{day:02d} {half}"): "krank" for day in (8, 9) for half in ("am", "pm")}
    edit(town / "w.xlsx", ill)
    assert imported("--lang", "en", "--out", "new.json") == 1
    out = capsys.readouterr().out
    change = "away m3 2016-03-08..2016-03-09"
    assert f'--change "{change}"' in out
    assert "visits are made" in out
    assert "contract" not in out
    assert "NOTE" not in out
    words = ("--repair", "new.json", "--since", "2016-03-08", "--change", change)
    assert run(["rota", "town.yaml", "plan.json", *words, "--out", "r.json", "--quiet"]) == 0
    check = ["check", "town.yaml", "plan.json", "--rota", "r.json", "--change", change]
    assert run([*check, "--quiet"]) == 0


BAD: Cells = {
    ("m1", "2016-03-07 am"): "frei",
    ("m2", "2016-03-07 am"): "B 9-11 Rathhaus",
    ("m3", "2016-03-09 pm"): "B 9-11 B",
    ("m4", "2016-03-10 am"): "irgendwas",
}


@pytest.mark.parametrize("lang", ["de", "en"])
def test_bad_cells_are_answered_all_at_once(town: Path, capsys: Out, lang: str) -> None:
    names = edit(town / "w.xlsx", BAD)
    assert imported("--lang", lang) == 2
    err = capsys.readouterr().err.splitlines()
    assert len(err) == 5
    for (manager, _), (cell, _) in names.items():
        place = f"w.xlsx [Woche 2016-W10]: {cell} ({manager}): "
        assert len([line for line in err if line.startswith(place)]) == 1
    meant = [line for line in err if "Rathhaus" in line]
    assert "Altes Rathaus?" in meant[0]
    assert not list(town.glob("*.rota.json"))


def test_rows_sorted_columns_merged_and_sheets_beside_it(town: Path, capsys: Out) -> None:
    """Marks say what a cell is, wherever it stands; merged cells say the same in each."""
    book = load_workbook(town / "w.xlsx")
    sheet: Any = book.worksheets[0]
    rows = {row[0].value: row[0].row for row in sheet.iter_rows() if row[0].value}
    one, other = rows["m1"], rows["m2"]
    for column in range(1, 13):
        a, b = sheet.cell(one, column), sheet.cell(other, column)
        a.value, b.value = b.value, a.value
    sheet.insert_cols(5)
    sheet.insert_rows(2)
    row = rows["m4"] + 1
    for column in range(3, 14):
        sheet.cell(row, column).value = None
    sheet.cell(row, 3).value = "-"
    sheet.merge_cells(start_row=row, end_row=row, start_column=3, end_column=13)
    book.create_sheet("Notes")["A1"] = "2016-W10?"
    book.save(town / "w.xlsx")
    assert imported("--format", "json") == 0
    data = json.loads(capsys.readouterr().out)
    assert {row["manager"] for row in data["edits"]} == {"m4"}
    assert len(data["edits"]) == 10
    assert data["absences"] == ["away m4 2016-03-07..2016-03-11"]


def test_a_missing_row_a_row_twice_and_a_lost_column(town: Path, capsys: Out) -> None:
    book = load_workbook(town / "w.xlsx")
    sheet: Any = book.worksheets[0]
    rows = {row[0].value: row[0].row for row in sheet.iter_rows() if row[0].value}
    sheet.cell(rows["m1"], 1).value = "m2"
    sheet.cell(1, 5).value = None
    sheet.cell(rows["m4"], 1).value = None
    book.save(town / "w.xlsx")
    assert imported("--lang", "en") == 2
    err = capsys.readouterr().err
    assert "m2 has two rows" in err
    assert "Whose row is this (m4)?" in err
    assert "2016-03-08 am" in err


def test_without_its_hidden_sheet_it_needs_the_rota(town: Path, capsys: Out) -> None:
    book = load_workbook(town / "w.xlsx")
    del book["allocator"]
    book.save(town / "w.xlsx")
    assert imported("--lang", "de") == 2
    assert "--rota" in capsys.readouterr().err
    assert imported("--rota", "w.json", "--lang", "de") == 0
    book.create_sheet("allocator")["A1"] = "{broken"
    book.save(town / "w.xlsx")
    assert imported("--lang", "en") == 2
    assert "hidden sheet" in capsys.readouterr().err


def zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no workbook", "no Excel workbook"),
        (zipped(b"\0" * 101_000_000), "96 MiB"),
        (zipped(b"<!DOCTYPE x><x/>"), "XML"),
        (zipped(b"<x/>"), "no Excel workbook"),
    ],
    ids=["text", "bomb", "entities", "empty"],
)
def test_hostile_files(town: Path, capsys: Out, content: bytes, words: str) -> None:
    (town / "w.xlsx").write_bytes(content)
    assert imported("--lang", "en") == 2
    err = capsys.readouterr().err
    assert words in err
    assert "Traceback" not in err


def test_a_workbook_without_weeks_and_one_that_claims_to_be_huge(town: Path, capsys: Out) -> None:
    book = Workbook()
    book.worksheets[0]["XFD1048576"] = "far away"
    book.worksheets[0].merged_cells.ranges.clear()
    book.save(town / "w.xlsx")
    assert imported("--lang", "en") == 2
    assert "No sheet of a week" in capsys.readouterr().err


def test_two_weeks_in_one_workbook_with_display_names(town: Path, capsys: Out) -> None:
    """Only the second week was edited; names in cells are known from the workbook itself.

    With the first one edited, the second keeps its blocks and counts anew what is as last week.
    """
    (town / "names.csv").write_text("m1,=Ada\nB,Haus am See+\n", encoding="utf-8")
    words = ("--weeks", "2", "--week", "2016-W10", "--xlsx", "w.xlsx", "--names", "names.csv")
    assert run(["rota", "town.yaml", "plan.json", *words, "--out", "x.json", "--quiet"]) == 0
    book = load_workbook("w.xlsx")
    first, second, *_ = book.worksheets
    visits = [cell for row in first.iter_rows() for cell in row if "am See+" in str(cell.value)]
    assert len(visits) == 1
    row = next(row for row in second.iter_rows() if row[0].value == "m1")
    row[2].value = "-"
    book.save("w.xlsx")
    imported("--out", "y.json", "--lang", "en", "--previous", "x.2016-W10.json")
    out = capsys.readouterr().out
    assert "Town: 1 cell was edited" in out
    assert "m1 is away on Mon 14.3. (morning)" in out
    first_file, second_file = (town / f"y.2016-W{n}.json" for n in (10, 11))
    assert first_file.read_bytes() == (town / "x.2016-W10.json").read_bytes()
    assert second_file.read_bytes() != (town / "x.2016-W11.json").read_bytes()
    assert "Ada" not in second_file.read_text("utf-8")
    row = next(row for row in first.iter_rows() if row[0].value == "m1")
    turn = next(cell for cell in row[2:] if str(cell.value).startswith("O "))
    turn.value = "."
    book.save("w.xlsx")
    assert imported("--out", "z.json", "--format", "json") == 1
    assert "stated_goals" not in {
        row["rule"] for row in json.loads(capsys.readouterr().out)["caused"]
    }
    assert read_rota("z.2016-W11.json").blocks == read_rota("y.2016-W11.json").blocks


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not here")
def test_saved_by_libreoffice_it_is_the_same(town: Path) -> None:
    profile = f"-env:UserInstallation=file://{town}/profile"
    words = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "saved"]
    subprocess.run([*words, "w.xlsx"], check=True, capture_output=True, timeout=240)
    shutil.copy(town / "saved" / "w.xlsx", town / "w.xlsx")
    assert imported("--quiet", "--out", "new.json") == 0
    assert (town / "new.json").read_bytes() == (town / "w.json").read_bytes()
