"""Plans of random small worlds: checked clean, scored as stated, equal to brute force."""

from functools import cache

import pytest

from allocator.checks import check
from allocator.facts import Facts
from allocator.model.plan import Score
from allocator.model.result import Options, Status
from allocator.score import score_plan
from allocator.solver.engine import plan
from tests.brute import best
from tests.worlds import tiny, world

WORLDS = range(300)
HEAVY = (52, 76, 82, 93)
"""Tiny worlds that take brute force more than ten seconds."""
TINY_WORLDS = [seed for seed in range(104) if seed not in HEAVY]
A_BLOCK = 25


@cache
def least(seed: int) -> tuple[float, float, float]:
    """Tiers 1 to 3 of the best plan of a tiny world, found by trying everything."""
    (unserved, uncovered, waiting), _ = best(tiny(seed))
    return float(unserved), float(uncovered), float(waiting)


def tiers(score: Score) -> tuple[float, float, float]:
    """Tiers 1 to 3."""
    return (
        score.unserved_resident_days.value,
        score.uncovered_minutes.value,
        score.waiting_points.value,
    )


@pytest.mark.parametrize("first", WORLDS[::A_BLOCK])
def test_plans_of_random_worlds_are_clean_and_scored_right(first: int) -> None:
    for seed in range(first, first + A_BLOCK):
        scenario = world(seed)
        result = plan(scenario, Options(seed=0))
        assert result.plan is not None, seed
        report = check(scenario, result.plan)
        assert [violation.said("en") for violation in report.violations] == [], seed
        assert result.bounds is not None
        assert tiers(result.bounds) == tiers(score_plan(Facts(scenario), result.plan)), seed
        assert 0 <= result.share <= 1


@pytest.mark.parametrize("first", WORLDS[::A_BLOCK])
def test_bounds_are_never_above_values_and_end_in_optimal(first: int) -> None:
    for seed in range(first, first + A_BLOCK):
        result = plan(world(seed), Options(seed=0))
        assert result.bounds is not None
        met = []
        for tier in (
            result.bounds.unserved_resident_days,
            result.bounds.uncovered_minutes,
            result.bounds.waiting_points,
        ):
            assert tier.bound is not None, seed
            assert tier.bound <= tier.value + 1e-6, seed
            met.append(tier.value - tier.bound <= 1e-6)
        assert (result.status == Status.OPTIMAL) == all(met), seed


@pytest.mark.parametrize("block", range(10))
def test_tiny_worlds_are_solved_as_by_trying_everything(block: int) -> None:
    for seed in TINY_WORLDS[block::10]:
        scenario = tiny(seed)
        result = plan(scenario, Options(seed=0, exact=True))
        assert result.plan is not None, seed
        assert result.bounds is not None
        assert tiers(result.bounds) == least(seed), seed
        assert result.status == Status.OPTIMAL, seed


@pytest.mark.parametrize("block", range(10))
def test_bounds_of_tiny_worlds_hold_against_trying_everything(block: int) -> None:
    """A bound of a tier is valid for plans that are no worse in the tiers before it."""
    for seed in TINY_WORLDS[block::10]:
        scenario = tiny(seed)
        result = plan(scenario, Options(seed=0))
        assert result.bounds is not None
        given = (
            result.bounds.unserved_resident_days,
            result.bounds.uncovered_minutes,
            result.bounds.waiting_points,
        )
        for tier, right in zip(given, least(seed), strict=True):
            if tier.bound is not None:
                assert tier.bound <= right + 1e-6, seed
            if tier.value > right + 1e-6:
                break
