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

from allocator.solver.legs import Legs
from allocator.solver.priced import SitePrices
from allocator.solver.problem import Problem
from allocator.solver.settling import Minutes, Runs, Settling, after, before, sums

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
    """Least cost of the own running cases of managers at sites, in the first phase.

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
        (K, F) points with each fixed site of the first phase as post: `here` where it is that.
    later
        Points of running cases in later phases, whoever holds them.
    """

    manager: Ints
    site: Ints
    none: Cost
    mobile: Cost
    trips: Cost
    here: Cost
    posted: Floats
    later: float


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
    """Prices the running cases of a city.

    Parameters
    ----------
    legs
        Legs of the city.
    minutes, own
        (R, T) minutes of each running case with someone who speaks its language, and with
        its own manager.
    """

    def __init__(self, problem: Problem, legs: Legs, minutes: Floats, own: Floats) -> None:
        self.problem, self.legs = problem, legs
        runs = problem.running
        self.minutes = minutes
        self._trips: dict[int, Ints] = {}
        self.ways = np.array([run.way for run in runs], dtype=np.int64)
        self.ways = self.ways.reshape(len(runs), problem.months)
        holder = np.array([run.manager for run in runs], dtype=np.int64)
        given = [problem.site_index[run.case.before] for run in runs]
        moved = np.zeros(self.ways.shape, dtype=bool)
        moved[:, 0] = self.ways[:, 0] != given
        for t in range(1, problem.months):
            moved[:, t] = moved[:, t - 1] | (self.ways[:, t] != self.ways[:, t - 1])
        self.own = np.where(moved, np.minimum(own, minutes), own)
        self.free = moved | (self.ways < 0)
        self.moves = np.asarray(moved[:, : len(problem.phases[0])].any(axis=1))
        pairs = np.column_stack([holder, self.ways[:, 0]]).reshape(-1, 2)
        self.pairs, group = np.unique(pairs, axis=0, return_inverse=True)
        self.size = np.bincount(group.ravel(), minlength=len(self.pairs))
        self.rows = np.argsort(group.ravel(), kind="stable")
        self.starts = np.cumsum(self.size) - self.size
        self.group = np.repeat(np.arange(len(self.pairs)), self.size)

    def keeping(self, prices: SitePrices) -> Keeping:
        """Return the least costs at `prices`."""
        problem, n = self.problem, len(self.problem.phases[0])
        floor, runs = prices.floor(problem), self._runs(prices)
        from_base = self._from_base()[:, :n].astype(float)
        whole = np.full(len(self.pairs), n)

        def away(row: Floats) -> Cost:
            price = np.where(self.free, floor, row)[self.rows, :n]
            settling = Settling(runs, self.rows, self.starts, price)
            return Cost(settling, from_base, row[:n], self.longest)

        on_team = Settling(runs, self.rows, self.starts, runs.price[self.rows])
        here = Cost(on_team, np.zeros(from_base.shape), prices.mobile[:n], whole)
        return Keeping(
            manager=self.pairs[:, 0],
            site=self.pairs[:, 1],
            none=away(floor),
            mobile=away(prices.mobile),
            trips=Cost(on_team, from_base, prices.mobile[:n], whole),
            here=here,
            posted=self._posted(prices, runs, here.total),
            later=self.later(prices)[0],
        )

    def _posted(self, prices: SitePrices, runs: Runs, here: Floats) -> Floats:
        """(K, F) least cost with each fixed site as post; nothing is kept beyond aftercare.

        Cases that move with their site are kept as long as that is cheapest.
        """
        problem, n = self.problem, len(self.problem.phases[0])
        fixed = np.nonzero(problem.fixed[:, 0])[0]
        own, rest = runs.own[self.rows], runs.rest[self.rows]
        free, moves = runs.free[self.rows], runs.moves[self.rows]
        loose, bound = np.where(free, own * prices.floor(problem)[:n], 0.0), np.where(free, 0, own)
        most = int(self.longest.max(initial=0))
        late = np.arange(most + 1)[None, :] > self.longest[:, None]
        result = np.empty((len(self.pairs), len(fixed)))
        for f, s in enumerate(fixed):
            row, trips = prices.site[s, :n], self._from_post(int(s))[:, :most]
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
        n = len(self.problem.phases[0])
        first = np.searchsorted(self.pairs[:, 0], manager, side="left")
        many = np.searchsorted(self.pairs[:, 0], manager, side="right") - first
        post, pair = np.repeat(np.arange(len(manager)), many), ranges(first, many)
        elsewhere = self.pairs[pair, 1] != site[post]
        post, pair = post[elsewhere], pair[elsewhere]
        rows = self.rows[ranges(self.starts[pair], self.size[pair])]
        starts = np.cumsum(self.size[pair]) - self.size[pair]
        row, runs = prices.site[site[post], :n], self._runs(prices)
        ways = self.legs.from_site(site[post], self.pairs[pair, 1])
        trips = np.where(self.pairs[pair, 1, None] < 0, 0.0, self.legs.trips_of(ways)[:, :n])
        floor = prices.floor(self.problem)[:n]
        price = np.where(runs.free[rows], floor, np.repeat(row, self.size[pair], axis=0))
        settling = Settling(runs, rows, starts, price)
        return Posted(post, pair, Cost(settling, trips, row, self.longest[pair]))

    @cached_property
    def longest(self) -> Ints:
        """(K,) months that own cases may be kept away from their site."""
        limit = min(self.problem.policy.caseload.aftercare_months, len(self.problem.phases[0]))
        manager = self.pairs[:, 0]
        absent = manager < 0
        if len(self.problem.managers):
            absent = absent | ~self.problem.in_contract[np.maximum(manager, 0), 0]
        return np.where(absent, 0, limit)

    def _runs(self, prices: SitePrices) -> Runs:
        n = len(self.problem.phases[0])
        due = after(self.minutes)[:, :n] > 0
        taking = np.where(due, float(self.problem.policy.hours.handover), 0.0)
        price, free = self.price(prices)[:, :n], self.free[:, :n]
        return Runs(self.own[:, :n], self.minutes[:, :n], taking, free, price, self.moves)

    def price(self, prices: SitePrices) -> Floats:
        """(R, T) price of each case where it is held by someone on the team."""
        charged = prices.charged(self.problem)[self.ways, np.arange(self.problem.months)]
        return np.asarray(np.where(self.free, prices.floor(self.problem), charged))

    def dearest(self, prices: SitePrices) -> tuple[float, Ints, Floats]:
        """Most points that leaving a case to nobody saves for each uncovered minute.

        A case that nobody holds from some month on could at the prices be handed over then:
        that costs the handover and its minutes, and is what is charged for it at most.

        Returns
        -------
        points
            A minute.
        case, minutes
            (1,) the case, and (1, T) what is charged, for each minute that is left.
        """
        price, taking = self.price(prices), float(self.problem.policy.hours.handover)
        rest = after(self.minutes)[:, :-1]
        cost = taking * price + after(price * self.minutes)[:, :-1]
        each = np.where(rest > 0, cost / np.where(rest > 0, rest, 1.0), 0.0)
        if not each.size:
            return 0.0, np.zeros(0, dtype=np.int64), np.zeros((0, self.problem.months))
        r, t = np.unravel_index(each.argmax(), each.shape)
        left = np.where(np.arange(self.problem.months) >= t, self.minutes[r], 0.0)
        left[t] += taking
        return float(each[r, t]), np.array([r]), left[None, :] / max(rest[r, t], 1e-9)

    def _from_post(self, post: int) -> Ints:
        """(K, T) minutes of the return trips of a month from a fixed site."""
        if post not in self._trips:
            site = self.pairs[:, 1]
            trips = self.legs.trips_of(self.legs.from_site(np.array(post), site))
            trips[np.asarray((self.pairs < 0).any(axis=1))] = 0
            self._trips[post] = trips
        return self._trips[post]

    def _from_base(self) -> Ints:
        """(K, T) minutes of the return trips of a month from the base; 0 for nobody's cases."""
        manager, site = self.pairs.T
        nobody = (manager < 0) | (site < 0)
        base = self.legs.base[manager] if len(self.legs.base) else np.zeros_like(manager)
        trips = self.legs.trips_of(self.legs.from_base(base, site))
        trips[nobody] = 0
        return trips

    def later(self, prices: SitePrices) -> tuple[float, Floats, Floats]:
        """Cost in later phases, and (R, T) minutes of it at the site's price and the lowest.

        In the first months of a phase whoever left may still hold a case.
        """
        months, first = self.problem.policy.caseload.aftercare_months, np.zeros(self.problem.months)
        price, floor = self.price(prices), prices.floor(self.problem)
        after_move = first.astype(bool)
        for phase in self.problem.phases[1:]:
            first[phase.start : phase.stop] = 1.0
            after_move[phase.start : min(phase.start + months, phase.stop)] = True
        free = self.free | (after_move & (floor < price))
        minutes = self.minutes * first
        cost = float((np.where(free, floor, price) * minutes).sum())
        return cost, np.where(free, 0.0, minutes), np.where(free, minutes, 0.0)


def ranges(first: Ints, many: Ints) -> Ints:
    """Numbers from each `first` on, as `many` as said, one range behind the other."""
    ends = np.cumsum(many)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(first - ends + many, many)
