"""The hours of one day: when it begins and ends, and where the break lies.

Timed work stands still; around it the day is laid so that free time comes in pieces of
use, begins near the usual time, and keeps the working-time law. All starts and all breaks
are tried: a day has about forty quarter hours.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from allocator.model.calendar import QUARTER
from allocator.week.there import LONG, break_due

Span = tuple[int, int]
MIDDAY = 12 * 60


@dataclass(frozen=True)
class Frame:
    """Between when a day can lie, when it usually begins, and what piece of time is of use."""

    first: int
    last: int
    usual: int
    usable: int


@dataclass(frozen=True, order=True)
class Laid:
    """A day with hours; the best is the least.

    Attributes
    ----------
    small
        Minutes of free time in pieces that are too short.
    trouble
        Quarter hours from the usual start and of the break from midday.
    start, end
        Of the day.
    pause
        The break; None for none.
    """

    small: int
    trouble: int
    start: int
    end: int
    pause: Span | None


@lru_cache(maxsize=100_000)
def laid(frame: Frame, spans: tuple[Span, ...], pause: Span | None, work: int) -> Laid | None:
    """Return the best hours of a day with `work` minutes, None where there are none.

    Parameters
    ----------
    frame
        Where the day can lie.
    spans
        Timed work, in order, without overlap.
    pause
        A break that is given already (on a tour); no other is taken then.
    work
        Minutes of work of the day, without break.
    """
    if not work:
        return None if spans else Laid(0, 0, frame.usual, frame.usual, None)
    found = (_day(frame, spans, *hours) for hours in _possible(frame, spans, pause, work))
    return min(found, key=lambda day: (day.small, day.trouble, day.start), default=None)


@lru_cache(maxsize=100_000)
def _fits(frame: Frame, spans: tuple[Span, ...], pause: Span | None, work: int) -> bool:
    """Whether `laid` finds any hours."""
    if not work:
        return not spans
    return next(_possible(frame, spans, pause, work), None) is not None


def _possible(
    frame: Frame, spans: tuple[Span, ...], pause: Span | None, work: int
) -> Iterator[tuple[int, int, Span | None]]:
    """Yield start, end and break of every day with `work` minutes."""
    due = break_due(work)
    length = due if pause is None else pause[1] - pause[0]
    if length < due:
        return
    whole = work + length
    earliest, latest = frame.first, frame.last - whole
    if spans:
        earliest, latest = max(earliest, spans[-1][1] - whole), min(latest, spans[0][0])
    for start in range(earliest, latest + 1, QUARTER):
        for given in _pauses(spans, pause, start, start + whole, length):
            yield start, start + whole, given


def _pauses(
    spans: tuple[Span, ...], pause: Span | None, start: int, end: int, length: int
) -> Iterator[Span | None]:
    """Yield the breaks that leave no more than six hours on either side."""
    if not length:
        yield None
        return
    if pause is not None:
        if pause[0] - start <= LONG and end - pause[1] <= LONG:
            yield pause
        return
    first = max(start + QUARTER, end - length - LONG)
    last = min(end - length - QUARTER, start + LONG)
    for begin in range(first, last + 1, QUARTER):
        if all(begin + length <= a or b <= begin for a, b in spans):
            yield begin, begin + length


def _day(frame: Frame, spans: tuple[Span, ...], start: int, end: int, pause: Span | None) -> Laid:
    taken = sorted((*spans, pause)) if pause is not None else spans
    edges = [(start, start), *taken, (end, end)]
    gaps = (b[0] - a[1] for a, b in pairwise(edges))
    small = sum(gap for gap in gaps if gap < frame.usable)
    trouble = abs(start - frame.usual)
    if pause is not None:
        trouble += abs((pause[0] + pause[1]) // 2 - MIDDAY)
    return Laid(small, trouble // QUARTER, start, end, pause)


def shortest(frame: Frame, spans: tuple[Span, ...], pause: Span | None, usual: int) -> int | None:
    """Return the fewest minutes of work from which on every length to the usual one fits.

    Parameters
    ----------
    frame, spans, pause
        As for `laid`.
    usual
        Minutes of work that the day has where nothing else decides.

    Returns
    -------
    int or None
        At most `usual` where that fits, else the shortest longer day; None where none fits.
    """
    if not _fits(frame, spans, pause, usual):
        longer = range(usual + QUARTER, frame.last - frame.first + 1, QUARTER)
        return next((work for work in longer if _fits(frame, spans, pause, work)), None)
    work = usual
    while work >= QUARTER and _fits(frame, spans, pause, work - QUARTER):
        work -= QUARTER
    return work
