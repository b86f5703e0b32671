"""Moves: deployments near the present one that its prices recommend, best guess first.

A person whose time is cheap, or who speaks what is missing, is offered to a site where that is
dear; two people whose languages suit each other's posts better are swapped (`districts` deals
whole districts anew). Each phase from the first with the move on changes alike, so that nobody
is sent back and forth; but where sites open and close anyway, two people may take turns.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations, islice

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import FLOATER, MOBILE, NONE, Deployment, Phase, Places
from allocator.solver.problem import Problem
from allocator.solver.worth import SiteWorths

Floats = NDArray[np.float64]
Change = Callable[[Phase], Phase | None]
NEAREST = 12
"""Sites of other teams that each person is offered to."""
EVENED = 0.25
"""Part of what two people's minutes differ in worth that taking turns may save."""


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
    step
        Phases from one that changes to the next: 1, or 2 where people take turns.
    """

    guess: float
    first: int
    change: Change
    managers: tuple[int, ...]
    step: int = 1

    def apply(self, deployment: Deployment) -> Deployment:
        """Return the deployment after the move; phases where it does not apply stay."""
        changed = range(self.first, len(deployment), self.step)
        return tuple(
            self.change(phase) or phase if p in changed else phase
            for p, phase in enumerate(deployment)
        )


def joins(worths: SiteWorths, places: Places, deployment: Deployment) -> Iterator[Move]:
    """Someone joins the team of a mobile site where they are worth more than their trips.

    Only the `NEAREST` sites of each person are looked at.
    """
    problem = worths.problem
    for teams, m, s in _offers(worths, places, deployment):
        if 0 < len(teams.of[s]) < problem.policy.mobile.max_team:
            guess = teams.gain(s, (*teams.of[s], m)) - teams.trips(m, s)
            if guess > 0:
                yield Move(guess, teams.number, partial(join, problem, m, s), teams.with_(s, m))


def stands_in(worths: SiteWorths, places: Places, deployment: Deployment) -> Iterator[Move]:
    """Someone takes the place of a member on the team of a mobile site, and the lead with it."""
    problem = worths.problem
    for teams, m, s in _offers(worths, places, deployment):
        for a in teams.of[s]:
            team = (*(other for other in teams.of[s] if other != a), m)
            guess = teams.gain(s, team) - teams.left(a, s)
            guess += teams.trips(a, s) - teams.trips(m, s)
            if guess > 0:
                change = partial(stand_in, problem, m, a, s)
                yield Move(guess, teams.number, change, teams.with_(s, m))


def _offers(
    worths: SiteWorths, places: Places, deployment: Deployment
) -> Iterator[tuple["_Teams", int, int]]:
    """People whose rounds have room, with each of the nearest sites, from each phase on."""
    for p, phase in enumerate(deployment):
        teams = _Teams(worths, places, deployment, p)
        for m, own in phase.round.items():
            if len(own) < worths.problem.policy.mobile.max_sites:
                for s in teams.near(m):
                    yield teams, m, s


class _Teams:
    """Teams of the mobile sites from a phase on, and what changing them may give."""

    def __init__(self, worths: SiteWorths, places: Places, deployment: Deployment, p: int) -> None:
        self.problem, self.worths, self.places = worths.problem, worths, places
        self.phase, self.number = deployment[p], p
        self.first = self.problem.phases[p].start
        self.of = {s: tuple(deployment[p].team(s)) for s in deployment[p].lead}
        self._before = {s: team_before(deployment, p, s) for s in self.of}
        self._late = self.first + self.problem.policy.caseload.aftercare_months
        self._held = _held(self.problem, self._late)
        self._now: dict[int, float] = {}
        self._near: dict[str | None, list[int]] = {}

    def with_(self, s: int, m: int) -> tuple[int, ...]:
        """Who is touched where somebody comes to a site."""
        return tuple(sorted({m, *self.of[s]}))

    def near(self, m: int) -> list[int]:
        """The nearest sites that somebody may work at and does not."""
        own, p = self.phase.round[m], self.number
        sites = (s for s in self._by_way(m) if s not in own and self.problem.may_work(m, s, p))
        return list(islice(sites, NEAREST))

    def _by_way(self, m: int) -> list[int]:
        """All sites with a lead, the nearest first: the same for all of one base."""
        base = self.places.base[m]
        if base not in self._near:
            minutes = {s: int(self.places.trip(m, MOBILE, s)[self.first :].sum()) for s in self.of}
            self._near[base] = sorted(self.of, key=lambda s: (minutes[s], s))
        return self._near[base]

    def gain(self, s: int, team: tuple[int, ...]) -> float:
        """Points that a site is worth more with another team."""
        if s not in self._now:
            self._now[s] = self._worth(s, self.of[s])
        return self._worth(s, team) - self._now[s]

    def trips(self, m: int, s: int) -> float:
        """Points of someone's return trips to a site, or of its visits where they lead it."""
        price = self.worths.minute[m, self.first :]
        return float(self.places.trip(m, MOBILE, s)[self.first :] @ price)

    def left(self, m: int, s: int) -> float:
        """Points of handing over the running cases that someone has at a site."""
        cases = self._held[m, s]
        if not cases:
            return 0.0
        dearest = float(self.worths.minute[:, self._late].max())
        return cases * self.problem.policy.hours.handover * dearest

    def _worth(self, s: int, team: tuple[int, ...]) -> float:
        before = self._before[s]
        return self.worths.of(s, tuple(sorted(team)), first=self.first, before=before)


def _held(problem: Problem, t: int) -> Counter[tuple[int, int]]:
    """Return how many running cases managers still have at sites in month `t`; none after all."""
    if t >= problem.months:
        return Counter()
    return Counter((run.manager, run.way[t]) for run in problem.running if run.end >= t)


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
        fit = _Fit(worths, deployment, p)
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


def turns(worths: SiteWorths, deployment: Deployment) -> Iterator[Move]:
    """Two people of the same base work in each other's place in every second phase.

    Each keeps the cases of both places, in aftercare where they are not, so the two share the
    work of both: worth most where one's minutes are dear and the other's are not.
    """
    problem = worths.problem
    care, phases = problem.policy.caseload.aftercare_months, problem.phases
    if len(phases) < 2 or any(len(months) > care for months in phases[1:-1]):
        return
    usable = problem.available - problem.overhead
    bases = [problem.facts.legs.base(name) for name in problem.managers]
    starts = [months.start for months in phases]
    changes = problem.policy.hours.change_of_post * worths.minute
    for a, b in combinations(range(len(problem.managers)), 2):
        posts = [(phase.post[a], phase.post[b]) for phase in deployment]
        if bases[a] != bases[b] or not any(one != other for one, other in posts):
            continue
        unlike = np.abs(worths.minute[a] - worths.minute[b]) * np.minimum(usable[a], usable[b])
        for first in (0, 1):
            cost = changes[a, starts[first:]].sum() + changes[b, starts[first:]].sum()
            guess = EVENED * float(unlike.sum()) - float(cost)
            if guess > 0:
                yield Move(guess, first, partial(_swap, problem, a, b), (a, b), step=2)


class _Fit:
    """How well people fit the demand of each other's places in a phase."""

    def __init__(self, worths: SiteWorths, deployment: Deployment, p: int) -> None:
        self._worths, self._phase = worths, deployment[p]
        self._first = worths.problem.phases[p].start
        self._before = partial(team_before, deployment, p)
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
                self._now[s] = self._worth(s, self._teams[s])
            team = tuple(m if other == place else other for other in self._teams[s])
            total += self._worth(s, tuple(sorted({*team})), {m: place}) - self._now[s]
        return total

    def _worth(self, s: int, team: tuple[int, ...], at: dict[int, int] | None = None) -> float:
        return self._worths.of(s, team, at, first=self._first, before=self._before(s))


def team_before(deployment: Deployment, p: int, s: int) -> tuple[int, ...]:
    """Return who serves a site in the phase before `p`."""
    return tuple(sorted(deployment[p - 1].team(s))) if p else ()


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


def join(problem: Problem, m: int, s: int, phase: Phase) -> Phase | None:
    """Let `m` join the team of a site; None where they cannot."""
    own = phase.round.get(m)
    rule = problem.policy.mobile
    if own is None or s not in phase.lead or s in own:
        return None
    if len(own) >= rule.max_sites or len(phase.team(s)) >= rule.max_team:
        return None
    return replace(phase, round=phase.round | {m: tuple(sorted((*own, s)))})


def stand_in(problem: Problem, m: int, a: int, s: int, phase: Phase) -> Phase | None:
    """Let `m` take the place of `a` on the team of a site, and its lead; None where they cannot."""
    own, others = phase.round.get(m), phase.round.get(a, ())
    if own is None or s not in others or s in own or len(own) >= problem.policy.mobile.max_sites:
        return None
    rounds = {m: tuple(sorted((*own, s))), a: tuple(other for other in others if other != s)}
    lead = phase.lead | ({s: m} if phase.lead.get(s) == a else {})
    return replace(phase, round=phase.round | rounds, lead=lead)


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
