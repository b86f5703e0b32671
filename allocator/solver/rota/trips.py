"""Trips: from the own place of work through a few sites and back, at times that fit."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from allocator.model.calendar import QUARTER
from allocator.solver.rota.layout import Span
from allocator.week.there import LONG, LONGEST

Way = Callable[[str | None, str | None], int]
"""Minutes of a leg on the grid."""
PAUSES = (30, 45)
LONG_TRIP = 240
"""A trip of this length may hold a break."""
STARTS = 6
"""Starts of one trip that are kept where others have to meet it."""


@dataclass(frozen=True)
class Stop:
    """A visit on a trip.

    Attributes
    ----------
    site, minutes
        Where, and how long.
    windows
        When the site can be visited on the day.
    starts
        Times at which the visit begins best: last week's, and all where a part of the day is
        wished for; a pinned time is the only one.
    pinned
        Only `starts` are allowed.
    """

    site: str
    minutes: int
    windows: tuple[Span, ...]
    starts: tuple[int, ...] = ()
    pinned: bool = False

    def fits(self, start: int) -> bool:
        """Whether the visit can begin at `start`."""
        if self.pinned and start not in self.starts:
            return False
        return any(a <= start and start + self.minutes <= b for a, b in self.windows)


@dataclass(frozen=True)
class Trip:
    """Legs and visits with times.

    Attributes
    ----------
    legs
        Start, end and destination of each leg (None: home).
    visits
        Start, end and site of each visit.
    pause
        A break on the way; None for none.
    """

    legs: tuple[tuple[int, int, str | None], ...]
    visits: tuple[tuple[int, int, str], ...]
    pause: Span | None

    @property
    def start(self) -> int:
        """When it begins."""
        return min(start for start, _, _ in (*self.legs, *self.visits))

    @property
    def end(self) -> int:
        """When it ends."""
        return max(end for _, end, _ in (*self.legs, *self.visits))


def trips(
    home: str | None, stops: Sequence[Stop], frame: Span, busy: Sequence[Span], way: Way, many: bool
) -> list[Trip]:
    """Return the trips through all stops, in the order with the least travel that fits.

    Parameters
    ----------
    home
        Where it begins and ends.
    stops
        The visits, one a site.
    frame
        Between when it can lie.
    busy
        Times that are taken.
    way
        Minutes of legs.
    many
        Keep several starts: somebody else has to be there at the same time.
    """
    orders = sorted(permutations(stops), key=lambda order: _travel(home, order, way))
    for order in orders:
        found: list[Trip] = []
        for after, length in _gaps(home, order, way):
            found += _starts(home, order, frame, busy, way, (after, length), many)
        if found:
            return found
    return []


def _travel(home: str | None, order: Sequence[Stop], way: Way) -> int:
    places = [home, *(stop.site for stop in order), home]
    return sum(way(a, b) for a, b in pairwise(places))


def _gaps(home: str | None, order: Sequence[Stop], way: Way) -> Iterator[tuple[int, int]]:
    """Yield after which visit a break lies and how long it is; (0, 0) for none."""
    whole = _travel(home, order, way) + sum(stop.minutes for stop in order)
    if whole <= LONG:
        yield 0, 0
    if whole > LONG_TRIP:
        for length in PAUSES if whole > LONGEST - LONG_TRIP // 2 else PAUSES[:1]:
            for after in range(1, len(order)):
                yield after, length


def _starts(
    home: str | None,
    order: Sequence[Stop],
    frame: Span,
    busy: Sequence[Span],
    way: Way,
    gap: tuple[int, int],
    many: bool,
) -> list[Trip]:
    """Return the trip at its earliest start, in the afternoon, and as visits begin best."""
    still = _timed(home, order, 0, way, gap)
    begins = [(stop, begin) for stop, (begin, _, _) in zip(order, still.visits, strict=True)]
    length = still.end
    fitting = [
        start
        for start in range(frame[0], frame[1] - length + 1, QUARTER)
        if all(stop.fits(start + begin) for stop, begin in begins)
        and all(start + length <= a or b <= start for a, b in busy)
    ]
    if many:
        chosen = fitting[:: max(1, len(fitting) // STARTS)]
    else:
        later = [start for start in fitting if start >= (frame[0] + frame[1]) // 2]
        liked = [
            start
            for start in fitting
            if any(start + begin in stop.starts for stop, begin in begins)
        ]
        chosen = list(dict.fromkeys([*fitting[:1], *later[:1], *liked]))
    return [_timed(home, order, start, way, gap) for start in chosen]


def _timed(
    home: str | None, order: Sequence[Stop], start: int, way: Way, gap: tuple[int, int]
) -> Trip:
    """Return the trip that begins at `start`."""
    now, place, pause = start, home, None
    legs: list[tuple[int, int, str | None]] = []
    visits: list[tuple[int, int, str]] = []
    for number, stop in enumerate(order):
        if gap[1] and number == gap[0]:
            pause, now = (now, now + gap[1]), now + gap[1]
        leg = way(place, stop.site)
        if leg:
            legs.append((now, now + leg, stop.site))
        now += leg
        visits.append((now, now + stop.minutes, stop.site))
        now, place = now + stop.minutes, stop.site
    back = way(place, home)
    if back:
        legs.append((now, now + back, None))
    return Trip(tuple(legs), tuple(visits), pause)
