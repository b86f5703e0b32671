"""Large packing programs by pricing: solve over the columns that matter, then price the rest.

A program of groups (at most so many cases each) and resources (minutes by manager and
month). Near good prices only a few columns of each group can be in the answer; the program
over these is small. Columns that the answer's prices find worth more are added, each time
going on from the last answer, until none is left: the answer is that of the whole program.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.highs import Growing, Solved, maximise, weak_bound

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
KEPT, WINDOW = 2, 0.02
"""Columns of a group to begin with: the best few, and those near to the best."""
ADDED, WANTED = 2, 1e-7
"""Most columns of a group that are added at once, and the share of its gain that one must win."""
STEPS, PACE, SLOWER, LEAST = 60, 0.5, 0.1, 1e-4
"""Steps to guess prices, how far the first one goes, how they shrink, and the lowest price."""
SMALL = 1500
"""Programs with fewer columns are solved at once."""


def solve_packing(
    gain: Floats,
    group: Ints,
    matrix: csc_array,
    limit: Floats,
    upper: Floats,
    prices: Floats | None,
    groups: int,
) -> Solved:
    """Maximise ``gain @ x`` with the first rows of `matrix` being the groups' counts.

    Parameters
    ----------
    gain, upper
        (N,) gain and upper bound (implied by the rows) of the columns.
    group
        (N,) row of the group of each column.
    matrix, limit
        (R, N) rows, groups first, and (R,) limits.
    prices
        (R,) guessed prices; those of the groups are not read. None: guess them.
    groups
        Number of the first rows that are groups.
    """
    if len(gain) <= SMALL:
        return maximise(gain, matrix, limit, upper, implied=True)
    resources = csc_array(matrix[groups:])
    if prices is None:
        guessed = _guessed(gain, group, resources, limit[:groups], limit[groups:])
    else:
        guessed = prices[groups:]
    worth = gain - resources.T @ guessed
    new = np.nonzero(_best(group, worth, KEPT) | _near(gain, group, worth))[0]
    missing = np.ones(len(gain), dtype=bool)
    chosen = np.zeros(0, dtype=np.int64)
    program = Growing(dual=False, implied=True)
    rows = limit
    while True:
        chosen = np.append(chosen, new)
        missing[new] = False
        program.grow(upper[new], rows, csc_array(matrix[:, chosen]))
        rows = limit[:0]
        solved = program.solve(gain[chosen])
        reduced = gain - matrix.T @ solved.prices
        wanted = missing & (reduced > WANTED * np.maximum(1.0, gain))
        if not wanted.any():
            break
        new = np.nonzero(wanted & _best(group, np.where(wanted, reduced, -np.inf), ADDED))[0]
    x = np.zeros(len(gain))
    x[chosen] = solved.x
    bound = weak_bound(gain, matrix, limit, upper, solved.prices)
    return Solved(x, solved.prices, solved.value, bound)


def _guessed(gain: Floats, group: Ints, matrix: csc_array, count: Floats, limit: Floats) -> Floats:
    """(R,) prices of resources near the best: dearer where too much is used, cheaper where little.

    All of a group take the column that is worth most to them at the prices. The steps get
    smaller, so that the prices settle.
    """
    order = np.argsort(group, kind="stable")
    _, first = _places(group[order])
    starts, of = np.unique(first, return_inverse=True)
    each, scale = count[group[order[starts]]], np.maximum(limit, 1.0)
    prices = np.full(len(limit), float(np.median(gain / np.maximum(matrix.sum(axis=0), 1.0))))
    least = LEAST * prices.max(initial=0.0)
    for step in range(STEPS):
        worth = (gain - matrix.T @ prices)[order]
        best = np.maximum.reduceat(worth, starts)
        hit = np.nonzero(worth >= best[of])[0]
        taken = order[hit[np.unique(of[hit], return_index=True)[1]]]
        amount = np.zeros(len(gain))
        amount[taken] = np.where(best > 0, each, 0.0)
        short = np.clip((matrix @ amount - limit) / scale, -1.0, 1.0)
        prices = np.maximum(prices * np.exp(PACE / (1 + SLOWER * step) * short), least)
    return prices


def _best(group: Ints, worth: Floats, most: int) -> Bools:
    """The best few columns of each group."""
    order = np.lexsort((-worth, group))
    place, first = _places(group[order])
    best = np.zeros(len(group), dtype=bool)
    best[order[place - first < most]] = True
    return best


def _near(gain: Floats, group: Ints, worth: Floats) -> Bools:
    """Columns within a window of the best of their group."""
    best = np.full(int(group.max(initial=-1)) + 1, -np.inf)
    np.maximum.at(best, group, worth)
    return np.asarray(worth >= best[group] - WINDOW * np.maximum(gain, 1.0))


def _places(group: Ints) -> tuple[Ints, Ints]:
    """Positions in a list sorted by group, and the first of each one's group."""
    place = np.arange(len(group))
    starts = np.r_[True, group[1:] != group[:-1]]
    return place, np.maximum.accumulate(np.where(starts, place, 0))
