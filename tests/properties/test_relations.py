"""Relations between worlds that differ in one thing, on tiny worlds solved to optimality.

Permuted ids: the same tiers. One more manager: never worse. A tighter rule: never better.
The optimum pinned: the same tiers. The same scenario twice: the same plan.
"""

from collections.abc import Iterator
from functools import cache

import pytest

from allocator.model.managers import Manager
from allocator.model.result import Options, Result
from allocator.model.scenario import Pin, Scenario
from allocator.solver.engine import plan
from tests.properties.planned import options, planned, planned_again, tiers
from tests.worlds import tiny, world

SEEDS = range(0, 20)
EXACT = Options(seed=0, exact=True)


@cache
def optimum(seed: int) -> Result:
    """The optimum of a tiny world, solved once for all tests."""
    return plan(tiny(seed), EXACT)


def best_of(seed: int) -> tuple[float, float, float]:
    """Tiers of the optimum of a tiny world."""
    bounds = optimum(seed).bounds
    assert bounds is not None
    return tiers(bounds)


def solved(scenario: Scenario) -> tuple[float, float, float]:
    """Tiers of the optimum."""
    result = plan(scenario, EXACT)
    assert result.bounds is not None
    return tiers(result.bounds)


def renamed(scenario: Scenario) -> Scenario:
    """The scenario with the order of managers, sites and pins reversed and new manager ids.

    Ids of cases stay: cases of closing sites are dealt in their order.
    """
    tree = scenario.model_dump_json(exclude_defaults=True)
    for index, manager in enumerate(scenario.managers):
        tree = tree.replace(f'"{manager.id}"', f'"x{99 - index}"')
    changed = Scenario.model_validate_json(tree)
    return changed.model_copy(
        update={
            "managers": tuple(reversed(changed.managers)),
            "pins": tuple(reversed(changed.pins)),
        }
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_other_ids_and_another_order_give_the_same_tiers(seed: int) -> None:
    scenario = tiny(seed)
    assert solved(renamed(scenario)) == best_of(seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_another_mobile_manager_never_makes_it_worse(seed: int) -> None:
    scenario = tiny(seed)
    more = Manager(id="new", languages=("ar", "fa", "ti"), skills=("asylum", "youth"))
    with_more = scenario.model_copy(update={"managers": (*scenario.managers, more)})
    assert solved(with_more) <= best_of(seed)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("rule", ["max_people", "max_sites", "tour_minutes"])
def test_a_tighter_rule_never_makes_it_better(seed: int, rule: str) -> None:
    scenario = tiny(seed)
    load, mobile = scenario.policy.caseload, scenario.policy.mobile
    policy = scenario.policy.model_copy(
        update={
            "caseload": load.model_copy(update={"max_people": 3}) if rule == "max_people" else load,
            "mobile": mobile.model_copy(
                update={"max_sites": 1} if rule == "max_sites" else {"tour_minutes": 200}
            )
            if rule != "max_people"
            else mobile,
        }
    )
    assert solved(scenario.model_copy(update={"policy": policy})) >= best_of(seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_optimum_pinned_is_the_optimum(seed: int) -> None:
    scenario = tiny(seed)
    result = optimum(seed)
    pinned = scenario.model_copy(update={"pins": (*scenario.pins, *_pins(scenario, result))})
    assert result.bounds is not None
    assert solved(pinned) == tiers(result.bounds)


def _pins(scenario: Scenario, result: Result) -> Iterator[Pin]:
    """Every round, fixed post and started case of a plan as a pin."""
    assert result.plan is not None
    for post in result.plan.posts:
        for site in post.round:
            yield Pin(
                kind="round", manager=post.manager, site=site, from_=post.from_, until=post.until
            )
        if post.site is not None:
            yield Pin(
                kind="post",
                manager=post.manager,
                site=post.site,
                from_=post.from_,
                until=post.until,
            )
    running = {case.id for case in scenario.cases if case.running}
    for row in result.plan.caseload:
        if row.case not in running:
            first, last = max(row.start, scenario.start), scenario.horizon.stop - 1
            until = min(row.end, last)
            yield Pin(kind="case", manager=row.manager, case=row.case, from_=first, until=until)


@pytest.mark.parametrize("seed", range(0, 8))
def test_the_same_scenario_gives_the_same_plan(seed: int) -> None:
    first, second = planned(seed).plan, planned_again(seed).plan
    assert first is not None
    assert second is not None
    decisions = {"posts", "tours", "caseload", "expected", "waiting", "ledger", "score"}
    assert first.model_dump(include=decisions) == second.model_dump(include=decisions)


@pytest.mark.parametrize("seed", range(20, 32))
def test_values_of_a_larger_team_meet_the_bounds_of_the_smaller(seed: int) -> None:
    """Where optimality is not proven: no bound of the easier world is above the harder's value."""
    scenario = world(seed)
    more = Manager(id="new", languages=("ar", "fa", "ti"), skills=("asylum", "youth"))
    larger = scenario.model_copy(update={"managers": (*scenario.managers, more)})
    easier, harder = plan(larger, options(seed)), planned(seed)
    assert easier.bounds is not None
    assert harder.bounds is not None
    bound = easier.bounds.unserved_resident_days.bound
    assert bound is not None
    assert bound <= harder.bounds.unserved_resident_days.value + 1e-6
