"""What the running cases cost at prices, for each part their manager may have in them.

Someone holds each running case. Its own manager may keep it (on the team of its site), keep
it for some months of aftercare and then hand it over, or hand it over at once; whoever takes
it is on the team of the site, shares a language at best, and pays the handover. What that
costs at least is computed for all own cases of a manager at a site together, because they
share their trips. Aftercare is paid from the minutes of the post that its manager has now,
so it costs what minutes cost there.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from allocator.solver.bound.legs import Legs
from allocator.solver.bound.runs import RunningCases
from allocator.solver.bound.settling import Leaving, Minutes, Runs, Settling, after, before, sums
from allocator.solver.bound.site_prices import SitePrices

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Cost:
    """Least cost of groups of own cases in a part that their manager may have.

    Attributes
    ----------
    settling
        The groups at the price of the manager's minutes there.
    trips, row
        (G, n) minutes of a month's trips, and their price.
    longest
        (G,) months that cases may be kept.
    """

    settling: Settling
    trips: Floats
    row: Floats
    longest: Ints

    @cached_property
    def total(self) -> Floats:
        """(G,) points of all months."""
        return self.settling.total(self.trips * self.row, self.longest)

    def called(self, anyway: Bools) -> Floats:
        """(G,) points if the trips of some (G, n) months are due in any case."""
        return self.settling.total(self.trips * self.row, self.longest, anyway)

    def minutes(self, anyway: Bools | None = None) -> Minutes:
        """Minutes of the least cost by month."""
        due, *rest = self.settling.kept(self.trips * self.row, self.longest, anyway)
        return Minutes(self.trips * due, *rest)


@dataclass(frozen=True)
class Keeping:
    """Least cost of the own running cases of managers at sites, in a phase.

    Attributes
    ----------
    manager, site
        (K,) pairs that have running cases; manager -1 for a head.
    none, mobile
        When the manager is not on the site's team: with no post or as a floater; mobile.
    trips, here
        When the manager is on the team and pays return trips to the site, and when none
        (own fixed site, or visited).
    posted
        (K, F) points with each fixed site of the phase as post: `here` where it is that.
    """

    manager: Ints
    site: Ints
    none: Cost
    mobile: Cost
    trips: Cost
    here: Cost
    posted: Floats


@dataclass(frozen=True)
class Posted:
    """Cost of own cases elsewhere for managers at fixed sites, by post and pair.

    Attributes
    ----------
    post, pair
        (J,) number of the post as asked for, and of the pair with running cases.
    cost
        Of these cases.
    """

    post: Ints
    pair: Ints
    cost: Cost


class Inherited:
    """Prices the running cases of a phase.

    A handover is paid once, in full, where it is made. That is passed from phase to phase: who
    hands a case on in a phase gets back what the next one charges a case that comes to it handed
    on, and that one gets back what its next one charges, so that all of it together is the
    handover. What a phase charges is the share of the months that are left of the case, at the
    lowest price until it begins.

    Parameters
    ----------
    cases
        All running cases of the city.
    legs
        Legs of the city.
    phase
        Number of the phase.
    """

    def __init__(self, cases: RunningCases, legs: Legs, phase: int) -> None:
        self.cases, self.problem, self.legs = cases, cases.problem, legs
        self.number, self.months = phase, cases.problem.phases[phase]
        span = np.arange(cases.problem.months)
        self.inside = (span >= self.months.start) & (span < self.months.stop)
        self.ways = cases.ways
        self.alive = np.nonzero((cases.minutes[:, self.inside] > 0).any(axis=1))[0]
        if phase == 0:
            self.alive = np.arange(len(cases.holder))
        self.minutes = np.where(self.inside, cases.minutes[self.alive], 0.0)
        self.own = np.where(self.inside, cases.own[self.alive], 0.0)
        self.free = cases.free[self.alive]
        self.moves = np.asarray(cases.moved[self.alive, : self.months.stop].any(axis=1))
        self.taking, self.later = self._taking()
        pairs = np.column_stack(
            [cases.holder[self.alive], cases.ways[self.alive, self.months.start]]
        ).reshape(-1, 2)
        self.pairs, group = np.unique(pairs, axis=0, return_inverse=True)
        self.size = np.bincount(group.ravel(), minlength=len(self.pairs))
        self.rows = np.argsort(group.ravel(), kind="stable")
        self.starts = np.cumsum(self.size) - self.size
        self.group = np.repeat(np.arange(len(self.pairs)), self.size)
        self._trips: dict[int, Floats] = {}

    def _taking(self) -> tuple[Floats, Floats]:
        """(R, T) minutes of being handed over in a month, (R,) of what the next phase charges.

        Until the phase begins it is what the phase charges; then the whole handover.
        """
        first, stop = self.months.start, self.months.stop
        handover = float(self.problem.policy.hours.handover)
        due = after(self.minutes)[:, :-1] > 0
        left = (self.cases.minutes[self.alive] > 0)[:, ::-1].cumsum(axis=1)[:, ::-1]
        left = np.pad(left, ((0, 0), (0, 1))) / np.maximum(left[:, :1], 1)
        begun = np.where(np.arange(self.problem.months) <= first, left[:, first, None], 1.0)
        return np.where(due, begun * handover, 0.0), left[:, stop] * handover

    def keeping(self, prices: SitePrices) -> Keeping:
        """Return the least costs at `prices`."""
        problem = self.problem
        floor, runs = prices.floor(problem), self._runs(prices)
        from_base = self._from_base()
        whole = np.full(len(self.pairs), problem.months)

        def away(row: Floats) -> Cost:
            price = np.where(self.free, floor, row)[self.rows]
            settling = Settling(runs, self.rows, self.starts, price)
            return Cost(settling, from_base, row, self.longest)

        on_team = Settling(runs, self.rows, self.starts, runs.price[self.rows])
        here = Cost(on_team, np.zeros(from_base.shape), prices.mobile, whole)
        return Keeping(
            manager=self.pairs[:, 0],
            site=self.pairs[:, 1],
            none=away(floor),
            mobile=away(prices.mobile),
            trips=Cost(on_team, from_base, prices.mobile, whole),
            here=here,
            posted=self._posted(prices, runs, here.total),
        )

    def _posted(self, prices: SitePrices, runs: Runs, here: Floats) -> Floats:
        """(K, F) least cost with each fixed site as post; nothing is kept beyond aftercare.

        Cases that move with their site are kept as long as that is cheapest.
        """
        problem = self.problem
        fixed = np.nonzero(problem.fixed[:, self.months.start])[0]
        own, rest = runs.own[self.rows], runs.rest[self.rows]
        free, moves = runs.free[self.rows], runs.moves[self.rows]
        loose, bound = np.where(free, own * prices.floor(problem), 0.0), np.where(free, 0, own)
        most = int(self.longest.max(initial=0))
        late = np.arange(most + 1)[None, :] > self.longest[:, None]
        result = np.empty((len(self.pairs), len(fixed)))
        for f, s in enumerate(fixed):
            row, trips = prices.site[s], self._from_post(int(s))[:, :most]
            cost = before((loose + bound * row)[:, :most]) + rest[:, : most + 1]
            least = np.where(moves[:, None], 0.0, np.minimum.accumulate(cost, axis=1))
            settle = sums(least, self.starts) + before(trips * row[:most])
            result[:, f] = np.where(late, np.inf, settle).min(axis=1)
            if moves.any():
                whole = before((loose + bound * row)[moves]) + rest[moves]
                np.add.at(result[:, f], self.group[moves], whole.min(axis=1))
        return np.where(self.pairs[:, 1, None] == fixed, here[:, None], result)

    def elsewhere(self, prices: SitePrices, manager: Ints, site: Ints) -> Posted:
        """Return the cost of own cases elsewhere of managers posted at fixed sites."""
        first = np.searchsorted(self.pairs[:, 0], manager, side="left")
        many = np.searchsorted(self.pairs[:, 0], manager, side="right") - first
        post, pair = np.repeat(np.arange(len(manager)), many), ranges(first, many)
        elsewhere = self.pairs[pair, 1] != site[post]
        post, pair = post[elsewhere], pair[elsewhere]
        rows = self.rows[ranges(self.starts[pair], self.size[pair])]
        starts = np.cumsum(self.size[pair]) - self.size[pair]
        row, runs = prices.site[site[post]], self._runs(prices)
        ways = self.legs.from_site(site[post], self.pairs[pair, 1])
        away = (self.pairs[pair, 1, None] >= 0) & self.inside
        trips = np.where(away, self.legs.trips_of(ways), 0.0)
        floor = prices.floor(self.problem)
        price = np.where(runs.free[rows], floor, np.repeat(row, self.size[pair], axis=0))
        settling = Settling(runs, rows, starts, price)
        return Posted(post, pair, Cost(settling, trips, row, self.longest[pair]))

    @cached_property
    def longest(self) -> Ints:
        """(K,) month before which own cases that are kept away from their site are given up."""
        first, aftercare = self.months.start, self.problem.policy.caseload.aftercare_months
        limit = min(first + aftercare, self.months.stop)
        manager = self.pairs[:, 0]
        absent = manager < 0
        if len(self.problem.managers):
            absent = absent | ~self.problem.in_contract[np.maximum(manager, 0), first]
        return np.where(absent, first, limit)

    def _runs(self, prices: SitePrices) -> Runs:
        """Return the cases at prices; a handover has the price of its month.

        What phases charge for handovers made before them has the lowest price until they begin.
        """
        ways, months = self.ways[self.alive], np.arange(self.problem.months)
        charged = prices.charged(self.problem)[ways, months]
        price = np.where(self.free, prices.floor(self.problem), charged)
        first, stop = self.months.start, self.months.stop
        begun = price[:, : first + 1].argmin(axis=1)
        return Runs(
            self.own,
            self.minutes,
            self.taking,
            np.where(months <= first, begun[:, None], months),
            self.later,
            price[:, : stop + 1].argmin(axis=1),
            self.free,
            price,
            self.moves,
            self._leaving(prices, price) if self.number else None,
        )

    def _leaving(self, prices: SitePrices, price: Floats) -> Leaving:
        """What cases cost that somebody holds who left the team when the phase began.

        They are kept for the months of aftercare at the lowest price of anyone, and then
        handed over, at the lowest price until then.
        """
        first, policy = self.months.start, self.problem.policy
        until = first + policy.caseload.aftercare_months
        early = np.arange(self.problem.months) < until
        floor = np.where(early, prices.floor(self.problem), price)
        due = self.inside & (np.arange(self.problem.months) == until) & (self.minutes > 0)
        span = price[:, first : min(until + 1, self.months.stop)]
        month = first + span.argmin(axis=1) if len(price) else np.zeros(0, dtype=np.int64)
        handover = np.where(due.any(axis=1), float(policy.hours.handover), 0.0)
        paid = handover * span.min(axis=1, initial=np.inf) if len(price) else handover
        return Leaving(first, early, (floor * self.minutes).sum(axis=1) + paid, handover, month)

    def _from_post(self, post: int) -> Floats:
        """(K, T) minutes of the return trips of a month from a fixed site."""
        if post not in self._trips:
            site = self.pairs[:, 1]
            trips = self.legs.trips_of(self.legs.from_site(np.array(post), site))
            trips[np.asarray((self.pairs < 0).any(axis=1))] = 0
            self._trips[post] = np.where(self.inside, trips, 0.0)
        return self._trips[post]

    def _from_base(self) -> Floats:
        """(K, T) minutes of the return trips of a month from the base; 0 for nobody's cases."""
        manager, site = self.pairs.T
        nobody = (manager < 0) | (site < 0)
        base = self.legs.base[manager] if len(self.legs.base) else np.zeros_like(manager)
        trips = self.legs.trips_of(self.legs.from_base(base, site))
        trips[nobody] = 0
        return np.where(self.inside, trips, 0.0)


def ranges(first: Ints, many: Ints) -> Ints:
    """Numbers from each `first` on, as `many` as said, one range behind the other."""
    ends = np.cumsum(many)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(first - ends + many, many)
