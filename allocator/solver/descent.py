"""Good prices for the bound of tier 3: steps down its slope, kept where they help.

The bound is a convex function of the prices, and its slope is the minutes left over at them:
where minutes are left they are too dear, where they are missing too cheap. A step goes so far
that the bound would fall to a target if it were linear; the target comes nearer when a step
does not help. Steps are remembered in part, which dampens going to and fro.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import MOBILE, Deployment
from allocator.solver.priced import SitePrices
from allocator.solver.prices import Prices
from allocator.solver.problem import Problem
from allocator.solver.relaxation import Answer, Relaxation

Floats = NDArray[np.float64]
FIRST_TARGET = 0.01
"""Share of the bound by which the first steps try to lower it."""
LEAST_TARGET = 1e-5
"""Below this share nothing more is tried."""
MEMORY = 0.3
"""Share of the last direction in the next one."""


@dataclass
class Descent:
    """Prices of the bound as they get better.

    Attributes
    ----------
    relaxation
        The bound of a city.
    prices
        The best prices so far.
    avoided
        Their bound, at the uncovered minutes of the last call.
    """

    relaxation: Relaxation
    prices: SitePrices
    avoided: float = np.inf
    _target: float = field(default=FIRST_TARGET, init=False)
    _known: tuple[int, Floats] | None = field(default=None, init=False)

    def run(self, uncovered: int, steps: int) -> float:
        """Take some steps from the best prices; return the best bound that they reach.

        Parameters
        ----------
        uncovered
            Minutes that plans may leave uncovered.
        steps
            Most evaluations of the bound; the best prices are not evaluated again.
        """
        if self._known is None or self._known[0] != uncovered:
            start = self._evaluate(self.prices, uncovered)
            self.avoided, self._known = start.avoided, (uncovered, self._slope(start))
            steps -= 1
        slope, direction = self._known[1], np.zeros(0)
        for _ in range(steps):
            if self._target < LEAST_TARGET:
                break
            direction = slope + MEMORY * direction if direction.size else slope
            size = float((slope * direction).sum())
            if size <= 0:
                break
            tried = self._moved(direction, self._target * self.avoided / size)
            answer = self._evaluate(tried, uncovered)
            gained = self.avoided - answer.avoided
            if gained < 0.1 * self._target * self.avoided:
                self._target /= 2
            if gained > 0:
                self.avoided, self.prices, slope = answer.avoided, tried, self._slope(answer)
            else:
                slope, direction = (slope + self._slope(answer)) / 2, np.zeros(0)
            self._known = (uncovered, slope)
        return self.avoided

    def _evaluate(self, prices: SitePrices, uncovered: int) -> Answer:
        return self.relaxation.answer(prices, uncovered)

    def _slope(self, answer: Answer) -> Floats:
        """(S + 1, T) slope of the bound by the prices of fixed sites, then of mobile people."""
        fixed = np.where(self.relaxation.problem.fixed, answer.site, 0.0)
        return np.vstack([fixed, answer.mobile])

    def _moved(self, direction: Floats, step: float) -> SitePrices:
        at = self.prices
        site = np.maximum(at.site - step * direction[:-1], 0.0)
        mobile = np.maximum(at.mobile - step * direction[-1], 0.0)
        site = np.where(self.relaxation.problem.fixed, site, mobile[None, :])
        return SitePrices(site, mobile, at.pool)


def first_prices(problem: Problem, deployment: Deployment, prices: Prices) -> SitePrices:
    """Return one price a month for everybody: the mean of mobile people, else of all.

    People can be sent anywhere, so in the best relaxation prices hardly differ by site.
    """
    mean = np.zeros(problem.months)
    for phase, months in zip(deployment, problem.phases, strict=True):
        span = slice(months.start, months.stop)
        mobile = [m for m, post in enumerate(phase.post) if post == MOBILE]
        rows = prices.minute[mobile] if mobile else prices.minute
        if len(rows):
            mean[span] = rows[:, span].mean(axis=0)
    site = np.broadcast_to(mean, (len(problem.sites), problem.months)).copy()
    return SitePrices(site, mean, {name: row.copy() for name, row in prices.pool.items()})
