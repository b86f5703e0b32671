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

from allocator.facts.cases import Path
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
    """Collects classes: what each is as a row of numbers, and what the numbers stand for."""

    def __init__(self, problem: "Problem") -> None:
        self.problem = problem
        self.samples: list[Case | Profile] = []
        self.members: list[list[str]] = []
        self.count: list[float] = []
        self.table: list[tuple[int, ...]] = []
        """Of each class: cohort, first month, way, row of points, kind, tongue, able, persons."""
        self.ways: dict[tuple[bool, Path], int] = {}
        self.points: list[list[float]] = []
        self.tongues: dict[tuple[str, ...], int] = {}
        self.able: list[NDArray[np.bool_]] = []
        self.barred: list[NDArray[np.bool_]] = []
        self._classes: dict[tuple[object, ...], int] = {}
        self._ables: dict[tuple[object, ...], int] = {}
        self._points: dict[tuple[object, ...], int] = {}

    def cases(self) -> None:
        """Add the waiting cases, each to its class."""
        paths = self.problem.facts.cases.paths
        for case in sorted(self.problem.scenario.cases, key=lambda c: c.id):
            if case.running:
                continue
            barred = self.problem.barred(case.id)
            dates, early = tuple(sorted(case.dates.items())), _counts_from(case.opened)
            pinned = b"" if barred is None else barred.tobytes()
            who = (case.languages, case.skills, pinned, paths[case.id])
            key = (case.needs, dates, case.persons, case.points, case.minutes, early, *who)
            if key not in self._classes:
                way, points = self._way(True, paths[case.id]), self._points_row(case, case.opened)
                row = (-1, self._month(case.opened), way, points, *self._traits(case, barred))
                self._classes[key] = self._add(case, row, 0.0)
            number = self._classes[key]
            self.members[number].append(case.id)
            self.count[number] += 1

    def cohorts(self) -> None:
        """Add each cohort as a class of its own; those of a profile differ in month and way."""
        arrivals = self.problem.scenario.arrivals
        profiles = {profile.id: profile for profile in arrivals.profiles}
        alike: dict[tuple[str, int], tuple[int, ...]] = {}
        for index, cohort in enumerate(self.problem.facts.cohorts):
            profile, since = profiles[cohort.profile], (cohort.profile, cohort.month)
            if since not in alike:
                points = self._points_row(profile, cohort.opened)
                alike[since] = (points, *self._traits(profile, None))
            first, way = cohort.month - self.problem.scenario.start, self._way(False, cohort.path)
            self._add(profile, (index, first, way, *alike[since]), cohort.hundredths / 100)

    def _add(self, sample: Case | Profile, row: tuple[int, ...], count: float) -> int:
        self.samples.append(sample)
        self.members.append([])
        self.count.append(count)
        self.table.append(row)
        return len(self.table) - 1

    def _month(self, opened: date) -> int:
        return max(0, month_of(opened) - self.problem.scenario.start)

    def _way(self, real: bool, path: Path) -> int:
        return self.ways.setdefault((real, path), len(self.ways))

    def _traits(
        self, demand: Case | Profile, barred: NDArray[np.bool_] | None
    ) -> tuple[int, int, int, int]:
        """Numbers of what matters besides time and place: kind, tongue, able, persons."""
        tongue = self.tongues.setdefault(demand.languages, len(self.tongues))
        key = (demand.skills, b"" if barred is None else barred.tobytes())
        if key not in self._ables:
            self._ables[key] = len(self.able)
            self.able.append(self.problem.able(demand, barred))
            shape = (len(self.problem.managers), self.problem.months)
            self.barred.append(np.zeros(shape, dtype=bool) if barred is None else barred)
        return self.problem.loads.kind(demand), tongue, self._ables[key], demand.persons

    def _points_row(self, demand: Case | Profile, opened: date) -> int:
        """Number of the weighted points of each month of the horizon; 0 before opening."""
        dates = tuple(sorted(demand.dates.items())) if isinstance(demand, Case) else ()
        key = (demand.needs, dates, demand.points, demand.persons, _counts_from(opened))
        if key not in self._points:
            facts = self.problem.facts.cases
            weight = float(facts.weight(demand))
            self._points[key] = len(self.points)
            self.points.append([weight * points for points in facts.points_row(demand, opened)])
        return self._points[key]


def _counts_from(opened: date) -> date:
    """Return the day from which months of waiting count: the first of the month, or later."""
    return opened.replace(day=min(opened.day, 2))


def build_demand(problem: "Problem") -> Demand:
    """Group the waiting cases and the cohorts of `problem` into classes."""
    build = _Builder(problem)
    build.cases()
    build.cohorts()
    size, months, managers = len(build.samples), problem.months, len(problem.managers)
    table = np.array(build.table, dtype=np.int64).reshape(size, 8).T.copy()
    cohorts, first, way, points, kind, tongue, able, persons = table
    ways = np.array([problem.way(path) for _, path in build.ways], dtype=np.int64)
    ways = ways.reshape(len(build.ways), months)
    siblings = _siblings(
        [(real, tuple(w)) for (real, _), w in zip(build.ways, ways.tolist(), strict=True)]
    )
    last = np.where(ways >= 0, np.arange(months), -1).max(axis=1, initial=-1)
    busy = np.array([last[group].max() for group in siblings], dtype=np.int64)
    alive = (ways >= 0)[way]
    waits = np.array(build.points, dtype=float).reshape(-1, months)[points] * alive
    saved = _saved(waits, first, last[way])
    return Demand(
        siblings=siblings,
        busy=busy[way],
        samples=build.samples,
        members=build.members,
        cohorts=cohorts,
        count=np.array(build.count, dtype=float),
        first=first,
        last=last[way],
        way=way,
        ways=ways,
        kind=kind,
        saved=saved,
        worth=_worth(saved, points, first, ways >= 0, way),
        waits=waits,
        tongue=tongue,
        speaks=_flags(problem, build.tongues),
        able=able,
        skilled=np.array(build.able, dtype=bool).reshape(len(build.able), managers),
        barred=np.array(build.barred, dtype=bool).reshape(len(build.barred), managers, months),
        persons=persons,
    )


def _flags(problem: "Problem", tongues: Iterable[tuple[str, ...]]) -> NDArray[np.bool_]:
    speaks, samples = problem.speaks, [Profile(id="any", languages=words) for words in tongues]
    rows = [[speaks(m, sample) for m in range(len(problem.managers))] for sample in samples]
    return np.array(rows, dtype=bool).reshape(len(rows), len(problem.managers))


def _saved(
    waits: NDArray[np.float64], first: NDArray[np.int64], last: NDArray[np.int64]
) -> NDArray[np.float64]:
    """(C, T) points of waiting from each month on; 0 where a case cannot start."""
    saved = np.cumsum(waits[:, ::-1], axis=1)[:, ::-1].copy()
    month = np.arange(waits.shape[1])
    saved[(month < first[:, None]) | (month > last[:, None])] = 0.0
    return saved


def _worth(
    saved: NDArray[np.float64],
    points: NDArray[np.int64],
    first: NDArray[np.int64],
    in_care: NDArray[np.bool_],
    way: NDArray[np.int64],
) -> NDArray[np.int64]:
    """(C,) index of equal rows of `saved`.

    Rows of equal points, first month and months in the city's care are equal: of the many
    cohorts only one of each such code has to be compared.
    """
    months = saved.shape[1]
    care = np.unique(in_care @ (1 << np.arange(months)), return_inverse=True)[1].ravel()
    code = (points * (months + 1) + np.minimum(first, months)) * (len(care) + 1) + care[way]
    _, sample, which = np.unique(code, return_index=True, return_inverse=True)
    _, worth = np.unique(saved[sample], axis=0, return_inverse=True)
    return np.asarray(worth.ravel()[which.ravel()])


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
