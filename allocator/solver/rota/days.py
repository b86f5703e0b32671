"""What a day of a person can look like: all sets of duties that fit, each at its best times.

Days are listed whole, with their costs, so that choosing among them is all that is left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from allocator.model.calendar import QUARTER, minutes_of
from allocator.model.rota import ON_SITE, Block
from allocator.solver.rota.frames import Frames, legs
from allocator.solver.rota.layout import Span, laid
from allocator.solver.rota.pieces import Piece
from allocator.solver.rota.trips import Stop, Trip, trips
from allocator.week import Session
from allocator.week.goals import Measures

MOST_VISITS = 4
"""Sites of one tour at most."""


@dataclass(frozen=True)
class Day:
    """One possible day of a person.

    Attributes
    ----------
    manager, date
        Whose, and when.
    blocks
        Timed work.
    pause
        A break that lies on a tour.
    least
        Minutes of work at least.
    cost
        Weighted minutes of the goals that this day alone decides.
    sessions, visits
        Numbers of the piece's turns and visits.
    """

    manager: str
    date: date
    blocks: tuple[Block, ...]
    pause: Span | None
    least: int
    cost: int
    sessions: tuple[int, ...]
    visits: tuple[int, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The times of its blocks."""
        return tuple((block.start, block.end) for block in self.blocks)

    @property
    def duties(self) -> tuple[Block, ...]:
        """Its office hours and visits."""
        return tuple(block for block in self.blocks if block.activity in ON_SITE)


class DayLister:
    """Lists the days of a piece.

    Parameters
    ----------
    frames
        Who can work when.
    measures
        The measures of the soft goals.
    """

    def __init__(self, frames: Frames, measures: Measures) -> None:
        self._frames = frames
        self._asked = frames.asked
        self._measures = measures

    def days(self, piece: Piece, manager: str, day: date) -> list[Day]:
        """Return every day worth looking at; the first has no duties at all."""
        many = bool(piece.bookings)
        best: dict[object, tuple[tuple[int, int], Day]] = {}
        for visits, trip in self._tours(piece, manager, day, many):
            for sessions in self._turns(piece, manager, day, trip):
                found = self._day(piece, (manager, day), visits, trip, sessions)
                if found is None:
                    continue
                trouble, made = found
                times = (trip.start if trip else 0) if many else 0
                key, rank = (visits, sessions, times), (made.cost, trouble)
                if key not in best or rank < best[key][0]:
                    best[key] = rank, made
        return [made for _, made in best.values()]

    def _tours(
        self, piece: Piece, manager: str, day: date, many: bool
    ) -> Iterator[tuple[tuple[int, ...], Trip | None]]:
        """Yield sets of visits with a trip that makes them."""
        asked, frame = self._asked, self._frames.frames[manager, day]
        able = [n for n, makers in enumerate(piece.makers) if (manager, day) in makers]
        able = [n for n in able if self._pinned(piece.visits[n].site, manager, day)]
        busy = self._frames.busy((manager, day))
        home = asked.home(manager, day)
        yield (), None
        for size in range(1, min(MOST_VISITS, len(able)) + 1):
            for chosen in combinations(able, size):
                stops = [
                    self._stop(piece.visits[n].site, piece.visits[n].minutes, manager, day)
                    for n in chosen
                ]
                on_site = sum(stop.minutes for stop in stops)
                if len({stop.site for stop in stops}) < size or on_site > asked.policy.day_minutes:
                    continue
                for trip in trips(home, stops, (frame.first, frame.last), busy, asked.way, many):
                    yield chosen, trip

    def _pinned(self, site: str, manager: str, day: date) -> bool:
        """Whether a pin lets the person visit the site on the day."""
        on = self._frames.standing.pinned(site)
        if on and day not in on and not self._frames.standing.loose(site):
            return False
        return all(pin.manager in (None, manager) for pin in self._asked.pinned(site, day))

    def _stop(self, site: str, minutes: int, manager: str, day: date) -> Stop:
        weekday = day.isoweekday()
        windows = tuple(
            (minutes_of(window.from_), minutes_of(window.until))
            for window in self._asked.access(site)
            if window.weekday == weekday
        )
        times = {pin.from_ for pin in self._asked.pinned(site, day) if pin.from_ is not None}
        if times:
            # Two pins at different times: no visit keeps both.
            return Stop(site, minutes, windows, tuple(times) if len(times) == 1 else (), True)
        good = self._measures.starts(site, weekday)
        if self._measures.wishes_times(manager, weekday):
            good |= {start for a, b in windows for start in range(a, b, QUARTER)}
        return Stop(site, minutes, windows, tuple(sorted(good)))

    def _turns(
        self, piece: Piece, manager: str, day: date, trip: Trip | None
    ) -> list[tuple[int, ...]]:
        """Return the sets of turns of office hours that fit beside a trip."""
        home = self._asked.home(manager, day)
        busy = [(trip.start, trip.end)] if trip is not None else []
        busy += self._frames.busy((manager, day))
        able = [
            (n, self._reach(row, home))
            for n, row in enumerate(piece.sessions)
            if row.date == day and manager in piece.holders[n]
        ]
        able = [(n, span) for n, span in able if _apart([span, *busy])]
        sets: list[tuple[int, ...]] = [()]
        for n, span in able:
            for chosen in list(sets):
                taken = [other for m, other in able if m in chosen]
                minutes = sum(piece.sessions[m].minutes for m in (*chosen, n))
                if minutes <= self._asked.policy.office_day and _apart([span, *taken]):
                    sets.append((*chosen, n))
        return sets

    def _reach(self, row: Session, home: str | None) -> Span:
        """Return a turn with the ways to it and back."""
        there, back = self._asked.way(home, row.site), self._asked.way(row.site, home)
        return row.start - there, row.end + back

    def _day(
        self,
        piece: Piece,
        key: tuple[str, date],
        visits: tuple[int, ...],
        trip: Trip | None,
        sessions: tuple[int, ...],
    ) -> tuple[int, Day] | None:
        """Return a day and how troublesome its hours are; None where it does not fit."""
        blocks = [*self._frames.fixed[key], *_driven(key, trip)]
        for n in sessions:
            blocks += self._held(key, piece.sessions[n])
        blocks.sort(key=lambda block: block.start)
        spans, pause = tuple((b.start, b.end) for b in blocks), trip.pause if trip else None
        least = self._frames.least(key, spans, pause)
        if least is None:
            return None
        hours = laid(self._frames.frames[key], spans, pause, max(least, self._frames.usual[key]))
        assert hours is not None
        cost = self._cost(blocks, hours.small)
        return hours.trouble, Day(*key, tuple(blocks), pause, least, cost, sessions, visits)

    def _held(self, key: tuple[str, date], row: Session) -> list[Block]:
        manager, day = key
        home = self._asked.home(manager, day)
        start, end = self._reach(row, home)
        turn = Block(
            manager=manager,
            date=day,
            start=row.start,
            end=row.end,
            activity="office_hour",
            site=row.site,
        )
        ways: list[tuple[int, int, str | None]] = []
        if start < row.start:
            ways.append((start, row.start, row.site))
        if row.end < end:
            ways.append((row.end, end, None))
        return [turn, *legs(manager, day, ways)]

    def _cost(self, blocks: Sequence[Block], small: int) -> int:
        """Return the weighted minutes of the goals that a day decides alone."""
        policy, measures = self._frames.policy, self._measures
        total = policy.weight("pieces") * small
        total += policy.weight("travel") * measures.travel(blocks)
        for block in blocks:
            if block.activity in ON_SITE:
                total += policy.weight("own") * measures.own(block)
                total += policy.weight("same") * measures.same(block)
                total += policy.weight("wishes") * measures.wished(block)
            if block.activity == "visit":
                total += policy.weight("fair") * measures.unpopular(block)
        return total


def _driven(key: tuple[str, date], trip: Trip | None) -> list[Block]:
    manager, day = key
    if trip is None:
        return []
    made = [
        Block(manager=manager, date=day, start=start, end=end, activity="visit", site=site)
        for start, end, site in trip.visits
    ]
    return [*made, *legs(manager, day, list(trip.legs))]


def _apart(spans: Sequence[Span]) -> bool:
    """Whether the first span overlaps none of the others."""
    start, end = spans[0]
    return all(end <= a or b <= start for a, b in spans[1:]) and (end - start) >= QUARTER
