"""Exact mode on tiny worlds: as good as trying everything, and right where rules meet."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

import pytest

from allocator.model.cases import Arrivals, Case, Expected, Profile
from allocator.model.managers import MOBILE, Manager
from allocator.model.plan import Plan
from allocator.model.policy import Policy
from allocator.model.scenario import Leg, Pin, Scenario
from allocator.model.sites import Place, Site
from allocator.solver.exact import Exact, solve_exact
from allocator.solver.problem import Problem
from tests.brute import best
from tests.worlds import START, Size, drawn

PAIR = Size(sites=2, managers=2, running=2, waiting=2, months=4, arrivals=False, busy=30.0)
"""Two managers through up to four months, with contracts, absences and closings."""
HEAVY = (10, 12, 16, 17, 26, 27, 42, 44, 50, 52, 54, 58, 75, 81, 84, 86, 91, 103, 106, 107)
"""Worlds that take brute force more than a second."""
SEEDS = [seed for seed in range(125) if seed not in (*HEAVY, 120, 122)]
SECONDS = 60.0


def solved(scenario: Scenario) -> Exact:
    """The proven optimum."""
    found = solve_exact(Problem(scenario), SECONDS)
    assert found is not None
    assert found.proven
    return found


@pytest.mark.parametrize("seeds", [SEEDS[i::9] for i in range(9)], ids=lambda s: f"from {s[0]}")
def test_tiny_worlds_are_solved_as_by_trying_everything(seeds: Sequence[int]) -> None:
    wrong = {}
    for seed in seeds:
        world = drawn(Random(seed), PAIR)
        found, (right, _) = solved(world).tiers, best(world)
        if found != tuple(float(tier) for tier in right):
            wrong[seed] = (found, right)
    assert wrong == {}


@pytest.mark.parametrize("seed", [1, 2, 51, 95])
def test_aftercare_that_began_before_is_solved_as_by_trying_everything(seed: int) -> None:
    """Worlds in which it matters for how long somebody has kept a case off the team."""
    world, found = drawn(Random(seed), PAIR), []
    for months in (0, 2, 3):
        began = {"aftercare": months, "extended_until": START + 3}
        cases = (row.model_copy(update=began) if row.running else row for row in world.cases)
        given = world.model_copy(update={"cases": tuple(cases)})
        found.append(solved(given).tiers)
        right, _ = best(given)
        assert found[-1] == tuple(float(tier) for tier in right)
    assert len(set(found)) > 1


def test_at_least_a_hundred_worlds_are_compared() -> None:
    assert len(SEEDS) >= 100


HOURS = 1200
"""Minutes a week of a case that leaves a full-time manager no time for another."""


def village(**fields: Any) -> Scenario:
    """One small site nobody need visit, three months, and managers who need not travel."""
    given: dict[str, Any] = {
        "name": "Village",
        "state": "NI",
        "start": START,
        "months": 3,
        "sites": (Site(id="B", residents=40.0, on_request=True),),
        "bases": (Place(id="office"),),
        "travel": (Leg(from_="office", to="B", minutes=0),),
        "policy": Policy.model_validate({"caseload": {"first_meeting": 0}}),
    }
    return Scenario(**(given | fields))


def case(name: str, minutes: int, **fields: Any) -> Case:
    """A case with given minutes a week; running ones started in February and go on."""
    if "manager" in fields:
        fields["start"] = START - 1
    return Case(id=name, site="B", opened=date(2016, 2, 1), minutes=minutes, points=50, **fields)


def manager(name: str, **fields: Any) -> Manager:
    """A mobile manager."""
    return Manager(id=name, post=MOBILE, round=("B",), **fields)


def who(plan: Plan, name: str) -> list[tuple[str, int, int]]:
    """Manager, first and last month (of the plan, from 0) of the rows of a case."""
    rows = [row for row in plan.caseload if row.case == name]
    return [(row.manager, row.start - START, row.end - START) for row in rows]


def test_a_new_case_is_handed_over_when_its_manager_leaves() -> None:
    # m1 is full until April (R1 is prolonged to then), m0 leaves at the end of April: who
    # starts W at once starts with m0 and goes on with m1 in May.
    filling = case("R1", HOURS, manager="m1", extended_until=START + 1)
    leaver = manager("m0", until=date(2016, 4, 30))
    found = solved(village(managers=(leaver, manager("m1")), cases=(filling, case("W", 600))))
    assert found.tiers == (0.0, 0.0, 0.0)
    assert who(found.plan, "W") == [("m0", 0, 1), ("m1", 2, 7)]


def test_a_new_case_is_not_handed_over_to_make_room() -> None:
    # Only m0 is free in March, only m1 from April on (R0 comes back to m0 by a pin). Were
    # capacity a reason, W would start at once; it waits a month instead: 55 points.
    cases = (
        case("R0", HOURS, manager="m1"),
        case("R1", HOURS, manager="m1", extended_until=START),
        case("W", HOURS),
    )
    pins = (
        Pin(kind="case", manager="m1", case="R0", until=START),
        Pin(kind="case", manager="m0", case="R0", from_=START + 1),
    )
    found = solved(village(managers=(manager("m0"), manager("m1")), cases=cases, pins=pins))
    assert len(who(found.plan, "R0")) == 2
    assert who(found.plan, "W") == [("m1", 1, 8)]
    assert found.tiers[2] == 55.0


def test_a_running_case_is_handed_over_to_remove_overload() -> None:
    cases = (case("R0", HOURS, manager="m0"), case("R1", HOURS, manager="m0"))
    found = solved(village(managers=(manager("m0"), manager("m1")), cases=cases))
    assert found.tiers == (0.0, 0.0, 0.0)
    assert sorted(len(who(found.plan, name)) for name in ("R0", "R1")) == [1, 1]
    assert {who(found.plan, name)[0][0] for name in ("R0", "R1")} == {"m0", "m1"}


def test_nobody_is_filled_with_new_cases_so_that_running_ones_are_handed_over() -> None:
    # Only m0 has the skill for W, and with R there is no time for it; m1 is idle. Were it
    # overload that W makes, R would go to m1 and W would start. It waits: 55 + 60 + 65 points.
    cases = (case("R", 600, manager="m0"), case("W", HOURS, skills=("asylum",)))
    people = (manager("m0", skills=("asylum",)), manager("m1"))
    found = solved(village(managers=people, cases=cases))
    assert who(found.plan, "R") == [("m0", -1, 6)]
    assert who(found.plan, "W") == []
    assert found.tiers == (0.0, 0.0, 180.0)


def test_what_running_cases_overload_is_handed_over_beside_new_ones() -> None:
    # R0 and R1 are too much for m0. m1 takes one of them in any case; with the other m0 has
    # time for W, which changes nothing about the reason.
    cases = (case("R0", 900, manager="m0"), case("R1", 900, manager="m0"), case("W", 500))
    found = solved(village(managers=(manager("m0"), manager("m1")), cases=cases))
    assert found.tiers == (0.0, 0.0, 0.0)
    assert {who(found.plan, name)[0][0] for name in ("R0", "R1")} == {"m0", "m1"}


def test_a_case_goes_to_nobody_only_where_nobody_may_hold_it() -> None:
    cases = (case("R0", HOURS, manager="m0"), case("R1", HOURS, manager="m0"))
    leaver = manager("m0", until=date(2016, 4, 30))
    alone = solved(village(managers=(leaver, manager("m1", max_people=1)), cases=cases))
    # One case is m1's; the other is nobody's in May (20 working days) for lack of room.
    orphans = [row.case for row in alone.plan.orphaned]
    assert len(orphans) == 1
    assert alone.tiers[1] == HOURS * 20 / 5
    both = solved(village(managers=(leaver, manager("m1")), cases=cases))
    # Who may hold both does, visibly beyond capacity.
    assert both.plan.orphaned == ()
    assert both.tiers[1] > 0


def test_a_visit_is_missed_where_its_way_would_cost_more_than_it() -> None:
    # m0 is beyond capacity with R0 at B. The visit at the far C (120 minutes every second
    # week) would take five hours of driving too: leaving it out leaves less uncovered.
    far = village(
        months=1,
        sites=(Site(id="B", residents=40.0, on_request=True), Site(id="C", residents=40.0)),
        travel=(
            Leg(from_="office", to="B", minutes=0),
            Leg(from_="office", to="C", minutes=150),
        ),
        managers=(manager("m0"),),
        cases=(case("R0", 2 * HOURS, manager="m0"),),
    )
    found = solved(far)
    # March, 21 working days: 8,256 minutes less 2,064 of meetings; 10,080 of casework; 252
    # minutes of visits.
    assert found.tiers[:2] == (0.0, 10080.0 - (8256 - 2064) + 252)
    assert found.plan.tours == ()


@pytest.mark.parametrize("expected", [0.5, 1.25])
def test_expected_cases_start_in_hundredths_as_far_as_the_hours_go(expected: float) -> None:
    # 39 h less absence and meetings are 1,474.2 minutes a week: 122 hundredths of a case of
    # 1,200 minutes a week.
    arrivals = Arrivals(
        profiles=(Profile(id="p", minutes=HOURS, points=50),),
        expected=(Expected(profile="p", site="B", expected=expected, until=START),),
    )
    world = village(managers=(manager("m0"),), cases=(), arrivals=arrivals)
    found = solved(world)
    started = sum(row.started for row in found.plan.expected)
    assert started == min(expected, 1.22)
    left = expected - started
    # Who is left waits through all three months, with 0, 5 and 10 points of waiting.
    assert found.tiers[2] == pytest.approx(left * (50 + 55 + 60))


def test_the_same_world_gives_the_same_plan() -> None:
    world = drawn(Random(3), PAIR)
    assert solved(world).plan == solved(world).plan


def test_pins_that_contradict_each_other_have_no_plan() -> None:
    pins = (
        Pin(kind="round", manager="m0", site="B"),
        Pin(kind="away", manager="m0", site="B"),
    )
    world = village(managers=(manager("m0"),), cases=(), pins=pins)
    assert solve_exact(Problem(world), SECONDS) is None


def test_a_city_is_too_big_for_one_model() -> None:
    managers = tuple(manager(f"m{i}") for i in range(40))
    assert solve_exact(Problem(village(managers=managers, cases=())), SECONDS) is None
