"""From a solution of the exact model to the decisions of a plan."""

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from allocator.model.plan import Plan, Post, Tour
from allocator.solver.deployment import FLOATER, MOBILE, NONE
from allocator.solver.exact.caseload import Caseload
from allocator.solver.exact.hours import Hours
from allocator.solver.exact.logic import Bit
from allocator.solver.problem import Problem

Day = tuple[Literal["A", "B"], int, tuple[int, ...]]
"""Week, weekday and sites of a tour."""


class Chosen:
    """The values of a solution."""

    def __init__(self, values: Sequence[int]) -> None:
        self.values = list(values)

    def __contains__(self, bit: Bit) -> bool:
        """Whether `bit` holds."""
        return bool(self.values[bit.index])


def written(problem: Problem, hours: Hours, caseload: Caseload, chosen: Chosen) -> Plan:
    """Return the decisions of a solution."""
    rows = (row.assignment(problem) for row in caseload.rows if row.bit in chosen)
    return Plan(
        posts=tuple(_posts(problem, hours, chosen)),
        tours=tuple(_tours(problem, hours, chosen)),
        caseload=tuple(sorted(rows, key=lambda row: (row.case, row.start))),
        expected=tuple(caseload.expected.starts(chosen.values)),
    )


def _spans(rows: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Yield the first and last month of each run of equal months."""
    first = 0
    for t in range(1, len(rows) + 1):
        if t == len(rows) or rows[t] != rows[first]:
            yield first, t - 1
            first = t


def _posts(problem: Problem, hours: Hours, chosen: Chosen) -> Iterator[Post]:
    begin = problem.scenario.start
    words: dict[int, Literal["mobile", "floater"]] = {MOBILE: "mobile", FLOATER: "floater"}
    for m, name in enumerate(problem.managers):
        rows = [_of_phase(hours, problem.phase_of[t], m, chosen) for t in range(problem.months)]
        for first, last in _spans(rows):
            post, own, leads = rows[first]
            if post != NONE:
                yield Post(
                    manager=name,
                    from_=begin + first,
                    until=begin + last,
                    kind=words.get(post, "fixed"),
                    site=problem.sites[post] if post >= 0 else None,
                    round=tuple(problem.sites[s] for s in own),
                    leads=tuple(problem.sites[s] for s in leads),
                )


def _of_phase(
    hours: Hours, p: int, m: int, chosen: Chosen
) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    """Post, round and leads of a manager in a phase."""
    posts = hours.posts
    post = next((k for (who, k), bit in posts.post[p].items() if who == m and bit in chosen), NONE)
    own = tuple(s for (who, s), bit in posts.round[p].items() if who == m and bit in chosen)
    sets = posts.led[p].get(m, {})
    return post, own, next((sites for sites, bit in sets.items() if bit in chosen), ())


def _tours(problem: Problem, hours: Hours, chosen: Chosen) -> Iterator[Tour]:
    begin = problem.scenario.start
    for m, name in enumerate(problem.managers):
        rows: list[tuple[tuple[int, ...], ...]] = []
        for t in range(problem.months):
            driven = hours.driven.get((m, t), [])
            rows.append(next((drive.tours for drive, bit in driven if bit in chosen), ()))
        for first, last in _spans(rows):
            for week, weekday, sites in _weekdays(rows[first]):
                yield Tour(
                    manager=name,
                    from_=begin + first,
                    until=begin + last,
                    week=week,
                    weekday=weekday,
                    sites=tuple(problem.sites[s] for s in sites),
                )


def _weekdays(tours: tuple[tuple[int, ...], ...]) -> Iterator[Day]:
    """Deal tours to the weeks in turn and spread them over the days."""
    weeks: tuple[Literal["A", "B"], ...] = ("A", "B")
    for number, week in enumerate(weeks):
        mine = tours[number::2]
        slots = np.linspace(1, 5, num=max(1, len(mine))).round().astype(int)
        for i, sites in enumerate(mine):
            yield week, int(slots[i]), sites
