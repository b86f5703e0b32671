"""What new and running cases can earn beyond their minutes, at a price vector, as arrays.

Earnings are summed by site and by what decides them for a manager: the languages and skills
asked for. So they are computed once for a price vector, and then read off for every manager.
"""

from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from allocator.solver.prices import Prices
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Due = tuple[Fraction, ...]
"""Share of casework due by month; the same for most managers."""


class ClassTables:
    """Gains of classes of waiting demand less the price of their minutes."""

    def __init__(self, problem: Problem, prices: Prices) -> None:
        self.problem, self.prices = problem, prices
        demand = problem.demand
        traits, index = np.unique(
            np.column_stack([demand.kind, demand.last]), axis=0, return_inverse=True
        )
        self._traits, self._trait = traits, index.ravel()
        asks, index = np.unique(
            np.column_stack([demand.tongue, demand.able]), axis=0, return_inverse=True
        )
        self._ask = index.ravel()
        self.speaks = demand.speaks[asks[:, 0]]
        self.able = demand.skilled[asks[:, 1]]
        self._excess = demand.saved - prices.case[:, None]
        self._excess[demand.saved <= 0] = -np.inf
        self._sites = demand.ways[demand.way]
        self._minutes: dict[tuple[Due, bool], Floats] = {}

    def _table(self, due: Due, speaks: bool) -> Floats:
        """(traits, T, T) minutes by start and month, with a manager's shares due."""
        key = (due, speaks)
        if key not in self._minutes:
            problem, months = self.problem, np.arange(self.problem.months)
            tables: dict[int, Floats] = {}
            rows = []
            for kind, last in self._traits:
                if int(kind) not in tables:
                    columns = [
                        problem.loads.column(int(kind), speaks, int(t), due[t]) for t in months
                    ]
                    tables[int(kind)] = np.stack(columns, axis=1).astype(float)
                rows.append(tables[int(kind)] * (months <= last)[None, :])
            self._minutes[key] = np.array(rows).reshape(-1, len(months), len(months))
        return self._minutes[key]

    def _best(self, months: range, q: Floats, floor: Floats, due: Due, speaks: bool) -> Floats:
        """(C,) most that all cases of a class can earn by starts in the phase."""
        demand = self.problem.demand
        span = np.arange(months.start, months.stop)
        inside = np.zeros(self.problem.months)
        inside[span] = q[span]
        outside = np.where(np.arange(self.problem.months) >= months.stop, floor, 0.0)
        table = self._table(due, speaks)[:, span]
        cost = (table @ inside + self._table(due, True)[:, span] @ outside)[self._trait]
        if not speaks:
            for name, price in self.prices.pool.items():
                foreign = self.problem.interpreted_language == name
                cost[foreign] += (table @ price)[self._trait[foreign]]
        gain = np.maximum(self._excess[:, span] - cost, 0.0).max(axis=1, initial=0.0)
        return np.asarray(gain * demand.count)

    def by_site(self, months: range, q: Floats, floor: Floats, due: Due) -> Floats:
        """(S, asks, 2) gains by site and ask, without [0] and with [1] a common language."""
        size = len(self.speaks)
        total = np.zeros((len(self.problem.sites), size, 2))
        for speaks in (False, True):
            gains = self._best(months, q, floor, due, speaks)
            for rows, site in _stays(self._sites, months):
                np.add.at(total[:, :, int(speaks)], (site, self._ask[rows]), gains[rows])
        return total


class RunningTables:
    """What holding running cases earns beyond their minutes."""

    def __init__(self, problem: Problem, prices: Prices) -> None:
        self.problem, self.prices = problem, prices
        runs = problem.running
        self._ways = np.array([run.way for run in runs], dtype=np.int64)
        self._ways = self._ways.reshape(len(runs), problem.months)
        self.holder = np.array([run.manager for run in runs], dtype=np.int64)
        asks: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
        names = [(run.case.languages, run.case.skills) for run in runs]
        self._ask = np.array([asks.setdefault(name, len(asks)) for name in names], dtype=np.int64)
        samples = {self._ask[r]: run.case for r, run in enumerate(runs)}
        managers = range(len(problem.managers))
        self.speaks = np.array(
            [[problem.speaks(m, samples[a]) for m in managers] for a in range(len(asks))],
            dtype=bool,
        ).reshape(len(asks), len(problem.managers))

    @cached_property
    def minutes(self) -> Floats:
        """(2, R, T) minutes of each running case without [0] and with [1] a common language."""
        problem = self.problem
        table = np.zeros((2, *self._ways.shape))
        for r, run in enumerate(problem.running):
            assert run.case.start is not None
            for t in range(run.end + 1):
                month = problem.scenario.start + t
                for speaks in (False, True):
                    table[int(speaks), r, t] = problem.facts.cases.minutes(
                        run.case, month - run.case.start, month, speaks=speaks
                    )
        return table

    def _earned(self, q: Floats, due: Due, rows: Ints | slice = slice(None)) -> Floats:
        """(2, rows, T) price of holding less price of the minutes, at least 0."""
        minutes = self.minutes[:, rows]
        if any(part != 1 for part in due):
            share = np.array([float(part) for part in due])
            minutes = np.maximum(minutes * share - (share != 1), 0.0)
        return np.asarray(np.maximum(self.prices.held[rows] - q * minutes, 0.0))

    def by_site(self, months: range, q: Floats, due: Due) -> Floats:
        """(S, asks, 2) most from others' cases at each site for a member of its team.

        In the first phase a handover is due; later they may have been taken over before.
        """
        total = np.zeros((len(self.problem.sites), len(self.speaks), 2))
        span = slice(months.start, months.stop)
        earned = self._taken_over(self._earned(q, due)[:, :, span], months, q)
        for speaks in (False, True):
            for rows, site in _stays(self._ways, months):
                add = earned[int(speaks)][rows]
                np.add.at(total[:, :, int(speaks)], (site, self._ask[rows]), add)
        return total

    def _taken_over(self, earned: Floats, months: range, q: Floats) -> Floats:
        """Most that someone else earns from each case: best month to take it over, or none.

        `earned` is (..., R, months of the phase); the last axis is used up.
        """
        if months.start:
            return np.asarray(earned.sum(axis=-1))
        rest = np.cumsum(earned[..., ::-1], axis=-1)[..., ::-1]
        taking = self.problem.policy.hours.handover * q[months.start : months.stop]
        return np.asarray(np.maximum(rest - taking, 0.0).max(axis=-1))

    def own(self, months: range, m: int, q: Floats, due: Due) -> tuple[Floats, Floats, Floats]:
        """Return what manager `m`'s own cases earn, by site, each (S,).

        Returns
        -------
        kept
            When `m` is on the site's team for the phase.
        after
            In the first months of a phase elsewhere (aftercare).
        counted
            What `by_site` counts for them already.
        """
        mine = np.nonzero(self.holder == m)[0]
        sums = np.zeros((3, len(self.problem.sites)))
        if not len(mine):
            return sums[0], sums[1], sums[2]
        speaks = self.speaks[self._ask[mine], m].astype(np.int64)
        earned = self._earned(q, due, mine)[speaks, np.arange(len(mine))]
        stop = months.start + self.problem.policy.caseload.aftercare_months
        span = slice(months.start, months.stop)
        kept = earned[:, span].sum(axis=1)
        after = earned[:, months.start : min(stop, months.stop)].sum(axis=1)
        counted = self._taken_over(earned[:, span], months, q)
        for rows, site in _stays(self._ways[mine], months):
            for total, amount in zip(sums, (kept, after, counted), strict=True):
                np.add.at(total, site, amount[rows])
        return sums[0], sums[1], sums[2]


def _stays(ways: Ints, months: range) -> list[tuple[Ints, Ints]]:
    """(rows, their site) for each site that a way has in the phase, once a site.

    A way that moves inside the phase counts at each of its sites.
    """
    result = []
    seen = np.full(len(ways), -1)
    for t in months:
        site = ways[:, t]
        rows = np.nonzero((site >= 0) & (site != seen))[0]
        if len(rows):
            result.append((rows, site[rows]))
        seen = np.where(site >= 0, site, seen)
    return result
