"""What cases are worth beyond the price of their minutes, at one price a site and month.

A plan avoids the points of its starts. Charge each start for its minutes and credit everyone
with theirs: what a case avoids beyond its charge then depends only on who is on the team of
its site - someone who shares a language, someone who needs an interpreter, or nobody who may
take it. Charges are never more than what the minutes really cost, so the sum of all worths
is never less than what the plan avoids.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from allocator.solver.bound.leaving import After
from allocator.solver.bound.site_prices import SitePrices
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Stay:
    """Classes that can start in a phase, each at a site of its way; every class once.

    Attributes
    ----------
    phase
        When.
    classes, site
        (n,) indices of classes, and where.
    here
        (n, T) months of the phase at the site.
    worth
        (2, n, T) points beyond the charge of one case by month of start, -inf outside the
        stay; without [0] and with [1] a common language.
    """

    phase: int
    classes: Ints
    site: Ints
    here: Bools
    worth: Floats


@dataclass(frozen=True)
class CasePrices:
    """Prices of classes that can start in several stays: the second best worth; else 0.

    Attributes
    ----------
    price
        (C,) points of one case.
    stay, level, start
        (C,) number of the stay that has it (-1 for none), with a speaker or not, and when.
    """

    price: Floats
    stay: Ints
    level: Ints
    start: Ints


def case_prices(size: int, stays: list[Stay]) -> CasePrices:
    """Return the prices of `size` classes over their stays."""
    best = np.zeros((2, size))
    found = np.full((2, 3, size), -1)
    for number, stay in enumerate(stays):
        worth = stay.worth.max(axis=2)
        level, each = worth.argmax(axis=0), np.arange(len(stay.classes))
        value, start = worth.max(axis=0), stay.worth.argmax(axis=2)[level, each]
        here = np.stack([np.full(len(each), number), level, start])
        for place in (0, 1):
            known, at = best[place, stay.classes], found[place][:, stay.classes]
            better = value > known
            best[place, stay.classes] = np.where(better, value, known)
            found[place][:, stay.classes] = np.where(better, here, at)
            value, here = np.where(better, known, value), np.where(better, at, here)
    return CasePrices(best[1], *found[1])


class ClassWorths:
    """Worth of waiting demand by stay."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        demand, months = problem.demand, np.arange(problem.months)
        traits, index = np.unique(
            np.column_stack([demand.kind, demand.last]), axis=0, return_inverse=True
        )
        self._trait = index.ravel()
        self._tables = [
            np.array(
                [
                    problem.loads.table(int(kind), speaks) * (months <= last)[None, :]
                    for kind, last in traits
                ],
                dtype=float,
            ).reshape(-1, len(months), len(months))
            for speaks in (False, True)
        ]
        asks, index = np.unique(
            np.column_stack([demand.tongue, demand.able]), axis=0, return_inverse=True
        )
        self.ask = index.ravel()
        """(C,) what a class asks of a manager: language and skills."""
        self._loose = _dated_pins(problem)
        self.able = demand.skilled[asks[:, 1]]
        for c in np.nonzero(self._loose)[0]:
            sample = demand.samples[c]
            skilled = [problem.skilled(m, sample) for m in range(len(problem.managers))]
            self.able[self.ask[c]] |= np.array(skilled, dtype=bool)
        """(A, M) who may take it."""
        self.speaks = demand.speaks[asks[:, 0]] & self.able
        """(A, M) who may take it without an interpreter."""
        partly = [[part != 1 for part in row] for row in problem.due]
        self.whole = ~np.array(partly, dtype=bool).reshape(-1, len(months)).any(axis=0)
        """(T,) months in which minutes are due in full for everyone."""
        order = np.argsort(self._trait, kind="stable")
        cuts = np.nonzero(np.diff(self._trait[order]))[0] + 1
        self._by_trait = [part for part in np.split(order, cuts) if len(part)]

    def longest(self) -> float:
        """Most minutes of any case in a month."""
        return float(self._tables[0].max(initial=0.0))

    def minutes(
        self, prices: SitePrices, stay: Stay, some: Ints, level: Ints, start: Ints
    ) -> tuple[Floats, Floats, Floats]:
        """Minutes of one case of some classes of a stay that are started in given months.

        Parameters
        ----------
        some
            (n,) numbers of classes in the stay.
        level
            (n,) 1 with a speaker, else 0.

        Returns
        -------
        there, free, interpreted
            (n, T) minutes at the price of the site, at the lowest of anyone, and of
            interpreters of a pool.
        """
        classes, here = stay.classes[some], stay.here[some]
        trait, level = self._trait[classes], np.where(self._loose[classes], 1, level)
        without, speaks = (table[trait, start] for table in self._tables)
        inside = np.where(here, np.where(level[:, None] == 1, speaks, without), 0.0)
        after = After(self.problem, prices, classes, stay.site[some], stay.phase)
        there, free = after.minutes(np.where(level[:, None] == 1, speaks, without), speaks)
        interpreted = np.where((level[:, None] == 0) & self.whole, inside, 0.0)
        return inside + there, free, interpreted

    def stays(self, prices: SitePrices) -> list[Stay]:
        """Return the worths of all stays at `prices`.

        Minutes at the site of the start and in the phase of the start are charged at the
        site's price; those of later phases at the least they may cost (`After`). A pool is charged
        where minutes are due in full.
        """
        result = []
        for phase, site in self.sites:
            classes = np.nonzero(site >= 0)[0]
            site = site[classes]
            here = self.problem.demand.ways[self.problem.demand.way[classes]] == site[:, None]
            months = self.problem.phases[phase]
            here[:, : months.start] = here[:, months.stop :] = False
            worth = self._worth(prices, phase, classes, site, here)
            result.append(Stay(phase, classes, site, here, worth))
        return result

    @cached_property
    def sites(self) -> list[tuple[int, Ints]]:
        """Phases and the (C,) site of each class, -1 for none: again for a second site, etc.

        Only sites at which somebody can start cases in the phase.
        """
        problem, result = self.problem, []
        served = problem.fixed | problem.is_mobile
        for p, months in enumerate(problem.phases):
            ways = problem.demand.ways[:, months.start : months.stop]
            open_ = (ways >= 0) & served[ways, np.arange(months.start, months.stop)]
            site = np.where(open_, ways, -1)
            while (site >= 0).any():
                first = site[np.arange(len(site)), (site >= 0).argmax(axis=1)]
                result.append((p, first[problem.demand.way]))
                site[site == first[:, None]] = -1
        return result

    def asks(self, phase: int) -> tuple[Ints, Ints]:
        """(n,) sites and (n,) asks of all cases that can start in a phase, sorted."""
        found = [np.zeros((0, 2), dtype=np.int64)]
        for p, site in self.sites:
            if p == phase:
                found.append(np.column_stack([site, self.ask])[site >= 0])
        site, ask = np.unique(np.concatenate(found), axis=0).T
        return site, ask

    def _worth(
        self, prices: SitePrices, phase: int, classes: Ints, site: Ints, here: Bools
    ) -> Floats:
        problem, demand = self.problem, self.problem.demand
        inside = np.where(here, prices.charged(problem)[site], 0.0)
        foreign = inside.copy()
        for name, row in prices.pool.items():
            asked = problem.interpreted_language[classes] == name
            foreign[asked] += np.where(here[asked] & self.whole, row, 0.0)
        after = After(problem, prices, classes, site, phase)
        cost = np.empty((2, len(demand.way), problem.months))
        number = np.full(len(demand.way), -1)
        number[classes] = np.arange(len(classes))
        for part in self._by_trait:
            members = part[number[part] >= 0]
            n, trait = number[members], self._trait[part[0]]
            without, speaks = (table[trait].T for table in self._tables)
            later = after.costs(n, without, speaks)
            cost[0, members] = foreign[n] @ without + later[0]
            cost[1, members] = inside[n] @ speaks + later[1]
        worth = (
            np.where(demand.saved[classes] > 0, demand.saved[classes], -np.inf) - cost[:, classes]
        )
        served = problem.fixed[site] | problem.is_mobile[site]
        worth = np.where(here & served, worth, -np.inf)
        loose = self._loose[classes]
        worth[0, loose] = worth[1, loose]
        return worth


def _dated_pins(problem: Problem) -> NDArray[np.bool_]:
    """(C,) classes of cases with a pin that holds in some months only.

    Outside these months anyone with the skills may start them, and hand them over for the
    pin: they are charged without an interpreter.
    """
    dated = {pin.case for pin in problem.scenario.pins if pin.case and (pin.from_ or pin.until)}
    members = problem.demand.members
    return np.array([any(case in dated for case in cases) for cases in members], dtype=bool)
