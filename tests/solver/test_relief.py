"""Relief: who has more to do on rounds than time gets help, and nothing else gets worse."""

from dataclasses import replace
from functools import partial
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from allocator.io import load_scenario
from allocator.model.result import Options
from allocator.model.scenario import Scenario
from allocator.solver import engine, replanning
from allocator.solver.deployment import MOBILE, Deployment, Phase
from allocator.solver.moves import Move
from allocator.solver.pieces import Split
from allocator.solver.problem import Problem
from allocator.solver.relief import relieved
from allocator.solver.rounds import first_deployment
from allocator.solver.search import Search, State, Value
from benchmarks.cities import city
from tests.docs.tree import ROOT
from tests.properties.drawn_changes import changed_world
from tests.worlds import Size, world

SIZE = Size(sites=9, managers=7, running=40, waiting=20, months=6)
SEEDS = range(60)


def begun(scenario: Scenario) -> tuple[Search, Deployment]:
    """A search of a city, and its first deployment."""
    problem = Problem(scenario)
    search = Search(problem, Split(problem))
    return search, first_deployment(problem, search.split.places)


def test_less_is_uncovered_and_limits_hold() -> None:
    overloaded = helped = 0
    for seed in SEEDS:
        search, deployment = begun(world(seed, SIZE))
        rule, before = search.problem.policy.mobile, search.uncovered(deployment)
        found = relieved(search, deployment)
        after = search.uncovered(found)
        assert after <= before, seed
        overloaded, helped = overloaded + (before[1] > 0), helped + (after < before)
        if not before[1]:
            assert found == deployment
        if found == deployment:
            continue
        assert search.allowed(found), seed
        for phase, old in zip(found, deployment, strict=True):
            # Posts stay; rounds and teams keep their limits, and who leads is on the team.
            assert phase.post == old.post
            for s, lead in phase.lead.items():
                assert lead in phase.team(s)
                assert len(phase.team(s)) <= max(rule.max_team, len(old.team(s)))
            for m, own in phase.round.items():
                assert len(own) <= max(rule.max_sites, len(old.round[m]))
    assert overloaded > 20
    assert helped > 10


def test_a_colleague_with_time_leads_a_site() -> None:
    # One of the people on rounds leads all the sites of their team in a city that covers all.
    helped = 0
    for family in ("calm", "tight", "scarce"):
        search, deployment = begun(city("M", family, 1))
        (phase,) = deployment
        assert search.uncovered(deployment) == (0, 0)
        for m in (m for m, post in enumerate(phase.post) if post == MOBILE):
            own = dict.fromkeys(phase.round[m], m)
            burdened = (replace(phase, lead=phase.lead | own),)
            if search.uncovered(burdened)[1]:
                # There is a way to leave nothing uncovered: to give the leads back.
                assert search.uncovered(relieved(search, burdened)) == (0, 0)
                helped += 1
    assert helped > 3


def test_the_search_takes_what_leaves_less_uncovered_whatever_it_saves() -> None:
    phase = Phase((0, 0))

    def after(post: tuple[int, ...]) -> State:
        # Moving the first person costs points and covers ten minutes, the second saves points
        # and leaves ten more uncovered.
        uncovered, worth = [20 - 10 * post[0], 10 * post[1]], [-5.0 * post[0], 5.0 * post[1]]
        pieces: list[Any] = [
            SimpleNamespace(managers=(m,), uncovered=uncovered[m], worth=worth[m]) for m in (0, 1)
        ]
        return State((replace(phase, post=post),), pieces, Value(0, sum(uncovered), -sum(worth)), 0)

    class Toy(Search):
        def __init__(self) -> None:
            self.limits = None
            self.caseload: Any = SimpleNamespace(keep=lambda _: None)

        def state(self, deployment: Deployment) -> State:
            return after(deployment[0].post)

        def worth(self, piece: Any) -> float:
            return float(piece.worth)

        def allowed(self, deployment: Deployment) -> bool:
            return bool(deployment)

    moves = [Move(1.0, 0, partial(_posted, m), (m,)) for m in (0, 1)]
    found = Toy().improve(after((0, 0)), moves, 1.0, lambda: True)
    assert found.deployment[0].post == (1, 0)


def _posted(m: int, phase: Phase) -> Phase:
    return replace(phase, post=tuple(1 if i == m else post for i, post in enumerate(phase.post)))


@pytest.mark.parametrize("seed", range(8))
def test_plans_of_overloaded_cities_leave_no_more_than_their_first_deployment(seed: int) -> None:
    search, deployment = begun(world(seed, SIZE))
    result = engine.plan(search.problem.facts)
    assert result.plan is not None
    assert result.plan.score is not None
    score = result.plan.score
    best = search.uncovered(relieved(search, deployment))
    reached = score.unserved_resident_days.value, score.uncovered_minutes.value
    assert reached <= best


@pytest.mark.parametrize("seed", [5, 15, 26])
def test_planning_again_helps_whoever_lacks_time(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[tuple[int, int]] = []

    def told(search: Search, deployment: Deployment) -> Deployment:
        found = relieved(search, deployment)
        left.extend((search.uncovered(deployment), search.uncovered(found)))
        return found

    before, untried = world(seed, SIZE), Options(effort=0, time_limit=900)
    after = changed_world(before, Random(seed))
    in_force = engine.plan(before, untried).plan
    assert after is not None
    assert in_force is not None
    monkeypatch.setattr(replanning, "relieved", told)
    plan = replanning.replan(after, in_force, None, untried).result.plan
    assert plan is not None
    assert plan.score is not None
    score = plan.score
    lacking, helped = left
    assert helped < lacking
    assert (score.unserved_resident_days.value, score.uncovered_minutes.value) == helped


def test_who_has_a_full_round_leaves_a_site_for_who_lacks_time() -> None:
    # When m06 has left Laatzen two people lead five sites; the three others serve six each,
    # which is the most, so that nobody can come without leaving one.
    search, deployment = begun(
        load_scenario(ROOT / "scenarios/laatzen-2017.yaml", variant="one-fewer")
    )
    most = search.problem.policy.mobile.max_sites
    others = [len(own) for own in deployment[1].round.values()]
    assert max(others) == most
    assert search.uncovered(deployment)[1] > 0
    found = relieved(search, deployment)
    assert search.uncovered(found) == (0, 0)
    assert max(len(own) for phase in found for own in phase.round.values()) == most
