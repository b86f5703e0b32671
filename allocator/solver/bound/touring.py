"""Tours in the program of a phase: people make visits in tours to the sites that they lead.

A column is how often in two weeks somebody makes a tour, a row that a site which they lead is
visited often enough. There are far too many columns to have them all: those that would gain
at the prices of the rows are added after each solve, until none does.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.solver.bound.legs import Visited
from allocator.solver.bound.program import Program
from allocator.solver.bound.tour_sets import shortest_ways
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
MOST_TOURS = 2_000_000
"""Pairs of people and possible tours at most; in larger cities visits are charged by shares."""
ADDED, ENOUGH = 30, 1e-6
"""Tours of a person that are added at a time; share of the bound that the others may add."""


@dataclass(frozen=True)
class Tours:
    """All tours that could matter in a phase; n tours, N mobile sites, T months.

    Attributes
    ----------
    stops
        (K, n) numbers of mobile sites, N where a tour has fewer stops; first those with one.
    legs
        (n,) minutes of a tour, at least. One to fewer of its stops takes no more.
    days
        (T,) tours a month of one in two weeks; 0 outside the phase.
    visits
        (N,) visits in two weeks.
    """

    stops: Ints
    legs: Floats
    days: Floats
    visits: Floats

    def rounding(self, price: Floats) -> Floats:
        """(N,) points of what rounding may take off the tours to a site: half a minute a visit."""
        return 0.5 * self.visits * float(price[self.days > 0].sum())


def tours_of(
    problem: Problem, there: Visited | None, months: range, mobile: Ints, people: int
) -> Tours | None:
    """Return the tours of a phase; None where there are none, or too many.

    None also in one of several phases: there little of what the bound loses is lost in tours,
    and programs of shares take most of its time.
    """
    if there is None or there.tours is None or len(problem.phases) > 1:
        return None
    if people * sum(len(stops) for stops, _ in there.tours) > MOST_TOURS:
        return None
    # Every site has a tour of its own, though there may be no time for it in a day.
    _, home = shortest_ways(there.between, there.base)
    alone = np.arange(len(home))[:, None], 2 * home
    lists = [alone, *((stops, length) for stops, length in there.tours if stops.shape[1] > 1)]
    most = max(stops.shape[1] for stops, _ in lists)
    some = np.searchsorted(mobile, there.sites)
    rows = [
        np.pad(some[stops], ((0, 0), (0, most - stops.shape[1])), constant_values=len(mobile))
        for stops, _ in lists
    ]
    days = np.zeros(problem.months)
    days[months.start : months.stop] = problem.days[months.start : months.stop] / 10
    visits = problem.visits[mobile, months.start].astype(float)
    length = np.concatenate([length for _, length in lists])
    return Tours(np.ascontiguousarray(np.concatenate(rows).T), length, days, visits)


class Touring:
    """Columns and rows of tours of the people who may be mobile; G people.

    Attributes
    ----------
    column, mover, tour
        Columns, whose tours they are, and their numbers in `tours`.
    """

    def __init__(self, program: Program, tours: Tours, people: int) -> None:
        self.program, self.tours = program, tours
        self._row = np.full((people, len(tours.visits) + 1), -1)
        self._missed = np.zeros(len(tours.visits))
        self.column, self.mover, self.tour = (np.zeros(0, dtype=np.int64) for _ in range(3))
        size = tours.stops.shape[1]
        self._known = np.zeros((people, size), dtype=bool)
        # By site the tours that stop there, one after the other, and where each site begins.
        tour = np.argsort(tours.stops, axis=None, kind="stable") % size
        count = np.bincount(tours.stops.ravel(), minlength=len(tours.visits) + 1)[:-1]
        self._toured, self._begin = tour[: count.sum()], np.cumsum(count) - count
        self._some = np.nonzero(count)[0]

    def tie(self, mover: Ints, site: Ints, led: Ints) -> None:
        """Tie the columns `led` of people who lead sites to tours; each alone is there at once."""
        some = np.nonzero(self.tours.visits[site] > 0)[0]
        mover, site, led = mover[some], site[some], led[some]
        row, visits = np.arange(len(some)), self.tours.visits[site]
        new = np.zeros(self._row.shape, dtype=bool)
        new[mover, site] = True
        limit = visits * self._missed[site]
        self._row[mover, site] = self.program.add_rows(limit, (row, led, visits))
        for stop in self.tours.stops[:, self.tour]:
            there = new[self.mover, stop]
            rows = self._row[self.mover[there], stop[there]]
            self.program.add_terms((rows, self.column[there], -1.0))
        # Tours to one site come first, in the order of sites with visits.
        self._add(mover, np.searchsorted(np.nonzero(self.tours.visits)[0], site))

    def miss(self, missed: Floats) -> None:
        """Let a part (N,) of the visits to each site be missed."""
        changed, self._missed = missed != self._missed, missed
        for m, s in np.argwhere((self._row[:, :-1] >= 0) & changed):
            self.program.relimit(int(self._row[m, s]), float(self.tours.visits[s] * missed[s]))

    def gains(self, price: Floats) -> Floats:
        """Gains of the columns at prices (T,) of minutes."""
        return -self.tours.legs[self.tour] * float(self.tours.days @ price)

    def spent(self, x: Floats) -> Floats:
        """(T,) minutes of the tours of an answer."""
        return float(x[self.column] @ self.tours.legs[self.tour]) * self.tours.days

    def missing(self, prices: Floats, price: Floats, enough: float) -> float:
        """Add tours that gain at the prices of rows; return what others could add to the bound.

        None are added where that is `enough`. A tour with a stop that has no price gains no
        more than those to the others, so it is not looked at. Nobody makes more tours than
        they have visits.
        """
        each, cost = self._each(prices), self.tours.legs * float(self.tours.days @ price)
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
        each, cost = self._each(prices), self.tours.legs * float(self.tours.days @ price)
        without = self._row < 0
        without[:, -1] = False
        least = np.zeros(self._row.shape)
        for m in np.nonzero(without.any(axis=1))[0]:
            count, left = np.zeros(len(cost), dtype=np.int64), cost.copy()
            for stop in self.tours.stops:
                count += without[m][stop]
                left -= each[m][stop]
            shared = np.maximum(left, 0.0) / np.maximum(count, 1)
            found = np.minimum.reduceat(shared[self._toured], self._begin[self._some])
            least[m, self._some] = found
        priced = without[:, :-1] & (self._missed == 0)
        return np.asarray(np.where(priced, least[:, :-1], 0.0) * self.tours.visits)

    def _each(self, prices: Floats) -> Floats:
        """(G, N + 1) prices of the rows of people and sites; 0 for none."""
        return np.where(self._row >= 0, prices[self._row], 0.0)

    def _add(self, mover: Ints, tour: Ints) -> None:
        columns = self.program.columns(np.full(len(tour), float(self.tours.visits.max())))
        for stop in self.tours.stops[:, tour]:
            row = self._row[mover, stop]
            self.program.add_terms((row[row >= 0], columns[row >= 0], -1.0))
        self._known[mover, tour] = True
        self.column = np.append(self.column, columns)
        self.mover, self.tour = np.append(self.mover, mover), np.append(self.tour, tour)
