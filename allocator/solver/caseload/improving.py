"""Better whole cases while there is time: exchanges, a tree search that settles it, exchanges.

The plan of a city and the public instances of generalised assignment go through this one piece.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from allocator.solver.caseload.assignment import Assignment
from allocator.solver.caseload.exchanges import exchanged
from allocator.solver.caseload.whole import settled
from allocator.solver.highs import Solved

Floats = NDArray[np.float64]


def improved(
    program: Assignment,
    solved: Solved,
    amount: Floats,
    *,
    first: Callable[[int], bool],
    then: Callable[[int], bool],
    in_time: Callable[[], bool],
    enough: float,
    nodes: int,
    least: float = 0.0,
    seed: int = 0,
) -> tuple[Floats, float]:
    """Return (N,) amounts that are worth at least as much, and a bound of what any are worth.

    Parameters
    ----------
    program, solved
        The program and the answer of its linear program.
    amount
        (N,) amounts that fit; whole, or hundredths where they may be split.
    first, then
        Whether to make another deal, before and after the tree search.
    in_time
        Asked during the tree search; False ends it.
    enough
        Worth from which on nothing more is tried.
    nodes
        Most nodes of the tree search.
    least
        By how much better another answer is at least: 1 where worths are whole.
    seed
        Of the draw of those who deal.
    """
    prices = solved.prices
    amount = exchanged(program, prices, amount, go_on=first, enough=enough, seed=seed)
    if program.worth @ amount >= enough:
        return amount, solved.bound
    amount, bound = settled(program, solved, amount, least=least, nodes=nodes, go_on=in_time)
    enough = min(enough, bound)
    return exchanged(program, prices, amount, go_on=then, enough=enough, seed=seed), bound
