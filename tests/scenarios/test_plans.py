"""Every scenario plans and checks clean; what the documents say of Hannover and Freiburg holds.

Limits are far away, so that no result depends on the speed of the machine. Hannover is the
plan of the demo.
"""

from functools import cache

import pytest

import allocator
from allocator.model.plan import Plan
from allocator.model.result import Options, Result, Status
from tests.conftest import Demo
from tests.scenarios.files import scenario

FIXED = {
    "oststadtkrankenhaus": 8,
    "badenstedter-strasse": 4,
    "deutscher-pavillon": 4,
    "siloah": 2,
    "moebel-boss": 2,
}
"""Drs. 0558/2016 F1: people at fixed sites on 1 March 2016; 22 of 42 are mobile."""

QUICK = Options(time_limit=900, effort=0, share=0.5)
"""The first deployment, bounded and searched for whole starts, without moves."""


@cache
def solved(name: str) -> Result:
    """Plan a scenario quickly, once for all tests."""
    return allocator.plan(scenario(name), QUICK)


def stopped(_seconds: float, _share: float, _key: str) -> None:
    """Stop the search like a user who has waited long enough."""
    raise KeyboardInterrupt


def plan_of(result: Result) -> Plan:
    """Return the plan, which must be there."""
    assert result.plan is not None
    return result.plan


def people_at(plan: Plan, month: int) -> dict[str, int]:
    """Count people by fixed site, and under "mobile"."""
    count: dict[str, int] = {}
    for post in plan.posts:
        if post.from_ <= month <= post.until:
            key = post.site or post.kind
            count[key] = count.get(key, 0) + 1
    return count


def test_hannover_is_the_deployment_that_the_council_was_told(demo: Demo) -> None:
    city, plan = scenario("hannover-2016"), demo.plan
    assert people_at(plan, city.start) == FIXED | {"mobile": 22}
    assert plan.score is not None
    assert plan.score.unserved_resident_days.value == 0
    assert plan.score.uncovered_minutes.value == 0
    waiting = plan.score.waiting_points
    assert waiting.bound is not None
    assert waiting.nothing - waiting.value >= 0.99 * (waiting.nothing - waiting.bound)
    assert allocator.check(city, plan).clean


def test_four_people_fewer_leave_no_small_shelter_alone() -> None:
    # Posts and rounds are settled when the first progress is told: here the user stops it.
    city = scenario("hannover-2016", "four-fewer")
    result = allocator.plan(city, QUICK, stopped)
    plan = plan_of(result)
    assert result.status == Status.INTERRUPTED
    assert people_at(plan, city.start) == FIXED | {"mobile": 18}
    assert plan.score is not None
    assert plan.score.unserved_resident_days.value == 0
    small = {site.id for site in city.sites} - FIXED.keys()
    assert {site for post in plan.posts for site in post.leads} == small


def test_freiburg_starts_as_many_as_the_document_implies() -> None:
    # 1,230 people for eight months each: 154 start and end a month in the steady state.
    city = scenario("freiburg-2018")
    result = allocator.plan(city, Options(time_limit=900))
    plan = plan_of(result)
    assert result.share >= 0.99
    started = sum(row.started for row in plan.expected)
    started += len({row.case for row in plan.caseload if row.start >= city.start})
    assert 0.95 * 154 <= started / city.months <= 1.10 * 154
    assert allocator.check(city, plan).clean


@pytest.mark.parametrize("name", ["herne-2017", "laatzen-2017", "hannover-2017-transition"])
def test_the_other_scenarios_plan_and_check_clean(name: str) -> None:
    result = solved(name)
    plan = plan_of(result)
    report = allocator.check(scenario(name), plan)
    assert report.clean
    score = plan.score
    assert score is not None
    assert score.waiting_points.bound is not None
    assert score.waiting_points.bound <= score.waiting_points.value < score.waiting_points.nothing


def test_tiny_is_proven() -> None:
    # Its comments say what the answer must be: 150 points of waiting, 615 if nobody started.
    result = solved("tiny")
    assert result.status == Status.OPTIMAL
    assert result.bounds is not None
    assert result.bounds.waiting_points.value == result.bounds.waiting_points.bound == 150
    assert result.bounds.waiting_points.nothing == 615


def test_two_runs_give_the_same_plan_apart_from_seconds() -> None:
    results = (solved("herne-2017"), allocator.plan(scenario("herne-2017"), QUICK))
    plans = [plan_of(result).model_dump(mode="json") for result in results]
    for plan in plans:
        del plan["provenance"]["seconds"]
    assert plans[0] == plans[1]
