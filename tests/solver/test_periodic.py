"""Periodic tours: never wrong, as good as trying everything on a few stops, the same each time."""

from itertools import pairwise, permutations, product
from math import inf
from pathlib import Path

import numpy as np
import pytest

from allocator.solver.periodic import Answer, Periodic, Stop, solve_periodic
from benchmarks.pvrp import faults, read_instance

ANY_DAY = ((0,), (1,))


def places(seed: int, size: int) -> np.ndarray:
    """Legs between random places, the base first."""
    at = np.random.default_rng(seed).uniform(0, 10, (size + 1, 2))
    return np.asarray(np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1)))


def shortest(legs: np.ndarray, stops: list[int]) -> float:
    """The shortest tour through stops, every order tried."""
    ways = [(0, *order, 0) for order in permutations(stops)]
    return min(sum(float(legs[a, b]) for a, b in pairwise(way)) for way in ways)


def least(given: Periodic) -> float:
    """The least travel with one tour a day, all choices of days tried."""
    best = inf
    for chosen in product(*(stop.days for stop in given.stops)):
        by_day = [[i for i, days in enumerate(chosen, 1) if d in days] for d in range(given.days)]
        best = min(best, sum(shortest(given.legs, stops) for stops in by_day if stops))
    return best


@pytest.mark.parametrize("seed", range(8))
def test_few_stops_are_solved_as_by_trying_everything(seed: int) -> None:
    twice = ((0, 1),)
    stops = tuple(Stop(1, 1, twice if i % 3 == 0 else ANY_DAY) for i in range(5))
    given = Periodic(places(seed, 5), stops, days=2, tours=1)
    answer = solve_periodic(given, rounds=300)
    assert faults(given, answer) == []
    assert answer.travel == pytest.approx(least(given))


def test_limits_of_a_tour_hold_and_what_does_not_fit_is_missed() -> None:
    stops = tuple(Stop(10, 3, ((0,),)) for _ in range(4))
    # Two tours of capacity 7 hold two stops each; five stops would be one too many.
    given = Periodic(places(1, 4), stops, days=1, tours=2, capacity=7)
    assert faults(given, solve_periodic(given, rounds=50)) == []
    more = Periodic(places(1, 5), (*stops, stops[0]), days=1, tours=2, capacity=7)
    answer = solve_periodic(more, rounds=50)
    assert len(answer.missed) == 1
    assert faults(more, answer) == [f"stop {answer.missed[0]} is missed"]
    # No tour is longer than the day: each stop takes 10 minutes and its way.
    short = Periodic(np.ones((5, 5)) - np.eye(5), stops, days=1, tours=4, longest=12)
    assert sorted(len(tour) for tour in solve_periodic(short, rounds=20).tours[0]) == [1, 1, 1, 1]


def test_the_same_seed_gives_the_same_tours() -> None:
    stops = tuple(Stop(1, 1, ((0, 2), (1, 3))) for _ in range(20))
    given = Periodic(places(3, 20), stops, days=4, tours=2, capacity=8)
    first, second = (solve_periodic(given, seed=5, rounds=60) for _ in range(2))
    assert first == second
    assert faults(given, first) == []


def test_a_wrong_answer_is_found() -> None:
    given = Periodic(places(2, 2), (Stop(1, 1, ANY_DAY), Stop(1, 1, ((0, 1),))), days=2, tours=1)
    answer = Answer([[[1, 2]], [[1]]], 0.0, ())
    assert len(faults(given, answer)) == 3


def test_an_instance_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "p.txt"
    path.write_text("1 2 2 2\n0 9\n0 9\n0 0 0 0 0 0 0\n1 3 4 5 6 1 2 1 2\n2 0 8 1 2 2 1 3\n")
    given = read_instance(path)
    assert (given.days, given.tours, given.longest, given.capacity) == (2, 2, inf, 9.0)
    assert given.stops == (Stop(5, 6, ((1,), (0,))), Stop(1, 2, ((0, 1),)))
    assert given.legs[0].tolist() == [0.0, 5.0, 8.0]
