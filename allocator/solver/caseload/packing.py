"""Packing programs by pricing: solve over the columns that matter, then price the rest.

A program of groups (at most so many cases each) and resources (minutes by manager and
month). Near good prices only a few columns of each group can be in the answer; the program
over these is small. Columns that the answer's prices find worth more are added, and rows that
seldom bind once the answer breaks them, until there are none: so the answer is that of the whole
program. The simplex goes on from where it was.
"""

from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.highs import Basis, Growing, Solved, weak_bound

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
KEPT_PER_GROUP, ADDED_PER_GROUP, WINDOW = 3, 6, 0.01
"""Columns of a group to begin with, to add at a time; and those so near to the best begin too."""
STEPS, PACE, SLOWER, LEAST = 60, 0.5, 0.1, 1e-4
"""Steps to guess prices, how far the first one goes, how they shrink, and the lowest price."""
SMALL = 1500
"""Programs with fewer columns begin with all of them."""
EPS = 1e-6


def solve_packing(
    gain: Floats,
    group: Ints,
    matrix: csc_array,
    limit: Floats,
    upper: Floats,
    prices: Floats | None,
    groups: int,
    *,
    lazy: int = 0,
    begun: Basis | None = None,
    until: float = inf,
) -> Solved:
    """Maximise ``gain @ x`` with the first rows of `matrix` being the groups' counts.

    Parameters
    ----------
    gain, upper
        (N,) gain and upper bound of the columns: 0, or implied by the rows.
    group
        (N,) row of the group of each column.
    matrix, limit
        (R, N) rows, groups first, and (R,) limits.
    prices
        (R,) guessed prices; those of the groups are not read. None: guess them.
    groups
        Number of the first rows that are groups.
    lazy
        Number of the last rows, left out until an answer breaks them.
    begun
        Where to begin: where a program with other limits ended.
    until
        Moment of `perf_counter` at which it ends with `OutOfTimeError`.
    """
    packing = _Packing(gain, group, matrix, limit, upper)
    if begun is None:
        packing.begin(prices, groups, len(limit) - lazy)
    else:
        packing.grow(begun.columns, begun.rows)
        packing.program.begin(begun.state)
    return packing.solved(until)


class _Packing:
    """Some columns and rows of a program, and more of them until its answer is found."""

    def __init__(
        self, gain: Floats, group: Ints, matrix: csc_array, limit: Floats, upper: Floats
    ) -> None:
        self.gain, self.group, self.matrix, self.turned = gain, group, matrix, matrix.T
        self.limit, self.upper = limit, upper
        self.columns, self.rows = (np.zeros(0, dtype=np.int64) for _ in range(2))
        self.program = Growing(packing=True)

    def begin(self, prices: Floats | None, groups: int, rows: int) -> None:
        """Begin with the first rows, and the columns that are good at guessed prices."""
        columns = np.arange(len(self.gain))
        if len(columns) > SMALL:
            resources = csc_array(self.matrix[groups:rows])
            minutes = self._guessed(resources, groups) if prices is None else prices[groups:rows]
            columns = self._promising(self.gain - resources.T @ minutes)
        self.grow(columns, np.arange(rows))

    def grow(self, columns: Ints, rows: Ints) -> None:
        """Add columns and rows."""
        self.columns, self.rows = np.append(self.columns, columns), np.append(self.rows, rows)
        if _first(self.columns) == len(self.gain) and _first(self.rows) == len(rows):
            part = self.matrix[: len(rows)]
        else:
            part = self.matrix[:, self.columns][self.rows]
        self.program.grow(self.upper[columns], self.limit[rows], csc_array(part))

    def solved(self, until: float) -> Solved:
        """Return the answer of the whole program."""
        none = np.zeros(0, dtype=np.int64)
        while True:
            found = self.program.solve(self.gain[self.columns], until)
            x, prices = np.zeros(len(self.gain)), np.zeros(len(self.limit))
            x[self.columns], prices[self.rows] = found.x, found.prices
            reduced = self.gain - self.turned @ prices
            whole = len(self.columns) == len(self.gain)
            missing, broken = none if whole else self._missing(reduced), none
            if not len(missing):
                over = self.matrix @ x > self.limit + EPS
                over[self.rows] = False
                broken = np.nonzero(over)[0]
            if not len(missing) and not len(broken):
                bound = weak_bound(reduced, self.limit, self.upper, prices)
                basis = Basis(self.columns, self.rows, self.program.state)
                return Solved(x, prices, found.value, bound, basis)
            self.grow(missing, broken)

    def _guessed(self, resources: csc_array, groups: int) -> Floats:
        """(R,) prices of resources near the best: dearer where too much is used, or cheaper.

        All of a group take the column that is worth most to them at the prices. The steps get
        smaller, so that the prices settle.
        """
        limit = self.limit[groups : groups + resources.shape[0]]
        order = np.argsort(self.group, kind="stable")
        _, starts, of = np.unique(self.group[order], return_index=True, return_inverse=True)
        rate = float(np.median(self.gain / np.maximum(resources.sum(axis=0), 1.0)))
        prices, scale = np.full(len(limit), rate), np.maximum(limit, 1.0)
        turned = resources.T
        for step in range(STEPS):
            worth = (self.gain - turned @ prices)[order]
            best = np.maximum.reduceat(worth, starts)
            hit = np.nonzero(worth >= best[of])[0]
            taken = order[hit[np.r_[True, np.diff(of[hit]) > 0]]]
            amount = np.zeros(len(self.gain))
            amount[taken] = np.where(best > 0, self.upper[taken], 0.0)
            over = (resources @ amount - limit) / scale
            short = np.minimum(np.maximum(over, -1.0), 1.0)
            prices = np.maximum(prices * np.exp(PACE / (1 + SLOWER * step) * short), LEAST * rate)
        return prices

    def _promising(self, worth: Floats) -> Ints:
        """The best few columns of each group by `worth`, and those within a window of the best."""
        open_ = np.nonzero(self.upper > 0)[0]
        order, place = self._ranked(open_, worth)
        best = worth[order[np.arange(len(order)) - place]]
        near = worth[order] >= best - WINDOW * np.maximum(self.gain[order], 1.0)
        return np.sort(order[(place < KEPT_PER_GROUP) | near])

    def _missing(self, reduced: Floats) -> Ints:
        """The best few columns of each group that are worth more than the prices say."""
        good = (reduced > 1e-7 * np.maximum(1.0, self.gain)) & (self.upper > 0)
        good[self.columns] = False
        order, place = self._ranked(np.nonzero(good)[0], reduced)
        return np.sort(order[place < ADDED_PER_GROUP])

    def _ranked(self, columns: Ints, worth: Floats) -> tuple[Ints, Ints]:
        """Columns by group, the best first, and the place of each in its group."""
        order = columns[np.lexsort((-worth[columns], self.group[columns]))]
        place = np.arange(len(order))
        starts = np.r_[True, np.diff(self.group[order]) != 0][: len(order)]
        return order, place - np.maximum.accumulate(np.where(starts, place, 0))


def _first(numbers: Ints) -> int:
    """How many numbers there are if they are the first ones in order; else -1."""
    return len(numbers) if (numbers == np.arange(len(numbers))).all() else -1
