"""Pieces: the independent parts into which a deployment splits the city.

Managers belong to one piece when they share a site, a way or a running case, in any month.
A piece is evaluated on its own and remembered; a move in the search re-evaluates only the
pieces it touches. A piece of many people is cut into `blocks`, which are pieces from then on.
Pools of interpreters tie all pieces together, so a city that has any is one piece.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from allocator.solver.blocks import ONE_PROGRAM, cut, first_shares
from allocator.solver.demand import Demand
from allocator.solver.deployment import Budget, Deployment, Places
from allocator.solver.held import Held, teams
from allocator.solver.in_force import InForce
from allocator.solver.problem import Problem
from allocator.solver.running import Keeper

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
REMEMBERED = 6
"""Deployments in a row whose pieces are remembered: a move is tried and evaluated in a few."""


@dataclass(frozen=True)
class Piece:
    """A part of the city that can be planned on its own.

    Attributes
    ----------
    key
        What tells the piece from all others: its people, sites, posts, rounds and leads, and
        its shares of cases.
    question
        The same without the shares.
    managers, sites, classes, cases
        Indices of its m managers, s sites, n classes of waiting demand, and running cases.
    count
        (n,) cases of each class, its share where other blocks have some, too.
    names
        Ids of the real cases of classes that are shared.
    posts
        (m, T) post of each manager: where their trips begin.
    team
        (s, m, T) who is on which team.
    covered
        (s, m, T) whether a trip to the site is already paid for: own site, tours, round, or
        running cases.
    free
        (m, T) minutes left for new cases; negative is overload.
    people
        (m, T) people in running cases.
    interpreted
        Interpreted minutes of running cases by language, (T,).
    held
        Who holds the running cases.
    """

    key: tuple[object, ...]
    question: tuple[object, ...]
    managers: tuple[int, ...]
    sites: tuple[int, ...]
    classes: Ints
    count: Floats
    names: dict[int, list[str]]
    cases: tuple[int, ...]
    posts: Ints
    team: NDArray[np.bool_]
    covered: NDArray[np.bool_]
    free: Ints
    people: Ints
    interpreted: dict[str, Ints]
    held: Held
    uncovered: int
    """Minutes of overload and of orphaned cases."""

    def members(self, demand: Demand, c: int) -> list[str]:
        """Return the ids of its real cases of a class."""
        return self.names.get(c, demand.members[c])


class Split:
    """Splits a city by deployment and holds its running cases; `known` is as for `Places`."""

    def __init__(
        self, problem: Problem, in_force: InForce | None = None, known: Places | None = None
    ) -> None:
        self.problem, self.in_force = problem, in_force
        self.places = Places(problem, known)
        self.keeper = Keeper(problem, self.places, in_force)
        self._known: dict[tuple[object, ...], Piece] = {}
        self._cut: dict[tuple[object, ...], list[Piece]] = {}
        self._asked: dict[tuple[object, ...], int] = {}
        self._number = 0
        self._wanted = first_shares(problem, in_force)

    @property
    def wanted(self) -> csr_array:
        """(C, M) cases of each class that each manager is to have where a piece is cut."""
        return self._wanted

    @wanted.setter
    def wanted(self, wanted: csr_array) -> None:
        self._wanted = wanted
        self._cut.clear()

    def pieces(self, deployment: Deployment) -> list[Piece]:
        """Return the pieces of the city under `deployment`; those of late come from memory."""
        self._number += 1
        team = teams(self.problem, deployment)
        budget = self.places.budget(deployment)
        result = []
        for managers, sites, classes, cases in self._parts(team):
            key = (managers, sites, *(phase.config(managers) for phase in deployment))
            if key not in self._known:
                held = self.keeper.hold(cases, team, budget, deployment)
                own = list(managers)
                block = np.ix_(sites, managers)
                free, paid = _free(budget, held)
                free = free[own]
                self._known[key] = Piece(
                    key=key,
                    question=key,
                    managers=managers,
                    sites=sites,
                    classes=classes,
                    count=self.problem.demand.count[classes],
                    names={},
                    cases=cases,
                    posts=self._posts(deployment, own),
                    team=team[block],
                    covered=_covered(budget, held, block, paid[own]),
                    free=free,
                    people=held.people[own],
                    interpreted=held.interpreted,
                    held=held.only(own),
                    uncovered=self._uncovered(free, held),
                )
            self._asked[key] = self._number
            result += self._blocks(self._known[key], deployment)
        self._forget()
        return result

    def _forget(self) -> None:
        """Forget pieces that were not asked for of late: in a large city each takes megabytes."""
        late = self._number - REMEMBERED
        for key in [key for key, number in self._asked.items() if number <= late]:
            del self._asked[key], self._known[key]
            self._cut.pop(key, None)

    def _blocks(self, piece: Piece, deployment: Deployment) -> list[Piece]:
        """Return the blocks of a large piece, else itself. Pools of interpreters are not shared."""
        if len(piece.managers) <= ONE_PROGRAM or self.problem.pools:
            return [piece]
        if piece.key not in self._cut:
            places = {} if self.in_force is None else self.in_force.places
            self._cut[piece.key] = cut(
                self.problem, piece, deployment, self._wanted, places, self._uncovered
            )
        return self._cut[piece.key]

    def _uncovered(self, free: Ints, held: Held) -> int:
        return int(-free[free < 0].sum()) + self.keeper.orphaned_minutes(held)

    def _posts(self, deployment: Deployment, managers: list[int]) -> Ints:
        rows = [[deployment[p].post[m] for p in self.problem.phase_of] for m in managers]
        return np.array(rows, dtype=np.int64).reshape(len(managers), self.problem.months)

    def _parts(
        self, team: NDArray[np.bool_]
    ) -> list[tuple[tuple[int, ...], tuple[int, ...], Ints, tuple[int, ...]]]:
        """Connected parts of managers and sites, with their classes and running cases."""
        problem, demand = self.problem, self.problem.demand
        size_s, size_m = len(problem.sites), len(problem.managers)
        site, manager = np.nonzero(team.any(axis=2))
        edges = [(site, size_s + manager)]
        edges += [_along(demand.ways)]
        ways = self.keeper.ways
        edges += [_along(ways)]
        holder = np.array([run.manager for run in problem.running], dtype=np.int64)
        known = holder >= 0
        if known.any():
            edges.append((ways[known, 0], size_s + holder[known]))
        if problem.scenario.interpreters and size_m:
            everyone = size_s + np.arange(size_m)
            edges.append((everyone, np.roll(everyone, 1)))
            edges.append((np.arange(size_s), np.full(size_s, size_s)))
        a = np.concatenate([edge[0] for edge in edges])
        b = np.concatenate([edge[1] for edge in edges])
        graph = coo_array((np.ones(len(a)), (a, b)), shape=(size_s + size_m,) * 2)
        count, label = connected_components(graph, directed=False)
        first = demand.ways[demand.way, demand.first.clip(max=problem.months - 1)]
        class_label = np.where(first >= 0, label[first], -1)
        case_label = label[ways[:, 0]]
        parts = []
        for part in range(count):
            members = np.nonzero(label == part)[0]
            parts.append(
                (
                    tuple(int(i) - size_s for i in members if i >= size_s),
                    tuple(int(i) for i in members if i < size_s),
                    np.nonzero(class_label == part)[0],
                    tuple(int(r) for r in np.nonzero(case_label == part)[0]),
                )
            )
        return parts


def _along(ways: Ints) -> tuple[Ints, Ints]:
    """Edges between the sites that follow each other on a way."""
    if not ways.size:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    a, b = ways[:, :-1].ravel(), ways[:, 1:].ravel()
    moves = (a >= 0) & (b >= 0) & (a != b)
    return a[moves], b[moves]


def _covered(budget: Budget, held: Held, block: tuple[Ints, ...], paid: Bools) -> Bools:
    """(s, m, T) trips of a block of sites and managers that are paid for; see `Piece`."""
    covered = budget.there[block] | (budget.joined[block] & paid)
    site, manager, month = held.going.T
    sites, managers = (own.ravel() for own in block)
    covered[np.searchsorted(sites, site), np.searchsorted(managers, manager), month] = True
    return np.asarray(covered)


def _free(budget: Budget, held: Held) -> tuple[Ints, Bools]:
    """(M, T) minutes for new cases; and whether all trips of the round are set aside for them.

    New cases may use any site of the round. Where there is no time for all of its trips, each
    case is charged for its own. What running cases really cause decides whether someone is over
    capacity: then the minutes are negative.
    """
    inherited = budget.base - held.casework - held.handover
    spare = inherited - held.outside - budget.round_trips
    return np.where(spare >= 0, spare, inherited - held.trips), spare >= 0
