"""What the whole-city program estimates, read off the repaired present deployment."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import MOBILE, NONE, Deployment, Phase
from allocator.solver.running import Keeper
from benchmarks.alternatives.desk import Desk

Ints = NDArray[np.int64]


class Estimates:
    """Minutes of running cases, visits with their way, and office hours.

    Attributes
    ----------
    groups
        (T,) minutes of the running cases of a manager at a site that stay there.
    background
        (M, T) minutes of running cases that change their site, as the desk holds them.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk, self.problem, self.places = desk, desk.problem, desk.places
        problem = self.problem
        keeper = Keeper(problem, self.places)
        self.groups: dict[tuple[int, int], Ints] = {}
        self.background = np.zeros_like(problem.available)
        self._count: dict[tuple[int, int], int] = defaultdict(int)
        for r, run in enumerate(problem.running):
            sites = set(run.way[: run.end + 1])
            if len(sites) == 1 and -1 not in sites and run.manager >= 0:
                key = (run.manager, run.way[0])
                minutes = keeper.minutes(r, run.manager)
                self.groups[key] = self.groups.get(key, np.zeros_like(minutes)) + minutes
                self._count[key] += 1
                continue
            for m, a, b in desk.held.segments.get(r, ()):
                self.background[m, a : b + 1] += keeper.minutes(r, m)[a : b + 1]
        self.detours = self._detours()
        legs = problem.facts.legs
        self._legs = legs.minutes

    def _detours(self) -> dict[int, float]:
        """Travel of present tours over that of single return trips: each lead's, and -1 for all.

        Nobody who leads today has the ratio of the city.
        """
        driven, single = np.zeros((2, len(self.problem.managers) + 1))
        for p, phase in enumerate(self.desk.deployment):
            t = self.problem.phases[p].start
            for m in sorted(set(phase.lead.values())):
                led = tuple(sorted(s for s, lead in phase.lead.items() if lead == m))
                driven[m] += self.places.pattern(m, led, p).legs
                single[m] += sum(self._return(m, s) * int(self.problem.visits[s, t]) for s in led)
        driven[-1], single[-1] = driven.sum(), single.sum()
        leads = np.nonzero(single)[0]
        ratios = {int(m): float(driven[m] / single[m]) for m in leads}
        return {-1: ratios.get(len(self.problem.managers), 1.0), **ratios}

    def _return(self, m: int, s: int) -> int:
        legs, name = self.problem.facts.legs, self.problem.sites[s]
        base = legs.base(self.problem.managers[m])
        return legs.minutes(base, name) + legs.minutes(name, base)

    def visits(self, p: int, m: int, s: int) -> Ints:
        """Minutes of the visits of a lead and their way, by month of a phase."""
        problem, each = self.problem, []
        detour = self.detours.get(m, self.detours[-1])
        for t in problem.phases[p]:
            number = int(problem.visits[s, t])
            way = detour * self._return(m, s) * number * int(problem.days[t]) / 10
            each.append(self.places.on_site(s, t, number) + round(way))
        return np.array(each, dtype=np.int64)

    def trips(self, p: int, m: int, s: int) -> Ints:
        """Minutes of return trips by month of a phase, where they are paid."""
        months = self.problem.phases[p]
        paid = np.array([self.pays(p, m, s, t) for t in months])
        return np.where(paid, self.places.trip(m, MOBILE, s)[months.start : months.stop], 0)

    def pays(self, p: int, m: int, s: int, t: int) -> bool:
        """Whether a place in a round is gone to in a month: where the greedy plan does so.

        A place that the greedy plan has not is gone to in every month.
        """
        known = s in self.desk.deployment[p].round.get(m, ())
        return not known or bool(self.desk.paid[s, m, t])

    def office_hours(self, p: int, m: int, s: int) -> Ints:
        """Minutes of office hours by month of a phase, with as much of a team as today."""
        problem, each = self.problem, []
        team = [who for who, post in enumerate(self.desk.deployment[p].post) if post == s]
        for t in problem.phases[p]:
            month = problem.facts.sites[problem.sites[s]][problem.scenario.start + t]
            full = int(problem.available[:, t].max()) * int(problem.standard[s, t])
            whole = int(problem.available[team, t].sum()) or full
            each.append(
                round(float(month.office_minutes) * int(problem.available[m, t]) / max(1, whole))
            )
        return np.array(each, dtype=np.int64)

    def handover(self, holder: int, s: int) -> int:
        """Minutes of handing over a group of running cases."""
        return self._count[holder, s] * self.problem.policy.hours.handover

    def far(self, p: int, m: int, s: int) -> int:
        """Minutes from a site to the nearest one of a manager's present round, or to the base."""
        names, own = self.problem.sites, self.desk.deployment[p].round.get(m, ())
        base = self.problem.facts.legs.base(self.problem.managers[m])
        stops: list[str | None] = [names[other] for other in own if other != s]
        return min(self._legs(stop, names[s]) for stop in (stops or [base]))

    def deployment(
        self,
        values: Ints,
        post: Mapping[tuple[int, int, int], int],
        rounds: Mapping[tuple[int, int, int], int],
        lead: Mapping[tuple[int, int, int], int],
    ) -> Deployment:
        """Return the deployment of the variables' values."""
        phases = []
        size = len(self.problem.managers)
        for p in range(len(self.problem.phases)):
            posts = [NONE] * size
            for (q, m, k), variable in post.items():
                if q == p and values[variable]:
                    posts[m] = k
            sites = {
                m: tuple(
                    sorted(
                        s for (q, who, s), v in rounds.items() if (q, who) == (p, m) and values[v]
                    )
                )
                for m in range(size)
                if posts[m] == MOBILE
            }
            leads = {s: m for (q, m, s), v in lead.items() if q == p and values[v]}
            phases.append(Phase(tuple(posts), sites, leads))
        return tuple(phases)
