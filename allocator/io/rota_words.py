"""What people write into a half day of a week, and what it means.

``S 9-11``, ``V 9:30-12 Nordstadt +i1``: a letter or word of either language, hours, a place,
an interpreter after a plus; a line each. ``-`` is not there, nothing or ``.`` is casework. Who
writes why somebody is away is understood, and the reason is not kept.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast, get_args

from allocator.errors import Fault
from allocator.model.calendar import QUARTER
from allocator.model.rota import Activity
from allocator.texts import Language, say
from allocator.week.halves import SHOWN, Entry, half_of

AWAY = frozenset(
    (
        *("-", "–", "—", "abwesend", "nicht da", "krank", "urlaub", "fortbildung"),
        *("away", "absent", "not there", "ill", "sick", "leave", "training"),
    )
)
EITHER = frozenset(("frei", "free", "off"))
"""What may mean time for casework or a day off: it is asked for."""
CASEWORK = frozenset((".", "…", "fallarbeit", "casework"))

_CLOCK = r"([0-9]{1,2})(?:[:.]([0-9]{2}))?"
_LINE = re.compile(
    rf"(?P<what>[^0-9+]*?)\s*{_CLOCK}\s*(?:[-–—]|bis|to)\s*{_CLOCK}(?:\s*Uhr\b)?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_LAST = 24 * 60


@dataclass(frozen=True)
class Reading:
    """With what a cell is read.

    Attributes
    ----------
    words
        Ids by kind (``place``, ``interpreter``) and word, in small letters.
    names
        How each place is called in cells, by id, and each interpreter, by id after a plus.
    noon
        Minutes since midnight at which the afternoon begins.
    """

    words: Mapping[tuple[str, str], str]
    names: Mapping[str, str]
    noon: int

    def find(self, kind: str, word: str) -> str | None:
        """Return the id of a place or interpreter."""
        return self.words.get((kind, word.casefold()))

    def near(self, kind: str, word: str) -> list[str]:
        """Return what may be meant by a word that is not known."""
        known = [name for found, name in self.words if found == kind]
        like = get_close_matches(word.casefold(), known, n=3, cutoff=0.5)
        ids = dict.fromkeys(self.words[kind, name] for name in like)
        mark = "+" if kind == "interpreter" else ""
        return [self.names.get(f"{mark}{ident}", ident) for ident in ids]


def activities() -> dict[str, Activity]:
    """Return the activity of every letter and word of both languages."""
    shown = [kind for kind in get_args(Activity) if kind in SHOWN and kind != "absence"]
    return {
        say(f"rota_{form}_{kind}", lang).casefold(): cast("Activity", kind)
        for kind in shown
        for form in ("short", "activity", "sheet")
        for lang in get_args(Language)
    }


def read_cell(text: str, half: int, home: str | None, reading: Reading) -> list[Entry | Fault]:
    """Return what a half day says: an entry a line, or what is wrong with the line.

    Parameters
    ----------
    text
        What stands in the cell.
    half
        0 for the morning, 1 for the afternoon.
    home
        The fixed site of the person: where office hours are that name no place.
    reading
        Known words.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    known = [line for line in lines if line and line.casefold() not in CASEWORK]
    return [row for line in known for row in _line(line, half, home, reading)]


def _line(line: str, half: int, home: str | None, reading: Reading) -> list[Entry | Fault]:
    """Return the entry of a line, or everything that is wrong with it."""
    word, shown = line.casefold(), {"text": line[:60]}
    if word in AWAY:
        return [Entry("absence")]
    if word in EITHER:
        return [Fault("rota_cell_either", values=shown)]
    found = _LINE.fullmatch(line)
    activity = activities().get(found["what"].rstrip(".: ").casefold()) if found else None
    if found is None or activity is None:
        return [Fault("rota_cell_form", values=shown)]
    start, end = (_minutes(found[n], found[n + 1]) for n in (2, 4))
    code = _wrong_hours(start, end, half, reading.noon)
    wrong = [Fault(code, values=shown)] if code else []
    where = _where(activity, found["rest"], home, reading)
    if isinstance(where, Fault):
        return [*wrong, where]
    return [*wrong] or [Entry(activity, start, end, *where)]


def _minutes(hour: str, rest: str | None) -> int:
    """Return a time of the day in minutes; none of the day for 9:75."""
    return int(hour) * 60 + int(rest or 0) if int(rest or 0) < 60 else -1


def _wrong_hours(start: int, end: int, half: int, noon: int) -> str:
    """Return what is wrong with the hours of an entry in a half day; nothing where all is well."""
    if not 0 <= start < end < _LAST or start % QUARTER or end % QUARTER:
        return "rota_cell_hours"
    if half_of(start, end, noon) != half:
        return "rota_cell_morning" if half else "rota_cell_afternoon"
    return ""


def _split(rest: str, reading: Reading) -> tuple[str, str, str]:
    """Return place, plus and interpreter; a plus may be part of either name."""
    splits = [(rest, "", "")] + [
        (rest[:n].strip(), "+", rest[n + 1 :].strip()) for n, sign in enumerate(rest) if sign == "+"
    ]
    for place, plus, name in splits:
        known = not place or reading.find("place", place) is not None
        if known and (not plus or reading.find("interpreter", name) is not None):
            return place, plus, name
    return splits[-1]


def _where(
    activity: Activity, rest: str, home: str | None, reading: Reading
) -> tuple[str | None, str | None] | Fault:
    """Return place and interpreter."""
    place, plus, name = _split(rest.strip(), reading)
    who = reading.find("interpreter", name) if plus else None
    if plus and who is None:
        near = reading.near("interpreter", name)
        return Fault("rota_cell_interpreter", values={"name": name or "+", "near": near})
    site = reading.find("place", place)
    if place and site is None:
        return Fault(
            "rota_cell_place", values={"name": place, "near": reading.near("place", place)}
        )
    if site is None and activity == "office_hour":
        site = home
    if site is None and activity in ("office_hour", "visit"):
        return Fault("rota_cell_no_place", values={"text": rest})
    return site, who
