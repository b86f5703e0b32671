"""Travel of visits in the program of a phase: people make tours to the sites that they lead.

A column is how often in two weeks somebody makes a tour, a row that a site which they lead is
visited often enough. There are far too many columns to have them all: those that would gain
at the prices of the rows are added after each solve, until none does. Where there are too many
tours for that, a visit is charged its share of any tour from the base of who makes it.
"""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from allocator.solver.bound.legs import Legs, Visited, visit_shares, visited
from allocator.solver.bound.program import Program
from allocator.solver.bound.tour_sets import TourSets, shortest_ways
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
MOST_TOURS = 2_000_000
"""Pairs of people and possible tours at most; in larger cities visits are charged by shares."""
ADDED, ENOUGH = 30, 1e-6
"""Tours of a person that are added at a time; share of the bound that the others may add."""


@dataclass(frozen=True)
class Tours:
    """Travel of visits in a phase; n tours, N mobile sites, B bases, G movers, T months.

    Attributes
    ----------
    of
        (G,) base of each mover.
    days
        (T,) tours a month of one in two weeks; 0 outside the phase.
    visits
        (N,) visits in two weeks; 0 everywhere where tours are not listed.
    shares, detours
        (N,) minutes of legs that a visit takes at least from any base, and (B, N) of all visits
        in two weeks beyond that from each base; 0 where tours are listed.
    stops
        (K, n) numbers of mobile sites, N where a tour has fewer stops; by base, and there first
        those with one.
    base, legs
        (n,) where a tour begins, and its minutes, at least. One to fewer of its stops takes
        no more.
    """

    of: Ints
    days: Floats
    visits: Floats
    shares: Floats
    detours: Floats
    stops: Ints
    base: Ints
    legs: Floats

    def cost(self, price: Floats) -> Floats:
        """(n,) points of making each tour once in two weeks at prices (T,) of minutes."""
        return self.legs * float(self.days @ price)

    def rounding(self, price: Floats) -> Floats:
        """(N,) points of what rounding may take off the tours to a site: half a minute a visit."""
        return 0.5 * self.visits * float(price[self.days > 0].sum())


class Travel:
    """The travel of visits in a city."""

    def __init__(self, problem: Problem, legs: Legs) -> None:
        self.problem, self.legs = problem, legs
        self._known: dict[range, Floats] = {}

    def tours(self, months: range, mobile: Ints, movers: Ints) -> Tours:
        """Return the travel of a phase.

        Tours are not listed where there are too many, and in one of several phases: there little
        of what the bound loses is lost in tours, and programs of shares take most of its time.
        """
        days = np.zeros(self.problem.months)
        days[months.start : months.stop] = self.problem.days[months.start : months.stop] / 10
        of, size = self.legs.base[movers], (len(self.legs.out), len(mobile))
        stops, base, length = np.zeros((1, 0), dtype=np.int64), np.zeros(0, np.int64), np.zeros(0)
        none = np.zeros(size[1])
        nothing = Tours(of, days, none, none, np.zeros(size), stops, base, length)
        there = visited(self.problem, self.legs, range(months.start, months.start + 1))
        if there is None:
            return nothing
        some = np.searchsorted(mobile, there.sites)
        tours = _own_tours(there, of) if len(self.problem.phases) == 1 else None
        if tours is not None:
            return _listed(nothing, there, some, tours)
        return _shared(nothing, there, some, self._shares(months)[:, there.sites])

    def _shares(self, months: range) -> Floats:
        """(B, S) minutes of legs that a visit in a phase takes at least from each base.

        In a large city what holds for tours through the sites of all phases will do: most sites
        are there in each, and shares take many seconds.
        """
        months = range(self.problem.months) if self.problem.is_large else months
        if months not in self._known:
            shares = self._known[months] = np.zeros(self.legs.out.shape)
            there = visited(self.problem, self.legs, months)
            if there is not None:
                shares[:, there.sites] = visit_shares(there)
        return self._known[months]


def _shared(nothing: Tours, there: Visited, some: Ints, each: Floats) -> Tours:
    """Charge visits by shares (B, n) of any tour; visited sites are numbered by `some`."""
    shares, detours = nothing.shares.copy(), nothing.detours.copy()
    shares[some] = each.min(axis=0)
    # Rounding takes off a share at most what it is, see `standing`.
    least = np.maximum(shares[some], 0.5 / nothing.days[nothing.days > 0].min())
    detours[:, some] = np.maximum(each - least, 0.0) * there.number
    return replace(nothing, shares=shares, detours=detours)


def _own_tours(there: Visited, of: Ints) -> list[TourSets] | None:
    """Return all tours by base; None where there are too many."""
    found, left = [], float(MOST_TOURS)
    for b in range(len(there.base)):
        people = int((of == b).sum())
        tours = there.tours(b, left / max(people, 1))
        if tours is None:
            return None
        left -= people * sum(len(stops) for stops, _ in tours)
        found.append(tours)
    return found


def _listed(nothing: Tours, there: Visited, some: Ints, tours: list[TourSets]) -> Tours:
    """Charge visits by tours, listed by base; visited sites are numbered by `some`."""
    visits, none = nothing.visits.copy(), len(nothing.visits)
    visits[some] = there.number
    most = max(stops.shape[1] for of_base in tours for stops, _ in of_base)
    rows, bases, legs = [], [], []
    for b, of_base in enumerate(tours):
        # Every site has a tour of its own, though there may be no time for it in a day.
        _, home = shortest_ways(there.between, there.base[b])
        alone = np.arange(len(home))[:, None], 2 * home
        for stops, length in (alone, *(row for row in of_base if row[0].shape[1] > 1)):
            fill = ((0, 0), (0, most - stops.shape[1]))
            rows.append(np.pad(some[stops], fill, constant_values=none))
            bases.append(np.full(len(stops), b))
            legs.append(length)
    return replace(
        nothing,
        visits=visits,
        stops=np.ascontiguousarray(np.concatenate(rows).T),
        base=np.concatenate(bases),
        legs=np.concatenate(legs),
    )


@dataclass
class Touring:
    """Columns and rows of the travel of people who may be mobile; G people, N mobile sites.

    Attributes
    ----------
    program
        The program that they are part of.
    tours
        Tours and shares of them.
    missed
        (N,) part of the visits to each site that may be missed.
    column, mover, tour
        Columns of tours, whose they are, and their numbers in `tours`.
    led, leader, site
        Columns of people who lead sites, who that is, and the sites.
    """

    program: Program
    tours: Tours
    missed: Floats = field(init=False)
    column: Ints = field(init=False)
    mover: Ints = field(init=False)
    tour: Ints = field(init=False)
    led: Ints = field(init=False)
    leader: Ints = field(init=False)
    site: Ints = field(init=False)

    def __post_init__(self) -> None:
        tours, people = self.tours, len(self.tours.of)
        self.missed = np.zeros(len(tours.visits))
        self.column, self.mover, self.tour = (np.zeros(0, dtype=np.int64) for _ in range(3))
        self.led, self.leader, self.site = (np.zeros(0, dtype=np.int64) for _ in range(3))
        self._row = np.full((people, len(tours.visits) + 1), -1)
        size = len(tours.legs)
        self._known = tours.base != tours.of[:, None]
        """(G, n) tours that are columns already, or begin at another base."""
        # By site the tours that stop there, one after the other, and where each site begins.
        tour = np.argsort(tours.stops, axis=None, kind="stable") % max(size, 1)
        count = np.bincount(tours.stops.ravel(), minlength=len(tours.visits) + 1)[:-1]
        self._toured, self._begin = tour[: count.sum()], np.cumsum(count) - count
        self._some = np.nonzero(count)[0]
        self._alone = np.searchsorted(tours.base, np.arange(len(tours.detours)))
        """(B,) the first tour of each base: those to one site, in the order of sites."""

    def tie(self, mover: Ints, site: Ints, led: Ints) -> None:
        """Tie the columns `led` of people who lead sites to tours; each alone is there at once."""
        self.led, self.leader = np.append(self.led, led), np.append(self.leader, mover)
        self.site = np.append(self.site, site)
        some = np.nonzero(self.tours.visits[site] > 0)[0]
        mover, site, led = mover[some], site[some], led[some]
        row, visits = np.arange(len(some)), self.tours.visits[site]
        new = np.zeros(self._row.shape, dtype=bool)
        new[mover, site] = True
        limit = visits * self.missed[site]
        self._row[mover, site] = self.program.add_rows(limit, (row, led, visits))
        for stop in self.tours.stops[:, self.tour]:
            there = new[self.mover, stop]
            rows = self._row[self.mover[there], stop[there]]
            self.program.add_terms((rows, self.column[there], -1.0))
        alone = np.searchsorted(np.nonzero(self.tours.visits)[0], site)
        self._add(mover, self._alone[self.tours.of[mover]] + alone)

    def miss(self, missed: Floats) -> None:
        """Let a part (N,) of the visits to each site be missed."""
        changed, self.missed = missed != self.missed, missed
        for m, s in np.argwhere((self._row[:, :-1] >= 0) & changed):
            self.program.relimit(int(self._row[m, s]), float(self.tours.visits[s] * missed[s]))

    def enter(self, gain: Floats, price: Floats) -> None:
        """Enter the gains of tours, and what leading sites takes, at prices (T,) of minutes."""
        gain[self.column] = -self.tours.cost(price)[self.tour]
        gain[self.led] += self.tours.rounding(price)[self.site]
        detours = self._detours[self.leader, self.site]
        gain[self.led] -= detours * float(self.tours.days @ price)

    def spent(self, x: Floats) -> Floats:
        """(T,) minutes of the tours of an answer, and of what visits take beyond their shares."""
        detours = self._detours[self.leader, self.site]
        legs = float(x[self.column] @ self.tours.legs[self.tour]) + float(x[self.led] @ detours)
        return legs * self.tours.days

    def missing(self, prices: Floats, price: Floats, enough: float) -> float:
        """Add tours that gain at the prices of rows; return what others could add to the bound.

        None are added where that is `enough`. A tour with a stop that has no price gains no
        more than those to the others, so it is not looked at. Nobody makes more tours than
        they have visits.
        """
        each, cost = self._each(prices), self.tours.cost(price)
        most = np.where(self._row[:, :-1] >= 0, self.tours.visits, 0.0).sum(axis=1)
        extra, found = 0.0, []
        for m in np.nonzero((each > 0).any(axis=1))[0]:
            priced = np.append(each[m, :-1] > 0, True)
            may = ~self._known[m]
            for stop in self.tours.stops:
                may &= priced[stop]
            tour = np.nonzero(may)[0]
            gain = each[m][self.tours.stops[:, tour]].sum(axis=0) - cost[tour]
            extra += max(0.0, float(gain.max(initial=0.0))) * float(most[m])
            best = np.argsort(-gain, kind="stable")[:ADDED]
            found += [(m, tour[i]) for i in best if gain[i] > 0]
        if extra > enough:
            self._add(*np.array(found).T)
        return extra

    def far(self, prices: Floats, price: Floats) -> Floats:
        """(G, N) prices of leading sites without a row, at which no tour gains.

        What a tour takes beyond the prices of its stops with rows is shared by the others.
        Where visits may be missed there is no price.
        """
        each, cost = self._each(prices), self.tours.cost(price)
        without = self._row < 0
        without[:, :-1] &= self.tours.visits > 0
        without[:, -1] = False
        least = np.zeros(self._row.shape)
        for m in np.nonzero(without.any(axis=1))[0]:
            count, left = np.zeros(len(cost), dtype=np.int64), cost.copy()
            for stop in self.tours.stops:
                count += without[m][stop]
                left -= each[m][stop]
            shared = np.maximum(left, 0.0) / np.maximum(count, 1)
            shared[self.tours.base != self.tours.of[m]] = np.inf
            found = np.minimum.reduceat(shared[self._toured], self._begin[self._some])
            least[m, self._some] = found
        priced = without[:, :-1] & (self.missed == 0)
        own = np.where(priced, least[:, :-1], 0.0) * self.tours.visits
        detours = self._detours * float(self.tours.days @ price)
        return np.asarray(own - self.tours.rounding(price) + detours)

    @property
    def _detours(self) -> Floats:
        """(G, N) minutes in two weeks of visits from one's own base beyond their shares."""
        return np.asarray((self.tours.detours * (1 - self.missed))[self.tours.of])

    def _each(self, prices: Floats) -> Floats:
        """(G, N + 1) prices of the rows of people and sites; 0 for none."""
        return np.where(self._row >= 0, prices[self._row], 0.0)

    def _add(self, mover: Ints, tour: Ints) -> None:
        most = float(self.tours.visits.max(initial=0.0))
        columns = self.program.columns(np.full(len(tour), most))
        for stop in self.tours.stops[:, tour]:
            row = self._row[mover, stop]
            self.program.add_terms((row[row >= 0], columns[row >= 0], -1.0))
        self._known[mover, tour] = True
        self.column = np.append(self.column, columns)
        self.mover, self.tour = np.append(self.mover, mover), np.append(self.tour, tour)
