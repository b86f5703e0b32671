"""Tours in the bound: each person's own, never looser than shares of tours, valid for far pairs."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise, permutations

import numpy as np
import pytest

from allocator.solver.bound import near, relaxation, touring
from allocator.solver.bound.legs import Legs, Visited, visit_shares, visited
from allocator.solver.bound.phase_program import Values
from allocator.solver.bound.relaxation import Relaxation
from allocator.solver.bound.site_prices import SitePrices
from allocator.solver.bound.tour_sets import possible_tours
from allocator.solver.bound.touring import Travel
from allocator.solver.deployment import Places
from allocator.solver.problem import Problem
from allocator.solver.tours import pattern
from benchmarks import cities
from benchmarks.cities import DIMENSIONS, city

CITIES = [(family, seed) for family in ("calm", "tight", "flooded", "scarce") for seed in (1, 2)]
EPS = 1e-4


@pytest.fixture(params=[1, 2])
def offices(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """People of small cities set out from so many offices."""
    small = replace(DIMENSIONS["S"], offices=request.param)
    monkeypatch.setitem(cities.DIMENSIONS, "S", small)


def prices(problem: Problem, seed: int) -> SitePrices:
    """Prices of a size at which cases are started, and some are not."""
    draw = np.random.default_rng(seed)
    mobile = draw.uniform(0.01, 0.1, problem.months)
    site = draw.uniform(0.01, 0.1, (len(problem.sites), problem.months))
    pool = {name: draw.uniform(0, 0.05, problem.months) for name in problem.pools}
    return SitePrices(np.where(problem.fixed, site, mobile[None]), mobile, pool)


def bounds(problem: Problem, uncovered: int = 0) -> np.ndarray:
    """Bounds of a city at some prices."""
    bounded = Relaxation(problem, Places(problem))
    return np.array([bounded.answer(prices(problem, i), uncovered).avoided for i in range(4)])


@pytest.mark.usefixtures("offices")
def test_own_tours_are_never_looser_than_shares_of_tours(monkeypatch: pytest.MonkeyPatch) -> None:
    tighter = 0
    for name in CITIES:
        problem = Problem(city("S", *name))
        own = bounds(problem)
        with monkeypatch.context() as patched:
            patched.setattr(touring, "MOST_TOURS", 0)
            shared = bounds(problem)
        assert (own <= shared + EPS * abs(shared)).all(), name
        tighter += int((own < shared - 1e-3).any())
    assert tighter > 5


@pytest.mark.usefixtures("offices")
@pytest.mark.parametrize("listed", [touring.MOST_TOURS, 0])
def test_pairs_without_columns_are_never_better_than_with(
    monkeypatch: pytest.MonkeyPatch, listed: int
) -> None:
    # What far pairs could gain is added: the bound of few pairs is above that of all of them.
    further = 0
    monkeypatch.setattr(touring, "MOST_TOURS", listed)
    for name in CITIES:
        problem = Problem(city("S", *name))
        for uncovered in (0, 300):
            every = bounds(problem, uncovered)
            with monkeypatch.context() as patched:
                patched.setattr(near, "NEAREST_SITES", 1)
                patched.setattr(near, "NEAREST_POSTS", 1)
                patched.setattr(relaxation, "FAR_ROUNDS", 0)
                few = bounds(problem, uncovered)
                patched.setattr(relaxation, "FAR_ROUNDS", 50)
                patched.setattr(relaxation, "FAR_SHARE", 0.0)
                grown = bounds(problem, uncovered)
            assert (few >= every - EPS * abs(every)).all(), name
            # With all that gain added, nothing is left out and little charged twice.
            assert grown == pytest.approx(every, rel=1e-3), name
            assert (grown >= every - EPS * abs(every)).all(), name
            further += int((few > every + 1e-3).any())
    assert further >= 3


def test_no_tour_gains_at_the_prices_of_far_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near, "NEAREST_SITES", 4)
    problem = Problem(city("M", "tight", 1))
    (program,) = Relaxation(problem, Places(problem)).programs
    touring, price = program.touring, prices(problem, 0).mobile
    tours, cost = touring.tours, touring.tours.cost(price)
    stops, visits = tours.stops, np.append(np.maximum(tours.visits, 1.0), 1.0)
    # Any prices of rows, made small enough that no tour to sites with a row gains.
    row_prices = np.random.default_rng(1).uniform(0, 1, program.program.rows)
    worth = touring._each(row_prices)[:, stops].sum(axis=1)
    row_prices *= float((cost / np.maximum(worth, 1e-9)).min())
    far = touring.far(row_prices, price) + tours.rounding(price)
    assert not far[program.near.rounds >= 0].any()
    each = touring._each(row_prices) + np.pad(far, ((0, 0), (0, 1))) / visits
    left = cost - each[:, stops].sum(axis=1)
    assert left.min() >= -EPS
    # They are not all too small: every far site has a tour that is worth about half its cost.
    assert np.median(far[program.near.rounds < 0]) > 0


def test_tours_are_no_longer_than_those_that_people_make() -> None:
    # The tours of two sites that somebody leads cost in the bound at most what a plan travels.
    problem = Problem(city("S", "calm", 1))
    legs, months = Legs(problem), problem.phases[0]
    mobile = np.nonzero(problem.is_mobile[:, 0])[0]
    tours = Travel(problem, legs).tours(months, mobile, np.arange(len(problem.managers)))
    found = 0
    for i, (a, b) in enumerate(tours.stops[:2].T):
        if b < len(mobile) and (tours.stops[2:, i] == len(mobile)).all():
            one = [(int(a), 1, 1), (int(b), 1, 1)]
            way = np.r_[mobile, -1]

            def leg(x: int, y: int, way: np.ndarray = way) -> int:
                s, t = way[x], way[y]
                if s < 0:
                    return int(legs.out[0, t])
                return int(legs.back[0, s]) if t < 0 else int(legs.between[s, t])

            assert tours.legs[i] <= pattern(one, leg, 10_000).legs + EPS
            found += 1
    assert found > 10


@pytest.mark.usefixtures("offices")
@pytest.mark.parametrize("seed", range(3))
def test_shares_of_a_base_are_at_most_its_tours(seed: int) -> None:
    problem = Problem(city("S", "calm", seed))
    there = visited(problem, Legs(problem), range(1))
    assert there is not None
    shares = visit_shares(there)
    assert len(shares) == len(there.base)
    slack = list(tours_left(there, shares))
    assert min(slack) >= -EPS
    # They are tight for some tours: smaller shares would be valid, too.
    assert min(slack) < 1


@pytest.mark.usefixtures("offices")
@pytest.mark.parametrize("large", [False, True])
def test_shares_hold_in_every_phase(monkeypatch: pytest.MonkeyPatch, large: bool) -> None:
    # In a large city they are found once, for the sites of all phases.
    monkeypatch.setattr(Problem, "is_large", large)
    problem = Problem(city("S", "moving", 1))
    travel, legs = Travel(problem, Legs(problem)), Legs(problem)
    assert len(problem.phases) > 1
    asked = []
    for months in problem.phases:
        there = visited(problem, legs, range(months.start, months.start + 1))
        assert there is not None
        shares = travel._shares(months)
        asked.append(id(shares))
        slack = list(tours_left(there, shares[:, there.sites]))
        assert min(slack) >= -EPS
        # A visit is never free: all legs of all sites are more than nothing.
        assert shares[:, there.sites].min() > 0
    assert len(set(asked)) == (1 if large else len(problem.phases))


def tours_left(there: Visited, shares: np.ndarray) -> Iterator[float]:
    """What tours of up to four stops take beyond the shares (B, N) of their stops, from a base."""
    sites = range(len(there.sites))
    for share, base in zip(shares, there.base, strict=True):
        for stops in (stops for k in (1, 2, 3, 4) for stops in combinations(sites, k)):
            legs = min(
                base[order[0]]
                + base[order[-1]]
                + sum(there.between[a, b] for a, b in pairwise(order))
                for order in permutations(stops)
            )
            if legs + there.minutes[list(stops)].sum() <= there.longest:
                yield float(legs - share[list(stops)].sum())


@pytest.mark.usefixtures("offices")
@pytest.mark.parametrize(
    ("offices", "listed"),
    [(1, touring.MOST_TOURS), (2, touring.MOST_TOURS), (2, 0)],
    indirect=["offices"],
)
def test_where_visits_may_be_missed_fewer_tours_are_asked(
    monkeypatch: pytest.MonkeyPatch, listed: int
) -> None:
    monkeypatch.setattr(touring, "MOST_TOURS", listed)
    problem = Problem(city("S", "calm", 1))
    bounded = Relaxation(problem, Places(problem))
    (program,), (phase,) = bounded.programs, bounded.phases
    values = bounded_values(bounded)
    spent = [
        program.solve(values, prices(problem, 0), uncovered).toured.sum()
        for uncovered in (0, int(phase.on_site.min()), 10**9)
    ]
    assert spent[0] >= spent[1] - EPS
    assert spent[0] > 0
    assert spent[2] == pytest.approx(0.0)


def bounded_values(bounded: Relaxation) -> Values:
    """Values of a phase at prices, with uncovered minutes for nothing."""
    (phase,), at = bounded.phases, prices(bounded.problem, 0)
    (keeping,) = [inherited.keeping(at) for inherited in bounded.inherited]
    stays = bounded.classes.stays(at)
    worth = bounded._worth(phase, stays, np.zeros(len(bounded.problem.demand.count)))
    near_pairs = bounded.programs[0].near
    values = bounded._valued(phase, near_pairs, at, keeping, worth, 0.0).values
    return replace(values, dearest=0.0)


@pytest.mark.parametrize("seed", range(12))
def test_every_tour_is_listed_or_no_shorter_than_listed_ones(seed: int) -> None:
    # Legs of all kinds, also such where the way over a third place is the shortest.
    draw = np.random.default_rng(seed)
    size = 6
    between = draw.integers(1, 60, (size, size)).astype(float)
    between = np.minimum(between, between.T)
    base, minutes = draw.integers(5, 40, size).astype(float), draw.integers(60, 120, size)
    longest = int(draw.integers(200, 500))
    found = possible_tours(between, base, minutes, longest)
    assert found is not None
    listed = {
        frozenset(row): float(cost)
        for stops, legs in found
        for row, cost in zip(stops.tolist(), legs, strict=True)
    }
    legs = np.pad(between, ((0, 1), (0, 1)))
    legs[-1, :-1] = legs[:-1, -1] = base
    for over in range(size + 1):
        legs = np.minimum(legs, legs[:, over, None] + legs[over])
    looked_at = 0
    for count in range(1, size + 1):
        for chosen in combinations(range(size), count):
            # The shortest tour in any order, over other places where that is shorter: such a
            # tour may be part of a longer one to these places, too.
            ways = (pairwise((-1, *order, -1)) for order in permutations(chosen))
            least = min(sum(float(legs[a, b]) for a, b in way) for way in ways)
            if minutes[list(chosen)].sum() + least <= longest:
                looked_at += 1
                assert cheapest(frozenset(chosen), listed) <= least + EPS
    assert looked_at >= 3


def cheapest(stops: frozenset[int], listed: dict[frozenset[int], float]) -> float:
    """The least that listed tours to these stops, each in one of them, take."""
    if not stops:
        return 0.0
    first = min(stops)
    parts = (part for part in listed if first in part and part <= stops)
    return min(
        (listed[part] + cheapest(stops - part, listed) for part in parts), default=float("inf")
    )
