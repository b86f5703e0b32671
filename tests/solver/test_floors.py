"""Floors of tiers 1 and 2 never lie above what a plan reaches, and mostly meet the optimum."""

from datetime import date
from fractions import Fraction
from random import Random

from allocator.model.cases import Case
from allocator.model.managers import MOBILE, Manager
from allocator.model.scenario import Scenario
from allocator.model.sites import Site
from allocator.solver.bound.capacity import Holders, minutes_short
from allocator.solver.bound.floors import uncovered_floor, unserved_floor
from allocator.solver.exact import solve_exact
from allocator.solver.pieces import Split
from allocator.solver.problem import Problem
from allocator.solver.rounds import first_deployment
from allocator.solver.search import Search
from tests.properties.test_exact import PAIR
from tests.worlds import Size, drawn, world

WORLDS = range(60)
MARCH = 2016 * 12 + 2
CROWDED = [
    Size(sites=2, managers=2, running=6, waiting=1, months=4, arrivals=False, busy=busy)
    for busy in (6.0, 15.0, 30.0)
]


def floors(scenario: Scenario, unserved: float) -> tuple[int, int]:
    """Return the floors of tiers 1 and 2, of plans with at most so much unserved."""
    problem = Problem(scenario)
    return unserved_floor(problem), uncovered_floor(problem, Split(problem).places, unserved)


def test_floors_hold_against_the_exact_model_and_mostly_meet_it() -> None:
    met = [0, 0]
    for seed in WORLDS:
        scenario = drawn(Random(seed), PAIR)
        exact = solve_exact(Problem(scenario), 60.0)
        assert exact is not None and exact.proven
        unserved, uncovered = floors(scenario, exact.tiers[0])
        assert unserved <= exact.tiers[0], seed
        assert uncovered <= exact.tiers[1], seed
        met[0] += unserved == exact.tiers[0]
        met[1] += uncovered == exact.tiers[1]
    # The others travel, and keep their own cases where others have the time.
    assert met[0] >= 55
    assert met[1] >= 35


def test_floors_hold_against_first_deployments() -> None:
    for seed in WORLDS:
        problem = Problem(world(seed))
        search = Search(problem, Split(problem))
        value = search.state(first_deployment(problem, search.split.places)).value
        unserved, uncovered = floors(world(seed), value.unserved)
        assert unserved <= value.unserved, seed
        assert uncovered <= value.uncovered, seed


def test_a_shelter_alone_completes_no_team() -> None:
    """Two teams of two and a shelter, four people: a post is missing, and no plan avoids that.

    Of plans that leave the shelter alone this is not said: they miss its visits, and no post.
    """
    sites = (
        Site(id="A", residents=210.0),
        Site(id="B", residents=220.0),
        Site(id="C", residents=50.0),
    )
    people = tuple(Manager(id=f"m{n}") for n in range(4))
    town = Scenario(name="T", state="NI", start=2016 * 12 + 2, months=1, sites=sites,
                    managers=people)  # fmt: skip
    # 21 working days of March: a post of 468 minutes a day; a visit of 120 in two weeks.
    assert floors(town, 0) == (0, 21 * 468)
    assert floors(town, 50 * 21) == (0, 21 * 120 // 10)


def crowded_town(gone: bool) -> Scenario:
    """A shelter, and ten running cases of 200 minutes a week; eight of them end in March."""
    shelter = (Site(id="A", residents=50.0),)
    people = [Manager(id="m0", post=MOBILE, round=("A",))]
    if gone:
        people.append(Manager(id="m1", until=date(2016, 2, 29)))
    cases = tuple(
        Case(
            id=f"c{n}",
            site="A",
            opened=date(2015, 7, 1),
            manager="m1" if gone and n >= 8 else "m0",
            start=MARCH - 7,
            extended_until=MARCH + 1 if n >= 8 else None,
            minutes=200,
        )
        for n in range(10)
    )
    return Scenario(name="T", state="NI", start=MARCH, months=2, sites=shelter,
                    managers=tuple(people), cases=cases)  # fmt: skip


def test_what_is_asked_beyond_the_minutes_of_all_is_uncovered() -> None:
    # March has 21 working days: 8,256 minutes less a quarter for overhead are 6,192; ten cases
    # take 840 each and the visits 252. April has room for two of them.
    short = 10 * 840 + 252 - 6192
    assert floors(crowded_town(gone=False), 0) == (0, short)
    # Two cases are handed over, for 180 minutes each: nobody left them to nobody for less.
    assert floors(crowded_town(gone=True), 0) == (0, short + 2 * 180)


def test_what_people_are_short_of_holds_against_the_exact_model_in_crowded_worlds() -> None:
    counted = 0
    for seed in range(24):
        scenario = drawn(Random(seed), CROWDED[seed % 3])
        exact = solve_exact(Problem(scenario), 60.0)
        assert exact is not None and exact.proven
        problem = Problem(scenario)
        short = minutes_short(Split(problem).places, Holders(problem), Fraction(exact.tiers[0]))
        assert short.sum() <= exact.tiers[1], seed
        assert floors(scenario, exact.tiers[0])[1] <= exact.tiers[1], seed
        counted += int(short.any())
    assert counted >= 8
