"""The grammar of changes in words, as data: one form for each kind of change.

A form is a row of words and slots: ``close SITE DAY [to SITE=SHARE,...]``. `change_words`
reads and writes sentences from this table alone, and ``allocator changes`` prints it. To
give a new kind of change its words, add its form here and its text in ``texts/changes.py``.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from allocator.io.yaml_strict import read_yaml, scalar
from allocator.model.calendar import first_day, last_day, parse_month

LISTS = ("languages", "skills", "needs", "round", "leads")
"""Fields whose values are written with commas: ``languages=ar,fa``."""

_NEED = re.compile(r"([+-]?)([^=+-][^=]*)(?:=(.+))?")


@dataclass(frozen=True)
class Kind:
    """How the words of one kind are read and written.

    Attributes
    ----------
    fault
        Text that says what a word of this kind is.
    read
        From the word to the value as in a YAML file; raises ValueError.
    write
        From the value to the word.
    """

    fault: str
    read: Callable[[str], Any]
    write: Callable[[Any], str]


def _number(text: str) -> float:
    value = scalar(text)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(text)
    return value


def _plain(value: Any) -> str:
    return str(int(value)) if float(value).is_integer() else repr(value)


def _factor(text: str) -> float:
    if text[:1] not in ("x", "×"):
        raise ValueError(text)
    return _number(text[1:])


def _month(text: str) -> str:
    if not isinstance(parse_month(text), int):
        raise ValueError(text)
    return text


def _day(text: str, edge: Callable[[int], date]) -> str:
    """A day; of a month its first or last day, whichever is meant here."""
    month = parse_month(text)
    if isinstance(month, int):
        return edge(month).isoformat()
    if len(text) != 10:
        raise ValueError(text)
    return date.fromisoformat(text).isoformat()


def _span(text: str) -> dict[str, str]:
    first, dots, last = text.partition("..")
    if not dots:
        raise ValueError(text)
    return {"from": _day(first, first_day), "until": _day(last, last_day)}


def _moves(text: str) -> list[dict[str, Any]]:
    """Targets with their shares: ``siloah=0.6,out=0.4``, each with ``@DAY`` where wanted."""
    rows = []
    for part in text.split(","):
        to, equals, rest = part.partition("=")
        share, at, day = rest.partition("@")
        if not to or not equals:
            raise ValueError(text)
        moved = {"from": _day(day, first_day)} if at else {}
        rows.append({"to": to, "share": _number(share), **moved})
    return rows


def _write_moves(rows: list[dict[str, Any]]) -> str:
    def one(row: dict[str, Any]) -> str:
        day = f"@{row['from']}" if "from" in row else ""
        return f"{row['to']}={_plain(row['share'])}{day}"

    return ",".join(map(one, rows))


def _setting(text: str) -> dict[str, Any]:
    path, equals, value = text.partition("=")
    if not path or not equals:
        raise ValueError(text)
    return {"path": path, "value": read_value("", value)}


def read_value(field: str, text: str) -> Any:
    """Return the value of ``FIELD=VALUE``: JSON, a list with commas, or as in YAML.

    Raises
    ------
    ValueError
        It is no JSON though it begins so.
    InputError
        It is no YAML.
    """
    if text[:1] in ("[", "{", '"'):
        try:
            return json.loads(text)
        except json.JSONDecodeError:
            # As people write it in YAML: {lat: 52.4, lon: 9.7}.
            return read_yaml(text.encode(), "").data
    if field == "needs" and text == "unknown":
        return text
    if field in LISTS:
        return text.split(",") if text else []
    return scalar(text)


def write_value(field: str, value: Any) -> str:
    """Return the shortest text that `read_value` reads back as `value`, in one word."""
    whole = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    if isinstance(value, float):
        return _plain(value)
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        plain = ",".join(value)
    else:
        plain = value if isinstance(value, str) else whole
    odd = re.search(r"[\s\"\[\]{}]", plain) is not None
    return whole if odd or read_value(field, plain) != value else plain


def read_need(text: str) -> tuple[str, str, str | None]:
    """Return sign, need and day of ``+trauma``, ``-trauma``, ``+job_start=2016-05-01``.

    Raises
    ------
    ValueError
        It is none of these.
    """
    found = _NEED.fullmatch(text)
    if found is None or (found[3] is None and not found[1]) or (found[3] and found[1] == "-"):
        raise ValueError(text)
    return found[1], found[2], None if found[3] is None else _day(found[3], first_day)


KINDS = {
    "word": Kind("change_not_word", str, str),
    "number": Kind("change_not_number", _number, _plain),
    "factor": Kind("change_not_factor", _factor, lambda value: f"x{_plain(value)}"),
    "month": Kind("change_not_month", _month, str),
    "first": Kind("change_not_day", lambda text: _day(text, first_day), str),
    "last": Kind("change_not_day", lambda text: _day(text, last_day), str),
    "span": Kind("change_not_span", _span, lambda row: f"{row['from']}..{row['until']}"),
    "moves": Kind("change_not_moves", _moves, _write_moves),
    "setting": Kind(
        "change_not_setting",
        _setting,
        lambda row: f"{row['path']}={write_value('', row['value'])}",
    ),
}
"""Kinds of slots."""


@dataclass(frozen=True)
class Slot:
    """A place for a word.

    Attributes
    ----------
    shown
        How the help names it.
    field
        Field of the change; ``site.opens`` for one inside of a row; empty where the word
        gives several fields.
    kind
        One of `KINDS`.
    after
        Word that comes before it where it may be left out: ``from``.
    """

    shown: str
    field: str
    kind: str
    after: str = ""


@dataclass(frozen=True)
class Form:
    """How one kind of change is said.

    Attributes
    ----------
    kind
        Value of the field ``change``.
    parts
        Words and slots in order; none may be left out.
    example
        A sentence of this form.
    clauses
        What may follow, in any order.
    rest
        What may follow besides: ``FIELD=VALUE`` of the row or the change, or needs.
    row
        Field of the row that ``FIELD=VALUE`` belong to; empty for the change itself.
    """

    kind: str
    parts: tuple[str | Slot, ...]
    example: str
    clauses: tuple[Slot, ...] = ()
    rest: Literal["", "fields", "needs"] = ""
    row: str = ""

    @property
    def shown(self) -> str:
        """The form as the help shows it."""
        words = [part if isinstance(part, str) else part.shown for part in self.parts]
        words += [f"[{slot.after} {slot.shown}]" for slot in self.clauses]
        more = {"": [], "fields": ["[FIELD=VALUE ...]"], "needs": ["+NEED[=DAY] -NEED ..."]}
        return " ".join(words + more[self.rest])


_SITE, _MANAGER = Slot("SITE", "site", "word"), Slot("MANAGER", "manager", "word")
_CASE, _LAST = Slot("CASE", "case", "word"), Slot("DAY", "on", "last")
_FROM, _UNTIL = Slot("DAY", "from", "first", "from"), Slot("DAY", "until", "last", "until")
_MONTHS = (Slot("MONTH", "from", "month", "from"), Slot("MONTH", "until", "month", "until"))


def _within(row: str, first: str, last: str) -> tuple[Slot, Slot]:
    """``from`` and ``until`` of a row, under the names it has for them."""
    return (
        Slot("DAY", f"{row}.{first}", "first", "from"),
        Slot("DAY", f"{row}.{last}", "last", "until"),
    )


FORMS = (
    Form(
        "arrivals",
        ("arrivals", Slot("xFACTOR", "factor", "factor")),
        "arrivals x2 from 2016-05",
        _MONTHS,
    ),
    Form(
        "open",
        ("open", Slot("SITE", "site.id", "word")),
        "open am-markt from 2016-05 residents=120 kind=hostel",
        _within("site", "opens", "closes"),
        "fields",
        "site",
    ),
    Form(
        "close",
        ("close", _SITE, _LAST),
        "close moebel-boss 2016-06-15 to siloah=0.6,out=0.4",
        (Slot("SITE=SHARE,...", "moves", "moves", "to"),),
    ),
    Form(
        "residents",
        ("residents", _SITE, Slot("NUMBER", "value", "number")),
        "residents siloah 180 from 2016-05",
        (_FROM,),
    ),
    Form(
        "hire",
        ("hire", Slot("NUMBER", "number", "number")),
        "hire 10 fte=1.0 languages=ar,fa until 2017-06",
        (_FROM, _UNTIL),
        "fields",
    ),
    Form(
        "join",
        ("join", Slot("MANAGER", "manager.id", "word")),
        "join m45 from 2016-05 hours=29.5 languages=ti mobile=false",
        _within("manager", "from", "until"),
        "fields",
        "manager",
    ),
    Form("leave", ("leave", _MANAGER, _LAST), "leave m12 2016-09-30"),
    Form(
        "away",
        ("away", _MANAGER, Slot("DAY..DAY", "", "span")),
        "away m07 2016-04-04..2016-05-13",
    ),
    Form(
        "hours",
        ("hours", _MANAGER, Slot("NUMBER", "value", "number")),
        "hours m12 29.5 from 2016-07",
        (_FROM,),
    ),
    Form(
        "case_opens",
        (
            *("case", Slot("CASE", "case.id", "word"), "opens"),
            *(Slot("DAY", "case.opened", "first"), "at", Slot("SITE", "case.site", "word")),
        ),
        "case C0999 opens 2016-05-03 at siloah needs=trauma languages=ar persons=2",
        rest="fields",
        row="case",
    ),
    Form("case_closes", ("case", _CASE, "closes"), "case C0412 closes"),
    Form("case_moves", ("case", _CASE, "moves", "to", _SITE), "case C0412 moves to siloah"),
    Form(
        "case_needs",
        ("case", _CASE, "needs"),
        "case C0412 needs +trauma +job_start=2016-06-01 -little_german",
        rest="needs",
    ),
    Form(
        "pin",
        ("pin", "case", _CASE, "to", _MANAGER),
        "pin case C0412 to m07 from 2016-05 reason continuity",
        (*_MONTHS, Slot("WORD", "reason", "word", "reason")),
    ),
    Form("post", ("post", _MANAGER, "at", _SITE), "post m07 at siloah from 2016-05", _MONTHS),
    Form(
        "policy",
        ("policy", Slot("PATH=VALUE", "", "setting")),
        "policy fixed.min_residents=150",
    ),
)
"""Every form, in the order of the help."""
