"""Whole cases dealt one by one, as a planner would: a first plan before any program is solved.

Who avoids most points a minute comes first, as early and with whom that is so, and gets all
that fits. That reaches nearly what the linear program does (`docs/solver.md`), at once.
"""

from math import inf

import numpy as np
from numpy.typing import NDArray

from allocator.solver.caseload.assignment import Assignment

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
EPS = 1e-6
HUNDRED = 100
WHOLE_FIRST = 1.2
"""How much more a whole case is worth in the order: what is split fits into any gap."""
STRETCH = 1000
"""Columns that are looked at together: most do not fit any more when their turn comes."""


def dealt(program: Assignment) -> Floats:
    """Return (N,) amounts that fit, whole or in hundredths, the most points a minute first."""
    resources = slice(program.groups, len(program.limit) - program.lazy)
    minutes = np.maximum(np.asarray(program.rows[resources].sum(axis=0)), 1.0)
    rate = program.worth / minutes * np.where(program.whole, WHOLE_FIRST, 1.0)
    order = np.lexsort((-program.worth, -rate))
    # A list, as single numbers are read from it faster than from an array.
    left, amount = program.limit.tolist(), np.zeros(program.size)
    for first in range(0, len(order), STRETCH):
        stretch = _fitting(program, order[first : first + STRETCH], np.array(left))
        amount[stretch] = _amounts(program, stretch, left)
    return amount


def _parts(program: Assignment, columns: Ints) -> Ints:
    """(n,) parts into which a case of these columns may be split."""
    return np.where(program.whole[columns], 1, HUNDRED)


def _fitting(program: Assignment, columns: Ints, left: Floats) -> Ints:
    """Return those of some columns of which the least part fits into what is left."""
    least = (1 - EPS) / _parts(program, columns)
    some = left[program.group[columns]] >= least
    columns, least = columns[some], least[some]
    rows = program.rows[:, columns]
    column = np.repeat(np.arange(len(columns)), np.diff(rows.indptr))
    full = left[rows.indices] < rows.data * least[column]
    return np.delete(columns, column[full])


def _amounts(program: Assignment, columns: Ints, left: list[float]) -> list[float]:
    """Return the amounts of some columns, one after the other, and take them from `left`."""
    rows = program.rows[:, columns]
    start, row, size = (part.tolist() for part in (rows.indptr, rows.indices, rows.data))
    amounts = []
    for j, part in enumerate(_parts(program, columns).tolist()):
        fits, span = inf, range(start[j], start[j + 1])
        for k in span:
            here = left[row[k]] / size[k]
            if here < fits:
                fits = here
                if fits * part < 1 - EPS:
                    break
        amount = int(fits * part + EPS) / part
        for k in span if amount else ():
            left[row[k]] -= amount * size[k]
        amounts.append(amount)
    return amounts
