"""Moves: deployments near the present one that its prices recommend, best guess first.

Prices differ between teams where time is worth more in one place than in another. A person
whose time is cheap is offered to a site where it is dear; two people whose languages suit
each other's posts better are swapped. Each phase from the first with the move on changes
alike, so that nobody is sent back and forth.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import MOBILE, Deployment, Phase
from allocator.solver.problem import Problem

Floats = NDArray[np.float64]
Change = Callable[[Phase], Phase | None]


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
    """

    guess: float
    first: int
    change: Change

    def apply(self, deployment: Deployment) -> Deployment:
        """Return the deployment after the move; phases where it does not apply stay."""
        return tuple(
            phase if p < self.first else self.change(phase) or phase
            for p, phase in enumerate(deployment)
        )


def joins(problem: Problem, deployment: Deployment, minute: Floats) -> Iterator[Move]:
    """Someone whose minutes are cheap joins the team of a mobile site where they are dear."""
    rule = problem.policy.mobile
    usable = problem.available - problem.overhead
    for p, phase in enumerate(deployment):
        months = slice(problem.phases[p].start, problem.months)
        teams = {s: phase.team(s) for s in phase.lead}
        for s, team in teams.items():
            if not team or len(team) >= rule.max_team:
                continue
            dear = minute[team, months].max(axis=0)
            for m, own in phase.round.items():
                if s in own or len(own) >= rule.max_sites or not problem.may_work(m, s, p):
                    continue
                gap = np.maximum(dear - minute[m, months], 0.0)
                guess = float(gap @ usable[m, months]) / 4
                if guess > 0:
                    yield Move(guess, p, partial(_join, problem, m, s))


def drops(problem: Problem, deployment: Deployment, minute: Floats) -> Iterator[Move]:
    """Someone leaves the team of a site they do not lead: the trips there are saved."""
    for p, phase in enumerate(deployment):
        span = slice(problem.phases[p].start, problem.months)
        for m, own in phase.round.items():
            for s in own:
                if phase.lead.get(s) != m and len(phase.team(s)) > 1:
                    worth = 60.0 * float(minute[m, span].sum())
                    yield Move(worth, p, partial(_drop, m, s))


def leads(problem: Problem, deployment: Deployment, minute: Floats) -> Iterator[Move]:
    """Another member of the team makes the visits of a site."""
    for p, phase in enumerate(deployment):
        span = slice(problem.phases[p].start, problem.months)
        for s, lead in phase.lead.items():
            minutes = problem.visits[s, span] * problem.visit_minutes[s, span] * 2.2
            for m in phase.team(s):
                if m != lead:
                    gap = minute[lead, span] - minute[m, span]
                    yield Move(float(gap @ minutes), p, partial(_lead, m, s))


def swaps(
    problem: Problem, deployment: Deployment, worth: list[Floats], sites: list[list[int]]
) -> Iterator[Move]:
    """Two people change posts, where the relaxation says that both together earn more."""
    for p, phase in enumerate(deployment):
        option = [_option(post, sites[p]) for post in phase.post]
        known = [m for m, o in enumerate(option) if o is not None]
        for i, a in enumerate(known):
            for b in known[i + 1 :]:
                here, there = option[a], option[b]
                if here == there or here is None or there is None:
                    continue
                after = worth[p][a, there] + worth[p][b, here]
                guess = after - worth[p][a, here] - worth[p][b, there]
                if np.isfinite(guess) and guess > 0:
                    yield Move(float(guess), p, partial(_swap, problem, a, b))


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


def _drop(m: int, s: int, phase: Phase) -> Phase | None:
    own = phase.round.get(m, ())
    if s not in own or phase.lead.get(s) == m or len(phase.team(s)) < 2:
        return None
    return replace(phase, round=phase.round | {m: tuple(x for x in own if x != s)})


def _lead(m: int, s: int, phase: Phase) -> Phase | None:
    if s not in phase.round.get(m, ()):
        return None
    return replace(phase, lead=phase.lead | {s: m})


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
