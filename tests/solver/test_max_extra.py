"""`max_extra`: solver, exact model, trying everything and check agree on who is one too many."""

from random import Random

import pytest

from allocator.facts import Facts
from allocator.model.managers import FLOATER, MOBILE
from allocator.model.result import Options
from allocator.model.scenario import Pin, Scenario
from allocator.model.sites import Site
from allocator.solver.engine import plan
from allocator.solver.exact import solve_exact
from allocator.solver.pins.conflicts import conflict
from allocator.solver.problem import Problem
from tests.brute import best
from tests.properties.planned import searched
from tests.solver.dropped import A, B, hamlet, managers, waiting
from tests.worlds import Size, drawn, world

FEW = Size(sites=2, managers=3, running=1, waiting=2, months=2, arrivals=False, busy=30.0)
ONE_MORE = {"team": {"max_extra": 1}}


def loosened(base: Scenario, seed: int) -> Scenario:
    """Return a world with other team rules, people who cannot go on rounds, and small hours."""
    draw = Random(seed)
    rule = {"max_extra": draw.choice((0, 1, 1, 2)), "min_team": draw.choice((0, 1, 2, 3))}
    fixed = [site.id for site in base.sites if site.standard is not None]
    people = []
    for someone in base.managers:
        update: dict[str, object] = {"hours": draw.choice((39.0, 39.0, 29.5, 19.5))}
        if draw.random() < 0.5:
            update |= {"mobile": False, "round": (), "post": draw.choice((*fixed, FLOATER))}
        people.append(someone.model_copy(update=update))
    sites = [
        site.model_copy(
            update={
                "residents": float(draw.choice((190, 210, 310))),
                "standard": draw.choice((1, 2, 3)),
            }
        )
        if draw.random() < 0.5
        else site
        for site in base.sites
    ]
    policy = base.policy.model_copy(update={"team": base.policy.team.model_copy(update=rule)})
    update = {"policy": policy, "managers": tuple(people), "sites": tuple(sites), "pins": ()}
    return base.model_copy(update=update)


def team(scenario: Scenario, *, exact: bool, site: str = "A") -> list[str]:
    """Return who is posted at a site; the plan is checked before it is returned."""
    made = plan(scenario, Options(exact=True)).plan if exact else searched(scenario, Options()).plan
    assert made is not None
    return sorted({post.manager for post in made.posts if post.site == site})


@pytest.mark.parametrize("exact", [False, True], ids=["search", "exact"])
def test_who_cannot_go_on_rounds_is_one_more_where_that_is_allowed(exact: bool) -> None:
    people = (
        *managers("m0", "m1", post="A"),
        *managers("m2", mobile=False, post=FLOATER),
        *managers("m3", post=MOBILE, round=("B",)),
    )
    given = {"sites": (A, B), "managers": people, "cases": (waiting("W", "B"),)}
    assert len(team(hamlet(**given), exact=exact)) == 2
    # Two posts are the standard; without any one of three, something is missing to three: A
    # has a place for m2, who may not stay a floater.
    assert "m2" in team(hamlet(**given, policy=ONE_MORE), exact=exact)


# 190 residents: a standard of one post and two people. With one post more, and three people,
# any one can leave without a gap: two posts and two people are left.
LOW = Site(id="A", residents=190.0, standard=1)


@pytest.mark.parametrize("exact", [False, True], ids=["search", "exact"])
def test_it_adds_posts_to_the_standard_and_nobody_to_the_least_people(exact: bool) -> None:
    cases = tuple(waiting(name, "A") for name in ("W0", "W1", "W2"))
    people = managers("m0", "m1", "m2", post="A")
    given = hamlet(sites=(LOW,), managers=people, cases=cases, policy=ONE_MORE)
    assert len(team(given, exact=exact)) == 2


def test_pins_for_one_more_person_than_that_contradict_each_other() -> None:
    pins = tuple(Pin(kind="post", manager=f"m{i}", site="A") for i in range(3))
    people = managers("m0", "m1", "m2", post="A")
    given = hamlet(sites=(LOW,), managers=people, cases=(), policy=ONE_MORE, pins=pins)
    assert {part.rule for part in conflict(Facts(given))} == {"pins", "team_size"}


def test_small_worlds_are_solved_as_by_trying_everything() -> None:
    compared, wrong = 0, {}
    for seed in range(60):
        scenario = loosened(drawn(Random(seed), FEW), seed)
        if sum(someone.mobile for someone in scenario.managers) > 1:
            continue
        found = solve_exact(Problem(scenario), 60.0)
        assert found is not None and found.proven
        right, _ = best(scenario)
        compared += 1
        if found.tiers != tuple(float(tier) for tier in right):
            wrong[seed] = (found.tiers, right)
    assert wrong == {}
    assert compared >= 20


def test_plans_of_random_worlds_are_clean() -> None:
    """The check refuses a plan with an error, so that a plan is a clean one."""
    for seed in range(60):
        found = searched(loosened(world(seed), seed), Options(effort=30, time_limit=900))
        assert found.plan is not None, seed
