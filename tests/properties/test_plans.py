"""Plans of random small worlds: checked clean, scored as stated, equal to brute force."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import count

import pytest

from allocator.checks import check
from allocator.errors import AllocatorError
from allocator.facts import Facts
from allocator.model.plan import Plan
from allocator.model.result import Options, Result, Status
from allocator.score import score_plan
from allocator.solver import engine, exact
from allocator.solver.engine import plan
from allocator.solver.exact import logic
from allocator.solver.problem import Problem
from tests.brute import best
from tests.properties.planned import planned, searched, tiers
from tests.worlds import tiny, world

WORLDS = range(300)
HEAVY = (42, 52, 76, 82, 93)
"""Tiny worlds that take brute force more than three seconds."""
TINY_WORLDS = [seed for seed in range(105) if seed not in HEAVY]
SLACK = 1e-6


@cache
def least(seed: int) -> tuple[float, float, float]:
    """Tiers 1 to 3 of the best plan of a tiny world, found by trying everything."""
    (unserved, uncovered, waiting), _ = best(tiny(seed))
    return float(unserved), float(uncovered), float(waiting)


def in_blocks(seeds: Sequence[int], size: int) -> list[Sequence[int]]:
    """Seeds in blocks: a test a block names every seed that fails in it."""
    return [seeds[first : first + size] for first in range(0, len(seeds), size)]


def failing(seeds: Sequence[int], fault: Callable[[int], object]) -> dict[int, object]:
    """What is wrong with which seed; an error of the solver counts as a fault of its seed."""
    found = {}
    for seed in seeds:
        try:
            wrong = fault(seed)
        except (AllocatorError, ArithmeticError, LookupError, ValueError) as error:
            wrong = repr(error)[:300]
        if wrong:
            found[seed] = wrong
    return found


def not_clean(seed: int) -> object:
    """Broken rules, or tiers that differ from those stated, of a world's plan."""
    scenario = world(seed)
    result = planned(seed)
    if result.plan is None or result.bounds is None:
        return "no plan"
    broken = [violation.said("en") for violation in check(scenario, result.plan).violations]
    right = tiers(score_plan(Facts(scenario), result.plan))
    return broken or (tiers(result.bounds) != right and (tiers(result.bounds), right))


def not_bounded(seed: int) -> object:
    """Bounds that are missing or above their value, or a status that does not follow."""
    result = planned(seed)
    if result.bounds is None:
        return "no bounds"
    given = (
        result.bounds.unserved_resident_days,
        result.bounds.uncovered_minutes,
        result.bounds.waiting_points,
    )
    gaps = [None if tier.bound is None else tier.value - tier.bound for tier in given]
    if any(gap is None or gap < -SLACK for gap in gaps):
        return gaps
    met = all(gap is not None and gap <= SLACK for gap in gaps)
    return (result.status == Status.OPTIMAL) != met and (result.status, gaps)


def not_least(seed: int) -> object:
    """Tiers that differ from those found by trying everything."""
    result = plan(tiny(seed), Options(seed=0, exact=True))
    if result.bounds is None:
        return "no plan"
    found, right = tiers(result.bounds), least(seed)
    return (found != right or result.status != Status.OPTIMAL) and (result.status, found, right)


def bound_too_high(seed: int) -> object:
    """A bound of the search above what trying everything found.

    It is valid while the earlier tiers are as good.
    """
    result = searched(tiny(seed), Options(seed=0))
    if result.bounds is None:
        return "no plan"
    given = (
        result.bounds.unserved_resident_days,
        result.bounds.uncovered_minutes,
        result.bounds.waiting_points,
    )
    for tier, right in zip(given, least(seed), strict=True):
        if tier.bound is not None and tier.bound > right + SLACK:
            return tier.bound, right
        if tier.value > right + SLACK:
            return None
    return None


@pytest.mark.parametrize("seeds", in_blocks(WORLDS, 25), ids=lambda seeds: f"from {seeds[0]}")
def test_plans_of_random_worlds_are_clean_and_scored_right(seeds: Sequence[int]) -> None:
    assert failing(seeds, not_clean) == {}


@pytest.mark.parametrize("seeds", in_blocks(WORLDS, 25), ids=lambda seeds: f"from {seeds[0]}")
def test_bounds_are_never_above_values_and_meet_them_where_optimal(seeds: Sequence[int]) -> None:
    assert failing(seeds, not_bounded) == {}


@pytest.mark.parametrize("seeds", in_blocks(TINY_WORLDS, 10), ids=lambda seeds: f"from {seeds[0]}")
def test_tiny_worlds_are_solved_as_by_trying_everything(seeds: Sequence[int]) -> None:
    assert failing(seeds, not_least) == {}


@pytest.mark.parametrize("seeds", in_blocks(TINY_WORLDS, 10), ids=lambda seeds: f"from {seeds[0]}")
def test_bounds_of_tiny_worlds_hold_against_trying_everything(seeds: Sequence[int]) -> None:
    assert failing(seeds, bound_too_high) == {}


def test_worlds_are_as_many_as_wanted() -> None:
    assert len(WORLDS) >= 300
    assert len(TINY_WORLDS) >= 100


def test_a_tiny_world_is_searched_where_the_exact_model_takes_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scenario = world(95)
    assert engine.is_tiny(Problem(scenario))
    monkeypatch.setattr(engine, "TINY_EFFORT", 0.01)
    result = plan(scenario, Options(seed=0))
    assert result.plan is not None
    assert result.plan.score == searched(scenario, Options(seed=0)).bounds
    assert check(scenario, result.plan).violations == ()


def test_a_tiny_world_has_the_same_plan_on_a_slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    # A clock on which every glance takes ten seconds: whether the exact model ends is counted
    # in its steps, and only the limit that is given is in seconds.
    def decided(result: Result) -> Plan:
        assert result.plan is not None
        return result.plan.model_copy(update={"provenance": {}})

    given = Options(seed=0, time_limit=86_400)
    here = decided(plan(world(64), given))
    assert here != decided(searched(world(64), given))
    glances = count(0, 10)
    for module in (exact, logic):
        monkeypatch.setattr(module, "perf_counter", lambda: float(next(glances)))
    assert decided(plan(world(64), given)) == here
