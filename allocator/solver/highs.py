"""The one place that talks to HiGHS: packing programs from arrays, status checked.

All programs here have the form: maximise c x, A x <= b, 0 <= x <= u.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import inf
from time import perf_counter
from typing import Any, TypeVar

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Answer = TypeVar("Answer")
DUAL, PRIMAL = 1, 4
MOST_WARM = 2_000
"""Steps of the primal simplex from an answer at other gains, before it begins anew."""
WORKERS = 2
"""Programs that are solved at the same time: HiGHS works outside the interpreter's lock."""


@dataclass(frozen=True)
class Basis:
    """Where the simplex ended in a program: its `columns` and `rows`, and what is basic."""

    columns: Ints
    rows: Ints
    state: highspy.HighsBasis


class OutOfTimeError(Exception):
    """There is no answer of a program in the time that there is."""


@dataclass(frozen=True)
class Solved:
    """Answer of a program.

    Attributes
    ----------
    x
        Values of the columns.
    prices
        Duals of the rows, at least 0 (zeros for a program with whole numbers).
    value
        Objective of `x`.
    bound
        Proven upper bound of the objective.
    basis
        Where the simplex ended, where that is known.
    """

    x: Floats
    prices: Floats
    value: float
    bound: float
    basis: Basis | None = None


def two_at_a_time(solve: Callable[..., Answer], *given: Iterable[Any]) -> list[Answer]:
    """Return ``list(map(solve, *given))``, where `solve` solves programs that are independent."""
    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        return list(pool.map(solve, *given))


def maximise(
    gain: Floats,
    matrix: csc_array,
    limit: Floats,
    upper: Floats,
    *,
    whole: NDArray[np.bool_] | None = None,
    nodes: int = 200,
    gap: float = 1e-4,
    dual: bool = False,
    begun: Floats | None = None,
    go_on: Callable[[], bool] | None = None,
) -> Solved:
    """Maximise ``gain @ x`` subject to ``matrix @ x <= limit`` and ``0 <= x <= upper``.

    Parameters
    ----------
    gain, upper
        (N,) objective and upper bounds of the columns.
    matrix, limit
        (R, N) rows and (R,) right-hand sides.
    whole
        (N,) columns that are whole numbers; None for a linear program.
    nodes, gap
        Limits of the tree search, both deterministic.
    dual
        Use the dual simplex: for programs of assignments rather than of packing.
    begun
        (N,) an answer in whole numbers to begin with.
    go_on
        Asked from time to time in a tree search; False ends it.
    """
    size, rows = len(gain), len(limit)
    if not size:
        return Solved(np.zeros(0), np.zeros(rows), 0.0, 0.0)
    solver = highspy.Highs()
    _options(solver, nodes, gap, dual=dual, mixed=whole is not None)
    solver.passModel(_model(gain, matrix, limit, upper, whole))
    if begun is not None:
        start = highspy.HighsSolution()
        start.col_value = begun.tolist()
        solver.setSolution(start)
    if go_on is not None:
        _end_where_told(solver, go_on)
    solver.run()
    return _answer(solver, gain, matrix, limit, upper, whole is not None)


def _model(
    gain: Floats,
    matrix: csc_array,
    limit: Floats,
    upper: Floats,
    whole: NDArray[np.bool_] | None,
) -> highspy.HighsLp:
    """Return the program as HiGHS takes it."""
    lp = highspy.HighsLp()
    size, rows = len(gain), len(limit)
    lp.num_col_, lp.num_row_ = size, rows
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = gain
    lp.col_lower_ = np.zeros(size)
    lp.col_upper_ = upper
    lp.row_lower_, lp.row_upper_ = np.full(rows, -highspy.kHighsInf), limit
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = matrix.indptr
    lp.a_matrix_.index_ = matrix.indices
    lp.a_matrix_.value_ = matrix.data
    if whole is not None:
        kinds = np.where(whole, 1, 0)
        lp.integrality_ = [highspy.HighsVarType(int(kind)) for kind in kinds]
    return lp


def _end_where_told(solver: highspy.Highs, go_on: Callable[[], bool]) -> None:
    """Ask from time to time in the tree search whether it is to go on."""

    def ask(_kind: object, _message: str, _out: object, given: Any, _data: object) -> None:
        given.user_interrupt = not go_on()

    solver.setCallback(ask, None)
    solver.startCallback(highspy.cb.HighsCallbackType.kCallbackMipInterrupt)


def _options(solver: highspy.Highs, nodes: int, gap: float, *, dual: bool, mixed: bool) -> None:
    # No number of threads: HiGHS refuses to run where the process has used it with another one.
    for name, value in (
        ("output_flag", False),
        ("parallel", "off"),
        ("random_seed", 0),
        ("mip_max_nodes", nodes),
        ("mip_rel_gap", gap),
    ):
        solver.setOptionValue(name, value)
    # The programs are packing programs: nothing started is feasible, so the primal simplex
    # begins at once; it was two to three times faster than the default on all cities.
    if not mixed:
        solver.setOptionValue("simplex_strategy", DUAL if dual else PRIMAL)
        solver.setOptionValue("presolve", "off")


def _answer(
    solver: highspy.Highs,
    gain: Floats,
    matrix: csc_array,
    limit: Floats,
    upper: Floats,
    mixed: bool,
) -> Solved:
    """Read the answer; every bound is recomputed from duals, never taken on trust."""
    solution, info = solver.getSolution(), solver.getInfo()
    if not solution.value_valid:
        bound = float(np.maximum(gain, 0.0) @ upper)
        return Solved(np.zeros(len(gain)), np.zeros(len(limit)), 0.0, bound)
    x = np.clip(np.array(solution.col_value), 0.0, upper)
    value = float((gain * x).sum())
    if mixed:
        return Solved(x, np.zeros(len(limit)), value, float(info.mip_dual_bound))
    prices = np.maximum(np.array(solution.row_dual), 0.0)
    return Solved(x, prices, value, weak_bound(gain - matrix.T @ prices, limit, upper, prices))


def weak_bound(reduced: Floats, limit: Floats, upper: Floats, prices: Floats) -> float:
    """Upper bound of the program by weak duality, for any prices >= 0.

    max c x <= b y + sum_j u_j max(0, c_j - (A' y)_j), whatever made y; `reduced` is c - A' y.
    """
    # Sums, as long products of vectors would be shared by threads, and they by all solves.
    return float((limit * prices).sum() + (upper * np.maximum(reduced, 0.0)).sum())


class Growing:
    """A linear program that gets more columns and rows, each time solved from its last answer.

    The first answer is the dual simplex's. Where only gains change or columns are added that
    answer stays feasible, and the primal simplex goes on from it: a tenth of the iterations.
    Where it does not get there soon, gains are too different, and the dual simplex begins anew.

    Parameters
    ----------
    packing
        The rows imply all upper bounds but 0: these are not handed over, so that all duals are
        in the rows. Nothing taken is feasible, so the first answer is the primal simplex's too.
    """

    def __init__(self, *, packing: bool = False) -> None:
        self._solver = highspy.Highs()
        _options(self._solver, 0, 0.0, dual=True, mixed=False)
        self._solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._upper, self._limit = np.zeros(0), np.zeros(0)
        self._matrix = csc_array((0, 0))
        self._packing = self._feasible = packing

    def grow(self, upper: Floats, limit: Floats, matrix: csc_array) -> None:
        """Add columns with their `upper` bounds and rows with their `limit`.

        `matrix` is that of the whole program; what was there before is as it was.
        """
        rows, size = len(self._limit), len(self._upper)
        more, infinite = len(upper), highspy.kHighsInf
        new = csc_array(matrix[:rows, size:]) if rows else csc_array((0, more))
        ends = (new.indptr[:-1], new.indices, new.data)
        high = np.where(upper > 0, infinite, 0.0) if self._packing else upper
        self._solver.addCols(more, np.zeros(more), np.zeros(more), high, new.nnz, *ends)
        below = csr_array(matrix[rows:] if rows else matrix)
        low = np.full(len(limit), -infinite)
        ends = (below.indptr[:-1], below.indices, below.data)
        self._solver.addRows(len(limit), low, limit, below.nnz, *ends)
        self._upper, self._limit = np.append(self._upper, upper), np.append(self._limit, limit)
        self._matrix = matrix
        self._feasible = self._feasible and not (len(limit) and rows)

    def begin(self, state: highspy.HighsBasis) -> None:
        """Begin where another program with these columns and rows ended: optimal, not feasible."""
        self._solver.setBasis(state)
        self._feasible = False

    @property
    def state(self) -> highspy.HighsBasis:
        """Where the simplex ended."""
        return self._solver.getBasis()

    def relimit(self, row: int, limit: float) -> None:
        """Change the limit of a row."""
        if limit != self._limit[row]:
            self._limit[row] = limit
            self._solver.changeRowBounds(row, -highspy.kHighsInf, limit)
            self._feasible = False

    def solve(self, gain: Floats, until: float = inf) -> Solved:
        """Maximise ``gain @ x``; `OutOfTimeError` at a moment of `perf_counter`."""
        solver = self._solver
        solver.changeColsCost(len(gain), np.arange(len(gain), dtype=np.int32), gain)
        if self._feasible and not self._packing:
            self._run(PRIMAL, MOST_WARM, until)
            if solver.getModelStatus() == highspy.HighsModelStatus.kIterationLimit:
                solver.clearSolver()
                self._run(DUAL, highspy.kHighsIInf, until)
        else:
            self._run(PRIMAL if self._feasible else DUAL, highspy.kHighsIInf, until)
        solved = _answer(solver, gain, self._matrix, self._limit, self._upper, False)
        self._feasible = bool(solver.getSolution().value_valid)
        return solved

    def _run(self, strategy: int, most: int, until: float) -> None:
        """Let the simplex take `most` steps at most; `OutOfTimeError` at a moment."""
        left = until - perf_counter()
        if left < 0:
            raise OutOfTimeError
        solver = self._solver
        solver.setOptionValue("time_limit", solver.getRunTime() + left)
        solver.setOptionValue("simplex_strategy", strategy)
        solver.setOptionValue("simplex_iteration_limit", most)
        solver.run()
        if solver.getModelStatus() == highspy.HighsModelStatus.kTimeLimit:
            raise OutOfTimeError

    def reduced(self, gain: Floats, prices: Floats) -> Floats:
        """Gains of columns beyond the prices of their rows."""
        return np.asarray(gain - self._matrix.T @ prices)


def lowest_of_planes(
    slopes: Floats, offsets: Floats, low: Floats, high: Floats
) -> tuple[Floats, float]:
    """Return where, between `low` and `high`, the highest of all planes is lowest, and how low.

    Parameters
    ----------
    slopes, offsets
        (P, N) and (P,): a plane is ``slope @ x + offset``.
    low, high
        (N,) limits of x.
    """
    # In the form of this module: maximise base - v, v counted from below all planes.
    base = float((offsets + np.where(slopes > 0, slopes * low, slopes * high).sum(axis=1)).max())
    size = len(low)
    matrix = csc_array(np.column_stack([slopes, -np.ones(len(slopes))]))
    limit = base - offsets - slopes @ low
    gain = np.r_[np.zeros(size), -1.0]
    top = float((offsets + np.where(slopes > 0, slopes * high, slopes * low).sum(axis=1)).max())
    upper = np.r_[high - low, max(top - base, 0.0) + 1.0]
    solved = maximise(gain, matrix, limit, upper, dual=True)
    return low + solved.x[:-1], base + float(solved.x[-1])
