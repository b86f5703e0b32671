"""Whole cases dealt one by one, as a planner would: a first plan before any program is solved.

Who avoids most points a minute comes first, as early and with whom that is so, and gets all
that fits. That reaches nearly what the linear program does (`docs/solver.md`), at once.
"""

import numpy as np
from numpy.typing import NDArray

from allocator.solver.caseload.assignment import Assignment

Floats = NDArray[np.float64]
EPS = 1e-6
HUNDRED = 100
WHOLE_FIRST = 1.2
"""How much more a whole case is worth in the order: what is split fits into any gap."""


def dealt(program: Assignment) -> Floats:
    """Return (N,) amounts that fit, whole or in hundredths, the most points a minute first."""
    resources = slice(program.groups, len(program.limit) - program.lazy)
    minutes = np.maximum(np.asarray(program.rows[resources].sum(axis=0)), 1.0)
    rate = program.worth / minutes * np.where(program.whole, WHOLE_FIRST, 1.0)
    order = np.lexsort((-program.worth, -rate))
    # Lists, as single numbers are read from them faster than from arrays.
    left, group = program.limit.tolist(), program.group.tolist()
    start, row, size = (
        part.tolist() for part in (program.rows.indptr, program.rows.indices, program.rows.data)
    )
    parts = np.where(program.whole, 1, HUNDRED).tolist()
    amount = [0.0] * program.size
    for j in order.tolist():
        part, span = parts[j], range(start[j], start[j + 1])
        fits = left[group[j]]
        for k in span:
            # Most do not fit, and that is seen in the first month that is full.
            if fits * part < 1 - EPS:
                break
            fits = min(fits, left[row[k]] / size[k])
        amount[j] = int(fits * part + EPS) / part
        for k in span if amount[j] else ():
            left[row[k]] -= amount[j] * size[k]
    return np.array(amount)
