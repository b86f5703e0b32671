"""Who can work when, and which meetings and appointments they can keep: before any choice."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

from allocator.facts.rounding import deal
from allocator.model.calendar import QUARTER
from allocator.model.rota import Block, Uncovered
from allocator.solver.rota.layout import Frame, Span, shortest
from allocator.week import Kept, WeekFacts

Key = tuple[str, date]


class Frames:
    """The frame of each person and day, and the timed work that stands before any choice.

    Attributes
    ----------
    frames
        By person and day on which they are there. Two days in a row leave eleven hours
        between the latest end of one and the earliest start of the next.
    usual
        Minutes of work of each of these days where nothing else decides; they add up to the
        contract.
    fixed
        Blocks of meetings and appointments that are kept, with the ways to them.
    dropped
        Those that cannot be kept.
    """

    def __init__(self, asked: WeekFacts) -> None:
        self.asked = asked
        self.frames: dict[Key, Frame] = {}
        self.usual: dict[Key, int] = {}
        for manager in asked.managers:
            self._days(manager)
        self.fixed: dict[Key, tuple[Block, ...]] = defaultdict(tuple)
        self.dropped: list[Uncovered] = []
        for row in asked.kept:
            self._keep(row)

    def _days(self, manager: str) -> None:
        days = [day for day in self.asked.days if self.asked.there(manager, day).due]
        policy = self.asked.policy
        dues = [self.asked.there(manager, day).due for day in days]
        quarters = deal(self.asked.contract(manager) // QUARTER, dues)
        before: tuple[date, int] | None = None
        for day, number in zip(days, quarters, strict=True):
            there = self.asked.there(manager, day)
            first = there.first
            if before is not None and before[0] + timedelta(1) == day:
                first = max(first, before[1] + policy.rest_minutes - 24 * 60)
            usual = max(first, policy.usual_start)
            self.frames[manager, day] = Frame(first, there.last, usual, policy.usable_piece)
            self.usual[manager, day] = number * QUARTER
            before = day, there.last

    def busy(self, key: Key) -> tuple[Span, ...]:
        """Return the times that fixed blocks take, in order."""
        return tuple(sorted((block.start, block.end) for block in self.fixed[key]))

    def least(self, key: Key, spans: tuple[Span, ...], pause: Span | None) -> int | None:
        """Return the fewest minutes of work that a day with these spans has; None: none fits."""
        found = shortest(self.frames[key], spans, pause, self.usual[key])
        return None if found is None or found > self.asked.policy.day_minutes else found

    def _keep(self, row: Kept) -> None:
        """Take a meeting or an appointment, or name it as uncovered."""
        key = (row.manager, row.date)
        before = self.fixed[key]
        blocks = self._blocks(row)
        spans = tuple(sorted((b.start, b.end) for b in (*before, *blocks)))
        apart = all(a[1] <= b[0] for a, b in pairwise(spans))
        if apart and self.least(key, spans, None) is not None:
            self.fixed[key] = tuple(sorted((*before, *blocks), key=lambda b: b.start))
            if self._contract_holds(row.manager):
                return
            self.fixed[key] = before
        self.dropped.append(
            Uncovered(
                kind=row.activity,
                minutes=row.minutes,
                site=row.place,
                date=row.date,
                start=row.start,
                manager=row.manager,
                item=row.item,
            )
        )

    def _contract_holds(self, manager: str) -> bool:
        least = 0
        for day in self.asked.days:
            key = (manager, day)
            if key in self.frames:
                least += self.least(key, self.busy(key), None) or 0
        return least <= self.asked.contract(manager)

    def _blocks(self, row: Kept) -> list[Block]:
        asked, day = self.asked, row.date
        home = asked.home(row.manager, day)
        place = row.place if row.place is not None else home
        there, back = asked.way(home, place), asked.way(place, home)
        site = None if place == home else place
        main = Block(
            manager=row.manager,
            date=day,
            start=row.start,
            end=row.end,
            activity=row.activity,
            site=site,
            item=row.item,
        )
        return [
            *legs(row.manager, day, [(row.start - there, row.start, site)] if there else []),
            main,
            *legs(row.manager, day, [(row.end, row.end + back, None)] if back else []),
        ]


def legs(manager: str, day: date, given: list[tuple[int, int, str | None]]) -> list[Block]:
    """Return blocks of travel."""
    return [
        Block(manager=manager, date=day, start=start, end=end, activity="travel", site=site)
        for start, end, site in given
    ]
