"""Minutes that are left at the prices of the bound: its slopes."""

import numpy as np
from numpy.typing import NDArray

from allocator.solver.calls import spans
from allocator.solver.keeping import Cost, Inherited, Keeping
from allocator.solver.near import Near
from allocator.solver.phase_program import Shares
from allocator.solver.priced import ClassWorths, SitePrices, Stay
from allocator.solver.problem import Problem
from allocator.solver.standing import Standing

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Surplus:
    """Adds up minutes that people have, and takes away what the programs buy.

    Attributes
    ----------
    site, mobile
        (S, T) minutes left at fixed sites, (T,) of mobile people.
    """

    def __init__(
        self, problem: Problem, prices: SitePrices, keeping: Keeping, inherited: Inherited
    ) -> None:
        self.problem, self.keeping, self.inherited = problem, keeping, inherited
        self.site = np.zeros((len(problem.sites), problem.months))
        self.mobile = np.zeros(problem.months)
        self.prices, self._charged = prices, prices.charged(problem)

    def people(self, phase: Standing, near: Near, shares: Shares, credit: Floats) -> None:
        """Add the minutes of people less office hours and visits."""
        span = phase.span
        manager, post = near.manager, near.post
        minutes = shares.posted[:, None] * credit[manager, span]
        np.add.at(self.site[:, span], phase.fixed[post], minutes)
        self.site[phase.fixed, span] -= shares.staffed[:, None] * phase.office[:, span]
        self.mobile[span] += shares.going @ credit[:, span] - shares.made @ phase.visits[:, span]

    def calls(self, paid: Floats) -> None:
        """Take away the trips of new cases, given in points."""
        self.mobile -= _bought(paid, self.prices.mobile)

    def running(self, phase: Standing, near: Near, shares: Shares) -> None:
        """Take away the minutes of running cases: at the post of who keeps them, else there."""
        keeping = self.keeping
        n = phase.span.stop
        manager, post = near.manager, near.post
        some = np.nonzero(shares.posted > 0)[0]
        site = phase.fixed[post[some]]
        elsewhere = self.inherited.elsewhere(self.prices, manager[some], site)
        share = shares.posted[some][elsewhere.post]
        own, left = self._months(elsewhere.cost, share)
        for s in np.unique(site):
            at = site[elsewhere.post] == s
            self.site[s, :n] -= _bought(own[at].sum(axis=0), self.prices.site[s, :n])
        others = np.zeros((len(keeping.site), n))
        np.add.at(others, elsewhere.pair, left)
        on, led = self._on_team(phase, near, shares)
        known = np.maximum(keeping.manager, 0)
        posted = np.zeros(len(keeping.site))
        np.add.at(posted, elsewhere.pair, share)
        going = np.where(keeping.manager >= 0, shares.going[known], 0.0)
        going = going - np.where(np.isin(keeping.site, phase.mobile), on, 0.0)
        own, left = self._months(keeping.mobile, going)
        self.mobile[:n] -= _bought(own.sum(axis=0), self.prices.mobile[:n])
        others += left
        own, left = self._months(keeping.none, 1 - on - going - posted)
        others += own + left
        for cost, part in ((keeping.trips, on - led), (keeping.here, led)):
            own, left = self._months(cost, part)
            others += own + left
        for s in np.unique(keeping.site[keeping.site >= 0]):
            sold = _bought(others[keeping.site == s].sum(axis=0), self._charged[s, :n])
            if self.problem.fixed[s, 0]:
                self.site[s, :n] -= sold
            else:
                self.mobile[:n] -= sold

    def _on_team(self, phase: Standing, near: Near, shares: Shares) -> tuple[Floats, Floats]:
        """(K,) shares of managers on the team where they have cases, and of those who lead."""
        keeping = self.keeping
        on, led = np.zeros((2, len(keeping.site)))
        manager, post = near.manager, near.post
        share = np.zeros((len(phase.here), len(self.problem.sites)))
        share[manager, phase.fixed[post]] = shares.posted
        here = (keeping.manager >= 0) & np.isin(keeping.site, phase.fixed)
        on[here] = led[here] = share[keeping.manager[here], keeping.site[here]]
        known = np.isin(keeping.manager, phase.movers) & np.isin(keeping.site, phase.mobile)
        mover = np.searchsorted(phase.movers, keeping.manager[known])
        pair = near.rounds[mover, np.searchsorted(phase.mobile, keeping.site[known])]
        on[known] = np.where(pair >= 0, shares.joined[pair], 0.0)
        led[known] = np.where(pair >= 0, shares.led[pair], 0.0)
        return on, led

    @staticmethod
    def _months(cost: Cost, share: Floats) -> tuple[Floats, Floats]:
        own, others = cost.months()
        return share[:, None] * own, share[:, None] * others

    def cases(
        self,
        phase: Standing,
        shares: Shares,
        stays: list[Stay],
        case: Floats,
        classes: ClassWorths,
    ) -> None:
        """Take away the minutes of the cases that are started."""
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
                self._take(
                    stay.site, (amount * count)[:, None] * classes.minutes(1, members, start)
                )
                matched += amount
            rest = np.maximum(shares.earned[0][at] - matched, 0.0) * (anybody > 0)
            first = stay.worth[0].argmax(axis=1)
            self._take(stay.site, (rest * count)[:, None] * classes.minutes(0, members, first))

    def _take(self, site: Ints, minutes: Floats) -> None:
        """Take away (n, T) minutes at sites."""
        total = np.zeros_like(self.site)
        np.add.at(total, site, minutes)
        fixed = self.problem.fixed
        self.site -= np.where(fixed, total, 0.0)
        self.mobile -= np.where(fixed, 0.0, total).sum(axis=0)


def _bought(points: Floats, price: Floats) -> Floats:
    """Minutes that points buy at a price; 0 where minutes are free."""
    return np.where(price > 0, points / np.where(price > 0, price, 1.0), 0.0)
