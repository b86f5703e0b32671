"""Weeks with many stops: the engine of periodic tours, and never worse than insertion."""

from itertools import pairwise

import numpy as np
import pytest

from allocator.solver import tours
from allocator.solver.tours import Day, Leg, pattern

LONGEST = 420


def legs_of(seed: int, sites: int) -> Leg:
    """Minutes between drawn places, the base in the middle."""
    at = np.random.default_rng(seed).uniform(-30, 30, (sites + 1, 2))
    at[sites] = 0.0
    return lambda a, b: int(np.ceil(np.hypot(*(at[a] - at[b])))) + 5


def fits(day: Day, minutes: dict[int, int], leg: Leg) -> bool:
    """Whether a tour's legs are counted rightly and it is short enough."""
    legs = sum(leg(a, b) for a, b in pairwise((-1, *day.sites, -1)))
    return day.legs == legs and legs + sum(minutes[s] for s in day.sites) <= LONGEST


@pytest.mark.parametrize("seed", range(2))
def test_many_stops_are_visited_as_asked_with_less_travel(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits = [(site, (4, 4, 2, 2, 2, 1)[site % 6], 60) for site in range(9)]
    leg, minutes = legs_of(seed, 9), {site: each for site, _, each in visits}
    made = pattern(visits, leg, LONGEST)
    assert made == pattern(visits, leg, LONGEST)
    for week in made.weeks:
        assert len(week) <= 5
        for day in week:
            assert len(set(day.sites)) == len(day.sites)
            assert fits(day, minutes, leg)
    assert made.missed == {}
    counted = {s: sum(s in d.sites for week in made.weeks for d in week) for s, _, _ in visits}
    assert counted == {site: number for site, number, _ in visits}
    monkeypatch.setattr(tours._Days, "_periodic", lambda *_: [])
    inserted = pattern(visits, leg, LONGEST)
    assert (sum(made.missed.values()), made.legs) < (sum(inserted.missed.values()), inserted.legs)


def test_what_does_not_fit_is_missed_and_no_more() -> None:
    # Seven visits of an hour fit into a day with its ways of 10 minutes there and 1 between;
    # two sites are asked for on six days of the five there are, both weeks.
    visits = [(site, 12 if site < 2 else 2, 60) for site in range(4)]
    made = pattern(visits, lambda a, b: 10 if -1 in (a, b) else 1, LONGEST)
    assert made.missed == {0: 2, 1: 2}
