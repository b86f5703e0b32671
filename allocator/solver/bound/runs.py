"""Running cases as the bound sees them: minutes, ways, and what leaving one to nobody saves."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.solver.bound.settling import after
from allocator.solver.bound.site_prices import SitePrices
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class RunningCases:
    """All running cases; R cases, T months.

    Attributes
    ----------
    minutes, own
        (R, T) minutes of each with someone who speaks its language, and with its manager.
    holder
        (R,) its manager; -1 for a head.
    ways
        (R, T) its site; -1 once it has left.
    moved
        (R, T) whether it has moved by then.
    """

    problem: Problem
    minutes: Floats
    own: Floats
    holder: Ints
    ways: Ints
    moved: Bools

    @property
    def free(self) -> Bools:
        """(R, T) whether anybody may hold it from anywhere, at the lowest price of anyone."""
        return self.moved | (self.ways < 0)

    def price(self, prices: SitePrices, free: Bools) -> Floats:
        """(R, T) price of each case where it is held by someone on the team."""
        charged = prices.charged(self.problem)[self.ways, np.arange(self.problem.months)]
        return np.asarray(np.where(free, prices.floor(self.problem), charged))

    def dearest(self, prices: SitePrices) -> tuple[float, Ints, Floats]:
        """Most points that leaving a case to nobody saves for each uncovered minute.

        A case that nobody holds from some month on could at the prices be handed over then:
        that costs the handover and its minutes, and is what is charged for it at most.

        Returns
        -------
        points
            A minute.
        case, minutes
            (1,) the case, and (1, T) what is charged, for each minute that is left.
        """
        price, taking = self.price(prices, self.free), float(self.problem.policy.hours.handover)
        rest = after(self.minutes)[:, :-1]
        cost = taking * price + after(price * self.minutes)[:, :-1]
        each = np.where(rest > 0, cost / np.where(rest > 0, rest, 1.0), 0.0)
        if not each.size:
            return 0.0, np.zeros(0, dtype=np.int64), np.zeros((0, self.problem.months))
        r, t = np.unravel_index(each.argmax(), each.shape)
        left = np.where(np.arange(self.problem.months) >= t, self.minutes[r], 0.0)
        left[t] += taking
        return float(each[r, t]), np.array([r]), left[None, :] / max(rest[r, t], 1e-9)


def running_cases(problem: Problem) -> RunningCases:
    """Return the running cases of a city."""
    runs, months = problem.running, problem.months
    ways = np.array([run.way for run in runs], dtype=np.int64).reshape(len(runs), months)
    given = [problem.site_index[problem.facts.cases.before(run.case)] for run in runs]
    moved = np.zeros(ways.shape, dtype=bool)
    moved[:, 0] = ways[:, 0] != given
    for t in range(1, months):
        moved[:, t] = moved[:, t - 1] | (ways[:, t] != ways[:, t - 1])
    minutes, own = _minutes(problem)
    return RunningCases(
        problem=problem,
        minutes=minutes,
        own=np.where(moved, np.minimum(own, minutes), own),
        holder=np.array([run.manager for run in runs], dtype=np.int64),
        ways=ways,
        moved=moved,
    )


def _minutes(problem: Problem) -> tuple[Floats, Floats]:
    """(R, T) minutes of running cases with a speaker, and with their own manager."""
    minutes = problem.facts.cases.minutes
    least = np.zeros((len(problem.running), problem.months))
    own = least.copy()
    for r, run in enumerate(problem.running):
        assert run.case.start is not None
        speaks = run.manager < 0 or problem.speaks(run.manager, run.case)
        for t in range(run.end + 1):
            month = problem.scenario.start + t
            least[r, t] = minutes(run.case, month - run.case.start, month, speaks=True)
            own[r, t] = least[r, t]
            if not speaks:
                own[r, t] = minutes(run.case, month - run.case.start, month, speaks=False)
    return least, own
