"""Return trips of new cases: what a member of a mobile team pays who does not lead the site.

Whoever starts a case at a site that they do not visit goes there every second week as long
as the case runs. Starts are told apart by the first of them: in one of a few spans of months
(the sooner, the more cases and trips). Where the member holds own running cases at the site,
their trips are shared with these, so only what comes on top is charged.
"""

from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.solver.bound.keeping import Inherited, Keeping
from allocator.solver.bound.near import Near
from allocator.solver.bound.settling import Minutes
from allocator.solver.bound.site_prices import SitePrices
from allocator.solver.bound.standing import Standing

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

EDGES = (0, 1, 2, 3, 5, 8)
"""First months of the spans in which the first case is started, from the phase's start."""


def spans(phase: Standing) -> list[range]:
    """Spans of months (from 0 at the start of the phase) of a first start."""
    n = phase.span.stop - phase.span.start
    edges = [edge for edge in EDGES if edge < n]
    return [range(a, b) for a, b in zip(edges, [*edges[1:], n], strict=True)]


@dataclass(frozen=True)
class Charges:
    """Least points of trips by span of the first start; Q near pairs, P with running cases.

    Attributes
    ----------
    near, far
        (K, Q) of near pairs, (K, G, N) of others.
    month
        (K, Q) month of the phase in which the first start costs least.
    pair, number
        (P,) near pairs with own running cases, and their number among these.
    """

    near: Floats
    far: Floats
    month: Ints
    pair: Ints
    number: Ints


class Calls:
    """Trips of new cases by phase."""

    def __init__(self, inherited: list[Inherited]) -> None:
        self.inherited = inherited
        self.problem, self.legs = inherited[0].problem, inherited[0].legs
        self._minutes: dict[int, Floats] = {}
        self._stays: dict[int, Bools] = {}

    def charges(self, phase: Standing, near: Near, prices: SitePrices, keeping: Keeping) -> Charges:
        """Return the least points of trips."""
        mover, site = near.mover, near.site
        base, away = self._sorts(phase)
        total, month = self._plain(phase, prices)
        far = total[:, away, base]
        least, first = far[:, mover, site], month[:, away[mover], base[mover], site]
        pair, number = self._own(phase, near)
        if len(pair):
            base_cost, stays = keeping.trips.total[number], self._steady(phase, near)[pair]
            for k, starts in enumerate(spans(phase)):
                costs = np.array(
                    [
                        keeping.trips.called(self._called(phase, number, start, stays))[number]
                        for start in starts
                    ]
                )
                least[k, pair] = costs.min(axis=0) - base_cost
                first[k, pair] = starts.start + costs.argmin(axis=0)
        return Charges(least, far, first, pair, number)

    def trips(self, phase: Standing, near: Near, charges: Charges, share: Floats) -> Floats:
        """(T,) minutes of trips of (K, Q) shares of near pairs without own cases."""
        steady, (base, _) = self._steady(phase, near), self._sorts(phase)
        plain = np.ones(len(near.site), dtype=bool)
        plain[charges.pair] = False
        result = np.zeros(self.problem.months)
        for k in range(len(share)):
            q = np.nonzero(plain & (share[k] > 0))[0]
            minutes = self._trips(phase)[base[near.mover[q]], near.site[q]]
            run = self._run(charges.month[k, q], steady[q], minutes.shape[1])
            result[phase.span] += share[k, q] @ (minutes * run)
        return result

    def with_own(
        self, phase: Standing, near: Near, keeping: Keeping, charges: Charges, share: Floats
    ) -> Minutes:
        """Minutes that trips add where managers have own cases, by pair with running cases."""
        steady, number = self._steady(phase, near)[charges.pair], charges.number
        parts = np.zeros((4, len(keeping.site), self.problem.months))
        before = keeping.trips.minutes()
        for k in range(len(share)):
            called = self._called(phase, number, charges.month[k, charges.pair], steady)
            after, weight = keeping.trips.minutes(called), share[k, charges.pair, None]
            for part, more, less in zip(parts, astuple(after), astuple(before), strict=True):
                part[number] += weight * (more - less)[number]
        return Minutes(*parts)

    def _plain(self, phase: Standing, prices: SitePrices) -> tuple[Floats, Ints]:
        """(K, 2, B, N) least points without own cases, and the first month they are due in.

        By whether the manager is long away (1), by base and site.
        """
        paid = self._trips(phase) * prices.mobile[phase.span]
        n, length = paid.shape[2], self.problem.policy.caseload.months
        sums = np.pad(paid, ((0, 0), (0, 0), (1, 0))).cumsum(axis=2)
        stop = np.minimum(np.arange(n) + length, n)
        whole = sums[:, :, stop] - sums[:, :, :n]
        stays = self._stay(phase)
        cost = np.stack([np.where(stays[None, :, None], whole, paid), paid])
        parts = [cost[..., starts.start : starts.stop] for starts in spans(phase)]
        total = np.array([part.min(axis=3) for part in parts])
        month = np.array([np.argmin(part, axis=3) for part in parts], dtype=np.int64)
        first = np.array([starts.start for starts in spans(phase)])
        return total, month + first[:, None, None, None]

    def _sorts(self, phase: Standing) -> tuple[Ints, Ints]:
        """(G,) base of each mover, and 1 for who is long away in the phase."""
        away = np.asarray(self.problem.long_away[phase.movers, phase.span].any(axis=1))
        return self.legs.base[phase.movers], away.astype(np.int64)

    def _trips(self, phase: Standing) -> Floats:
        """(B, N, n) minutes of the return trips of a month."""
        if phase.number not in self._minutes:
            legs = self.legs
            way = (legs.out + legs.back)[:, phase.mobile]
            self._minutes[phase.number] = legs.trips_of(way)[:, :, phase.span].astype(float)
        return self._minutes[phase.number]

    def _stay(self, phase: Standing) -> Bools:
        """(N,) whether all cases started at a site stay there to their end."""
        if phase.number not in self._stays:
            ways = self.problem.demand.ways[:, phase.span]
            leaves: Bools = np.asarray(ways[:, :-1] != ways[:, 1:])
            self._stays[phase.number] = ~np.isin(phase.mobile, ways[:, :-1][leaves])
        return self._stays[phase.number]

    def _steady(self, phase: Standing, near: Near) -> Bools:
        """(Q,) whether a started case stays at the site and with the manager to its end."""
        mover, site = near.mover, near.site
        return np.asarray(self._stay(phase)[site] & (self._sorts(phase)[1][mover] == 0))

    def _run(self, start: Ints | int, steady: Bools, n: int) -> Bools:
        """(N, n) months in which trips are due after a start."""
        first, t = np.broadcast_to(start, steady.shape)[:, None], np.arange(n)
        length = self.problem.policy.caseload.months
        return np.where(steady[:, None], (t >= first) & (t < first + length), t == first)

    def _called(self, phase: Standing, number: Ints, start: Ints | int, steady: Bools) -> Bools:
        """(pairs, T) the same for pairs with own running cases."""
        pairs = len(self.inherited[phase.number].pairs)
        called = np.zeros((pairs, self.problem.months), dtype=bool)
        called[number, phase.span] = self._run(start, steady, phase.span.stop - phase.span.start)
        return called

    def _own(self, phase: Standing, near: Near) -> tuple[Ints, Ints]:
        """Near pairs with own running cases, and their numbers among these."""
        manager, site = self.inherited[phase.number].pairs.T
        known = np.isin(manager, phase.movers) & np.isin(site, phase.mobile)
        number = np.nonzero(known)[0]
        mover = np.searchsorted(phase.movers, manager[known])
        pair = near.rounds[mover, np.searchsorted(phase.mobile, site[known])]
        return pair[pair >= 0], number[pair >= 0]
