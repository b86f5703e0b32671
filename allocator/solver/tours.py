"""Tours: the weekly pattern in which one manager makes the visits of the sites they lead.

A few visits a week: exact by dynamic programming over sets of visits. More of them: by the
engine of periodic tours, and never worse than cheapest insertion, which alone decides how
fortnightly visits are shared between the weeks. Tours start and end at the manager's base.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise, permutations

import numpy as np

from allocator.solver import periodic

Stop = tuple[int, int]
"""A site and the minutes of one visit."""

Leg = Callable[[int, int], int]
"""Minutes from place to place; -1 is the base."""

EXACT_STOPS = 7
ROUNDS = 100
"""Rounds of the engine of periodic tours for a week: a count and no time, so always the same."""
WORKDAYS = 5


@dataclass(frozen=True)
class Day:
    """One tour: sites in order, and the minutes of its legs."""

    sites: tuple[int, ...]
    legs: int


@dataclass(frozen=True)
class Pattern:
    """The tours of weeks A and B, at most five each, and the visits that found no place."""

    weeks: tuple[tuple[Day, ...], tuple[Day, ...]]
    missed: dict[int, int]
    """Visits in two weeks that are not made, by site."""

    @property
    def legs(self) -> int:
        """Minutes of all legs in two weeks."""
        return sum(day.legs for week in self.weeks for day in week)


def pattern(visits: Sequence[tuple[int, int, int]], leg: Leg, longest: int) -> Pattern:
    """Choose weeks, days and orders of the visits with little travel.

    Parameters
    ----------
    visits
        (site, visits in two weeks, minutes of a visit), at most one entry a site.
    leg
        Minutes between places, -1 for the base.
    longest
        Minutes of a tour at most, visits and legs together.
    """
    each: tuple[list[Stop], list[Stop]] = ([], [])
    odd: list[Stop] = []
    for site, number, minutes in sorted(visits):
        weekly, rest = divmod(number, 2)
        each[0].extend([(site, minutes)] * weekly)
        each[1].extend([(site, minutes)] * weekly)
        odd.extend([(site, minutes)] * rest)
    days = _Days(leg, longest)
    best: tuple[tuple[int, int], tuple[list[Stop], list[Stop]]] | None = None
    for split in _splits(odd):
        weeks = ([*each[0], *split[0]], [*each[1], *split[1]])
        price = days.price(weeks[0]), days.price(weeks[1])
        total = (price[0][0] + price[1][0], price[0][1] + price[1][1])
        if best is None or total < best[0]:
            best = total, weeks
    assert best is not None
    return days.pattern(best[1])


def _splits(odd: list[Stop]) -> list[tuple[list[Stop], list[Stop]]]:
    """Ways of sharing fortnightly visits between the weeks; the first stays in week A."""
    if len(odd) > EXACT_STOPS:
        return [(odd[::2], odd[1::2])]
    return [
        (
            [stop for i, stop in enumerate(odd) if not mask >> i & 1],
            [stop for i, stop in enumerate(odd) if mask >> i & 1],
        )
        for mask in range(0, 1 << len(odd), 2)
    ] or [([], [])]


def _price(days: Sequence[Day], asked: int) -> tuple[int, int]:
    """Return (visits missed, minutes of legs) of a week."""
    return asked - sum(len(day.sites) for day in days), sum(day.legs for day in days)


class _Days:
    """Splits the visits of one week into days."""

    def __init__(self, leg: Leg, longest: int) -> None:
        self._leg = leg
        self._longest = longest
        self._known: dict[tuple[Stop, ...], list[Day]] = {}
        self._searched: dict[tuple[Stop, ...], list[Day]] = {}
        self._day = lru_cache(maxsize=None)(self._one_day)

    def price(self, stops: list[Stop]) -> tuple[int, int]:
        """Return (visits missed, minutes of legs) of a week."""
        return _price(self._week(stops), len(stops))

    def pattern(self, weeks: tuple[list[Stop], list[Stop]]) -> Pattern:
        """Return the tours of both weeks."""
        chosen = [self._best_week(stops) for stops in weeks]
        missed: dict[int, int] = {}
        for stops, days in zip(weeks, chosen, strict=True):
            for site in {site for site, _ in stops}:
                asked = sum(other == site for other, _ in stops)
                made = sum(site in day.sites for day in days)
                if asked > made:
                    missed[site] = missed.get(site, 0) + asked - made
        return Pattern((tuple(chosen[0]), tuple(chosen[1])), missed)

    def _one_day(self, stops: tuple[Stop, ...]) -> Day | None:
        """Return the shortest tour through `stops`; None where it does not fit into a day."""
        sites = [site for site, _ in stops]
        on_site = sum(minutes for _, minutes in stops)
        if len(set(sites)) < len(sites) or on_site > self._longest:
            return None
        best: Day | None = None
        for order in permutations(sites) if len(sites) <= EXACT_STOPS else (tuple(sites),):
            legs = self._leg(-1, order[0]) + self._leg(order[-1], -1)
            legs += sum(self._leg(a, b) for a, b in pairwise(order))
            if best is None or legs < best.legs:
                best = Day(order, legs)
        return best if best is not None and best.legs + on_site <= self._longest else None

    def _week(self, stops: list[Stop]) -> list[Day]:
        key = tuple(sorted(stops))
        if key not in self._known:
            exact = len(key) <= EXACT_STOPS
            days = self._exact(key) if exact else self._inserted(key)
            self._known[key] = days
        return self._known[key]

    def _best_week(self, stops: list[Stop]) -> list[Day]:
        """The tours of a week; where it has many stops the engine looks for better ones."""
        days = self._week(stops)
        if len(stops) <= EXACT_STOPS:
            return days
        key = tuple(sorted(stops))
        if key not in self._searched:
            self._searched[key] = self._periodic(key)
        return min(days, self._searched[key], key=lambda days: _price(days, len(stops)))

    def _periodic(self, stops: tuple[Stop, ...]) -> list[Day]:
        """Tours of a week, one a day, by the engine; all visits of a site or none."""
        number = Counter(stops)
        places = [-1, *(site for site, _ in number)]
        legs = np.array([[self._leg(a, b) if a != b else 0 for b in places] for a in places])
        asked = [
            periodic.Stop(minutes, 0, tuple(combinations(range(WORKDAYS), min(visits, WORKDAYS))))
            for (_, minutes), visits in number.items()
        ]
        given = periodic.Periodic(legs, tuple(asked), WORKDAYS, tours=1, longest=self._longest)
        answer = periodic.solve_periodic(given, rounds=ROUNDS)
        return [
            Day(
                tuple(places[i] for i in tour),
                int(sum(legs[a, b] for a, b in pairwise((0, *tour, 0)))),
            )
            for tours in answer.tours
            for tour in tours
        ]

    def _exact(self, stops: tuple[Stop, ...]) -> list[Day]:
        """Fewest missed visits, then least travel, in at most five days, over sets of visits.

        Row k holds the least travel of every set of visits that k days can make, and the set of
        the last of these days: it is the one with the lowest visit, so that no order of days is
        tried twice.
        """
        blocks: list[tuple[int, Day]] = []
        for mask in range(1, 1 << len(stops)):
            day = self._day(tuple(stop for i, stop in enumerate(stops) if mask >> i & 1))
            if day is not None:
                blocks.append((mask, day))
        rows: list[dict[int, tuple[int, int]]] = [{0: (0, 0)}]
        for _ in range(WORKDAYS):
            row = dict(rows[-1])
            for done, (legs, _) in rows[-1].items():
                for mask, day in blocks:
                    if mask & done or (mask & -mask) > (done & -done) > 0:
                        continue
                    key, total = done | mask, legs + day.legs
                    if key not in row or total < row[key][0]:
                        row[key] = (total, mask)
            rows.append(row)
        return self._chosen(rows, dict(blocks))

    @staticmethod
    def _chosen(rows: list[dict[int, tuple[int, int]]], blocks: dict[int, Day]) -> list[Day]:
        """The days that lead to the best set of the last row."""
        done = min(rows[-1], key=lambda key: (-key.bit_count(), rows[-1][key][0], key))
        days = []
        for before, row in zip(reversed(rows[:-1]), reversed(rows[1:]), strict=True):
            if done and row[done] != before.get(done):
                days.append(blocks[row[done][1]])
                done ^= row[done][1]
        return days

    def _inserted(self, stops: tuple[Stop, ...]) -> list[Day]:
        """Longest visits first, each into the day where it adds least travel."""
        days: list[tuple[Stop, ...]] = []
        for stop in sorted(stops, key=lambda s: (-self._leg(-1, s[0]), s)):
            options: list[tuple[int, int, tuple[Stop, ...]]] = []
            for index in range(min(len(days) + 1, WORKDAYS)):
                before = days[index] if index < len(days) else ()
                now = self._day(tuple(sorted((*before, stop))))
                was = self._day(before) if before else Day((), 0)
                if now is not None and was is not None:
                    options.append((now.legs - was.legs, index, tuple(sorted((*before, stop)))))
            if options:
                _, index, chosen = min(options)
                days[index : index + 1] = [chosen]
        return [day for day in map(self._day, days) if day is not None]
