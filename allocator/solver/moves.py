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

from allocator.solver.deployment import FLOATER, MOBILE, NONE, Deployment, Phase, Places
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


def swaps(worths: SiteWorths, deployment: Deployment) -> Iterator[Move]:
    """Two people of the same base change posts, where that saves more than handovers cost.

    Whose minutes are worth more in the other's place, or whose languages fit better there.
    """
    problem = worths.problem
    usable = problem.available - problem.overhead
    bases = [problem.facts.legs.base(name) for name in problem.managers]
    for p, phase in enumerate(deployment):
        months = slice(problem.phases[p].start, problem.months)
        minute, cost = worths.minute[:, months], _leaving(problem, p, worths.minute)
        fit = _Fit(worths, phase)
        here = [m for m, post in enumerate(phase.post) if post == MOBILE or post >= 0]
        for i, a in enumerate(here):
            for b in here[i + 1 :]:
                if bases[a] != bases[b] or fit.sites(a) == fit.sites(b):
                    continue
                dearer, more = minute[b] - minute[a], usable[a, months] - usable[b, months]
                guess = float(dearer @ more) - cost[a] - cost[b] + fit.gain(a, b) + fit.gain(b, a)
                if guess > 0:
                    touched = tuple(sorted((a, b)))
                    yield Move(guess, p, partial(_swap, problem, a, b), touched)


class _Fit:
    """How well people fit the demand of each other's places in a phase."""

    def __init__(self, worths: SiteWorths, phase: Phase) -> None:
        self._worths, self._phase = worths, phase
        self._teams: dict[int, tuple[int, ...]] = {}
        self._now: dict[int, float] = {}

    def sites(self, m: int) -> tuple[int, ...]:
        """Sites that a manager serves."""
        post = self._phase.post[m]
        return (post,) if post >= 0 else self._phase.round.get(m, ())

    def gain(self, m: int, place: int) -> float:
        """Points more when `m` serves the sites of `place` in their stead, at their prices."""
        total = 0.0
        for s in self.sites(place):
            if s not in self._teams:
                self._teams[s] = tuple(self._phase.team(s))
                self._now[s] = self._worths.of(s, self._teams[s])
            team = tuple(m if other == place else other for other in self._teams[s])
            total += self._worths.of(s, tuple(sorted({*team})), {m: place}) - self._now[s]
        return total


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


def _join(problem: Problem, m: int, s: int, phase: Phase) -> Phase | None:
    own = phase.round.get(m)
    rule = problem.policy.mobile
    if own is None or s not in phase.lead or s in own:
        return None
    if len(own) >= rule.max_sites or len(phase.team(s)) >= rule.max_team:
        return None
    return replace(phase, round=phase.round | {m: tuple(sorted((*own, s)))})


def _swap(problem: Problem, a: int, b: int, phase: Phase) -> Phase | None:
    """Exchange posts, rounds and leads of two people who are both there, and no floaters."""
    posts = list(phase.post)
    posts[a], posts[b] = posts[b], posts[a]
    if {NONE, FLOATER} & {posts[a], posts[b]} or posts[a] == posts[b]:
        return None
    if any(posts[m] == MOBILE and not problem.goes_mobile[m] for m in (a, b)):
        return None
    other = {a: b, b: a}
    rounds = {other.get(m, m): own for m, own in phase.round.items()}
    lead = {s: other.get(m, m) for s, m in phase.lead.items()}
    return Phase(tuple(posts), dict(sorted(rounds.items())), lead)
