"""Columns of the caseload program of a piece: (class, manager, month of start) as arrays.

No loop over cases: classes and managers are paired, the minutes tables are looked up for
all pairs at once, and what cannot be started is masked out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.deployment import Places
from allocator.solver.in_force import InForce
from allocator.solver.pieces import Piece
from allocator.solver.problem import Problem
from allocator.solver.running import first_gap

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Row = TypeVar("Row", Ints, NDArray[np.bool_])
FROZEN = 1000.0
"""Times its points that a start in a frozen month is worth."""


@dataclass(frozen=True)
class Columns:
    """What can be started, by whom and when; G groups of equal classes, N columns.

    Attributes
    ----------
    groups
        Classes of each group: they differ in nothing that matters to this piece (sites with
        the same team are one).
    count
        (G,) cases of each group.
    real
        (G,) whether they are real cases.
    sample
        (G,) one class of each group.
    group
        (N,) index of the group.
    manager
        (N,) local index of the manager in the piece.
    start
        (N,) month of the start.
    gain
        (N,) points of waiting that one case avoids.
    worth
        (N,) the same, and a little more where the plan in force starts such a case so.
    casework
        (N, T) minutes of one case by month.
    minutes
        (N, T) the same with the trips it causes.
    persons
        (N,) people in one case.
    alive
        (N, T) months of the horizon in which it runs.
    speaks
        (N,) whether no interpreter is needed.
    """

    groups: list[Ints]
    count: Floats
    real: NDArray[np.bool_]
    sample: Ints
    group: Ints
    manager: Ints
    start: Ints
    gain: Floats
    worth: Floats
    casework: Ints
    minutes: Ints
    persons: Ints
    alive: NDArray[np.bool_]
    speaks: NDArray[np.bool_]

    @property
    def size(self) -> int:
        """Number of columns."""
        return len(self.group)


def build_columns(
    problem: Problem, places: Places, piece: Piece, in_force: InForce | None = None
) -> Columns:
    """Return all columns of `piece` that the rules allow to be started.

    With a plan in force, starts in frozen months are those of this plan and no others.
    """
    demand = problem.demand
    tables = _HoldTables(problem, places, piece)
    groups = _groups(problem, piece, tables)
    sample = np.array([members[0] for members in groups], dtype=np.int64)
    local = np.arange(len(piece.managers))
    group, manager = (
        grid.ravel() for grid in np.meshgrid(np.arange(len(sample)), local, indexing="ij")
    )
    globally = np.array(piece.managers, dtype=np.int64)[manager]
    klass = sample[group]
    startable = tables.startable(demand.way[klass], manager) & (demand.saved[klass] > 0)
    may = startable.any(axis=1) & demand.skilled[demand.able[klass], globally]
    group, manager, klass, startable = group[may], manager[may], klass[may], startable[may]
    speaks = demand.speaks[demand.tongue[klass], globally[may]]
    casework, alive = _minutes(problem, piece, klass, manager, speaks)
    trips = tables.trips(demand.way[klass], manager)[:, None, :] * alive
    startable &= _affordable(piece, manager, alive)
    startable &= _unpinned(problem, klass, globally[may], alive)
    startable &= demand.real[klass][:, None] | ~trips.any(axis=2)
    minutes = casework + trips
    bonus = np.zeros(startable.shape)
    if in_force is not None:
        kept = in_force.kept(piece.managers, groups)[group, manager]
        startable &= _open(in_force, demand.real[klass], kept)
        bonus = _loyalty(in_force, kept)
    pair, start = np.nonzero(startable)
    gain = demand.saved[klass[pair], start]
    return Columns(
        groups=groups,
        count=np.array([demand.count[members].sum() for members in groups]),
        real=demand.real[sample],
        sample=sample,
        group=group[pair],
        manager=manager[pair],
        start=start,
        gain=gain,
        worth=gain * (1 + bonus[pair, start]),
        casework=casework[pair, start],
        minutes=minutes[pair, start],
        persons=demand.persons[klass[pair]],
        alive=alive[pair, start],
        speaks=speaks[pair],
    )


def _open(in_force: InForce, real: NDArray[np.bool_], kept: Ints) -> NDArray[np.bool_]:
    """(P, T) starts that are not settled by the plan in force, or are as there."""
    closed = np.arange(kept.shape[1]) < in_force.frozen
    settled = closed[None, :] | np.full(len(kept), in_force.alone)[:, None]
    return np.asarray(~settled | (kept > 0) | ~real[:, None])


def _loyalty(in_force: InForce, kept: Ints) -> Floats:
    """(P, T) share by which a start is worth more than its points.

    A start in a frozen month is worth far more than any other: it stays if it can.
    """
    change, same = in_force.problem.policy.change, kept > 0
    person = np.asarray(same.any(axis=1), dtype=float)[:, None]
    bonus = change.same_person * person + change.same_month * same
    frozen = np.arange(kept.shape[1]) < in_force.frozen
    return np.asarray(bonus + FROZEN * (same & frozen[None, :]))


def _affordable(piece: Piece, manager: Ints, alive: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(P, T) starts of which no month falls into one in which the manager is over capacity.

    A case may take no minutes in such a month (when all of it is absence), and still must
    not run in it.
    """
    over = (piece.free < 0)[manager]
    return np.asarray(~(alive & over[:, None, :]).any(axis=2))


def _unpinned(
    problem: Problem, klass: Ints, manager: Ints, alive: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """(P, T) starts of which no month falls into one that a pin keeps from the manager."""
    demand = problem.demand
    if not demand.barred.any():
        return np.ones(alive.shape[:2], dtype=bool)
    barred = demand.barred[demand.able[klass], manager]
    return np.asarray(~(alive & barred[:, None, :]).any(axis=2))


def _groups(problem: Problem, piece: Piece, tables: "_HoldTables") -> list[Ints]:
    """Group the classes that differ only in sites that have the same team all the time."""
    demand, classes = problem.demand, piece.classes
    if not len(classes):
        return []
    traits = np.column_stack(
        [
            demand.kind[classes],
            demand.tongue[classes],
            demand.able[classes],
            demand.worth[classes],
            demand.last[classes],
            demand.busy[classes],
            demand.persons[classes],
            demand.real[classes],
            tables.alike(demand.way[classes]),
        ]
    )
    _, index = np.unique(traits, axis=0, return_inverse=True)
    index = index.ravel()
    order = np.argsort(index, kind="stable")
    cuts = np.nonzero(np.diff(index[order]))[0] + 1
    return [classes[members] for members in np.split(order, cuts)]


def _minutes(
    problem: Problem, piece: Piece, klass: Ints, manager: Ints, speaks: NDArray[np.bool_]
) -> tuple[Ints, NDArray[np.bool_]]:
    """(P, T, T) minutes by month of start and month, and whether the case runs then."""
    demand, months = problem.demand, problem.months
    kinds = demand.kind[klass] * 2 + speaks
    distinct, index = np.unique(kinds, return_inverse=True)
    tables = [problem.loads.table(int(k) // 2, bool(k % 2)) for k in distinct]
    minutes = np.array(tables, dtype=np.int64).reshape(-1, months, months)[index]
    for i, m in enumerate(piece.managers):
        for t in range(months):
            due = problem.due[m][t]
            if due != 1:
                mine = manager == i
                columns = [problem.loads.column(int(k) // 2, bool(k % 2), t, due) for k in distinct]
                scaled = np.array(columns, dtype=np.int64).reshape(-1, months)
                minutes[mine, :, t] = scaled[index[mine]]
    grid = np.arange(months)
    length = problem.policy.caseload.months
    runs = (grid[None, :] >= grid[:, None]) & (grid[None, :] < grid[:, None] + length)
    alive = runs[None] & (grid[None, None, :] <= demand.last[klass][:, None, None])
    taken = runs[None] & (grid[None, None, :] <= demand.busy[klass][:, None, None])
    return minutes * taken, alive


class _HoldTables:
    """Who may hold a case on a way for its whole run, and what trips that takes."""

    def __init__(self, problem: Problem, places: Places, piece: Piece) -> None:
        self.problem, self.places, self.piece = problem, places, piece
        self._site = {s: i for i, s in enumerate(piece.sites)}
        self._start: dict[tuple[int, int], NDArray[np.bool_]] = {}
        self._trip: dict[tuple[int, int], Ints] = {}
        self._known_free: dict[tuple[int, int], NDArray[np.bool_]] = {}
        self._known_alone: dict[tuple[int, int], NDArray[np.bool_]] = {}

    def alike(self, way: Ints) -> Ints:
        """(P,) number of the ways that the same people can serve with the same trips."""
        seen: dict[bytes, int] = {}
        alike: dict[int, int] = {}
        managers = range(len(self.piece.managers))
        for w in np.unique(way):
            pairs = [(self._startable(int(w), i), self._trips(int(w), i)) for i in managers]
            word = b"".join(part.tobytes() for pair in pairs for part in pair)
            alike[int(w)] = seen.setdefault(word, len(seen))
        return np.array([alike[int(w)] for w in way], dtype=np.int64)

    def startable(self, way: Ints, manager: Ints) -> NDArray[np.bool_]:
        """(P, T) months in which a run that starts then can be held to its end."""
        if not len(way):
            return np.zeros((0, self.problem.months), dtype=bool)
        return self._rows(way, manager, self._start, self._startable)

    def trips(self, way: Ints, manager: Ints) -> Ints:
        """(P, T) minutes of trips that nothing pays for yet."""
        if not len(way):
            return np.zeros((0, self.problem.months), dtype=np.int64)
        return self._rows(way, manager, self._trip, self._trips)

    def _rows(
        self,
        way: Ints,
        manager: Ints,
        known: dict[tuple[int, int], Row],
        make: Callable[[int, int], Row],
    ) -> Row:
        """Look up (or make) one row for each pair of way and manager."""
        size = len(self.piece.managers)
        distinct, index = np.unique(way * size + manager, return_inverse=True)
        rows = []
        for key in distinct:
            pair = (int(key) // size, int(key) % size)
            if pair not in known:
                known[pair] = make(*pair)
            rows.append(known[pair])
        return np.array(rows)[index]

    def _on_way(self, way: Ints, i: int) -> NDArray[np.bool_]:
        months = range(self.problem.months)
        return np.array(
            [way[t] >= 0 and self.piece.team[self._site[int(way[t])], i, t] for t in months],
            dtype=bool,
        )

    def _startable(self, w: int, i: int) -> NDArray[np.bool_]:
        if (w, i) not in self._start:
            self._start[w, i] = self._with_siblings(w, i)
        return self._start[w, i]

    def _with_siblings(self, w: int, i: int) -> NDArray[np.bool_]:
        """Months in which a run can start; for a cohort with all that share its site then."""
        ways = self.problem.demand.ways
        result = self._alone(w, i)
        for other in self.problem.demand.siblings[w]:
            if other != w:
                together = ways[other] == ways[w]
                fine = self._alone(other, i) & self._without_trips(other, i)
                result = result & (fine | ~together)
        return result

    def _alone(self, w: int, i: int) -> NDArray[np.bool_]:
        if (w, i) not in self._known_alone:
            self._known_alone[w, i] = self._held_to_end(w, i)
        return self._known_alone[w, i]

    def _without_trips(self, w: int, i: int) -> NDArray[np.bool_]:
        """Months in which a run can start that causes no trip nobody has paid for."""
        if (w, i) not in self._known_free:
            length = self.problem.policy.caseload.months
            due = np.concatenate([[0], np.cumsum(self._trips(w, i) > 0)])
            until = np.minimum(np.arange(self.problem.months) + length, self.problem.months)
            self._known_free[w, i] = due[until] == due[:-1]
        return self._known_free[w, i]

    def _held_to_end(self, w: int, i: int) -> NDArray[np.bool_]:
        problem, m = self.problem, self.piece.managers[i]
        way = problem.demand.ways[w]
        on_way = self._on_way(way, i)
        result = np.zeros(problem.months, dtype=bool)
        if not on_way.any():
            return result
        alive = np.nonzero(way >= 0)[0]
        last = int(alive[-1])
        for t in np.nonzero(on_way)[0]:
            end = min(int(t) + problem.policy.caseload.months - 1, last)
            steady = on_way[t : end + 1].all() and problem.in_contract[m, t : end + 1].all()
            result[t] = steady or first_gap(problem, on_way, way, m, int(t), end) > end
        return result

    def _trips(self, w: int, i: int) -> Ints:
        if (w, i) not in self._trip:
            self._trip[w, i] = self._all_trips(w, i)
        return self._trip[w, i]

    def _all_trips(self, w: int, i: int) -> Ints:
        problem, m = self.problem, self.piece.managers[i]
        way = problem.demand.ways[w]
        result = np.zeros(problem.months, dtype=np.int64)
        for t in range(problem.months):
            site = int(way[t])
            if site >= 0 and not self.piece.covered[self._site[site], i, t]:
                result[t] = self.places.trip(m, int(self.piece.posts[i, t]), site)[t]
        return result


def matrix(columns: Columns, managers: int) -> csc_array:
    """Rows: one a group (cases), then one a manager and month (minutes)."""
    months = columns.alive.shape[1]
    size = len(columns.groups)
    column, month = np.nonzero(columns.minutes)
    rows = np.concatenate([columns.group, size + columns.manager[column] * months + month])
    cols = np.concatenate([np.arange(columns.size), column])
    data = np.concatenate([np.ones(columns.size), columns.minutes[column, month]]).astype(float)
    return csc_array((data, (rows, cols)), shape=(size + managers * months, columns.size))
