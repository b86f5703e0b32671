"""When office hours are held: the weekly timetable of a fixed site, the same every week.

People who live at a site need to know when somebody is there, so the times follow from
the site alone; the rota only decides who. A turn on a public holiday is left out, by
name, as the ledger prorates office hours by open days.
"""

from collections.abc import Sequence
from fractions import Fraction

from allocator.facts.rounding import half_up
from allocator.model.calendar import QUARTER, minutes_of
from allocator.model.rota_policy import RotaPolicy
from allocator.model.sites import Window

SPREAD = (2, 4, 1, 3, 5)
"""Weekdays in the order in which single turns are given to them."""
SHORTEST = 30
MOST_LINES = 20

Turn = tuple[int, int, int]
"""Weekday, start and end of one person's turn, minutes since midnight."""


def unpopular(policy: RotaPolicy, weekday: int, start: int, end: int) -> int:
    """Return the minutes of a span that are late or on a Friday afternoon."""
    since = policy.friday_from if weekday == 5 else policy.late_from
    return max(0, end - max(start, since))


def timetable(
    policy: RotaPolicy, windows: Sequence[Window], minutes: Fraction, residents: int
) -> tuple[Turn, ...]:
    """Return the turns of a week without holidays, in order of time.

    Parameters
    ----------
    policy
        Length of a turn, and from when on office hours are held by two.
    windows
        When office hours can be held.
    minutes
        Minutes of all turns of the week together.
    residents
        Residents that decide whether two people hold them together.

    Notes
    -----
    The best slots first: popular ones, the first of each day, spread over the week. Where
    the windows are too small for one person after the other, turns run side by side.
    """
    left = half_up(minutes / QUARTER)
    length = policy.office_session // QUARTER
    lines = 2 if policy.pair_from is not None and residents >= policy.pair_from else 1
    slots = sorted(_slots(policy, windows), key=lambda slot: slot[1])
    turns: list[Turn] = []
    for start in range(0, MOST_LINES, lines):
        for (weekday, begin, end), _ in slots:
            for _line in range(lines):
                number = -(-left // length)
                if start >= MOST_LINES or not number:
                    continue
                size = min(-(-left // number), (end - begin) // QUARTER)
                turns.append((weekday, begin, begin + size * QUARTER))
                left -= size
    return tuple(sorted(turns))


def _slots(
    policy: RotaPolicy, windows: Sequence[Window]
) -> list[tuple[Turn, tuple[bool, int, int]]]:
    """Return the slots of a turn's length with their rank."""
    slots = []
    count: dict[int, int] = {}
    for window in sorted(windows, key=lambda w: (w.weekday, w.from_)):
        begin = -(-minutes_of(window.from_) // QUARTER) * QUARTER
        until = minutes_of(window.until) // QUARTER * QUARTER
        while until - begin >= SHORTEST:
            end = min(begin + policy.office_session, until)
            day = window.weekday
            number = count[day] = count.get(day, 0) + 1
            late = unpopular(policy, day, begin, end) > 0
            slots.append(((day, begin, end), (late, number, SPREAD.index(day))))
            begin = end
    return slots
