"""Rounds: which mobile sites belong to whom, and who leads each of them.

The first rounds keep what stands today, fill the gaps and respect the limits; `search`
improves them.
"""

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import MOBILE, Deployment, Phase, Places, sharing
from allocator.solver.posts import Poster, Posts
from allocator.solver.problem import Problem

Floats = NDArray[np.float64]


def first_deployment(problem: Problem, places: Places) -> Deployment:
    """Return today's posts and rounds, changed only where a rule or a gap asks for it."""
    return Rounder(problem).rounds(Poster(problem).posts(places.present))


class Rounder:
    """Builds rounds and leads for given posts."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        size = (len(problem.managers) + 1, len(problem.sites) + 1)
        self._held = np.zeros(size, dtype=np.int64)
        """People by month in running cases of a manager at a site, over all months."""
        months = np.zeros((problem.months, size[1]))
        ends = np.array([run.end for run in problem.running], dtype=np.int64)
        r, t = np.nonzero(np.arange(problem.months) <= ends[:, None])
        site = problem.running_ways[r, t]
        persons = np.array([run.case.persons for run in problem.running], dtype=np.int64)[r]
        managers = np.array([run.manager for run in problem.running], dtype=np.int64)[r]
        np.add.at(self._held, (managers, site), persons)
        np.add.at(months, (t, site), persons)
        self._weights = self._case_months(months)

    def _case_months(self, months: Floats) -> Floats:
        """(P, S) case-months of running, waiting and expected cases at each site from a phase on.

        As if every case started when it may; people in running cases count one by one.
        """
        problem, demand = self.problem, self.problem.demand
        length = problem.policy.caseload.months
        for t in range(problem.months):
            runs = (demand.first <= t) & (t < demand.first + length)
            np.add.at(months[t], demand.ways[demand.way[runs], t], demand.count[runs])
        later = months[::-1].cumsum(axis=0)[::-1, :-1]
        return np.asarray(later[[phase.start for phase in problem.phases]])

    def rounds(self, posts: Posts) -> Deployment:
        """Return a deployment with these posts; each phase starts from the one before."""
        problem = self.problem
        names = problem.managers
        before = {
            m: tuple(problem.site_index[s] for s in problem.given[name].round)
            for m, name in enumerate(names)
        }
        leads = {
            problem.site_index[s]: m
            for m, name in enumerate(names)
            for s in problem.given[name].leads
        }
        phases = []
        for p, post in enumerate(posts):
            phase = self.follow(p, post, before, leads)
            phases.append(phase)
            before, leads = before | phase.round, leads | phase.lead
        return tuple(phases)

    def follow(
        self,
        p: int,
        post: tuple[int, ...],
        before: dict[int, tuple[int, ...]],
        leads: dict[int, int],
    ) -> Phase:
        """Return phase `p` with rounds as near to `before` as posts and limits allow."""
        problem, t = self.problem, self.problem.phases[p].start
        sites = [s for s in range(len(problem.sites)) if problem.is_mobile[s, t]]
        mobile = [m for m, where in enumerate(post) if where == MOBILE]
        rounds: dict[int, list[int]] = {m: [] for m in mobile}
        self._pin(p, rounds)
        self._keep(p, rounds, sites, before)
        return self._filled(p, post, rounds, sites, leads, sorted(rounds))

    def repaired(
        self,
        p: int,
        post: tuple[int, ...],
        before: dict[int, tuple[int, ...]],
        leads: dict[int, int],
        in_force: dict[int, tuple[int, ...]],
    ) -> Phase:
        """Return phase `p` with the rounds `before`, as far as sites and limits allow.

        Where a team would be too large (somebody stood in and stays, or the limit is lower now),
        the site stays with those who have it `in_force`, then with its lead and with whom most
        cases are. Sites without anybody get somebody, people without sites get some; whose site
        is mobile now goes on with it.
        """
        problem, t = self.problem, self.problem.phases[p].start
        sites = [s for s in range(len(problem.sites)) if problem.is_mobile[s, t]]
        rounds: dict[int, list[int]] = {m: [] for m, w in enumerate(post) if w == MOBILE}
        self._pin(p, rounds)

        def claim(place: tuple[int, int]) -> tuple[bool, bool, int, tuple[int, int]]:
            m, s = place
            known = s in in_force.get(m, ())
            return not known, leads.get(s) != m, -int(self._held[place]), place

        wanted = [(m, s) for m in rounds for s in before.get(m, ()) if s in sites]
        for m, s in sorted(wanted, key=claim):
            self._join(p, rounds, m, s)
        idle = [m for m, own in rounds.items() if not own]
        self._keep(p, rounds, sites, {}, idle)
        return self._filled(p, post, rounds, sites, leads, idle)

    def _filled(
        self,
        p: int,
        post: tuple[int, ...],
        rounds: dict[int, list[int]],
        sites: list[int],
        leads: dict[int, int],
        idle: list[int],
    ) -> Phase:
        """Give sites without anybody to someone, more sites to who is `idle`, leads to all."""
        for s in sorted(sites, key=lambda s: (-self._weights[p, s], s)):
            self._cover(p, rounds, s, sites)
        self._occupy(p, rounds, sites, idle)
        fixed = {m: tuple(sorted(own)) for m, own in rounds.items()}
        return Phase(post, fixed, self._leads(fixed, sites, leads))

    def _pin(self, p: int, rounds: dict[int, list[int]]) -> None:
        for pin in self.problem.scenario.pins:
            if pin.kind == "round" and self.problem.pin_in_phase(pin, p):
                m, s = (
                    self.problem.manager_index[pin.manager],
                    self.problem.site_index[pin.site or ""],
                )
                if m in rounds and s not in rounds[m]:
                    rounds[m].append(s)

    def _team(self, rounds: dict[int, list[int]], site: int) -> list[int]:
        return [m for m, own in rounds.items() if site in own]

    def _keep(
        self,
        p: int,
        rounds: dict[int, list[int]],
        sites: list[int],
        before: dict[int, tuple[int, ...]],
        people: list[int] | None = None,
    ) -> None:
        """Keep today's rounds and the sites where people hold cases, the most cases first."""
        wanted = {
            (m, s): int(self._held[m, s])
            for m in (rounds if people is None else people)
            for s in sites
            if s in before.get(m, ()) or self._held[m, s]
        }
        for (m, s), _ in sorted(wanted.items(), key=lambda item: (-item[1], item[0])):
            self._join(p, rounds, m, s)

    def _join(self, p: int, rounds: dict[int, list[int]], m: int, s: int) -> None:
        """Put a site into someone's round, unless it is there, a limit is reached or a pin bars."""
        rule = self.problem.policy.mobile
        full = len(rounds[m]) >= rule.max_sites or len(self._team(rounds, s)) >= rule.max_team
        if s not in rounds[m] and not full and self.problem.may_work(m, s, p):
            rounds[m].append(s)

    def _cover(self, p: int, rounds: dict[int, list[int]], site: int, sites: list[int]) -> None:
        """Give a site without anybody to the people with the least to do, the nearest of them.

        People who share sites get it together: so districts stay apart, and each speaks more
        languages than one of them.
        """
        if self._team(rounds, site):
            return
        rule = self.problem.policy.mobile

        def order(m: int) -> tuple[float, int, int]:
            return self._load(p, rounds, sites, [m]), self._far(m, site), m

        groups = []
        for group in sharing(rounds):
            free = [
                m
                for m in group
                if len(rounds[m]) < rule.max_sites and self.problem.may_work(m, site, p)
            ]
            if free:
                far = min(self._far(m, site) for m in free)
                groups.append(
                    (self._load(p, rounds, sites, list(group)), far, sorted(free, key=order))
                )
        if groups:
            for m in min(groups)[2][: rule.max_team]:
                rounds[m].append(site)

    def _occupy(
        self, p: int, rounds: dict[int, list[int]], sites: list[int], people: list[int]
    ) -> None:
        """Give mobile people without a round a place on the team with the most to do."""
        rule = self.problem.policy.mobile
        for m in people:
            while len(rounds[m]) < min(2, rule.max_sites):
                options = [
                    s
                    for s in sites
                    if s not in rounds[m]
                    and len(self._team(rounds, s)) < rule.max_team
                    and self.problem.may_work(m, s, p)
                ]
                if not options or (rounds[m] and self._load(p, rounds, sites, [m]) >= 1):
                    break
                rounds[m].append(
                    max(
                        options,
                        key=lambda s: (self._weights[p, s] / (1 + self._hours(p, rounds, s)), -s),
                    )
                )

    def _hours(self, p: int, rounds: dict[int, list[int]], site: int) -> float:
        """Full-time posts that a site's team can give it."""
        t = self.problem.phases[p].start
        return sum(
            float(self.problem.hours[m, t]) / 39 / max(1, len(rounds[m]))
            for m in self._team(rounds, site)
        )

    def _load(
        self, p: int, rounds: dict[int, list[int]], sites: list[int], people: list[int]
    ) -> float:
        """Demand of people's rounds over what they can give, 1 for their fair share."""
        start, weights = self.problem.phases[p].start, self._weights[p]
        own = sum(
            float(weights[s]) / max(1, len(self._team(rounds, s)))
            for m in people
            for s in rounds[m]
        )
        hours = self.problem.hours[:, start]
        fair = float(weights[sites].sum() * hours[people].sum())
        return own * float(hours[list(rounds)].sum()) / max(fair, 1e-9)

    def _far(self, m: int, site: int) -> int:
        legs = self.problem.facts.legs
        return legs.minutes(legs.base(self.problem.managers[m]), self.problem.sites[site])

    def _leads(
        self, rounds: dict[int, tuple[int, ...]], sites: list[int], before: dict[int, int]
    ) -> dict[int, int]:
        """Every site with a team has a lead: today's, else the member who leads least."""
        leads: dict[int, int] = {}
        for s in sites:
            if s in before and s in rounds.get(before[s], ()):
                leads[s] = before[s]
        for s in sites:
            team = [m for m, own in sorted(rounds.items()) if s in own]
            if s not in leads and team:
                leads[s] = min(team, key=lambda m: (list(leads.values()).count(m), m))
        return leads
