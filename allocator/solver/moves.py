"""Moves: deployments near the present one that its prices recommend, best guess first.

A person whose time is cheap, or who speaks what is missing, is offered to a site where that is
dear; two people whose languages suit each other's posts better are swapped (`districts` deals
whole districts anew). Each phase from the first with the move on changes alike, so that nobody
is sent back and forth.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import MOBILE, Deployment, Phase, Places
from allocator.solver.problem import Problem
from allocator.solver.worth import SiteWorths

Floats = NDArray[np.float64]
Change = Callable[[Phase], Phase | None]
NEAREST = 12
"""Sites of other teams that each person is offered to."""


@dataclass(frozen=True)
class Move:
    """A change from one phase on.

    Attributes
    ----------
    guess
        Points of waiting it may save, by the prices.
    first
        First phase that changes.
    change
        The change of a phase; None where it does not apply.
    managers
        Who is touched by it.
    """

    guess: float
    first: int
    change: Change
    managers: tuple[int, ...]

    def apply(self, deployment: Deployment) -> Deployment:
        """Return the deployment after the move; phases where it does not apply stay."""
        return tuple(
            phase if p < self.first else self.change(phase) or phase
            for p, phase in enumerate(deployment)
        )


def joins(worths: SiteWorths, places: Places, deployment: Deployment) -> Iterator[Move]:
    """Someone joins the team of a mobile site where they are worth more than their trips.

    Only the `NEAREST` sites of each person are looked at.
    """
    problem = worths.problem
    rule = problem.policy.mobile
    for p, phase in enumerate(deployment):
        months = slice(problem.phases[p].start, problem.months)
        teams = {s: tuple(phase.team(s)) for s in phase.lead}
        open_ = [s for s, team in teams.items() if 0 < len(team) < rule.max_team]
        now = {s: worths.of(s, tuple(sorted(teams[s]))) for s in open_}
        for m, own in phase.round.items():
            if len(own) >= rule.max_sites:
                continue
            trips = {s: places.trip(m, MOBILE, s)[months] for s in open_ if s not in own}
            near = sorted(trips, key=lambda s: (int(trips[s].sum()), s))[:NEAREST]
            for s in near:
                guess = worths.of(s, tuple(sorted((*teams[s], m)))) - now[s]
                guess -= float(trips[s] @ worths.minute[m, months])
                if guess > 0 and problem.may_work(m, s, p):
                    touched = tuple(sorted({m, *teams[s]}))
                    yield Move(guess, p, partial(_join, problem, m, s), touched)


def swaps(
    problem: Problem,
    deployment: Deployment,
    worth: list[Floats],
    sites: list[list[int]],
    minute: Floats,
) -> Iterator[Move]:
    """Two people change posts, where both together earn more than the handovers cost.

    `worth` and `sites` are the earnings of each phase, `minute` the prices of minutes.
    """
    for p, phase in enumerate(deployment):
        cost = _leaving(problem, p, minute)
        option = [_option(post, sites[p]) for post in phase.post]
        known = [m for m, o in enumerate(option) if o is not None]
        for i, a in enumerate(known):
            for b in known[i + 1 :]:
                here, there = option[a], option[b]
                if here == there or here is None or there is None:
                    continue
                after = worth[p][a, there] + worth[p][b, here]
                guess = after - worth[p][a, here] - worth[p][b, there] - cost[a] - cost[b]
                if np.isfinite(guess) and guess > 0:
                    touched = tuple(sorted((a, b)))
                    yield Move(float(guess), p, partial(_swap, problem, a, b), touched)


def _leaving(problem: Problem, p: int, minute: Floats) -> Floats:
    """(M,) points of a change of post: the change, and handing over what aftercare leaves."""
    start = problem.phases[p].start
    first = min(start + problem.policy.caseload.aftercare_months, problem.months - 1)
    late = np.zeros(len(problem.managers))
    for run in problem.running:
        if run.manager >= 0 and run.end >= first:
            late[run.manager] += 1
    hours = problem.policy.hours
    return hours.change_of_post * minute[:, start] + hours.handover * late * minute[:, first]


def _option(post: int, sites: list[int]) -> int | None:
    """Column of a post in the table of earnings; None for no post or floater."""
    if post in sites:
        return sites.index(post)
    return len(sites) if post == MOBILE else None


def _join(problem: Problem, m: int, s: int, phase: Phase) -> Phase | None:
    own = phase.round.get(m)
    rule = problem.policy.mobile
    if own is None or s not in phase.lead or s in own:
        return None
    if len(own) >= rule.max_sites or len(phase.team(s)) >= rule.max_team:
        return None
    return replace(phase, round=phase.round | {m: tuple(sorted((*own, s)))})


def _swap(problem: Problem, a: int, b: int, phase: Phase) -> Phase | None:
    """Exchange posts, rounds and leads of two people."""
    posts = list(phase.post)
    posts[a], posts[b] = posts[b], posts[a]
    if min(phase.post[a], phase.post[b]) < MOBILE or phase.post[a] == phase.post[b]:
        return None
    if any(posts[m] == MOBILE and not problem.goes_mobile[m] for m in (a, b)):
        return None
    other = {a: b, b: a}
    rounds = {other.get(m, m): own for m, own in phase.round.items()}
    lead = {s: other.get(m, m) for s, m in phase.lead.items()}
    return Phase(tuple(posts), dict(sorted(rounds.items())), lead)
