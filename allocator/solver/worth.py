"""What the waiting demand of a site is worth with different people, at the prices of minutes.

A case is worth the points that its best start avoids beyond the price of its minutes, and
nothing where no start pays. With several people each case goes to whom it is worth most with.
Nothing here is exact: it tells the search what to try, and programs decide.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from allocator.solver.problem import Problem

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass
class SiteWorths:
    """Worth of the demand of sites with managers.

    Attributes
    ----------
    problem
        The city.
    minute
        (M, T) price of every manager's minutes.
    """

    problem: Problem
    minute: Floats
    _classes: dict[int, Ints] = field(init=False)
    _tables: Floats = field(init=False)
    _cost: dict[int, Floats] = field(default_factory=dict, init=False)
    _known: dict[tuple[int, int, int], Floats] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        demand, loads = self.problem.demand, self.problem.loads
        first = demand.ways[demand.way, np.minimum(demand.first, self.problem.months - 1)]
        order = np.argsort(first, kind="stable")
        cuts = np.nonzero(np.diff(first[order]))[0] + 1
        parts = np.split(order, cuts) if len(order) else []
        self._classes = {int(first[part[0]]): part for part in parts}
        kinds = int(demand.kind.max(initial=-1)) + 1
        tables = [[loads.table(k, speaks) for speaks in (False, True)] for k in range(kinds)]
        months = self.problem.months
        self._tables = np.array(tables, dtype=float).reshape(kinds, 2, months, months)

    def of(self, site: int, managers: tuple[int, ...], at: dict[int, int] | None = None) -> float:
        """Points that the demand of a site is worth when these managers may take it.

        With `at` a manager's minutes cost what another's do: whose place they would take.
        """
        members = self._classes.get(site)
        if members is None or not managers:
            return 0.0
        prices = at or {}
        each = [self._each(site, m, prices.get(m, m), members) for m in managers]
        return float(np.max(each, axis=0) @ self.problem.demand.count[members])

    def _each(self, site: int, m: int, price: int, members: Ints) -> Floats:
        """(n,) worth of one case of each class of a site with a manager, at someone's prices."""
        if (site, m, price) not in self._known:
            demand = self.problem.demand
            speaks = demand.speaks[demand.tongue[members], m].astype(np.int64)
            worth = demand.saved[members] - self._costs(price)[demand.kind[members], speaks]
            worth[(demand.saved[members] <= 0) | ~self.problem.in_contract[m]] = 0.0
            able = demand.skilled[demand.able[members], m]
            self._known[site, m, price] = np.where(able, worth.max(axis=1, initial=0.0), 0.0)
        return self._known[site, m, price]

    def _costs(self, m: int) -> Floats:
        """(kinds, 2, T) price of a case's minutes by month of start, with a speaker at 1."""
        if m not in self._cost:
            self._cost[m] = self._tables @ self.minute[m]
        return self._cost[m]
