"""Re-planning, as the algorithm reads: the plan in force, its least repair, then what is worth it.

The search is that of a first plan (`engine`). What differs: it begins at the plan in force,
starts of cases as there are worth a little more (`columns`), and limits are hard (`limits`).
"""

from time import perf_counter

from allocator.facts import Facts
from allocator.model.plan import Plan
from allocator.model.replan import Disruption, Freedom, Replanned
from allocator.model.result import Options, Progress
from allocator.model.scenario import Scenario
from allocator.solver.clock import Clock
from allocator.solver.engine import contradiction, finish, searched
from allocator.solver.filling import beyond, filled
from allocator.solver.in_force import InForce
from allocator.solver.limits import Limits, handed_over, held_in
from allocator.solver.pieces import Split
from allocator.solver.pins.conflicts import conflict
from allocator.solver.problem import Problem
from allocator.solver.relief import relieved
from allocator.solver.repair import moved, repaired
from allocator.solver.search import Search

MOST_TRIALS = 60
"""Moves tried at most, where no other effort is asked for: the plan in force is good already."""


def replan(
    given: Facts | Scenario,
    in_force: Plan,
    freedom: Freedom | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Replanned:
    """Plan a city again from the plan in force: see `allocator.replan`."""
    options = options or Options()
    if options.effort is None:
        options = options.model_copy(update={"effort": MOST_TRIALS})
    clock = Clock(options, progress, perf_counter())
    freedom, problem = freedom or Freedom(), Problem(given)
    found = conflict(problem.facts)
    if found:
        return Replanned(result=contradiction(found, clock))
    present = InForce(problem, in_force, frozen_months(problem.scenario, freedom))
    split = Split(problem, present)
    least = repaired(present, 0, gaps={})
    forced_moves = moved(present.deployment, least)
    forced_handovers = handed_over(present, held_in(split.pieces(least)))
    limits = Limits(
        present, least, forced_moves, forced_handovers, freedom.max_moves, freedom.max_handovers
    )
    search = Search(problem, split, limits if freedom != Freedom() else None)
    begin = relieved(search, search.best_covered(filled(search, limits)))
    result = searched(search, begin, clock)
    if result.plan is None:
        return Replanned(result=result)
    after = InForce(problem, result.plan)
    moves = moved(present.deployment, after.deployment)
    handovers = handed_over(present, after.holders)
    return Replanned(
        result=result,
        forced=_named(problem, moves & forced_moves, handovers & forced_handovers),
        chosen=_named(problem, moves - forced_moves, handovers - forced_handovers),
        beyond=beyond(search, limits, begin),
    )


def least_repair(scenario: Scenario, in_force: Plan, freedom: Freedom | None = None) -> Plan:
    """Return the plan in force, changed only as far as the rules force it; checked.

    Known cases start as they were to, or wait.
    """
    problem = Problem(scenario)
    frozen = frozen_months(scenario, freedom or Freedom())
    present = InForce(problem, in_force, frozen, alone=True)
    search = Search(problem, Split(problem, present))
    return finish(search, search.state(repaired(present, 0, gaps={})))


def touched(scenario: Scenario, in_force: Plan, plan: Plan) -> Disruption:
    """Return whom a plan touches, from whatever it was found, against the plan in force."""
    problem = Problem(scenario)
    before, after = InForce(problem, in_force), InForce(problem, plan)
    moves = moved(before.deployment, after.deployment)
    return _named(problem, moves, handed_over(before, after.holders))


def frozen_months(scenario: Scenario, freedom: Freedom) -> int:
    """Return the months from the start of the horizon that stay as they are."""
    if freedom.freeze_until is None:
        return 0
    return max(0, min(freedom.freeze_until - scenario.start, scenario.months))


def _named(problem: Problem, moves: frozenset[int], handovers: frozenset[int]) -> Disruption:
    return Disruption(
        moves=tuple(problem.managers[m] for m in sorted(moves)),
        handovers=tuple(sorted(problem.running[r].case.id for r in handovers)),
    )
