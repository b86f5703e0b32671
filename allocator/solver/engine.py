"""The solve, as the algorithm reads: arrays, posts, rounds, search, bounds, a checked plan."""

from collections.abc import Callable
from time import perf_counter

from allocator.checks import check
from allocator.complete import complete
from allocator.errors import AllocatorError
from allocator.model.plan import Plan
from allocator.model.result import Options, Result, Status
from allocator.model.scenario import Scenario
from allocator.solver.assemble import assemble
from allocator.solver.pieces import Split
from allocator.solver.posts import Poster
from allocator.solver.problem import Problem
from allocator.solver.rounds import Rounder
from allocator.solver.search import Search, State

Progress = Callable[[float, float, str], None]


def plan(
    scenario: Scenario, options: Options | None = None, progress: Progress | None = None
) -> Result:
    """Plan a city: see `allocator.plan`."""
    began = perf_counter()
    options = options or Options()
    problem = Problem(scenario)
    split = Split(problem)
    posts = Poster(problem).posts(split.places.present)
    search = Search(problem, split)
    state = search.state(Rounder(problem).rounds(posts))
    made = finish(search, state)
    first = perf_counter() - began
    return Result(
        status=Status.LIMIT,
        plan=made,
        bounds=made.score,
        share=0.0,
        seconds=perf_counter() - began,
        first_plan_seconds=first,
    )


class UncheckedPlanError(AllocatorError):
    """The independent check refused a plan: it is never returned as good."""


def finish(search: Search, state: State) -> Plan:
    """Round a state to a plan, complete it, and have it checked."""
    problem = search.problem
    decisions = assemble(problem, search.split.places, state.deployment, search.starts(state))
    made = complete(problem.facts, decisions)
    report = check(problem.facts, made)
    if report.violations:
        words = [f"{v.rule}: {v}" for v in report.violations[:5]]
        raise UncheckedPlanError("; ".join(words))
    return made
