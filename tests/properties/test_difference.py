"""The difference of any two plans, applied to the first, gives the second."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator.difference import apply_difference, diff
from allocator.errors import InputError
from allocator.facts import Facts
from allocator.ledger import Decided
from allocator.model.calendar import first_day
from allocator.model.difference import Difference
from allocator.model.plan import (
    Assignment,
    EffortTier,
    ExpectedStart,
    LedgerRow,
    Orphaned,
    Plan,
    Post,
    Score,
    Tier,
    Tour,
    Waiting,
    WaitingTier,
)
from allocator.present import present
from tests.properties.planned import planned
from tests.worlds import START, world

ids = st.sampled_from(("m1", "m2", "S1", "S2"))
cases = st.sampled_from(("C1", "C2", "C3"))
months = st.integers(START, START + 5)
sites = st.lists(ids, max_size=2).map(tuple)
floats = st.floats(-1e6, 1e6)
minutes = st.integers(-5, 5)
posts = st.builds(
    Post,
    manager=ids,
    from_=months,
    until=months,
    kind=st.sampled_from(("fixed", "mobile", "floater")),
    site=st.none() | ids,
    round=sites,
    leads=sites,
)
tours = st.builds(
    Tour,
    manager=ids,
    from_=months,
    until=months,
    week=st.sampled_from("AB"),
    weekday=st.integers(1, 5),
    sites=st.tuples(ids),
)
rows = st.builds(Assignment, case=cases, manager=ids, start=months, end=months)
waiting = st.builds(
    Waiting,
    case=cases,
    points=st.integers(0, 99),
    band=st.sampled_from(("urgent", "high")),
    reason=st.sampled_from(("full", "cap")),
    earliest=st.none() | months,
)
orphaned = st.builds(Orphaned, case=cases, from_=months, reason=st.just("no_team"))
expected = st.builds(
    ExpectedStart, site=ids, profile=ids, month=months, manager=ids, started=st.floats(0, 9)
)
ledger = st.builds(
    LedgerRow,
    manager=ids,
    month=months,
    **dict.fromkeys(
        ("available", "overhead", "office_hours", "travel", "handover", "casework", "reserved",
         "balance"), minutes,
    ),
)  # fmt: skip
tiers = st.builds(Tier, value=floats, bound=st.none() | floats)
of_effort = dict.fromkeys(("value", "travel", "handover", "interpreting", "spread"), floats)
scores = st.builds(
    Score,
    unserved_resident_days=tiers,
    uncovered_minutes=tiers,
    waiting_points=st.builds(WaitingTier, value=floats, nothing=floats),
    effort_minutes=st.builds(EffortTier, **of_effort),
)
anything: st.SearchStrategy[Any] = st.dictionaries(st.text(max_size=3), st.integers(), max_size=2)


def several(row: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(row, max_size=4).map(tuple)


plans = st.builds(
    Plan,
    posts=several(posts),
    tours=several(tours),
    caseload=several(rows),
    waiting=several(waiting),
    orphaned=several(orphaned),
    expected=several(expected),
    ledger=several(ledger),
    score=st.none() | scores,
    overview=anything,
    provenance=anything,
)


@settings(max_examples=80, deadline=None)
@given(plans, plans)
def test_applied_to_the_first_it_gives_the_second(before: Plan, after: Plan) -> None:
    """Whatever the two plans are; also once it was written down and read."""
    difference = diff(before, after)
    read = Difference.model_validate_json(difference.model_dump_json())
    assert read == difference
    assert apply_difference(before, read) == after


@settings(max_examples=25, deadline=None)
@given(plans)
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    found = diff(plan, plan)
    assert found.edits == {} and found.same
    assert not any((found.losers, found.posts, found.sites, found.rounds, found.persons))
    assert not any((found.starts, found.ledger))
    assert all(row.before == row.after for row in found.hours)
    assert all(row.before == row.after for row in found.tiers)


@settings(max_examples=25, deadline=None)
@given(plans, plans)
def test_it_is_the_difference_of_one_plan_only(before: Plan, after: Plan) -> None:
    if before != after:
        with pytest.raises(InputError) as caught:
            apply_difference(after, diff(before, after))
        assert [fault.code for fault in caught.value.faults] == ["difference_of_other"]


def pair(seed: int) -> tuple[Plan, Plan]:
    """The plan of a world, and what is left of it when nobody new is started."""
    plan = planned(seed).plan
    assert plan is not None
    running = {case.id for case in world(seed).cases if case.running}
    kept = tuple(row for row in plan.caseload if row.case in running)
    return plan, plan.model_copy(update={"caseload": kept, "expected": ()})


@pytest.mark.parametrize("seed", range(0, 24, 2))
def test_whom_nobody_starts_loses(seed: int) -> None:
    """Months of waiting rise by what the tier of waiting says, band by band; nobody gains."""
    plan, after = pair(seed)
    scenario = world(seed)
    found = diff(plan, after, scenario)
    assert apply_difference(plan, found) == after
    started = {row.case for row in plan.caseload} - {row.case for row in after.caseload}
    assert {row.case for row in found.starts} == started
    assert all(row.after is None and row.before is not None for row in found.starts)
    assert sum(row.never for row in found.bands) == sum(row.persons for row in found.starts)
    losing = {row.id for row in found.losers if row.kind == "band"}
    longer = {
        row.band for row in found.bands if (row.waiting_after or 0) - (row.waiting_before or 0) >= 1
    }
    assert losing == longer
    assert {row.band for row in found.starts if row.before != world(seed).start} <= losing
    tier = found.tiers[2]
    assert tier.before is not None and tier.after is not None and tier.after >= tier.before
    assert not found.posts and not found.sites and not found.rounds


@pytest.mark.parametrize("seed", range(0, 24, 4))
def test_hours_are_those_of_the_ledger(seed: int) -> None:
    plan, after = pair(seed)
    scenario = world(seed)
    found = {row.entry: row for row in diff(plan, after, scenario).hours}
    rows = plan.ledger
    assert found["casework"].before == sum(row.casework for row in rows)
    assert found["reserved"].after == 0
    assert found["travel"].after <= found["travel"].before
    assert found["handover"].before == sum(row.handover for row in rows)


@pytest.mark.parametrize("seed", range(0, 24, 4))
def test_a_plan_in_force_that_goes_on_differs_in_nothing(seed: int) -> None:
    """In each later month, as of which the plan is the present: past rows say nothing."""
    plan = planned(seed).plan
    assert plan is not None
    for month in world(seed).horizon[1:]:
        after = present(world(seed), plan, first_day(month))
        rest = plan.model_copy(
            update={"caseload": tuple(row for row in plan.caseload if row.end >= month)}
        )
        for found in (diff(plan, rest, after), diff(rest, plan, after)):
            assert found.first == month
            assert not any((found.posts, found.sites, found.rounds, found.persons))
            assert not any((found.starts, found.losers))
        assert not diff(plan, rest, after).ledger


@pytest.mark.parametrize("seed", range(2, 24, 4))
def test_handovers_against_the_present_are_those_of_the_plan(seed: int) -> None:
    """Against a plan in which everyone keeps their cases for ever."""
    plan = planned(seed).plan
    assert plan is not None
    decided = Decided(Facts(world(seed)), plan)
    taken = {(held.case.id, held.months.start) for held in decided.held if held.taken}
    still = tuple(
        Assignment(case=case.id, manager=case.manager, start=case.start, end=START + 60)
        for case in world(seed).cases
        if case.manager is not None and case.start is not None
    )
    found = diff(plan.model_copy(update={"caseload": still, "orphaned": ()}), plan, world(seed))
    new = {(row.case, row.month) for row in found.persons if row.new and row.to is not None}
    assert new == taken
    assert all(row.why is not None for row in found.persons if row.new)
