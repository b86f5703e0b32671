"""The small made-up city of ``allocator new``: its tables as CSV files and as a workbook.

Every number is made up; cases follow from a rule, no real person is behind any row. The
tables are written with the headers of one language, as its readers would fill them in.
"""

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from allocator.errors import Fault, InputError
from allocator.io.headers import BY_NAME, TABLES, Column, Table
from allocator.texts import Language, say

Row = dict[str, Any]

SITES: list[Row] = [
    {"id": "linden", "name": "Linden", "kind": "shelter", "residents": 210, "desks": 3,
     "location.lat": 52.275, "location.lon": 10.535},
    {"id": "hafen", "name": "Hafen", "kind": "hostel",
     "location.lat": 52.295, "location.lon": 10.500},
    {"id": "markt", "name": "Markt", "kind": "hostel", "residents": 45,
     "location.lat": 52.264, "location.lon": 10.523},
    {"id": "bahnhof", "name": "Bahnhof", "kind": "emergency", "residents": 60,
     "closes": date(2025, 8, 31), "location.lat": 52.252, "location.lon": 10.540},
    {"id": "wiesen", "name": "Wiesen", "kind": "housing_project", "residents": 30,
     "location.lat": 52.240, "location.lon": 10.490},
    {"id": "west", "name": "West", "kind": "district", "residents": 80,
     "location.lat": 52.268, "location.lon": 10.480},
]  # fmt: skip
RESIDENTS: list[Row] = [
    {"site": "hafen", "from": date(2025, 1, 1), "value": 90},
    {"site": "hafen", "from": date(2025, 7, 1), "value": 70},
]
MOVES: list[Row] = [
    {"site": "bahnhof", "to": "markt", "share": 0.3},
    {"site": "bahnhof", "to": "west", "share": 0.6},
    {"site": "bahnhof", "to": "out", "share": 0.1},
]
MANAGERS: list[Row] = [
    {"id": "h1", "section": "A", "role": "head", "hours": 39},
    {"id": "m1", "section": "A", "hours": 39, "mobile": False, "languages": "ar",
     "post": "linden"},
    {"id": "m2", "section": "A", "hours": 39, "mobile": False, "languages": "fa",
     "post": "linden"},
    {"id": "m3", "section": "A", "hours": 39, "mobile": True, "languages": "ar ku",
     "skills": "asylum_law", "post": "mobile", "round": "hafen west", "leads": "hafen"},
    {"id": "m4", "section": "A", "hours": 29.5, "mobile": True, "languages": "fa",
     "post": "mobile", "round": "markt bahnhof", "leads": "markt bahnhof"},
    {"id": "m5", "section": "A", "hours": 19.5, "mobile": True, "languages": "ar",
     "until": date(2025, 9, 30), "post": "mobile", "round": "wiesen west", "leads": "wiesen"},
]  # fmt: skip
ABSENCES: list[Row] = [
    {"manager": "m1", "from": date(2025, 3, 3), "until": date(2025, 3, 14)},
    {"manager": "m4", "from": date(2025, 7, 21), "until": date(2025, 8, 1)},
]

_AT = {
    "linden": "m1 m2", "hafen": "m3", "markt": "m4", "bahnhof": "m4", "wiesen": "m5",
    "west": "m3",
}  # fmt: skip
_NEEDS = ("trauma little_german", "little_german", "", "single_parent", "little_german", "unknown")
_LANGUAGES = ("ar", "fa", "ar", "ti", "ku", "fa")

_GERMAN = {
    "shelter": "Gemeinschaftsunterkunft",
    "emergency": "Notunterkunft",
    "hostel": "Wohnheim",
    "housing_project": "Wohnprojekt",
    "district": "Quartier",
    "head": "Sachgebietsleitung",
    "mobile": "mobil",
}
"""Words of columns of kind ``word``, as German tables say them."""


def cases() -> list[Row]:
    """Return the made-up cases: 100 that run and 50 that wait, dealt by a fixed rule."""
    rows: list[Row] = []
    sites = list(_AT)
    for number in range(150):
        running = number < 100
        site = sites[number % len(sites)]
        opened = date(2024, 6, 3) + timedelta(days=5 * number // 4)
        row: Row = {
            "id": f"C{number + 1:03d}",
            "site": site,
            "opened": opened,
            "needs": _NEEDS[(number // 2) % len(_NEEDS)],
            "languages": _LANGUAGES[(number // 3) % len(_LANGUAGES)],
            "persons": 1 + (number % 7 == 0) + 2 * (number % 11 == 0),
        }
        if running:
            team = _AT[site].split()
            start = opened.year * 12 + opened.month
            row["manager"] = team[number // len(sites) % len(team)]
            row["start"] = date(start // 12, start % 12 + 1, 1)
        elif number % 10 == 8:
            row["dates.job_start"] = date(2025, 2, 3) + timedelta(days=number - 100)
        rows.append(row)
    return rows


def tables() -> dict[str, list[Row]]:
    """Return the rows of every table of the template; tables without rows are left out."""
    return {
        "sites": SITES,
        "residents": RESIDENTS,
        "moves": MOVES,
        "managers": MANAGERS,
        "absences": ABSENCES,
        "cases": cases(),
    }


def write_template(folder: Path, lang: Language) -> list[Path]:
    """Write the scenario, its CSV tables and the workbook into a new or empty folder.

    Parameters
    ----------
    folder
        Made where it does not exist.
    lang
        Language of comments and headers; German tables have semicolons, German dates and
        decimal commas.

    Returns
    -------
    list[Path]
        The files, the scenario first.

    Raises
    ------
    InputError
        A file exists already (nothing is written then), or the folder cannot be made.
    """
    files = {folder / "scenario.yaml": (say("template_scenario", lang) + "\n").encode()}
    for name, rows in tables().items():
        files[folder / f"{name}.csv"] = csv_bytes(BY_NAME[name], rows, lang)
    files[folder / "tables.xlsx"] = workbook_bytes(lang)
    there = [path for path in files if path.exists()]
    if there:
        raise InputError([Fault("new_exists", source=str(path)) for path in there])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            path.write_bytes(content)
    except OSError:
        raise InputError([Fault("new_folder", source=str(folder))]) from None
    return list(files)


def header(column: Column, lang: Language) -> str:
    """Return the header of a column as templates write it."""
    return (column.german if lang == "de" else column.english)[0]


def csv_bytes(table: Table, rows: list[Row], lang: Language) -> bytes:
    """Return a table as CSV; the German one opens in Excel with a double click."""
    used = [column for column in table.columns if any(column.field in row for row in rows)]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if lang == "de" else ",", lineterminator="\r\n")
    writer.writerow([header(column, lang) for column in used])
    for row in rows:
        writer.writerow([_text(_value(row, column, lang), column, lang) for column in used])
    return text.getvalue().encode("utf-8-sig" if lang == "de" else "utf-8")


def _value(row: Row, column: Column, lang: Language) -> Any:
    """Return the value of a cell, in the words of the language."""
    value = row.get(column.field)
    return _GERMAN.get(str(value), value) if lang == "de" and column.kind == "word" else value


def _text(value: Any, column: Column, lang: Language) -> str:
    """Return a value as a person would write it in a table of their language."""
    german = lang == "de"
    if value is None:
        return ""
    if isinstance(value, bool):
        return ("ja" if value else "nein") if german else ("yes" if value else "no")
    if isinstance(value, date):
        if column.kind == "month":
            return value.strftime("%m.%Y" if german else "%Y-%m")
        return value.strftime("%d.%m.%Y") if german else value.isoformat()
    text = str(value)
    return text.replace(".", ",") if german and isinstance(value, float) else text


def workbook_bytes(lang: Language) -> bytes:
    """Return the workbook: a sheet a table, filled like the CSV files, the others empty."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    book.remove(book.worksheets[0])
    rows_of = tables()
    for table in TABLES:
        sheet = book.create_sheet(table.german if lang == "de" else table.name)
        sheet.append([header(column, lang) for column in table.columns])
        for row in rows_of.get(table.name, []):
            sheet.append([_value(row, column, lang) for column in table.columns])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        for cells in sheet.columns:
            width = max(len(str(cell.value or "")) for cell in cells)
            sheet.column_dimensions[str(cells[0].column_letter)].width = min(width, 30) + 2
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
