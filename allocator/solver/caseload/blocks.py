"""Large pieces block by block: some managers at a time, the others' starts held fixed.

Where many rounds touch each other (closings, changes of posts), a piece may hold half of the
city and its program grows too large for the time there is. Then managers are taken in blocks
of neighbours: each block solves its own columns over the cases that others leave. A second
sweep lets the first blocks see what the later ones took. The answer can be carried out, so
its value is one that a plan reaches; its prices are good enough for a bound, which is valid
at any prices.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.caseload.packing import solve_packing
from allocator.solver.highs import Solved, weak_bound

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
MANAGERS_AT_ONCE = 6
SWEEPS = 2


def solve_in_blocks(
    gain: Floats,
    group: Ints,
    manager: Ints,
    matrix: csc_array,
    limit: Floats,
    prices: Floats | None,
    groups: int,
    order: Ints,
) -> Solved:
    """Solve a packing program block by block; see `packing.solve_packing`.

    Parameters
    ----------
    manager
        (N,) manager of each column.
    order
        Managers in an order that keeps neighbours together.
    """
    x = np.zeros(len(gain))
    used = np.zeros(len(limit))
    duals = np.zeros(len(limit))
    upper = np.maximum(limit[group], 0.0)
    blocks = [order[i : i + MANAGERS_AT_ONCE] for i in range(0, len(order), MANAGERS_AT_ONCE)]
    members = [np.nonzero(np.isin(manager, block))[0] for block in blocks]
    parts = [csc_array(matrix[:, columns]) for columns in members]
    for _ in range(SWEEPS):
        duals[:groups] = 0.0
        for columns, part in zip(members, parts, strict=True):
            if not len(columns):
                continue
            used -= part @ x[columns]
            left = np.maximum(limit - used, 0.0)
            touched = np.unique(part.indices)
            solved = _solve_block(
                gain[columns], group[columns], part, left, upper[columns], prices, touched, groups
            )
            x[columns] = solved.x
            used += part @ x[columns]
            mine = touched[touched >= groups]
            duals[mine] = solved.prices[mine]
            duals[:groups] = np.maximum(duals[:groups], solved.prices[:groups])
    bound = weak_bound(gain, matrix, limit, upper, duals)
    return Solved(x, duals, float(gain @ x), bound)


def _solve_block(
    gain: Floats,
    group: Ints,
    part: csc_array,
    left: Floats,
    upper: Floats,
    prices: Floats | None,
    touched: NDArray[np.integer],
    groups: int,
) -> Solved:
    """Solve one block over the rows that it touches."""
    own_groups = int((touched < groups).sum())
    position = np.full(len(left), -1)
    position[touched] = np.arange(len(touched))
    guess = None if prices is None else prices[touched]
    rows = csc_array(part[touched])
    solved = solve_packing(gain, position[group], rows, left[touched], upper, guess, own_groups)
    duals = np.zeros(len(left))
    duals[touched] = solved.prices
    return Solved(solved.x, duals, solved.value, solved.bound)
