"""Cases to managers within their minutes, on arrays alone: the program behind the caseload.

Every column gives one case of a group to a manager, is worth something, and takes minutes (or
whatever else is limited) in some rows. Nothing here knows what a case or a month is: the
caseload of a piece is such a program, and so is generalised assignment. `relaxed` solves it
as a linear program, `whole` makes whole cases of the answer.
"""

from dataclasses import dataclass
from math import inf

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
    lazy
        Number of the last rows, which rarely bind: they are left out until an answer breaks them.
    """

    worth: Floats
    group: Ints
    manager: Ints
    whole: NDArray[np.bool_]
    rows: csc_array
    limit: Floats
    groups: int
    order: Ints
    lazy: int = 0

    @property
    def size(self) -> int:
        """Number of columns."""
        return len(self.worth)

    def reduced(self, prices: Floats) -> Floats:
        """(N,) worth of a case beyond what it takes, at (R,) prices."""
        return np.asarray(self.worth - self.rows.T @ prices)


def relaxed(
    program: Assignment,
    prices: Floats | None = None,
    *,
    begun: Solved | None = None,
    limit: Floats | None = None,
    closed: NDArray[np.bool_] | None = None,
    until: float = inf,
) -> Solved:
    """Solve the linear program.

    Parameters
    ----------
    program
        The program.
    prices
        (R,) guessed prices of the rows; None where there are none.
    begun
        Its answer with other limits, to go on from.
    limit
        (R,) limits instead of those of the program.
    closed
        (N,) columns that are left out.
    until
        Moment of `perf_counter` at which it ends with `OutOfTimeError`.
    """
    limit = program.limit if limit is None else limit
    upper = limit[program.group] if closed is None else np.where(closed, 0.0, limit[program.group])
    return solve_packing(
        program.worth,
        program.group,
        program.rows,
        limit,
        upper,
        begun.prices if begun else prices,
        program.groups,
        lazy=program.lazy,
        begun=begun.basis if begun else None,
        until=until,
    )
