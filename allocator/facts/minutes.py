"""Minutes of a case in a month of its run, in whole numbers and fast.

A city has tens of thousands of cases of a few hundred kinds: everything that depends on
the kind alone is worked out once, as integers. Change this file when the formula of
section 6 of the planning problem changes.
"""

from collections.abc import Iterable, Mapping
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


Table = tuple[tuple[int, ...], ...]
"""Minutes by month of the run (the last row holds for all later ones) and month of the horizon."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What decides the minutes of a case; each pair is without and with an interpreter.

    `inner` multiplies the profile alone (needs), `outer` the whole (people, interpreter);
    `extras` are minutes a week by month. `tables` and `rows` hold what has been worked out.
    """

    weekly: int | None
    inner: tuple[Fraction, Fraction]
    outer: tuple[Fraction, Fraction]
    extras: Mapping[int, int]
    tables: dict[bool, Table]
    rows: dict[tuple[int, bool], tuple[int, ...]]


class CaseMinutes:
    """Minutes of the cases and profiles of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self._state = scenario.state
        self._policy = scenario.policy
        self._horizon = scenario.horizon
        self._days = [len(working_days(month, scenario.state)) for month in scenario.horizon]
        self._kinds: dict[tuple[object, ...], _Kind] = {}

    def of(
        self, demand: Case | Profile, run: int, month: int, speaks: bool, due: Fraction = ONE
    ) -> int:
        """Return the minutes of run month `run` (0 for the first) in calendar month `month`."""
        kind = self._kind(demand)
        if month in self._horizon and (due is ONE or due == 1):
            table = self._table(kind, speaks)
            return table[min(run, len(table) - 1)][month - self._horizon.start]
        days = len(working_days(month, self._state))
        return _minutes(kind, speaks, *self._week(kind, run), [(month, days)], due)[0]

    def row(self, demand: Case | Profile, start: int, speaks: bool) -> tuple[int, ...]:
        """Return the minutes in each month of the horizon of a run from `start` on.

        Months before `start` are 0; the end of the run is not looked at; all is due.
        """
        kind, key = self._kind(demand), (start, speaks)
        if key not in kind.rows:
            table = self._table(kind, speaks)
            kind.rows[key] = tuple(
                table[min(month - start, len(table) - 1)][index] if month >= start else 0
                for index, month in enumerate(self._horizon)
            )
        return kind.rows[key]

    def _table(self, kind: _Kind, speaks: bool) -> Table:
        if speaks not in kind.tables:
            months = list(zip(self._horizon, self._days, strict=True))
            kind.tables[speaks] = tuple(
                _minutes(kind, speaks, *self._week(kind, run), months, ONE)
                for run in range(len(self._policy.caseload.profile) + 1)
            )
        return kind.tables[speaks]

    def _week(self, kind: _Kind, run: int) -> tuple[int, int]:
        """Minutes a week and of the first meeting in month `run` of a run."""
        load = self._policy.caseload
        weekly = kind.weekly
        if weekly is None:
            weekly = load.profile[min(run, len(load.profile) - 1)]
        return weekly, load.first_meeting if run == 0 else 0

    def _kind(self, demand: Case | Profile) -> _Kind:
        dates = dates_of(demand)
        months = tuple([(need, month_of(day)) for need, day in dates.items()]) if dates else ()
        key = (demand.needs, months, demand.persons, demand.minutes)
        kind = self._kinds.get(key)
        if kind is None:
            kind = self._kinds[key] = self._new_kind(demand, months)
        return kind

    def _new_kind(self, demand: Case | Profile, dates: Iterable[tuple[str, int]]) -> _Kind:
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
        for name, due in dates:
            for month in (due - 1, due):
                extras[month] = extras.get(month, 0) + catalogue[name].extra_minutes
        return _Kind(
            weekly=demand.minutes,
            inner=(needs * german, needs * german if by_need else needs),
            outer=(people, people if by_need else people * interpreter),
            extras=extras,
            tables={},
            rows={},
        )


def _minutes(
    kind: _Kind,
    speaks: bool,
    weekly: int,
    first: int,
    months: Iterable[tuple[int, int]],
    due: Fraction,
) -> tuple[int, ...]:
    """((weekly x inner + extras) x D/5 + first meeting) x outer x due, each rounded half up.

    `months` holds months with their working days D. One common denominator, `below`, and
    whole numbers above it: as exact as fractions, and fast.
    """
    inner, outer, extras = kind.inner[not speaks], kind.outer[not speaks], kind.extras
    week, grain = weekly * inner.numerator, inner.denominator
    factor = outer.numerator * due.numerator
    meeting = 5 * grain * first
    below = 5 * grain * outer.denominator * due.denominator
    return tuple(
        [
            (2 * factor * ((week + extras.get(month, 0) * grain) * days + meeting) + below)
            // (2 * below)
            for month, days in months
        ]
    )
