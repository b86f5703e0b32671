"""A program from blocks of columns and rows, and its certified value."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.highs import maximise, weak_bound

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Program:
    """A packing program under construction: blocks of columns, then rows."""

    def __init__(self) -> None:
        self.gain: list[Floats] = []
        self.upper: list[Floats] = []
        self.size = 0
        self._rows: list[Ints] = []
        self._cols: list[Ints] = []
        self._data: list[Floats] = []
        self.limit: list[Floats] = []
        self.rows = 0

    def columns(self, gain: Floats, upper: Floats | NDArray[np.bool_]) -> Ints:
        """Add columns; return their numbers in the shape of `gain`."""
        numbers = self.size + np.arange(gain.size).reshape(gain.shape)
        self.gain.append(gain.ravel().astype(float))
        self.upper.append(np.broadcast_to(upper, gain.shape).ravel().astype(float))
        self.size += gain.size
        return numbers

    def add_rows(self, limit: Floats, *terms: tuple[Ints, Ints, Floats | float]) -> Ints:
        """Add rows ``sum of terms <= limit``; a term is (row from 0, column, factor)."""
        for row, col, factor in terms:
            row, col = np.broadcast_arrays(row, col)
            self._rows.append(self.rows + row.ravel())
            self._cols.append(col.ravel())
            self._data.append(np.broadcast_to(factor, col.shape).ravel().astype(float))
        self.limit.append(np.asarray(limit, dtype=float).ravel())
        numbers = self.rows + np.arange(len(self.limit[-1]))
        self.rows += len(numbers)
        return numbers

    def solve(self) -> tuple[float, Floats, Floats]:
        """Return the certified upper bound, the columns' values and the rows' prices."""
        gain, upper = np.concatenate(self.gain), np.concatenate(self.upper)
        limit = np.concatenate(self.limit)
        parts = (
            np.concatenate(self._data),
            (np.concatenate(self._rows), np.concatenate(self._cols)),
        )
        matrix = csc_array(parts, shape=(self.rows, self.size))
        solved = maximise(gain, matrix, limit, upper, dual=True)
        return weak_bound(gain, matrix, limit, upper, solved.prices), solved.x, solved.prices
