"""What stands in a week's sheet, on paper, on a screen and in Excel: who, where, in few words.

Ids only; who works where is grouped, nobody is ranked.
"""

from collections import Counter
from collections.abc import Sequence

from allocator.report.view import View
from allocator.texts import say
from allocator.week import WeekFacts
from allocator.week.halves import Cells, Entry, cells

__all__ = [
    "Cells",
    "Entry",
    "cell_text",
    "cells",
    "entry_words",
    "groups",
    "place_names",
    "place_words",
]


def groups(asked: WeekFacts, view: View) -> list[tuple[str, list[str]]]:
    """Return people by where they work at the start of the week, places in order."""
    names = {site.id: site.name or site.id for site in asked.scenario.sites}
    found: dict[str, list[str]] = {name: [] for name in [*names, "mobile", "floater"]}
    for manager in asked.managers:
        post = next((p for day in asked.days if (p := asked.post(manager, day))), None)
        kind = "mobile" if post is None else (post.site or post.kind)
        found.setdefault(kind, []).append(manager)
    titles = names | {kind: say(f"rota_{kind}", view.lang) for kind in ("mobile", "floater")}
    return [(view.names.get(kind, titles[kind]), row) for kind, row in found.items() if row]


def place_words(asked: WeekFacts, view: View) -> dict[str, list[str]]:
    """Return the words for each site and office, the best for a cell first, the id last.

    A first word that several names share ("Wohnheim Mitte", "Wohnheim Nordstadt") is left
    out at best.
    """
    named = {site.id: site.name or site.id for site in asked.scenario.sites}
    named |= {base.id: base.id for base in asked.scenario.bases}
    first = Counter(name.partition(" ")[0] for name in named.values())
    result = {}
    for place, name in named.items():
        word, _, rest = name.partition(" ")
        short = rest.strip() if first[word] > 1 else ""
        row: dict[str, str] = {}
        for text in (view.names.get(place, ""), short, name, place):
            plain = " ".join(text.split())
            row.setdefault(plain.casefold(), plain)
        result[place] = [text for text in row.values() if text]
    return result


def place_names(asked: WeekFacts, view: View) -> dict[str, str]:
    """Return what each site and office is called in a cell, all different.

    Interpreters are among them, id and name after a plus.
    """
    words = place_words(asked, view)
    for one in asked.given.interpreters:
        row = [" ".join(view.name(one.id).split()), one.id]
        words[f"+{one.id}"] = [f"+{name}" for name in dict.fromkeys(row)]
    taken = Counter(word.casefold() for row in words.values() for word in row)
    return {
        place: next((word for word in row if taken[word.casefold()] == 1), place)
        for place, row in words.items()
    }


def clock(minutes: int) -> str:
    """Return a time of the day as short as people write it: ``9``, ``13:30``."""
    hour, rest = divmod(minutes, 60)
    return f"{hour}:{rest:02d}" if rest else str(hour)


def span(entry: Entry) -> str:
    """Return from when to when an entry lasts: ``9-11``."""
    return f"{clock(entry.start)}-{clock(entry.end)}"


def entry_words(
    entry: Entry, home: str | None, places: dict[str, str], view: View
) -> tuple[str, str]:
    """Return letter and hours of an entry, and where and with whom, as a cell shows them.

    The place is left out of office hours at the own place of work (`home`).
    """
    letter = say(f"rota_short_{entry.activity}", view.lang)
    if entry.activity in ("free", "absence"):
        return letter, ""
    where = entry.site if entry.activity != "office_hour" or entry.site != home else None
    rest = "" if where is None else places.get(where, where)
    if entry.interpreter is not None:
        who = f"+{entry.interpreter}"
        rest = f"{rest} {places.get(who, who)}".strip()
    return f"{letter} {span(entry)}", rest


def cell_text(
    entries: Sequence[Entry], home: str | None, places: dict[str, str], view: View
) -> str:
    """Return the text of a cell: an entry a line, as it is read back."""
    return "\n".join(
        " ".join(part for part in entry_words(entry, home, places, view) if part)
        for entry in entries
    )
