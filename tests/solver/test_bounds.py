"""The bound of tier 3 holds at any prices, against brute force and against plans found."""

from functools import cache

import numpy as np
import pytest

from allocator.model.scenario import Scenario
from allocator.solver.bound import descent
from allocator.solver.bound.descent import Descent, first_prices
from allocator.solver.bound.relaxation import Relaxation
from allocator.solver.bound.site_prices import SitePrices
from allocator.solver.deployment import Deployment
from allocator.solver.engine import finish
from allocator.solver.pieces import Split
from allocator.solver.prices import prices_of
from allocator.solver.problem import Problem
from allocator.solver.rounds import first_deployment
from allocator.solver.search import Search, State
from tests.brute import best
from tests.worlds import tiny, world

HEAVY = (52, 76, 82, 93)
"""Tiny worlds that take brute force more than ten seconds."""
TINY_WORLDS = [seed for seed in range(40) if seed not in HEAVY]
WORLDS = range(60)
EPS = 1e-6


class Bounded:
    """A world with its first state and its bound."""

    def __init__(self, scenario: Scenario) -> None:
        self.problem = Problem(scenario)
        self.search = Search(self.problem, Split(self.problem))
        places = self.search.split.places
        self.deployment: Deployment = first_deployment(self.problem, places)
        self.state: State = self.search.state(self.deployment)
        prices = prices_of(self.search, self.state)
        self.relaxation = Relaxation(self.problem, places)
        self.first = first_prices(self.problem, self.deployment, prices)

    def lowest(self, uncovered: int, seed: int) -> float:
        """Least bound over good prices, random ones, and none."""
        steps = Descent(self.relaxation, self.first).run(uncovered, 6)
        tried = [self.relaxation.answer(p, uncovered).avoided for p in self.random(seed)]
        return min(steps, *tried)

    def random(self, seed: int) -> list[SitePrices]:
        """Prices that differ by site and month, around those of the first state and above."""
        problem, draw = self.problem, np.random.default_rng(seed)
        found = []
        for scale in (0.0, 0.05, float(self.first[0].mobile.mean())):
            mobile = draw.uniform(0, 2, problem.months) * scale
            site = draw.uniform(0, 2, (len(problem.sites), problem.months)) * scale
            pool = {name: draw.uniform(0, scale, problem.months) for name in problem.pools}
            found.append(SitePrices(np.where(problem.fixed, site, mobile[None]), mobile, pool))
        return found


@cache
def least(seed: int) -> tuple[int, float]:
    """Tiers 2 and 3 of the best plan of a tiny world, found by trying everything."""
    (_, uncovered, waiting), _ = best(tiny(seed))
    return int(uncovered), float(waiting)


@pytest.mark.parametrize("block", range(4))
def test_bounds_at_any_prices_hold_against_trying_everything(block: int) -> None:
    for seed in TINY_WORLDS[block::4]:
        bounded = Bounded(tiny(seed))
        uncovered, waiting = least(seed)
        avoided = bounded.problem.demand.nothing - waiting
        assert bounded.lowest(uncovered, seed) >= avoided - EPS, seed


@pytest.mark.parametrize("block", range(4))
def test_bounds_at_any_prices_hold_against_plans_of_small_worlds(block: int) -> None:
    for seed in WORLDS[block::4]:
        bounded = Bounded(world(seed))
        score = finish(bounded.search, bounded.state).score
        assert score is not None
        avoided = bounded.problem.demand.nothing - score.waiting_points.value
        uncovered = int(score.uncovered_minutes.value)
        assert bounded.lowest(uncovered, seed) >= avoided - EPS, seed


def test_steps_make_the_bound_better_and_never_worse() -> None:
    better = 0
    for seed in range(12):
        bounded = Bounded(world(seed))
        uncovered = bounded.state.value.uncovered
        before = min(bounded.relaxation.answer(p, uncovered).avoided for p in bounded.first)
        after = Descent(bounded.relaxation, bounded.first).run(uncovered, 10)
        assert after <= before
        better += after < before - EPS
    assert better >= 5


def test_prices_are_sought_anew_where_more_may_be_uncovered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for seed in range(6):
        bounded = Bounded(world(seed))
        uncovered, guesses = bounded.state.value.uncovered, bounded.first
        prices = Descent(bounded.relaxation, guesses)
        for more in (0, 60):
            # No guess is better than what is found, whatever was found for other plans before.
            found = prices.run(uncovered + more, 20)
            given = [bounded.relaxation.answer(p, uncovered + more).avoided for p in guesses]
            assert found <= min(given) + EPS, seed
            # The search for prices has come so near to the best ones that it ends.
            monkeypatch.setattr(descent, "LEAST_TRUST", 1.0)
        monkeypatch.undo()
