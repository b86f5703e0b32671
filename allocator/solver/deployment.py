"""A deployment: posts, rounds and leads by phase, and the minutes they leave for cases."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from allocator.facts.rounding import half_up
from allocator.solver.problem import Problem
from allocator.solver.tours import Pattern, pattern

NONE, MOBILE, FLOATER = -1, -2, -3
"""Posts that are no site: outside the contract, mobile, floater."""


@dataclass(frozen=True)
class Phase:
    """Who works where in one phase.

    Attributes
    ----------
    post
        By manager: index of the fixed site, or NONE, MOBILE, FLOATER.
    round
        By mobile manager: sorted sites of the round.
    lead
        By mobile site: the manager who makes its visits.
    """

    post: tuple[int, ...]
    round: dict[int, tuple[int, ...]] = field(default_factory=dict)
    lead: dict[int, int] = field(default_factory=dict)

    @cached_property
    def posted(self) -> Mapping[int, tuple[int, ...]]:
        """Managers by fixed site, where there are any; sites in order."""
        teams: dict[int, list[int]] = {post: [] for post in sorted({*self.post}) if post >= 0}
        for m, post in enumerate(self.post):
            if post >= 0:
                teams[post].append(m)
        return {site: tuple(team) for site, team in teams.items()}

    @cached_property
    def led(self) -> Mapping[int, tuple[int, ...]]:
        """Mobile sites by who leads them, sorted."""
        sites: dict[int, list[int]] = {}
        for site, m in sorted(self.lead.items()):
            sites.setdefault(m, []).append(site)
        return {m: tuple(own) for m, own in sites.items()}

    def team(self, site: int) -> list[int]:
        """Return managers posted at `site` or with it in their round."""
        mobile = [m for m, sites in sorted(self.round.items()) if site in sites]
        return [*self.posted.get(site, ()), *mobile]

    def config(self, managers: tuple[int, ...]) -> tuple[object, ...]:
        """Return posts, rounds and leads of some managers."""
        mine = set(managers)
        return (
            tuple(self.post[m] for m in managers),
            tuple(self.round.get(m, ()) for m in managers),
            tuple(sorted((s, m) for s, m in self.lead.items() if m in mine)),
        )


def sharing(rounds: Mapping[int, Collection[int]]) -> list[tuple[int, ...]]:
    """Return groups of people who share sites, directly or through others; or stand alone."""
    groups: list[tuple[set[int], set[int]]] = []
    for m, own in rounds.items():
        people, sites, apart = {m}, set(own), []
        for group in groups:
            if group[1] & sites:
                people, sites = people | group[0], sites | group[1]
            else:
                apart.append(group)
        groups = [*apart, (people, sites)]
    return sorted(tuple(sorted(people)) for people, _ in groups)


Deployment = tuple[Phase, ...]
"""One entry a phase."""


@dataclass(frozen=True)
class Budget:
    """Minutes that the posts of a deployment leave.

    Attributes
    ----------
    base
        (M, T) available less overhead, office hours, tours and changes of post.
    round_trips
        (M, T) return trips to the sites of the round that no tour visits; due in a month
        only when a case is held there, so this is the most they can be.
    there
        (S, M, T) own fixed sites and sites visited in tours: no trip is due.
    joined
        (S, M, T) the same and the other sites of the round.
    """

    base: NDArray[np.int64]
    round_trips: NDArray[np.int64]
    there: NDArray[np.bool_]
    joined: NDArray[np.bool_]


Round = tuple[NDArray[np.int64], list[int]]
"""Minutes of visits and tours by month of a phase, and the sites visited."""


class Places:
    """Minutes that a deployment takes and leaves: visits, office hours, legs, trips.

    Parameters
    ----------
    problem
        The city.
    known
        Those of the same sites, bases and policy in other months: their tours are known.
    """

    def __init__(self, problem: Problem, known: "Places | None" = None) -> None:
        self.problem = problem
        self._patterns: dict[tuple[object, ...], Pattern] = known._patterns if known else {}
        self.base = [problem.facts.legs.base(m) for m in problem.managers]
        self._trips: dict[tuple[str | None, int], NDArray[np.int64]] = {}
        self._rounds: dict[tuple[int, int, tuple[int, ...]], Round] = {}
        self._office: dict[tuple[int, tuple[int, ...], int], NDArray[np.int64]] = {}
        self._last: tuple[Deployment, Budget] | None = None
        """The deployment that was asked for last, and its budget: it is often asked for again."""
        words = {"mobile": MOBILE, "floater": FLOATER}
        given = [problem.given[m].post or "" for m in problem.managers]
        self.present = tuple(words.get(w, problem.site_index.get(w, NONE)) for w in given)
        """Posts of today; NONE where not known."""

    def pattern(self, manager: int, led: tuple[int, ...], phase: int) -> Pattern:
        """Return the tours in which `manager` visits the sites they lead in `phase`."""
        problem, t = self.problem, self.problem.phases[phase].start
        visits = tuple(
            (s, int(problem.visits[s, t]), int(problem.visit_minutes[s, t]))
            for s in sorted(led)
            if problem.visits[s, t]
        )
        key = (self.base[manager], visits)
        if key not in self._patterns:
            names, legs, base = problem.sites, problem.facts.legs, self.base[manager]

            def leg(a: int, b: int) -> int:
                return legs.minutes(base if a < 0 else names[a], base if b < 0 else names[b])

            self._patterns[key] = pattern(visits, leg, problem.policy.mobile.tour_minutes)
        return self._patterns[key]

    def on_site(self, site: int, t: int, visits: int) -> int:
        """Visits / 2 a week x minutes x open days / 5, rounded half up."""
        problem = self.problem
        minutes = visits * int(problem.visit_minutes[site, t]) * int(problem.open_days[site, t])
        return (2 * minutes + 10) // 20

    def missed_minutes(self, site: int, t: int, made: int) -> int:
        """Minutes of the visits in month `t` that `made` visits in two weeks leave out."""
        return self.on_site(site, t, max(0, int(self.problem.visits[site, t]) - made))

    def tour_minutes(self, pattern: Pattern, t: int) -> int:
        """Minutes of the legs of all tours in month `t`: each tour x D / 10, rounded."""
        days = int(self.problem.days[t])
        legs = (day.legs for week in pattern.weeks for day in week)
        return sum((2 * leg * days + 10) // 20 for leg in legs)

    def trip(self, manager: int, post: int, site: int) -> NDArray[np.int64]:
        """(T,) minutes of a return trip to `site` every second week."""
        problem = self.problem
        origin = problem.sites[post] if post >= 0 else self.base[manager]
        key = (origin, site)
        if key not in self._trips:
            way = problem.facts.legs.minutes(origin, problem.sites[site])
            way += problem.facts.legs.minutes(problem.sites[site], origin)
            self._trips[key] = (2 * way * problem.days + 10) // 20
        return self._trips[key]

    def office_hours(self, phase: Phase, site: int, t: int) -> dict[int, int]:
        """Return the office hours of a fixed team in month `t`, shared by available minutes."""
        problem = self.problem
        month = problem.scenario.start + t
        total = problem.facts.sites[problem.sites[site]][month].office_minutes
        team = phase.posted.get(site, ())
        whole = sum(int(problem.available[m, t]) for m in team)
        if not whole:
            return {}
        return {m: half_up(total * int(problem.available[m, t]) / whole) for m in team}

    def budget(self, deployment: Deployment) -> Budget:
        """Minutes that posts leave for cases, and the trips that cases may cause."""
        if self._last is None or self._last[0] is not deployment:
            self._last = deployment, self._budget(deployment)
        return self._last[1]

    def _budget(self, deployment: Deployment) -> Budget:
        problem = self.problem
        base = problem.available - problem.overhead
        there = np.zeros((len(problem.sites), *base.shape), dtype=bool)
        round_trips = np.zeros_like(base)
        joined = there.copy()
        before = self.present
        for p, phase in enumerate(deployment):
            months = problem.phases[p]
            span = slice(months.start, months.stop)
            for m, post in enumerate(phase.post):
                if post >= 0:
                    there[post, m, span] = True
                if NONE not in (post, before[m]) and post != before[m]:
                    base[m, span.start] -= problem.policy.hours.change_of_post
            for m, sites in phase.round.items():
                minutes, visited = self.round_minutes(phase, p, m)
                base[m, span] -= minutes
                there[visited, m, span] = True
                joined[list(sites), m, span] = True
                for s in sites:
                    if s not in visited:
                        round_trips[m, span] += self.trip(m, MOBILE, s)[span]
            self._subtract_office_hours(base, phase, months)
            before = phase.post
        return Budget(base, round_trips, there, joined | there)

    def _subtract_office_hours(self, base: NDArray[np.int64], phase: Phase, months: range) -> None:
        """Take office hours off the minutes of teams; the same teams are asked for many times."""
        for site, team in phase.posted.items():
            key = (site, team, months.start)
            if key not in self._office:
                shares = [self.office_hours(phase, site, t) for t in months]
                rows = [[share.get(m, 0) for share in shares] for m in team]
                self._office[key] = np.array(rows, dtype=np.int64)
            base[list(team), months.start : months.stop] -= self._office[key]

    def round_minutes(self, phase: Phase, p: int, m: int) -> tuple[NDArray[np.int64], list[int]]:
        """Minutes of visits and tours of `m` by month of phase `p`, and the sites visited."""
        led = phase.led.get(m, ())
        key = (p, m, led)
        if key not in self._rounds:
            months = self.problem.phases[p]
            tours = self.pattern(m, led, p)
            visited = visits_made(tours)
            minutes = np.zeros(len(months), dtype=np.int64)
            for i, t in enumerate(months):
                minutes[i] = self.tour_minutes(tours, t)
                minutes[i] += sum(self.on_site(s, t, made) for s, made in visited.items())
            self._rounds[key] = (minutes, sorted(visited))
        return self._rounds[key]


def visits_made(tours: Pattern) -> dict[int, int]:
    """Visits in two weeks by site."""
    made: dict[int, int] = {}
    for week in tours.weeks:
        for day in week:
            for site in day.sites:
                made[site] = made.get(site, 0) + 1
    return made
