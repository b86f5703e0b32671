"""Cases to managers within their minutes, on arrays alone: the program behind the caseload.

Every column gives one case of a group to a manager, is worth something, and takes minutes (or
whatever else is limited) in some rows. Nothing here knows what a case or a month is: the
caseload of a piece is such a program, and so is generalised assignment. `relaxed` solves it
as a linear program, `whole` makes whole cases of the answer.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.caseload.packing import solve_packing
from allocator.solver.highs import Solved

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Assignment:
    """Maximise ``worth @ x`` subject to ``rows @ x <= limit`` and ``x >= 0``.

    Attributes
    ----------
    worth
        (N,) worth of one case, by column.
    group
        (N,) group of the case, which is the number of its row: the first G rows count cases.
    manager
        (N,) who gets it.
    whole
        (N,) whether only whole cases count; the others may be split into hundredths.
    rows, limit
        (R, N) what a case takes, integers, and (R,) what there is.
    groups
        Number of groups, G.
    order
        Managers in an order that keeps neighbours together.
    """

    worth: Floats
    group: Ints
    manager: Ints
    whole: NDArray[np.bool_]
    rows: csc_array
    limit: Floats
    groups: int
    order: Ints

    @property
    def size(self) -> int:
        """Number of columns."""
        return len(self.worth)

    def within(self, kept: Ints) -> "Assignment":
        """Return the program with some of its rows."""
        return replace(self, rows=csc_array(self.rows[kept]), limit=self.limit[kept])

    def reduced(self, prices: Floats) -> Floats:
        """(N,) worth of a case beyond what it takes, at (R,) prices."""
        return np.asarray(self.worth - self.rows.T @ prices)


def relaxed(
    program: Assignment,
    prices: Floats | None = None,
    *,
    chosen: Ints | None = None,
    limit: Floats | None = None,
) -> Solved:
    """Solve the linear program.

    Parameters
    ----------
    program
        The program.
    prices
        (R,) guessed prices of the rows; None where there are none.
    chosen
        The columns that there are; None for all.
    limit
        (R,) limits instead of those of the program.
    """
    chosen = np.arange(program.size) if chosen is None else chosen
    limit = program.limit if limit is None else limit
    worth, group = program.worth[chosen], program.group[chosen]
    part = csc_array(program.rows[:, chosen])
    upper = program.limit[group]
    solved = solve_packing(worth, group, part, limit, upper, prices, program.groups)
    x = np.zeros(program.size)
    x[chosen] = solved.x
    return replace(solved, x=x)
