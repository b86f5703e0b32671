"""What the waiting demand of a site is worth with different people, at the prices of minutes.

A case is worth the points that its best start avoids beyond the price of its minutes, and
nothing where no start pays. With several people each case goes to whom it is worth most with.
Nothing here is exact: it tells the search what to try, and programs decide.
"""

from dataclasses import dataclass, field
from functools import reduce

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
    _classes: dict[int, Ints] = field(default_factory=dict, init=False)
    _tables: Floats = field(init=False)
    _cost: dict[int, Floats] = field(default_factory=dict, init=False)
    _known: dict[tuple[int, int, int, int, int], Floats] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        demand, loads = self.problem.demand, self.problem.loads
        kinds = int(demand.kind.max(initial=-1)) + 1
        tables = [[loads.table(k, speaks) for speaks in (False, True)] for k in range(kinds)]
        months = self.problem.months
        self._tables = np.array(tables, dtype=float).reshape(kinds, 2, months, months)

    def of(
        self,
        site: int,
        managers: tuple[int, ...],
        at: dict[int, int] | None = None,
        *,
        first: int = 0,
        before: tuple[int, ...] = (),
    ) -> float:
        """Points that the demand of a site is worth when these managers may take it.

        With `at` a manager's minutes cost what another's do: whose place they would take. They
        serve it from month `first` on, and others `before`.
        """
        members = self._members(site)
        prices, months = at or {}, self.problem.months
        each = [self._each(site, m, prices.get(m, m), first, months) for m in managers]
        each += [self._each(site, m, m, 0, first) for m in before]
        if not len(members) or not each:
            return 0.0
        return float(reduce(np.maximum, each) @ self.problem.demand.count[members])

    def _members(self, site: int) -> Ints:
        """Classes that are at a site in some month."""
        if site not in self._classes:
            demand = self.problem.demand
            there = (demand.ways == site).any(axis=1)
            self._classes[site] = np.nonzero(there[demand.way])[0]
        return self._classes[site]

    def _each(self, site: int, m: int, price: int, first: int, stop: int) -> Floats:
        """(n,) worth of one case of each class at a site with a manager, at someone's prices.

        Of starts from month `first` until before `stop`.
        """
        key = (site, m, price, first, stop)
        if key not in self._known:
            demand, members, span = self.problem.demand, self._members(site), slice(first, stop)
            speaks = demand.speaks[demand.tongue[members], m].astype(np.int64)
            saved = demand.saved[members, span]
            worth = saved - self._costs(price)[demand.kind[members], speaks, span]
            there = demand.ways[demand.way[members], span] == site
            worth[(saved <= 0) | ~there | ~self.problem.in_contract[m, span]] = 0.0
            able = demand.skilled[demand.able[members], m]
            self._known[key] = np.where(able, worth.max(axis=1, initial=0.0), 0.0)
        return self._known[key]

    def _costs(self, m: int) -> Floats:
        """(kinds, 2, T) price of a case's minutes by month of start, with a speaker at 1."""
        if m not in self._cost:
            self._cost[m] = self._tables @ self.minute[m]
        return self._cost[m]
