"""Numbers, dates and plurals as a reader of German or English expects them."""

import os
from collections.abc import Sequence
from shlex import quote
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from allocator.model.calendar import first_day
from allocator.texts import Language, say

LOCALES = {"de": "de_DE", "en": "en_GB"}


def no_formula(value: Any) -> Any:
    """Return a cell of a table (CSV) that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") else value


def number(value: float, lang: Language, digits: int = 0) -> str:
    """Return a number with grouping and exactly `digits` decimals, rounded half up."""
    step = 10**digits
    rounded = int(abs(value) * step + 0.5 + 1e-9) / step
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    text = format_decimal(rounded, format=pattern, locale=LOCALES[lang])
    return f"-{text}" if value < 0 and rounded else text


def short(value: float, lang: Language) -> str:
    """Return a number with one decimal, or none where it is whole."""
    return number(value, lang, 0 if abs(value - round(value)) < 0.05 else 1)


def rate(value: float, lang: Language) -> str:
    """Return a number a month: with one decimal below ten."""
    return short(value, lang) if value < 10 else number(value, lang)


def percent(share: float, lang: Language, digits: int = 0) -> str:
    """Return a share as per cent: ``97 %``."""
    return f"{number(share * 100, lang, digits)} %"


def hours(minutes: float, lang: Language) -> str:
    """Return minutes as hours: whole from ten hours on, else with one decimal."""
    value = minutes / 60
    return number(value, lang) if abs(value) >= 10 else short(value, lang)


def day(month: int, lang: Language) -> str:
    """Return the first day of a month: ``1 March 2016``, ``1. März 2016``."""
    pattern = "d. MMMM y" if lang == "de" else "d MMMM y"
    return format_date(first_day(month), pattern, locale=LOCALES[lang])


def month_year(month: int, lang: Language) -> str:
    """Return a month with its year, short: ``Mar 2016``."""
    return format_date(first_day(month), "MMM y", locale=LOCALES[lang])


def month_name(month: int, lang: Language, months: range) -> str:
    """Return a month by name; with its year where `months` hold the name twice."""
    pattern = "LLLL" if len(months) <= 12 and month in months else "LLLL y"
    return format_date(first_day(month), pattern, locale=LOCALES[lang])


def span(first: int, last: int, lang: Language, months: range) -> str:
    """Return ``in June`` or ``June to August``."""
    name = month_name(first, lang, months)
    if first == last:
        return say("show_span_one", lang, first=name)
    return say("show_span", lang, first=name, last=month_name(last, lang, months))


def counted(key: str, count: float, lang: Language, **values: object) -> str:
    """Say ``key_one`` for one and ``key_other`` for any other number, as `n`."""
    form = "one" if count == 1 else "other"
    return say(f"{key}_{form}", lang, n=number(count, lang), **values)


def listed(words: Sequence[str]) -> str:
    """Join words with commas."""
    return ", ".join(words)


def month_short(month: int, lang: Language) -> str:
    """Return a month as three letters, for the heads of narrow columns."""
    return format_date(first_day(month), "LLL", locale=LOCALES[lang])[:3]


def shell_word(word: str) -> str:
    """Return a word of a command line so that a shell neither parts it nor replaces anything.

    In quotation marks that hold on Windows, too, unless something in it asks for others.
    """
    if word and all(sign.isalnum() or sign in "-_./=:,@+" for sign in word):
        return word
    if os.name == "posix" and any(sign in word for sign in '"$`\\!'):
        return quote(word)
    return '"' + word.replace('"', '\\"') + '"'
