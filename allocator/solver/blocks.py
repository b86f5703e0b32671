"""Blocks: a piece of many people cut into several, and the cases that tie them dealt out.

Where sites close and open, people share sites with others who share sites with others, and
cases move from one to the next: in a city of 420 people 220 of them make one piece. Its program
is hardly more than those of the people who share most, tied by cases that several of them could
take. So these cases are dealt out: each block has its share of a class. Whatever the shares,
the answers of the blocks together are an answer of the piece; `shares` says how good ones are
found.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from allocator.solver.deployment import Deployment
from allocator.solver.held import Held
from allocator.solver.in_force import InForce
from allocator.solver.problem import Problem

if TYPE_CHECKING:
    from allocator.solver.pieces import Piece

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
ONE_PROGRAM, LARGEST = 45, 9
"""People in a piece that is not cut, and in a block, at most."""
HUNDRED = 100
EPS = 1e-6


def cut(
    problem: Problem,
    piece: "Piece",
    deployment: Deployment,
    wanted: csr_array,
    places: dict[str, tuple[int, ...]],
    uncovered: Callable[[Ints, Held], int],
) -> list["Piece"]:
    """Return the blocks of a piece.

    Parameters
    ----------
    problem, piece, deployment
        The city, the piece and the deployment that it is of.
    wanted
        (C, M) cases of each class that a manager is to have; those that are nobody's go to the
        people at their first site.
    places
        By case the manager, first of all, who starts it by the plan in force.
    uncovered
        Minutes of overload and of orphaned cases.
    """
    people = _blocks(piece.team)
    if len(people) < 2:
        return [piece]
    member = np.zeros((len(piece.managers), len(people)))
    for b, own in enumerate(people):
        member[own, b] = 1.0
    may, share = _shares(problem, piece, member, wanted)
    names = _names(problem, piece, people, may, share, places)
    cases = _cases(piece, member)
    blocks = []
    for b, own in enumerate(people):
        held = piece.held.only(own, cases[b])
        managers = tuple(piece.managers[i] for i in own)
        free, count = piece.free[own], share[may[:, b], b]
        configs = (phase.config(managers) for phase in deployment)
        question = (managers, *configs, free.tobytes(), piece.people[own].tobytes())
        segments = tuple((r, *rows) for r, rows in held.segments.items())
        block = replace(
            piece,
            key=(question, count.tobytes(), segments),
            question=question,
            managers=managers,
            classes=piece.classes[may[:, b]],
            count=count,
            names=names[b],
            cases=tuple(cases[b]),
            posts=piece.posts[own],
            team=piece.team[:, own],
            covered=piece.covered[:, own],
            free=free,
            people=piece.people[own],
            held=held,
            uncovered=uncovered(free, held),
        )
        blocks.append(block)
    return blocks


def first_shares(problem: Problem, in_force: InForce | None) -> csr_array:
    """(C, M) real cases of each class that each manager starts by the plan in force."""
    rows = [
        (c, m, float(number))
        for c, starts in enumerate(in_force.starts if in_force else ())
        for (m, _), number in starts.items()
    ]
    shape = (len(problem.demand.count), len(problem.managers))
    row, column, data = zip(*rows, strict=True) if rows else ((), (), ())
    return csr_array((np.array(data), (np.array(row, int), np.array(column, int))), shape=shape)


def _blocks(team: Bools) -> list[list[int]]:
    """Join (s, m, T) people who share most, site by site and month by month, to blocks."""
    size = team.shape[1]
    flat = team.transpose(1, 0, 2).reshape(size, -1).astype(np.float64)
    shared = flat @ flat.T
    a, b = np.nonzero(np.triu(shared, 1))
    block = [[m] for m in range(size)]
    for i in np.lexsort((b, a, -shared[a, b])).tolist():
        one, other = block[a[i]], block[b[i]]
        if one is not other and len(one) + len(other) <= LARGEST:
            one += other
            for m in other:
                block[m] = one
    return sorted({min(own): sorted(own) for own in block}.values())


def _shares(
    problem: Problem, piece: "Piece", member: Floats, wanted: csr_array
) -> tuple[Bools, Floats]:
    """(n, B) whether a block may take cases of a class, and how many: whole, or hundredths."""
    demand = problem.demand
    own, way = np.unique(demand.way[piece.classes], return_inverse=True)
    local = np.full(len(problem.sites), -1)
    local[list(piece.sites)] = np.arange(len(piece.sites))
    sites, months = demand.ways[own], np.arange(problem.months)
    there = piece.team[np.where(sites >= 0, local[sites], 0), :, months] & (sites >= 0)[..., None]
    people = np.asarray(there @ member)
    may = np.asarray(people.any(axis=1))[way]
    first = np.minimum(demand.first[piece.classes], problem.months - 1)
    at_first = people[way, first] + EPS * may
    count = piece.count[:, None]
    known = np.asarray(wanted[piece.classes][:, list(piece.managers)] @ member) * may
    open_ = np.maximum(count - known.sum(axis=1, keepdims=True), 0.0)
    share = known + open_ * at_first / np.maximum(at_first.sum(axis=1, keepdims=True), EPS)
    share *= count / np.maximum(share.sum(axis=1, keepdims=True), EPS)
    return may, _whole_parts(share, may, np.where(demand.real[piece.classes], 1, HUNDRED))


def _whole_parts(share: Floats, may: Bools, parts: Ints) -> Floats:
    """Round shares to multiples of 1 / parts with the same sum: the largest remainder first."""
    exact = share * parts[:, None]
    whole = np.floor(exact + EPS)
    missing = np.rint(exact.sum(axis=1)) - whole.sum(axis=1)
    order = np.argsort(np.where(may, whole - exact, 1.0), axis=1, kind="stable")
    rank = np.argsort(order, axis=1, kind="stable")
    return np.asarray((whole + (rank < missing[:, None])) / parts[:, None])


def _names(
    problem: Problem,
    piece: "Piece",
    people: list[list[int]],
    may: Bools,
    share: Floats,
    places: dict[str, tuple[int, ...]],
) -> list[dict[int, list[str]]]:
    """Deal real cases to blocks by the shares, first to who starts them by the plan in force."""
    names: list[dict[int, list[str]]] = [{} for _ in people]
    real = problem.demand.real[piece.classes]
    here = [{piece.managers[m] for m in own} for own in people]
    for i in np.nonzero(real & (may.sum(axis=1) > 1))[0].tolist():
        c = int(piece.classes[i])
        left = list(problem.demand.members[c])
        for b in np.nonzero(may[i])[0].tolist():
            own = [name for name in left if places.get(name, (-1,))[0] in here[b]]
            left = own + [name for name in left if name not in own]
            number = round(share[i, b])
            names[b][c], left = left[:number], left[number:]
    return names


def _cases(piece: "Piece", member: Floats) -> list[list[int]]:
    """Running cases by block: that of who holds them first, or the first one."""
    block = dict(zip(piece.managers, member.argmax(axis=1).tolist(), strict=True))
    cases: list[list[int]] = [[] for _ in range(member.shape[1])]
    for r in piece.cases:
        segments = piece.held.segments.get(r)
        cases[block.get(segments[0][0], 0) if segments else 0].append(r)
    return cases
