"""A week as people by half days: what stands in each cell, for terminal and paper alike.

Ids only; who works where is grouped, nobody is ranked.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from allocator.model.rota import Activity, Block, Rota
from allocator.report.view import View
from allocator.texts import say
from allocator.week import WeekFacts

SHOWN: tuple[Activity, ...] = ("office_hour", "visit", "meeting", "appointment", "absence")
"""What is shown; all else of a day is free for casework."""


@dataclass(frozen=True)
class Entry:
    """Something that stands in a cell.

    Attributes
    ----------
    activity
        What.
    start, end
        Minutes since midnight.
    site
        Where, if it is named.
    interpreter
        Whether somebody interprets.
    """

    activity: Activity
    start: int = 0
    end: int = 0
    site: str | None = None
    interpreter: bool = False


Cells = dict[tuple[str, date], tuple[list[Entry], list[Entry]]]
"""Morning and afternoon of each person and day of the week that is no holiday."""


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


def cells(asked: WeekFacts, rota: Rota) -> Cells:
    """Return what stands in every half day; a block stands where its middle lies."""
    blocks: dict[tuple[str, date, int], list[Block]] = defaultdict(list)
    noon = asked.policy.noon
    for block in rota.blocks:
        halves = [int(block.start + block.end >= 2 * noon)]
        if block.activity == "absence":
            halves = [half for half in (0, 1) if (block.start < noon, block.end > noon)[half]]
        for half in halves if block.activity in SHOWN else ():
            blocks[block.manager, block.date, half].append(block)
    result: Cells = {}
    for manager in asked.managers:
        for day in asked.days:
            idle: Activity = "free" if asked.there(manager, day).due else "absence"
            both = [_entries(blocks[manager, day, half]) or [Entry(idle)] for half in (0, 1)]
            result[manager, day] = both[0], both[1]
    return result


def _entries(blocks: list[Block]) -> list[Entry]:
    """Return the entries of a half day; turns that follow on each other at one site are one."""
    entries: list[Entry] = []
    for block in blocks:
        entry = Entry(
            block.activity, block.start, block.end, block.site, block.interpreter is not None
        )
        last = entries[-1] if entries else None
        same = last is not None and replace(last, start=entry.start, end=entry.end) == entry
        if last is not None and same and last.end == entry.start:
            entries[-1] = replace(last, end=entry.end)
        else:
            entries.append(entry)
    return entries
