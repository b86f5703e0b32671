"""The bound of tier 3 at given prices of minutes, over all deployments.

Take any plan whose uncovered minutes are no more than the given ones. Its starts avoid their
points. Charge each start and each running case for its minutes, each post for its office
hours, visits and trips, at the price of the site and month, and credit everyone with the
minutes they have at the price of where they work. Nobody uses more minutes than they have,
except for overload, so the points avoided are at most

    worth of the starts beyond their charges - charges of everything else + credits
    + uncovered minutes x the most that one can save.

Each part is then replaced by something at least as large: charges by the least possible ones
(`priced`, `keeping`, `standing`), the deployment by shares of people (`phase_program`), one
program a phase. A class that could start in several phases or sites is counted in each, less
a price of the case that is paid once. This holds for all prices >= 0; `ascent` looks for
good ones.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.solver.calls import Calls, spans
from allocator.solver.deployment import MOBILE, NONE, Places
from allocator.solver.earnings import Earnings
from allocator.solver.keeping import Inherited, Keeping
from allocator.solver.phase_program import PhaseProgram, Shares, Values, dealt
from allocator.solver.priced import ClassWorths, SitePrices, Stay
from allocator.solver.problem import Problem
from allocator.solver.standing import Standing, credited, standing

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Answer:
    """Bound at prices, and where minutes are left or missing at them.

    Attributes
    ----------
    avoided
        No plan avoids more points.
    site, mobile
        (S, T) and (T,) minutes left over at fixed sites and by mobile people; negative where
        more is sold than there is. Their direction lowers the bound.
    """

    avoided: float
    site: Floats
    mobile: Floats


class Relaxation:
    """Evaluates the bound of a city at prices."""

    def __init__(self, problem: Problem, places: Places, earnings: Earnings) -> None:
        self.problem, self.places = problem, places
        self.classes = ClassWorths(problem)
        minutes, own = _running_minutes(problem, earnings)
        self.inherited = Inherited(problem, places, minutes, own)
        self.calls = Calls(self.inherited)
        people = np.zeros(len(problem.managers), dtype=np.int64)
        for run in problem.running:
            if run.manager >= 0:
                people[run.manager] += run.case.persons
        longest = max(self.classes.longest(), float(minutes.max(initial=0.0) * 2))
        self.credit = credited(problem, people, longest)
        self.phases = [standing(problem, earnings, p) for p in range(len(problem.phases))]

    def answer(self, prices: SitePrices, uncovered: int) -> Answer:
        """Return the bound for plans that leave at most `uncovered` minutes uncovered."""
        problem = self.problem
        keeping, stays = self.inherited.keeping(prices), self.classes.stays(prices)
        dearest = self._dearest(prices) if uncovered else 0.0
        case = _case_prices(len(problem.demand.samples), stays)
        total = float(case @ problem.demand.count)
        total -= float(keeping.away[0].total.sum() + keeping.later.sum())
        total += sum(float(row @ problem.pools[name]) for name, row in prices.pool.items())
        total += dearest * (uncovered + 0.5 * float(problem.fixed.sum()))
        surplus = _Surplus(problem, prices, keeping)
        for phase in self.phases:
            values, called = self._values(phase, prices, keeping, stays, case, dearest)
            program = PhaseProgram(phase, prices, self.classes.able, self.classes.speaks, uncovered)
            shares = program.solve(
                values, problem.policy.mobile.max_sites, problem.policy.team.min_team
            )
            total += shares.bound - dearest * float(phase.on_site.sum())
            surplus.people(phase, shares, self.credit, called)
            surplus.cases(phase, shares, stays, case, self.classes)
        return Answer(total, surplus.site, surplus.mobile)

    def _dearest(self, prices: SitePrices) -> float:
        """Most points that an uncovered minute may save: of overload, or of a case left."""
        problem = self.problem
        due = np.array([[float(part) for part in row] for row in problem.due])
        due = np.where(due > 0, due, 1.0).min(axis=0, initial=1.0)
        most = np.maximum(prices.charged(problem).max(axis=0, initial=0.0), prices.mobile)
        return max(float((most / due).max(initial=0.0)), self.inherited.dearest(prices))

    def _values(
        self,
        phase: Standing,
        prices: SitePrices,
        keeping: Keeping,
        stays: list[Stay],
        case: Floats,
        dearest: float,
    ) -> tuple[Values, Floats]:
        problem, span = self.problem, phase.span
        credit = self.credit[:, span]
        posted = credit @ prices.site[phase.fixed, span].T
        going = credit @ prices.mobile[span]
        spare = credit @ prices.floor(problem)[span]
        shape = (len(phase.movers), len(phase.mobile))
        joined, led = np.zeros(shape), np.zeros(shape)
        if phase.number == 0:
            kept, kept_mobile, joined, led = dealt(phase, keeping)
            posted, going = posted + kept, going + kept_mobile
            move = float(problem.policy.hours.change_of_post)
            for m, now in enumerate(self.places.present):
                if now != NONE:
                    posted[m] -= move * prices.site[phase.fixed, 0] * (phase.fixed != now)
                    going[m] -= move * prices.mobile[0] * (now != MOBILE)
        called = self.calls.charges(phase, prices, keeping)
        worth = self._worth(phase, stays, case)
        return Values(posted, going, spare, joined, led, called.sum(axis=3), worth, dearest), called

    def _worth(self, phase: Standing, stays: list[Stay], case: Floats) -> Floats:
        """(1 + K, S, A) points of all cases: with anybody, and beyond that with a speaker."""
        first = [phase.span.start + span.start for span in spans(phase)]
        shape = (1 + len(first), len(self.problem.sites), len(self.classes.able))
        worth = np.zeros(shape)
        for stay in stays:
            if stay.phase != phase.number:
                continue
            count, ask = self.problem.demand.count[stay.classes], self.classes.ask[stay.classes]
            price = case[stay.classes]
            anybody = np.maximum(stay.worth[0].max(axis=1) - price, 0.0)
            np.add.at(worth[0, stay.site], ask, anybody * count)
            for k, t in enumerate(first):
                speaker = stay.worth[1][:, t:].max(axis=1) - price
                more = np.maximum(speaker - anybody, 0.0)
                np.add.at(worth[1 + k, stay.site], ask, more * count)
        return worth


class _Surplus:
    """Minutes that are left at the prices: slopes of the bound."""

    def __init__(self, problem: Problem, prices: SitePrices, keeping: Keeping) -> None:
        self.problem, self.keeping = problem, keeping
        self.site = np.zeros((len(problem.sites), problem.months))
        self.mobile = np.zeros(problem.months)
        self._price, self._common = prices.charged(problem), prices.mobile

    def people(self, phase: Standing, shares: Shares, credit: Floats, called: Floats) -> None:
        """Add the minutes of people less office hours, visits and running cases."""
        span = phase.span
        self.site[phase.fixed, span] += shares.posted.T @ credit[:, span]
        self.site[phase.fixed, span] -= shares.staffed[:, None] * phase.office[:, span]
        self.mobile[span] += shares.going @ credit[:, span] - shares.made @ phase.visits[:, span]
        paid = np.einsum("kij,kijt->t", shares.called, called)
        self.mobile -= np.where(self._common > 0, paid / np.maximum(self._common, 1e-12), 0.0)
        if phase.number == 0:
            self._running(phase, shares)

    def _running(self, phase: Standing, shares: Shares) -> None:
        """Take away the minutes of running cases: at the post of who keeps them, else there."""
        keeping, fixed = self.keeping, phase.fixed
        pairs, known = len(keeping.site), np.maximum(keeping.manager, 0)
        posts = np.column_stack([np.zeros(len(phase.here)), shares.going, shares.posted])
        share = np.where(keeping.manager[:, None] >= 0, posts[known], 0.0)
        on, led = np.zeros(pairs), np.zeros(pairs)
        for i, s in enumerate(fixed):
            at = keeping.site == s
            on[at] = led[at] = share[at, 2 + i]
            share[at, 2 + i] = 0.0
        near = np.isin(keeping.manager, phase.movers) & np.isin(keeping.site, phase.mobile)
        row = np.searchsorted(phase.movers, keeping.manager[near])
        col = np.searchsorted(phase.mobile, keeping.site[near])
        on[near], led[near] = shares.joined[row, col], shares.led[row, col]
        share[near, 1] -= on[near]
        share[:, 0] = 1 - on - share[:, 1:].sum(axis=1)
        rows = [self._common, *(self._price[s] for s in fixed)]
        left = share[:, :1] * (keeping.away[0].own + keeping.away[0].others)
        for q, (cost, price) in enumerate(zip(keeping.away[1:], rows, strict=True)):
            sold = _bought(share[:, 1 + q] @ cost.own, price)
            if q:
                self.site[fixed[q - 1]] -= sold
            else:
                self.mobile -= sold
            left = left + share[:, 1 + q, None] * cost.others
        left = left + (on - led)[:, None] * (keeping.trips.own + keeping.trips.others)
        left = left + led[:, None] * (keeping.here.own + keeping.here.others)
        for s in np.unique(keeping.site[keeping.site >= 0]):
            self._take(s, _bought(left[keeping.site == s].sum(axis=0), self._price[s]))

    def cases(
        self,
        phase: Standing,
        shares: Shares,
        stays: list[Stay],
        case: Floats,
        classes: ClassWorths,
    ) -> None:
        """Take away the minutes of the cases that are started."""
        count = self.problem.demand.count
        for stay in stays:
            if stay.phase != phase.number:
                continue
            members = stay.classes
            count = self.problem.demand.count[members]
            at = (stay.site, classes.ask[members])
            anybody = stay.worth[0].max(axis=1) - case[members]
            matched = np.zeros(len(members))
            for k, span in enumerate(spans(phase)):
                later = stay.worth[1][:, phase.span.start + span.start :]
                start = phase.span.start + span.start + later.argmax(axis=1)
                wins = later.max(axis=1) - case[members] > np.maximum(anybody, 0.0)
                amount = np.where(wins, np.maximum(shares.earned[1 + k][at] - matched, 0.0), 0.0)
                self._take(stay.site, (amount * count) @ classes.minutes(1, members, start))
                matched += amount
            rest = np.maximum(shares.earned[0][at] - matched, 0.0) * (anybody > 0)
            first = stay.worth[0].argmax(axis=1)
            self._take(stay.site, (rest * count) @ classes.minutes(0, members, first))

    def _take(self, s: int, minutes: Floats) -> None:
        fixed = self.problem.fixed[s]
        self.site[s] -= np.where(fixed, minutes, 0.0)
        self.mobile -= np.where(fixed, 0.0, minutes)


def _bought(points: Floats, price: Floats) -> Floats:
    """Minutes that points buy at a price; 0 where minutes are free."""
    return np.where(price > 0, points / np.where(price > 0, price, 1.0), 0.0)


def _case_prices(size: int, stays: list[Stay]) -> Floats:
    """(C,) second best worth of each class over its stays: 0 for one stay only."""
    best, second = np.zeros(size), np.zeros(size)
    for stay in stays:
        worth = np.maximum(stay.worth.max(axis=(0, 2)), 0.0)
        known = best[stay.classes]
        second[stay.classes] = np.maximum(second[stay.classes], np.minimum(known, worth))
        best[stay.classes] = np.maximum(known, worth)
    return second


def _running_minutes(problem: Problem, earnings: Earnings) -> tuple[Floats, Floats]:
    """(R, T) minutes of running cases with a speaker, and with their own manager."""
    table = earnings.running.minutes
    own = table[1].copy()
    for r, run in enumerate(problem.running):
        if run.manager >= 0 and not problem.speaks(run.manager, run.case):
            own[r] = table[0, r]
    return table[1], own
