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
class Leaving:
    """Cases that are held by somebody who left the team when the phase began; R cases.

    Attributes
    ----------
    first
        First month of the phase.
    early
        (n,) months that are paid at the lowest price of anyone.
    cost
        (R,) points of all their minutes in the phase and of handing them over.
    handover, month
        (R,) minutes of that, and the month whose price they have.
    """

    first: int
    early: Bools
    cost: Floats
    handover: Floats
    month: Ints


@dataclass(frozen=True)
class Runs:
    """Running cases of a phase at prices; R cases, n months of the horizon.

    Minutes are none outside the phase.

    Attributes
    ----------
    own, others
        (R, n) minutes of each with its own manager, and with somebody else.
    taking, paid
        (R, n) minutes of being handed over in a month, and the month whose price they have.
    later, charged
        (R,) minutes of that which later phases charge, and the month whose price they have.
    free
        (R, n) whether minutes are paid at the lowest price of anyone.
    price
        (R, n) price of a minute where a case is held by someone on the team.
    moves
        (R,) whether a case moves with its site in the phase: it is kept or handed over freely.
    leaving
        What cases cost instead that were handed over before the phase; None in the first.
    """

    own: Floats
    others: Floats
    taking: Floats
    paid: Ints
    later: Floats
    charged: Ints
    free: Bools
    price: Floats
    moves: Bools
    leaving: Leaving | None

    @cached_property
    def rest(self) -> Floats:
        """(R, n + 1) price of handing over in each month, and of all months after; or never."""
        each = np.arange(len(self.price))
        paid = np.take_along_axis(self.price, self.paid, axis=1) * self.taking
        later = self.price[each, self.charged] * self.later
        taking = np.pad(paid - np.where(self.taking > 0, later[:, None], 0.0), ((0, 0), (0, 1)))
        held = after(self.price * self.others)
        if self.leaving is not None:
            before_phase = slice(0, self.leaving.first + 1)
            held[:, before_phase] = np.minimum(held[:, before_phase], self.leaving.cost[:, None])
        return held + taking

    @cached_property
    def left(self) -> Bools:
        """(R,) whether cases that were handed over before the phase cost less by leaving."""
        if self.leaving is None:
            return np.zeros(len(self.price), dtype=bool)
        return np.asarray(self.leaving.cost < (self.price * self.others).sum(axis=1))


@dataclass(frozen=True)
class Minutes:
    """Minutes of groups of cases by month, (G, n) each.

    Attributes
    ----------
    trips, kept
        Of trips to cases kept, and of these.
    others
        Of cases handed over, and of that.
    free
        Of all cases, paid at the lowest price of anyone.
    """

    trips: Floats
    kept: Floats
    others: Floats
    free: Floats


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
        self.cost = before(price * runs.own[rows]) + runs.rest[rows]
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

    def kept(
        self, trips: Floats, longest: Ints, anyway: Bools | None = None
    ) -> tuple[Bools, Floats, Floats, Floats]:
        """Return the choice of least cost.

        Returns
        -------
        due
            (G, n) months with trips.
        kept, others, free
            (G, n) minutes as in `Minutes`.
        """
        n = trips.shape[1]
        settled = self._by_month(trips, longest, anyway).argmin(axis=1)
        group = np.repeat(np.arange(len(settled)), np.diff(self.starts, append=len(self.rows)))
        until = np.where(self.moves, n, settled[group])
        allowed = np.arange(n + 1)[None, :] <= until[:, None]
        month = np.where(allowed, self.cost, np.inf).argmin(axis=1)[:, None]
        t, runs, rows = np.arange(n)[None, :], self.runs, self.rows
        mine = np.where(t < month, runs.own[rows], 0.0)
        other = np.where(t < month, 0.0, runs.others[rows])
        paid = np.take_along_axis(runs.paid[rows], np.minimum(month, n - 1), axis=1)
        taking = np.take_along_axis(runs.taking[rows], np.minimum(month, n - 1), axis=1)
        other += np.where((t == paid) & (month < n), taking, 0.0)
        handed = (month < n) & (taking > 0)
        other -= np.where(handed & (t == runs.charged[rows, None]), runs.later[rows, None], 0.0)
        free = runs.free[rows]
        again = np.zeros(other.shape)
        if runs.leaving is not None:
            left = runs.left[rows] & (month[:, 0] <= runs.leaving.first)
            free = free | (left[:, None] & runs.leaving.early)
            handover = np.where(left, runs.leaving.handover[rows], 0.0)
            again[np.arange(len(rows)), runs.leaving.month[rows]] = handover
        due = t < settled[:, None]
        return (
            due if anyway is None else due | anyway,
            sums(np.where(free, 0.0, mine), self.starts),
            sums(np.where(free, 0.0, other) + again, self.starts),
            sums(np.where(free, mine + other, 0.0), self.starts),
        )


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
