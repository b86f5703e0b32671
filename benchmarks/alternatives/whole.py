"""The whole city at once: one program, its greedy start, and what comes back as a plan."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from allocator.model.plan import Plan
from allocator.solver.deployment import Places
from allocator.solver.problem import Problem
from allocator.solver.rounds import first_deployment
from benchmarks.alternatives.carried import finished, hint
from benchmarks.alternatives.city_program import POINT, CityProgram
from benchmarks.alternatives.desk import Desk
from benchmarks.alternatives.flows import Flows
from benchmarks.alternatives.greedy import fill
from benchmarks.alternatives.outcome import Outcome
from benchmarks.alternatives.program import Program

Ints = NDArray[np.int64]


@dataclass
class Task:
    """What a solver is given.

    Attributes
    ----------
    program, matrix
        The program and its rows.
    lower, upper
        Bounds of the variables.
    hint
        Values of all variables; they keep every row.
    seconds
        Time left.
    began
        When the approach began.
    trace
        Filled by `better`: seconds and points avoided of each answer.
    """

    program: Program
    matrix: csr_array
    lower: Ints
    upper: Ints
    hint: Ints
    seconds: float
    began: float
    trace: list[tuple[float, float]] = field(default_factory=list)

    def better(self, values: Ints) -> None:
        """Note an answer."""
        cost = np.array(self.program.cost)
        gained = -float(np.minimum(cost, 0) @ values) / POINT
        self.trace.append((perf_counter() - self.began, gained))


FIRST_STEP = 0.4
"""Share of the time for the step in which the deployment is kept."""

Solver = Callable[[Task], Ints | None]


def solve_whole(problem: Problem, seconds: float, solver: Solver, word: str) -> Outcome:
    """Plan a city with one program.

    Parameters
    ----------
    problem
        The arrays of the city.
    seconds
        For the greedy start, building and solving; carrying out the answer comes on top.
    solver
        Returns values of the variables, or None where it found none. The plan is never worse
        than the greedy start, which every solver has in its hands.
    word
        Name of the solver, for the note.
    """
    began = perf_counter()
    places = Places(problem)
    by_hand = Desk(problem, places, first_deployment(problem, places))
    fill(by_hand)
    first = perf_counter() - began
    city = CityProgram(by_hand)
    flows = Flows(city)
    matrix = city.program.matrix()
    size = f"{matrix.shape[1]:,} variables, {matrix.shape[0]:,} rows"
    given = hint(city, flows, matrix, by_hand)
    built = perf_counter() - began
    trace: list[tuple[float, float]] = []
    values = _in_two_steps(city, matrix, given, began + seconds, solver, (began, trace))
    plan, note = by_hand.plan(), f"{size}; {word} found no answer in time: the greedy start"
    if values is not None:
        desk = finished(city, flows, values)
        plan, kept = better(desk.plan(), plan)
        note = f"{size}; returned: {'the greedy start' if kept else _moved(by_hand, desk)}"
    solved = perf_counter() - began - built
    return Outcome(plan, "plan", note, built, solved, first, tuple(trace))


def _in_two_steps(
    city: CityProgram,
    matrix: csr_array,
    start: Ints,
    until: float,
    solver: Solver,
    traced: tuple[float, list[tuple[float, float]]],
) -> Ints | None:
    """Return the solver's answer: first to who starts what when, then to everything.

    The first step keeps the deployment of the hint, so that it is small; its answer is the
    hint of the second.
    """
    program = city.program
    lower, upper = np.zeros(len(start), dtype=np.int64), np.array(program.upper, dtype=np.int64)
    fixed = np.array(city.structure(), dtype=np.int64)
    kept_lower, kept_upper = lower.copy(), upper.copy()
    kept_lower[fixed] = kept_upper[fixed] = start[fixed]
    answer = None
    for share, least, most in ((FIRST_STEP, kept_lower, kept_upper), (1.0, lower, upper)):
        left = until - perf_counter()
        if left <= 0:
            break
        hinted = start if answer is None else answer
        task = Task(program, matrix, least, most, hinted, share * left, *traced)
        found = solver(task)
        answer = found if found is not None and _keeps(task, found) else answer
    return answer


def _keeps(task: Task, values: Ints) -> bool:
    """Whether an answer costs no more than its hint."""
    cost = np.array(task.program.cost)
    return bool(cost @ values <= cost @ task.hint)


def _moved(before: Desk, after: Desk) -> str:
    """Say how far an answer went from the deployment that it was given."""
    pairs = list(zip(before.deployment, after.deployment, strict=True))
    posts = sum(a != b for old, new in pairs for a, b in zip(old.post, new.post, strict=True))
    rounds = sum(
        len({*old.round.get(m, ())} ^ {*new.round.get(m, ())})
        for old, new in pairs
        for m in {*old.round, *new.round}
    )
    leads = sum(old.lead.get(s) != m for old, new in pairs for s, m in new.lead.items())
    return f"posts changed {posts}, places in rounds {rounds}, leads {leads}"


def better(answer: Plan, start: Plan) -> tuple[Plan, bool]:
    """Return the better of two plans, tier by tier, and whether it is the start."""

    def order(plan: Plan) -> tuple[float, float, float]:
        score = plan.score
        assert score is not None
        return (
            score.unserved_resident_days.value,
            score.uncovered_minutes.value,
            score.waiting_points.value,
        )

    return (start, True) if order(start) < order(answer) else (answer, False)
