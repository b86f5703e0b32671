"""A day made from its duties alone: the ways to them, a break, and casework in what is left.

For days that a person decided. Nothing is moved and nothing refused: duties that overlap or
leave no time for a way stay as they are, and the check says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allocator.model.calendar import QUARTER
from allocator.model.rota import Activity, Block
from allocator.week.there import LONG, break_due
from allocator.week.weekfacts import WeekFacts

Span = tuple[int, int]
"""Minutes since midnight, end excluded."""
LAST = 24 * 60 - QUARTER


@dataclass(frozen=True)
class DayAsked:
    """What a day is made from.

    Attributes
    ----------
    asked
        What the week asks for: ways, hours of the day.
    manager, date
        Whose day.
    duties
        What is done with others, in order.
    minutes
        Working time that is aimed at.
    first, last
        Between these somebody works, unless a duty lies outside.
    usual
        From when to when they worked before; None where they did not.
    pause
        When the break began before.
    """

    asked: WeekFacts
    manager: str
    date: date
    duties: tuple[Block, ...]
    minutes: int
    first: int
    last: int
    usual: Span | None
    pause: int

    @property
    def home(self) -> str | None:
        """The own place of work."""
        return self.asked.home(self.manager, self.date)

    def block(self, span: Span, activity: Activity, site: str | None = None) -> Block:
        """Return a block of the day."""
        begin, end = span
        return Block(
            manager=self.manager,
            date=self.date,
            start=begin,
            end=end,
            activity=activity,
            site=None if site == self.home else site,
        )


def day_blocks(day: DayAsked) -> list[Block]:
    """Return the blocks of a day in order: duties as they stand, ways, a break and casework."""
    busy = sorted([*day.duties, *ways(day)], key=lambda b: (b.start, b.end))
    work = max(day.minutes, _length((b.start, b.end) for b in busy))
    if not work:
        return []
    begin, end = _frame(day, busy, work + break_due(work))
    pause = _break(day, busy, (begin, end), end - begin - work)
    taken = [(b.start, b.end) for b in busy] + ([pause] if pause else [])
    free = [day.block(gap, "free", _place(busy, gap[0])) for gap in _gaps(taken, (begin, end))]
    rest = [day.block(pause, "break")] if pause else []
    return sorted([*busy, *free, *rest], key=lambda b: (b.start, b.end))


def ways(day: DayAsked) -> list[Block]:
    """Return the ways of a day: just in time, home at once; home between where there is time."""
    way, home = day.asked.way, day.home
    made: list[Block] = []
    place, since = home, 0

    def go(to: str | None, begin: int, end: int) -> None:
        if end > begin:
            made.append(day.block((begin, end), "travel", to))

    for duty in day.duties:
        where = duty.site or home
        out = way(place, where)
        back, again = way(place, home), way(home, where)
        room = duty.start - since
        if place == where:
            pass
        elif home not in (place, where) and room >= back + again + day.asked.policy.usable_piece:
            go(home, since, since + back)
            go(where, duty.start - again, duty.start)
        elif where == home:
            go(home, since, min(since + out, duty.start))
        else:
            go(where, max(since, duty.start - out), duty.start)
        place, since = where, max(since, duty.end)
    go(home, since, min(since + way(place, home), LAST))
    return made


def _frame(day: DayAsked, busy: list[Block], length: int) -> Span:
    """Return when the day begins and ends: as before where it can, as long as it should be."""
    begin, end = day.usual or (day.first, day.first + length)
    begin, end = max(begin, day.first), min(end, day.last)
    first = min((b.start for b in busy), default=begin)
    last = max((b.end for b in busy), default=begin)
    begin, end = min(begin, first), max(end, last)
    if end - begin < length:
        end = max(end, min(day.last, begin + length))
        return max(min(begin, day.first), end - length) if end - begin < length else begin, end
    cut = min(end - begin - length, end - max(last, begin))
    end -= cut
    return min(first, end - length) if busy else end - length, end


def _break(day: DayAsked, busy: list[Block], frame: Span, length: int) -> Span | None:
    """Return the break: where nobody works six hours in a row, as near as can be to before."""
    least = break_due(frame[1] - frame[0] - length)
    free = _gaps([(b.start, b.end) for b in busy], frame)
    found: list[tuple[tuple[int, int, int], Span]] = []
    for begin, end in free:
        for start in range(max(begin, frame[0] + QUARTER), end, QUARTER):
            until = min(start + length, end, frame[1] - QUARTER)
            if length > 0 and until - start >= min(least, length):
                run = max(start - frame[0], frame[1] - until)
                rank = (max(0, run - LONG), start + length - until, abs(start - day.pause))
                found.append((rank, (start, until)))
    return min(found)[1] if found else None


def _place(busy: list[Block], moment: int) -> str | None:
    """Return where somebody is at a moment between two duties."""
    before = [b for b in busy if b.end <= moment]
    return before[-1].site if before else None


def _gaps(taken: Iterable[Span], frame: Span) -> list[Span]:
    """Return what is left of a frame."""
    gaps, since = [], frame[0]
    for begin, end in sorted(taken):
        if begin > since:
            gaps.append((since, min(begin, frame[1])))
        since = max(since, end)
    return [*gaps, (since, frame[1])] if since < frame[1] else gaps


def _length(spans: Iterable[Span]) -> int:
    """Return the minutes that spans cover together."""
    total, since = 0, 0
    for begin, end in sorted(spans):
        total += max(0, end - max(begin, since))
        since = max(since, end)
    return total
