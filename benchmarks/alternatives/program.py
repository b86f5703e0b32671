"""A whole-number program as arrays: what CP-SAT and HiGHS are both given."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

Ints = NDArray[np.int64]
FREE = 10**12
"""Limit of a row without one."""


@dataclass
class Program:
    """Minimise cost x over whole 0 <= x <= upper, with least <= rows x <= most.

    Attributes
    ----------
    cost, upper
        By variable.
    least, most
        By row; `FREE` where there is no limit.
    loose
        Variables from a first to before a last that may be fractions where a solver can.
    """

    cost: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    least: list[int] = field(default_factory=list)
    most: list[int] = field(default_factory=list)
    loose: list[tuple[int, int]] = field(default_factory=list)
    _entries: list[tuple[Ints, Ints, Ints]] = field(default_factory=list)
    _loose: list[tuple[int, int, int]] = field(default_factory=list)

    def variable(self, cost: int = 0, upper: int = 1) -> int:
        """Add a variable and return its number."""
        self.cost.append(cost)
        self.upper.append(upper)
        return len(self.cost) - 1

    def variables(self, cost: Ints, upper: Ints, *, loose: bool = False) -> Ints:
        """Add variables and return their numbers; `loose`: hundredths, nearly a fraction."""
        first = len(self.cost)
        if loose:
            self.loose.append((first, first + len(cost)))
        self.cost.extend(cost.tolist())
        self.upper.extend(upper.tolist())
        return np.arange(first, len(self.cost))

    def row(self, terms: Iterable[tuple[int, int]], least: int = -FREE, most: int = FREE) -> int:
        """Add a row of (variable, coefficient) and return its number."""
        self.least.append(least)
        self.most.append(most)
        number = len(self.most) - 1
        self.extend(number, terms)
        return number

    def extend(self, row: int, terms: Iterable[tuple[int, int]]) -> None:
        """Add terms to a row."""
        self._loose.extend((row, variable, factor) for variable, factor in terms if factor)

    def entries(self, rows: Ints, variables: Ints, factors: Ints) -> None:
        """Add many terms to many rows."""
        self._entries.append((rows, variables, factors))

    def matrix(self) -> csr_array:
        """Return the rows."""
        loose = np.array(self._loose, dtype=np.int64).reshape(-1, 3)
        parts = [*self._entries, (loose[:, 0], loose[:, 1], loose[:, 2])]
        row, variable, factor = (np.concatenate(each) for each in zip(*parts, strict=True))
        shape = (len(self.most), len(self.cost))
        made = csr_array(coo_array((factor, (row, variable)), shape=shape))
        made.sum_duplicates()
        made.eliminate_zeros()
        return made
