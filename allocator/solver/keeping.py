"""What the running cases cost at prices, for each part their manager may have in them.

Someone holds each running case. Its own manager may keep it (on the team of its site), keep
it for some months of aftercare and then hand it over, or hand it over at once; whoever takes
it is on the team of the site, shares a language at best, and pays the handover. What that
costs at least is computed for all own cases of a manager at a site together, because they
share their trips. Aftercare is paid from the minutes of the post that its manager has now,
so it costs what minutes cost there.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import FLOATER, MOBILE, Places
from allocator.solver.priced import SitePrices
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Cost:
    """Points by pair of manager and site, and by month.

    Attributes
    ----------
    own
        (K, T) points of the cases that their manager keeps, with the trips, at the price of
        the manager's post.
    others
        (K, T) points of those handed over, at the price of the site.
    """

    own: Floats
    others: Floats

    @property
    def total(self) -> Floats:
        """(K,) points of all months."""
        return np.asarray((self.own + self.others).sum(axis=1))


@dataclass(frozen=True)
class Keeping:
    """Least cost of the own running cases of managers at sites, in the first phase.

    Attributes
    ----------
    manager, site
        (K,) pairs that have running cases; manager -1 for a head.
    away
        When the manager is not on the site's team: with no post or as a floater, mobile, and
        at each fixed site of the first phase.
    trips, here
        When the manager is on the team and pays return trips to the site, and when none
        (own fixed site, or visited).
    later
        (R, T) points of running cases in later phases, whoever holds them.
    """

    manager: Ints
    site: Ints
    away: list[Cost]
    trips: Cost
    here: Cost
    later: Floats


class Inherited:
    """Prices the running cases of a city.

    Parameters
    ----------
    minutes, own
        (R, T) minutes of each running case with someone who speaks its language, and with
        its own manager.
    """

    def __init__(self, problem: Problem, places: Places, minutes: Floats, own: Floats) -> None:
        self.problem, self.places = problem, places
        runs = problem.running
        self.minutes, self.own = minutes, own
        self.ways = np.array([run.way for run in runs], dtype=np.int64)
        self.ways = self.ways.reshape(len(runs), problem.months)
        self.holder = np.array([run.manager for run in runs], dtype=np.int64)
        given = [problem.site_index[run.case.site] for run in runs]
        self.moved = np.zeros(self.ways.shape, dtype=bool)
        self.moved[:, 0] = self.ways[:, 0] != given
        for t in range(1, problem.months):
            self.moved[:, t] = self.moved[:, t - 1] | (self.ways[:, t] != self.ways[:, t - 1])
        pairs = np.column_stack([self.holder, self.ways[:, 0]]).reshape(-1, 2)
        self.pairs, index = np.unique(pairs, axis=0, return_inverse=True)
        self.group = index.ravel()
        self._known_trips: dict[int, Floats] = {}

    def keeping(self, prices: SitePrices) -> Keeping:
        """Return the least costs at `prices`."""
        problem = self.problem
        price, floor = self._price(prices), prices.floor(problem)
        n = len(problem.phases[0])
        limit = min(problem.policy.caseload.aftercare_months, n)
        absent = (self.pairs[:, 0] < 0) | ~self._here(self.pairs[:, 0])
        longest = np.where(absent, 0, limit)
        free = self.moved | (self.ways < 0)
        fixed = [int(s) for s in np.nonzero(problem.fixed[:, 0])[0]]
        posts = [(FLOATER, floor), (MOBILE, prices.mobile), *((s, prices.site[s]) for s in fixed)]
        away = []
        for post, row in posts:
            own = np.where(free, floor, row)
            trips = self._trips(post)[:, :n] * row[:n]
            away.append(self._settled(price, own, trips, longest))
        whole = np.full(len(self.pairs), n)
        trips = self._trips(MOBILE)[:, :n] * prices.mobile[:n]
        on_way = self._settled(price, price, trips, whole)
        here = self._settled(price, price, trips * 0, whole)
        later = self._later(price, floor)
        return Keeping(self.pairs[:, 0], self.pairs[:, 1], away, on_way, here, later)

    def with_calls(self, prices: SitePrices, pairs: Ints, called: Bools) -> Floats:
        """(P, T) least cost on a round of some pairs that go to the site in given months anyway.

        `called` is (P, n): months in which trips are due for new cases.
        """
        n = len(self.problem.phases[0])
        on_way = self._trips(MOBILE)[:, :n] * prices.mobile[:n]
        anyway = np.zeros(on_way.shape, dtype=bool)
        anyway[pairs] = called
        price, whole = self._price(prices), np.full(len(self.pairs), n)
        cost = self._settled(price, price, on_way, whole, anyway)
        return np.asarray((cost.own + cost.others)[pairs])

    def _price(self, prices: SitePrices) -> Floats:
        """(R, T) price of each case where it is held by someone on the team."""
        charged = prices.charged(self.problem)[self.ways, np.arange(self.problem.months)]
        away = self.moved | (self.ways < 0)
        return np.asarray(np.where(away, prices.floor(self.problem), charged))

    def dearest(self, prices: SitePrices) -> float:
        """Most points that leaving a case to nobody saves for each uncovered minute.

        A case that nobody holds from some month on could at the prices be handed over then:
        that costs the handover and its minutes, and is what is charged for it at most.
        """
        price = self._price(prices)
        rest = _after(self.minutes)[:, :-1]
        cost = self.problem.policy.hours.handover * price + _after(price * self.minutes)[:, :-1]
        return float((cost[rest > 0] / rest[rest > 0]).max(initial=0.0))

    def _here(self, managers: Ints) -> Bools:
        if not len(self.problem.managers):
            return np.zeros(len(managers), dtype=bool)
        return np.asarray(self.problem.in_contract[:, 0][np.maximum(managers, 0)])

    def _settled(
        self,
        price: Floats,
        own_price: Floats,
        trips: Floats,
        longest: Ints,
        anyway: Bools | None = None,
    ) -> Cost:
        """Least cost by month: cases kept up to some month, trips as long as any is.

        `trips` is the (K, n) price of a month's trips, `longest` the (K,) months that own
        cases may be kept, `anyway` the (K, n) months with trips in any case. Cases
        that move with their site are kept or handed over freely.
        """
        n, months = trips.shape[1], self.problem.months
        own = np.where(self.moved, np.minimum(self.own, self.minutes), self.own)
        mine, others = (own_price * own)[:, :n], (price * self.minutes)[:, :n]
        runs = _after(self.minutes)[:, :n] > 0
        taking = self.problem.policy.hours.handover * price[:, :n] * runs
        cost = _before(mine) + _after(others) + np.pad(taking, ((0, 0), (0, 1)))
        moves = self.moved[:, :n].any(axis=1)
        least = np.minimum.accumulate(cost, axis=1)
        settle = np.zeros((len(self.pairs), n + 1))
        np.add.at(settle, self.group[~moves], least[~moves])
        always = np.zeros(trips.shape, dtype=bool) if anyway is None else anyway
        settle += _before(np.where(always, 0.0, trips))
        settle += np.where(always, trips, 0.0).sum(axis=1)[:, None]
        settle[np.arange(n + 1)[None] > longest[:, None]] = np.inf
        kept = settle.argmin(axis=1)
        until = np.where(moves, n, kept[self.group])
        last = np.arange(n + 1)[None]
        month = np.where(last <= until[:, None], cost, np.inf).argmin(axis=1)[:, None]
        t = np.arange(n)[None]
        own_row, other_row = np.zeros((2, len(self.pairs), months))
        np.add.at(own_row[:, :n], self.group, np.where(t < month, mine, 0.0))
        own_row[:, :n] += np.where((t < kept[:, None]) | always, trips, 0.0)
        other = np.where(t < month, 0.0, others) + np.where(t == month, taking, 0.0)
        np.add.at(other_row[:, :n], self.group, other)
        return Cost(own_row, other_row)

    def _trips(self, post: int) -> Floats:
        """(K, T) minutes of the return trips of a month from a post; 0 for nobody's cases."""
        if post not in self._known_trips:
            trips = np.zeros((len(self.pairs), self.problem.months))
            for k, (m, s) in enumerate(self.pairs):
                if m >= 0 and s >= 0:
                    trips[k] = self.places.trip(int(m), post, int(s))
            self._known_trips[post] = trips
        return self._known_trips[post]

    def _later(self, price: Floats, floor: Floats) -> Floats:
        """(R, T) cost in later phases; in their first months whoever left may still hold."""
        after = self.problem.policy.caseload.aftercare_months
        cost = np.zeros(price.shape)
        for months in self.problem.phases[1:]:
            for t in months:
                row = np.minimum(price[:, t], floor[t]) if t < months.start + after else price[:, t]
                cost[:, t] = row * self.minutes[:, t]
        return cost


def _before(months: Floats) -> Floats:
    """(N, n + 1) sums of the months before each month."""
    return np.asarray(np.pad(months, ((0, 0), (1, 0))).cumsum(axis=1))


def _after(months: Floats) -> Floats:
    """(N, n + 1) sums of the months from each month on."""
    return np.asarray(np.pad(months[:, ::-1], ((0, 0), (1, 0))).cumsum(axis=1)[:, ::-1])
