"""Large packing programs by pricing: solve over the columns that matter, then price the rest.

A program of groups (at most so many cases each) and resources (minutes by manager and
month). Near good prices only a few columns of each group can be in the answer; the program
over these is small. Columns that the answer's prices find worth more are added until none
is left, so the answer is that of the whole program.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.highs import Solved, maximise, weak_bound

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
KEPT_PER_GROUP = 3
WINDOW = 0.05
SMALL = 1500
"""Programs with fewer columns are solved at once."""
ROUNDS = 12


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
        (R,) guessed prices; those of the groups are not read. None: solve at once.
    groups
        Number of the first rows that are groups.
    """
    if prices is None or len(gain) <= SMALL:
        return maximise(gain, matrix, limit, upper, implied=True)
    cost = matrix.T @ np.concatenate([np.zeros(groups), prices[groups:]])
    active = _promising(gain, group, gain - cost)
    solved: Solved | None = None
    for _ in range(ROUNDS):
        chosen = np.nonzero(active)[0]
        solved = maximise(
            gain[chosen], csc_array(matrix[:, chosen]), limit, upper[chosen], implied=True
        )
        reduced = gain - matrix.T @ solved.prices
        missing = (reduced > 1e-7 * np.maximum(1.0, gain)) & ~active
        if not missing.any():
            break
        active |= missing
    else:
        return maximise(gain, matrix, limit, upper, implied=True)
    x = np.zeros(len(gain))
    x[chosen] = solved.x
    bound = weak_bound(gain, matrix, limit, upper, solved.prices)
    return Solved(x, solved.prices, solved.value, bound)


def _promising(gain: Floats, group: Ints, worth: Floats) -> NDArray[np.bool_]:
    """The best few columns of each group, and those within a window of the best."""
    order = np.lexsort((-worth, group))
    ordered = group[order]
    starts = np.r_[True, ordered[1:] != ordered[:-1]]
    place = np.arange(len(order))
    first = np.maximum.accumulate(np.where(starts, place, 0))
    best = worth[order[first]]
    near = worth[order] >= best - WINDOW * np.maximum(gain[order], 1.0)
    active = np.zeros(len(gain), dtype=bool)
    active[order[(place - first < KEPT_PER_GROUP) | near]] = True
    return active
