"""Running cases under a deployment: who keeps them, who takes over, what nobody may hold."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import Budget, Deployment, Places
from allocator.solver.in_force import InForce, Segment
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
    """

    segments: dict[int, list[Segment]] = field(default_factory=dict)
    orphans: dict[int, tuple[int, str]] = field(default_factory=dict)
    casework: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    handover: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    people: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    interpreted: dict[str, Ints] = field(default_factory=dict)
    trips: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    outside: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))

    def only(self, managers: list[int]) -> "Held":
        """Return the same with the arrays of some managers only."""
        return replace(
            self,
            casework=self.casework[managers],
            handover=self.handover[managers],
            people=self.people[managers],
            trips=self.trips[managers],
            outside=self.outside[managers],
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

    Returns
    -------
    int
        The first month that fails; ``end + 1`` where none does. After their own move a
        manager may keep the case for `aftercare_months`; after the case's move to its end.
    """
    away = 0
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


class Keeper:
    """Assigns the running cases of a city to those who may hold them."""

    def __init__(self, problem: Problem, places: Places, in_force: InForce | None = None) -> None:
        self.problem = problem
        self.places = places
        self.in_force = in_force
        self.ways = np.array([r.way for r in problem.running], dtype=np.int64).reshape(
            len(problem.running), problem.months
        )
        self._minutes: dict[tuple[int, int], Ints] = {}

    def minutes(self, r: int, m: int) -> Ints:
        """(T,) minutes of running case `r` with manager `m`, 0 after its end."""
        if (r, m) not in self._minutes:
            problem, run = self.problem, self.problem.running[r]
            start = run.case.start
            assert start is not None
            speaks = problem.speaks(m, run.case)
            cases, begin = problem.facts.cases, problem.scenario.start
            row = np.array(cases.minutes_row(run.case, start, speaks=speaks), dtype=np.int64)
            row[run.end + 1 :] = 0
            for t, due in enumerate(problem.due[m][: run.end + 1]):
                if due != 1:
                    row[t] = cases.minutes(
                        run.case, begin + t - start, begin + t, speaks=speaks, due=due
                    )
            self._minutes[r, m] = row
        return self._minutes[r, m]

    def hold(
        self,
        cases: tuple[int, ...],
        team: Bools,
        budget: Budget,
        deployment: Deployment,
    ) -> Held:
        """Hold the running `cases`.

        Parameters
        ----------
        cases
            Indices of running cases.
        team
            (S, M, T) who is on which team.
        budget
            Minutes that posts, office hours and tours leave.
        deployment
            Posts, for where trips begin.
        """
        problem, base = self.problem, budget.base
        held = _empty(problem)
        gaps: list[tuple[int, int, int]] = []
        for r in cases:
            run = problem.running[r]
            stop = self._gap(r, run.manager, 0, team) if run.manager >= 0 else 0
            if stop > 0:
                self._add(held, r, (run.manager, 0, min(stop - 1, run.end)), first=True)
            if stop <= run.end:
                gaps.append((stop, r, run.manager))
        self._take_over(held, gaps, team, base)
        self._relieve(held, cases, team, base)
        again = [(t, r, self._last_holder(held, r)) for r, (t, _) in held.orphans.items()]
        held.orphans.clear()
        self._take_over(held, again, team, base)
        held.trips = self._trips(held, budget.there, deployment)
        held.outside = self._trips(held, budget.joined, deployment)
        return held

    def _take_over(
        self, held: Held, gaps: list[tuple[int, int, int]], team: Bools, base: Ints
    ) -> None:
        """Find someone for each case from the month in which nobody holds it any more.

        `gaps` holds (month, case, former manager); who takes over may have to hand over
        later in turn. Cases for which there is nobody become orphans.
        """
        while gaps:
            gaps.sort(reverse=True)
            t, r, former = gaps.pop()
            receiver = self._receiver(held, r, t, team, base, former)
            if isinstance(receiver, str):
                held.orphans[r] = (t, receiver)
                continue
            stop = self._gap(r, receiver, t, team)
            end = self.problem.running[r].end
            self._add(held, r, (receiver, t, min(stop - 1, end)), first=not held.segments.get(r))
            if stop <= end:
                gaps.append((stop, r, receiver))

    def _last_holder(self, held: Held, r: int) -> int:
        segments = held.segments.get(r)
        return segments[-1][0] if segments else self.problem.running[r].manager

    def _trips(self, held: Held, covered: Bools, deployment: Deployment) -> Ints:
        """Return minutes of return trips to sites that are not `covered`, (M, T)."""
        problem = self.problem
        due: dict[tuple[int, int], Bools] = {}
        for r, segments in held.segments.items():
            for m, a, b in segments:
                months = np.arange(a, b + 1)
                sites = self.ways[r][months]
                open_trips = ~covered[sites, m, months]
                for t, site in zip(months[open_trips], sites[open_trips], strict=True):
                    due.setdefault((m, int(site)), np.zeros(problem.months, dtype=bool))[t] = True
        minutes = np.zeros_like(held.casework)
        for (m, site), held_there in due.items():
            for p, phase in enumerate(deployment):
                span = slice(problem.phases[p].start, problem.phases[p].stop)
                trip = self.places.trip(m, phase.post[m], site)[span]
                minutes[m, span] += np.where(held_there[span], trip, 0)
        return minutes

    def orphaned_minutes(self, held: Held) -> int:
        """Minutes of the cases that nobody holds, without interpreter."""
        problem, total = self.problem, 0
        for r, (first, _) in held.orphans.items():
            run = problem.running[r]
            assert run.case.start is not None
            for t in range(first, run.end + 1):
                month = problem.scenario.start + t
                total += problem.facts.cases.minutes(
                    run.case, month - run.case.start, month, speaks=True
                )
        return total

    def _gap(self, r: int, m: int, start: int, team: Bools) -> int:
        run, way = self.problem.running[r], self.ways[r]
        months = np.arange(self.problem.months)
        on_way = team[way, m, months] & (way >= 0)
        end = run.end
        barred = self.problem.barred(run.case.id)
        if barred is not None and barred[m, start : end + 1].any():
            end = start + int(barred[m, start : end + 1].argmax()) - 1
        if on_way[start : end + 1].all() and self.problem.in_contract[m, start : end + 1].all():
            return end + 1
        here = self.problem.site_index[run.case.before]
        moved = start == 0 and m == run.manager and int(way[0]) != here
        return first_gap(self.problem, on_way, way, m, start, end, moved=moved)

    def _add(self, held: Held, r: int, segment: Segment, *, first: bool, sign: int = 1) -> None:
        """Add (or with sign -1 take away) a segment of a case."""
        m, a, b = segment
        run, span = self.problem.running[r], slice(a, b + 1)
        minutes = self.minutes(r, m)[span]
        held.casework[m, span] += sign * minutes
        held.people[m, span] += sign * run.case.persons
        taken = not (first and m == run.manager)
        if taken:
            held.handover[m, a] += sign * self.problem.policy.hours.handover
        if not self.problem.speaks(m, run.case):
            language = self.problem.facts.cases.interpreted_language(run.case)
            row = held.interpreted.setdefault(language, np.zeros_like(held.casework[0]))
            row[span] += sign * minutes
        if sign > 0:
            held.segments.setdefault(r, []).append(segment)

    def _receiver(
        self, held: Held, r: int, t: int, team: Bools, base: Ints, former: int
    ) -> int | str:
        """Return who takes over case `r` in month `t`, or the reason why nobody may."""
        problem, run = self.problem, self.problem.running[r]
        site, end = int(self.ways[r][t]), self.problem.running[r].end
        on_team = [m for m in range(len(problem.managers)) if team[site, m, t] and m != former]
        skilled = [m for m in on_team if problem.skilled(m, run.case)]
        barred = problem.barred(run.case.id)
        allowed = [m for m in skilled if barred is None or not barred[m, t]]
        room = [
            m
            for m in allowed
            if (
                held.people[m, t : end + 1] + run.case.persons <= problem.max_people[m, t : end + 1]
            )[problem.in_contract[m, t : end + 1]].all()
        ]
        pooled = [m for m in room if self._pool_has_room(held, r, m, t)]
        if pooled:
            return min(pooled, key=lambda m: self._burden(held, r, m, t, team, base))
        for people, reason in (
            (on_team, "no_team"),
            (skilled, "no_skill"),
            (allowed, "pinned"),
            (room, "cap"),
        ):
            if not people:
                return reason
        return "interpreter"

    def _pool_has_room(self, held: Held, r: int, m: int, t: int) -> bool:
        """Whether the pool of interpreters has the hours if manager `m` takes over case `r`."""
        case, end = self.problem.running[r].case, self.problem.running[r].end
        if self.problem.speaks(m, case):
            return True
        language = self.problem.facts.cases.interpreted_language(case)
        pool = self.problem.pools.get(language)
        if pool is None:
            return True
        used = held.interpreted.get(language, np.zeros_like(pool))
        after = used + self.minutes(r, m)
        return bool((after <= pool)[t : end + 1].all())

    def _burden(
        self, held: Held, r: int, m: int, t: int, team: Bools, base: Ints
    ) -> tuple[float, bool, int, int, int]:
        """Order of receivers.

        Least overload, then who takes over by the plan in force, holds longest, needs no
        interpreter, has most free time.
        """
        end = self.problem.running[r].end
        span = slice(t, end + 1)
        free = (base[m] - held.casework[m] - held.handover[m])[span]
        new = self.minutes(r, m)[span].copy()
        new[0] += self.problem.policy.hours.handover
        added = np.maximum(new - np.maximum(free, 0), 0).sum()
        stop = self._gap(r, m, t, team)
        speaks = self.problem.speaks(m, self.problem.running[r].case)
        other = self.in_force is not None and self.in_force.holder(r, t) != m
        return float(added), other, -stop, 0 if speaks else 1, -int((free - new).min())

    def _relieve(self, held: Held, cases: tuple[int, ...], team: Bools, base: Ints) -> None:
        """Hand over cases of people beyond their capacity where someone has the time.

        Those that take most in the month come first: the last one is what it needs, and so no
        handover of the others is without a reason in hindsight.
        """
        free = base - held.casework - held.handover
        short = [(m, t) for m, t in zip(*np.nonzero(free < 0), strict=True)]
        done: set[int] = set()
        for m, t in short:
            mine = [
                r
                for r in cases
                if r not in done
                and (last := held.segments.get(r, [(-1, 0, 0)])[-1])[0] == m
                and last[1] < t <= last[2]
            ]
            for r in sorted(mine, key=lambda r: self._relief(r, int(m), int(t))):
                free = base - held.casework - held.handover
                if free[m, t] >= 0:
                    break
                if self._move(held, r, int(m), int(t), team, base, free):
                    done.add(r)

    def _relief(self, r: int, m: int, t: int) -> tuple[int, int, int]:
        """Order of cases to hand over in month `t`: most minutes then, most to its end."""
        minutes = self.minutes(r, m)
        return -int(minutes[t]), -int(minutes[t:].sum()), r

    def _move(
        self, held: Held, r: int, m: int, t: int, team: Bools, base: Ints, free: Ints
    ) -> bool:
        """Hand case `r` from `m` to someone with time for all of its rest, if there is one."""
        end = self.problem.running[r].end
        receiver = self._receiver(held, r, t, team, base, m)
        if isinstance(receiver, str) or self._gap(r, receiver, t, team) <= end:
            return False
        new = self.minutes(r, receiver)[t : end + 1].copy()
        new[0] += self.problem.policy.hours.handover
        if (free[receiver, t : end + 1] < new).any():
            return False
        m, a, b = held.segments[r].pop()
        first = not held.segments[r]
        self._add(held, r, (m, t, b), first=first, sign=-1)
        if not (first and m == self.problem.running[r].manager):
            held.handover[m, t] += self.problem.policy.hours.handover
        held.segments[r].append((m, a, t - 1))
        self._add(held, r, (receiver, t, b), first=False)
        return True


def _empty(problem: Problem) -> Held:
    shape = (len(problem.managers), problem.months)
    return Held(
        casework=np.zeros(shape, dtype=np.int64),
        handover=np.zeros(shape, dtype=np.int64),
        people=np.zeros(shape, dtype=np.int64),
    )
