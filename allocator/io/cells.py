"""What a person writes in a cell, read as what a scenario's tree holds.

Dates become ISO text, months ``YYYY-MM``; ISO and German forms, decimal points and commas
are understood. Nothing is guessed: a thousands separator is refused, because 1.250 may be
either number.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from allocator.io.headers import WORDS, Column, Kind
from allocator.model.personal import folded


class CellError(ValueError):
    """A cell does not hold what its column wants; `code` is an entry of the texts."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(code)


_WHOLE = re.compile(r"([+-]?[0-9]{1,15})(?:[.,]0)?")
_NUMBER = re.compile(r"[+-]?([0-9]{1,15}([.,][0-9]*)?|[.,][0-9]+)(%)?")
_GERMAN_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00)?)?")
_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_GERMAN_MONTH = re.compile(r"([0-9]{1,2})[./]([0-9]{4})")
_SEPARATOR = re.compile(r"[\s|+,;/]+")
_TIME = r"([0-9]{1,2})[:.]([0-9]{2})"
_WINDOW = re.compile(rf"([A-Za-z]+|[1-5])\s*{_TIME}\s*[-–]\s*{_TIME}")
_WEEKDAYS = {
    "1": 1, "2": 2, "3": 3, "4": 4, "5": 5,
    "mo": 1, "di": 2, "mi": 3, "do": 4, "fr": 5,
    "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5,
}  # fmt: skip
_FLAGS = {
    "yes": True, "true": True, "ja": True, "j": True, "y": True, "x": True, "1": True,
    "wahr": True, "no": False, "false": False, "nein": False, "n": False, "0": False,
    "falsch": False,
}  # fmt: skip


def reader(column: Column, table: str = "") -> Callable[[str], Any]:
    """Return the function that reads the cells of `column`; it raises `CellError`.

    Parameters
    ----------
    column
        The column.
    table
        Name of its table; some have German words of their own.
    """
    words = WORDS.get(f"{table}.{column.field}", WORDS.get(column.field, {}))
    small = column.field in SMALL
    if column.kind == "list":
        split = lru_cache(maxsize=CACHED)(lambda text: _list(text, words, small))
        return lambda text: found if isinstance(found := split(text), str) else list(found)
    if column.kind == "word":
        return lambda text: words.get(folded(text), text.lower() if small else text)
    if column.kind in REPEATING:
        return lru_cache(maxsize=CACHED)(_READERS[column.kind])
    return _READERS[column.kind]


CACHED = 4096
"""Cells of a column that are remembered: most of what stands in a long table repeats."""
SMALL = ("needs", "languages", "skills", "language", "kind", "role", "staff_by", "mark")
"""Words of small letters, of which spreadsheets write the first one large."""
REPEATING = ("date", "month", "whole", "number", "flag")


def _plain(text: str) -> str:
    return text


def _whole(text: str) -> int:
    match = _WHOLE.fullmatch(text)
    if not match:
        raise CellError("cell_whole", value=text[:40])
    return int(match.group(1))


def _number(text: str) -> float | int:
    match = _NUMBER.fullmatch(text)
    if not match:
        raise CellError("cell_number", value=text[:40])
    value = float(text.rstrip("%").replace(",", "."))
    return value / 100 if match.group(3) else value


def _date(text: str) -> str:
    german, iso = _GERMAN_DAY.fullmatch(text), _ISO_DAY.fullmatch(text)
    if german:
        day, month, year = map(int, german.groups())
    elif iso:
        year, month, day = map(int, iso.groups())
    else:
        raise CellError("cell_date", value=text[:40])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise CellError("cell_date", value=text[:40]) from None


def _month(text: str) -> str:
    iso, german = _ISO_MONTH.fullmatch(text), _GERMAN_MONTH.fullmatch(text)
    if iso:
        year, month = map(int, iso.groups())
    elif german:
        month, year = map(int, german.groups())
    else:
        try:
            return _date(text)[:7]
        except CellError:
            raise CellError("cell_month", value=text[:40]) from None
    if not (1 <= month <= 12 and year >= 1000):
        raise CellError("cell_month", value=text[:40])
    return f"{year:04d}-{month:02d}"


def _flag(text: str) -> bool:
    value = _FLAGS.get(text.casefold())
    if value is None:
        raise CellError("cell_flag", value=text[:40])
    return value


def _list(text: str, words: dict[str, str], small: bool) -> tuple[str, ...] | str:
    """Split a list; needs that are not known yet stand as the word ``unknown`` alone."""
    parts = [part for part in _SEPARATOR.split(text.lower() if small else text) if part]
    named = tuple(words.get(folded(part), part) for part in parts)
    return "unknown" if words and named == ("unknown",) else named


def _windows(text: str) -> list[dict[str, Any]]:
    windows = []
    for part in re.split(r"[|;]", text):
        match = _WINDOW.fullmatch(part.strip())
        weekday = _WEEKDAYS.get(match.group(1).casefold()) if match else None
        if match is None or weekday is None:
            raise CellError("cell_windows", value=text[:40])
        hour, minute, to_hour, to_minute = map(int, match.groups()[1:])
        window = {"weekday": weekday, "from": f"{hour:02d}:{minute:02d}"}
        windows.append(window | {"until": f"{to_hour:02d}:{to_minute:02d}"})
    return windows


_READERS: dict[Kind, Callable[[str], Any]] = {
    "id": _plain,
    "text": _plain,
    "whole": _whole,
    "number": _number,
    "date": _date,
    "month": _month,
    "flag": _flag,
    "windows": _windows,
}
