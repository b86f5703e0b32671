"""Who holds running cases as arrays; who is on which team; how long someone may hold a case."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import Deployment
from allocator.solver.in_force import Segment
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass
class Held:
    """Running cases as they are held; arrays are (M, T).

    Attributes
    ----------
    segments
        By running case: who holds it when, in order.
    orphans
        By running case: first month in which nobody may hold it, and why.
    casework, handover, people
        Minutes and people by manager and month.
    interpreted
        Minutes of interpreting by language and month.
    trips
        Minutes of all trips that running cases cause.
    outside
        The part of them to sites outside round and post.
    going
        (n, 3) site, manager and month of each of these trips.
    """

    segments: dict[int, list[Segment]] = field(default_factory=dict)
    orphans: dict[int, tuple[int, str]] = field(default_factory=dict)
    casework: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    handover: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    people: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    interpreted: dict[str, Ints] = field(default_factory=dict)
    trips: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    outside: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    going: Ints = field(default_factory=lambda: np.zeros((0, 3), dtype=np.int64))

    def only(self, managers: list[int], cases: Collection[int] | None = None) -> "Held":
        """Return the same with the arrays of some managers only, and some of the cases."""
        own = self.segments.keys() | self.orphans.keys() if cases is None else {*cases}
        return replace(
            self,
            segments={r: rows for r, rows in self.segments.items() if r in own},
            orphans={r: row for r, row in self.orphans.items() if r in own},
            casework=self.casework[managers],
            handover=self.handover[managers],
            people=self.people[managers],
            trips=self.trips[managers],
            outside=self.outside[managers],
            going=self.going[np.isin(self.going[:, 1], managers)],
        )


def teams(problem: Problem, deployment: Deployment) -> Bools:
    """(S, M, T) whether a manager is on the team of a site."""
    team = np.zeros((len(problem.sites), len(problem.managers), problem.months), dtype=bool)
    for phase, months in zip(deployment, problem.phases, strict=True):
        span = slice(months.start, months.stop)
        for m, post in enumerate(phase.post):
            if post >= 0:
                team[post, m, span] = True
        for m, sites in phase.round.items():
            team[list(sites), m, span] = True
    return team


def first_gap(
    problem: Problem,
    on_way: Bools,
    way: Ints,
    m: int,
    start: int,
    end: int,
    *,
    moved: bool = False,
    away: int = 0,
) -> int:
    """Return the first month from `start` to `end` in which manager `m` may not hold a case.

    Parameters
    ----------
    on_way
        (T,) whether `m` is on the team of the case's site.
    way
        (T,) site of the case.
    m, start, end
        Manager, first month of holding, last month of the run (inside the horizon).
    moved
        Whether the case moves in month `start`, away from who held it before.
    away
        Months before `start` for which `m` kept it without being on the team.

    Returns
    -------
    int
        The first month that fails; ``end + 1`` where none does. After their own move a
        manager may keep the case for `aftercare_months`; after the case's move to its end.
    """
    for t in range(start, end + 1):
        if not problem.in_contract[m, t]:
            return t
        moved = moved or (t > start and way[t] != way[t - 1] and away == 0)
        if on_way[t]:
            away = 0
        elif not moved:
            away += 1
            if away > problem.policy.caseload.aftercare_months:
                return t
    return end + 1


def nobody(problem: Problem) -> Held:
    """Return that nobody holds anything."""
    shape = (len(problem.managers), problem.months)
    return Held(
        casework=np.zeros(shape, dtype=np.int64),
        handover=np.zeros(shape, dtype=np.int64),
        people=np.zeros(shape, dtype=np.int64),
    )
