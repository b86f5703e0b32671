"""A rota in force that is repaired in its week: what stands, and what is still due.

Days before `since` stay as they were. `Rota.since` says so in the file, so that the check
counts the hours of the rest of the week against what was left of the contract then.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cached_property

from allocator.model.rota import UNPAID, Block, Rota, Uncovered
from allocator.model.rota_input import Booking, Interpreter
from allocator.week.due import Kept, Session, Visits
from allocator.week.weekfacts import WeekFacts


class Standing:
    """What is left of a week.

    Parameters
    ----------
    asked
        What the week asks for, as it is now.
    rota
        The rota in force; None for a week that is made anew.
    since
        The first day that may change.
    """

    def __init__(
        self, asked: WeekFacts, rota: Rota | None = None, since: date | None = None
    ) -> None:
        self._asked = asked
        self.since = since or asked.monday
        self.days = tuple(day for day in asked.days if day >= self.since)
        self.rota = rota
        self._blocks: dict[tuple[str, date], list[Block]] = defaultdict(list)
        for block in rota.blocks if rota is not None else ():
            self._blocks[block.manager, block.date].append(block)

    @cached_property
    def before(self) -> tuple[Block, ...]:
        """Blocks that stand."""
        row = (block for blocks in self._blocks.values() for block in blocks)
        return tuple(block for block in row if block.date < self.since)

    @cached_property
    def gaps(self) -> tuple[Uncovered, ...]:
        """What was uncovered on days that stand."""
        gaps = self.rota.uncovered if self.rota is not None else ()
        return tuple(gap for gap in gaps if gap.date is not None and gap.date < self.since)

    def day(self, manager: str, day: date) -> list[Block]:
        """Return somebody's day in the rota in force."""
        return self._blocks.get((manager, day), [])

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """Turns of office hours that are still due."""
        return tuple(row for row in self._asked.sessions if row.date >= self.since)

    @cached_property
    def visits(self) -> tuple[Visits, ...]:
        """Visits that are still due."""
        made: dict[str, int] = defaultdict(int)
        for block in self.before:
            made[str(block.site)] += block.activity == "visit"
        rows = []
        for row in self._asked.visits:
            days = tuple(day for day in row.days if day >= self.since)
            done = min(row.number, made[row.site])
            made[row.site] -= done
            if row.number > done:
                rows.append(replace(row, number=row.number - done, days=days))
        return tuple(rows)

    def pinned(self, site: str) -> frozenset[date]:
        """Return the days to come on which visits of a site are pinned."""
        on = {pin.weekday for pin in self._asked.pins.get(site, ())}
        return frozenset(day for day in self.days if day.isoweekday() in on)

    def loose(self, site: str) -> int:
        """Return how many of the visits that are due are more than the days they are pinned to."""
        due = sum(row.number for row in self.visits if row.site == site)
        return max(0, due - len(self.pinned(site)))

    @cached_property
    def kept(self) -> tuple[Kept, ...]:
        """Meetings and appointments to come."""
        return tuple(row for row in self._asked.kept if row.date >= self.since)

    @cached_property
    def booked(self) -> tuple[Booking, ...]:
        """Bookings of interpreters that are still to be kept."""
        met = {block.item for block in self.before if block.interpreter is not None}
        return tuple(row for row in self._asked.booked if row.id not in met)

    def interpreted(self, interpreter: str) -> int:
        """Return the minutes that an interpreter was booked for on days that stand."""
        return sum(block.minutes for block in self.before if block.interpreter == interpreter)

    def stood(self, booking: Booking, interpreter: Interpreter, block: Block) -> bool:
        """Whether a booking is kept by this interpreter at this time, if a rota is in force."""
        met = {
            (row.item, row.interpreter, row.date, row.start)
            for row in (self.rota.blocks if self.rota is not None else ())
            if row.interpreter is not None
        }
        key = (booking.id, interpreter.id, block.date, block.start)
        return self.rota is None or key in met

    def left(self, manager: str) -> int:
        """Return the minutes that somebody still works in the week.

        What was worked on days that stand is taken off the contract; nothing is left for who
        is not there any more, and no more than fits the days to come.
        """
        there = [self._asked.there(manager, day) for day in self.days]
        room = sum(min(row.longest, self._asked.policy.day_minutes) for row in there if row.due)
        worked = sum(_work(self.day(manager, day)) for day in self._asked.days if day < self.since)
        return max(0, min(self._asked.contract(manager) - worked, room))

    def lengths(self, manager: str) -> dict[date, int]:
        """Return the work of the days to come as in the rota in force, where it still fits."""
        days = [day for day in self.days if self._asked.there(manager, day).due]
        work = {day: _work(self.day(manager, day)) for day in days}
        return work if self.rota is not None and sum(work.values()) == self.left(manager) else {}


def _work(blocks: list[Block]) -> int:
    return sum(block.minutes for block in blocks if block.activity not in UNPAID)
