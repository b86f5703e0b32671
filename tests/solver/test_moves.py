"""Moves: they guess by the right months, and what they change is a deployment again."""

from itertools import islice, product
from time import perf_counter
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from allocator.model.result import Options
from allocator.solver import engine
from allocator.solver.clock import Clock
from allocator.solver.deployment import Deployment, sharing
from allocator.solver.moves import _Teams, joins, stands_in, turns
from allocator.solver.pieces import REMEMBERED, Split
from allocator.solver.prices import prices_of
from allocator.solver.problem import Problem
from allocator.solver.rounds import first_deployment
from allocator.solver.search import Search
from allocator.solver.worth import SiteWorths
from benchmarks.cities import city
from tests.worlds import Size, world

SIZE = Size(sites=9, managers=9, running=20, waiting=30, months=8)
SEEDS = range(40)


def begun(seed: int) -> tuple[Search, Deployment]:
    """A search of a drawn city, and its first deployment."""
    problem = Problem(world(seed, SIZE))
    search = Search(problem, Split(problem))
    return search, first_deployment(problem, search.split.places)


def priced(problem: Problem) -> SiteWorths:
    """Worths at the same price for everyone."""
    return SiteWorths(problem, np.full((len(problem.managers), problem.months), 0.05))


def test_people_who_share_sites_are_together() -> None:
    # 1 and 4 share site 7, 4 and 2 share site 8; 3 shares with nobody, 5 has no sites.
    rounds = {1: (6, 7), 2: (8,), 3: (9,), 4: (7, 8), 5: ()}
    assert sharing(rounds) == [(1, 2, 4), (3,), (5,)]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_site_is_worth_the_same_whenever_it_is_said_who_serves_it(seed: int) -> None:
    search, deployment = begun(seed)
    worths = priced(search.problem)
    for s in range(len(search.problem.sites)):
        team = tuple(deployment[0].team(s))
        if not team:
            continue
        whole = worths.of(s, team)
        for first in range(search.problem.months + 1):
            assert worths.of(s, team, first=first, before=team) == pytest.approx(whole)
            # Who only comes then does not start what could have been started before.
            assert worths.of(s, team, first=first) <= whole + 1e-9


def test_handing_cases_over_is_dearer_the_more_of_them_there_are() -> None:
    some = 0
    for seed in range(10):
        search, deployment = begun(seed)
        problem, worths = search.problem, priced(search.problem)
        for p, months in enumerate(problem.phases):
            teams = _Teams(worths, search.split.places, deployment, p)
            # Who has cases so late must hand them over: what ends before is looked after anyway.
            late = months.start + problem.policy.caseload.aftercare_months
            for m, s in product(range(len(problem.managers)), range(len(problem.sites))):
                held = [
                    run
                    for run in problem.running
                    if late < problem.months
                    and run.manager == m
                    and run.end >= late
                    and run.way[late] == s
                ]
                points = len(held) * problem.policy.hours.handover * 0.05
                assert teams.left(m, s) == pytest.approx(points)
                some += bool(held)
    assert some > 20


def test_places_are_taken_over_and_limits_hold() -> None:
    taken = joined = 0
    for seed in SEEDS:
        search, deployment = begun(seed)
        problem, rule = search.problem, search.problem.policy.mobile
        for propose in (stands_in, joins):
            for move in propose(priced(problem), search.split.places, deployment):
                after = move.apply(deployment)
                assert after[: move.first] == deployment[: move.first]
                taken, joined = taken + (propose is stands_in), joined + (propose is joins)
                for before, phase in zip(deployment, after, strict=True):
                    assert phase.post == before.post
                    assert phase.lead.keys() == before.lead.keys()
                    for m, own in phase.round.items():
                        assert len(own) <= max(rule.max_sites, len(before.round[m]))
                    for s, lead in phase.lead.items():
                        team, known = phase.team(s), before.team(s)
                        assert lead in team
                        if propose is stands_in:
                            assert len(team) == len(known)
    assert taken > 50
    assert joined > 50


def test_two_people_take_turns_in_every_second_phase() -> None:
    taken = changed = 0
    for seed in SEEDS:
        search, deployment = begun(seed)
        problem, care = search.problem, search.problem.policy.caseload.aftercare_months
        # The second person's minutes are worth something, nobody else's are.
        minute = np.zeros((len(problem.managers), problem.months))
        minute[1:2] = 0.5
        moves = list(turns(SiteWorths(problem, minute), deployment))
        for move in moves:
            assert 1 in move.managers
            after = move.apply(deployment)
            changed += after != deployment
            for p, (before, phase) in enumerate(zip(deployment, after, strict=True)):
                here = p >= move.first and (p - move.first) % 2 == 0
                swapped = [before.post[m] for m in reversed(move.managers)]
                if phase != before:
                    assert here
                    assert [phase.post[m] for m in move.managers] == swapped
        taken += bool(moves)
        # Whoever is away for longer than aftercare lasts would have to hand over cases.
        if len(deployment) < 2 or any(len(months) > care for months in problem.phases[1:-1]):
            assert not moves
    assert taken > 5
    assert changed > 20


def test_turns_save_where_the_search_takes_them() -> None:
    # Sites of this city open and close: two people who alternate between a busy team and one
    # with time left start cases in both, which they hold in aftercare while they are away.
    problem = Problem(city("S", "moving", 1))
    search = Search(problem, Split(problem))
    state = search.state(first_deployment(problem, search.split.places))
    worths = SiteWorths(problem, prices_of(search, state).minute)
    best = sorted(turns(worths, state.deployment), key=lambda move: -move.guess)[:6]
    after = search.improve(state, best, 0.001 * problem.demand.nothing, lambda: True)
    assert after.avoided > 1.05 * state.avoided
    assert (after.value.unserved, after.value.uncovered) <= (
        state.value.unserved,
        state.value.uncovered,
    )
    before = [phase.post for phase in state.deployment]
    taking = [
        m
        for m in range(len(problem.managers))
        if [phase.post[m] for phase in after.deployment] != [post[m] for post in before]
    ]
    assert len(taking) == 2


def test_only_programs_of_the_state_are_kept() -> None:
    problem = Problem(city("M", "tight", 1))
    search = Search(problem, Split(problem))
    state = search.state(first_deployment(problem, search.split.places))
    worths = SiteWorths(problem, prices_of(search, state).minute)
    moves = list(stands_in(worths, search.split.places, state.deployment))[:30]
    after = search.improve(state, moves, 1.0, lambda: True)
    kept = search.caseload._priced
    assert set(kept) <= {piece.key for piece in after.pieces}
    # What was tried in vain is remembered as a number, so it is not solved again.
    tried = set(search.caseload._values) - set(kept)
    assert tried
    before = dict(search.caseload._values)
    assert search.improve(after, moves, 1.0, lambda: True).value == after.value
    assert {key: search.caseload._values[key] for key in tried} == {k: before[k] for k in tried}


def test_pieces_of_late_are_remembered_and_others_made_again() -> None:
    problem = Problem(city("M", "tight", 1))
    search = Search(problem, Split(problem))
    deployment, split = first_deployment(problem, search.split.places), search.split
    worths = SiteWorths(problem, prices_of(search, search.state(deployment)).minute)
    moves = stands_in(worths, split.places, deployment)
    others = [move.apply(deployment) for move in islice(moves, 3 * REMEMBERED)]
    first = split.pieces(deployment)
    for other in others:
        split.pieces(other)
        # What a move does not touch is asked for again and again.
        again = split.pieces(deployment)
        assert all(one is same for one, same in zip(first, again, strict=True))
    for other in others:
        split.pieces(other)
    keys = {piece.key for other in others[-REMEMBERED:] for piece in split.pieces(other)}
    assert set(split._known) == keys
    for one, new in zip(first, split.pieces(deployment), strict=True):
        assert (one.key, one.uncovered) == (new.key, new.uncovered)
        assert (one.free == new.free).all()
        assert (one.covered == new.covered).all()


@pytest.mark.parametrize(("people", "as_of"), [(10, 10), (50, 50), (500, 50)])
def test_a_move_must_save_what_it_must_in_a_city_of_common_size(
    monkeypatch: pytest.MonkeyPatch, people: int, as_of: int
) -> None:
    # Everybody can avoid a thousand points: in a large city a move touches a few of them, too.
    asked: list[float] = []

    def improve(state: Any, _moves: Any, least: float, _go_on: Any) -> Any:
        asked.append(least)
        return state

    problem = SimpleNamespace(
        demand=SimpleNamespace(nothing=1000.0 * people), managers=range(people), phases=[range(12)]
    )
    search: Any = SimpleNamespace(
        problem=problem, split=SimpleNamespace(places=None), improve=improve
    )
    monkeypatch.setattr(engine, "prices_of", lambda *_: SimpleNamespace(minute=None))
    monkeypatch.setattr(engine, "SiteWorths", lambda *_: None)
    monkeypatch.setattr(engine, "MOVES", {lambda *_: iter(()): 0.01})
    state: Any = SimpleNamespace(avoided=1.0)
    engine.moved(search, state, Clock(Options(), None, perf_counter()))
    assert asked == [pytest.approx(0.01 * 1000 * as_of)]
