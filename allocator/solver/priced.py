"""What cases are worth beyond the price of their minutes, at one price a site and month.

A plan avoids the points of its starts. Charge each start for its minutes and credit everyone
with theirs: what a case avoids beyond its charge then depends only on who is on the team of
its site - someone who shares a language, someone who needs an interpreter, or nobody who may
take it. Charges are never more than what the minutes really cost, so the sum of all worths
is never less than what the plan avoids.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class SitePrices:
    """Prices of the bound, points a minute, all at least 0.

    Attributes
    ----------
    site
        (S, T) price of the minutes of those who work at a fixed site or go to a mobile one.
    mobile
        (T,) price of all mobile minutes; `site` of every mobile site is the same.
    pool
        Price of an interpreted minute by language, (T,).
    """

    site: Floats
    mobile: Floats
    pool: dict[str, Floats]

    def charged(self, problem: Problem) -> Floats:
        """(S, T) price of minutes at a site: where it has no team, the lowest of all."""
        used = problem.fixed | problem.is_mobile
        return np.asarray(np.where(used, self.site, self.floor(problem)[None, :]))

    def floor(self, problem: Problem) -> Floats:
        """(T,) lowest price of anyone's minute in a month."""
        used = problem.fixed | problem.is_mobile
        rows = np.where(used, self.site, np.inf).min(axis=0, initial=np.inf)
        rows = np.minimum(rows, self.mobile) if problem.goes_mobile.any() else rows
        return np.asarray(np.where(np.isfinite(rows), rows, 0.0))


@dataclass(frozen=True)
class Stay:
    """Classes on a way that can start at a site in a phase.

    Attributes
    ----------
    phase, site
        Where and when.
    classes
        (n,) indices of classes.
    worth
        (2, n, T) points beyond the charge of one case by month of start, -inf outside the
        stay; without [0] and with [1] a common language.
    """

    phase: int
    site: int
    classes: Ints
    worth: Floats


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
        order = np.argsort(demand.way, kind="stable")
        cuts = np.nonzero(np.diff(demand.way[order]))[0] + 1
        partly = [[part != 1 for part in row] for row in problem.due]
        self._scaled = np.array(partly, dtype=bool).reshape(-1, len(months)).any(axis=0)
        self._by_way = [part for part in np.split(order, cuts) if len(part)]

    def longest(self) -> float:
        """Most minutes of any case in a month."""
        return float(self._tables[0].max(initial=0.0))

    def minutes(self, level: int, classes: Ints, start: Ints) -> Floats:
        """(n, T) minutes of classes started in given months, with a speaker at level 1."""
        return np.asarray(self._tables[level][self._trait[classes], start])

    def stays(self, prices: SitePrices) -> list[Stay]:
        """Return the worths of all stays at `prices`.

        Minutes at the site of the start and in the phase of the start are charged at the
        site's price. Whoever starts a case may have another post in a later phase, or hand
        the case on once it has moved: those months are charged at the lowest price of
        anyone, without an interpreter. A pool is charged where minutes are due in full.
        """
        problem, floor = self.problem, prices.floor(self.problem)
        charged = prices.charged(problem)
        result = []
        for classes in self._by_way:
            way = problem.demand.ways[problem.demand.way[classes[0]]]
            for p, months in enumerate(problem.phases):
                here = way[months.start : months.stop]
                for s in np.unique(here[here >= 0]):
                    span = np.zeros(problem.months, dtype=bool)
                    span[months.start : months.stop] = here == s
                    served = problem.fixed[s] | problem.is_mobile[s]
                    if (span & served).any():
                        price = np.where(span, charged[s], floor)
                        worth = self._worth(classes, price, prices.pool, span)
                        worth[:, :, ~(span & served)] = -np.inf
                        result.append(Stay(p, int(s), classes, worth))
        return result

    def _worth(
        self, classes: Ints, price: Floats, pool: dict[str, Floats], span: NDArray[np.bool_]
    ) -> Floats:
        demand, trait = self.problem.demand, self._trait[classes]
        saved = np.where(demand.saved[classes] > 0, demand.saved[classes], -np.inf)
        inside, later = np.where(span, price, 0.0), np.where(span, 0.0, price)
        after = self._tables[1] @ later
        worth = np.empty((2, *saved.shape))
        for speaks in (0, 1):
            cost = self._tables[speaks] @ inside + after
            worth[speaks] = saved - cost[trait]
        for name, row in pool.items():
            foreign = self.problem.interpreted_language[classes] == name
            cost = self._tables[0] @ np.where(span & ~self._scaled, row, 0.0)
            worth[0, foreign] -= cost[trait[foreign]]
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
