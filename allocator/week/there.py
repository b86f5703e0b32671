"""Who is there when: contract minutes and possible hours of each person and day of a week."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from allocator.facts.rounding import exact
from allocator.model.calendar import QUARTER
from allocator.model.managers import Manager
from allocator.model.scenario import Scenario
from allocator.model.steps import value_on

LONG, LONGEST = 360, 540
"""Minutes of work (6 and 9 hours) beyond which breaks of 30 and 45 minutes are due."""


def break_due(work: int) -> int:
    """Return the minutes of break that the working-time law wants for minutes of work."""
    if work > LONGEST:
        return 45
    return 30 if work > LONG else 0


@cache
def _longest(room: int) -> int:
    """Return the most work that fits into minutes of room with the breaks due."""
    fitting = (work for work in range(0, room + 1, QUARTER) if work + break_due(work) <= room)
    return max(fitting, default=0)


@dataclass(frozen=True)
class There:
    """A person on a day.

    Attributes
    ----------
    due
        Contract minutes of the day, less absence and reductions; 0: not there.
    first, last
        Minutes since midnight between which they may work.
    away
        Minutes since midnight between which they are absent; None where they are not.
    """

    due: Fraction
    first: int
    last: int
    away: tuple[int, int] | None = None

    @property
    def longest(self) -> int:
        """Minutes of work that fit between `first` and `last` with the breaks due."""
        return _longest(self.last - self.first)


AWAY = There(Fraction(0), 0, 0)


class Presence:
    """Who is there on the days of a week.

    Parameters
    ----------
    scenario
        The scenario.
    days
        Working days of the week: Monday to Friday without public holidays.
    """

    def __init__(self, scenario: Scenario, days: tuple[date, ...]) -> None:
        self._scenario = scenario
        self._policy = scenario.policy.rota
        given = scenario.rota
        self._free = {row.manager: frozenset(row.weekdays) for row in given.free_days}
        self._half = {(row.manager, row.date): row.half for row in given.half_days}
        self._early: dict[tuple[str, date], int] = {}
        self._late: dict[tuple[str, date], int] = {}
        for row in given.appointments:
            key = (row.manager, row.date)
            begin, end = row.from_ // QUARTER * QUARTER, -(-row.until // QUARTER) * QUARTER
            self._early[key] = min(begin, self._early.get(key, self._policy.day_from))
            self._late[key] = max(end, self._late.get(key, self._policy.day_until))
        self._days = days

    def of(self, manager: Manager) -> Mapping[date, There]:
        """Return the days of the week on which the manager is in contract, by day."""
        return {
            day: self._on(manager, day)
            for day in self._days
            if (manager.from_ or date.min) <= day <= (manager.until or date.max)
        }

    def _on(self, manager: Manager, day: date) -> There:
        policy = self._policy
        free = self._free.get(manager.id, frozenset())
        if day.isoweekday() in free:
            return AWAY
        key = (manager.id, day)
        first, last = policy.day_from, policy.day_until
        if any(absence.from_ <= day <= absence.until for absence in manager.absences):
            return There(Fraction(0), first, last, (first, last))
        cuts = (exact(cut.share) for cut in manager.reductions if cut.from_ <= day <= cut.until)
        share = 1 - min(sum(cuts, Fraction(0)), Fraction(1))
        due = exact(value_on(manager.hours, day)) * 60 / (5 - len(free)) * share
        first, last = self._early.get(key, first), self._late.get(key, last)
        away, half = None, self._half.get(key)
        if half == "morning":
            due, away, first = due / 2, (first, policy.noon), policy.noon
        elif half == "afternoon":
            due, away, last = due / 2, (policy.noon, last), policy.noon
        longest = min(There(due, first, last).longest, policy.day_minutes)
        return There(min(due, Fraction(longest)), first, last, away)
