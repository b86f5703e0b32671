"""Class flows of the whole-city program: which class is started by whom in which month.

Waiting cases are started whole, expected ones in hundredths. Only demand that stays at one site
is part of the program; the rest is started on the desk afterwards.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.alternatives.city_program import PARTS, POINT, CityProgram

Ints = NDArray[np.int64]
Wish = tuple[int, int, int, int]
"""Month, class, manager, hundredths of cases."""


@dataclass(frozen=True)
class Flow:
    """The starts of one class (or of the cohorts of a site and profile) by one manager.

    Attributes
    ----------
    manager
        Who starts them.
    klass
        The class; of a store of cohorts the first.
    variables
        (T,) variables; -1 where it cannot start.
    unit
        Hundredths of a case that one unit of the variables is.
    """

    manager: int
    klass: int
    variables: Ints
    unit: int


class Flows:
    """Adds the starts to a city's program.

    Attributes
    ----------
    flows
        All of them.
    number
        Number of the flow of a class (of a store: its first) and a manager.
    store
        First class of the store of each cohort.
    dealt
        Variables of the starts of a cohort in a month.
    """

    def __init__(self, city: CityProgram) -> None:
        self.city, self.problem, self.program = city, city.problem, city.program
        self.flows: list[Flow] = []
        self.number: dict[tuple[int, int], int] = {}
        self.store: dict[int, int] = {}
        self.dealt: dict[tuple[int, int], int] = {}
        self._runs = [self._phases(t) for t in range(self.problem.months)]
        self._startable: dict[tuple[int, int], Ints] = {}
        self._waiting_cases()
        self._expected_cases()

    def _steady(self, c: int) -> int:
        """Return the site of a class that stays at one site; -1 for others."""
        demand = self.problem.demand
        way = demand.ways[demand.way[c]]
        sites = np.unique(way[int(demand.first[c]) : int(demand.busy[c]) + 1])
        return int(sites[0]) if len(sites) == 1 else -1

    def _waiting_cases(self) -> None:
        demand = self.problem.demand
        for c in (int(number) for number in np.nonzero(demand.real)[0]):
            s = self._steady(c)
            if s < 0:
                continue
            most = round(demand.count[c])
            cost = -np.round(demand.saved[c] * POINT).astype(np.int64)
            made = self._by_managers(c, s, most, cost, 100)
            if made:
                variables = np.concatenate([flow.variables for flow in made])
                self.program.row([(int(v), 1) for v in variables if v >= 0], most=most)

    def _expected_cases(self) -> None:
        """Cohorts of a site and profile: somebody starts them, and they are dealt to cohorts."""
        demand = self.problem.demand
        stores: dict[tuple[int, str], list[int]] = defaultdict(list)
        for c in (int(number) for number in np.nonzero(~demand.real)[0]):
            s = self._steady(c)
            if s >= 0 and demand.count[c] > 0:
                stores[s, demand.samples[c].id].append(c)
        none = np.zeros(self.problem.months, dtype=np.int64)
        for (s, _), classes in stores.items():
            most = round(sum(demand.count[c] for c in classes) * PARTS)
            made = self._by_managers(classes[0], s, most, none, 1)
            if made:
                self.store |= dict.fromkeys(classes, classes[0])
                self._deal(classes, made)

    def _deal(self, classes: list[int], made: list[Flow]) -> None:
        """Each start of a store is of one cohort, which is worth the more the older it is."""
        demand, months = self.problem.demand, range(self.problem.months)
        rows = {}
        for t in months:
            terms = [(int(f.variables[t]), -1) for f in made if f.variables[t] >= 0]
            if terms:
                rows[t] = self.program.row(terms, most=0)
        for c in classes:
            most = round(demand.count[c] * PARTS)
            mine = [t for t in rows if demand.saved[c, t] > 0]
            gains = np.round(demand.saved[c, mine] * POINT / PARTS).astype(np.int64)
            upper = np.full(len(mine), most, dtype=np.int64)
            variables = self.program.variables(-gains, upper, loose=True).tolist()
            for t, variable in zip(mine, variables, strict=True):
                self.dealt[c, t] = variable
                self.program.extend(rows[t], [(variable, 1)])
            self.program.row([(variable, 1) for variable in variables], most=most)

    def _by_managers(self, c: int, s: int, most: int, cost: Ints, unit: int) -> list[Flow]:
        """Add the flows of everybody who may be on the team of a site."""
        demand, made = self.problem.demand, []
        people = {m for p in range(len(self.problem.phases)) for m, _ in self.city.team(p, s)}
        for m in sorted(people) if most else []:
            if not demand.skilled[demand.able[c], m]:
                continue
            flow = self._flow(c, s, m, most, cost, unit)
            if flow is not None:
                self.number[c, m] = len(self.flows)
                self.flows.append(flow)
                made.append(flow)
        return made

    def _flow(self, c: int, s: int, m: int, most: int, cost: Ints, unit: int) -> Flow | None:
        problem, demand = self.problem, self.problem.demand
        months = self._months(s, m)
        months = months[(months >= demand.first[c]) & (months <= demand.last[c])]
        if not len(months):
            return None
        upper = np.full(len(months), most, dtype=np.int64)
        variables = np.full(problem.months, -1, dtype=np.int64)
        variables[months] = self.program.variables(cost[months], upper, loose=unit < 100)
        speaks = bool(demand.speaks[demand.tongue[c], m])
        table = problem.loads.table(int(demand.kind[c]), speaks)[months]
        start, month = np.nonzero(table * (np.arange(problem.months) <= demand.last[c]))
        minutes = table[start, month] * (PARTS * unit // 100)
        rows = self.city.row_of(m, 0) + month
        self.program.entries(rows, variables[months][start], minutes)
        self._on_team(variables, s, m, most)
        return Flow(m, c, variables, unit)

    def _phases(self, t: int) -> range:
        """Phases of a run that starts in month `t`."""
        end = min(t + self.problem.policy.caseload.months, self.problem.months) - 1
        return range(self.problem.phase_of[t], self.problem.phase_of[end] + 1)

    def _months(self, s: int, m: int) -> Ints:
        """Months in which a run can start so that `m` may be on the team to its end."""
        if (s, m) not in self._startable:
            phases = range(len(self.problem.phases))
            may = {p for p in phases if self.city.on(p, m, s) is not None}
            runs = enumerate(self._runs)
            months = [t for t, run in runs if may.issuperset(run) and self._goes(s, m, t)]
            self._startable[s, m] = np.array(months, dtype=np.int64)
        return self._startable[s, m]

    def _goes(self, s: int, m: int, t: int) -> bool:
        """Whether the trips of a run are in the estimates: see `Estimates.trips`."""
        estimates, length = self.city.estimates, self.problem.policy.caseload.months
        return all(
            estimates.pays(self.problem.phase_of[month], m, s, month)
            for month in range(t, min(t + length, self.problem.months))
        )

    def _on_team(self, variables: Ints, s: int, m: int, most: int) -> None:
        """Nothing is started by who is not on the team in a phase of its run."""
        for p in range(len(self.problem.phases)):
            on = self.city.on(p, m, s)
            mine = [int(v) for t, v in enumerate(variables) if v >= 0 and p in self._runs[t]]
            if on is not None and mine:
                self.program.row([*((v, 1) for v in mine), (on, -most)], most=0)

    def wishes(self, values: Ints) -> list[Wish]:
        """Return the starts of an answer, by month, cases before expected ones."""
        wanted: list[tuple[int, int, int, int, int]] = []
        for flow in self.flows:
            for t in np.nonzero(flow.variables >= 0)[0]:
                amount = int(values[flow.variables[t]]) * flow.unit
                if amount:
                    wanted.append((int(t), -flow.unit, flow.klass, flow.manager, amount))
        return [(t, c, m, amount) for t, _, c, m, amount in sorted(wanted)]
