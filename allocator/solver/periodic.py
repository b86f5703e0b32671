"""Periodic tours: on which days stops are visited, and in what order, with little travel.

The engine of the rounds, for any number of stops, days and tours a day: strings of neighbouring
stops are taken out of the tours, and each comes back on the set of days and at the places where
it adds least travel; now and then a worse answer is kept, less and less often (ruin and
recreate: Schrimpf et al. 2000; strings of neighbours: Christiaens and Vanden Berghe 2020; here
with the choice of days). Tours begin and end at the base.

Tours are never changed, only replaced by others. So each keeps in mind where a stop would add
least travel to it, going back to an earlier answer is free, and a tour that was met before is
the same object again: most questions have been answered when they are asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, log
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Tours = list[list[list[int]]]
"""By day: the tours, each the numbers of its stops in order (from 1; the base is 0)."""

TAKEN_OUT, LONGEST_STRING = 15, 10
"""Stops taken out at a time on average, and at most from one tour."""
OVERLOOKED = 0.01
"""Share of the tours that are overlooked when a stop comes back."""
HOT, COLD = 1.0, 0.02
"""First and last temperature, in average legs."""
REMEMBERED = 50_000
"""Tours that are remembered at most."""
EPS = 1e-9


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


def solve_periodic(
    given: Periodic, *, seed: int = 0, rounds: int = 1000, spent: Callable[[], float] | None = None
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
    spent
        Tells the share of the time that is spent; the search then ends with the time, and not
        after so many rounds.
    """
    return _Search(given, Random(seed)).run(rounds, spent)


class _Tour:
    """Stops in order, what they take, and where others would add least."""

    __slots__ = ("gaps", "load", "minutes", "places", "stops", "travel")

    def __init__(self, stops: tuple[int, ...], legs: list[list[float]], given: Periodic) -> None:
        self.stops = stops
        ends = zip((0, *stops), (*stops, 0), strict=True)
        self.gaps = [(a, b, legs[a][b]) for a, b in ends]
        self.travel = sum([leg for _, _, leg in self.gaps])
        self.load = sum([given.stops[i - 1].load for i in stops])
        self.minutes = self.travel + sum([given.stops[i - 1].minutes for i in stops])
        self.places: dict[int, tuple[float, int]] = {}
        """By stop: travel that it would add, infinite where it does not fit, and its position."""


class _Place(NamedTuple):
    """Where a stop may come in on a day: what it adds, the tour, and the position in it."""

    added: float
    tour: int
    position: int


class _Search:
    """Tours while they are improved."""

    def __init__(self, given: Periodic, draw: Random) -> None:
        self.given, self.draw = given, draw
        # Lists, because single numbers are read from them faster than from arrays.
        self.legs: list[list[float]] = given.legs.tolist()
        self.back: list[list[float]] = given.legs.T.tolist()
        near = np.argsort(given.legs[1:, 1:], axis=1, kind="stable") + 1
        self.near: list[list[int]] = near.tolist()
        self.known: dict[tuple[int, ...], _Tour] = {}
        self.tours = [[self._tour(())] * given.tours for _ in range(given.days)]
        self.days: list[tuple[int, ...]] = [()] * (len(given.stops) + 1)
        self.any_day = [sorted({d for days in stop.days for d in days}) for stop in given.stops]
        self.dear = float(given.legs.max(initial=1.0)) * 10 * max(1, len(given.stops))
        """Price of a missed stop: more than any tours cost."""

    def run(self, rounds: int, spent: Callable[[], float] | None) -> Answer:
        """Put all stops in, then take out and put back."""
        self._put_back(list(range(1, len(self.given.stops) + 1)))
        cost = best = self._cost()
        answer = self._answer()
        visits = max(1, sum(len(days) for days in self.days))
        leg = self._travel() / visits
        number, done = 0, 0.0 if rounds else 1.0
        while done < 1.0:
            heat = leg * HOT * (COLD / HOT) ** done
            before = [list(day) for day in self.tours], list(self.days)
            self._put_back(self._taken_out())
            tried = self._cost()
            if tried < cost - heat * log(1.0 - self.draw.random()):
                cost = tried
                if tried < best - EPS:
                    best, answer = tried, self._answer()
            else:
                self.tours, self.days = before
            number += 1
            done = number / rounds if spent is None else spent()
        return answer

    def _tour(self, stops: tuple[int, ...]) -> _Tour:
        tour = self.known.get(stops)
        if tour is None:
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            tour = self.known[stops] = _Tour(stops, self.legs, self.given)
        return tour

    def _answer(self) -> Answer:
        missed = tuple(i for i, days in enumerate(self.days) if i and not days)
        tours = [[list(tour.stops) for tour in day if tour.stops] for day in self.tours]
        return Answer(tours, self._travel(), missed)

    def _cost(self) -> float:
        missed = self.days.count(()) - 1
        return self._travel() + self.dear * missed

    def _travel(self) -> float:
        return sum([tour.travel for day in self.tours for tour in day])

    def _taken_out(self) -> list[int]:
        """Take strings of neighbouring stops out of some tours, and these stops everywhere."""
        draw = self.draw
        placed = [i for i, days in enumerate(self.days) if days]
        out = [i for i, days in enumerate(self.days) if i and not days]
        if not placed:
            return out
        lengths = [len(tour.stops) for day in self.tours for tour in day if tour.stops]
        longest = min(LONGEST_STRING, sum(lengths) / len(lengths))
        strings = int(draw.uniform(1, max(1.0, 4 * TAKEN_OUT / (1 + longest) - 1) + 1))
        touched: set[tuple[int, int]] = set()
        gone: set[int] = set()
        for i in self.near[draw.choice(placed) - 1]:
            if len(touched) >= strings:
                break
            if i in gone or not self.days[i]:
                continue
            day = draw.choice(self.days[i])
            number = next(n for n, tour in enumerate(self.tours[day]) if i in tour.stops)
            if (day, number) not in touched:
                touched.add((day, number))
                gone.update(self._string(self.tours[day][number].stops, i, longest))
        self._remove(gone)
        return out + sorted(gone)

    def _string(self, tour: tuple[int, ...], i: int, longest: float) -> tuple[int, ...]:
        """A string of a tour that holds a stop."""
        size = int(self.draw.uniform(1, min(len(tour), longest) + 1))
        at = tour.index(i)
        first = self.draw.randint(max(0, at - size + 1), min(at, len(tour) - size))
        return tour[first : first + size]

    def _remove(self, gone: set[int]) -> None:
        for day in sorted({day for i in gone for day in self.days[i]}):
            tours = self.tours[day]
            for number, tour in enumerate(tours):
                if not gone.isdisjoint(tour.stops):
                    tours[number] = self._tour(tuple([i for i in tour.stops if i not in gone]))
        for i in gone:
            self.days[i] = ()

    def _put_back(self, stops: list[int]) -> None:
        """Each stop on the set of days where it adds least, in one of several orders."""
        for i in self._ordered(stops):
            places = {day: self._place(day, i) for day in self.any_day[i - 1]}
            least, chosen = inf, None
            for days in self.given.stops[i - 1].days:
                added = sum([places[day].added for day in days])
                if added < least:
                    least, chosen = added, days
            if chosen is not None:
                self.days[i] = chosen
                for day in chosen:
                    self._insert(day, i, places[day])

    def _insert(self, day: int, i: int, place: _Place) -> None:
        stops = self.tours[day][place.tour].stops
        longer = (*stops[: place.position], i, *stops[place.position :])
        self.tours[day][place.tour] = self._tour(longer)

    def _ordered(self, stops: list[int]) -> list[int]:
        legs, given = self.legs, self.given.stops
        kind = self.draw.randrange(5)
        self.draw.shuffle(stops)
        if kind == 1:
            stops.sort(key=lambda i: -given[i - 1].load - given[i - 1].minutes)
        elif kind == 2:
            stops.sort(key=lambda i: -legs[0][i])
        elif kind == 3:
            stops.sort(key=lambda i: legs[0][i])
        elif kind == 4:
            stops.sort(key=lambda i: -len(given[i - 1].days[0]))
        return stops

    def _place(self, day: int, i: int) -> _Place:
        """The place on a day where a stop adds least; infinite where it fits nowhere."""
        least, number, at = inf, -1, 0
        for n, tour in enumerate(self.tours[day]):
            found = tour.places.get(i)
            if found is None:
                found = tour.places[i] = self._cheapest(tour, i)
            if found[0] < least and self.draw.random() >= OVERLOOKED:
                number, (least, at) = n, found
        return _Place(least, number, at)

    def _cheapest(self, tour: _Tour, i: int) -> tuple[float, int]:
        """Travel that a stop adds to a tour at least, and at which position."""
        given, stop = self.given, self.given.stops[i - 1]
        if tour.load + stop.load > given.capacity + EPS:
            return inf, 0
        to, back = self.back[i], self.legs[i]
        added = [to[a] + back[b] - leg for a, b, leg in tour.gaps]
        least = min(added)
        if tour.minutes + least + stop.minutes > given.longest + EPS:
            return inf, 0
        return least, added.index(least)
