"""One run, in this process: load, build, solve and check timed apart, values recomputed.

Nothing that a solver says about its own plan is taken over: tiers come from the project's
check. Only the bound is the solver's (proven in ``docs/solver.md``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from time import perf_counter
from typing import Any

from allocator import api
from allocator.checks import Report, check
from allocator.digest import digest
from allocator.facts.rounding import exact
from allocator.ledger import Decided
from allocator.model.plan import Plan, Score
from allocator.model.result import Options
from allocator.score.waiting import months_of_care
from allocator.solver import engine
from allocator.solver.problem import Problem
from benchmarks.alternatives import solve_with
from benchmarks.machine import peak_mib

OURS = "allocator"
"""Name of the project's own solve among the approaches."""

DAYS_A_MONTH = 365.25 / 12
WANTED_SHARE = 0.99
"""Share of which the time is taken."""


NO_VALUES: dict[str, Any] = dict.fromkeys(
    ("violations", "tiers", "days_a_point", "bound", "share", "gap", "delay_days")
)
"""Of a run without a plan."""


@dataclass
class Solved:
    """What a solve left, ours or an alternative's.

    Attributes
    ----------
    plan, status, note
        See `benchmarks.alternatives.outcome.Outcome`.
    build, solve
        Seconds of the model and of the rest.
    first_plan, to_share
        Seconds to the first plan and to the share of `WANTED_SHARE`; None for never.
    trace
        Seconds and proven share (ours) or points avoided (alternatives) of each answer.
    plans
        Of ours: seconds and tiers 1 to 3 of each checked plan that was better than those before.
    """

    plan: Plan | None
    status: str
    note: str = ""
    build: float = 0.0
    solve: float = 0.0
    first_plan: float | None = None
    to_share: float | None = None
    trace: list[tuple[float, float]] = field(default_factory=list)
    plans: list[tuple[float, ...]] = field(default_factory=list)


def measure(path: Path, approach: str, seconds: float) -> dict[str, Any]:
    """Run one approach on one instance and return its record.

    Parameters
    ----------
    path
        The scenario file.
    approach
        `OURS` or one of `benchmarks.alternatives.ALTERNATIVES`.
    seconds
        Limit of the solve.
    """
    began = perf_counter()
    scenario = api.load(path)
    loaded = perf_counter()
    problem = Problem(scenario)
    arrays = (problem.demand, problem.loads, problem.running)
    built = perf_counter()
    solved = ours(problem, seconds) if approach == OURS else other(problem, approach, seconds)
    del arrays
    started = perf_counter()
    report = None if solved.plan is None else check(problem.facts, solved.plan)
    return {
        "approach": approach,
        "limit": seconds,
        "status": solved.status,
        "note": solved.note,
        "scenario_sha256": digest(scenario),
        "seconds": {
            "load": round(loaded - began, 3),
            "build": round(built - loaded + solved.build, 3),
            "solve": round(solved.solve, 3),
            "check": round(perf_counter() - started, 3),
        },
        "first_plan": solved.first_plan,
        "to_share": solved.to_share,
        "peak_mib": round(peak_mib(), 1),
        "trace": [(round(at, 3), round(value, 5)) for at, value in solved.trace],
        "plans": solved.plans,
        **values(problem, report),
    }


def ours(problem: Problem, seconds: float) -> Solved:
    """Plan with the project's own solve."""
    trace: list[tuple[float, float]] = []
    began = perf_counter()
    with watched(began) as plans:
        result = api.plan(
            problem.scenario,
            Options(time_limit=seconds, share=1.0),
            lambda at, share, _: trace.append((at, share)),
        )
    ended = perf_counter() - began
    trace.append((result.seconds, result.share))
    reached = [at for at, share in trace if share >= WANTED_SHARE]
    return Solved(
        plan=result.plan,
        status=str(result.status),
        solve=ended,
        first_plan=round(result.first_plan_seconds, 3),
        to_share=round(min(reached), 3) if reached else None,
        trace=trace,
        plans=plans,
    )


@contextmanager
def watched(began: float) -> Iterator[list[tuple[float, ...]]]:
    """Note seconds and tiers of each better checked plan that the engine makes meanwhile."""
    made = engine.made
    plans: list[tuple[float, ...]] = []

    def noted(*given: Any, **named: Any) -> Plan:
        plan = made(*given, **named)
        assert plan.score is not None
        first_three = three(plan.score)
        if not plans or first_three < plans[-1][1:]:
            plans.append((round(perf_counter() - began, 3), *first_three))
        return plan

    engine.made = noted
    try:
        yield plans
    finally:
        engine.made = made


def three(score: Score) -> tuple[float, ...]:
    """Return the values of tiers 1 to 3."""
    return (
        score.unserved_resident_days.value,
        score.uncovered_minutes.value,
        score.waiting_points.value,
    )


def other(problem: Problem, approach: str, seconds: float) -> Solved:
    """Plan with an alternative."""
    outcome = solve_with(approach, problem, seconds)
    first = outcome.first_plan
    return Solved(
        plan=outcome.plan,
        status=outcome.status,
        note=outcome.note,
        build=outcome.build,
        solve=outcome.solve,
        first_plan=None if first is None else round(first, 3),
        trace=list(outcome.trace),
    )


def values(problem: Problem, report: Report | None) -> dict[str, Any]:
    """Return broken rules, tiers as the check counts them, and what follows from the bound."""
    if report is None:
        return NO_VALUES
    score = report.score
    waiting = score.waiting_points
    return {
        "violations": len(report.violations),
        "tiers": tiers(score),
        "days_a_point": days_a_point(problem, waiting.nothing),
        **against(tiers(score), waiting.bound, days_a_point(problem, waiting.nothing)),
    }


def tiers(score: Score) -> dict[str, dict[str, float | None]]:
    """Return value and bound of the tiers."""
    waiting = score.waiting_points
    return {
        "unserved_resident_days": score.unserved_resident_days.model_dump(),
        "uncovered_minutes": score.uncovered_minutes.model_dump(),
        "waiting_points": waiting.model_dump(),
        "effort_minutes": {"value": score.effort_minutes.value, "bound": None},
    }


def days_a_point(problem: Problem, nothing: float) -> float:
    """Days of delay a case that one avoidable point stands for (planning problem, section 5).

    1 / (mean points of a case-month x number of cases), in days; the mean is over the
    months in which cases wait if nothing is started, expected cases included.
    """
    facts, months, cases = problem.facts, Fraction(0), Fraction(0)
    decided = Decided(facts, Plan())
    for case in problem.scenario.cases:
        if not case.running:
            months += len(months_of_care(decided, case))
            cases += 1
    for cohort in facts.cohorts:
        number = Fraction(cohort.hundredths, 100)
        months += number * sum(site is not None for site in cohort.path)
        cases += number
    if not cases or not nothing:
        return 0.0
    return float(months / (exact(nothing) * cases)) * DAYS_A_MONTH


def against(
    tier: dict[str, dict[str, float | None]], bound: float | None, a_point: float
) -> dict[str, float | None]:
    """Return share, plain gap and avoidable delay of a plan against a bound of its waiting.

    An alternative is held against the bound of the project's own solve of the same instance.
    Where its tiers 1 and 2 are worse, that bound need not hold for it, and the share may
    pass 1.
    """
    if bound is None:
        return {"bound": bound, "share": None, "gap": None, "delay_days": None}
    value, nothing = tier["waiting_points"]["value"], tier["waiting_points"]["nothing"]
    assert value is not None and nothing is not None
    possible = nothing - bound
    return {
        "bound": bound,
        "share": 1.0 if possible <= 0 else (nothing - value) / possible,
        "gap": 0.0 if value <= 0 else (value - bound) / value,
        "delay_days": max(0.0, (value - bound) * a_point),
    }
