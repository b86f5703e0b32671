"""Periodic tours: on which days stops are visited, and in what order, with little travel.

The engine of the rounds, for any number of stops, days and tours a day: strings of neighbouring
stops are taken out of the tours, and each comes back on the set of days and at the places where
it adds least travel; now and then a worse answer is kept, less and less often (ruin and
recreate: Schrimpf et al. 2000; strings of neighbours: Christiaens and Vanden Berghe 2020; here
with the choice of days). Tours begin and end at the base.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, inf
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Tours = list[list[list[int]]]
"""By day: the tours, each the numbers of its stops in order (from 1; the base is 0)."""

TAKEN_OUT, LONGEST_STRING = 10, 10
"""Stops taken out at a time on average, and at most from one tour."""
BLINK = 0.01
"""Share of the places that are overlooked when a stop comes back."""
HOT, COLD = 0.5, 0.005
"""First and last temperature, in average legs."""


@dataclass(frozen=True)
class Stop:
    """A place to visit.

    Attributes
    ----------
    minutes
        Time on site at every visit.
    load
        What a visit takes of a tour's capacity.
    days
        The sets of days on which it may be visited, from 0.
    """

    minutes: float
    load: float
    days: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Periodic:
    """Stops that are visited again and again.

    Attributes
    ----------
    legs
        (N + 1, N + 1) travel between places; the base first.
    stops
        The N stops.
    days
        Number of days.
    tours
        Tours a day at most.
    longest, capacity
        Minutes (travel and on site) and load of a tour at most.
    """

    legs: Floats
    stops: tuple[Stop, ...]
    days: int
    tours: int
    longest: float = inf
    capacity: float = inf


@dataclass(frozen=True)
class Answer:
    """Tours, the travel in them, and the stops that found no place."""

    tours: Tours
    travel: float
    missed: tuple[int, ...]


class _Place(NamedTuple):
    """Where a stop may come in on a day: what it adds, the tour, and the position in it."""

    added: float
    tour: int
    position: int


def solve_periodic(
    given: Periodic, *, seed: int = 0, rounds: int = 1000, go_on: Callable[[], bool] | None = None
) -> Answer:
    """Return good tours.

    Parameters
    ----------
    given
        The stops.
    seed
        Of the draws: the same seed gives the same tours.
    rounds
        How often stops are taken out and put back.
    go_on
        Asked before every round; False stops early.
    """
    return _Search(given, Random(seed)).run(rounds, go_on)


class _Search:
    """Tours while they are improved."""

    def __init__(self, given: Periodic, draw: Random) -> None:
        self.given, self.draw = given, draw
        size = len(given.stops)
        self.near = np.argsort(given.legs[1:, 1:], axis=1, kind="stable") + 1
        self.tours: Tours = [[] for _ in range(given.days)]
        self.days: list[tuple[int, ...]] = [()] * (size + 1)
        self.index = [self._indexed(day) for day in range(given.days)]
        self.dear = float(given.legs.max(initial=1.0)) * 10 * max(1, size)
        """Price of a missed stop: more than any tours cost."""

    def run(self, rounds: int, go_on: Callable[[], bool] | None) -> Answer:
        """Put all stops in, then take out and put back."""
        self._put_back(list(range(1, len(self.given.stops) + 1)))
        cost = best = self._cost()
        answer = self._answer()
        visits = max(1, sum(len(days) for days in self.days))
        hot = HOT * self._travel() / visits
        for number in range(rounds):
            if go_on is not None and not go_on():
                break
            heat = hot * (COLD / HOT) ** (number / rounds)
            before = [[list(tour) for tour in day] for day in self.tours], list(self.days)
            self._put_back(self._taken_out())
            tried = self._cost()
            if tried < cost or self.draw.random() < exp(min(0.0, (cost - tried) / max(heat, 1e-9))):
                cost = tried
                if tried < best - 1e-9:
                    best, answer = tried, self._answer()
            else:
                self._restore(*before)
        return answer

    def _restore(self, tours: Tours, days: list[tuple[int, ...]]) -> None:
        for day, (old, new) in enumerate(zip(tours, self.tours, strict=True)):
            if old != new:
                self.tours[day] = old
                self.index[day] = self._indexed(day)
        self.days = days

    def _answer(self) -> Answer:
        missed = tuple(i for i, days in enumerate(self.days) if i and not days)
        return Answer([[list(tour) for tour in day] for day in self.tours], self._travel(), missed)

    def _cost(self) -> float:
        missed = sum(1 for days in self.days[1:] if not days)
        return self._travel() + self.dear * missed

    def _travel(self) -> float:
        return sum(index.travel for index in self.index)

    def _indexed(self, day: int) -> "_Index":
        return _Index(self.given, self.tours[day])

    def _taken_out(self) -> list[int]:
        """Take strings of neighbouring stops out of some tours, and these stops everywhere."""
        placed = [i for i, days in enumerate(self.days) if days]
        out = [i for i, days in enumerate(self.days) if i and not days]
        if not placed:
            return out
        count = sum(len(day) for day in self.tours)
        mean = sum(len(tour) for day in self.tours for tour in day) / max(1, count)
        longest = min(LONGEST_STRING, mean)
        strings = int(self.draw.uniform(1, max(1.0, 4 * TAKEN_OUT / (1 + longest) - 1) + 1))
        touched: set[tuple[int, int]] = set()
        gone: set[int] = set()
        for i in self.near[self.draw.choice(placed) - 1].tolist():
            if len(touched) >= strings:
                break
            if i in gone or not self.days[i]:
                continue
            day = self.draw.choice(self.days[i])
            number = next(n for n, tour in enumerate(self.tours[day]) if i in tour)
            if (day, number) not in touched:
                touched.add((day, number))
                gone.update(self._string(self.tours[day][number], i, longest))
        self._remove(gone)
        return out + sorted(gone)

    def _string(self, tour: list[int], i: int, longest: float) -> list[int]:
        """A string of a tour that holds a stop."""
        size = int(self.draw.uniform(1, min(len(tour), longest) + 1))
        at = tour.index(i)
        first = self.draw.randint(max(0, at - size + 1), min(at, len(tour) - size))
        return tour[first : first + size]

    def _remove(self, gone: set[int]) -> None:
        for day in sorted({day for i in gone for day in self.days[i]}):
            left = [[i for i in tour if i not in gone] for tour in self.tours[day]]
            self.tours[day] = [tour for tour in left if tour]
            self.index[day] = self._indexed(day)
        for i in gone:
            self.days[i] = ()

    def _put_back(self, stops: list[int]) -> None:
        """Each stop on the set of days where it adds least, in one of several orders."""
        for i in self._ordered(stops):
            sets = self.given.stops[i - 1].days
            places = {
                day: self._place(day, i) for day in sorted({d for days in sets for d in days})
            }
            added = [
                (sum(p.added for day in days if (p := places[day])), n)
                for n, days in enumerate(sets)
                if all(places[day] is not None for day in days)
            ]
            if added:
                self.days[i] = sets[min(added)[1]]
                for day in self.days[i]:
                    place = places[day]
                    assert place is not None
                    self._insert(day, i, place)

    def _ordered(self, stops: list[int]) -> list[int]:
        legs, given = self.given.legs, self.given.stops
        kind = self.draw.randrange(5)
        self.draw.shuffle(stops)
        if kind == 1:
            stops.sort(key=lambda i: -given[i - 1].load - given[i - 1].minutes)
        elif kind == 2:
            stops.sort(key=lambda i: -float(legs[0, i]))
        elif kind == 3:
            stops.sort(key=lambda i: float(legs[0, i]))
        elif kind == 4:
            stops.sort(key=lambda i: -len(given[i - 1].days[0]))
        return stops

    def _place(self, day: int, i: int) -> _Place | None:
        """The place on a day where a stop adds least; None where it does not fit."""
        index, legs, stop = self.index[day], self.given.legs, self.given.stops[i - 1]
        if not len(index.before):
            return None
        added = legs[index.before, i] + legs[i, index.after] - index.leg
        fits = (index.load + stop.load <= self.given.capacity + 1e-9) & (
            index.minutes + added + stop.minutes <= self.given.longest + 1e-9
        )
        seen = np.where(fits, added, inf)
        while True:
            best = int(seen.argmin())
            if seen[best] == inf:
                return None
            if self.draw.random() >= BLINK or int(fits.sum()) < 2:
                tour, position = int(index.tour[best]), int(index.position[best])
                return _Place(float(added[best]), tour, position)
            seen[best], fits[best] = inf, False

    def _insert(self, day: int, i: int, place: _Place) -> None:
        tours = self.tours[day]
        if place.tour == len(tours):
            tours.append([])
        tours[place.tour].insert(place.position, i)
        self.index[day] = self._indexed(day)


class _Index:
    """The places between the stops of a day's tours, as arrays."""

    def __init__(self, given: Periodic, tours: list[list[int]]) -> None:
        before: list[int] = []
        after: list[int] = []
        tour: list[int] = []
        position: list[int] = []
        loads, minutes = [], []
        for number, stops in enumerate(tours):
            before += [0, *stops]
            after += [*stops, 0]
            tour += [number] * (len(stops) + 1)
            position += range(len(stops) + 1)
            loads.append(sum(given.stops[i - 1].load for i in stops))
            minutes.append(sum(given.stops[i - 1].minutes for i in stops))
        if len(tours) < given.tours:
            before, after = [*before, 0], [*after, 0]
            tour, position = [*tour, len(tours)], [*position, 0]
            loads, minutes = [*loads, 0.0], [*minutes, 0.0]
        self.before, self.after = np.array(before, dtype=np.int64), np.array(after, dtype=np.int64)
        self.tour, self.position = np.array(tour, dtype=np.int64), position
        self.leg: Floats = given.legs[self.before, self.after]
        travel = np.bincount(self.tour, self.leg, minlength=len(loads))
        self.travel = float(self.leg.sum())
        self.load = np.array(loads, dtype=float)[self.tour]
        self.minutes = (np.array(minutes, dtype=float) + travel)[self.tour]
