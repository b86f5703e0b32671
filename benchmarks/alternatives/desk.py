"""The desk: a deployment carried out exactly, one start after the other.

It knows the minutes, trips, people and interpreters that are left under a deployment, says
whether a start fits, and writes the plan. All alternatives end here, so that what a model
decided with estimates becomes a plan that keeps every rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from allocator.complete import complete
from allocator.model.plan import Assignment, ExpectedStart, Plan
from allocator.solver.assemble import assemble
from allocator.solver.deployment import Deployment, Places
from allocator.solver.held import Held, first_gap, teams
from allocator.solver.problem import Problem
from allocator.solver.running import Keeper

Ints = NDArray[np.int64]
WHOLE = 100
"""Hundredths of a case."""


@dataclass(frozen=True)
class Start:
    """A start that fits: what it takes.

    Attributes
    ----------
    manager, klass, month
        Indices.
    minutes
        (T,) minutes of one case, without trips.
    trips
        Months and minutes of trips that nobody has paid for yet.
    """

    manager: int
    klass: int
    month: int
    minutes: Ints
    trips: dict[int, int]


@dataclass
class Desk:
    """What a deployment leaves, and what was started on it.

    Attributes
    ----------
    problem, places, deployment
        The city and who works where.
    free
        (M, T) minutes left x 100, after running cases; negative is overload.
    room
        (M, T) people left x 100.
    left
        (C,) hundredths of each class that wait.
    avoided
        Points of waiting that the starts so far avoid.
    """

    problem: Problem
    places: Places
    deployment: Deployment
    free: Ints = field(init=False)
    room: Ints = field(init=False)
    left: list[int] = field(init=False)
    avoided: float = 0.0

    def __post_init__(self) -> None:
        problem, demand = self.problem, self.problem.demand
        self.team = teams(problem, self.deployment)
        budget = self.places.budget(self.deployment)
        keeper = Keeper(problem, self.places)
        everyone = tuple(range(len(problem.running)))
        self.held = keeper.hold(everyone, self.team, budget, self.deployment)
        spent = self.held.casework + self.held.handover + self.held.trips
        self.free = WHOLE * (budget.base - spent)
        self.room = WHOLE * (problem.max_people - self.held.people)
        self.pools = {
            name: WHOLE * (row - self.held.interpreted.get(name, np.zeros_like(row)))
            for name, row in problem.pools.items()
        }
        self.paid = budget.there | self._visited(self.held, keeper)
        self.left = [round(count * WHOLE) for count in demand.count]
        self.queues = _queues(problem)
        self.cases: list[Assignment] = []
        self.expected: list[ExpectedStart] = []
        self.log: list[tuple[int, int, int, int]] = []
        self._members = [sorted(names, reverse=True) for names in demand.members]
        self._spans: dict[tuple[int, int, int], int] = {}
        self._minutes: dict[tuple[int, int, int], Ints] = {}
        self._over = self.free < 0

    def _visited(self, held: Held, keeper: Keeper) -> NDArray[np.bool_]:
        """(S, M, T) sites to which trips are paid because running cases are held there."""
        paid = np.zeros(self.team.shape, dtype=bool)
        for r, segments in held.segments.items():
            for m, a, b in segments:
                months = np.arange(a, b + 1)
                paid[keeper.ways[r][months], m, months] = True
        return paid

    def waits_at(self, c: int, t: int) -> int:
        """Return the site where class `c` waits in month `t`; -1 for none."""
        demand = self.problem.demand
        if t < demand.first[c] or t > demand.last[c]:
            return -1
        return int(demand.ways[demand.way[c], t])

    def is_next(self, c: int, t: int) -> bool:
        """Whether nobody of the same site and profile came before this cohort."""
        queue = self.queues.get((t, self.waits_at(c, t), self.problem.demand.samples[c].id), ())
        return next((other for other in queue if self.left[other]), -1) == c

    def offer(self, c: int, m: int, t: int) -> Start | None:
        """Return the start of one case of class `c` by `m` in month `t`, where the rules allow it.

        Minutes, people and pools are not looked at: see `most`.
        """
        problem, demand = self.problem, self.problem.demand
        if not demand.skilled[demand.able[c], m]:
            return None
        stop = self._stop(int(demand.way[c]), m, t)
        if not stop or self._over[m, t:stop].any():
            return None
        if demand.barred[demand.able[c], m, t:stop].any():
            return None
        minutes = np.zeros(problem.months, dtype=np.int64)
        minutes[t:stop] = self._row(c, m, t)[t:stop]
        return Start(m, c, t, minutes, self._trips(c, m, t, stop))

    def _stop(self, way: int, m: int, t: int) -> int:
        """Month after the last of a run that `m` can hold to its end; 0 where they cannot."""
        if (way, m, t) not in self._spans:
            problem, row = self.problem, self.problem.demand.ways[way]
            alive = np.nonzero(row >= 0)[0]
            end = min(t + problem.policy.caseload.months - 1, int(alive[-1]))
            on_way = self.team[row, m, np.arange(problem.months)] & (row >= 0)
            held = on_way[t] and first_gap(problem, on_way, row, m, t, end) > end
            self._spans[way, m, t] = end + 1 if held else 0
        return self._spans[way, m, t]

    def speaks(self, c: int, m: int) -> bool:
        """Whether `m` needs no interpreter for class `c`."""
        demand = self.problem.demand
        return bool(demand.speaks[demand.tongue[c], m])

    def _row(self, c: int, m: int, t: int) -> Ints:
        """(T,) minutes of one case that `m` starts in month `t`."""
        kind, speaks = int(self.problem.demand.kind[c]), self.speaks(c, m)
        key = (2 * kind + speaks, m, t)
        if key not in self._minutes:
            row = self.problem.loads.table(kind, speaks)[t].copy()
            for month, due in enumerate(self.problem.due[m]):
                if due != 1:
                    row[month] = self.problem.loads.column(kind, speaks, month, due)[t]
            self._minutes[key] = row
        return self._minutes[key]

    def _trips(self, c: int, m: int, t: int, stop: int) -> dict[int, int]:
        """Minutes of trips that the case would cause, by month."""
        way = self.problem.demand.ways[self.problem.demand.way[c]]
        trips = {}
        for month in range(t, stop):
            site = int(way[month])
            if not self.paid[site, m, month]:
                post = self.deployment[self.problem.phase_of[month]].post[m]
                trips[month] = int(self.places.trip(m, post, site)[month])
        return trips

    def most(self, start: Start) -> int:
        """Return how many hundredths of the class fit: whole cases for real ones.

        Expected cases never cause a trip: a hundredth of a case would cost a whole one.
        """
        demand, m, c = self.problem.demand, start.manager, start.klass
        real = bool(demand.real[c])
        if start.trips and not real:
            return 0
        months = np.nonzero(start.minutes)[0]
        left = self.free[m]
        if start.trips:
            left = left.copy()
            for month, minutes in start.trips.items():
                left[month] -= WHOLE * minutes
            if min(left[month] for month in start.trips) < 0:
                return 0
        fit = self.left[c]
        if len(months):
            fit = min(fit, int((left[months] // start.minutes[months]).min()))
        alive = slice(start.month, self._stop(int(demand.way[c]), m, start.month))
        fit = min(fit, int(self.room[m, alive].min()) // int(demand.persons[c]))
        pool = None if self.speaks(c, m) else self.pools.get(self._language(c))
        if pool is not None and len(months):
            fit = min(fit, int((pool[months] // start.minutes[months]).min()))
        return max(0, fit - fit % WHOLE if real else fit)

    def _language(self, c: int) -> str:
        return str(self.problem.interpreted_language[c])

    def go(self, m: int, s: int, t: int) -> None:
        """Pay the trips of a month in advance, where there are minutes for them."""
        post = self.deployment[self.problem.phase_of[t]].post[m]
        minutes = WHOLE * int(self.places.trip(m, post, s)[t])
        if not self.paid[s, m, t] and self.free[m, t] >= minutes:
            self.free[m, t] -= minutes
            self.paid[s, m, t] = True

    def take(self, start: Start, hundredths: int) -> None:
        """Start this many hundredths, which `most` has found to fit."""
        problem, demand = self.problem, self.problem.demand
        m, c, t = start.manager, start.klass, start.month
        alive = slice(t, self._stop(int(demand.way[c]), m, t))
        self.free[m] -= hundredths * start.minutes
        self.room[m, alive] -= hundredths * int(demand.persons[c])
        pool = None if self.speaks(c, m) else self.pools.get(self._language(c))
        if pool is not None:
            pool -= hundredths * start.minutes
        for month, minutes in start.trips.items():
            self.free[m, month] -= WHOLE * minutes
            self.paid[demand.ways[demand.way[c], month], m, month] = True
        self.left[c] -= hundredths
        self.log.append((t, c, m, hundredths))
        self.avoided += float(demand.saved[c, t]) * hundredths / WHOLE
        if demand.real[c]:
            self._note_cases(start, hundredths // WHOLE)
        else:
            self.expected.append(
                ExpectedStart.model_construct(
                    site=problem.sites[self.waits_at(c, t)],
                    profile=demand.samples[c].id,
                    month=problem.scenario.start + t,
                    manager=problem.managers[m],
                    started=hundredths / WHOLE,
                )
            )

    def _note_cases(self, start: Start, count: int) -> None:
        problem, facts = self.problem, self.problem.facts
        first = problem.scenario.start + start.month
        end = first + problem.policy.caseload.months - 1
        for _ in range(count):
            name = self._members[start.klass].pop()
            self.cases.append(
                Assignment.model_construct(
                    case=name,
                    manager=problem.managers[start.manager],
                    start=first,
                    end=facts.cases.cut(facts.cases.paths[name], end),
                )
            )

    def plan(self) -> Plan:
        """Return the whole plan: deployment, running cases, starts, lists, ledger, score."""
        made = assemble(self.problem, self.places, self.deployment, ())
        rows = sorted([*self._kept(), *self.cases], key=lambda row: (row.case, row.start))
        # In the order of their starts: first come first served is read from it.
        expected = tuple(sorted(self.expected, key=lambda row: row.month))
        decided = made.model_copy(update={"caseload": tuple(rows), "expected": expected})
        return complete(self.problem.facts, decided)

    def _kept(self) -> Iterator[Assignment]:
        """Yield who holds the running cases."""
        problem, begin = self.problem, self.problem.scenario.start
        for r, segments in self.held.segments.items():
            run = problem.running[r]
            begun = begin if run.case.start is None else run.case.start
            whole = problem.facts.cases.end(run.case, begun)
            for index, (m, a, b) in enumerate(segments):
                ends = b == run.end and r not in self.held.orphans
                yield Assignment.model_construct(
                    case=run.case.id,
                    manager=problem.managers[m],
                    start=begun if index == 0 and a == 0 else begin + a,
                    end=whole if ends else begin + b,
                )


def _queues(problem: Problem) -> dict[tuple[int, int, str], list[int]]:
    """Classes of expected cases by month, site and profile: in this order they are started."""
    demand, queues = problem.demand, {}
    klass = {int(number): c for c, number in enumerate(demand.cohorts) if number >= 0}
    for (profile, site), numbers in problem.facts.cohorts_at.items():
        for t in range(problem.months):
            here = [number for number in numbers if problem.facts.cohorts[number].path[t] == site]
            if here:
                queues[t, problem.site_index[site], profile] = [klass[number] for number in here]
    return queues
