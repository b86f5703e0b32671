"""Minutes that are left at the prices of the bound: its slopes."""

from dataclasses import astuple

import numpy as np
from numpy.typing import NDArray

from allocator.solver.bound.calls import Calls, Charges, spans
from allocator.solver.bound.keeping import Cost, Inherited, Keeping
from allocator.solver.bound.near import Near
from allocator.solver.bound.phase_program import Shares
from allocator.solver.bound.priced import CasePrices, ClassWorths, Stay
from allocator.solver.bound.settling import Minutes
from allocator.solver.bound.site_prices import SitePrices
from allocator.solver.bound.standing import Standing
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Surplus:
    """Adds up minutes that people have, and takes away what the programs buy.

    Attributes
    ----------
    site, mobile, pool
        (S, T) minutes left at fixed sites, (T,) of mobile people, and of interpreters.
    """

    def __init__(self, problem: Problem, prices: SitePrices) -> None:
        self.problem, self.prices = problem, prices
        self.site = np.zeros((len(problem.sites), problem.months))
        self.mobile, self._lowest = np.zeros((2, problem.months))
        self.pool = {name: problem.pools[name].astype(float) for name in prices.pool}
        self._used = np.zeros(len(problem.demand.count))

    def take(self, site: Ints, minutes: Floats) -> None:
        """Take away (n, T) minutes at sites; where these have no team, at the lowest price."""
        total = np.zeros_like(self.site)
        np.add.at(total[:, : minutes.shape[1]], site, minutes)
        fixed, mobile = self.problem.fixed, self.problem.is_mobile
        self.site -= np.where(fixed, total, 0.0)
        self.mobile -= np.where(mobile, total, 0.0).sum(axis=0)
        self.take_lowest(np.where(fixed | mobile, 0.0, total))

    def take_lowest(self, minutes: Floats) -> None:
        """Take away (n, T) minutes at the lowest price of anyone."""
        self._lowest[: minutes.shape[1]] -= minutes.sum(axis=0)

    def finish(self) -> None:
        """Deal what was taken at the lowest price to whose price that is."""
        where = self.prices.lowest(self.problem)
        for t, s in enumerate(where):
            if s >= 0:
                self.take(np.array([s]), _at(t, -self._lowest[t], len(where)))
            else:
                self.mobile[t] += self._lowest[t]

    def people(
        self, phase: Standing, near: Near, shares: Shares, credit: Floats, moves: Floats
    ) -> None:
        """Add the minutes of people less office hours, visits and changes of post."""
        span, posted = phase.span, shares.posted[:, None]
        minutes = posted * credit[near.manager, span]
        minutes[:, 0] -= shares.posted * moves[near.manager, near.post]
        np.add.at(self.site[:, span], phase.fixed[near.post], minutes)
        self.site[phase.fixed, span] -= shares.staffed[:, None] * phase.office[:, span]
        self.mobile[span] += shares.going @ credit[:, span] - shares.made @ phase.visits[:, span]
        self.mobile -= shares.toured
        self.mobile[span.start] -= shares.going @ moves[:, -1]
        self._lowest[span] += shares.spare @ credit[:, span]

    def running(
        self, phase: Standing, near: Near, shares: Shares, keeping: Keeping, inherited: Inherited
    ) -> None:
        """Take away the minutes of running cases: at the post of who keeps them, else there."""
        some = np.nonzero(shares.posted > 0)[0]
        manager, site = near.manager[some], phase.fixed[near.post[some]]
        elsewhere = inherited.elsewhere(self.prices, manager, site)
        part, post = shares.posted[some][elsewhere.post], site[elsewhere.post]
        minutes = _shared(elsewhere.cost, part)
        self.take(post, minutes.trips + minutes.kept)
        self._handed_over(minutes, keeping.site[elsewhere.pair])
        posted = np.zeros(len(keeping.site))
        np.add.at(posted, elsewhere.pair, part)
        on, led = _on_team(phase, near, shares, keeping)
        known = np.maximum(keeping.manager, 0)
        going = np.where(keeping.manager >= 0, shares.going[known], 0.0)
        going -= np.where(np.isin(keeping.site, phase.mobile), on, 0.0)
        minutes = _shared(keeping.mobile, going)
        self.mobile -= (minutes.trips + minutes.kept).sum(axis=0)
        self._handed_over(minutes, keeping.site)
        minutes = _shared(keeping.none, 1 - on - going - posted)
        self.take_lowest(minutes.trips + minutes.kept)
        self._handed_over(minutes, keeping.site)
        for cost, part in ((keeping.trips, on - led), (keeping.here, led)):
            self._kept_on_team(_shared(cost, part), keeping.site)

    def _kept_on_team(self, minutes: Minutes, site: Ints) -> None:
        self.mobile -= minutes.trips.sum(axis=0)
        self.take(site, minutes.kept)
        self._handed_over(minutes, site)

    def _handed_over(self, minutes: Minutes, site: Ints) -> None:
        self.take(site, minutes.others)
        self.take_lowest(minutes.free)

    def calls(
        self,
        phase: Standing,
        near: Near,
        shares: Shares,
        charges: Charges,
        keeping: Keeping,
        calls: Calls,
    ) -> None:
        """Take away the trips of new cases."""
        self.mobile -= calls.trips(phase, near, charges, shares.called)
        if len(charges.pair):
            minutes = calls.with_own(phase, near, keeping, charges, shares.called)
            self._kept_on_team(minutes, keeping.site)

    def cases(
        self,
        phase: Standing,
        shares: Shares,
        stays: list[Stay],
        case: CasePrices,
        classes: ClassWorths,
    ) -> None:
        """Take away the minutes of the cases that are started."""
        for stay in stays:
            if stay.phase != phase.number:
                continue
            at, price = (stay.site, classes.ask[stay.classes]), case.price[stay.classes]
            anybody = stay.worth[0].max(axis=1) - price
            matched = np.zeros(len(price))
            for k, span in enumerate(spans(phase)):
                later = stay.worth[1][:, phase.span.start + span.start :]
                start = phase.span.start + span.start + later.argmax(axis=1)
                wins = later.max(axis=1) - price > np.maximum(anybody, 0.0)
                amount = np.where(wins, np.maximum(shares.earned[1 + k][at] - matched, 0.0), 0.0)
                self._start(stay, 1, start, amount, classes)
                matched += amount
            rest = np.maximum(shares.earned[0][at] - matched, 0.0) * (anybody > 0)
            self._start(stay, 0, stay.worth[0].argmax(axis=1), rest, classes)

    def _start(
        self, stay: Stay, level: int, start: Ints, share: Floats, classes: ClassWorths
    ) -> None:
        amount = share * self.problem.demand.count[stay.classes]
        self._used[stay.classes] += amount
        self._sell(stay, np.full(len(start), level), start, amount, classes)

    def unused(self, stays: list[Stay], case: CasePrices, classes: ClassWorths) -> None:
        """Take away the minutes at which cases are priced, as far as they are not started."""
        left = self.problem.demand.count - self._used
        for number, stay in enumerate(stays):
            priced = case.stay[stay.classes] == number
            amount = np.where(priced, left[stay.classes], 0.0)
            level, start = case.level[stay.classes], case.start[stay.classes]
            self._sell(stay, level, np.where(priced, start, 0), amount, classes)

    def _sell(
        self, stay: Stay, level: Ints, start: Ints, amount: Floats, classes: ClassWorths
    ) -> None:
        """Sell the minutes of an amount of cases of each class of a stay."""
        some = np.nonzero(amount)[0]
        members, amount = stay.classes[some], amount[some, None]
        there, free, interpreted = classes.minutes(
            self.prices, stay, some, level[some], start[some]
        )
        self.take(stay.site[some], amount * there)
        self.take_lowest(amount * free)
        for name, row in self.pool.items():
            asked = self.problem.interpreted_language[members] == name
            row -= (amount * interpreted)[asked].sum(axis=0)


def _shared(cost: Cost, share: Floats) -> Minutes:
    """Minutes of shares of groups of cases."""
    return Minutes(*(share[:, None] * part for part in astuple(cost.minutes())))


def _on_team(
    phase: Standing, near: Near, shares: Shares, keeping: Keeping
) -> tuple[Floats, Floats]:
    """(K,) shares of managers on the team where they have cases, and of those who lead."""
    on, led = np.zeros((2, len(keeping.site)))
    known = np.nonzero((keeping.manager >= 0) & np.isin(keeping.site, phase.fixed))[0]
    post = np.searchsorted(phase.fixed, keeping.site[known])
    pair = near.posts[keeping.manager[known], post]
    on[known] = led[known] = np.append(shares.posted, 0.0)[pair]
    known = np.nonzero(
        np.isin(keeping.manager, phase.movers) & np.isin(keeping.site, phase.mobile)
    )[0]
    mover = np.searchsorted(phase.movers, keeping.manager[known])
    pair = near.rounds[mover, np.searchsorted(phase.mobile, keeping.site[known])]
    on[known], led[known] = (np.append(part, 0.0)[pair] for part in (shares.joined, shares.led))
    return on, led


def _at(t: int, minutes: float, months: int) -> Floats:
    """(1, months) minutes in one month."""
    row = np.zeros((1, months))
    row[0, t] = minutes
    return row
