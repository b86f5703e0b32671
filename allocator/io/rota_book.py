"""A workbook of weeks read back: what stands in every half day, and the rotas it was made from.

Only sheets of weeks are read. Whose row and which half day a cell is, hidden marks say
(`allocator.io.rota_marks`); what the cell means, `allocator.io.rota_words` says.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl.utils import get_column_letter, range_boundaries

from allocator.errors import Fault, InputError
from allocator.io.gathered import read_bytes
from allocator.io.plans import json_tree
from allocator.io.rota_marks import HALVES, STORE, WORDS, column_mark
from allocator.io.workbook import opened, part_of, text_rows
from allocator.model.calendar import format_week, parse_week, weekdays
from allocator.model.rota import Rota
from allocator.model.shape import shape

Key = tuple[str, date, int]
"""Person, day, and 0 for the morning or 1 for the afternoon."""
Rows = dict[int, tuple[str, ...]]

_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')


@dataclass(frozen=True)
class Cell:
    """A half day of somebody as it stands in the sheet.

    Attributes
    ----------
    text
        What stands there; empty for nothing.
    source
        File and sheet.
    name
        The cell, ``D12``.
    """

    text: str
    source: str
    name: str


@dataclass
class RotaBook:
    """What was read.

    Attributes
    ----------
    weeks
        Cells by Monday of the week, person, day and half.
    sources
        File and sheet of each week.
    rotas
        The rotas that the workbook was made from, as its hidden sheet holds them.
    words
        How places and interpreters were written: ids by kind and word, in small letters.
    """

    weeks: dict[date, dict[Key, Cell]] = field(default_factory=dict)
    sources: dict[date, str] = field(default_factory=dict)
    rotas: tuple[Rota, ...] = ()
    words: dict[tuple[str, str], str] = field(default_factory=dict)


def read_rota_book(path: str | Path) -> RotaBook:
    """Read a workbook of weeks.

    Raises
    ------
    InputError
        The file cannot be read, is no workbook or too large, or its marks are damaged; holds
        every fault.
    """
    source = str(path)
    raw = read_bytes(Path(path))
    try:
        sheets, faults = opened(raw, source)
        book = _read(sheets, raw, source, faults)
    except InputError:
        raise
    except Exception:  # whatever a damaged file makes the readers raise, it is a bad file
        raise InputError([Fault("not_workbook", source=source)]) from None
    if not book.weeks and not faults:
        faults.append(Fault("rota_book_no_week", source=source))
    if faults:
        raise InputError(faults)
    return book


def _read(book: Any, raw: bytes, source: str, faults: list[Fault]) -> RotaBook:
    found = RotaBook()
    with ZipFile(io.BytesIO(raw)) as packed:
        for sheet in book.worksheets:
            rows: Rows = dict(text_rows(sheet, source))
            place = f"{source} [{sheet.title}]"
            mark = rows.get(1, ("",))[0]
            monday = parse_week(mark)
            if sheet.title == STORE:
                found.rotas = _stored(rows, source, faults)
            elif mark == WORDS:
                found.words |= dict(_words(rows))
            elif monday is not None and monday in found.weeks:
                values: dict[str, object] = {"week": mark}
                faults.append(Fault("rota_book_twice", source=place, values=values))
            elif monday is not None:
                merged = _MERGED.findall(packed.read(part_of(sheet)))
                found.weeks[monday] = _week(_filled(rows, merged), monday, place, faults)
                found.sources[monday] = place
    book.close()
    return found


def _stored(rows: Rows, source: str, faults: list[Fault]) -> tuple[Rota, ...]:
    """Return the rotas of the hidden sheet; a damaged one is none."""
    text = "".join(row[0] for row in rows.values())
    try:
        tree = json_tree(text.encode(), source)
        parts = tree if isinstance(tree, list) else [None]
        made = [shape(Rota, row)[0] if isinstance(row, dict) else None for row in parts]
    except InputError:
        made = [None]
    if None in made:
        faults.append(Fault("rota_book_store", source=source))
    return tuple(row for row in made if row is not None)


def _words(rows: Rows) -> Iterator[tuple[tuple[str, str], str]]:
    for row in rows.values():
        kind, _, ident = row[0].partition(" ")
        if ident and len(row) > 1:
            yield (kind, row[1].lstrip("+").casefold()), ident


def _filled(rows: Rows, merged: list[bytes]) -> Rows:
    """Return rows in which every part of a person's merged cells says what they say."""
    wide = {number: list(row) for number, row in rows.items()}
    for reference in merged:
        left, top, right, bottom = (n or 1 for n in range_boundaries(reference.decode()))
        head = rows.get(top, ("",))
        text = (head[left - 1 : left] or ("",))[0]
        ours = [number for number in wide if head[0] and top <= number <= bottom]
        for number in ours:
            row, last = wide[number], min(right, 100)  # a week has ten half days
            row += [""] * (last - len(row))
            row[left - 1 : last] = [text] * max(0, last - left + 1)
    return {number: tuple(row) for number, row in wide.items()}


def _week(rows: Rows, monday: date, source: str, faults: list[Fault]) -> dict[Key, Cell]:
    """Return the cells of a week's sheet."""
    columns = _columns(rows[1], monday, source, faults)
    cells: dict[Key, Cell] = {}
    started = False
    for number, row in rows.items():
        manager = row[0]
        started |= bool(manager) and number > 1
        if not started:
            continue
        filled = [column for column in columns if column < len(row) and row[column]]
        twice = any(key[0] == manager for key in cells)
        if twice or (not manager and filled):
            code = "rota_book_row_twice" if twice else "rota_book_row"
            name = row[1] if len(row) > 1 else ""
            values: dict[str, object] = {"manager": manager or name or "-"}
            faults.append(Fault(code, source=source, row=number, values=values))
            continue
        for column, (day, half) in columns.items() if manager else ():
            text = row[column] if column < len(row) else ""
            name = f"{get_column_letter(column + 1)}{number}"
            cells[manager, day, half] = Cell(text, source, name)
    return cells


def _columns(
    head: tuple[str, ...], monday: date, source: str, faults: list[Fault]
) -> dict[int, tuple[date, int]]:
    """Return which day and half each column is."""
    wanted = {
        column_mark(day, half): (day, half)
        for day in weekdays(monday)
        for half in range(len(HALVES))
    }
    found = {number: wanted[mark] for number, mark in enumerate(head) if mark in wanted}
    missing = [mark for mark in wanted if head.count(mark) != 1]
    if missing:
        values: dict[str, object] = {"week": format_week(monday), "columns": ", ".join(missing)}
        faults.append(Fault("rota_book_columns", source=source, values=values))
    return found
