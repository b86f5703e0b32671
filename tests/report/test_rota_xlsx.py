"""The Excel workbook of a week: the familiar grid, ready to print, text that stays text."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

import allocator
from allocator.facts import Facts
from allocator.model.plan import Plan
from allocator.model.rota import Rota, Uncovered
from allocator.model.rota_input import Appointment, Interpreter, RotaInput
from allocator.model.scenario import Scenario
from allocator.report.rota.xlsx import rota_xlsx
from allocator.report.view import View
from allocator.report.xlsx import Titles
from allocator.week import WeekFacts
from tests.checks.town import DECISIONS, scenario, whole

WEEK = date(2016, 3, 21)
"""With Good Friday; m1 has an appointment with a case on Tuesday from 15 to 16."""


@cache
def town() -> tuple[Scenario, Plan, Rota]:
    visit = Appointment(
        id="t1", manager="m1", date=date(2016, 3, 22), from_=900, until=960, case="W1"
    )
    given = RotaInput(
        appointments=(visit,), interpreters=(Interpreter(id="i1", languages=("ti",)),)
    )
    city = scenario(rota=given)
    plan = whole(city, DECISIONS)
    return city, plan, allocator.rota(city, plan, WEEK)


def written(view: View, *, weeks: int = 1, **options: Any) -> bytes:
    city, plan, rota = town()
    facts = Facts(city)
    made = [(WeekFacts(facts, plan, rota.week), rota)]
    if weeks == 2:
        made.append((WeekFacts(facts, plan, date(2016, 3, 28)), Rota(week=date(2016, 3, 28))))
    return rota_xlsx(made, view, **options)


def book_of(raw: bytes) -> Any:
    return load_workbook(io.BytesIO(raw))


def texts(sheet: Any) -> Iterator[str]:
    return (str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None)


def row_of(sheet: Any, manager: str) -> list[str]:
    row = next(row for row in sheet.iter_rows() if row[0].value == manager)
    return [str(cell.value or "") for cell in row[1:]]


def test_the_grid_is_the_familiar_one() -> None:
    """People by place of work and half days; Good Friday has no cells; ready for the wall."""
    book = book_of(written(View("de")))
    assert book.sheetnames == [
        *("Woche 2016-W12", "Schreibweise", "Altes Rathaus", "B", "C"),
        *("m1", "m2", "m3", "m4", "allocator"),
    ]
    sheet = book.worksheets[0]
    days = [sheet.cell(row=4, column=n).value for n in (3, 5, 7, 9, 11)]
    assert days == ["Mo 21.3.", "Di 22.3.", "Mi 23.3.", "Do 24.3.", "Fr 25.3. Feiertag"]
    assert [sheet.cell(row=5, column=n).value for n in (3, 4)] == ["vm.", "nm."]
    assert sheet.cell(row=6, column=2).value == "Altes Rathaus"
    m1, m3 = row_of(sheet, "m1"), row_of(sheet, "m3")
    assert m1[4] == "T 15-16"
    assert m1[9:11] == ["", ""]
    assert [cell for cell in m1 if cell.startswith("S ")]
    # Four of five days are worked: 96 of 120 minutes, on the grid an hour and a half.
    assert "B 9-10:30 B" in m3
    assert not [cell for cell in m3 if "S" in cell]
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == (
        *("landscape", 9, 1, 0),
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C6", "$4:$5")
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden
    assert book["allocator"].sheet_state == "veryHidden"


def test_kinds_differ_without_colours() -> None:
    """Every kind has its letter and its own line on the left; no two share a colour either."""
    sheet = book_of(written(View("en"))).worksheets[0]
    kinds = [sheet.cell(row=3, column=n) for n in range(2, 6)]
    assert [str(cell.value)[:2] for cell in kinds] == ["O ", "V ", "M ", "A "]
    assert len({cell.border.left.style for cell in kinds}) == 4
    assert len({cell.fill.fgColor.rgb for cell in kinds}) == 4


def test_a_sheet_a_person_and_a_place() -> None:
    book = book_of(written(View("en")))
    person = [[c.value for c in row] for row in book["m3"].iter_rows(min_row=4)]
    kinds = {row[3]: row[1] for row in person if row[3]}
    assert {kind: start is not None for kind, start in kinds.items()} == {
        **{"visit": True, "travel": True},
        "casework": False,
    }
    hours = [line for line in texts(book["m3"]) if line.startswith("Working time")]
    assert hours[0].startswith("Working time 31 hours, by contract 31; ")
    place = [[c.value for c in row] for row in book["Altes Rathaus"].iter_rows(min_row=4)]
    assert {row[4] for row in place if row[3]} == {"m1", "m2"}
    assert book["m3"].protection.sheet
    assert not book.worksheets[0].protection.sheet


def test_what_is_not_covered_stands_below_the_grid_and_on_the_sheet_of_the_place() -> None:
    city, plan, rota = town()
    gap = Uncovered(kind="office_hour", minutes=120, site="A", date=WEEK, start=540)
    with_gap = rota.model_copy(update={"uncovered": (gap,)})
    asked = WeekFacts(Facts(city), plan, WEEK)
    book = book_of(rota_xlsx([(asked, with_gap)], View("de")))
    line = "Sprechstunde Altes Rathaus, Mo. 21.3. 09:00 (2 Stunden)"
    assert line in list(texts(book.worksheets[0]))
    assert f"NICHT ABGEDECKT: {line}" in list(texts(book["Altes Rathaus"]))


NAMES = {"m1": "=HYPERLINK(1)", "m2": "+49 Ada", "m3": "-Bo", "A": "@Rathaus", "m4": "Ed/[x]"}


def test_names_never_become_formulas_and_are_stored_nowhere_else() -> None:
    book = book_of(written(View("de", names=NAMES), weeks=2))
    assert not [c for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]
    sheet = book.worksheets[0]
    name = next(row[1] for row in sheet.iter_rows() if row[0].value == "m1")
    assert (name.value, name.quotePrefix, name.data_type) == ("=HYPERLINK(1)", True, "s")
    assert "Ed x" in book.sheetnames
    stored = "\n".join(texts(book["allocator"]))
    assert '"manager": "m1"' in stored
    assert not [word for word in NAMES.values() if word in stored]


def test_without_names_and_cases_there_are_none() -> None:
    """The case of an appointment stands on the sheet of that person, unless it is left out."""
    assert "Fall W1" in list(texts(book_of(written(View("de")))["m1"]))
    with ZipFile(io.BytesIO(written(View("de"), cases=False))) as packed:
        whole_file = b"".join(packed.read(name) for name in packed.namelist())
    assert b"W1<" not in whole_file
    assert b'"W1' not in whole_file
    assert not re.search(rb"Ada|HYPERLINK", whole_file)


def test_the_same_week_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time of the day is in the file, neither in its properties nor in the archive."""
    first = written(View("de"))
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 1, 126, 1))
    assert written(View("de")) == first
    with ZipFile(io.BytesIO(first)) as packed:
        core = packed.read("docProps/core.xml").decode()
        assert {member.date_time[0] for member in packed.infolist()} == {1980}
    assert set(re.findall(r"20\d\d-\d\d-\d\dT", core)) == set()


def test_titles_of_sheets() -> None:
    titles = Titles()
    long = "Gemeinschaftsunterkunft Am Alten Rathaus"
    made = [titles.new(word) for word in (long, long, "a:b", "A/B", "", "'x'", "History")]
    assert made == [
        *("Gemeinschaftsunterkunft Am Alte", "Gemeinschaftsunterkunft Am Al 2"),
        *("a b", "A B 2", "-", "x", "History 2"),
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not here")
def test_libreoffice_opens_the_workbook_and_prints_it(tmp_path: Path) -> None:
    file = tmp_path / "week.xlsx"
    file.write_bytes(written(View("de")))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    words = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, str(file)], check=True, capture_output=True, timeout=240)
    assert (tmp_path / "week.pdf").read_bytes().startswith(b"%PDF")
