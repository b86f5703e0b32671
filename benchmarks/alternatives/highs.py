"""HiGHS: the same program as one mixed-integer program, handed over as arrays."""

import highspy
import numpy as np
from numpy.typing import NDArray

from allocator.solver.problem import Problem
from benchmarks.alternatives.outcome import Outcome
from benchmarks.alternatives.program import FREE
from benchmarks.alternatives.whole import Task, solve_whole

Ints = NDArray[np.int64]
SCALE = 1000.0
"""Costs are divided by it: HiGHS works with floats."""


def solve(problem: Problem, seconds: float) -> Outcome:
    """Plan with HiGHS."""
    return solve_whole(problem, seconds, highs, "HiGHS")


def highs(task: Task) -> Ints | None:
    """Return the best values found in time."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 2)
    solver.setOptionValue("random_seed", 0)
    # The root by interior point: a third of the time of the simplex; more for heuristics.
    solver.setOptionValue("mip_lp_solver", "ipm")
    solver.setOptionValue("mip_heuristic_effort", 0.3)
    solver.setOptionValue("time_limit", max(0.1, task.seconds))
    solver.passModel(model_of(task))
    start = highspy.HighsSolution()
    start.col_value = task.hint.astype(float).tolist()
    solver.setSolution(start)
    solver.setCallback(lambda *given: _note(task, *given), None)
    solver.startCallback(highspy.cb.HighsCallbackType.kCallbackMipImprovingSolution)
    solver.run()
    values = np.array(solver.getSolution().col_value)
    if len(values) != len(task.hint) or not solver.getSolution().value_valid:
        return None
    return np.floor(values + 1e-5).astype(np.int64)


def _note(task: Task, kind: object, message: str, out: object, given: object, data: object) -> None:
    """Note an answer of the search."""
    del kind, message, given, data
    values = np.array(getattr(out, "mip_solution", ()))
    if len(values) == len(task.hint):
        task.better(np.floor(values + 1e-5).astype(np.int64))


def model_of(task: Task) -> highspy.HighsLp:
    """Return the program as HiGHS takes it."""
    program, rows = task.program, task.matrix
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = rows.shape[1], rows.shape[0]
    model.col_cost_ = np.array(program.cost) / SCALE
    model.col_lower_ = task.lower.astype(float)
    model.col_upper_ = task.upper.astype(float)
    least, most = np.array(program.least, dtype=float), np.array(program.most, dtype=float)
    model.row_lower_ = np.where(least <= -FREE, -highspy.kHighsInf, least)
    model.row_upper_ = np.where(most >= FREE, highspy.kHighsInf, most)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = rows.indptr
    model.a_matrix_.index_ = rows.indices
    model.a_matrix_.value_ = rows.data.astype(float)
    kinds = np.full(rows.shape[1], highspy.HighsVarType.kInteger)
    for first, stop in program.loose:
        kinds[first:stop] = highspy.HighsVarType.kContinuous
    model.integrality_ = kinds.tolist()
    return model
