"""Re-planning over random worlds and changes: rules, limits, and nothing without a reason."""

from functools import cache
from random import Random

import pytest

from allocator.checks import check
from allocator.facts import Facts
from allocator.io.change_files import read_changes
from allocator.model.cases import Arrivals
from allocator.model.plan import Plan
from allocator.model.replan import Kind, Replanned
from allocator.model.result import Options
from allocator.model.scenario import Scenario
from allocator.replanning import carried_on, frontier, repair, replan
from allocator.score import score_plan
from allocator.solver import engine
from allocator.solver.replanning import touched
from tests.properties.drawn_changes import changed_world
from tests.properties.planned import bounds, planned, tiers
from tests.solver.dropped import START, A, B, C, hamlet, managers, running
from tests.worlds import world

WORLDS = range(20)
FEW = Options(effort=4, time_limit=900)


@cache
def changed(seed: int) -> tuple[Plan, Scenario] | None:
    """The plan in force of a world, and the world after a change; None where there is none."""
    before, in_force = world(seed), planned(seed).plan
    after = changed_world(before, Random(seed))
    return (in_force, after) if in_force and after else None


def again(seed: int, moves: int | None, handovers: int | None) -> tuple[Scenario, Replanned]:
    """Re-plan a changed world."""
    found = changed(seed)
    if found is None:
        pytest.skip("the change contradicts the world")
    in_force, after = found
    made = replan(after, in_force, max_moves=moves, max_handovers=handovers, options=FEW)
    if made.result.plan is None:
        pytest.skip("the changed world contradicts itself")
    return after, made


@pytest.mark.parametrize("seed", WORLDS)
def test_a_re_plan_keeps_every_rule_and_its_limits(seed: int) -> None:
    draw = Random(seed)
    moves, handovers = draw.choice((None, 0, 1, 2)), draw.choice((None, 0, 1))
    after, made = again(seed, moves, handovers)
    plan = made.result.plan
    assert plan is not None
    assert plan.score is not None
    facts = Facts(after)
    assert check(facts, plan).violations == ()
    assert tiers(plan.score) == tiers(score_plan(facts, plan))
    assert moves is None or len(made.chosen.moves) <= moves
    assert handovers is None or len(made.chosen.handovers) <= handovers
    assert made.result.bounds is not None
    for value, bound in zip(tiers(plan.score), bounds(plan.score), strict=True):
        assert bound <= value
    in_force = planned(seed).plan
    assert in_force is not None
    whom = touched(after, in_force, plan)
    assert {*whom.moves} == {*made.forced.moves, *made.chosen.moves}
    assert {*whom.handovers} == {*made.forced.handovers, *made.chosen.handovers}


@pytest.mark.parametrize("seed", range(0, 30, 5))
def test_the_least_repair_is_a_plan_and_a_re_plan_is_never_worse(seed: int) -> None:
    after, made = again(seed, None, None)
    in_force = planned(seed).plan
    assert in_force is not None
    least = repair(after, in_force)
    assert check(after, least).violations == ()
    assert least.score is not None
    assert made.result.plan is not None
    assert made.result.plan.score is not None
    assert tiers(made.result.plan.score)[:2] <= tiers(least.score)[:2]


@pytest.mark.parametrize("seed", range(0, 30, 5))
def test_without_a_change_the_plan_in_force_comes_back(seed: int) -> None:
    in_force = planned(seed).plan
    if in_force is None:
        pytest.skip("no plan")
    made = replan(world(seed), in_force, options=FEW)
    assert made.result.plan == in_force
    assert not made.chosen.moves


@pytest.mark.parametrize("of", ["moves", "handovers"])
@pytest.mark.parametrize("seed", range(0, 30, 5))
def test_more_moves_or_handovers_never_make_it_worse(seed: int, of: Kind) -> None:
    found = changed(seed)
    if found is None:
        pytest.skip("the change contradicts the world")
    in_force, after = found
    points = frontier(after, in_force, allowed=(0, 1, 3), of=of, options=FEW)
    values = [
        tiers(point.found.result.plan.score)
        for point in points
        if point.found.result.plan and point.found.result.plan.score
    ]
    assert values == sorted(values, reverse=True)
    assert sum(point.knee for point in points) == 1
    for point in points:
        assert len(getattr(point.found.chosen, of)) <= point.allowed


@pytest.mark.parametrize("seed", range(0, 30, 5))
def test_frozen_months_stay_as_they_were(seed: int) -> None:
    found = changed(seed)
    if found is None:
        pytest.skip("the change contradicts the world")
    in_force, after = found
    made = replan(after, in_force, freeze_until=after.start + 2, options=FEW)
    if made.result.plan is None:
        pytest.skip("the changed world contradicts itself")
    running = {case.id for case in after.cases if case.running}
    before = {row.case: (row.manager, row.start) for row in in_force.caseload}
    for row in made.result.plan.caseload:
        if row.case not in running and row.start < after.start + 2:
            assert before.get(row.case) == (row.manager, row.start)


def test_what_is_carried_on_names_the_rules_it_breaks() -> None:
    found = changed(3)
    assert found is not None
    in_force, after = found
    assert carried_on(world(3), in_force).broken == ()
    kept = carried_on(after, in_force)
    assert kept.score.waiting_points.nothing >= kept.score.waiting_points.value >= 0


@pytest.mark.parametrize("gone", ["managers", "sites", "cases"])
def test_a_plan_in_force_of_a_city_that_has_changed_a_lot(gone: str) -> None:
    """Everybody, every site or every case of it may be unknown by now."""
    in_force, before = planned(3).plan, world(3)
    assert in_force is not None
    update: dict[str, object] = {"pins": (), gone: getattr(before, gone)[:1]}
    if gone == "sites":
        there = {before.sites[0].id}
        update["cases"] = tuple(case for case in before.cases if case.site in there)
        update["arrivals"] = Arrivals()
        update["managers"] = tuple(
            row.model_copy(update={"post": None, "round": ()}) for row in before.managers
        )
    if gone == "managers":
        update["cases"] = tuple(case for case in before.cases if not case.running)
    after = before.model_copy(update=update)
    kept = carried_on(after, in_force)
    assert "known" in kept.broken
    made = replan(after, in_force, options=FEW)
    assert made.result.plan is not None
    assert check(after, made.result.plan).violations == ()


def test_people_and_cases_of_a_site_that_closes() -> None:
    """Half of the cases move on and stay with whom they know; the others end with May.

    The people of the site go round from June on: a change of post of 600 minutes each.
    """
    people = (*managers("m0", "m1", post="A"), *managers("m2", post="mobile", round=("B", "C")))
    cases = tuple(running(f"R{n}", "A", f"m{n % 2}", minutes=100) for n in range(4))
    given = hamlet(sites=(A, B, C), managers=people, cases=cases, months=6)
    in_force = engine.plan(given, FEW).plan
    assert in_force is not None
    june, change = START + 3, read_changes(["close A 2016-05-31 to B=0.5,out=0.5"]).changes
    made = replan(given, in_force, change, max_moves=0, max_handovers=0, options=FEW)
    plan = made.result.plan
    assert plan is not None
    assert (made.forced.moves, made.chosen.moves) == (("m0", "m1"), ())
    new = {(row.manager, row.kind) for row in plan.posts if row.from_ == june}
    assert new >= {("m0", "mobile"), ("m1", "mobile")}
    assert {(row.case, row.manager, row.end < june) for row in plan.caseload} == {
        ("R0", "m0", False), ("R1", "m1", True), ("R2", "m0", False), ("R3", "m1", True),
    }  # fmt: skip
    handed = {(row.manager, row.month): row.handover for row in plan.ledger if row.handover}
    assert handed == {("m0", june): 600, ("m1", june): 600}
