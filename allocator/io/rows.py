"""From a sheet of text to the rows of a table: headers understood, cells read.

Headers and cells that cannot be understood become faults with their row; the rest of the
row is kept, so that one slip does not hide another.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from allocator.errors import Fault
from allocator.io.cells import CellError, reader
from allocator.io.headers import Column, Table, headers_of
from allocator.io.sheets import EXCEL_ERRORS, Sheet
from allocator.model.paths import Loc, is_id
from allocator.model.personal import folded, personal_code

Row = dict[str, Any]
Read = Callable[[str], Any]

MAX_UNKNOWN = 100
"""Headers that are said not to be understood; looking for similar ones takes time."""


@dataclass
class Rows:
    """The rows of a table.

    Attributes
    ----------
    rows
        One tree a row, as the scenario's tree holds it.
    numbers
        Line or row number of each.
    faults
        Headers and cells that could not be read.
    headers
        Header of each field that the table calls otherwise.
    bad
        Position of the row, and field, of each cell that could not be read; the tree holds
        its text, so that it does not seem to be missing.
    """

    rows: list[Row] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    bad: list[Loc] = field(default_factory=list)


def table_rows(sheet: Sheet, table: Table, dated: Collection[str] = ()) -> Rows:
    """Read the rows of `table` from `sheet`.

    Parameters
    ----------
    sheet
        Text cells.
    table
        The table they hold.
    dated
        Needs of the catalogue that refer to a date: each may have a column of its own.
    """
    result = Rows()
    if table.name == "travel" and _is_matrix(sheet, table):
        sheet = _legs(sheet)
    columns = _columns(sheet, table, dated, result)
    seen = len(result.faults)
    for number, cells in sheet.rows:
        row: Row = {}
        for index, text in enumerate(cells):
            if not text:
                continue
            column = columns.get(index)
            if column is not None:
                _take(row, column, text, (sheet.source, number), result)
            elif index >= len(sheet.header) or not sheet.header[index]:
                values = {"value": "", "columns": len(sheet.header), "column": index + 1}
                result.faults.append(
                    Fault("cell_without_header", source=sheet.source, row=number, values=values)
                )
                break
        result.rows.append(row)
        result.numbers.append(number)
        if len(result.faults) > seen:
            result.faults[seen:] = [_named(fault, table, row) for fault in result.faults[seen:]]
            seen = len(result.faults)
    return result


def _take(
    row: Row, column: tuple[str, str, Read], text: str, place: tuple[str, int], result: Rows
) -> None:
    """Read a cell into its row."""
    top, inner, read = column
    try:
        if text in EXCEL_ERRORS:
            raise CellError("formula_error", value=text)
        value = read(text)
    except CellError as error:
        source, number = place
        path = top + ("." + inner if inner else "")
        header = result.headers.get(path, "")
        fault = Fault(error.code, path, error.values, source, number, header)
        result.faults.append(fault)
        result.bad.append((len(result.rows), top, *([inner] if inner else [])))
        value = text
    if inner:
        row.setdefault(top, {})[inner] = value
    else:
        row[top] = value


def _named(fault: Fault, table: Table, row: Row) -> Fault:
    """Give the fault of a cell its path, with the id of the row once that is read."""
    name = str(row.get(table.owner or "id", ""))
    parts = (".".join(table.loc), name if is_id(name) else "", fault.path)
    return replace(fault, path=".".join(part for part in parts if part))


def _columns(
    sheet: Sheet, table: Table, dated: Collection[str], result: Rows
) -> dict[int, tuple[str, str, Read]]:
    """Return, by position, the field and reader of each column that is understood."""
    known = headers_of(table)
    if table.name == "cases":
        for need in dated:
            column = Column(f"dates.{need}", "date", (need,), ())
            known = {folded(need): column, folded(column.field): column} | known
    columns: dict[int, tuple[str, str, Read]] = {}
    taken: dict[str, str] = {}
    for index, header in enumerate(sheet.header):
        found = known.get(folded(header))
        if found is None:
            if header and len(result.faults) < MAX_UNKNOWN:
                result.faults.append(_unknown(sheet, table, header, known))
            continue
        if found.field in taken:
            values: dict[str, object] = {"header": header, "other": taken[found.field]}
            result.faults.append(
                Fault("header_twice", ".".join(table.loc), values, sheet.source, sheet.header_row)
            )
            continue
        taken[found.field] = header
        if folded(header) != folded(found.field):
            result.headers[found.field] = " ".join(header.split())
        top, _, inner = found.field.partition(".")
        columns[index] = (top, inner, reader(found, table.name))
    return columns


def _unknown(sheet: Sheet, table: Table, header: str, known: dict[str, Column]) -> Fault:
    """Say why a header is not understood: it is personal, or it is not in the table."""
    values: dict[str, object] = {"field": header[:40], "header": header[:40]}
    code = personal_code(header, table.name)
    if code is None:
        near = get_close_matches(folded(header)[:40], known, n=1, cutoff=0.7)
        values["near"] = [known[match].english[0] for match in near]
    path = ".".join(table.loc)
    return Fault(code or "header_unknown", path, values, sheet.source, sheet.header_row)


def _is_matrix(sheet: Sheet, table: Table) -> bool:
    """Whether a travel table is a matrix: a place a row, and a column for each place."""
    known = headers_of(table)
    named = [known.get(folded(header)) for header in sheet.header]
    return len(named) > 1 and all(column is None for column in named[1:])


def _legs(sheet: Sheet) -> Sheet:
    """Turn a matrix into one row a leg; empty cells and the diagonal say nothing."""
    legs = [
        (number, (cells[0], to, text))
        for number, cells in sheet.rows
        for to, text in zip(sheet.header[1:], cells[1:], strict=False)
        if text and to and to != cells[0]
    ]
    return Sheet(sheet.source, ("from", "to", "minutes"), sheet.header_row, tuple(legs))
