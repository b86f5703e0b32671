"""Whole cases from the answer of a linear program: rounding, tree search, exchanges.

Rounding keeps the whole parts, adds whole cases where they fit in order of worth, and fills
what is left with cases that may be split into hundredths. Where there is time, a tree search
over the columns near the best prices finds better whole numbers, and a few managers at a
time deal their cases anew (`exchanges`). Where that has come near the bound, few columns can
still be in anything better: a tree search over these settles it.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.caseload.assignment import Assignment, relaxed
from allocator.solver.highs import Solved, maximise

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
EPS = 1e-6
NEAR, MOST_SEARCHED, NODES = 0.02, 6000, 5
"""Tree search of whole cases: columns this near to the best, how many, and nodes at most."""
FEW = 0.75
"""Part of the columns that a tree search is to settle, at most."""


def rounded(program: Assignment, solved: Solved) -> Floats:
    """Return (N,) whole cases, and hundredths of others, near a solved linear program."""
    return _Rounding(program, solved).amount(np.zeros(program.size))


def rounded_wholes(program: Assignment, solved: Solved) -> Floats:
    """Return (N,) whole cases alone; what those that may be split would take stays free."""
    return _Rounding(program, solved).wholes()


def searched(program: Assignment, solved: Solved, go_on: Callable[[], bool]) -> Floats:
    """Return the same by a tree search over the columns that the prices recommend.

    `go_on` is asked from time to time; False ends the search.
    """
    return _Rounding(program, solved).amount(_tree(program, solved, go_on))


def _tree(program: Assignment, solved: Solved, go_on: Callable[[], bool]) -> Floats:
    """Whole amounts by a tree search over the columns near the best; zeros if there are many."""
    near = program.reduced(solved.prices) > -NEAR * np.maximum(program.worth, 1.0)
    chosen = np.nonzero(near)[0]
    amount = np.zeros(program.size)
    if len(chosen) > MOST_SEARCHED:
        return amount
    found = maximise(
        program.worth[chosen],
        csc_array(program.rows[:, chosen]),
        program.limit,
        program.limit[program.group[chosen]],
        whole=program.whole[chosen],
        nodes=NODES,
        gap=5e-4,
        go_on=go_on,
    )
    amount[chosen] = np.where(program.whole[chosen], np.round(found.x), found.x)
    fits = program.rows @ amount <= program.limit + EPS
    return amount if fits.all() else np.zeros(program.size)


def settled(
    program: Assignment,
    solved: Solved,
    amount: Floats,
    *,
    least: float,
    nodes: int,
    go_on: Callable[[], bool],
) -> tuple[Floats, float]:
    """Return amounts that are worth at least as much, and a bound of what any are worth.

    A column whose reduced worth at the prices is below what is missing to the bound is in no
    better answer (reduced-cost fixing): a tree search over the others settles the matter, where
    they are few.

    Parameters
    ----------
    program, solved
        The program and the answer of its linear program.
    amount
        (N,) amounts that fit, of columns that all are whole.
    least
        By how much better another answer is at least: 1 where worths are whole.
    nodes
        Most nodes of the search.
    go_on
        Asked from time to time; False ends the search.
    """
    missing = solved.bound - float(program.worth @ amount) - least
    if missing < -EPS:
        return amount, float(program.worth @ amount)
    possible = (program.reduced(solved.prices) >= -missing - EPS) | (amount > 0)
    chosen = np.nonzero(possible)[0]
    if len(chosen) > FEW * program.size or not program.whole.all():
        return amount, solved.bound
    found = maximise(
        program.worth[chosen],
        csc_array(program.rows[:, chosen]),
        program.limit,
        program.limit[program.group[chosen]],
        whole=program.whole[chosen],
        nodes=nodes,
        gap=0.0,
        begun=amount[chosen],
        go_on=go_on,
    )
    better = np.zeros(program.size)
    better[chosen] = np.round(found.x)
    fits = (program.rows @ better <= program.limit + EPS).all()
    bound = min(solved.bound, max(found.bound, float(program.worth @ amount)))
    if not fits or program.worth @ better < program.worth @ amount:
        return amount, bound
    return better, bound


class _Rounding:
    """Turns a program's answer into whole cases and hundredths."""

    def __init__(self, program: Assignment, solved: Solved) -> None:
        self.program, self.solved = program, solved
        self.left = program.limit.copy()
        self.x = np.zeros(program.size)
        rows = program.rows
        self._start, self._row, self._size = rows.indptr, rows.indices, rows.data
        self._column = np.repeat(np.arange(program.size), np.diff(rows.indptr))

    def amount(self, found: Floats) -> Floats:
        """Return the amount of each column, from whole amounts found or, if zeros, rounding."""
        whole = self.program.whole
        if not self.program.size:
            return self.x
        if found.any():
            self._take_all(np.where(whole, found, np.floor(found * 100 + 1e-4) / 100))
            self._add_hundredths(found)
            self._add_wholes(self._by_worth(tolerance=0.02))
        else:
            self.wholes()
        self._fill()
        self._add_wholes(self._by_worth(tolerance=np.inf))
        return self.x

    def wholes(self) -> Floats:
        """Return whole cases as the program has them, then those worth about their price."""
        x = np.where(self.program.whole, self.solved.x, 0.0)
        self._take_all(np.floor(x + EPS))
        self._add_once(self._fractional(x - np.floor(x + EPS)))
        self._add_wholes(self._by_worth(tolerance=0.02))
        return self.x

    def _add_once(self, order: Ints) -> None:
        """Give one whole case of each column in turn where it fits."""
        for j in self._fitting(order):
            self._given(j)

    def _given(self, j: int, part: float = 1.0) -> bool:
        """Give one more case of a column, or a part of one, where it fits."""
        span = slice(self._start[j], self._start[j + 1])
        row, size = self._row[span], self._size[span] * part
        fits = bool((self.left[row] >= size - EPS).all())
        if fits:
            self.left[row] -= size
            self.x[j] += part
        return fits

    def _fitting(self, order: Ints) -> Ints:
        """Those of some columns that fit once more; others never will, as nothing is given back."""
        short = self.left[self._row] < self._size - EPS
        fits = np.ones(self.program.size, dtype=bool)
        fits[self._column[short]] = False
        return order[fits[order]]

    def _take_all(self, amount: Floats) -> None:
        self.x += amount
        self.left -= self.program.rows @ amount

    def _fractional(self, part: Floats) -> Ints:
        """Columns with a fraction, the fullest first."""
        used = np.nonzero(part > EPS)[0]
        return used[np.lexsort((used, -part[used]))]

    def _by_worth(self, tolerance: float) -> Ints:
        """Columns of whole cases in order of worth less the price of what they take."""
        worth = self.program.worth
        cost = self.program.rows.T @ self.solved.prices
        reduced = worth - cost
        good = self.program.whole & (reduced >= -tolerance * np.maximum(cost, 1.0))
        chosen = np.nonzero(good)[0]
        return chosen[np.lexsort((chosen, -worth[chosen], -reduced[chosen]))]

    def _add_wholes(self, order: Ints) -> None:
        """Give one more whole case of each column in turn while it fits."""
        for j in self._fitting(order):
            while self._given(j):
                pass

    def _fill(self) -> None:
        """Fill what is left with cases that may be split: a linear program, cut to hundredths."""
        whole = self.program.whole
        if whole.all():
            return
        left = np.maximum(self.left, 0.0)
        solved = relaxed(self.program, begun=self.solved, limit=left, closed=whole)
        self._take_all(np.floor(solved.x * 100 + 1e-4) / 100)
        self._add_hundredths(solved.x)

    def _add_hundredths(self, wanted: Floats) -> None:
        """Give the hundredths that cutting lost to the columns that lost most, where they fit."""
        cut = wanted * 100 - np.floor(wanted * 100 + 1e-4)
        lost = np.nonzero(~self.program.whole & (cut > 1e-3))[0]
        for j in lost[np.lexsort((lost, -cut[lost]))]:
            self._given(j, 0.01)
