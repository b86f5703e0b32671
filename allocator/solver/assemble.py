"""From indices back to a plan: posts, tours, caseload and expected starts with their ids."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import numpy as np

from allocator.facts.rounding import deal
from allocator.ledger.expected import expected_runs
from allocator.model.plan import Assignment, ExpectedStart, Plan, Post, Tour
from allocator.solver.caseload.starts import Starts
from allocator.solver.deployment import FLOATER, MOBILE, NONE, Deployment, Places
from allocator.solver.in_force import InForce
from allocator.solver.pieces import Piece
from allocator.solver.problem import Problem
from allocator.solver.tours import WORKDAYS, Day

Solution = Sequence[tuple[Piece, Starts]]
"""Every piece of a deployment with its starts."""
Place = tuple[int, ...]
"""Manager and month of a start."""


def assemble(
    problem: Problem,
    places: Places,
    deployment: Deployment,
    solution: Solution,
    in_force: InForce | None = None,
) -> Plan:
    """Return the decisions of a plan; lists, ledger and score follow from them."""
    return Plan.model_construct(
        posts=tuple(_posts(problem, deployment)),
        tours=tuple(_tours(problem, places, deployment)),
        caseload=tuple(
            sorted(_caseload(problem, solution, in_force), key=lambda a: (a.case, a.start))
        ),
        expected=tuple(_expected(problem, solution)),
    )


def _spans(problem: Problem, rows: Sequence[object]) -> Iterator[tuple[int, int, int]]:
    """Merge equal consecutive phases: (phase, first month, last month)."""
    first = 0
    for p in range(len(rows)):
        if p + 1 == len(rows) or rows[p + 1] != rows[first]:
            start = problem.scenario.start
            yield first, start + problem.phases[first].start, start + problem.phases[p].stop - 1
            first = p + 1


def _posts(problem: Problem, deployment: Deployment) -> Iterator[Post]:
    kinds: dict[int, Literal["mobile", "floater"]] = {MOBILE: "mobile", FLOATER: "floater"}
    for m, name in enumerate(problem.managers):
        rows = [
            (
                phase.post[m],
                phase.round.get(m, ()),
                phase.led.get(m, ()),
            )
            for phase in deployment
        ]
        for p, first, last in _spans(problem, rows):
            post, own, leads = rows[p]
            if post == NONE:
                continue
            yield Post.model_construct(
                manager=name,
                from_=first,
                until=last,
                kind=kinds.get(post, "fixed"),
                site=problem.sites[post] if post >= 0 else None,
                round=tuple(problem.sites[s] for s in own),
                leads=tuple(problem.sites[s] for s in leads),
            )


def _tours(problem: Problem, places: Places, deployment: Deployment) -> Iterator[Tour]:
    for m, name in enumerate(problem.managers):
        rows = []
        for p, phase in enumerate(deployment):
            led = phase.led.get(m, ())
            rows.append(_weekdays(places.pattern(m, led, p).weeks, m) if led else ())
        for p, first, last in _spans(problem, rows):
            for week, weekday, sites in rows[p]:
                yield Tour.model_construct(
                    manager=name,
                    from_=first,
                    until=last,
                    week=week,
                    weekday=weekday,
                    sites=tuple(problem.sites[s] for s in sites),
                )


Week = Literal["A", "B"]


def _weekdays(
    weeks: tuple[tuple[Day, ...], tuple[Day, ...]], m: int
) -> tuple[tuple[Week, int, tuple[int, ...]], ...]:
    """Spread the tours of each week over its days.

    Visits of every second week lie in the first of the two as far as that saves travel. For every
    other person that is week B, so that the city's weeks are alike.
    """
    return (*_one_week("A", weeks[m % 2], m), *_one_week("B", weeks[1 - m % 2], m))


def _one_week(week: Week, days: tuple[Day, ...], m: int) -> list[tuple[Week, int, tuple[int, ...]]]:
    """Put tours at even distances; people begin on different days, so that each is busy."""
    order = sorted(day.sites for day in days)
    size = len(order)
    slots = sorted((i * WORKDAYS // size + m) % WORKDAYS + 1 for i in range(size))
    return [(week, weekday, sites) for weekday, sites in zip(slots, order, strict=True)]


def _caseload(
    problem: Problem, solution: Solution, in_force: InForce | None
) -> Iterator[Assignment]:
    start = problem.scenario.start
    for piece, starts in solution:
        for r, segments in piece.held.segments.items():
            run = problem.running[r]
            begun = start if run.case.start is None else run.case.start
            whole = problem.facts.cases.end(run.case, begun)
            for m, a, b in segments:
                first = begun if a == 0 and m == run.manager else start + a
                last = whole if b == run.end and r not in piece.held.orphans else start + b
                yield Assignment(
                    case=run.case.id, manager=problem.managers[m], start=first, end=last
                )
        yield from _new_cases(problem, piece, starts, in_force)


def _new_cases(
    problem: Problem, piece: Piece, starts: Starts, in_force: InForce | None
) -> Iterator[Assignment]:
    """Deal the starts of each group to its cases, earliest starts first."""
    columns, demand = starts.columns, problem.demand
    chosen = np.nonzero(starts.amount > 0)[0]
    chosen = chosen[columns.real[columns.group[chosen]]]
    places: dict[int, list[Place]] = {}
    for j in chosen[np.lexsort((columns.manager[chosen], columns.start[chosen]))]:
        place = (piece.managers[columns.manager[j]], int(columns.start[j]))
        places.setdefault(int(columns.group[j]), []).extend([place] * round(starts.amount[j]))
    for g, wanted in places.items():
        names = sorted(name for c in columns.groups[g] for name in piece.members(demand, c))
        before = {} if in_force is None else in_force.places
        for name, (m, t) in _dealt(names, wanted, before):
            first = problem.scenario.start + t
            end = first + problem.policy.caseload.months - 1
            yield Assignment(
                case=name,
                manager=problem.managers[m],
                start=first,
                end=problem.facts.cases.cut(problem.facts.cases.paths[name], end),
            )


def _dealt(
    names: list[str], places: list[Place], before: dict[str, Place]
) -> Iterator[tuple[str, Place]]:
    """Deal (manager, month) to interchangeable cases.

    Who had the same in the plan in force comes first, then who had the same manager, then the
    order of ids.
    """
    left = list(names)
    for same in (2, 1, 0):
        free: dict[Place, list[str]] = {}
        for name in reversed(left):
            if name in before or not same:
                free.setdefault(before.get(name, ())[:same], []).append(name)
        rest = []
        for place in places:
            if free.get(place[:same]):
                name = free[place[:same]].pop()
                left.remove(name)
                yield name, place
            else:
                rest.append(place)
        places = rest


def _expected(problem: Problem, solution: Solution) -> Iterable[ExpectedStart]:
    """Deal the starts of each group of cohorts to its sites, in proportion to who waits."""
    amounts: dict[tuple[str, str, int, str], int] = {}
    demand = problem.demand
    way = demand.way.tolist()
    for piece, starts in solution:
        columns, hundredths = starts.columns, np.rint(piece.count * 100).astype(int).tolist()
        waiting = dict(zip(piece.classes.tolist(), hundredths, strict=True))
        chosen = np.nonzero(starts.amount > 0)[0]
        chosen = chosen[~columns.real[columns.group[chosen]]]
        members = {g: columns.groups[g].tolist() for g in set(columns.group[chosen].tolist())}
        left = {g: [waiting[c] for c in own] for g, own in members.items()}
        for j in chosen[np.lexsort((columns.manager[chosen], columns.start[chosen]))]:
            g, t = int(columns.group[j]), int(columns.start[j])
            rest = left[g]
            parts = deal(round(starts.amount[j] * 100), rest)
            manager = problem.managers[piece.managers[columns.manager[j]]]
            for i, (c, part) in enumerate(zip(members[g], parts, strict=True)):
                if not part:
                    continue
                rest[i] -= part
                site = problem.sites[demand.ways[way[c], t]]
                key = (site, demand.samples[c].id, problem.scenario.start + t, manager)
                amounts[key] = amounts.get(key, 0) + part
    rows = [
        ExpectedStart(
            site=site, profile=profile, month=month, manager=manager, started=amount / 100
        )
        for (site, profile, month, manager), amount in sorted(amounts.items())
    ]
    parting = any(len(group) > 1 for group in demand.siblings)
    return _as_many_as_wait(problem, rows) if parting else rows


def _as_many_as_wait(problem: Problem, rows: list[ExpectedStart]) -> Iterator[ExpectedStart]:
    """Cut rows to who is left, first come first served.

    Where a site closes and its people part, the program may have started later ones of one
    way while the plan starts whoever came first.
    """
    plan = Plan.model_construct(expected=tuple(rows))
    managers = {name: problem.given[name] for name in problem.managers}
    short = {
        (row.site, row.profile, row.month, row.manager): over
        for row, over in expected_runs(problem.facts, plan, managers).short
    }
    for row in rows:
        over = short.get((row.site, row.profile, row.month, row.manager), 0)
        left = round(row.started * 100) - over
        if left > 0:
            yield row.model_copy(update={"started": left / 100}) if over else row
