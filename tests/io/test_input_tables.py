"""Truth tables: what a person may write in a cell, a header or a scalar, and how it is read."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from allocator.commands.faults import fault_line
from allocator.errors import InputError
from allocator.io import examine, load
from allocator.io.cells import CellError, reader
from allocator.io.docs import PAGE, generated
from allocator.io.headers import BY_NAME, TABLES, WORDS, Column, Kind, headers_of
from allocator.io.sheets import read_csv
from allocator.io.yaml_strict import read_yaml, scalar
from allocator.model.personal import folded, personal_code
from tests.io.inputs import Tree, base, codes, examined, written

CELLS: list[tuple[Kind, str, Any]] = [
    ("whole", "250", 250),
    ("whole", "250,0", 250),
    ("whole", "1.250", CellError),
    ("whole", "1 250", CellError),
    ("whole", "250,5", CellError),
    ("number", "19,5", 19.5),
    ("number", "19.5", 19.5),
    ("number", ",5", 0.5),
    ("number", "50%", 0.5),
    ("number", "1.234,5", CellError),
    ("number", "nan", CellError),
    ("number", "1e5", CellError),
    ("date", "2016-03-01", "2016-03-01"),
    ("date", "1.3.2016", "2016-03-01"),
    ("date", "01.03.2016", "2016-03-01"),
    ("date", "2016-03-01 00:00:00", "2016-03-01"),
    ("date", "01.03.16", CellError),
    ("date", "03/01/2016", CellError),
    ("date", "30.02.2016", CellError),
    ("month", "2016-03", "2016-03"),
    ("month", "03.2016", "2016-03"),
    ("month", "3/2016", "2016-03"),
    ("month", "15.03.2016", "2016-03"),
    ("month", "13.2016", CellError),
    ("flag", "ja", True),
    ("flag", "Nein", False),
    ("flag", "TRUE", True),
    ("flag", "x", True),
    ("flag", "0", False),
    ("flag", "2", CellError),
    ("list", "ar fa", ["ar", "fa"]),
    ("list", "ar|fa + ku", ["ar", "fa", "ku"]),
    ("list", "ar, fa", ["ar", "fa"]),
    ("id", "012", "012"),
    ("windows", "Mo 9:00-12.30 | Thu 14:00 – 16:00", [
        {"weekday": 1, "from": "09:00", "until": "12:30"},
        {"weekday": 4, "from": "14:00", "until": "16:00"},
    ]),
    ("windows", "Sa 9:00-12:00", CellError),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "written_as", "meant"), CELLS)
def test_cell(kind: Kind, written_as: str, meant: Any) -> None:
    read = reader(Column("field", kind, (), ()))
    if meant is CellError:
        with pytest.raises(CellError):
            read(written_as)
    else:
        assert read(written_as) == meant


SCALARS: list[tuple[str, Any]] = [
    ("no", "no"),
    ("yes", "yes"),
    ("on", "on"),
    ("12:30", "12:30"),
    ("010", 10),
    ("0o10", 8),
    ("0x1F", 31),
    ("1_000", "1_000"),
    ("1.5", 1.5),
    (".5", 0.5),
    ("1e3", 1000.0),
    ("2016-03-01", "2016-03-01"),
    ("true", True),
    ("null", None),
    ("~", None),
    ("", None),
    ("9" * 30, "9" * 30),
]


@pytest.mark.parametrize(("text", "value"), SCALARS)
def test_scalar_of_yaml_1_2(text: str, value: Any) -> None:
    found = scalar(text)
    assert found == value
    assert type(found) is type(value)


def test_lines_of_nodes() -> None:
    tree = read_yaml(b"a: 1\nb:\n  - c: 2\n    d: [3,\n 4]\n", "x.yaml")
    assert tree.data == {"a": 1, "b": [{"c": 2, "d": [3, 4]}]}
    lines = {
        ("a",): 1, ("b",): 3, ("b", 0): 3, ("b", 0, "d"): 4, ("b", 0, "d", 1): 5,
        ("b", 0, "e"): 3,
    }  # fmt: skip
    assert {loc: tree.origin.find(loc) for loc in lines} == {
        loc: ("x.yaml", line) for loc, line in lines.items()
    }


def test_an_id_stays_as_written(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(
        "name: A\nstate: NI\nstart: 2025-01\nsites: [{id: 010}, {id: 1.50}]\n"
        "managers: [{id: 7}]\ncases: [{id: 012, site: 010, opened: 2024-01-01}]\n",
        encoding="utf-8",
    )
    scenario = load(path).scenario
    assert [site.id for site in scenario.sites] == ["010", "1.50"]
    assert [(case.id, case.site) for case in scenario.cases] == [("012", "010")]
    assert scenario.managers[0].id == "7"


ROWS = [("C7", "mill", "2024-11-12", "1"), ("C8", "ford", "2024-12-03", "2")]
GERMAN = "Kennung;Unterkunft;Eröffnet;Personen\nC7;mill;12.11.2024;1\nC8;ford;3.12.2024;2\n"
FORMS: dict[str, bytes] = {
    "comma": b"id,site,opened,persons\nC7,mill,2024-11-12,1\nC8,ford,2024-12-03,2\n",
    "windows lines": b"id,site,opened,persons\r\nC7,mill,2024-11-12,1\r\nC8,ford,2024-12-03,2\r\n",
    "mark": "\ufeffid,site,opened,persons\nC7,mill,2024-11-12,1\nC8,ford,2024-12-03,2".encode(),
    "german": GERMAN.encode(),
    "cp1252": GERMAN.encode("cp1252"),
    "quotes, comments, empty rows, another order": (
        b'# made up\n\n"persons","site","ID","Opened"\n"1","mill","C7","2024-11-12"\n,,,\n'
        b"# half\n2,ford,C8,2024-12-03\n"
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_csv(form: str, tmp_path: Path) -> None:
    tree = base() | {"cases": "t.csv"}
    scenario = load(written(tmp_path, tree, {"t.csv": FORMS[form]})).scenario
    rows = [(c.id, c.site, c.opened.isoformat(), str(c.persons)) for c in scenario.cases]
    assert rows == ROWS


def test_excel_reads_like_csv(tmp_path: Path) -> None:
    """Dates, whole and broken numbers and flags of Excel mean what the same text means."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Fälle"
    sheet.append(["Kennung", "Unterkunft", "Eröffnet", "Personen", "Beginn", "manager"])
    sheet.append(["C7", "mill", datetime(2024, 11, 12), 1.0, date(2024, 12, 1), "m1"])
    sheet.append([None] * 6)
    sheet.append([8, "ford", "3.12.2024", 2, None, None])
    staff = book.create_sheet("managers")
    staff.append(["id", "hours", "mobile", "languages"])
    staff.append(["m1", 19.5, True, "ar fa"])
    out = io.BytesIO()
    book.save(out)
    tree = base() | {"workbook": "t.xlsx"}
    del tree["cases"], tree["managers"]
    scenario = load(written(tmp_path, tree, {"t.xlsx": out.getvalue()})).scenario
    assert [(c.id, c.opened, c.persons) for c in scenario.cases] == [
        ("C7", date(2024, 11, 12), 1),
        ("8", date(2024, 12, 3), 2),
    ]
    manager = scenario.managers[0]
    assert (manager.hours, manager.mobile, manager.languages) == (19.5, True, ("ar", "fa"))


def test_rows_that_belong_to_others(tmp_path: Path) -> None:
    """Dated rows are joined in order of date, each with its own line."""
    files: dict[str, str | bytes] = {
        "residents.csv": "site,from,value\nford,2025-06-01,30\nford,2025-01-01,40\n",
        "absences.csv": "manager;ab;bis\nm1;03.02.2025;07.02.2025\n",
        "hours.csv": "manager,from,value\nm2,2025-01-01,39\nm2,2025-04-01,19.5\n",
        "moves.csv": "Unterkunft;nach;Anteil\nford;mill;0,4\nford;out;0,6\n",
        "travel.csv": "from,mill,ford\noffice,10,20\nmill,,7\n",
        "interpreters.csv": "language,from,hours\nti,2025-01-01,10\nti,2025-03-01,5\n",
    }
    tree = base() | {"tables": {name.removesuffix(".csv"): name for name in files}}
    del tree["sites"][1]["residents"]
    tree["sites"][1]["closes"] = "2025-08-31"
    scenario = load(written(tmp_path, tree, files)).scenario
    ford = scenario.sites[1]
    assert [(step.from_.isoformat(), step.value) for step in _steps(ford.residents)] == [
        ("2025-01-01", 40),
        ("2025-06-01", 30),
    ]
    assert [(move.to, move.share) for move in ford.moves] == [("mill", 0.4), ("out", 0.6)]
    assert scenario.managers[1].absences[0].until == date(2025, 2, 7)
    assert [step.value for step in _steps(scenario.managers[2].hours)] == [39, 19.5]
    assert [(leg.from_, leg.to, leg.minutes) for leg in scenario.travel] == [
        ("office", "mill", 10),
        ("office", "ford", 20),
        ("mill", "ford", 7),
    ]
    assert [step.value for step in _steps(scenario.interpreters[0].hours)] == [10, 5]


def _steps(value: Any) -> tuple[Any, ...]:
    assert isinstance(value, tuple)
    return value


def test_lines_of_joined_rows(tmp_path: Path) -> None:
    def change(tree: Tree) -> None:
        tree["tables"] = {"absences": "absences.csv"}

    text = "manager,from,until\nm1,2025-02-07,2025-02-03\nm9,2025-02-03,2025-02-04\n"
    found = examined(tmp_path, change, {"absences.csv": text})
    assert [(fault.code, fault.row, fault.path) for fault in found.faults] == [
        ("wrong_order", 2, "managers.m1.absences.1.until"),
        ("unknown_manager", 3, "absences.2.manager"),
    ]


def test_a_column_for_each_dated_need(tmp_path: Path) -> None:
    tree = base() | {"cases": "t.csv", "policy": {"needs": {"exam": {"within_days": 30}}}}
    text = "id,site,opened,job_start,exam\nC7,mill,2024-11-12,2025-02-03,2025-05-05\n"
    case = load(written(tmp_path, tree, {"t.csv": text})).scenario.cases[0]
    assert case.dates == {"job_start": date(2025, 2, 3), "exam": date(2025, 5, 5)}


def test_words_that_a_spreadsheet_begins_with_a_capital(tmp_path: Path) -> None:
    tree = base() | {"cases": "t.csv", "sites": "s.csv"}
    files: dict[str, str | bytes] = {
        "t.csv": "id,site,opened,needs,languages\nC7,mill,2024-11-12,Trauma Behinderung,Ar\n",
        "s.csv": "id,kind,residents\nmill,Shelter,210\nford,Wohnheim,40\n",
    }
    found = examine(written(tmp_path, tree, files)).loaded
    assert found is not None
    case = found.scenario.cases[0]
    assert (case.site, case.needs, case.languages) == ("mill", ("trauma", "disability"), ("ar",))
    assert [site.kind for site in found.scenario.sites] == ["shelter", "hostel"]


def test_what_a_workbook_holds_is_not_missing_where_it_cannot_be_read(tmp_path: Path) -> None:
    tree = base() | {"workbook": "t.xlsx"}
    del tree["sites"], tree["managers"]
    assert codes(examine(written(tmp_path, tree))) == ["file_missing"]


def test_an_item_of_a_list_is_named_by_its_list(tmp_path: Path) -> None:
    tree = base()
    tree["managers"][1]["languages"] = ["ar", "Farsi Dari"]
    (fault,) = examine(written(tmp_path, tree)).faults
    assert fault.said().startswith("languages must be a short word")


def test_headers_mean_one_thing() -> None:
    """No header stands for two columns of a table, and every column can be written."""
    for table in TABLES:
        seen: dict[str, str] = {}
        for column in table.columns:
            for header in (*column.english, *column.german):
                assert seen.setdefault(folded(header), column.field) == column.field
                assert personal_code(header, table.name) is None or header in _KNOWN_WORDS
        assert set(seen) <= set(headers_of(table))
    assert len({folded(name) for t in TABLES for name in (t.name, t.german)}) >= len(BY_NAME)


_KNOWN_WORDS = ("Grund", "note", "Status")
"""Headers that a table knows, though elsewhere they would hold personal data."""


def test_german_words_lead_to_known_ones() -> None:
    kinds = {word for words in WORDS.values() for word in words.values()}
    assert {"shelter", "head", "mobile", "little_german", "assumed", "not_case"} <= kinds
    assert all(folded(word) == word for words in WORDS.values() for word in words)


def test_page_shows_the_headers() -> None:
    page = Path(__file__).parents[2] / "docs" / PAGE
    assert generated() in page.read_text(encoding="utf-8")


def test_row_numbers_of_long_cells() -> None:
    sheet = read_csv(b'id,site\nC1,"a\nb"\nC2,c\n', "t.csv")
    assert [number for number, _ in sheet.rows] == [2, 4]


def test_a_fault_of_a_cell_names_the_column_as_it_is_written(tmp_path: Path) -> None:
    tree = base() | {"cases": "t.csv", "sites": "s.csv", "bases": []}
    text = "id;Unterkunft;eröffnet;persons\nC7;mil;32.11.2024;0\n"
    sites = "id;residents;Breite;Länge\nmill;200;152,3;9,7\nford;60;52,3;9,7\n"
    found = examine(written(tmp_path, tree, {"t.csv": text, "s.csv": sites})).faults
    named = {fault.path: fault.column for fault in found}
    assert named["cases.C7.site"] == "Unterkunft"
    assert named["cases.C7.opened"] == "eröffnet"
    assert named["cases.C7.persons"] == ""
    assert named["sites.mill.location.lat"] == "Breite"
    line = next(fault_line(fault, "de") for fault in found if fault.column == "Breite")
    assert "s.csv:2, Spalte Breite: sites.mill.location.lat: " in line


def test_a_column_is_that_of_the_table_that_the_value_comes_from(tmp_path: Path) -> None:
    tree = base() | {"cases": "t.csv", "sites": "s.csv", "tables": {"residents": "r.csv"}}
    files: dict[str, str | bytes] = {
        "t.csv": 'id;Unterkunft;"er\nöffnet"\nC7;mill;2024-11-12\n',
        "s.csv": "id;Bewohner;Breite;Länge\nmill;;52,3;9,7\nford;60;52,3;9,7\n",
        "r.csv": "Unterkunft;ab;Wert\nmill;2025-01-01;-5\n",
    }
    path = written(tmp_path, tree, files)
    found = {fault.path: fault for fault in examine(path).faults}
    assert found["sites.mill.residents.1.value"].column == "Wert"
    set_here = examine(path, sets=["cases.C7.opened=nonsense"]).faults
    (fault,) = [fault for fault in set_here if fault.path == "cases.C7.opened"]
    assert fault.column == ""
    files["t.csv"] = str(files["t.csv"]).replace("2024-11-12", "x")
    (fault,) = [
        fault
        for fault in examine(written(tmp_path, tree, files)).faults
        if fault.path == "cases.C7.opened"
    ]
    # A header of two lines is said on one.
    assert fault.column == "er öffnet"
    assert "t.csv:3, column er öffnet: " in str(InputError([fault]))
