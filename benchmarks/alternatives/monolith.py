"""Monolith: the whole city as one CP-SAT model, with the greedy plan as a full hint."""

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from allocator.solver.problem import Problem
from benchmarks.alternatives.outcome import Outcome
from benchmarks.alternatives.program import FREE
from benchmarks.alternatives.whole import Task, solve_whole

Ints = NDArray[np.int64]
WORKERS = 2
"""As many as cores here; eight workers on two cores found less in the same time."""


def solve(problem: Problem, seconds: float) -> Outcome:
    """Plan with CP-SAT."""
    return solve_whole(problem, seconds, cp_sat, "CP-SAT")


class _Trace(cp_model.CpSolverSolutionCallback):
    """Notes each better answer."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.task = task

    def on_solution_callback(self) -> None:
        """Note an answer."""
        self.task.better(np.array(self.response_proto.solution, dtype=np.int64))


def cp_sat(task: Task) -> Ints | None:
    """Return the best values found in time."""
    model = model_of(task)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = 0
    # These take most of a short limit, and the hint is feasible anyway.
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    solver.parameters.max_presolve_iterations = 1
    solver.parameters.max_time_in_seconds = max(0.1, task.seconds)
    status = solver.solve(model, _Trace(task))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return np.array(solver.response_proto.solution, dtype=np.int64)


def model_of(task: Task) -> cp_model.CpModel:
    """Return the model, written straight into its proto: a hundred thousand rows take seconds."""
    model, program, rows = cp_model.CpModel(), task.program, task.matrix
    proto = model.proto
    for lower, upper in zip(task.lower.tolist(), task.upper.tolist(), strict=True):
        proto.variables.add().domain.extend((lower, upper))
    for i, (least, most) in enumerate(zip(program.least, program.most, strict=True)):
        span = slice(rows.indptr[i], rows.indptr[i + 1])
        linear = proto.constraints.add().linear
        linear.vars.extend(rows.indices[span].tolist())
        linear.coeffs.extend(rows.data[span].tolist())
        linear.domain.extend((max(least, -FREE), min(most, FREE)))
    used = [(i, cost) for i, cost in enumerate(program.cost) if cost]
    proto.objective.vars.extend([i for i, _ in used])
    proto.objective.coeffs.extend([cost for _, cost in used])
    proto.solution_hint.vars.extend(range(len(program.cost)))
    proto.solution_hint.values.extend(task.hint.tolist())
    return model
