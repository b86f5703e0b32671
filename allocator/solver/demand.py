"""Waiting demand in classes: interchangeable cases are one flow with a count.

Real waiting cases and cohorts of expected cases are treated alike; a cohort's count is a
fraction. Cases of one class differ in nothing that the plan could see; who of them starts
first is settled at the end, by id.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from allocator.facts import Cohort
from allocator.model.calendar import month_of
from allocator.model.cases import Case, Profile

if TYPE_CHECKING:
    from allocator.solver.problem import Problem


@dataclass(frozen=True)
class Demand:
    """Classes of waiting demand as arrays; C classes, W ways, T months, M managers.

    Attributes
    ----------
    samples
        One case or profile of each class.
    members
        Ids of the real cases of each class in order; empty for a cohort.
    cohorts
        Index into `Facts.cohorts` of each class, -1 for real cases.
    count
        (C,) number of cases; fractional for cohorts.
    first
        (C,) first month in which a case can start.
    last
        (C,) last month of the horizon in which it is in the city's care.
    way
        (C,) index into `ways`.
    ways
        (W, T) site of each month, -1 for none.
    siblings
        For each way the ways of cohorts that share a site with it before they part; expected
        cases are started first come first served, so who starts one must be able to hold
        any of them.
    busy
        (C,) last month of the horizon in which a start may take minutes: `last`, or the
        latest of the siblings for a cohort.
    kind
        (C,) kind of minutes.
    saved
        (C, T) points of waiting that a start in month t avoids; 0 where it cannot start.
    worth
        (C,) index of equal rows of `saved`.
    waits
        (C, T) points of waiting in month t.
    tongue
        (C,) index into `speaks`.
    speaks
        (L, M) whether a manager needs no interpreter.
    able
        (C,) index into `skilled`.
    skilled
        (K, M) whether a manager has the skills and is not always pinned away.
    barred
        (K, M, T) months in which a pin keeps the cases from a manager.
    persons
        (C,) people in a case.
    """

    samples: list[Case | Profile]
    members: list[list[str]]
    cohorts: NDArray[np.int64]
    count: NDArray[np.float64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    way: NDArray[np.int64]
    ways: NDArray[np.int64]
    siblings: list[list[int]]
    busy: NDArray[np.int64]
    kind: NDArray[np.int64]
    saved: NDArray[np.float64]
    worth: NDArray[np.int64]
    waits: NDArray[np.float64]
    tongue: NDArray[np.int64]
    speaks: NDArray[np.bool_]
    able: NDArray[np.int64]
    skilled: NDArray[np.bool_]
    barred: NDArray[np.bool_]
    persons: NDArray[np.int64]

    @property
    def nothing(self) -> float:
        """Waiting points if no waiting or expected case were ever started."""
        return float((self.waits.sum(axis=1) * self.count).sum())

    @property
    def real(self) -> NDArray[np.bool_]:
        """(C,) whether the class holds real cases."""
        return self.cohorts < 0


class _Builder:
    """Collects classes by key."""

    def __init__(self, problem: "Problem") -> None:
        self.problem = problem
        self.rows: dict[tuple[object, ...], int] = {}
        self.samples: list[Case | Profile] = []
        self.members: list[list[str]] = []
        self.cohorts: list[int] = []
        self.count: list[float] = []
        self.opened: list[date] = []
        self.ways: dict[tuple[bool, tuple[int, ...]], int] = {}
        self.way: list[int] = []
        self.tongues: dict[tuple[str, ...], int] = {}
        self.tongue: list[int] = []
        self.ables: dict[tuple[object, ...], int] = {}
        self.able: list[int] = []
        self.able_rows: list[NDArray[np.bool_]] = []
        self.barred_rows: list[NDArray[np.bool_]] = []
        self._points: dict[tuple[object, ...], list[float]] = {}

    def case(self, case: Case) -> None:
        """Add a waiting case to its class."""
        way = self.problem.way(self.problem.facts.cases.paths[case.id])
        dates = tuple(sorted(case.dates.items()))
        barred = self.problem.barred(case.id)
        early = case.opened.replace(day=min(case.opened.day, 2))
        pinned = b"" if barred is None else barred.tobytes()
        who = (case.languages, case.skills, pinned, way)
        key = (case.needs, dates, case.persons, case.points, case.minutes, early, *who)
        if key not in self.rows:
            self.rows[key] = self._row(case, case.opened, way, barred)
            self.cohorts.append(-1)
        row = self.rows[key]
        self.members[row].append(case.id)
        self.count[row] += 1

    def cohort(self, index: int, cohort: Cohort, profile: Profile) -> None:
        """Add a cohort as a class of its own."""
        way = self.problem.way(cohort.path)
        row = self._row(profile, cohort.opened, way, None)
        self.cohorts.append(index)
        self.count[row] = cohort.hundredths / 100

    def _row(
        self,
        demand: Case | Profile,
        opened: date,
        way: tuple[int, ...],
        barred: NDArray[np.bool_] | None,
    ) -> int:
        self.samples.append(demand)
        self.members.append([])
        self.count.append(0.0)
        self.opened.append(opened)
        road = (isinstance(demand, Case), way)
        self.way.append(self.ways.setdefault(road, len(self.ways)))
        self.tongue.append(self.tongues.setdefault(demand.languages, len(self.tongues)))
        key = (demand.skills, b"" if barred is None else barred.tobytes())
        if key not in self.ables:
            self.ables[key] = len(self.ables)
            self.able_rows.append(self.problem.able(demand, barred))
            shape = (len(self.problem.managers), self.problem.months)
            self.barred_rows.append(np.zeros(shape, dtype=bool) if barred is None else barred)
        self.able.append(self.ables[key])
        return len(self.samples) - 1

    def points(self, row: int) -> list[float]:
        """Weighted points of each month of the horizon; 0 before opening and after leaving."""
        demand, opened = self.samples[row], self.opened[row]
        dates = tuple(sorted(demand.dates.items())) if isinstance(demand, Case) else ()
        early = opened.replace(day=min(opened.day, 2))
        key = (demand.needs, dates, demand.points, demand.persons, early)
        if key not in self._points:
            facts = self.problem.facts.cases
            weight = float(facts.weight(demand))
            self._points[key] = [
                weight * facts.points(demand, opened, month) if month >= month_of(opened) else 0.0
                for month in self.problem.scenario.horizon
            ]
        return self._points[key]


def build_demand(problem: "Problem") -> Demand:
    """Group the waiting cases and the cohorts of `problem` into classes."""
    build = _Builder(problem)
    for case in sorted(problem.scenario.cases, key=lambda c: c.id):
        if not case.running:
            build.case(case)
    profiles = {profile.id: profile for profile in problem.scenario.arrivals.profiles}
    for index, cohort in enumerate(problem.facts.cohorts):
        build.cohort(index, cohort, profiles[cohort.profile])
    return _arrays(problem, build)


def _arrays(problem: "Problem", build: _Builder) -> Demand:
    months, size = problem.months, len(build.samples)
    ways = np.array([way for _, way in build.ways], dtype=np.int64)
    ways = ways.reshape(len(build.ways), months)
    siblings = _siblings(list(build.ways))
    way = np.array(build.way, dtype=np.int64)
    first = np.array(
        [max(0, month_of(opened) - problem.scenario.start) for opened in build.opened],
        dtype=np.int64,
    )
    alive = ways[way] >= 0 if size else np.zeros((0, months), dtype=bool)
    waits = np.array([build.points(row) for row in range(size)]).reshape(size, months) * alive
    last = np.array([_last(ways[w]) for w in way], dtype=np.int64)
    saved = np.cumsum(waits[:, ::-1], axis=1)[:, ::-1].copy()
    grid = np.arange(months)[None, :]
    saved[(grid < first[:, None]) | (grid > last[:, None])] = 0.0
    _, worth = np.unique(saved, axis=0, return_inverse=True)
    ends = np.array([max(_last(ways[w]) for w in group) for group in siblings], dtype=np.int64)
    return Demand(
        siblings=siblings,
        busy=ends[way] if size else way,
        samples=build.samples,
        members=build.members,
        cohorts=np.array(build.cohorts, dtype=np.int64),
        count=np.array(build.count, dtype=float),
        first=first,
        last=last,
        way=way,
        ways=ways,
        kind=np.array([problem.loads.kind(demand) for demand in build.samples], dtype=np.int64),
        saved=saved,
        worth=worth.ravel(),
        waits=waits,
        tongue=np.array(build.tongue, dtype=np.int64),
        speaks=_flags(problem, build.tongues),
        able=np.array(build.able, dtype=np.int64),
        skilled=np.array(build.able_rows, dtype=bool).reshape(
            len(build.able_rows), len(problem.managers)
        ),
        barred=np.array(build.barred_rows, dtype=bool).reshape(
            len(build.barred_rows), len(problem.managers), months
        ),
        persons=np.array([demand.persons for demand in build.samples], dtype=np.int64),
    )


def _flags(problem: "Problem", tongues: Iterable[tuple[str, ...]]) -> NDArray[np.bool_]:
    rows = [
        [
            problem.facts.cases.speaks(
                problem.given[m].languages, Profile(id="any", languages=languages)
            )
            for m in problem.managers
        ]
        for languages in tongues
    ]
    return np.array(rows, dtype=bool).reshape(len(rows), len(problem.managers))


def _last(way: NDArray[np.int64]) -> int:
    """Last month of a way in the city's care; -1 for none."""
    alive = np.nonzero(way >= 0)[0]
    return int(alive[-1]) if len(alive) else -1


def _siblings(roads: list[tuple[bool, tuple[int, ...]]]) -> list[list[int]]:
    """Ways of cohorts that are at one site in the same month and part later; itself else."""
    here: dict[tuple[int, int], list[int]] = {}
    for w, (real, way) in enumerate(roads):
        if not real:
            for t, site in enumerate(way):
                if site >= 0:
                    here.setdefault((t, site), []).append(w)
    parting = {
        key: ways for key, ways in here.items() if len({roads[w][1][key[0] :] for w in ways}) > 1
    }
    result: list[set[int]] = [{w} for w in range(len(roads))]
    for ways in parting.values():
        for w in ways:
            result[w].update(ways)
    return [sorted(group) for group in result]
