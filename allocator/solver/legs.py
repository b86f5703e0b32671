"""A lower bound on the travel of visits: a share of every tour for each visit.

The shares are chosen so that for every possible tour the shares of its sites are at most
its legs; so the sum of shares over all visits is at most the travel of any tours.
"""

from itertools import combinations, permutations
from math import comb

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.highs import maximise
from allocator.solver.problem import Problem

Floats = NDArray[np.float64]
LISTED_TOURS = 500_000
"""Up to this many tours are listed one by one."""


def visit_shares(problem: Problem, t: int) -> Floats:
    """(S,) minutes of legs that one visit to each site takes at least, in month `t`.

    Every visit belongs to one tour. Let d(s) be half of the two shortest legs at s to any
    other stop or base: a tour's legs are at least the sum of d over its stops and its base.
    With b the shortest leg from any base and K visits that fit into a tour at most,
    d(s) + b / K is a valid share. Where the possible tours can be listed, the largest valid
    shares come from a linear program with one row a tour: shares of its stops <= its legs.
    """
    shares = np.zeros(len(problem.sites))
    visited = problem.is_mobile[:, t] & (problem.visits[:, t] > 0)
    sites = [int(s) for s in np.nonzero(visited)[0]]
    if not (sites and problem.goes_mobile.any()):
        return shares
    legs, base = _legs(problem, sites)
    minutes = problem.visit_minutes[sites, t]
    longest = problem.policy.mobile.tour_minutes
    room = longest - 2 * base.min()
    most = int((np.cumsum(np.sort(minutes)) <= room).sum()) or 1
    if sum(comb(len(sites), size) for size in range(1, most + 1)) <= LISTED_TOURS:
        visits = problem.visits[sites, t].astype(float)
        shares[sites] = _listed(legs, base, minutes, visits, longest, most)
    else:
        shares[sites] = _nearest(legs, base) + base.min() / most
    return shares


def _legs(problem: Problem, sites: list[int]) -> tuple[Floats, Floats]:
    """Legs between sites (both ways, the shorter), and from the nearest base to each."""
    minutes = problem.facts.legs.minutes
    names = [problem.sites[s] for s in sites]
    bases = sorted({problem.facts.legs.base(m) or "" for m in problem.managers})
    between = np.array([[min(minutes(a, b), minutes(b, a)) for b in names] for a in names])
    base = np.array(
        [min(min(minutes(b or None, a), minutes(a, b or None)) for b in bases) for a in names]
    )
    return between.astype(float), base.astype(float)


def _nearest(legs: Floats, base: Floats) -> Floats:
    """Half of the two shortest legs at each site."""
    size = len(base)
    all_legs = np.column_stack([legs + np.diag(np.full(size, np.inf)), base, base])
    return np.asarray(np.sort(all_legs, axis=1)[:, :2].sum(axis=1) / 2)


def _tours(legs: Floats, base: Floats, stops: NDArray[np.int64]) -> Floats:
    """(N,) legs of the shortest tour through each row of `stops` and back."""
    best = np.full(len(stops), np.inf)
    for order in permutations(range(stops.shape[1])):
        if order[0] > order[-1]:
            continue
        way = stops[:, order]
        length = base[way[:, 0]] + base[way[:, -1]]
        for i in range(way.shape[1] - 1):
            length = length + legs[way[:, i], way[:, i + 1]]
        best = np.minimum(best, length)
    return best


def _listed(
    legs: Floats,
    base: Floats,
    minutes: NDArray[np.int64],
    visits: Floats,
    longest: int,
    most: int,
) -> Floats:
    """Largest shares such that no possible tour is charged more than its legs."""
    tours = []
    for size in range(1, most + 1):
        stops = np.array(list(combinations(range(len(base)), size)), dtype=np.int64)
        stops = stops.reshape(-1, size)
        length = _tours(legs, base, stops)
        fits = minutes[stops].sum(axis=1) + length <= longest
        tours.append((stops[fits], length[fits]))
    shares = 2 * base
    kept: list[tuple[NDArray[np.int64], float]] = []
    while True:
        broken = [
            (stops[i], float(length[i]))
            for stops, length in tours
            for i in _most_broken(stops, length, shares)
        ]
        if not broken:
            return np.maximum(shares - 1e-6, 0.0)
        kept += broken
        rows = np.repeat(np.arange(len(kept)), [len(stops) for stops, _ in kept])
        cols = np.concatenate([stops for stops, _ in kept])
        matrix = csc_array((np.ones(len(rows)), (rows, cols)), shape=(len(kept), len(base)))
        limit = np.array([length for _, length in kept])
        shares = maximise(visits, matrix, limit, 2 * base).x


def _most_broken(stops: NDArray[np.int64], length: Floats, shares: Floats) -> NDArray[np.int64]:
    """The rows that charge most above their legs, a few dozen at a time."""
    over = shares[stops].sum(axis=1) - length
    worst = np.argsort(-over, kind="stable")[:50]
    return np.asarray(worst[over[worst] > 1e-6])
