"""Lower bounds of tiers 1 and 2: what no deployment can avoid, counted from people and places.

In each count some of the mobile people join teams of fixed sites and the others go on
rounds; the best number of them is the bound, so that nobody is counted twice.
"""

from fractions import Fraction
from itertools import accumulate
from math import ceil

import numpy as np
from numpy.typing import NDArray

from allocator.facts.rounding import exact
from allocator.solver.bound.capacity import Holders, minutes_short
from allocator.solver.deployment import Places
from allocator.solver.problem import Problem
from allocator.solver.shortfalls import Shortfalls

Ints = NDArray[np.int64]


def unserved_floor(problem: Problem) -> int:
    """Resident-days without anybody that no plan avoids.

    A site that cannot be staffed in a month is unserved in it. Of the others, each person
    serves one fixed site that has a desk, or `max_sites` mobile ones; where that is too few
    in a month, the smallest sites are left out.
    """
    return sum(min(_unserved(problem, t)) for t in range(problem.months))


def _unserved(problem: Problem, t: int) -> list[int]:
    """Resident-days of a month that nobody avoids, by how many mobile people join teams."""
    each = problem.policy.mobile.max_sites
    on_request = np.array([problem.places[s].on_request for s in problem.sites], dtype=bool)
    desks = np.array(problem.desks, dtype=np.int64)
    days = np.where(on_request, 0, problem.residents[:, t] * problem.open_days[:, t])
    fixed, around = problem.fixed[:, t] & (desks > 0), problem.is_mobile[:, t]
    never = int(days[~(fixed | around)].sum())
    here = problem.in_contract[:, t]
    mobile = int((here & problem.goes_mobile).sum())
    others = int((here & ~problem.goes_mobile).sum())
    teams, rounds = _least(days[fixed]), _least(days[around])
    return [
        never
        + teams[max(0, len(teams) - 1 - others - posted)]
        + rounds[max(0, len(rounds) - 1 - each * (mobile - posted))]
        for posted in range(mobile + 1)
    ]


def _least(amounts: Ints) -> list[int]:
    """Sums of the smallest amounts: of none, one, two, and so on."""
    return [0, *np.sort(amounts).cumsum().tolist()]


def _left(amounts: Ints, served: int) -> int:
    """Sum of the amounts without the largest `served` of them."""
    return int(np.sort(amounts)[: max(0, len(amounts) - served)].sum())


def uncovered_floor(problem: Problem, places: Places, unserved: float) -> int:
    """Uncovered minutes that no plan avoids that is as good in tier 1.

    Needs of sites in months in which they cannot be staffed; posts that are missing and
    visits that are missed because there are too few people for them, or desks; running cases
    that nobody can hold; and what is asked of people beyond the minutes that they have.

    Parameters
    ----------
    problem, places
        The city.
    unserved
        Resident-days without anybody in the plan; within the tolerance of tier 1, no other
        plan that counts here leaves more. So nobody completes a team whose going leaves
        sites alone: posts are constant in a phase, and the days that this would cost there
        come on top of what no plan avoids.
    """
    shortfalls = Shortfalls(problem, places)
    allowed = exact(problem.policy.tolerance.tier1) * int(
        (problem.residents * problem.open_days).sum()
    )
    more = exact(unserved) + allowed - unserved_floor(problem)
    holders = Holders(problem)
    short = minutes_short(places, holders, exact(unserved) + allowed)
    posts = sum(_Phase(shortfalls, p).least(more, short) for p in range(len(problem.phases)))
    return posts + _held_by_nobody(holders)


def _held_by_nobody(holders: Holders) -> int:
    """Minutes of running cases in months in which nobody can hold them."""
    problem, total = holders.problem, 0
    for r, run in enumerate(problem.running):
        held = np.any(holders.of(r), axis=0)[: run.end + 1]
        if held.all():
            continue
        assert run.case.start is not None
        row = problem.facts.cases.minutes_row(run.case, run.case.start, speaks=True)
        total += sum(row[t] for t in np.nonzero(~held)[0].tolist())
    return total


class _Phase:
    """Missing posts and missed visits of one phase."""

    def __init__(self, shortfalls: Shortfalls, p: int) -> None:
        problem = self.problem = shortfalls.problem
        self.shortfalls, self.p, self.months = shortfalls, p, problem.phases[p]
        self.daily = exact(problem.policy.team.full_time_hours) * 12
        t = self.months.start
        here = [int(m) for m in np.nonzero(problem.in_contract[:, t])[0]]
        weights = shortfalls.standards.weights[p]
        self.people = [weights[m] for m in here]
        self._most = list(
            zip(*(self._sums([weight[k] for weight in self.people]) for k in (0, 1)), strict=True)
        )
        """Full-time posts, and people, that so many of them count for at most."""
        self.mobile = int(problem.goes_mobile[here].sum())
        self._rule = problem.policy.team
        self._rows = self._sites()
        parts = {Fraction(1)}.union(*self.people)
        self._even = all((self.daily * part).denominator == 1 for part in parts)

    def least(self, more: Fraction, short: Ints) -> int:
        """Minutes that no deployment avoids with at most so `more` resident-days unserved.

        Missed visits are part of what people are `short` of in a month, (T,): the larger counts.
        """
        problem, t = self.problem, self.months.start
        staffed = problem.fixed[:, t] | problem.is_mobile[:, t]
        never = [int(s) for s in np.nonzero(~staffed)[0]]
        around = [int(s) for s in np.nonzero(problem.is_mobile[:, t])[0]]
        each = problem.policy.mobile.max_sites
        visits = [np.array([self._needs(s, t) for s in around]) for t in self.months]
        least: int = min(
            self._posts(posted)
            + sum(
                max(_left(needs, each * (self.mobile - posted)), int(short[t]))
                for t, needs in zip(self.months, visits, strict=True)
            )
            for posted in self._joining(more)
        )
        return least + sum(self._needs(s, t) for s in never for t in self.months)

    def _joining(self, more: Fraction) -> list[int]:
        """How many mobile people may join teams and leave `more` resident-days unserved at most."""
        months = [_unserved(self.problem, t) for t in self.months]
        extra = [sum(month[n] - min(month) for month in months) for n in range(self.mobile + 1)]
        return [n for n, days in enumerate(extra) if days <= max(more, Fraction(min(extra)))]

    def _needs(self, s: int, t: int) -> int:
        """Minutes that a site misses with nobody there."""
        return self.shortfalls.month(self.p, s, t, [], 0)

    def _posts(self, posted: int) -> int:
        """Minutes of missing posts with all who are not mobile and `posted` who are.

        What all teams together miss is missed where the site is open on the fewest days. A
        site with too few desks misses some for itself. Each month of a site is rounded: up
        to half a minute is lost, unless posts are whole minutes a day anyway.
        """
        people, rule = self._most[len(self.people) - self.mobile + posted], self._rule
        whole = sum(standard for standard, *_ in self._rows)
        short = max(whole - people[0], rule.min_team * len(self._rows) - people[1], Fraction(0))
        short -= sum((own for _, _, own, _ in self._rows), Fraction(0))
        minutes = sum((days * own for _, days, own, _ in self._rows), Fraction(0))
        for _, days, _, more in self._rows:
            taken = max(min(short, more), Fraction(0))
            minutes, short = minutes + days * taken, short - taken
            if short <= 0:
                break
        minutes *= self.daily
        if self._even:
            return ceil(minutes)
        return max(ceil(minutes - Fraction(len(self._rows) * len(self.months), 2)), 0)

    def _sites(self) -> list[tuple[int, int, Fraction, Fraction]]:
        """Of each fixed site: standard, open days, own missing posts for desks, others at most.

        The fewest days first.
        """
        problem, rule, rows = self.problem, self._rule, []
        for s in np.nonzero(problem.fixed[:, self.months.start])[0]:
            standard = int(problem.standard[s, self.months.start])
            posts, heads = self._most[min(problem.desks[s], len(self.people))]
            own = max(standard - posts, rule.min_team - heads, Fraction(0))
            days = sum(int(problem.open_days[s, t]) for t in self.months)
            rows.append((standard, days, own, max(standard, rule.min_team) - own))
        return sorted(rows, key=lambda row: row[1:])

    @staticmethod
    def _sums(weights: list[Fraction]) -> list[Fraction]:
        """Sums of the largest weights: of none, one, two, and so on."""
        return list(accumulate(sorted(weights, reverse=True), initial=Fraction(0)))
