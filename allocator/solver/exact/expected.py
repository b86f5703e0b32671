"""Starts of expected cases, in hundredths, first come first started within site and profile."""

from collections.abc import Iterator
from dataclasses import dataclass

from allocator.facts import Cohort
from allocator.model.plan import ExpectedStart
from allocator.solver.exact.logic import Bit, Expr, Logic, Number
from allocator.solver.exact.rows import Run, Teams
from allocator.solver.problem import Problem


@dataclass(frozen=True)
class Batch:
    """Hundredths of a cohort that one manager may start in one month.

    Attributes
    ----------
    cohort
        Number of the cohort, in the order in which they are served.
    run
        The profile, its way and the months of the run.
    manager
        The manager, to the end of the run.
    bit
        Whether anything is started.
    amount
        Hundredths of a case.
    """

    cohort: int
    run: Run
    manager: int
    bit: Bit
    amount: Number


class Expected:
    """All batches of a world.

    Attributes
    ----------
    batches
        In order of cohort, month and manager.
    """

    def __init__(self, logic: Logic, problem: Problem, teams: Teams) -> None:
        self.logic, self.problem, self.teams = logic, problem, teams
        self.profiles = {profile.id: profile for profile in problem.scenario.arrivals.profiles}
        self.cohorts = problem.facts.cohorts
        self.batches = [
            batch for k, cohort in enumerate(self.cohorts) for batch in self._batches(k, cohort)
        ]
        self._as_many_as_arrive()
        self._in_order()

    def _batches(self, k: int, cohort: Cohort) -> Iterator[Batch]:
        """Every month in care and everyone who may hold the cases to the end of their run."""
        cp, problem, profile = self.logic.cp, self.problem, self.profiles[cohort.profile]
        way = problem.way(cohort.path)
        last = max((t for t, site in enumerate(way) if site >= 0), default=-1)
        length = problem.policy.caseload.months
        for start in (t for t, site in enumerate(way) if site >= 0):
            run = Run(profile, way, start, min(start + length - 1, last))
            for m in range(len(problem.managers)):
                there = all(problem.in_contract[m, t] for t in run.months)
                if not there or not problem.skilled(m, profile):
                    continue
                bit = self.logic.bit(f"batch{k},{start},{m}")
                amount = cp.new_int_var(0, cohort.hundredths, f"amount{k},{start},{m}")
                cp.add(amount >= 1).only_enforce_if(bit)
                cp.add(amount == 0).only_enforce_if(~bit)
                for t in run.months:
                    asked = self.teams.stays(run, m, start, t, inherited=False)
                    if asked is not None:
                        cp.add_bool_or([*asked, ~bit])
                yield Batch(k, run, m, bit, amount)

    def _as_many_as_arrive(self) -> None:
        """Nothing is started twice."""
        for k, cohort in enumerate(self.cohorts):
            mine = [batch.amount for batch in self.batches if batch.cohort == k]
            self.logic.cp.add(sum(mine) <= cohort.hundredths)

    def _in_order(self) -> None:
        """A cohort is started only once nothing of an earlier one is left at its site."""
        for batch in self.batches:
            t = batch.run.start
            for k, earlier in enumerate(self.cohorts[: batch.cohort]):
                path, mine = earlier.path, self.cohorts[batch.cohort]
                if earlier.profile == mine.profile and path[t] == mine.path[t]:
                    started = sum(
                        other.amount
                        for other in self.batches
                        if other.cohort == k and other.run.start <= t
                    )
                    self.logic.cp.add(started == earlier.hundredths).only_enforce_if(batch.bit)

    def waiting(self, worth: dict[str, int]) -> tuple[Expr, int]:
        """Return points x hundredths of waiting, as a sum over batches and a constant.

        `worth` are the whole units that one point of each profile counts.
        """
        terms, const, begin = [], 0, self.problem.scenario.start
        for k, cohort in enumerate(self.cohorts):
            profile, saved = self.profiles[cohort.profile], 0
            mine = [batch for batch in self.batches if batch.cohort == k]
            for t in reversed(range(self.problem.months)):
                if cohort.path[t] is None:
                    continue
                points = self.problem.facts.cases.points(profile, cohort.opened, begin + t)
                saved += points * worth[profile.id]
                terms += [(batch.amount, -saved) for batch in mine if batch.run.start == t]
            const += saved * cohort.hundredths
        return self.logic.weighted(terms), const

    def starts(self, values: list[int]) -> Iterator[ExpectedStart]:
        """Yield the starts of a solution, cohort by cohort."""
        problem = self.problem
        for batch in self.batches:
            run, amount = batch.run, values[batch.amount.index]
            if amount:
                yield ExpectedStart(
                    site=problem.sites[run.way[run.start]],
                    profile=run.case.id,
                    month=problem.scenario.start + run.start,
                    manager=problem.managers[batch.manager],
                    started=amount / 100,
                )
