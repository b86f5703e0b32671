"""Trips of aftercare that are set aside before the program of a piece is written.

Who leaves a team, or a site that closes, may go on with its cases for a while, for one return
trip to the site every second week, however many cases there are. A linear program cannot say
"once for all of them", and an expected case is too small to pay for a trip alone. So this is
settled first: cases are dealt as if several shared a trip, and a trip that enough of them would
pay for is taken off the person's minutes. Then it is there for every case. How many are enough
depends on who else could start them, so a few answers are tried.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from allocator.solver.caseload.columns import Columns
from allocator.solver.deployment import Places
from allocator.solver.pieces import Piece
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
SHARED = 4
"""Cases that share a trip, for dealing them before it is known how many do."""
RATES = (20.0, 2.0)
"""Minutes of casework that a minute of a trip must be for: many where somebody who stays could
start most of the cases, few where nobody else could."""


def may_leave(problem: Problem, piece: Piece) -> bool:
    """Whether somebody leaves a team, or a case moves, while there is somebody to go on."""
    ways = problem.demand.ways[np.unique(problem.demand.way[piece.classes])]
    moved = (ways[:, 1:] != ways[:, :-1]) & (ways[:, 1:] >= 0) & (ways[:, :-1] >= 0)
    return bool((piece.team[:, :, :-1] & ~piece.team[:, :, 1:]).any() or moved.any())


def with_aftercare(
    problem: Problem,
    places: Places,
    piece: Piece,
    columns: Columns,
    amount: Floats,
    least: float,
) -> Piece:
    """Return the piece with the trips set aside that enough casework is for.

    Parameters
    ----------
    problem, places, piece
        The city, its places and the piece.
    columns, amount
        What can be started where `SHARED` cases share a trip, and (N,) how much of it is dealt.
    least
        Minutes of casework that a minute of a trip must be for.
    """
    work = np.where(piece.covered, 0.0, _casework(problem, piece, columns, amount))
    trips = np.zeros(work.shape, dtype=np.int64)
    for s, m in np.argwhere(work.any(axis=2)).tolist():
        months = np.nonzero(work[s, m])[0]
        for post in np.unique(piece.posts[m, months]).tolist():
            there = months[piece.posts[m, months] == post]
            trips[s, m, there] = places.trip(piece.managers[m], post, piece.sites[s])[there]
    covered, free = piece.covered.copy(), piece.free.copy()
    rate = work.sum(axis=2) / np.maximum(trips.sum(axis=2), 1)
    pairs = np.argwhere(rate >= least)
    for s, m in pairs[np.argsort(-rate[rate >= least], kind="stable")].tolist():
        if (trips[s, m] <= np.maximum(free[m], 0)).all():
            covered[s, m] |= work[s, m] > 0
            free[m] -= trips[s, m]
    return replace(piece, covered=covered, free=free)


def _casework(problem: Problem, piece: Piece, columns: Columns, amount: Floats) -> Floats:
    """(s, m, T) minutes of what is dealt by site, manager and month.

    Somebody who starts cases of a cohort goes wherever others of the same site may move, too.
    Starts that keep to the plan in force count for more.
    """
    demand, used = problem.demand, np.nonzero(amount > 0)[0]
    sizes = np.array([len(columns.groups[g]) for g in columns.group[used]], dtype=np.int64)
    classes = np.concatenate([*(columns.groups[g] for g in columns.group[used]), piece.classes[:0]])
    of, part = np.repeat(np.arange(len(used)), sizes), demand.count[classes]
    part = part / np.bincount(of, part, minlength=len(used))[of]
    loyal = columns.worth[used] / np.maximum(columns.gain[used], 1e-9)
    minutes = columns.casework[used] * (amount[used] * loyal)[:, None]
    ways, way = np.unique(demand.way[classes], return_inverse=True)
    size, months = (len(ways), len(piece.managers)), problem.months
    cell = (way * size[1] + columns.manager[used][of], of)
    dealt = csr_array((part, cell), shape=(size[0] * size[1], len(used))) @ minutes
    dealt = dealt.reshape(*size, months)
    local = np.full(len(problem.sites), -1)
    local[list(piece.sites)] = np.arange(len(piece.sites))
    result = np.zeros((len(piece.sites), size[1], months))
    for w, own in zip(ways.tolist(), dealt, strict=True):
        for road in {tuple(demand.ways[v].tolist()) for v in (w, *demand.siblings[w])}:
            for t, site in enumerate(road):
                if site >= 0 and local[site] >= 0:
                    result[local[site], :, t] += own[:, t]
    return result
