"""Excel workbooks: size-checked before anything is unpacked, and read without formulas.

Each sheet whose name is that of a table (English or German) is one; others are left
alone. What Excel computed last stands for a formula; nothing is evaluated here.
"""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from allocator.errors import Fault, InputError
from allocator.io.headers import SHEETS
from allocator.io.sheets import Sheet, sheet_of
from allocator.model.personal import folded

MAX_BYTES = 32 * 2**20
MAX_UNPACKED = 96 * 2**20
MAX_MEMBERS = 500
MAX_TAGS = 2_500_000
MAX_TAGS_ELSEWHERE = 400_000
MAX_CELLS = 2_000_000

_UNPACKED_LIMIT = f"{MAX_UNPACKED // 2**20} MiB"
_NO_VALUE = re.compile(
    rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<f[^>]*>[^<]*</f>\s*(?:<v ?/>|<v></v>)?\s*</c>'
)


def read_workbook(raw: bytes, source: str) -> tuple[dict[str, Sheet], list[Fault]]:
    """Read the tables of a workbook.

    Parameters
    ----------
    raw
        Content of the file.
    source
        Its name, for faults.

    Returns
    -------
    tuple[dict[str, Sheet], list[Fault]]
        Sheets by name of their table, in the order of the workbook, and what is wrong or
        odd (a sheet that is no table) with the others.

    Raises
    ------
    InputError
        The file is no workbook, or passes a limit.
    """
    try:
        book, faults = opened(raw, source)
        return _tables(book, source, faults), faults
    except InputError:
        raise
    except Exception:  # whatever a damaged file makes the readers raise, it is a bad file
        raise InputError([Fault("not_workbook", source=source)]) from None


def _tables(book: Any, source: str, faults: list[Fault]) -> dict[str, Sheet]:
    """Read each sheet that is a table; add what is wrong with the others to `faults`."""
    found: dict[str, Sheet] = {}
    for sheet in book.worksheets:
        table = SHEETS.get(folded(sheet.title))
        place = f"{source} [{sheet.title}]"
        if table is None:
            values = {"sheet": sheet.title}
            faults.append(Fault("odd_sheet", values=values, source=source, odd=True))
            continue
        if table.name in found:
            faults.append(Fault("table_twice", values={"table": table.name}, source=place))
            continue
        try:
            found[table.name] = sheet_of(text_rows(sheet, source), place)
        except InputError as error:
            # An empty sheet is a table without rows.
            faults += [fault for fault in error.faults if fault.code != "table_empty"]
    book.close()
    return found


def opened(raw: bytes, source: str) -> tuple[Any, list[Fault]]:
    """Return a workbook, and its formulas without a result.

    Raises
    ------
    InputError
        It would unpack to too much, or holds XML entities.
    """
    empty = _inspected(raw, source)
    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    places = {part_of(sheet): f"{source} [{sheet.title}]" for sheet in book.worksheets}
    faults = [
        Fault("formula_empty", source=places.get(part, source), values={"cell": cell})
        for part, cells in empty.items()
        for cell in cells
    ]
    return book, faults


def part_of(sheet: Any) -> str:
    """Return the member of the archive that holds a sheet; openpyxl has no public name for it."""
    return str(sheet._worksheet_path)


def _inspected(raw: bytes, source: str) -> dict[str, list[str]]:
    """Refuse what would unpack to too much; return empty formulas by member of the archive."""
    if len(raw) > MAX_BYTES:
        raise InputError([Fault("file_too_large", source=source, values={"limit": "32 MiB"})])
    with ZipFile(io.BytesIO(raw)) as packed:
        members = packed.infolist()
        size = sum(member.file_size for member in members)
        if len(members) > MAX_MEMBERS or size > MAX_UNPACKED:
            raise InputError([_too_large(source)])
        return {
            member.filename: _inspect_part(packed.read(member), member.filename, source)
            for member in members
            if member.filename.endswith((".xml", ".rels"))
        }


def _too_large(source: str) -> Fault:
    return Fault("workbook_too_large", source=source, values={"limit": _UNPACKED_LIMIT})


def _inspect_part(part: bytes, name: str, source: str) -> list[str]:
    """Return cells with a formula and no value, 20 at most; refuse what is too large or odd."""
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise InputError([Fault("workbook_entities", source=source)])
    on_sheet = "worksheets/" in name
    if part.count(b"<") > (MAX_TAGS if on_sheet else MAX_TAGS_ELSEWHERE):
        raise InputError([_too_large(source)])
    if not on_sheet:
        return []
    return [cell.decode("ascii") for cell in _NO_VALUE.findall(part)[:20]]


def text_rows(sheet: Any, source: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows of a sheet as text, trailing empty cells left out."""
    # Without this every row is as wide as the sheet claims to be, were it 16,384 columns.
    sheet.reset_dimensions()
    budget = MAX_CELLS
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        budget -= len(cells)
        if budget < 0:
            raise InputError([_too_large(source)])
        filled = len(cells)
        while filled and cells[filled - 1] is None:
            filled -= 1
        if filled:
            yield number, tuple([_text(value) for value in cells[:filled]])


def _text(value: Any) -> str:
    """Return a cell as a person would have typed it, so that all files read alike."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()
