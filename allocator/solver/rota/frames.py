"""Who can work when, and which meetings and appointments they can keep: before any choice."""

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from allocator.facts.rounding import deal
from allocator.model.calendar import QUARTER
from allocator.model.rota import Block, Uncovered
from allocator.model.rota_policy import RotaPolicy
from allocator.solver.rota.layout import Frame, Span, shortest
from allocator.week import Kept, Standing, WeekFacts

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
    standing
        What of the week is still to be made.
    policy
        Numbers and weights.
    """

    def __init__(self, asked: WeekFacts, standing: Standing | None = None) -> None:
        self.asked = asked
        self.standing = standing or Standing(asked)
        self.policy = asked.policy if standing is None else _calm(asked.policy)
        self.frames: dict[Key, Frame] = {}
        self.usual: dict[Key, int] = {}
        for manager in asked.managers:
            self._days(manager)
        self.fixed: dict[Key, tuple[Block, ...]] = defaultdict(tuple)
        self.dropped: list[Uncovered] = []
        for row in self.standing.kept:
            self._keep(row)

    def _days(self, manager: str) -> None:
        days = [day for day in self.standing.days if self.asked.there(manager, day).due]
        policy = self.asked.policy
        dues = [self.asked.there(manager, day).due for day in days]
        most = [min(self.asked.there(manager, day).longest, policy.day_minutes) for day in days]
        quarters = _dealt(self.standing.left(manager) // QUARTER, dues, most)
        stood = self.standing.lengths(manager)
        before: tuple[date, int] | None = None
        for day, number in zip(days, quarters, strict=True):
            there = self.asked.there(manager, day)
            first = there.first
            if before is not None and before[0] + timedelta(1) == day:
                first = max(first, before[1] + policy.rest_minutes - 24 * 60)
            usual = max(first, policy.usual_start)
            self.frames[manager, day] = Frame(first, there.last, usual, policy.usable_piece)
            self.usual[manager, day] = stood.get(day, number * QUARTER)
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
        if (row.manager, row.date) in self.frames and self._kept(row):
            return
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

    def _kept(self, row: Kept) -> bool:
        """Put a meeting or an appointment into its day, if it fits."""
        key = (row.manager, row.date)
        before = self.fixed[key]
        blocks = self._blocks(row)
        spans = tuple(sorted((b.start, b.end) for b in (*before, *blocks)))
        apart = all(a[1] <= b[0] for a, b in pairwise(spans))
        if apart and self.least(key, spans, None) is not None:
            self.fixed[key] = tuple(sorted((*before, *blocks), key=lambda b: b.start))
            if self._contract_holds(row.manager):
                return True
            self.fixed[key] = before
        return False

    def _contract_holds(self, manager: str) -> bool:
        least = 0
        for day in self.standing.days:
            key = (manager, day)
            if key in self.frames:
                least += self.least(key, self.busy(key), None) or 0
        return least <= self.standing.left(manager)

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


def _dealt(quarters: int, dues: list[Fraction], most: list[int]) -> list[int]:
    """Deal quarter hours by what is due, no day beyond the most minutes it can have."""
    parts = [min(n, m // QUARTER) for n, m in zip(deal(quarters, dues), most, strict=True)]
    while sum(parts) < quarters:
        room = [m // QUARTER - n for n, m in zip(parts, most, strict=True)]
        parts[room.index(max(room))] += 1
    return parts


def _calm(policy: RotaPolicy) -> RotaPolicy:
    """Return the policy of a repair: what stands counts more than who has how much."""
    calm = {"same": "high", "share": "low", "fair": "low", "pieces": "low", "spread": "low"}
    return policy.model_copy(update={"priorities": policy.priorities | calm})


def legs(manager: str, day: date, given: list[tuple[int, int, str | None]]) -> list[Block]:
    """Return blocks of travel."""
    return [
        Block(manager=manager, date=day, start=start, end=end, activity="travel", site=site)
        for start, end, site in given
    ]
