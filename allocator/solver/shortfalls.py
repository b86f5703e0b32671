"""Shortfalls of a deployment itself: sites without anybody, missing posts, missed visits."""

from collections.abc import Sequence

import numpy as np

from allocator.facts.rounding import exact, half_up
from allocator.solver.deployment import Deployment, Phase, Places, visits_made
from allocator.solver.posts import Standards
from allocator.solver.problem import Problem


class Shortfalls:
    """Tier 1 and the part of tier 2 that posts, rounds and tours decide."""

    def __init__(self, problem: Problem, places: Places) -> None:
        self.problem, self.places = problem, places
        self.standards = Standards(problem)
        full_time = exact(problem.policy.team.full_time_hours)
        self._daily = full_time * 60 / 5
        requested = [problem.places[s].on_request for s in problem.sites]
        self._counts = ~np.array(requested, dtype=bool)
        months = [problem.scenario.start + t for t in range(problem.months)]
        service = [
            [problem.facts.sites[s][month].service for month in months] for s in problem.sites
        ]
        self.is_fixed = np.array([[word == "fixed" for word in row] for row in service])
        self._known: dict[tuple[object, ...], int] = {}

    def of(self, deployment: Deployment) -> tuple[int, int]:
        """Return (unserved resident-days, uncovered minutes without overload and orphans)."""
        problem, unserved, uncovered = self.problem, 0, 0
        for p, phase in enumerate(deployment):
            staffed = phase.posted.keys() | {s for sites in phase.round.values() for s in sites}
            made, months = self.visits(phase, p), problem.phases[p]
            for s in range(len(problem.sites)):
                if s not in staffed and self._counts[s]:
                    days = problem.open_days[s, months.start : months.stop]
                    unserved += int(problem.residents[s, months.start : months.stop] @ days)
                uncovered += self._phase(p, s, phase.posted.get(s, ()), made.get(s, 0))
        return unserved, uncovered

    def _phase(self, p: int, s: int, team: tuple[int, ...], made: int) -> int:
        """Minutes of `month` over a phase; teams and visits are asked for again and again."""
        key = (p, s, team, made)
        if key not in self._known:
            months = self.problem.phases[p]
            self._known[key] = sum(self.month(p, s, t, team, made) for t in months)
        return self._known[key]

    def visits(self, phase: Phase, p: int) -> dict[int, int]:
        """Visits in two weeks by site, as the tours of a phase make them."""
        made: dict[int, int] = {}
        for m in phase.round:
            made |= visits_made(self.places.pattern(m, phase.led.get(m, ()), p))
        return made

    def month(self, p: int, s: int, t: int, team: Sequence[int], made: int) -> int:
        """Missing posts or missed visits of one site and month, in minutes."""
        days = int(self.problem.open_days[s, t])
        if not self.is_fixed[s, t]:
            return self.places.missed_minutes(s, t, made)
        missing = self.standards.missing(p, s, team)
        return half_up(missing * self._daily * days) if missing else 0
