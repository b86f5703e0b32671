"""Legs as arrays, and a lower bound on the travel of visits: a share of every tour a visit.

The shares are chosen so that for every possible tour the shares of its sites are at most
its legs; so the sum of shares over all visits is at most the travel of any tours.
"""

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.bound.tour_sets import TourSets, possible_tours
from allocator.solver.highs import maximise, two_at_a_time
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
FEWEST_ROWS = 50
"""Tours of each size that are added at a time where shares are more than their legs."""


class Legs:
    """Minutes of legs between all sites, and between sites and bases.

    Attributes
    ----------
    base
        (M,) number of each manager's base.
    out, back
        (B, S) minutes from each base to each site, and back.
    between
        (S, S) minutes from site to site.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        minutes, sites = problem.facts.legs.minutes, problem.sites
        given = [problem.facts.legs.base(m) or "" for m in problem.managers]
        bases = sorted({*given} or {""})
        self.base = np.array([bases.index(b) for b in given], dtype=np.int64)
        size = (len(bases), len(sites))
        out = [[minutes(b or None, s) for s in sites] for b in bases]
        back = [[minutes(s, b or None) for s in sites] for b in bases]
        self.out = np.array(out, dtype=np.int64).reshape(size)
        self.back = np.array(back, dtype=np.int64).reshape(size)
        between = [[minutes(a, b) for b in sites] for a in sites]
        self.between = np.array(between, dtype=np.int64).reshape(len(sites), len(sites))

    def trips_of(self, way: Ints) -> Ints:
        """(..., T) minutes a month of a return trip of `way` minutes every second week."""
        return np.asarray((2 * way[..., None] * self.problem.days + 10) // 20)

    def from_base(self, base: Ints, site: Ints) -> Ints:
        """Minutes of the way from bases to sites and back."""
        return np.asarray(self.out[base, site] + self.back[base, site])

    def from_site(self, post: Ints, site: Ints) -> Ints:
        """Minutes of the way from sites to sites and back."""
        return np.asarray(self.between[post, site] + self.between[site, post])


@dataclass(frozen=True)
class Visited:
    """The mobile sites that are visited in some months; N sites, B bases.

    Attributes
    ----------
    sites
        (N,) their indices.
    number
        (N,) most visits in two weeks.
    minutes
        (N,) least minutes of a visit.
    between, base
        (N, N) legs between them and (B, N) from the bases; the shorter of both ways.
    longest
        Most minutes of a tour.
    """

    sites: Ints
    number: Floats
    minutes: Ints
    between: Floats
    base: Floats
    longest: int

    def tours(self, b: int, most: float = inf) -> TourSets | None:
        """Return all tours from a base that could matter; None where more than `most`, or many."""
        return possible_tours(self.between, self.base[b], self.minutes, self.longest, most)


def visited(problem: Problem, legs: Legs, months: range) -> Visited | None:
    """Return what is visited in any of these months; None where nothing is, or nobody is mobile."""
    span = slice(months.start, months.stop)
    there = (problem.is_mobile & (problem.visits > 0))[:, span]
    sites = np.nonzero(there.any(axis=1))[0]
    if not (len(sites) and problem.goes_mobile.any()):
        return None
    number = np.where(there, problem.visits[:, span], 0)[sites].max(axis=1)
    minutes = problem.visit_minutes[:, span].astype(float)
    return Visited(
        sites=sites,
        number=number.astype(float),
        minutes=np.where(there, minutes, inf)[sites].min(axis=1).astype(np.int64),
        between=np.minimum(legs.between, legs.between.T)[np.ix_(sites, sites)].astype(float),
        base=np.minimum(legs.out, legs.back)[:, sites].astype(float),
        longest=problem.policy.mobile.tour_minutes,
    )


def visit_shares(there: Visited) -> Floats:
    """(B, N) minutes of legs that one visit to each site takes at least, from each base.

    Every visit belongs to one tour. Let d(s) be half of the two shortest legs at s to any
    other stop or base: a tour's legs are at least the sum of d over its stops and its base.
    With b the shortest leg from the base and K visits that fit into a tour at most,
    d(s) + b / K is a valid share. Where the possible tours can be listed, the largest valid
    shares come from a linear program with one row a tour: shares of its stops <= its legs.
    """

    def from_base(b: int) -> Floats:
        base, tours = there.base[b], there.tours(b)
        if tours is not None:
            return _largest(tours, base, there.number)
        room = there.longest - 2 * base.min()
        most = int((np.cumsum(np.sort(there.minutes)) <= room).sum()) or 1
        return np.asarray(_nearest(there.between, base) + base.min() / most)

    return np.array(two_at_a_time(from_base, range(len(there.base))))


def _nearest(between: Floats, base: Floats) -> Floats:
    """Half of the two shortest legs at each site."""
    size = len(base)
    legs = np.column_stack([between + np.diag(np.full(size, np.inf)), base, base])
    return np.asarray(np.sort(legs, axis=1)[:, :2].sum(axis=1) / 2)


def _largest(tours: TourSets, base: Floats, visits: Floats) -> Floats:
    """Largest shares such that no possible tour is charged more than its legs."""
    shares = 2 * base
    kept: list[tuple[Ints, float]] = []
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


def _most_broken(stops: Ints, length: Floats, shares: Floats) -> Ints:
    """The rows that charge most above their legs: some dozens, or one a site, at a time."""
    over = shares[stops].sum(axis=1) - length
    found = np.nonzero(over > 1e-6)[0]
    order = np.argsort(-over[found], kind="stable")[: max(FEWEST_ROWS, len(shares))]
    return np.asarray(found[order])
