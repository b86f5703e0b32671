"""Relief: who has more to do on rounds than minutes gets help, before anything else is tried.

Whoever leads a site makes all visits to it, so after sites have opened, or where others are away,
somebody may lead more than they have time for, or hold cases that nobody else may take over. Then
another member of the team leads one of their sites from there on, or somebody with time joins the
team or takes their place on it. Each change is judged by what the whole city leaves uncovered, and
kept where that is less.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import MOBILE, Deployment, Phase
from allocator.solver.moves import Move, join, stand_in
from allocator.solver.problem import Problem
from allocator.solver.search import Search

Ints = NDArray[np.int64]
IN_VAIN, NEAREST = 60, 4
"""Changes that may be tried in vain; the nearest people with time, who are offered a place."""


def relieved(search: Search, deployment: Deployment) -> Deployment:
    """Return a deployment that leaves no more uncovered, with help from who has time."""
    left, vain = search.uncovered(deployment), 0
    found = left[1] > 0
    while found:
        found = False
        for move in _moves(search, deployment):
            now = move.apply(deployment)
            if not search.may(deployment, now):
                continue
            after = search.uncovered(now)
            if after < left and search.within_handovers(search.split.pieces(now)):
                deployment, left, found = now, after, after[1] > 0
                break
            vain += 1
            if vain == IN_VAIN:
                return deployment
    return deployment


def _moves(search: Search, deployment: Deployment) -> Iterator[Move]:
    """Yield what may relieve people on rounds, who lack most first."""
    problem, free = search.problem, _free(search, deployment)
    lacking = np.minimum(free, 0)
    for m in np.argsort(lacking.sum(axis=1), kind="stable").tolist():
        for p, months in enumerate(problem.phases):
            phase = deployment[p]
            if phase.post[m] != MOBILE or not lacking[m, months.start : months.stop].any():
                continue
            room = free[:, months.start :].min(axis=1)
            for s in phase.round[m]:
                if phase.lead[s] == m:
                    mates = sorted((a for a in phase.team(s) if a != m), key=lambda a: -room[a])
                    yield from (Move(0.0, p, partial(_lead, s, m, a), (m, a)) for a in mates)
                for a in _others(search, phase, p, s, room):
                    yield Move(0.0, p, partial(join, problem, a, s), (m, a))
                    yield Move(0.0, p, partial(stand_in, problem, a, m, s), (m, a))


def _free(search: Search, deployment: Deployment) -> Ints:
    """(M, T) minutes that people have left; negative is overload."""
    problem: Problem = search.problem
    free = np.zeros((len(problem.managers), problem.months), dtype=np.int64)
    for piece in search.split.pieces(deployment):
        free[list(piece.managers)] = piece.free
    return free


def _others(search: Search, phase: Phase, p: int, s: int, room: Ints) -> list[int]:
    """People on other rounds who have time and may serve a site, the nearest ones."""
    problem, places = search.problem, search.split.places
    months, most = problem.phases[p], problem.policy.mobile.max_sites
    may = [
        a
        for a, own in phase.round.items()
        if s not in own and len(own) < most and room[a] > 0 and problem.may_work(a, s, p)
    ]
    way = {a: int(places.trip(a, MOBILE, s)[months.start : months.stop].sum()) for a in may}
    return sorted(may, key=lambda a: (way[a], -room[a], a))[:NEAREST]


def _lead(s: int, m: int, a: int, phase: Phase) -> Phase | None:
    """Let `a` lead a site in place of `m`."""
    if phase.lead.get(s) != m or a not in phase.team(s):
        return None
    return replace(phase, lead=phase.lead | {s: a})
