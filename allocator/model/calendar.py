"""Months, weeks, times of the day and holidays: the one place where time becomes integers.

A month is an absolute integer, ``year * 12 + month - 1``, so that months subtract and
compare; files write it as ``YYYY-MM``. A time of the day is minutes since midnight. Change
this file to support another calendar.
"""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Annotated, Any, Literal

import holidays
from pydantic import BeforeValidator, Field, PlainSerializer, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

_MONTHS = range(1900 * 12, 2200 * 12)
_MONTH = r"^[12][0-9]{3}-(0[1-9]|1[0-2])$"


def month_of(day: date) -> int:
    """Return the month that contains `day`."""
    return day.year * 12 + day.month - 1


def parse_month(text: Any) -> Any:
    """Turn ``YYYY-MM`` into a month; leave anything else for the validator to refuse."""
    return _month(text) if isinstance(text, str) else text


@lru_cache(maxsize=1024)
def _month(text: str) -> int | str:
    if len(text) == 7 and text[4] == "-":
        year, month = text[:4], text[5:]
        if year.isdigit() and month.isdigit() and 1 <= int(month) <= 12:
            return int(year) * 12 + int(month) - 1
    return text


def _read_month(value: Any, info: ValidationInfo) -> Any:
    """Read a month; in a file it is text, in code the absolute integer will do."""
    month = parse_month(value)
    read = not isinstance(month, str) and month in _MONTHS
    if not read if isinstance(value, str) else info.mode == "json":
        raise PydanticCustomError("not_month", "a month is written YYYY-MM")
    return month


def format_month(month: int) -> str:
    """Write a month as ``YYYY-MM``."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


Month = Annotated[
    int,
    Field(ge=_MONTHS.start, lt=_MONTHS.stop),
    BeforeValidator(_read_month),
    PlainSerializer(format_month, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _MONTH}),
]
"""A calendar month; ``YYYY-MM`` in files, an absolute integer in code."""


def first_day(month: int) -> date:
    """Return the first day of `month`."""
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    """Return the last day of `month`."""
    return first_day(month + 1) - timedelta(days=1)


@lru_cache(maxsize=4096)
def public_holidays(year: int, state: str) -> frozenset[date]:
    """Return the public holidays of a German state (``NI``, ``BW``, ...) in `year`."""
    return frozenset(holidays.country_holidays("DE", subdiv=state, years=year, language="de"))


@lru_cache(maxsize=4096)
def working_days(month: int, state: str) -> tuple[date, ...]:
    """Return the Monday-to-Friday days of `month` that are no public holiday in `state`."""
    off = public_holidays(month // 12, state)
    first = first_day(month)
    days = (first + timedelta(days=n) for n in range((last_day(month) - first).days + 1))
    return tuple(day for day in days if day.weekday() < 5 and day not in off)


def working_days_between(start: date, end: date, state: str) -> Iterator[date]:
    """Yield the working days from `start` to `end`, both included."""
    for month in range(month_of(start), month_of(end) + 1):
        for day in working_days(month, state):
            if start <= day <= end:
                yield day


QUARTER = 15
"""Minutes of the grid on which a week is planned."""

_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
_WEEK = re.compile(r"([12][0-9]{3})-W([0-9]{2})")


def clock(text: str) -> int:
    """Return ``HH:MM`` as minutes since midnight."""
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def minutes_of(moment: time) -> int:
    """Return a time of the day as minutes since midnight."""
    return moment.hour * 60 + moment.minute


def format_clock(minutes: int) -> str:
    """Write minutes since midnight as ``HH:MM``."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _read_clock(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, str) and re.match(_CLOCK, value):
        return clock(value)
    if isinstance(value, str) or info.mode == "json":
        raise PydanticCustomError("not_time", "a time is written HH:MM")
    return value


Clock = Annotated[
    int,
    Field(ge=0, lt=24 * 60),
    BeforeValidator(_read_clock),
    PlainSerializer(format_clock, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _CLOCK}),
]
"""A time of the day; ``HH:MM`` in files, minutes since midnight in code."""


def parse_week(text: str) -> date | None:
    """Return the Monday of an ISO week, ``2016-W10``; None where there is no such week."""
    found = _WEEK.fullmatch(text)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None


def format_week(monday: date) -> str:
    """Write the ISO week of a day as ``2016-W10``."""
    year, week, _ = monday.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _read_week(value: Any, info: ValidationInfo) -> Any:
    monday = parse_week(value) if isinstance(value, str) else value
    if monday is None or (info.mode == "json" and not isinstance(value, str)):
        raise PydanticCustomError("not_week", "a week is written YYYY-Www")
    return monday


Week = Annotated[
    date,
    BeforeValidator(_read_week),
    PlainSerializer(format_week, return_type=str),
    WithJsonSchema({"type": "string", "pattern": f"^{_WEEK.pattern}$"}),
]
"""An ISO week; ``2016-W10`` in files, its Monday in code."""


def weekdays(monday: date) -> tuple[date, ...]:
    """Return Monday to Friday of the week of `monday`."""
    return tuple(monday + timedelta(days=n) for n in range(5))


def week_letter(monday: date) -> Literal["A", "B"]:
    """Return whether tours of week A or B are driven.

    Weeks alternate without a break, also over the turn of a year with 53 weeks; so neither
    letter stands for the odd weeks of every year.
    """
    return "A" if (monday.toordinal() // 7) % 2 else "B"
