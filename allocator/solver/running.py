"""Running cases under a deployment: who keeps them, who takes over, what nobody may hold."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import Budget, Deployment, Places
from allocator.solver.held import Held, first_gap, nobody
from allocator.solver.in_force import InForce, Segment
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Keeper:
    """Assigns the running cases of a city to those who may hold them."""

    def __init__(self, problem: Problem, places: Places, in_force: InForce | None = None) -> None:
        self.problem = problem
        self.places = places
        self.in_force = in_force
        self.ways = problem.running_ways
        self._months = np.arange(problem.months)
        self._minutes: dict[tuple[int, int], Ints] = {}
        self._speaks: dict[tuple[tuple[str, ...], int], bool] = {}
        self._pinned = {
            r for r, run in enumerate(problem.running) if problem.barred(run.case.id) is not None
        }
        self._scaled = [[(t, due) for t, due in enumerate(row) if due != 1] for row in problem.due]
        """Months of each manager in which less than all casework is due."""
        self._ends = np.array([r.end for r in problem.running], dtype=np.int64)
        self._holders = np.array([r.manager for r in problem.running], dtype=np.int64)

    def minutes(self, r: int, m: int) -> Ints:
        """(T,) minutes of running case `r` with manager `m`, 0 after its end."""
        known = self._minutes.get((r, m))
        if known is None:
            known = self._minutes[r, m] = self._worked_out(r, m)
        return known

    def _full(self, r: int, m: int) -> tuple[int, ...]:
        """Return the minutes of case `r` with manager `m` if it never ended and all were due."""
        case = self.problem.running[r].case
        assert case.start is not None
        speaks = self._speaks_with(r, m)
        return self.problem.facts.cases.minutes_row(case, case.start, speaks=speaks)

    def _worked_out(self, r: int, m: int) -> Ints:
        run, begin = self.problem.running[r], self.problem.scenario.start
        start = run.case.start
        assert start is not None
        speaks, cases = self._speaks_with(r, m), self.problem.facts.cases
        row = np.array(self._full(r, m), dtype=np.int64)
        row[run.end + 1 :] = 0
        for t, due in self._scaled[m]:
            if t <= run.end:
                row[t] = cases.minutes(
                    run.case, begin + t - start, begin + t, speaks=speaks, due=due
                )
        return row

    def _speaks_with(self, r: int, m: int) -> bool:
        case = self.problem.running[r].case
        key = (case.languages, m)
        if key not in self._speaks:
            self._speaks[key] = self.problem.speaks(m, case)
        return self._speaks[key]

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
        held = nobody(problem)
        gaps: list[tuple[int, int, int]] = []
        stay = self._staying(cases, team)
        self._add_staying(held, stay)
        for r in sorted(set(cases) - set(stay)):
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
        self._travel(held, budget, deployment)
        return held

    def _staying(self, cases: tuple[int, ...], team: Bools) -> list[int]:
        """Return the cases whose manager is on the team all the time: most of them."""
        problem, chosen = self.problem, np.array(cases, dtype=np.int64)
        months = self._months
        holder, way = self._holders[chosen, None], self.ways[chosen]
        there = (way >= 0) & team[way, holder, months] & problem.in_contract[holder, months]
        stays = (holder[:, 0] >= 0) & (there | (months > self._ends[chosen, None])).all(axis=1)
        return [r for r in chosen[stays].tolist() if r not in self._pinned]

    def _add_staying(self, held: Held, cases: list[int]) -> None:
        """Add cases that their manager keeps to the end, all at once."""
        if not cases:
            return
        ends, holders = self._ends[cases], self._holders[cases]
        minutes, persons = self._own
        runs = self._months <= ends[:, None]
        np.add.at(held.casework, holders, minutes[cases])
        np.add.at(held.people, holders, persons[cases, None] * runs)
        stay = zip(cases, holders.tolist(), ends.tolist(), strict=True)
        held.segments.update((r, [(m, 0, end)]) for r, m, end in stay)
        for r in self._foreign.intersection(cases):
            self._interpreted(held, r)[:] += minutes[r]

    @cached_property
    def _foreign(self) -> frozenset[int]:
        """Running cases that need an interpreter with their manager."""
        holders = enumerate(self._holders.tolist())
        return frozenset(r for r, m in holders if m >= 0 and not self._speaks_with(r, m))

    @cached_property
    def _own(self) -> tuple[Ints, Ints]:
        """(R, T) minutes of each running case with its manager, 0 without one; (R,) people."""
        problem = self.problem
        minutes = np.zeros((len(problem.running), problem.months), dtype=np.int64)
        for r, m in enumerate(self._holders.tolist()):
            if m >= 0:
                minutes[r] = self.minutes(r, m) if self._scaled[m] else self._full(r, m)
        minutes *= self._months <= self._ends[:, None]
        return minutes, np.array([run.case.persons for run in problem.running], dtype=np.int64)

    def _interpreted(self, held: Held, r: int) -> Ints:
        """(T,) minutes that are interpreted in the language of case `r`, to be added to."""
        language = self.problem.facts.cases.interpreted_language(self.problem.running[r].case)
        if language not in held.interpreted:
            held.interpreted[language] = np.zeros(self.problem.months, dtype=np.int64)
        return held.interpreted[language]

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

    def _travel(self, held: Held, budget: Budget, deployment: Deployment) -> None:
        """Add the return trips that nothing pays for, and the minutes of those off the round."""
        problem = self.problem
        rows = [(r, *segment) for r, segments in held.segments.items() for segment in segments]
        table = np.array(rows, dtype=np.int64).reshape(-1, 4)
        months = self._months
        holder, sites = table[:, 1, None], self.ways[table[:, 0]]
        inside = (months >= table[:, 2, None]) & (months <= table[:, 3, None])
        i, t = np.nonzero(inside & ~budget.there[sites, holder, months])
        held.going = np.unique(np.column_stack([sites[i, t], table[i, 1], t]), axis=0)
        held.trips, held.outside = np.zeros_like(held.casework), np.zeros_like(held.casework)
        for site, m, month in held.going.tolist():
            post = deployment[problem.phase_of[month]].post[m]
            minutes = self.places.trip(m, post, site)[month]
            held.trips[m, month] += minutes
            held.outside[m, month] += 0 if budget.joined[site, m, month] else minutes

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
        months, end = self._months, run.end
        barred = self.problem.barred(run.case.id)
        if barred is not None and barred[m, start : end + 1].any():
            end = start + int(barred[m, start : end + 1].argmax()) - 1
        span = slice(start, end + 1)
        on_way = team[way[span], m, months[span]] & (way[span] >= 0)
        if (on_way & self.problem.in_contract[m, span]).all():
            return end + 1
        on_way = team[way, m, months] & (way >= 0)
        if start > 0 or m != run.manager:
            return first_gap(self.problem, on_way, way, m, start, end)
        here = self.problem.site_index[self.problem.facts.cases.before(run.case)]
        moved, away = int(way[0]) != here, run.case.aftercare
        return first_gap(self.problem, on_way, way, m, start, end, moved=moved, away=away)

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
        if not self._speaks_with(r, m):
            self._interpreted(held, r)[span] += sign * minutes
        if sign > 0:
            held.segments.setdefault(r, []).append(segment)

    def _receiver(
        self, held: Held, r: int, t: int, team: Bools, base: Ints, former: int
    ) -> int | str:
        """Return who takes over case `r` in month `t`, or the reason why nobody may."""
        problem, run = self.problem, self.problem.running[r]
        site, end = int(self.ways[r][t]), self.problem.running[r].end
        on_team = [m for m in np.nonzero(team[site, :, t])[0].tolist() if m != former]
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
        if len(pooled) == 1:
            return pooled[0]
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
        short = np.argwhere(free < 0).tolist()
        # Who is handed over once stays there, so these are whose they are now, or done.
        own: dict[int, list[int]] = {m: [] for m, _ in short}
        for r in cases if short else ():
            m, _, _ = held.segments.get(r, [(-1, 0, 0)])[-1]
            if m in own:
                own[m].append(r)
        done: set[int] = set()
        for m, t in short:
            mine = [r for r in own[m] if r not in done and _runs(held.segments[r][-1], t)]
            for r in sorted(mine, key=lambda r: self._relief(r, m, t)):
                free = base - held.casework - held.handover
                if free[m, t] >= 0:
                    break
                if self._move(held, r, m, t, team, base, free):
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
        # Who takes over may go on where nobody could take over from the one before.
        held.orphans.pop(r, None)
        self._add(held, r, (receiver, t, end), first=False)
        return True


def _runs(segment: Segment, t: int) -> bool:
    """Whether a segment began before month `t` and goes on in it."""
    _, first, last = segment
    return first < t <= last
