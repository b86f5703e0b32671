"""Plans of the random worlds, each found once for all tests; how hard is searched for them."""

from functools import cache
from math import inf

import pytest

from allocator.model.plan import Score
from allocator.model.result import Options, Result
from allocator.model.scenario import Scenario
from allocator.solver import engine
from tests.worlds import world

EFFORT = 12
"""Moves tried for most worlds: enough for some of every kind."""
EVERY = 10
"""Every tenth world is searched as hard as any city of its size."""
TOO_LONG = (30, 52, 95, 170, 191, 212, 214, 275, 280)
"""Worlds whose exact model takes seconds, mostly beyond `engine.TINY_EFFORT`: searched at once."""


def options(seed: int) -> Options:
    """Return how hard the world of `seed` is searched; no limit depends on the machine."""
    return Options(seed=0, effort=None if seed % EVERY == 0 else EFFORT, time_limit=900)


def searched(scenario: Scenario, given: Options) -> Result:
    """Plan by search, never by the exact model."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "is_tiny", lambda _: False)
        return engine.plan(scenario, given)


def planned_again(seed: int) -> Result:
    """Plan the world of `seed`."""
    solve = searched if seed in TOO_LONG else engine.plan
    return solve(world(seed), options(seed))


@cache
def planned(seed: int) -> Result:
    """Return the plan of the world of `seed`, found once for all tests."""
    return planned_again(seed)


def tiers(score: Score) -> tuple[float, float, float]:
    """Tiers 1 to 3."""
    return (
        score.unserved_resident_days.value,
        score.uncovered_minutes.value,
        score.waiting_points.value,
    )


def bounds(score: Score) -> tuple[float, float, float]:
    """Proven bounds of tiers 1 to 3; infinite where there is none."""
    days, minutes, points = (
        inf if tier.bound is None else tier.bound
        for tier in (score.unserved_resident_days, score.uncovered_minutes, score.waiting_points)
    )
    return days, minutes, points
