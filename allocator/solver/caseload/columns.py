"""Columns of the caseload program of a piece: (class, manager, month of start) as arrays.

No loop over cases: classes and managers are paired, the minutes tables are looked up for
all pairs at once, and what cannot be started is masked out.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.deployment import Places
from allocator.solver.held import first_gap
from allocator.solver.in_force import InForce
from allocator.solver.pieces import Piece
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Minutes = NDArray[np.int32]
"""Half as long as other numbers: they take most of the memory of a large city."""
Floats = NDArray[np.float64]
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
        (N, T) months of the horizon in which it runs, or another may that is started in its place.
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
    casework: Minutes
    minutes: Minutes
    persons: Ints
    alive: NDArray[np.bool_]
    speaks: NDArray[np.bool_]

    @property
    def size(self) -> int:
        """Number of columns."""
        return len(self.group)


def build_columns(
    problem: Problem,
    places: Places,
    piece: Piece,
    in_force: InForce | None = None,
    ahead: float = 0.0,
    shared: int = 0,
) -> Columns:
    """Return all columns of `piece` that the rules allow to be started.

    With a plan in force, starts in frozen months are those of this plan and no others. Real
    cases are worth more than expected ones by the share `ahead`. A trip that nothing pays for
    is charged to every real case, and no expected case may cause it; unless so many are said to
    have `shared` it.
    """
    demand = problem.demand
    tables = _HoldTables(problem, places, piece, shared)
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
    startable &= demand.real[klass][:, None] | ~trips.any(axis=2) | bool(shared)
    minutes = casework + trips
    bonus = np.full(startable.shape, ahead) * demand.real[klass][:, None]
    if in_force is not None:
        kept = in_force.kept(piece.managers, groups)[group, manager]
        startable &= _open(in_force, demand.real[klass], kept)
        bonus += _loyalty(in_force, kept)
    pair, start = np.nonzero(startable)
    gain = demand.saved[klass[pair], start]
    return Columns(
        groups=groups,
        count=counts(problem, piece, groups),
        real=demand.real[sample],
        sample=sample,
        group=group[pair],
        manager=manager[pair],
        start=start,
        gain=gain,
        worth=gain * (1 + bonus[pair, start]),
        casework=casework[pair, start].astype(np.int32),
        minutes=minutes[pair, start].astype(np.int32),
        persons=demand.persons[klass[pair]],
        alive=alive[pair, start],
        speaks=speaks[pair],
    )


def counts(problem: Problem, piece: Piece, groups: list[Ints]) -> Floats:
    """(G,) cases of groups of a piece's classes."""
    count = np.zeros(len(problem.demand.count))
    count[piece.classes] = piece.count
    sizes = [len(members) for members in groups]
    members = np.concatenate([*groups, np.zeros(0, dtype=np.int64)])
    group = np.repeat(np.arange(len(groups)), sizes)
    return np.bincount(group, count[members], minlength=len(groups)).astype(np.float64)


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
    _, index = distinct_rows(traits)
    order = np.argsort(index, kind="stable")
    ordered = classes[order]
    cuts = (np.nonzero(np.diff(index[order]))[0] + 1).tolist()
    return [ordered[a:b] for a, b in pairwise([0, *cuts, len(ordered)])]


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
    alive = runs[None] & (grid[None, None, :] <= demand.busy[klass][:, None, None])
    return minutes * alive, alive


class _HoldTables:
    """Who may hold a case on a way for its whole run, and what trips that takes.

    Tables by way of the piece (and their siblings), manager and month: (V, m, T).
    """

    def __init__(self, problem: Problem, places: Places, piece: Piece, shared: int) -> None:
        demand = problem.demand
        own = np.unique(demand.way[piece.classes])
        used = sorted({v for w in own for v in (int(w), *demand.siblings[w])})
        self._row = np.full(len(demand.ways), -1)
        self._row[used] = np.arange(len(used))
        way = demand.ways[used]
        local = np.full(len(problem.sites), -1)
        local[list(piece.sites)] = np.arange(len(piece.sites))
        cell = np.ix_(range(len(used)), range(len(piece.managers)), range(problem.months))
        site, there = np.where(way >= 0, local[way], 0)[:, None, :], (way >= 0)[:, None, :]
        on_way = there & piece.team[site, cell[1], cell[2]]
        unpaid = there & ~piece.covered[site, cell[1], cell[2]]
        self._trips = -(-_trips(places, piece, way, unpaid) // max(shared, 1))
        alone = _held_to_end(problem, piece, way, on_way)
        self._startable = alone.copy()
        fine = alone & (bool(shared) | ~self._unpaid_runs(problem.policy.caseload.months))
        for w in own:
            self._with_siblings(problem, int(w), fine)

    def _unpaid_runs(self, length: int) -> NDArray[np.bool_]:
        """(V, m, T) starts of runs that cause a trip that nobody has paid for."""
        months = self._trips.shape[2]
        due = np.cumsum(self._trips > 0, axis=2)
        due = np.concatenate([np.zeros_like(due[:, :, :1]), due], axis=2)
        until = np.minimum(np.arange(months) + length, months)
        return np.asarray(due[:, :, until] > due[:, :, :-1])

    def _with_siblings(self, problem: Problem, w: int, fine: NDArray[np.bool_]) -> None:
        """Leave starts of a cohort to those who can hold all that share its site then.

        A run of a sibling must cause no trip that nobody has paid for.
        """
        demand = problem.demand
        others = [other for other in demand.siblings[w] if other != w]
        if others:
            apart = demand.ways[others] != demand.ways[w]
            held = fine[self._row[others]] | apart[:, None, :]
            self._startable[self._row[w]] &= held.all(axis=0)

    def alike(self, way: Ints) -> Ints:
        """(P,) number of the ways that the same people can serve with the same trips."""
        seen: dict[bytes, int] = {}
        alike: dict[int, int] = {}
        for w in np.unique(way):
            row = self._row[w]
            word = self._startable[row].tobytes() + self._trips[row].tobytes()
            alike[int(w)] = seen.setdefault(word, len(seen))
        return np.array([alike[int(w)] for w in way], dtype=np.int64)

    def startable(self, way: Ints, manager: Ints) -> NDArray[np.bool_]:
        """(P, T) months in which a run that starts then can be held to its end."""
        return np.asarray(self._startable[self._row[way], manager])

    def trips(self, way: Ints, manager: Ints) -> Ints:
        """(P, T) minutes of trips that nothing pays for yet."""
        return np.asarray(self._trips[self._row[way], manager])


def _held_to_end(
    problem: Problem, piece: Piece, way: Ints, on_way: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """(V, m, T) starts of runs that a manager may hold to the end.

    `on_way` tells where they are on the team of the site that a way of `way` (V, T) is at.
    """
    months, length = problem.months, problem.policy.caseload.months
    month = np.arange(months)
    last = np.where(way >= 0, month, -1).max(axis=1, initial=-1)
    end = np.minimum(month + length - 1, last[:, None])
    off = ~(on_way & problem.in_contract[list(piece.managers)])
    next_off = np.minimum.accumulate(np.where(off, month, months)[..., ::-1], axis=2)[..., ::-1]
    held = next_off > end[:, None, :]
    # Who leaves the team or the city's service may still hold a case a while: aftercare.
    for v, i, t in np.argwhere(on_way & ~held):
        m, stop = piece.managers[i], int(end[v, t])
        held[v, i, t] = first_gap(problem, on_way[v, i], way[v], m, int(t), stop) > stop
    return np.asarray(on_way & held)


def _trips(places: Places, piece: Piece, way: Ints, unpaid: NDArray[np.bool_]) -> Ints:
    """(V, m, T) minutes of return trips in the months of a way that nothing pays for."""
    trips = np.zeros(unpaid.shape, dtype=np.int64)
    v, i, t = np.nonzero(unpaid)
    legs = np.column_stack([i, piece.posts[i, t], way[v, t]])
    distinct, of = distinct_rows(legs)
    rows = [places.trip(piece.managers[a], post, site) for a, post, site in distinct.tolist()]
    if rows:
        trips[v, i, t] = np.array(rows)[of, t]
    return trips


def distinct_rows(table: Ints) -> tuple[Ints, Ints]:
    """Return the distinct rows in their order, and of each row the number of its like.

    As ``np.unique(table, axis=0, return_inverse=True)``, and a good deal faster on small tables.
    """
    order = np.lexsort(table.T[::-1])
    ordered = table[order]
    new = np.ones(len(table), dtype=bool)
    new[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    number = np.empty(len(table), dtype=np.int64)
    number[order] = np.cumsum(new) - 1
    return ordered[new], number


def matrix(columns: Columns, managers: int, interpreted: list[Minutes]) -> csc_array:
    """Rows: groups (cases), minutes by manager and month, pools by month, people as minutes.

    `interpreted` holds the (N, T) minutes that draw on each pool.
    """
    months = columns.alive.shape[1]
    own, size = columns.manager * months, managers * months
    blocks: list[tuple[Minutes | Ints, Ints, int]] = [(columns.minutes, own, size)]
    blocks += [(table, np.zeros_like(own), months) for table in interpreted]
    blocks += [(columns.alive * columns.persons[:, None], own, size)]
    begin, row = len(columns.groups), [columns.group]
    column, data = [np.arange(columns.size)], [np.ones(columns.size)]
    for table, first, rows in blocks:
        cell, month = np.nonzero(table)
        row.append(begin + first[cell] + month)
        column.append(cell)
        data.append(table[cell, month].astype(np.float64))
        begin += rows
    # HiGHS takes no longer numbers.
    cells = (np.concatenate(row).astype(np.int32), np.concatenate(column).astype(np.int32))
    return csc_array((np.concatenate(data), cells), shape=(begin, columns.size))
