"""Shares of cases that several blocks of a piece could take, from what the blocks did with theirs.

What a block started stays there, unless such a case is worth a good deal more in another block at
the prices of its program: then a part goes there. What was not started goes to the block where it
is worth most. After a few rounds hardly anything is lost against one program for all.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from allocator.solver.caseload.starts import Priced
from allocator.solver.pieces import Piece
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
MUCH = 0.95
"""A case stays where it is worth this part of what it is worth elsewhere."""


def shares(problem: Problem, answers: Iterable[tuple[Piece, Priced]], part: float) -> csr_array:
    """(C, M) cases of each class that each manager is to have.

    Parameters
    ----------
    problem
        The city.
    answers
        Blocks with their programs, solved.
    part
        Part of the started cases that goes where they are worth much more.
    """
    count = problem.demand.count
    worth, taker = np.zeros(len(count)), np.full(len(count), -1)
    bids = [_Bid(problem, piece, priced) for piece, priced in answers]
    for bid in bids:
        more = bid.worth > worth[bid.classes]
        worth[bid.classes[more]] = bid.worth[more]
        taker[bid.classes[more]] = bid.taker[more]
    parts = [bid.kept(worth, part) for bid in bids]
    row, manager, amount = (np.concatenate(column) for column in zip(*parts, strict=True))
    left = count - np.bincount(row, amount, minlength=len(count))
    wanted = np.nonzero((taker >= 0) & (left > 0))[0]
    row, manager = np.append(row, wanted), np.append(manager, taker[wanted])
    shape = (len(count), len(problem.managers))
    return csr_array(coo_array((np.append(amount, left[wanted]), (row, manager)), shape=shape))


class _Bid:
    """What the classes of a block are worth to it at its prices, and what it started."""

    def __init__(self, problem: Problem, piece: Piece, priced: Priced) -> None:
        columns, solved = priced.columns, priced.solved
        sizes = [len(members) for members in columns.groups]
        self._piece, self._columns, self._x = piece, columns, solved.x
        self.classes = np.concatenate([*columns.groups, np.zeros(0, dtype=np.int64)])
        self._group = np.repeat(np.arange(len(sizes)), sizes)
        count = np.zeros(len(problem.demand.count))
        count[piece.classes] = piece.count
        self._share = count[self.classes] / np.maximum(columns.count[self._group], 1e-12)
        prices = solved.prices.copy()
        prices[: len(sizes)] = 0.0
        reduced = priced.program.reduced(prices)
        order = np.lexsort((-reduced, columns.group))
        best = np.full(len(sizes), -1)
        groups, place = np.unique(columns.group[order], return_index=True)
        best[groups] = order[place]
        managers = np.array(piece.managers, dtype=np.int64)
        known = best >= 0
        worth, taker = np.zeros(len(sizes)), np.full(len(sizes), -1)
        worth[known] = np.maximum(reduced[best[known]], 0.0)
        taker[known] = managers[columns.manager[best[known]]]
        self.worth, self.taker = worth[self._group], taker[self._group]

    def kept(self, worth: Floats, part: float) -> tuple[Ints, Ints, Floats]:
        """Classes, managers and amounts that stay where each case is worth at most `worth`."""
        columns, started = self._columns, np.nonzero(self._x > 0)[0]
        # Every started column once for each class of its group.
        first = np.searchsorted(self._group, columns.group[started])
        sizes = np.searchsorted(self._group, columns.group[started], side="right") - first
        column = np.repeat(started, sizes)
        inside = np.arange(len(column)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        member = np.repeat(first, sizes) + inside
        amount = self._x[column] * self._share[member]
        dearer = self.worth[member] < MUCH * worth[self.classes[member]]
        amount = amount * np.where(dearer, 1.0 - part, 1.0)
        managers = np.array(self._piece.managers, dtype=np.int64)
        return self.classes[member], managers[columns.manager[column]], amount
