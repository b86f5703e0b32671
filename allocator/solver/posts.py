"""Posts by phase: who works at which fixed site, and who is mobile or a floater.

People stay where they are unless the standard asks otherwise. Gaps are filled first with
those who cannot go on rounds, then with the mobile people whose going is cheapest.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial

import numpy as np

from allocator.solver.deployment import FLOATER, MOBILE, NONE
from allocator.solver.problem import Problem, Weight

Posts = list[tuple[int, ...]]
"""By phase: the post of each manager."""
PARTNERS = 5
"""How many of those who may change places with a member of a team are tried."""


class Standards:
    """What a team at a fixed site counts for in a phase, and what is missing."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.weights = problem.weights

    def missing(self, phase: int, site: int, team: Sequence[int], extra: int = 0) -> Fraction:
        """Posts missing from the standard of `site` (plus `extra`) with this team."""
        posts, people = self._wanted(phase, site, team, extra)
        return max(posts, people, Fraction(0))

    def _wanted(self, phase: int, site: int, team: Sequence[int], extra: int) -> Weight:
        """Posts and people that are missing; below 0 where there are more than needed."""
        standard = int(self.problem.standard[site, self.problem.phases[phase].start])
        weights = [self.weights[phase][m] for m in team]
        posts = sum((weight[0] for weight in weights), Fraction(0))
        people = sum((weight[1] for weight in weights), Fraction(0))
        return standard + extra - posts, self.problem.policy.team.min_team - people

    def one_too_many(self, phase: int, site: int, team: Sequence[int]) -> list[int]:
        """Return the members without whom nothing would be missing.

        Who is away for more than half of the phase keeps the post and is none of them.
        """
        extra, weights = self.problem.policy.team.max_extra, self.weights[phase]
        posts, people = self._wanted(phase, site, team, extra)
        without = ((m, posts + weights[m][0], people + weights[m][1]) for m in team)
        return [m for m, *wanted in without if weights[m][1] == 1 and max(wanted) <= 0]

    def has_place(self, phase: int, site: int, team: Sequence[int], m: int) -> bool:
        """Whether `m` may join a team: there, no pin, a free desk, and nobody one too many."""
        problem = self.problem
        free = len(team) < problem.desks[site] and problem.may_work(m, site, phase)
        return (
            free
            and self.weights[phase][m][1] == 1
            and not self.one_too_many(phase, site, [*team, m])
        )

    def idle(self, phase: int, post: tuple[int, ...]) -> bool:
        """Whether someone is a floater although a team has a place for them."""
        floaters = [m for m, where in enumerate(post) if where == FLOATER]
        start = self.problem.phases[phase].start
        sites = [s for s in range(len(self.problem.sites)) if self.problem.fixed[s, start]]
        return any(
            self.has_place(phase, s, [m for m, where in enumerate(post) if where == s], floater)
            for floater in floaters
            for s in sites
        )


@dataclass
class Recruits:
    """Who may be moved to fill gaps of fixed teams.

    Attributes
    ----------
    settled
        People who would rather stay where they are.
    most
        How many of them may be moved; None: no limit.
    taken
        Those who were.
    exchange
        Who of those who fill a gap better changes places with somebody of the team: the best of
        them (1), the second best, and so on; nobody (0).
    anybody
        Whether members who do not go on rounds may change places so, too.
    loose
        People whose move counts for nothing: they are not where a plan in force had them.
    teams
        Teams whose gaps the settled may fill, with the `exchange` of each; None: all.
    """

    settled: frozenset[int] = frozenset()
    most: int | None = None
    taken: set[int] = field(default_factory=set)
    exchange: int = 0
    anybody: bool = False
    loose: frozenset[int] = frozenset()
    teams: Mapping[int, int] | None = None

    def may(self, m: int, site: int) -> bool:
        """Whether `m` may be moved to a site."""
        if m not in self.settled:
            return True
        if self.teams is not None and site not in self.teams:
            return False
        return not self.counts(m) or self.most is None or len(self.taken) < self.most

    def counts(self, m: int) -> bool:
        """Whether moving `m` is one move more."""
        return m in self.settled and m not in self.loose and m not in self.taken

    def exchange_at(self, site: int) -> int:
        """Return the `exchange` of a team."""
        return self.exchange if self.teams is None else self.teams.get(site, 0)

    def may_exchange(self, m: int, member: int) -> bool:
        """Whether `m` may change places with the `member` of a team: that moves both."""
        counted = self.taken | ({member} - self.loose) | ({m} & self.settled - self.loose)
        return self.most is None or len(counted) <= self.most

    def take(self, m: int, member: int | None = None) -> None:
        """Note that `m` is moved, and the `member` whose place that was."""
        self.taken |= {m} & self.settled - self.loose
        self.taken |= ({member} if member is not None else set()) - self.loose


class Poster:
    """Builds the posts of all phases."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.standards = Standards(problem)
        self._holds: dict[tuple[int, int], int] = {}
        for run in problem.running:
            key = (run.manager, run.way[0])
            self._holds[key] = self._holds.get(key, 0) + run.end + 1

    def posts(self, before: tuple[int, ...], *, exchange: int = 0, anybody: bool = False) -> Posts:
        """Return posts for every phase, from today's, each as near as the rules allow.

        `exchange` and `anybody` are those of `Recruits`.
        """
        result: Posts = []
        for p in range(len(self.problem.phases)):
            before = self.follow(p, before, Recruits(exchange=exchange, anybody=anybody))
            result.append(before)
        return result

    def follow(
        self, p: int, before: tuple[int, ...], recruits: Recruits | None = None
    ) -> tuple[int, ...]:
        """Return the posts of phase `p`, given those of the phase before."""
        problem, t = self.problem, self.problem.phases[p].start
        sites = [s for s in range(len(problem.sites)) if problem.fixed[s, t]]
        here = [m for m in range(len(problem.managers)) if problem.in_contract[m, t]]
        teams: dict[int, list[int]] = {s: [] for s in sites}
        pinned = self._pinned(p)
        for m in here:
            wish = pinned.get(m, before[m])
            if wish in teams and self.problem.may_work(m, wish, p):
                teams[wish].append(m)
        recruits = recruits or Recruits()
        for s in sites:
            self._trim(p, s, teams[s], pinned, recruits.loose)
        free = [m for m in here if not any(m in team for team in teams.values())]
        free = [m for m in free if m not in pinned]
        self._fill(p, teams, free, recruits)
        for s in filter(recruits.exchange_at, sites):
            self._exchange(p, s, teams, free, pinned, recruits)
        if recruits.teams is None:
            self._release(p, teams, free, pinned, recruits)
        self._seat(p, teams, free)
        at = {m: s for s, team in teams.items() for m in team}
        return tuple(self._post(p, m, at) for m in range(len(problem.managers)))

    def _post(self, p: int, m: int, at: dict[int, int]) -> int:
        problem = self.problem
        if not problem.in_contract[m, problem.phases[p].start]:
            return NONE
        if m in at:
            return at[m]
        return MOBILE if problem.goes_mobile[m] else FLOATER

    def _pinned(self, p: int) -> dict[int, int]:
        """Posts that pins fix in phase `p`."""
        problem, result = self.problem, {}
        for pin in problem.scenario.pins:
            if pin.kind in ("post", "round") and problem.pin_in_phase(pin, p):
                m = problem.manager_index[pin.manager]
                site = problem.site_index.get(pin.site or "", MOBILE)
                result[m] = site if pin.kind == "post" and self._is_fixed(p, site) else MOBILE
        return result

    def _is_fixed(self, p: int, site: int) -> bool:
        return site >= 0 and bool(self.problem.fixed[site, self.problem.phases[p].start])

    def _trim(
        self, p: int, site: int, team: list[int], pinned: dict[int, int], guests: Collection[int]
    ) -> None:
        """Let go who is one too many: who stands in, then mobile people with the fewest cases."""
        while True:
            many = self.standards.one_too_many(p, site, team)
            if len(team) > self.problem.desks[site]:
                many = many or list(team)
            # Where only pinned people could leave without a gap, others have to.
            loose = [m for m in many if m not in pinned]
            loose = loose or [m for m in team if many and m not in pinned]
            if not loose:
                return
            team.remove(
                min(
                    loose,
                    key=lambda m: (
                        not self.problem.goes_mobile[m],
                        m not in guests,
                        self._holds.get((m, site), 0),
                        m,
                    ),
                )
            )

    def _fill(
        self, p: int, teams: dict[int, list[int]], free: list[int], recruits: Recruits
    ) -> None:
        """Fill what is missing: everyone gets one person first, small shelters keep theirs.

        Where there are too few people for all, more resident-days decide who is left alone.
        """
        problem, t = self.problem, self.problem.phases[p].start
        mobile_sites = int((problem.is_mobile[:, t] & (problem.residents[:, t] > 0)).sum())
        enough = -(-mobile_sites // problem.policy.mobile.max_sites)
        around = self._around(p)
        order = sorted(teams, key=lambda s: (-problem.residents[s, t], s))
        for least in (1, 10**6):
            for s in order:
                alone = self._alone(p, s)
                keep = enough if least > 1 else sum(days >= alone for days in around)
                while len(teams[s]) < min(least, problem.desks[s]):
                    chosen = self._recruit(p, s, teams[s], free, recruits, keep)
                    if chosen is None:
                        break
                    recruits.take(chosen)
                    teams[s].append(chosen)
                    free.remove(chosen)

    def _exchange(
        self,
        p: int,
        site: int,
        teams: dict[int, list[int]],
        free: list[int],
        pinned: Collection[int],
        recruits: Recruits,
    ) -> None:
        """Let mobile people change places with members while that fills more of a gap.

        A team of its full number may miss a part of a post, as when one of them works fewer
        hours, and yet have no place for one more. Who does not go on rounds either only leaves
        where no other team has a place for them.
        """
        problem, standards, team = self.problem, self.standards, teams[site]
        whole = [m for m in range(len(problem.managers)) if standards.weights[p][m][1] == 1]
        mobile = {m for m in whole if problem.goes_mobile[m] and m not in pinned}
        while missing := standards.missing(p, site, team):
            options = []
            leaving = set(whole).difference(pinned) if recruits.anybody else mobile
            for member in filter(leaving.__contains__, team):
                others = [m for m in team if m != member]
                for m in filter(mobile.__contains__, free):
                    left = standards.missing(p, site, [*others, m])
                    better = left < missing and recruits.may_exchange(m, member)
                    stays = member not in mobile and self._place_elsewhere(p, site, teams, member)
                    if better and not stays and standards.has_place(p, site, others, m):
                        held = self._holds.get((member, site), 0)
                        options.append((left, *self._cost(m, site), held, m, member))
            if not options:
                return
            *_, m, member = sorted(options)[: recruits.exchange_at(site)][-1]
            recruits.take(m, member)
            team[team.index(member)] = m
            free[free.index(m)] = member

    def _place_elsewhere(self, p: int, site: int, teams: dict[int, list[int]], m: int) -> bool:
        """Whether another team has a place for somebody: then they may not be a floater."""
        other = (s for s in teams if s != site)
        return any(self.standards.has_place(p, s, teams[s], m) for s in other)

    def _release(
        self,
        p: int,
        teams: dict[int, list[int]],
        free: list[int],
        pinned: Mapping[int, int],
        recruits: Recruits,
    ) -> None:
        """Let people leave teams while other sites, or small shelters, would have nobody.

        More resident-days with nobody are worse than any gap of a team. Who is away for more
        than half of the phase would serve nobody, and keeps the post.
        """
        goes, standards = self.problem.goes_mobile, self.standards
        there = {m for m, weight in enumerate(standards.weights[p]) if weight[1] == 1}

        def taken(served: int, may: Callable[[int], bool]) -> int | None:
            """Take who leaves the smallest gap, the last one only where others are more."""
            options = []
            for s, team in teams.items():
                for m in team:
                    others = [other for other in team if other != m]
                    alone = 0 if others else self._alone(p, s)
                    loose = m in there and m not in pinned and recruits.may_exchange(m, m)
                    if alone < served and loose and may(m):
                        gap = standards.missing(p, s, others) - standards.missing(p, s, team)
                        options.append((alone, gap, self._holds.get((m, s), 0), m, s))
            if not options:
                return None
            *_, m, s = min(options)
            recruits.take(m, m)
            teams[s].remove(m)
            return m

        for s in sorted(teams, key=lambda s: (-self._alone(p, s), s)):
            if not teams[s]:
                m = taken(self._alone(p, s), partial(standards.has_place, p, s, []))
                teams[s] += [] if m is None else [m]
        mobile = sum(bool(goes[m]) for m in free) + sum(at == MOBILE for at in pinned.values())
        for served in self._around(p)[mobile:]:
            m = taken(served, lambda m: bool(goes[m]))
            free += [] if m is None else [m]

    def _around(self, p: int) -> list[int]:
        """Resident-days that each further mobile person serves: the largest sites first."""
        problem, each = self.problem, self.problem.policy.mobile.max_sites
        mobile = np.nonzero(problem.is_mobile[:, problem.phases[p].start])[0]
        days = sorted((self._alone(p, int(s)) for s in mobile), reverse=True)
        return [sum(days[n : n + each]) for n in range(0, len(days), each)]

    def _alone(self, p: int, site: int) -> int:
        """Resident-days of a phase with nobody at a site."""
        if self.problem.places[self.problem.sites[site]].on_request:
            return 0
        span = slice(self.problem.phases[p].start, self.problem.phases[p].stop)
        days = self.problem.residents[site, span] * self.problem.open_days[site, span]
        return int(days.sum())

    def _seat(self, p: int, teams: dict[int, list[int]], free: list[int]) -> None:
        """Post who cannot go on rounds where a team may have one more (`max_extra`)."""
        for m in [m for m in free if not self.problem.goes_mobile[m]]:
            places = [s for s, team in teams.items() if self.standards.has_place(p, s, team, m)]
            if places:
                teams[min(places, key=lambda s: (*self._cost(m, s), s))].append(m)
                free.remove(m)

    def _recruit(
        self, p: int, site: int, team: list[int], free: list[int], recruits: Recruits, keep: int
    ) -> int | None:
        """Return who joins a team that misses someone; None where nobody can."""
        if not self.standards.missing(p, site, team):
            return None
        problem = self.problem
        mobile = [m for m in free if problem.goes_mobile[m]]
        options = [
            m
            for m in free
            if (not problem.goes_mobile[m] or len(mobile) > keep)
            and recruits.may(m, site)
            and self.standards.has_place(p, site, team, m)
        ]
        if not options:
            return None
        if recruits.teams:
            return min(options, key=lambda m: (recruits.counts(m), self._elsewhere(m, site), m))
        return min(options, key=lambda m: (*self._cost(m, site), m))

    def _cost(self, m: int, site: int) -> tuple[int, int, int]:
        """Order of recruits: not mobile, knows the site's cases, leaves the fewest behind."""
        return (
            int(self.problem.goes_mobile[m]),
            -self._holds.get((m, site), 0),
            self._elsewhere(m, site),
        )

    def _elsewhere(self, m: int, site: int) -> int:
        """Months of cases that someone would leave behind."""
        return sum(months for (who, s), months in self._holds.items() if who == m and s != site)
