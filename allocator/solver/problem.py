"""The scenario's facts as arrays: the form in which everything in this folder works.

Indices: ``m`` managers (heads left out), ``s`` sites, ``t`` months of the horizon from 0,
``c`` classes of waiting demand, ``w`` ways (site by month), ``k`` kinds of minutes. Ids are
sorted, so that the plan does not depend on the order of the file.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from allocator.facts import Facts
from allocator.facts.rounding import exact, half_up
from allocator.model.calendar import first_day
from allocator.model.cases import Case, Profile
from allocator.model.scenario import Pin, Scenario
from allocator.model.steps import value_on
from allocator.solver.demand import Demand, build_demand
from allocator.solver.loads import Loads

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Row = TypeVar("Row")
Weight = tuple[Fraction, Fraction]
"""Full-time posts and people that someone counts for in a team."""


LARGE = 100
"""Managers of a city up to which it is not large."""


class Running(NamedTuple):
    """A running case as the solver sees it.

    Attributes
    ----------
    case
        The case.
    manager
        Index of its manager; -1 where that is a head.
    way
        Index of the site in each month of the horizon (-1 once it has left).
    end
        Last month of its run as an index into the horizon (at least 0), cut at the horizon.
    """

    case: Case
    manager: int
    way: tuple[int, ...]
    end: int


class Problem:
    """Arrays of a scenario.

    Attributes
    ----------
    facts
        The facts the arrays come from.
    managers, sites
        Ids in index order (sorted).
    months
        Number of months of the horizon, T.
    """

    def __init__(self, given: Facts | Scenario) -> None:
        self.facts = given if isinstance(given, Facts) else Facts(given)
        self.scenario = scenario = self.facts.scenario
        self.policy = scenario.policy
        self.months = scenario.months
        self.managers = sorted(self.facts.people)
        self.sites = sorted(site.id for site in scenario.sites)
        self.manager_index = {name: m for m, name in enumerate(self.managers)}
        self.site_index = {name: s for s, name in enumerate(self.sites)}
        self._ways: dict[tuple[str | None, ...], tuple[int, ...]] = {}
        self.given = {manager.id: manager for manager in scenario.managers}
        self.places = {site.id: site for site in scenario.sites}
        self.days = np.array([self.facts.days[month] for month in scenario.horizon])
        self.phases = [
            range(phase.start - scenario.start, phase.stop - scenario.start)
            for phase in self.facts.phases
        ]
        self.phase_of = [p for p, phase in enumerate(self.phases) for _ in phase]
        self._people_arrays()
        self._site_arrays()

    def _people_arrays(self) -> None:
        rows = [[self.facts.people[m][t] for t in self.scenario.horizon] for m in self.managers]
        self.available: Ints = self._grid(rows, lambda x: x.available, np.int64)
        self.overhead: Ints = self._grid(rows, lambda x: x.overhead, np.int64)
        self.in_contract: Bools = self._grid(rows, lambda x: x.in_contract, np.bool_)
        self.hours: Floats = self._grid(rows, lambda x: x.hours, np.float64)
        self.present: Floats = self._grid(rows, lambda x: x.present, np.float64)
        self.long_away: Bools = self._grid(rows, lambda x: x.long_away, np.bool_)
        self.max_people: Ints = self._grid(rows, lambda x: x.max_people, np.int64)
        self.due = [[x.due for x in row] for row in rows]
        self.goes_mobile = np.array([self.given[m].mobile for m in self.managers], dtype=bool)

    def _site_arrays(self) -> None:
        rows = [[self.facts.sites[s][t] for t in self.scenario.horizon] for s in self.sites]
        self.fixed: Bools = self._grid(
            rows, lambda x: x.service == "fixed" and x.staffable, np.bool_
        )
        self.is_mobile: Bools = self._grid(
            rows, lambda x: x.service == "mobile" and x.staffable, np.bool_
        )
        self.standard: Ints = self._grid(rows, lambda x: x.standard, np.int64)
        self.residents: Ints = self._grid(rows, lambda x: x.residents, np.int64)
        self.open_days: Ints = self._grid(rows, lambda x: x.open_days, np.int64)
        self.visits: Ints = self._grid(rows, lambda x: x.visits, np.int64)
        self.visit_minutes: Ints = self._grid(rows, lambda x: x.visit_minutes, np.int64)
        desks = [self.places[s].desks for s in self.sites]
        self.desks = [len(self.managers) if number is None else number for number in desks]

    def _grid(
        self, rows: list[list[Row]], read: Callable[[Row], object], kind: type[np.generic]
    ) -> NDArray[Any]:
        """Return one number of each row and month; two dimensions even where there are no rows."""
        table = np.array([[read(x) for x in row] for row in rows], dtype=kind)
        return table.reshape(len(rows), self.months)

    @property
    def is_large(self) -> bool:
        """Whether there are so many managers that some steps take seconds and are done once."""
        return len(self.managers) > LARGE

    @cached_property
    def weights(self) -> list[list[Weight]]:
        """What each manager counts for in a team, by phase."""
        return [[self._weight(name, phase) for name in self.managers] for phase in self.phases]

    def _weight(self, name: str, phase: range) -> Weight:
        """Whole, or the share present of someone away for more than half of the phase."""
        months = [self.scenario.start + t for t in phase]
        people = self.facts.people[name]
        full_time = people[months[0]].hours / exact(self.policy.team.full_time_hours)
        if all(people[month].present == 1 for month in months):
            return full_time, Fraction(1)
        days = sum(self.facts.days[month] for month in months)
        present = sum(
            (people[month].present * self.facts.days[month] for month in months), Fraction(0)
        )
        share = present / days if days and 2 * present < days else Fraction(1)
        return full_time * share, share

    @cached_property
    def loads(self) -> "Loads":
        """Minutes of each kind of case by month of start and month."""
        return Loads(self.facts)

    @cached_property
    def running(self) -> list[Running]:
        """The running cases, in order of id."""
        start, last = self.scenario.start, self.months - 1
        result = []
        for case in sorted(self.scenario.cases, key=lambda c: c.id):
            if not case.running:
                continue
            assert case.start is not None and case.manager is not None
            end = self.facts.cases.end(case, case.start) - start
            way = self.way(self.facts.cases.paths[case.id])
            manager = self.manager_index.get(case.manager, -1)
            if end >= 0:
                result.append(Running(case, manager, way, min(end, last)))
        return result

    @cached_property
    def running_ways(self) -> Ints:
        """(R, T) site of each running case by month; -1 once it has left."""
        ways = [run.way for run in self.running]
        return np.array(ways, dtype=np.int64).reshape(len(ways), self.months)

    @cached_property
    def demand(self) -> "Demand":
        """Waiting and expected cases, grouped into classes."""
        return build_demand(self)

    def way(self, path: tuple[str | None, ...]) -> tuple[int, ...]:
        """Return a path as site indices, -1 for none."""
        if path not in self._ways:
            index = self.site_index
            self._ways[path] = tuple([-1 if site is None else index[site] for site in path])
        return self._ways[path]

    def speaks(self, m: int, demand: Case | Profile) -> bool:
        """Whether manager `m` needs no interpreter for `demand`."""
        return self.facts.cases.speaks(self.given[self.managers[m]].languages, demand)

    def skilled(self, m: int, demand: Case | Profile) -> bool:
        """Whether manager `m` has the skills that `demand` requires."""
        return set(demand.skills) <= set(self.given[self.managers[m]].skills)

    def barred(self, case: str) -> Bools | None:
        """(M, T) months in which pins keep a case from a manager; None where no pin names it."""
        return self._barred.get(case)

    @cached_property
    def _barred(self) -> dict[str, Bools]:
        """Months in which the case goes to others, or not to the manager, by case."""
        barred: dict[str, Bools] = {}
        begin, everyone = self.scenario.start, np.array(self.managers, dtype=np.str_)
        for pin in self.scenario.pins:
            if pin.case is None:
                continue
            first = 0 if pin.from_ is None else max(0, pin.from_ - begin)
            stop = self.months if pin.until is None else max(0, pin.until - begin + 1)
            months = barred.setdefault(pin.case, np.zeros((len(everyone), self.months), dtype=bool))
            months[(everyone == pin.manager) == (pin.kind == "not_case"), first:stop] = True
        return barred

    def able(self, demand: Case | Profile, barred: Bools | None) -> Bools:
        """(M,) whether a manager has the skills, and pins leave them any month."""
        able = np.array([self.skilled(m, demand) for m in range(len(self.managers))], dtype=bool)
        return able if barred is None else able & ~barred.all(axis=1)

    def pin_in_phase(self, pin: Pin, p: int) -> bool:
        """Whether a pin holds in a month of phase `p`."""
        first, last = self.phases[p].start, self.phases[p].stop - 1
        start = 0 if pin.from_ is None else pin.from_ - self.scenario.start
        end = self.months - 1 if pin.until is None else pin.until - self.scenario.start
        return start <= last and first <= end

    @cached_property
    def pools(self) -> dict[str, Ints]:
        """Minutes of interpreters by language and month, for the languages with a pool."""
        pools: dict[str, Ints] = {}
        for pool in self.scenario.interpreters:
            row = [
                half_up(exact(value_on(pool.hours, first_day(month))) * 60)
                for month in self.scenario.horizon
            ]
            known = pools.get(pool.language, np.zeros(self.months, dtype=np.int64))
            pools[pool.language] = known + np.array(row, dtype=np.int64)
        return pools

    @cached_property
    def interpreted_language(self) -> NDArray[np.str_]:
        """(C,) the language that is interpreted for each class; empty for none."""
        return np.array([(d.languages or ("",))[0] for d in self.demand.samples], dtype=np.str_)

    def may_work(self, m: int, s: int, p: int) -> bool:
        """Whether no pin keeps manager `m` away from site `s` in phase `p`."""
        return not any(
            pin.kind == "away"
            and pin.manager == self.managers[m]
            and pin.site == self.sites[s]
            and self.pin_in_phase(pin, p)
            for pin in self.scenario.pins
        )
