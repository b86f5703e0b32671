"""What a manager can earn at a post at given prices, at most: the parts of the bound.

For a manager, an option (a fixed site, mobile, floater) and a phase: the minutes they have
times any price vector, plus everything they could gain at that option beyond it. Every
price vector gives a valid value, so the least over a few candidates is taken: the prices of
those who work there now.

Minutes in months after the phase are charged at the lowest price of anyone in that month:
whoever holds the case then pays at least that.
"""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import MOBILE, NONE, Deployment, Places
from allocator.solver.posts import Standards
from allocator.solver.prices import Prices
from allocator.solver.problem import Problem
from allocator.solver.tables import ClassTables, Due, RunningTables

Floats = NDArray[np.float64]
Owed = tuple[Floats, Floats]


class Earnings:
    """Earnings by manager and option at given prices, for the phases of a deployment."""

    def __init__(
        self,
        problem: Problem,
        places: Places,
        deployment: Deployment,
        prices: Prices,
        visit_minutes: list[Floats],
    ) -> None:
        self.problem, self.places = problem, places
        self.deployment, self.prices = deployment, prices
        self.visit_minutes = visit_minutes
        """By phase, (S, T): minutes on site and on the way of each site's visits, at least."""
        self.usable = (problem.available - problem.overhead).astype(float)
        inside = np.where(problem.in_contract, prices.minute, np.inf)
        floor = inside.min(axis=0, initial=np.inf)
        self.floor = np.where(np.isfinite(floor), floor, 0.0)
        self.standards = Standards(problem)
        self.classes = ClassTables(problem, prices)
        self.running = RunningTables(problem, prices)
        self._known: dict[tuple[object, ...], tuple[Floats, Floats]] = {}
        self._shares: dict[tuple[int, int], Floats] = {}
        self._worth: dict[int, Floats] = {}

    def options(self, p: int) -> list[int]:
        """Fixed sites of phase `p`; mobile and floater stand behind them in `worth`."""
        t = self.problem.phases[p].start
        return [int(s) for s in np.nonzero(self.problem.fixed[:, t])[0]]

    def worth(self, p: int) -> Floats:
        """(M, F + 2) most a manager can earn at each option of phase `p`; -inf: not allowed."""
        if p not in self._worth:
            self._worth[p] = self._all_worth(p)
        return self._worth[p]

    def _all_worth(self, p: int) -> Floats:
        problem, start = self.problem, self.problem.phases[p].start
        sites = self.options(p)
        worth = np.full((len(problem.managers), len(sites) + 2), -np.inf)
        mobile = self._mobile_prices(p)
        teams = {s: self._team_prices(p, s) for s in sites}
        for m in (int(m) for m in np.nonzero(problem.in_contract[:, start])[0]):
            for i, s in enumerate(sites):
                if problem.may_work(m, s, p):
                    worth[m, i] = min(self._fixed(p, m, s, q) for q in teams[s])
            if problem.goes_mobile[m]:
                worth[m, -2] = min(self._mobile(p, m, q) for q in mobile)
            else:
                own = self.prices.minute[m]
                after = self.running.own(problem.phases[p], m, own, tuple(problem.due[m]))[1]
                worth[m, -1] = self._time(p, m, own) + float(after.sum())
        return worth

    def _team_prices(self, p: int, s: int) -> list[Floats]:
        """Distinct prices of those who work at a site, and their mean."""
        team = [m for m, post in enumerate(self.deployment[p].post) if post == s]
        rows = self.prices.minute[team] if team else self.prices.minute.mean(axis=0)[None]
        distinct = np.unique(rows.round(9), axis=0)
        return [*distinct, rows.mean(axis=0)] if len(distinct) > 1 else [distinct[0]]

    def _mobile_prices(self, p: int) -> list[Floats]:
        """The common price of mobile minutes (all are equal, see `prices.level`)."""
        mobile = [m for m, post in enumerate(self.deployment[p].post) if post == MOBILE]
        rows = self.prices.minute[mobile] if mobile else self.prices.minute
        return [np.asarray(rows.mean(axis=0))]

    def _time(self, p: int, m: int, q: Floats) -> float:
        """Worth of the manager's minutes in the phase."""
        span = slice(self.problem.phases[p].start, self.problem.phases[p].stop)
        return float(q[span] @ self.usable[m, span])

    def _tables(self, p: int, q: Floats, due: Due) -> tuple[Floats, Floats]:
        """Gains of classes and of running cases by site and ask, at prices `q`."""
        key = (p, q.tobytes(), due)
        if key not in self._known:
            months = self.problem.phases[p]
            classes = self.classes.by_site(months, q, self.floor, due)
            self._known[key] = (classes, self.running.by_site(months, q, due))
        return self._known[key]

    def _gains(self, p: int, m: int, q: Floats) -> tuple[Floats, float]:
        """(S,) gains of `m` on the team of each site; and what aftercare earns anyway."""
        due = tuple(self.problem.due[m])
        new, held = self._tables(p, q, due)
        speaks = self.classes.speaks[:, m].astype(np.int64)
        asks = np.arange(len(speaks))
        total = (new[:, asks, speaks] * self.classes.able[:, m]).sum(axis=1)
        speaks = self.running.speaks[:, m].astype(np.int64)
        total += held[:, np.arange(len(speaks)), speaks].sum(axis=1)
        kept, after, counted = self.running.own(self.problem.phases[p], m, q, due)
        return total + kept - counted - after, float(after.sum())

    def _moving(self, p: int, m: int, post: int, q: Floats) -> float:
        """Worth of the minutes of a change from the present post, due in the first month."""
        if p or self.places.present[m] in (post, NONE):
            return 0.0
        return float(self.problem.policy.hours.change_of_post * q[0])

    def _fixed(self, p: int, m: int, s: int, q: Floats) -> float:
        """Most that manager `m` can earn at fixed site `s` at prices `q`."""
        gains, after = self._gains(p, m, q)
        taken = self._office_hours(p, m, s, q) + self._moving(p, m, s, q)
        return self._time(p, m, q) - taken + float(gains[s]) + after

    def _mobile(self, p: int, m: int, q: Floats) -> float:
        """Most that manager `m` can earn on a round at prices `q`."""
        problem = self.problem
        gains, after = self._gains(p, m, q)
        owed, costs = self._visit_worth(p, q)
        trips = self._trips(p, m, q)
        best = np.maximum(0.0, np.maximum(gains - trips, gains + owed - costs))
        best = np.where(problem.is_mobile[:, problem.phases[p].start], best, 0.0)
        top = np.sort(best)[::-1][: problem.policy.mobile.max_sites]
        return self._time(p, m, q) - self._moving(p, m, MOBILE, q) + after + float(top.sum())

    def _trips(self, p: int, m: int, q: Floats) -> Floats:
        """(S,) worth of return trips to sites that are not visited: at least one month's."""
        span = slice(self.problem.phases[p].start, self.problem.phases[p].stop)
        base = self.problem.facts.legs.base(self.problem.managers[m])
        key = ("trips", p, q.tobytes(), base)
        if key not in self._known:
            sites = range(len(self.problem.sites))
            rows = np.array([self.places.trip(m, MOBILE, s)[span] for s in sites])
            rows = rows.reshape(len(sites), len(self.problem.phases[p]))
            least = (rows * q[span]).min(axis=1, initial=np.inf)
            self._known[key] = (least, least)
        return self._known[key][0]

    def _office_hours(self, p: int, m: int, s: int, q: Floats) -> float:
        """Worth of the least share of the office hours that a member of the team has."""
        span = slice(self.problem.phases[p].start, self.problem.phases[p].stop)
        return float(q[span] @ self._office_shares(p, s)[m])

    def _office_shares(self, p: int, s: int) -> Floats:
        """(M, months of the phase) least minutes of office hours at a fixed site.

        The share is own available minutes over the team's; a team that is complete without
        anyone too many has at most `largest_team` posts.
        """
        if (p, s) not in self._shares:
            problem, months = self.problem, self.problem.phases[p]
            at = problem.facts.sites[problem.sites[s]]
            minutes = [float(at[problem.scenario.start + t].office_minutes) for t in months]
            here = problem.available[:, months.start : months.stop].astype(float)
            most = np.maximum(here.max(axis=0, initial=0.0) * self.largest_team(p, s), 1.0)
            share = np.minimum(here / most, 1.0) * np.array(minutes)
            self._shares[p, s] = np.maximum(share - 0.5, 0.0)
        return self._shares[p, s]

    def full_team(self, p: int, s: int) -> float:
        """Posts at a fixed site where everybody there has a full one, at most."""
        rule, start = self.problem.policy.team, self.problem.phases[p].start
        standard = int(self.problem.standard[s, start])
        return float(max(standard, rule.min_team) + rule.max_extra)

    def largest_team(self, p: int, s: int) -> float:
        """Posts (and so multiples of the most available person) at a fixed site, at most."""
        problem, rule = self.problem, self.problem.policy.team
        start = problem.phases[p].start
        standard = int(problem.standard[s, start]) + rule.max_extra
        weights = [
            weight
            for m, weight in enumerate(self.standards.weights[p])
            if problem.in_contract[m, start]
        ]
        whole = all(posts == 1 and people == 1 for posts, people in weights)
        return max(standard + (0 if whole else 1), rule.min_team + rule.max_extra)

    def _visit_worth(self, p: int, q: Floats) -> Owed:
        """(S,) what the visits of each site are owed, and what they cost at prices `q`."""
        span = slice(self.problem.phases[p].start, self.problem.phases[p].stop)
        return self.visits_owed[p], self.visit_minutes[p][:, span] @ q[span]

    @cached_property
    def visits_owed(self) -> list[Floats]:
        """By phase, (S,): the price of each site's visits, paid to who makes them."""
        result = []
        for p, phase in enumerate(self.deployment):
            owed = np.zeros(len(self.problem.sites))
            span = slice(self.problem.phases[p].start, self.problem.phases[p].stop)
            for s, lead in phase.lead.items():
                owed[s] = self.visit_minutes[p][s, span] @ self.prices.minute[lead, span]
            result.append(owed)
        return result
