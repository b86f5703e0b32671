"""The certificate of a plan: proven bounds of its tiers, share and status."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import ceil, inf, lcm

from allocator.model.plan import Score, Tier, WaitingTier
from allocator.solver.bound.descent import Descent, first_prices
from allocator.solver.bound.floors import uncovered_floor, unserved_floor
from allocator.solver.bound.relaxation import Relaxation
from allocator.solver.prices import prices_of
from allocator.solver.search import Search, State

EXACT = 1e-6
STEPS = 8
"""Evaluations of the bound at every update: each takes 0.2 s in a city of 42, 5 s in one of 420."""


@dataclass
class Certificate:
    """Bounds of the first three tiers, improved as the search goes on.

    Attributes
    ----------
    search
        What was searched.
    avoided
        No plan as good in tiers 1 and 2 avoids more points of waiting.
    unserved
        Lower bound of tier 1.
    until
        Moment of `perf_counter` at which an update ends with `OutOfTimeError`.
    """

    search: Search
    until: float = inf
    avoided: float = field(init=False)
    unserved: int = field(init=False)
    _descent: Descent | None = field(init=False, default=None)
    _over: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        demand = self.search.problem.demand
        self.avoided = float(demand.saved.max(axis=1, initial=0.0) @ demand.count)
        self.unserved = unserved_floor(self.search.problem)

    def update(self, state: State, go_on: Callable[[float], bool] | None = None) -> None:
        """Bound tier 3 for plans as good as a state; the best bound so far is kept.

        `go_on` is asked before every evaluation but the first of all, with the seconds that it
        may take. Once that is more than there is time for, nothing is evaluated any more.
        """
        problem, places = self.search.problem, self.search.split.places
        if self._over:
            return
        if self._descent is None:
            first = first_prices(problem, state.deployment, prices_of(self.search, state))
            self._descent = Descent(Relaxation(problem, places), first)
        elif go_on is not None and not go_on(0.0):
            return
        self._descent.relaxation.until = self.until
        self._descent.relaxation.include(state.deployment)
        try:
            self._descent.run(state.value.uncovered, STEPS, go_on)
        finally:
            # What was evaluated before time was over holds.
            self.avoided = min(self.avoided, self._descent.avoided)
            if go_on is not None and not go_on(self._descent.took):
                # None fits into the time any more, and its programs take much memory.
                self._descent, self._over = None, True

    @property
    def waiting(self) -> float:
        """Lower bound of tier 3: no plan lies between two multiples of `unit`."""
        nothing = self.search.problem.demand.nothing
        slack = EXACT + 1e-9 * nothing
        units = ceil((nothing - self.avoided - slack) / float(self.unit))
        return max(0.0, float(units * self.unit))

    @cached_property
    def unit(self) -> Fraction:
        """Points of which the waiting of every plan is a multiple: half points, hundredths."""
        problem, demand = self.search.problem, self.search.problem.demand
        weights = {problem.facts.cases.weight(sample) for sample in demand.samples}
        whole = lcm(1, *(weight.denominator for weight in weights))
        return Fraction(1, whole if demand.real.all() else 100 * whole)

    def share(self, waiting: float) -> float:
        """Proven share of a plan with this much waiting: 1 where nothing = bound."""
        nothing = self.search.problem.demand.nothing
        possible = nothing - self.waiting
        return 1.0 if possible <= EXACT else min(1.0, max(0.0, (nothing - waiting) / possible))

    def signed(self, score: Score) -> Score:
        """Return a score with the proven bounds."""
        unserved = min(float(self.unserved), score.unserved_resident_days.value)
        problem, places = self.search.problem, self.search.split.places
        floor = uncovered_floor(problem, places, score.unserved_resident_days.value)
        uncovered = min(float(floor), score.uncovered_minutes.value)
        waiting = score.waiting_points
        return score.model_copy(
            update={
                "unserved_resident_days": Tier(
                    value=score.unserved_resident_days.value, bound=unserved
                ),
                "uncovered_minutes": Tier(value=score.uncovered_minutes.value, bound=uncovered),
                "waiting_points": WaitingTier(
                    value=waiting.value,
                    bound=round(min(self.waiting, waiting.value), 3),
                    nothing=waiting.nothing,
                ),
            }
        )


def is_optimal(score: Score) -> bool:
    """Whether value and bound meet in the first three tiers."""
    tiers = (score.unserved_resident_days, score.uncovered_minutes, score.waiting_points)
    return all(tier.bound is not None and tier.value <= tier.bound + EXACT for tier in tiers)
