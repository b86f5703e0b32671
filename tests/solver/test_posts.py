"""Posts of a first plan: who changes places, and that no shelter is left to complete a team."""

from datetime import date

import pytest

from allocator.checks import check
from allocator.io import load_scenario
from allocator.model.cases import Case
from allocator.model.managers import MOBILE, Absence, Manager
from allocator.model.plan import Plan
from allocator.model.replan import Freedom
from allocator.model.result import Options
from allocator.model.scenario import Scenario
from allocator.model.sites import Site
from allocator.solver.pieces import Split
from allocator.solver.posts import Standards
from allocator.solver.problem import Problem
from allocator.solver.replanning import replan
from allocator.solver.rounds import first_deployment
from allocator.solver.search import Search
from tests.docs.tree import ROOT
from tests.properties.planned import searched
from tests.solver.dropped import START, A, B, hamlet, managers, running
from tests.worlds import world

LIGHT = running("R2", "B", "m2", minutes=10)
HEAVY = running("R2", "B", "m2", minutes=1350, extended_until=START)


def planned(r2: Case) -> Plan:
    """A has room for two; m0 works half the hours there, so half a post is missing."""
    people = (
        *managers("m0", post="A", hours=19.5),
        *managers("m1", post="A"),
        *managers("m2", "m3", post=MOBILE, round=("B",)),
    )
    cases = (r2, running("R3", "B", "m3", minutes=10, extended_until=START + 9))
    plan = searched(hamlet(sites=(A, B), managers=people, cases=cases), Options(effort=0)).plan
    assert plan is not None
    return plan


@pytest.mark.parametrize(("r2", "comes"), [(LIGHT, "m2"), (HEAVY, "m3")])
def test_somebody_with_the_hours_changes_places_with_who_lacks_them(r2: Case, comes: str) -> None:
    """m2 leaves least behind; with a heavy case they would have no time for office hours."""
    plan = planned(r2)
    assert {row.manager for row in plan.posts if row.site == "A"} == {"m1", comes}
    assert plan.score is not None
    assert plan.score.uncovered_minutes.value == 0


def town(people: tuple[Manager, ...], residents: tuple[float, ...]) -> Scenario:
    """A house for four, and small shelters."""
    small = (Site(id=f"s{n}", residents=number) for n, number in enumerate(residents))
    sites = (Site(id="house", residents=400.0), *small)
    return Scenario(name="Town", state="NI", start=START, months=6, sites=sites, managers=people)


def alone(scenario: Scenario, plan: Plan | None) -> float:
    """Resident-days with nobody."""
    assert plan is not None
    assert check(scenario, plan).violations == ()
    assert plan.score is not None
    return plan.score.unserved_resident_days.value


@pytest.mark.parametrize("people", [2, 3, 4, 5])
def test_a_small_shelter_is_not_left_to_complete_a_team(people: int) -> None:
    # All work at the house; somebody leaves for the small shelters, whatever the house lacks.
    scenario = town(managers(*(f"m{n}" for n in range(people)), post="house"), (40.0, 60.0))
    plan = searched(scenario, Options(effort=0)).plan
    assert alone(scenario, plan) == 0
    assert plan is not None
    assert sum(row.kind == "mobile" for row in plan.posts) == 1


def test_who_serves_more_people_leaves_the_last_place() -> None:
    # One person: 400 people live at the house, 450 at the shelters of one round.
    (person,) = managers("m0", post="house")
    for shelters, kind in (((150.0, 150.0, 150.0), "mobile"), ((150.0, 150.0), "fixed")):
        scenario = town((person,), shelters)
        plan = searched(scenario, Options(effort=0)).plan
        assert plan is not None
        assert [row.kind for row in plan.posts] == [kind]


def test_who_is_away_keeps_the_post_and_is_sent_nowhere() -> None:
    # m0 counts for nothing at the house, so that their leaving makes the smallest gap; but on
    # rounds they would serve nobody.
    away = Absence(from_=date(2016, 3, 1), until=date(2016, 8, 31))
    people = (
        *managers("m0", post="house", absences=(away,)),
        *managers("m1", "m2", "m3", post="house"),
    )
    scenario = town(people, (40.0, 60.0))
    plan = searched(scenario, Options(effort=0)).plan
    assert alone(scenario, plan) == 0
    assert plan is not None
    (mobile,) = {row.manager for row in plan.posts if row.kind == "mobile"}
    assert mobile != "m0"


def test_when_the_only_mobile_person_leaves_somebody_of_the_house_goes() -> None:
    still = managers("m0", "m2", "m3", post="house", mobile=False)
    goes = managers("m1", post="house")
    mobile = managers("m4", post=MOBILE, round=("s0", "s1"), leads=("s0", "s1"))
    before = town((*still, *goes, *mobile), (130.0, 130.0))
    gone = mobile[0].model_copy(update={"until": date(2016, 5, 31)})
    after = before.model_copy(update={"managers": (*still, *goes, gone)})
    assert alone(after, searched(after, Options(effort=0)).plan) == 0
    in_force = searched(before, Options(effort=0)).plan
    assert in_force is not None
    again = replan(after, in_force, None, Options(effort=0)).result.plan
    assert alone(after, again) == 0
    # Somebody at the house must move for it: not where nobody may.
    stay = replan(after, in_force, Freedom(max_moves=0), Options(effort=0)).result.plan
    assert alone(after, stay) > 0


@pytest.mark.parametrize(
    ("seed", "least"), [(20, 90), (28, 0), (45, 0), (61, 0), (88, 0), (110, 0)]
)
def test_no_more_people_are_alone_than_must_be(seed: int, least: int) -> None:
    # Worlds in which shelters were left to complete teams; `least` is proven by the exact model.
    assert alone(world(seed), searched(world(seed), Options(effort=0)).plan) == least


@pytest.mark.parametrize(("seed", "before"), [(24, 29952), (26, 9576), (74, 7068), (118, 19656)])
def test_who_cannot_go_on_rounds_gives_a_place_to_who_fills_more_of_a_gap(
    seed: int, before: int
) -> None:
    # What was left uncovered where only people on rounds changed places with members.
    plan = searched(world(seed), Options(effort=0)).plan
    assert plan is not None
    assert check(world(seed), plan).violations == ()
    assert plan.score is not None
    assert plan.score.uncovered_minutes.value < 0.6 * before


@pytest.mark.parametrize(("seed", "before"), [(24, 29952), (49, 7500), (118, 19656)])
def test_so_do_they_when_everybody_works_fewer_hours_than_planned(seed: int, before: int) -> None:
    # In force is a plan in which all work full time; `before` is what was left uncovered where
    # only people on rounds changed places with members.
    after = world(seed)
    full = tuple(one.model_copy(update={"hours": 39.0}) for one in after.managers)
    scenario = after.model_copy(update={"managers": full})
    in_force = searched(scenario, Options(effort=0)).plan
    assert in_force is not None
    plan = replan(after, in_force, None, Options(effort=0)).result.plan
    assert plan is not None
    assert check(after, plan).violations == ()
    assert plan.score is not None
    assert plan.score.uncovered_minutes.value < 0.6 * before


def test_a_search_allows_no_posts_that_standards_and_desks_forbid(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def begun() -> Search:
        problem = Problem(load_scenario(ROOT / "scenarios/hannover-2016.yaml"))
        return Search(problem, Split(problem))

    search = begun()
    deployment = first_deployment(search.problem, search.split.places)
    assert search.allowed(deployment)
    crowded = begun()
    site, team = next(iter(deployment[0].posted.items()))
    crowded.problem.desks[site] = len(team) - 1
    assert not crowded.allowed(deployment)
    monkeypatch.setattr(Standards, "one_too_many", lambda *_: [0])
    assert not begun().allowed(deployment)
    monkeypatch.undo()
    monkeypatch.setattr(Standards, "idle", lambda *_: True)
    assert not begun().allowed(deployment)
