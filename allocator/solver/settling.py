"""Until when a manager keeps own running cases, at least cost: cases that share trips at once.

Each case is kept for some months and then handed over; return trips are paid as long as any
case of a group is kept. The cheapest month is found for all groups of cases in one go.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Runs:
    """Running cases at prices; R cases, n months of the first phase, T of the horizon.

    Attributes
    ----------
    own
        (R, T) minutes of each with its own manager.
    others, taking
        (R, n) price of a month with somebody else, and of being handed over in it.
    moves
        (R,) whether a case moves with its site in the phase: it is kept or handed over freely.
    """

    own: Floats
    others: Floats
    taking: Floats
    moves: Bools

    @cached_property
    def rest(self) -> Floats:
        """(R, n + 1) price of handing over in each month, and of all months after; or never."""
        return after(self.others) + np.pad(self.taking, ((0, 0), (0, 1)))


class Settling:
    """Groups of own cases at a price of their manager's minutes.

    Parameters
    ----------
    runs
        All running cases.
    rows, starts
        Cases of all groups, one group behind the other, and where each begins.
    price
        (rows, n) price of the minutes of who keeps them.
    """

    def __init__(self, runs: Runs, rows: Ints, starts: Ints, price: Floats) -> None:
        self.runs, self.rows, self.starts = runs, rows, starts
        n = runs.others.shape[1]
        self.mine = price * runs.own[rows, :n]
        self.cost = before(self.mine) + runs.rest[rows]
        """(rows, n + 1) cost of a case that is handed over in each month, or never."""
        self.moves = runs.moves[rows]
        least = np.minimum.accumulate(self.cost, axis=1)
        self.settle = sums(np.where(self.moves[:, None], 0.0, least), starts)
        free = np.where(self.moves, least[:, -1], 0.0)
        self.free = sums(free[:, None], starts)[:, 0]

    def _by_month(self, trips: Floats, longest: Ints, anyway: Bools | None) -> Floats:
        """(G, n + 1) cost of groups by the month up to which cases are kept, with trips."""
        paid = trips if anyway is None else np.where(anyway, 0.0, trips)
        settle = self.settle + before(paid) + (trips - paid).sum(axis=1)[:, None]
        settle[np.arange(settle.shape[1])[None, :] > longest[:, None]] = np.inf
        return np.asarray(settle)

    def total(self, trips: Floats, longest: Ints, anyway: Bools | None = None) -> Floats:
        """(G,) least cost of each group.

        Parameters
        ----------
        trips
            (G, n) price of a month's trips.
        longest
            (G,) months that cases may be kept.
        anyway
            (G, n) months whose trips are paid in any case.
        """
        return np.asarray(self._by_month(trips, longest, anyway).min(axis=1) + self.free)

    def months(
        self, trips: Floats, longest: Ints, anyway: Bools | None = None
    ) -> tuple[Floats, Floats]:
        """(G, n) the same by month: paid by who keeps cases (with trips), and by others."""
        n = trips.shape[1]
        kept = self._by_month(trips, longest, anyway).argmin(axis=1)
        group = np.repeat(np.arange(len(kept)), np.diff(self.starts, append=len(self.rows)))
        until = np.where(self.moves, n, kept[group])
        allowed = np.arange(n + 1)[None, :] <= until[:, None]
        month = np.where(allowed, self.cost, np.inf).argmin(axis=1)[:, None]
        t = np.arange(n)[None, :]
        own = sums(np.where(t < month, self.mine, 0.0), self.starts)
        own += np.where((t < kept[:, None]) | (False if anyway is None else anyway), trips, 0.0)
        runs, rows = self.runs, self.rows
        other = np.where(t < month, 0.0, runs.others[rows])
        other += np.where(t == month, runs.taking[rows], 0.0)
        return own, sums(other, self.starts)


def sums(values: Floats, starts: Ints) -> Floats:
    """Sums of the rows of each group."""
    if not len(starts):
        return np.zeros((0, values.shape[1]))
    return np.asarray(np.add.reduceat(values, starts, axis=0))


def before(months: Floats) -> Floats:
    """(N, n + 1) sums of the months before each month."""
    return np.asarray(np.pad(months, ((0, 0), (1, 0))).cumsum(axis=1))


def after(months: Floats) -> Floats:
    """(N, n + 1) sums of the months from each month on."""
    return np.asarray(np.pad(months[:, ::-1], ((0, 0), (1, 0))).cumsum(axis=1)[:, ::-1])
