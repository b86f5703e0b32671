"""A program from blocks of columns and rows that can grow, and its certified value."""

from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.highs import Growing, Solved

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Term = tuple[Ints, Ints, Floats | float]
"""Rows, columns and factors; broadcast."""


class Program:
    """A packing program under construction: columns and rows are numbered as they are added."""

    def __init__(self) -> None:
        self.size = self.rows = 0
        self._upper: list[Floats] = []
        self._limit: list[Floats] = []
        self._terms: list[tuple[Ints, Ints, Floats]] = []
        self._matrix = csc_array((0, 0))
        self._solver = Growing()

    def columns(self, upper: Floats | NDArray[np.bool_]) -> Ints:
        """Add columns between 0 and `upper`; return their numbers in its shape."""
        numbers = self.size + np.arange(upper.size).reshape(upper.shape)
        self._upper.append(upper.ravel().astype(float))
        self.size += upper.size
        return numbers

    def add_rows(self, limit: Floats, *terms: Term) -> Ints:
        """Add rows ``sum of terms <= limit``, with rows in the terms from 0; return numbers."""
        numbers = self.rows + np.arange(len(limit))
        self._limit.append(np.asarray(limit, dtype=float))
        self.rows += len(numbers)
        for row, column, factor in terms:
            self.add_terms((numbers[row], column, factor))
        return numbers

    def add_terms(self, *terms: Term) -> None:
        """Add terms of new columns or rows."""
        for row, column, factor in terms:
            rows, columns, factors = np.broadcast_arrays(row, column, factor)
            self._terms.append((rows.ravel(), columns.ravel(), factors.ravel().astype(float)))

    def relimit(self, row: int, limit: float) -> None:
        """Change the limit of a row."""
        self._grow()
        self._solver.relimit(row, limit)

    def solve(self, gain: Floats, until: float = inf) -> tuple[Solved, Floats]:
        """Return the answer with its certified bound, and the reduced gains of columns.

        `OutOfTimeError` at a moment of `perf_counter`.
        """
        self._grow()
        solved = self._solver.solve(gain, until)
        return solved, self._solver.reduced(gain, solved.prices)

    def _grow(self) -> None:
        """Hand over what was added."""
        if self._upper or self._limit:
            rows, columns, factors = map(np.concatenate, zip(*self._terms, strict=True))
            new = (factors, (rows.astype(np.int32), columns.astype(np.int32)))
            ends = np.pad(self._matrix.indptr, (0, self.size - self._matrix.shape[1]), "edge")
            old, shape = (self._matrix.data, self._matrix.indices, ends), (self.rows, self.size)
            self._matrix = csc_array(old, shape=shape) + csc_array(new, shape=shape)
            upper, limit = ([np.zeros(0), *parts] for parts in (self._upper, self._limit))
            self._solver.grow(np.concatenate(upper), np.concatenate(limit), self._matrix)
            self._upper, self._limit, self._terms = [], [], []
