"""Rows of text from CSV files and Excel sheets, before their headers are understood.

Both end as a `Sheet`: numbered rows of text cells. CSV is told apart by its header line
(comma or semicolon) and by its bytes (UTF-8, else Windows' cp1252).
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from allocator.errors import Fault, InputError

MAX_BYTES = 16 * 2**20
MAX_ROWS = 200_000
MAX_LINES = 2 * MAX_ROWS
"""Lines of a file, empty ones and comments included."""
MAX_CELLS = 5_000
"""Cells of a row; a travel matrix has one a place."""
COMMENT = "#"
EXCEL_ERRORS = frozenset(
    ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#BEZUG!", "#NV", "#WERT!")
)
"""What Excel leaves where a formula fails, in English and German."""


@dataclass(frozen=True)
class Sheet:
    """A table as text.

    Attributes
    ----------
    source
        File, or file and sheet.
    header
        Cells of the first row that is neither empty nor a comment.
    header_row
        Line or row number of the header.
    rows
        Line or row number and cells of every further row that is neither.
    """

    source: str
    header: tuple[str, ...]
    header_row: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def sheet_of(rows: Iterator[tuple[int, tuple[str, ...]]], source: str) -> Sheet:
    """Gather numbered rows as a sheet: empty rows and comments left out.

    Raises
    ------
    InputError
        There is no header, or there are too many rows.
    """
    kept: list[tuple[int, tuple[str, ...]]] = []
    for number, cells in rows:
        if len(cells) > MAX_CELLS:
            wide = Fault("table_too_wide", "", {"limit": MAX_CELLS}, source, number)
            raise InputError([wide])
        comment = cells[0].startswith(COMMENT) and cells[0] not in EXCEL_ERRORS
        if any(cells) and not comment:
            kept.append((number, cells))
            if len(kept) > MAX_ROWS:
                values: dict[str, object] = {"limit": MAX_ROWS}
                raise InputError([Fault("table_too_long", source=source, values=values)])
    if not kept:
        raise InputError([Fault("table_empty", source=source)])
    return Sheet(source, kept[0][1], kept[0][0], tuple(kept[1:]))


def read_csv(raw: bytes, source: str) -> Sheet:
    """Read a CSV file.

    Parameters
    ----------
    raw
        Content of the file.
    source
        Its name, for faults.

    Raises
    ------
    InputError
        The bytes are no text, a quotation mark is never closed, or a limit is passed.
    """
    if len(raw) > MAX_BYTES:
        raise InputError([Fault("file_too_large", source=source, values={"limit": "16 MiB"})])
    text = _text(raw, source)
    return sheet_of(_numbered(text, source), source)


def _text(raw: bytes, source: str) -> str:
    if b"\0" in raw:
        raise InputError([Fault("not_text", source=source)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        raise InputError([Fault("not_text", source=source, row=row)]) from None


def _delimiter(text: str) -> str:
    """Return the separator of the header: semicolon where it has more of them than commas."""
    lines = (line for line in islice(io.StringIO(text), 1_000) if line.strip())
    header = next((line for line in lines if not line.lstrip('"').startswith(COMMENT)), "")
    return ";" if header.count(";") > header.count(",") else ","


def _numbered(text: str, source: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield rows with the line on which each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, tuple([cell.strip() for cell in cells[: MAX_CELLS + 1]])
            line = reader.line_num + 1
            if line > MAX_LINES:
                values: dict[str, object] = {"limit": MAX_ROWS}
                raise InputError([Fault("table_too_long", source=source, values=values)])
    except csv.Error:
        raise InputError([Fault("csv_quote", source=source, row=line)]) from None
