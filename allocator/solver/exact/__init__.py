"""Exact mode: one model of everything, for tiny worlds, solved tier by tier with no tolerance.

Posts, rounds, leads, visits, trips, rows of the caseload and every minute of the ledger are
in one CP-SAT model. It is right for two or three sites and a handful of cases; a city needs
the decomposition in the rest of this folder. Brute force in the tests finds the same tiers.
"""

from dataclasses import dataclass
from math import inf, prod
from time import perf_counter

from ortools.sat.python import cp_model

from allocator.checks import check
from allocator.complete import complete
from allocator.errors import AllocatorError
from allocator.model.plan import Plan
from allocator.solver.deployment import Places
from allocator.solver.exact.caseload import Caseload
from allocator.solver.exact.hours import Hours
from allocator.solver.exact.logic import Expr, Logic
from allocator.solver.exact.posts import Posts
from allocator.solver.exact.written import Chosen, written
from allocator.solver.highs import OutOfTimeError
from allocator.solver.problem import Problem

__all__ = ["Exact", "ModelError", "solve_exact"]

MOST_MANAGERS = 12
"""Managers at most: every team of a fixed site is a literal."""
MOST_DRIVES = 50_000
"""Drives at most: managers x months x choices of led sites and their visits."""
MOST_CASE_MONTHS = 20_000
"""Cases x managers x months at most."""
EFFORT = 1.0
"""Deterministic seconds for the last polish; tiers 1 to 3 are proven before it."""


class ModelError(AllocatorError):
    """The plan of a proven solution does not have the tiers of the model: a fault in it."""


@dataclass(frozen=True)
class Exact:
    """A plan, solved exactly.

    Attributes
    ----------
    plan
        The whole plan; the check finds nothing wrong.
    tiers
        Resident-days unserved, minutes uncovered, points of waiting.
    proven
        Whether no plan is better in tiers 1 to 3, in this order; else time or effort ran out.
    """

    plan: Plan
    tiers: tuple[float, float, float]
    proven: bool


def solve_exact(problem: Problem, time_limit: float, effort: float = inf) -> Exact | None:
    """Return the best plan of a tiny world.

    Parameters
    ----------
    problem
        The world.
    time_limit
        Seconds at most, writing the model included; proofs that end earlier do not depend on it.
    effort
        Deterministic seconds for the proofs of tiers 1 to 3, in all: the solver counts its
        steps, so that the same proofs end on every machine.

    Returns
    -------
    Exact or None
        None for a world that is too big, where pins contradict each other, or where no plan
        was found in time. What was found when time or effort ran out is returned, not proven.

    Raises
    ------
    ModelError
        If the check or the tiers of the plan disagree with the model.
    """
    if not _is_tiny(problem):
        return None
    until = perf_counter() + time_limit
    try:
        model = _Model(problem, until)
    except OutOfTimeError:
        return None
    return model.solve(until, effort)


def _is_tiny(problem: Problem) -> bool:
    """Whether the model is small enough to be built."""
    kinds = len(problem.scenario.cases) + len(problem.facts.cohorts)
    managers = len(problem.managers)
    # A site is not led, or led with any number of visits up to its pattern.
    drives = sum(prod(int(number) + 2 for number in due if number) for due in problem.visits.T)
    return (
        managers <= MOST_MANAGERS
        and managers * drives <= MOST_DRIVES
        and kinds * managers * problem.months <= MOST_CASE_MONTHS
    )


class _Model:
    """The model of one world."""

    def __init__(self, problem: Problem, until: float) -> None:
        self.problem = problem
        self.logic = Logic(until)
        self.posts = Posts(self.logic, problem)
        self.hours = Hours(self.logic, problem, Places(problem), self.posts)
        self.caseload = Caseload(self.hours)
        overload, uncovered = self.hours.settle(), self.hours.uncovered
        waiting, never, self.unit = self.caseload.waiting()
        weighted = self.logic.weighted
        self.tiers: tuple[tuple[Expr, int], ...] = (
            (weighted(self.posts.unserved()), self.posts.all_unserved()),
            (weighted(uncovered.terms) + overload, uncovered.const),
            (waiting, never),
        )

    def solve(self, until: float, effort: float) -> Exact | None:
        """Minimise one tier after the other, each held at its best."""
        solver, found = _solver(), None
        values, proven = [], self.hours.drives.complete
        for expr, const in self.tiers:
            status = self._minimise(solver, expr, until, effort)
            proven = proven and status == cp_model.OPTIMAL
            if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                break
            effort -= solver.response_proto.deterministic_time
            least = int(solver.value(expr))
            values.append(least + const)
            self.logic.cp.add(expr <= least)
            found = Chosen(solver.response_proto.solution)
            self._hint(found)
        if found is None:
            return None
        fourth = self.logic.weighted(self.hours.effort)
        if proven and self._minimise(solver, fourth, until, EFFORT) in (
            cp_model.OPTIMAL,
            cp_model.FEASIBLE,
        ):
            found = Chosen(solver.response_proto.solution)
        plan = self._checked(found)
        tiers = _tiers(plan)
        if proven and tiers != (values[0], values[1], float(values[2] * self.unit)):
            raise ModelError(f"{values} in the model, {tiers} in the plan")
        return Exact(plan, tiers, proven)

    def _minimise(self, solver: cp_model.CpSolver, expr: Expr, until: float, effort: float) -> int:
        left = until - perf_counter()
        if left <= 0 or effort <= 0:
            return int(cp_model.UNKNOWN)
        solver.parameters.max_time_in_seconds = left
        solver.parameters.max_deterministic_time = effort
        self.logic.cp.minimize(expr)
        return int(solver.solve(self.logic.cp))

    def _hint(self, found: Chosen) -> None:
        """Start the next tier from the solution of this one."""
        hint = self.logic.cp.proto.solution_hint
        hint.vars.clear()
        hint.values.clear()
        hint.vars.extend(range(len(found.values)))
        hint.values.extend(found.values)

    def _checked(self, found: Chosen) -> Plan:
        facts = self.problem.facts
        plan = complete(facts, written(self.problem, self.hours, self.caseload, found))
        report = check(facts, plan)
        if report.violations:
            raise ModelError("; ".join(v.said("en") for v in report.violations[:5]))
        return plan


def _tiers(plan: Plan) -> tuple[float, float, float]:
    assert plan.score is not None
    score = plan.score
    return (
        score.unserved_resident_days.value,
        score.uncovered_minutes.value,
        score.waiting_points.value,
    )


def _solver() -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.linearization_level = 2
    return solver
