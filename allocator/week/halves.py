"""A week as people by half days: what stands in each cell of the sheet people know."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from allocator.model.rota import UNPAID, Activity, Block, Rota
from allocator.week.weekfacts import WeekFacts

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
        Minutes since midnight; both 0 where it has no times.
    site
        Where, if it is named.
    interpreter
        Who interprets, if anybody does.
    """

    activity: Activity
    start: int = 0
    end: int = 0
    site: str | None = None
    interpreter: str | None = None


Cells = dict[tuple[str, date], tuple[list[Entry], list[Entry]]]
"""Morning and afternoon of each person and day of the week that is no holiday."""


def half_of(start: int, end: int, noon: int) -> int:
    """Return the half day in which something stands: 0 where its middle is before noon."""
    return int(start + end >= 2 * noon)


def cells(asked: WeekFacts, rota: Rota) -> Cells:
    """Return what stands in every half day; a block stands where its middle lies."""
    blocks: dict[tuple[str, date, int], list[Block]] = defaultdict(list)
    noon = asked.policy.noon
    worked: set[tuple[str, date, int]] = set()
    for block in rota.blocks:
        if block.activity not in UNPAID:
            both = (block.start < noon, block.end > noon)
            worked |= {(block.manager, block.date, half) for half in (0, 1) if both[half]}
        halves = [half_of(block.start, block.end, noon)]
        if block.activity == "absence":
            halves = [half for half in (0, 1) if (block.start < noon, block.end > noon)[half]]
        for half in halves if block.activity in SHOWN else ():
            blocks[block.manager, block.date, half].append(block)
    result: Cells = {}
    for manager in asked.managers:
        for day in asked.days:
            due = asked.there(manager, day).due
            idle = [due or (manager, day, half) in worked for half in (0, 1)]
            made = [
                entries(blocks[manager, day, half]) or [Entry("free" if idle[half] else "absence")]
                for half in (0, 1)
            ]
            result[manager, day] = made[0], made[1]
    return result


def entries(blocks: list[Block]) -> list[Entry]:
    """Return blocks as entries; turns that follow on each other at one site are one."""
    found: list[Entry] = []
    for block in blocks:
        entry = Entry(block.activity, block.start, block.end, block.site, block.interpreter)
        last = found[-1] if found else None
        same = last is not None and replace(last, start=entry.start, end=entry.end) == entry
        if last is not None and same and last.end == entry.start:
            found[-1] = replace(last, end=entry.end)
        else:
            found.append(entry)
    return found
