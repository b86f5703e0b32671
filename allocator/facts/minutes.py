"""Minutes of a case in a month of its run, in whole numbers and fast.

A city has tens of thousands of cases of a few hundred kinds: everything that depends on
the kind alone is worked out once, as integers. Change this file when the formula of
section 6 of the planning problem changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from allocator.facts.rounding import exact
from allocator.model.calendar import month_of, working_days
from allocator.model.cases import UNKNOWN, Case, Profile
from allocator.model.scenario import Scenario

LITTLE_GERMAN = "little_german"

ONE = Fraction(1)


def needs_of(demand: Case | Profile) -> tuple[str, ...]:
    """Return the needs as catalogue words; ``unknown`` is one of them."""
    return (UNKNOWN,) if isinstance(demand.needs, str) else demand.needs


def dates_of(demand: Case | Profile) -> dict[str, date]:
    """Return the dates that needs refer to (none for a profile)."""
    return demand.dates if isinstance(demand, Case) else {}


@dataclass(frozen=True, slots=True)
class _Kind:
    """What decides the minutes of a case; `number` names it in the caches.

    `inner` multiplies the profile alone (needs), `outer` the whole (people, interpreter);
    both without and with an interpreter.
    """

    number: int
    weekly: int | None
    inner: tuple[Fraction, Fraction]
    outer: tuple[Fraction, Fraction]
    extras: Mapping[int, int]


class CaseMinutes:
    """Minutes of the cases and profiles of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self._state = scenario.state
        self._policy = scenario.policy
        self._horizon = scenario.horizon
        self._kinds: dict[tuple[object, ...], _Kind] = {}
        self._known: dict[tuple[int, int, int, bool], int] = {}
        self._rows: dict[tuple[int, int, bool], tuple[int, ...]] = {}

    def of(
        self, demand: Case | Profile, run: int, month: int, speaks: bool, due: Fraction = ONE
    ) -> int:
        """Return the minutes of run month `run` (0 for the first) in calendar month `month`."""
        kind = self._kind(demand)
        if due is not ONE and due != 1:
            return self._compute(kind, run, month, speaks, due)
        return self._whole(kind, run, month, speaks)

    def row(self, demand: Case | Profile, start: int, speaks: bool) -> tuple[int, ...]:
        """Return the minutes in each month of the horizon of a run from `start` on.

        Months before `start` are 0; the end of the run is not looked at; all is due.
        """
        kind = self._kind(demand)
        key = (kind.number, start, speaks)
        if key not in self._rows:
            self._rows[key] = tuple(
                self._whole(kind, month - start, month, speaks) if month >= start else 0
                for month in self._horizon
            )
        return self._rows[key]

    def _whole(self, kind: _Kind, run: int, month: int, speaks: bool) -> int:
        key = (kind.number, min(run, len(self._policy.caseload.profile)), month, speaks)
        if key not in self._known:
            self._known[key] = self._compute(kind, run, month, speaks, ONE)
        return self._known[key]

    def _compute(self, kind: _Kind, run: int, month: int, speaks: bool, due: Fraction) -> int:
        """((profile x inner + extras) x D/5 + first meeting) x outer x due, rounded half up."""
        load = self._policy.caseload
        inner, outer = kind.inner[not speaks], kind.outer[not speaks]
        weekly = kind.weekly
        if weekly is None:
            weekly = load.profile[min(run, len(load.profile) - 1)]
        days = len(working_days(month, self._state))
        first = load.first_meeting if run == 0 else 0
        extra = kind.extras.get(month, 0)
        below = inner.denominator
        top = (weekly * inner.numerator + extra * below) * days + 5 * below * first
        top *= outer.numerator * due.numerator
        below *= 5 * outer.denominator * due.denominator
        return (2 * top + below) // (2 * below)

    def _kind(self, demand: Case | Profile) -> _Kind:
        dates = dates_of(demand)
        key = (demand.needs, tuple(dates.items()), demand.persons, demand.minutes)
        kind = self._kinds.get(key)
        if kind is None:
            kind = self._kinds[key] = self._new_kind(demand, dates, len(self._kinds))
        return kind

    def _new_kind(self, demand: Case | Profile, dates: Mapping[str, date], number: int) -> _Kind:
        load, catalogue = self._policy.caseload, self._policy.needs
        needs, german = ONE, ONE
        for name in needs_of(demand) if demand.minutes is None else ():
            factor = exact(catalogue[name].factor)
            if name == LITTLE_GERMAN:
                german = factor
            else:
                needs *= factor
        people = 1 + exact(self._policy.points.per_person) * (demand.persons - 1)
        interpreter = exact(load.interpreter_factor)
        # Little German and an interpreter: the larger factor counts, not both.
        by_need = german > interpreter
        extras: dict[int, int] = {}
        for name, day in dates.items():
            for month in (month_of(day) - 1, month_of(day)):
                extras[month] = extras.get(month, 0) + catalogue[name].extra_minutes
        return _Kind(
            number=number,
            weekly=demand.minutes,
            inner=(needs * german, needs * german if by_need else needs),
            outer=(people, people if by_need else people * interpreter),
            extras=extras,
        )
