"""Pins are kept by every step of the solve, in exactly their months."""

import pytest

from allocator.model.cases import Case
from allocator.model.managers import Manager
from allocator.model.scenario import Pin, Scenario
from allocator.solver.deployment import MOBILE, Phase
from allocator.solver.engine import plan
from allocator.solver.pieces import Split
from allocator.solver.pins.conflicts import conflict
from allocator.solver.pins.keep_pins import keeps_pins
from allocator.solver.posts import Poster
from allocator.solver.problem import Problem
from allocator.solver.rounds import first_deployment
from tests.solver.pin_town import CASES, MANAGERS, START, facts, pin


def _problem(*pins: Pin, managers: tuple[Manager, ...] = MANAGERS) -> Problem:
    known = facts(*pins, managers=managers)
    assert conflict(known) == ()
    return Problem(known.scenario)


def _at_present(**posts: str) -> tuple[Manager, ...]:
    return tuple(manager.model_copy(update={"post": posts.get(manager.id)}) for manager in MANAGERS)


def test_somebody_goes_where_only_a_pinned_person_could_leave() -> None:
    """A half post pinned beside two whole ones at a standard of two: one of those has to go."""
    managers = _at_present(m0="A", m1="A", half="A")
    problem = _problem(pin("post", "half", "A"), managers=managers)
    poster = Poster(problem)
    site, half = problem.site_index["A"], problem.manager_index["half"]
    for p, posts in enumerate(poster.posts(Split(problem).places.present)):
        team = [m for m, post in enumerate(posts) if post == site]
        assert half in team
        assert len(team) == 2
        assert poster.standards.one_too_many(p, site, team) == []


def test_away_in_one_phase_says_nothing_about_the_other() -> None:
    """m0 alone is mobile: B is in their round, but for May to August."""
    managers = tuple(
        manager.model_copy(update={"mobile": manager.id == "m0"}) for manager in MANAGERS
    )
    problem = _problem(pin("away", "m0", "B", 2, 5), managers=managers)
    first, second = first_deployment(problem, Split(problem).places)
    m0, site = problem.manager_index["m0"], problem.site_index["B"]
    assert first.post[m0] == MOBILE
    assert site in first.round[m0]
    assert site not in second.round.get(m0, ())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (pin("post", "m0", "A"), False),
        (pin("post", "m0", "mobile"), False),
        (pin("post", "m0", "mobile", 1), True),
        (pin("post", "m0", "A", 2), True),
        (pin("away", "m0", "B"), False),
        (pin("away", "m0", "B", 2), True),
        (pin("away", "m1", "A", 0), False),
        (pin("away", "m1", "B", 0), True),
        (pin("round", "m0", "B"), False),
        (pin("round", "m0", "B", 1), True),
        (pin("round", "m0", "D", 1), False),
        (pin("post", "leaves", "C", 0, 5), True),
        (pin("case", "m0", "R1"), True),
    ],
)
def test_deployments_that_keep_a_pin(given: Pin, kept: bool) -> None:
    """First phase: m0 mobile with B, m1 at A, `leaves` at C; second: m0 at A, m1 mobile."""
    problem = Problem(facts(given).scenario)
    a, b, c = (problem.site_index[site] for site in ("A", "B", "C"))
    m0, m1, leaves = (problem.manager_index[name] for name in ("m0", "m1", "leaves"))
    first = [MOBILE] * len(problem.managers)
    second = list(first)
    first[m1], first[leaves], second[m0], second[leaves] = a, c, a, -1
    deployment = (Phase(tuple(first), {m0: (b,)}, {b: m0}), Phase(tuple(second), {m1: (b,)}))
    assert keeps_pins(problem, deployment) is kept


HELD = {
    "kept from who has it": [pin("not_case", "m0", "R1", 0, 1)],
    "handed over in June": [pin("case", "m1", "R1", 3, 5), pin("round", "m1", "B")],
    "first one, then the other": [
        pin("case", "m0", "R1", 0, 2),
        pin("case", "m1", "R1", 3, 5),
        pin("round", "m1", "B"),
        pin("round", "m0", "B"),
    ],
    "a waiting case to one of two": [
        pin("case", "m0", "W1", 0, 2),
        pin("case", "m1", "W1", 3, 5),
    ],
    "a waiting case not to one in March": [pin("not_case", "m0", "W1", 0)],
    "posts and rounds in parts of a phase": [
        pin("post", "m0", "A", 1),
        pin("round", "m1", "B", 0),
        pin("away", "m2", "B", 4),
        pin("post", "m3", "mobile", 5),
    ],
}


@pytest.mark.parametrize("name", HELD)
def test_plans_keep_pins_of_all_kinds(name: str) -> None:
    """The plan is checked before it is returned: a broken pin is an error."""
    given = HELD[name]
    known = facts(*given, managers=_at_present(m0="mobile", m1="mobile"))
    assert conflict(known) == ()
    made = plan(known.scenario).plan
    assert made is not None
    held = {(row.manager, row.start) for row in made.caseload if row.case == "R1"}
    if name == "handed over in June":
        assert ("m1", START + 3) in held
    if name == "kept from who has it":
        assert all(manager != "m0" for manager, _ in held)


def test_a_pin_on_a_waiting_case_counts_in_its_months_only() -> None:
    """Whoever is kept from W1 in March alone may start it in April."""
    problem = Problem(facts(pin("not_case", "m0", "W1", 0)).scenario)
    m0 = problem.manager_index["m0"]
    demand = problem.demand
    barred = demand.barred[demand.able[0], m0]
    assert barred.tolist() == [True, False, False, False, False, False]
    assert demand.skilled[demand.able[0], m0]


def _with(case: Case, *pins: Pin) -> Scenario:
    return facts(*pins, cases=(case,)).scenario


def test_a_case_with_two_managers_pinned_has_one_of_them_at_a_time() -> None:
    problem = Problem(_with(CASES[0], pin("case", "m1", "R1", 1, 2), pin("case", "m2", "R1", 4)))
    barred = problem.barred("R1")
    assert barred is not None
    free = {
        name: "".join("-x"[int(bit)] for bit in barred[problem.manager_index[name]])
        for name in ("m0", "m1", "m2")
    }
    assert free == {"m0": "-xx-x-", "m1": "----x-", "m2": "-xx---"}
