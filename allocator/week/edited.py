"""A week after half days of it were changed by hand: ways, breaks and casework put right.

The sheet shows duties and absences. Days that were not touched stay as they are, to the
minute; on the others the duties stand as written, and what the sheet does not show follows
(`allocator.week.daymade`). Nothing here judges: the check does.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from allocator.facts.rounding import exact
from allocator.model.calendar import QUARTER
from allocator.model.rota import UNPAID, Block, Rota
from allocator.model.steps import value_on
from allocator.week.daymade import DayAsked, day_blocks
from allocator.week.halves import SHOWN, Entry, half_of
from allocator.week.weekfacts import WeekFacts

Halves = tuple[tuple[Entry, ...], tuple[Entry, ...]]
"""What the morning and the afternoon of a day say (`plain`)."""


@dataclass(frozen=True)
class HalfEdit:
    """A half day that says something else than before.

    Attributes
    ----------
    manager, date, half
        Whose, when, and 0 for the morning or 1 for the afternoon.
    before, after
        What stood there and what stands there; nothing for casework alone.
    """

    manager: str
    date: date
    half: int
    before: tuple[Entry, ...]
    after: tuple[Entry, ...]

    @property
    def leaves(self) -> bool:
        """Whether somebody who was there is not there now."""
        return away(self.after) and not away(self.before)


def away(entries: Iterable[Entry]) -> bool:
    """Whether a half day says that somebody is not there."""
    return any(entry.activity == "absence" for entry in entries)


def plain(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries of a cell in order, without casework and without hours of absences."""
    kept = [
        Entry("absence") if entry.activity == "absence" else entry
        for entry in entries
        if entry.activity != "free"
    ]
    return tuple(sorted(set(kept), key=lambda entry: (entry.start, entry.end, str(entry))))


def edited(
    asked: WeekFacts, rota: Rota, edits: Sequence[HalfEdit], shown: dict[tuple[str, date], Halves]
) -> Rota:
    """Return the rota with its half days as edited.

    Parameters
    ----------
    asked
        What the week asks for.
    rota
        The rota before.
    edits
        Half days that changed.
    shown
        What every half day said before.
    """
    changed: dict[tuple[str, date], dict[int, HalfEdit]] = defaultdict(dict)
    for edit in edits:
        changed[edit.manager, edit.date][edit.half] = edit
    days: dict[tuple[str, date], list[Block]] = defaultdict(list)
    for block in rota.blocks:
        days[block.manager, block.date].append(block)
    items = _Items(asked, rota, edits)
    for key, halves in changed.items():
        days[key] = _day(asked, key, halves, days[key], shown.get(key, ((), ())), items)
    order = {row.id: number for number, row in enumerate(asked.scenario.managers)}
    blocks = sorted(
        (block for row in days.values() for block in row),
        key=lambda b: (order.get(b.manager, len(order)), b.manager, b.date, b.start, b.end),
    )
    return rota.model_copy(update={"blocks": tuple(blocks)})


class _Items:
    """Meetings, appointments and bookings of duties that were moved by hand."""

    def __init__(self, asked: WeekFacts, rota: Rota, edits: Sequence[HalfEdit]) -> None:
        self._asked = asked
        touched = {(edit.manager, edit.date, edit.half) for edit in edits}
        noon = asked.policy.noon
        self._moved = [
            block
            for block in rota.blocks
            if block.item is not None
            and (block.manager, block.date, half_of(block.start, block.end, noon)) in touched
        ]

    def of(self, block: Block) -> Block:
        """Return a new duty with its item: what is due then, else what stood elsewhere before."""
        due = [
            row.item
            for row in self._asked.kept
            if (row.manager, row.date, row.start, row.end, row.activity)
            == (block.manager, block.date, block.start, block.end, block.activity)
        ]
        like = [
            row
            for row in self._moved
            if (row.activity, row.site, row.interpreter)
            == (block.activity, block.site, block.interpreter)
        ]
        due += [str(row.item) for row in like if row.manager == block.manager]
        due += [str(row.item) for row in like]
        if block.interpreter is not None:
            due += [row.id for row in self._asked.booked if row.site == block.site]
        return block.model_copy(update={"item": due[0]}) if due else block


def _day(
    asked: WeekFacts,
    key: tuple[str, date],
    edits: dict[int, HalfEdit],
    old: list[Block],
    before: Halves,
    items: _Items,
) -> list[Block]:
    """Return the blocks of a day some halves of which were edited."""
    after = tuple(edits[n].after if n in edits else before[n] for n in (0, 1))
    gone = (away(after[0]), away(after[1]))
    duties = [block for block in old if block.activity in SHOWN and block.activity != "absence"]
    noon = asked.policy.noon
    for half, edit in edits.items():
        kept = set(edit.before) & set(edit.after)
        duties = [
            block
            for block in duties
            if half_of(block.start, block.end, noon) != half or _among(block, kept)
        ]
        duties += [
            items.of(_block(key, entry))
            for entry in edit.after
            if entry not in kept and entry.activity != "absence"
        ]
    duties.sort(key=lambda block: (block.start, block.end))
    worked = [block for block in old if block.activity not in UNPAID]
    pauses = [block.start for block in old if block.activity == "break"]
    policy = asked.policy
    made = day_blocks(
        DayAsked(
            asked,
            *key,
            duties=tuple(duties),
            minutes=_minutes(asked, key, worked, (away(before[0]), away(before[1])), gone),
            first=noon if gone[0] else policy.day_from,
            last=noon if gone[1] else policy.day_until,
            usual=(min(b.start for b in worked), max(b.end for b in worked)) if worked else None,
            pause=pauses[0] if pauses else noon,
        )
    )
    return [*made, *_absences(asked, key, gone, old)]


def _among(block: Block, entries: set[Entry]) -> bool:
    """Whether a block is part of an entry; turns that follow on each other are one."""
    return any(
        (entry.activity, entry.site, entry.interpreter)
        == (block.activity, block.site, block.interpreter)
        and entry.start <= block.start
        and block.end <= entry.end
        for entry in entries
    )


def _block(key: tuple[str, date], entry: Entry) -> Block:
    return Block(
        manager=key[0],
        date=key[1],
        start=entry.start,
        end=entry.end,
        activity=entry.activity,
        site=entry.site,
        interpreter=entry.interpreter,
    )


def _minutes(
    asked: WeekFacts,
    key: tuple[str, date],
    worked: list[Block],
    was: tuple[bool, bool],
    gone: tuple[bool, bool],
) -> int:
    """Return the working time of a day: as before, a half of it for half a day.

    For somebody who was not there at all: a fifth of their contract.
    """
    before, now = 2 - sum(was), 2 - sum(gone)
    minutes = sum((exact(block.minutes) for block in worked), exact(0))
    if not worked:
        given = next(row for row in asked.scenario.managers if row.id == key[0])
        minutes, before = exact(value_on(given.hours, key[1])) * 60 / 5, 2
    return int(minutes * now / (before or 2) // QUARTER) * QUARTER


def _absences(
    asked: WeekFacts, key: tuple[str, date], gone: tuple[bool, bool], old: list[Block]
) -> list[Block]:
    """Return the absences of a day: as they were where they still are, new ones by the half."""
    policy = asked.policy
    halves = ((policy.day_from, policy.noon), (policy.noon, policy.day_until))
    found: list[tuple[int, int]] = []
    for half, (begin, end) in enumerate(halves):
        spans = [
            (max(b.start, begin) if half else b.start, b.end if half else min(b.end, end))
            for b in old
            if b.activity == "absence"
        ]
        given = next((span for span in spans if span[0] < span[1]), (begin, end))
        if gone[half] and found and found[-1][1] == given[0]:
            found[-1] = found[-1][0], given[1]
        elif gone[half]:
            found.append(given)
    return [_block(key, Entry("absence", *span)) for span in found]
