"""Relief: who has more to do on rounds than minutes gets help, before anything else is tried.

Whoever leads a site makes all visits to it, so after sites have opened, or where others are away,
somebody may lead more than they have time for, or hold cases that nobody else may take over. Then
another member of the team leads one of their sites from there on, or somebody with time joins the
team or takes their place on it, and leaves a site of their own where their round is full. Each
change is judged by what the whole city leaves uncovered, and kept where that is less.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import product

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import MOBILE, Deployment, Phase
from allocator.solver.moves import Change, Move, join, stand_in
from allocator.solver.problem import Problem
from allocator.solver.search import Search

Ints = NDArray[np.int64]
IN_VAIN, NEAREST, MOST_LEFT = 60, 4, 2
"""Changes that may be tried in vain; the nearest people with time, who are offered a place; and
how many of their own sites they may leave for it."""


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
    """Yield what may relieve people on rounds, who lack most first; full rounds come last."""
    problem, free = search.problem, _free(search, deployment)
    lacking = np.minimum(free, 0)
    order = np.argsort(lacking.sum(axis=1), kind="stable").tolist()
    for full, m in product((False, True), order):
        for p, months in enumerate(problem.phases):
            phase = deployment[p]
            if phase.post[m] != MOBILE or not lacking[m, months.start : months.stop].any():
                continue
            room = free[:, months.start :].min(axis=1)
            for s in phase.round[m]:
                if phase.lead[s] == m and not full:
                    mates = sorted((a for a in phase.team(s) if a != m), key=lambda a: -room[a])
                    yield from (Move(0.0, p, partial(_lead, s, m, a), (m, a)) for a in mates)
                for a in _others(search, phase, p, s, room, full=full):
                    for change in partial(join, problem, a, s), partial(stand_in, problem, a, m, s):
                        for u in _spare(phase, a) if full else (None,):
                            made = change if u is None else partial(_instead, a, u, change)
                            yield Move(0.0, p, made, (m, a))


def _free(search: Search, deployment: Deployment) -> Ints:
    """(M, T) minutes that people have left; negative is overload."""
    problem: Problem = search.problem
    free = np.zeros((len(problem.managers), problem.months), dtype=np.int64)
    for piece in search.split.pieces(deployment):
        free[list(piece.managers)] = piece.free
    return free


def _others(search: Search, phase: Phase, p: int, s: int, room: Ints, *, full: bool) -> list[int]:
    """People on other rounds, full ones or not, with time for a site; the nearest ones."""
    problem, places, months = search.problem, search.split.places, search.problem.phases[p]
    most = problem.policy.mobile.max_sites
    may = [
        a
        for a, own in phase.round.items()
        if s not in own and (len(own) >= most) == full and room[a] > 0 and problem.may_work(a, s, p)
    ]
    way = {a: int(places.trip(a, MOBILE, s)[months.start : months.stop].sum()) for a in may}
    return sorted(may, key=lambda a: (way[a], -room[a], a))[:NEAREST]


def _spare(phase: Phase, a: int) -> list[int]:
    """Sites that somebody may leave to others: those with most of them, not led by them."""
    own = [s for s in phase.round[a] if phase.lead.get(s) != a and len(phase.team(s)) > 1]
    return sorted(own, key=lambda s: (-len(phase.team(s)), s))[:MOST_LEFT]


def _instead(a: int, u: int, change: Change, phase: Phase) -> Phase | None:
    """Let `a` leave a site that others serve, for another change."""
    if u not in _spare(phase, a):
        return None
    own = tuple(s for s in phase.round[a] if s != u)
    return change(replace(phase, round=phase.round | {a: own}))


def _lead(s: int, m: int, a: int, phase: Phase) -> Phase | None:
    """Let `a` lead a site in place of `m`."""
    if phase.lead.get(s) != m or a not in phase.team(s):
        return None
    return replace(phase, lead=phase.lead | {s: a})
