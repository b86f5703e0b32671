"""Greedy: what a careful planner does by hand, month by month.

Present posts and rounds stay; standards are repaired; present managers keep their cases. Then
the cases with the most points are given first, each to the freest manager on the team who
speaks the language, else to the freest who works with an interpreter.
"""

from collections.abc import Iterator
from time import perf_counter

import numpy as np

from allocator.solver.deployment import Places
from allocator.solver.problem import Problem
from allocator.solver.rounds import first_deployment
from benchmarks.alternatives.desk import Desk, Start
from benchmarks.alternatives.outcome import Outcome


def solve(problem: Problem, seconds: float) -> Outcome:
    """Plan as by hand; the limit plays no part, it takes what it takes.

    Parameters
    ----------
    problem
        The arrays of the city.
    seconds
        Not used.
    """
    del seconds
    began = perf_counter()
    places = Places(problem)
    desk = Desk(problem, places, first_deployment(problem, places))
    built = perf_counter() - began
    fill(desk)
    plan = desk.plan()
    ended = perf_counter() - began
    trace = ((ended, desk.avoided),)
    return Outcome(plan, "plan", "", built, ended - built, ended, trace)


def fill(desk: Desk) -> None:
    """Start whatever fits, month by month, the most points first."""
    for t in range(desk.problem.months):
        for c in by_points(desk, t):
            give(desk, c, t)


def by_points(desk: Desk, t: int) -> list[int]:
    """Classes that wait in month `t`: most points of this month first, then by number."""
    demand = desk.problem.demand
    points = demand.waits[:, t] * (np.array(desk.left) > 0)
    order = np.lexsort((np.arange(len(points)), -points))
    return [int(c) for c in order[: int((points > 0).sum())]]


def give(desk: Desk, c: int, t: int) -> None:
    """Start as many cases of class `c` in month `t` as fit."""
    site = desk.waits_at(c, t)
    if site < 0 or (desk.problem.demand.cohorts[c] >= 0 and not desk.is_next(c, t)):
        return
    real = bool(desk.problem.demand.real[c])
    offers = list(_offers(desk, c, t, site))
    while desk.left[c] and offers:
        start = max(offers, key=lambda offer: _order(desk, offer))
        fits = desk.most(start)
        if not fits:
            offers.remove(start)
            continue
        # One whole case at a time: the next one goes to whoever is then the freest.
        desk.take(start, min(fits, 100) if real else fits)
        if start.trips:
            offers = list(_offers(desk, c, t, site))


def _offers(desk: Desk, c: int, t: int, site: int) -> Iterator[Start]:
    """Yield the starts that the team of a site can offer."""
    for m in np.nonzero(desk.team[site, :, t])[0]:
        offer = desk.offer(c, int(m), t)
        if offer is not None:
            yield offer


def _order(desk: Desk, offer: Start) -> tuple[bool, int, int]:
    """Speaks the language, has the most minutes free in the months of the run."""
    busy = offer.minutes > 0
    free = int(desk.free[offer.manager][busy].sum())
    return desk.speaks(offer.klass, offer.manager), free, -offer.manager
