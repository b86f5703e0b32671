"""Good prices for the bound of tier 3: cutting planes in a region of trust.

The bound is a convex function of the prices, and its slope is the minutes left over at them:
where minutes are left they are too dear, where they are missing too cheap. Each evaluation is
a plane below the bound. The next prices are the lowest point of all planes within a share of
the best prices so far; the share grows where the planes foretold the bound well and shrinks
where they did not, twice in a row: one plane more is often all that was missing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from allocator.solver.bound.relaxation import Answer, Relaxation
from allocator.solver.bound.site_prices import SitePrices
from allocator.solver.deployment import MOBILE, Deployment
from allocator.solver.highs import lowest_of_planes
from allocator.solver.prices import Prices
from allocator.solver.problem import Problem

Floats = NDArray[np.float64]
FIRST_TRUST, LEAST_TRUST = 0.03, 1e-3
"""Shares of the prices by which they may change at first, and below which nothing is tried."""
IN_VAIN = 2
"""Evaluations that may help little before prices stay nearer to the best ones."""
WORTH_TRYING = 1e-5
"""Share of the bound that another step must promise."""
PLANES = 40
"""Planes that are remembered."""
OWN = (0.0, 0.5, 1.0)
"""Shares of a fixed site's own prices in the first ones; the rest is that of mobile people."""


@dataclass(frozen=True)
class _Plane:
    """The bound and its slope at prices (as one row of numbers)."""

    value: float
    slope: Floats
    at: Floats


@dataclass
class Descent:
    """Prices of the bound as they get better.

    Attributes
    ----------
    relaxation
        The bound of a city.
    first
        Prices to begin with.
    prices
        The best prices so far.
    avoided
        Their bound, at the uncovered minutes of the last call.
    took
        Seconds of the last evaluation.
    """

    relaxation: Relaxation
    first: list[SitePrices]
    prices: SitePrices = field(init=False)
    avoided: float = field(default=np.inf, init=False)
    took: float = field(default=0.0, init=False)
    _trust: float = field(default=FIRST_TRUST, init=False)
    _uncovered: int = field(default=-1, init=False)
    _vain: int = field(default=0, init=False)
    _planes: list[_Plane] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self.prices = self.first[0]

    def run(
        self, uncovered: int, steps: int, go_on: Callable[[float], bool] | None = None
    ) -> float:
        """Take some steps from the best prices; return the best bound that they reach.

        Parameters
        ----------
        uncovered
            Minutes that plans may leave uncovered.
        steps
            Most evaluations of the bound; the best prices are not evaluated again.
        go_on
            Asked before every further evaluation, with the seconds that the last one took.
        """
        first = self._first(uncovered)
        for number in range(steps):
            told = number or not first
            if told and go_on and not go_on(self.took):
                break
            if number < len(first):
                self._evaluate(first[number])
                continue
            if self._trust < LEAST_TRUST:
                break
            tried, promised = self._lowest()
            if promised < WORTH_TRYING * self.avoided:
                break
            before = self.avoided
            self._evaluate(tried)
            self._trusted(before - self.avoided, promised)
        return self.avoided

    def _first(self, uncovered: int) -> list[Floats]:
        """Return the prices to begin with, where minutes may be left uncovered as never before."""
        if uncovered == self._uncovered and self._planes:
            return []
        self._uncovered, self._planes, self.avoided = uncovered, [], np.inf
        self._trust, self._vain = FIRST_TRUST, 0
        first: list[Floats] = []
        for prices in (self.prices, *self.first):
            row = self._row(prices)
            if not any((row == known).all() for known in first):
                first.append(row)
        return first

    def _trusted(self, gained: float, promised: float) -> None:
        """Look farther after an evaluation that gained much, less far after some in vain."""
        self._vain = self._vain + 1 if gained < 0.1 * promised else 0
        if self._vain == IN_VAIN:
            self._trust, self._vain = self._trust / 2, 0
        elif gained > 0.5 * promised:
            self._trust *= 2

    def _evaluate(self, row: Floats) -> None:
        began = perf_counter()
        prices = self._prices(row)
        answer = self.relaxation.answer(prices, self._uncovered)
        self._planes = [*self._planes, _Plane(answer.avoided, self._slope(answer), row)][-PLANES:]
        if answer.avoided < self.avoided:
            self.avoided, self.prices = answer.avoided, prices
        self.took = perf_counter() - began

    def _lowest(self) -> tuple[Floats, float]:
        """Lowest point of the planes near the best prices, and what it promises to gain."""
        best = self._row(self.prices)
        reach = self._trust * np.maximum(best, 0.1 * best.max(initial=0.0))
        slopes = np.array([plane.slope for plane in self._planes])
        offsets = np.array([plane.value - plane.slope @ plane.at for plane in self._planes])
        low, high = np.maximum(best - reach, 0.0), best + reach
        row, value = lowest_of_planes(slopes, offsets, low, high)
        return row, self.avoided - value

    @property
    def _fixed(self) -> NDArray[np.int64]:
        """Sites with prices of their own."""
        return np.nonzero(self.relaxation.problem.fixed.any(axis=1))[0]

    def _slope(self, answer: Answer) -> Floats:
        """Slope of the bound by the prices of fixed sites, of mobile people, and of pools."""
        fixed = np.where(self.relaxation.problem.fixed, answer.site, 0.0)[self._fixed]
        return np.concatenate([fixed.ravel(), answer.mobile, *answer.pool.values()])

    def _row(self, prices: SitePrices) -> Floats:
        site = prices.site[self._fixed]
        return np.concatenate([site.ravel(), prices.mobile, *prices.pool.values()])

    def _prices(self, row: Floats) -> SitePrices:
        rows = row.reshape(-1, self.relaxation.problem.months)
        size = len(self._fixed)
        mobile, pools = rows[size], rows[size + 1 :]
        site = np.broadcast_to(mobile, self.prices.site.shape).copy()
        fixed = self.relaxation.problem.fixed[self._fixed]
        site[self._fixed] = np.where(fixed, rows[:size], mobile)
        return SitePrices(site, mobile, dict(zip(self.prices.pool, pools, strict=True)))


def first_prices(problem: Problem, deployment: Deployment, prices: Prices) -> list[SitePrices]:
    """Return first prices: the mean of mobile people, and nearer or farther those of fixed sites.

    People can be sent anywhere, so in the best relaxation prices differ less by site than in
    a deployment; how much less depends on the city. In a large one the first must do: it is best
    nearly everywhere, and an evaluation takes seconds.
    """
    mean = np.zeros(problem.months)
    own = np.zeros((len(problem.sites), problem.months))
    for phase, months in zip(deployment, problem.phases, strict=True):
        span = slice(months.start, months.stop)
        mobile = [m for m, post in enumerate(phase.post) if post == MOBILE]
        rows = prices.minute[mobile] if mobile else prices.minute
        if len(rows):
            mean[span] = rows[:, span].mean(axis=0)
        own[:, span] = mean[span]
        for s, team in phase.posted.items():
            own[s, span] = prices.minute[list(team), span].mean(axis=0)
    pool = {name: row.copy() for name, row in prices.pool.items()}
    shares = OWN if not problem.is_large else OWN[:1]
    return [SitePrices(part * own + (1 - part) * mean, mean, pool) for part in shares]
