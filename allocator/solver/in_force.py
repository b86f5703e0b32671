"""The plan in force over a problem: where everyone was to work, who was to start what.

The plan may be older than the scenario: people, sites and cases that are gone are left out,
and who is new has no post yet. Nothing here decides; `repair` and the search do.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from allocator.model.plan import Plan, Post
from allocator.solver.deployment import FLOATER, MOBILE, NONE, Deployment, Phase
from allocator.solver.problem import Problem

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Segment = tuple[int, int, int]
"""Manager, first and last month (index) of holding a case."""


@dataclass(frozen=True)
class InForce:
    """What a plan decided, in the indices of a problem.

    Attributes
    ----------
    problem
        The scenario as it is now.
    plan
        The plan in force.
    frozen
        Months from the start of the horizon that stay as they are.
    alone
        No known case is started but as in the plan: for the least repair.
    """

    problem: Problem
    plan: Plan
    frozen: int = 0
    alone: bool = False

    @cached_property
    def deployment(self) -> Deployment:
        """The posts, rounds and leads of the plan in the first month of each phase."""
        return tuple(self._phase(phase.start) for phase in self.problem.phases)

    @cached_property
    def posts(self) -> Ints:
        """(M, T) the posts by month; NONE where the plan has none."""
        rows = [phase.post for phase in self.deployment]
        return np.array(rows, dtype=np.int64).reshape(len(rows), -1)[self.problem.phase_of].T

    @cached_property
    def minute(self) -> Floats:
        """(M, T) points of a minute of each manager, by the prices of the plan; 0 unknown.

        The plan tells the price of the dearest speaker of a language at a site: a manager is
        worth no more than the least of those they speak.
        """
        problem, begin = self.problem, self.problem.scenario.start
        known: dict[tuple[str, str], Floats] = {}
        for row in self.plan.prices:
            if begin <= row.month < begin + problem.months:
                prices = known.setdefault((row.site, row.language), np.zeros(problem.months))
                prices[row.month - begin] = row.points / 60
        minute = np.zeros((len(problem.managers), problem.months))
        for phase, months in zip(self.deployment, problem.phases, strict=True):
            for m, name in enumerate(problem.managers):
                sites = [phase.post[m]] if phase.post[m] >= 0 else phase.round.get(m, ())
                words = ("", *problem.given[name].languages)
                pairs = [(problem.sites[s], word) for s in sites for word in words]
                rows = [known[pair][months.start : months.stop] for pair in pairs if pair in known]
                if rows:
                    minute[m, months.start : months.stop] = np.min(rows, axis=0)
        return minute

    def _phase(self, t: int) -> Phase:
        """Posts of a month; NONE for who has none in the plan."""
        problem, month = self.problem, self.problem.scenario.start + t
        posts = [NONE] * len(problem.managers)
        rounds: dict[int, tuple[int, ...]] = {}
        leads: dict[int, int] = {}
        for row in self.plan.posts:
            m = problem.manager_index.get(row.manager)
            if m is None or not row.from_ <= month <= row.until:
                continue
            posts[m] = self._post(row)
            if posts[m] == MOBILE:
                rounds[m] = self._sites(row.round)
                leads |= dict.fromkeys(self._sites(row.leads), m)
        return Phase(tuple(posts), dict(sorted(rounds.items())), dict(sorted(leads.items())))

    def _post(self, row: Post) -> int:
        if row.kind == "fixed":
            return self.problem.site_index.get(row.site or "", NONE)
        return MOBILE if row.kind == "mobile" else FLOATER

    def _sites(self, names: tuple[str, ...]) -> tuple[int, ...]:
        index = self.problem.site_index
        return tuple(sorted(index[name] for name in names if name in index))

    @cached_property
    def places(self) -> dict[str, tuple[int, ...]]:
        """By case that was to be started: its manager and month of start."""
        index, begin = self.problem.manager_index, self.problem.scenario.start
        return {
            row.case: (index[row.manager], row.start - begin)
            for row in sorted(self.plan.caseload, key=lambda row: -row.start)
            if row.manager in index and row.start >= begin
        }

    @cached_property
    def starts(self) -> list[dict[tuple[int, ...], int]]:
        """By class: cases by manager and month of their start."""
        found: list[dict[tuple[int, ...], int]] = []
        for names in self.problem.demand.members:
            found.append({})
            for place in (self.places[name] for name in names if name in self.places):
                found[-1][place] = found[-1].get(place, 0) + 1
        return found

    @cached_property
    def holders(self) -> dict[int, tuple[Segment, ...]]:
        """By running case: who holds it in which months of the horizon, as known people."""
        problem, begin = self.problem, self.problem.scenario.start
        number = {run.case.id: r for r, run in enumerate(problem.running)}
        found: dict[int, list[Segment]] = {}
        for row in self.plan.caseload:
            r, m = number.get(row.case), problem.manager_index.get(row.manager)
            if r is None or m is None or row.end < begin:
                continue
            last = min(row.end - begin, problem.running[r].end)
            found.setdefault(r, []).append((m, max(row.start - begin, 0), last))
        return {r: tuple(sorted(rows, key=lambda row: row[1])) for r, rows in found.items()}

    def holder(self, r: int, t: int) -> int:
        """Who holds a running case in a month by the plan in force; -1 for nobody known."""
        return next((m for m, a, b in self.holders.get(r, ()) if a <= t <= b), -1)

    def kept(self, managers: tuple[int, ...], groups: list[Ints]) -> Ints:
        """(G, m, T) cases of groups of classes by manager and month of their start."""
        local = {m: i for i, m in enumerate(managers)}
        kept = np.zeros((len(groups), len(managers), self.problem.months), dtype=np.int64)
        for g, members in enumerate(groups):
            for c in members:
                for (m, t), number in self.starts[c].items():
                    if m in local:
                        kept[g, local[m], t] += number
        return kept
