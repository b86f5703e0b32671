"""Prices of a state: what a minute, a case, a running case and a site's visits are worth.

They come from the duals of the pieces' linear programs. Any prices give a valid bound
(`bounds`); these make it tight, because at them the present deployment earns nothing extra.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.solver.pieces import Piece
from allocator.solver.problem import Problem
from allocator.solver.running import Keeper
from allocator.solver.search import Search, State

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Prices:
    """Multipliers of the Lagrangian bound, all at least 0.

    Attributes
    ----------
    minute
        (M, T) points a minute of each manager and month.
    case
        (C,) points of one case of each class: what is left of its gain after its minutes.
    held
        (R, T) points for holding each running case in a month.
    pool
        Points of an interpreted minute by language, (T,).
    """

    minute: Floats
    case: Floats
    held: Floats
    pool: dict[str, Floats]


def prices_of(search: Search, state: State) -> Prices:
    """Read the prices off the linear programs of a state's pieces."""
    problem = search.problem
    months = problem.months
    minute = np.zeros((len(problem.managers), months))
    case = np.full(len(problem.demand.count), -1.0)
    pool: dict[str, Floats] = {}
    for piece in state.pieces:
        priced = search.caseload.price(piece)
        duals, groups = priced.solved.prices, priced.columns.groups
        for g, members in enumerate(groups):
            case[members] = np.maximum(case[members], duals[g])
        span = slice(len(groups), len(groups) + len(piece.managers) * months)
        minute[list(piece.managers)] = duals[span].reshape(-1, months)
        for i, name in enumerate(problem.pools):
            start = span.stop + i * months
            pool[name] = duals[start : start + months]
    case = np.where(case < 0, problem.demand.saved.max(axis=1, initial=0.0), case)
    held = held_prices(problem, search.split.keeper, state.pieces, minute, pool)
    return Prices(minute, case, held, pool)


def held_prices(
    problem: Problem,
    keeper: Keeper,
    pieces: list[Piece],
    minute: Floats,
    pool: dict[str, Floats],
) -> Floats:
    """What holding costs whoever holds now, and a handover in the month where it is avoided.

    Months after a case has moved with its site are not priced: whoever held it may keep it
    from anywhere, so nothing could be said of who pays. The premium makes it unattractive to
    drop a case: who leaves a site could keep it as aftercare for some months, so it stands
    in the first month after these.
    """
    held = np.zeros((len(problem.running), problem.months))
    taking, after = problem.policy.hours.handover, problem.policy.caseload.aftercare_months
    for piece in pieces:
        for r, segments in piece.held.segments.items():
            run = problem.running[r]
            for index, (m, a, b) in enumerate(segments):
                span = slice(a, b + 1)
                worth = minute[m, span].copy()
                if not problem.speaks(m, run.case):
                    language = problem.facts.cases.interpreted_language(run.case)
                    worth += pool.get(language, np.zeros(problem.months))[span]
                held[r, span] = worth * keeper.minutes(r, m)[span]
                month = a if index or m != run.manager else after
                if month <= b:
                    held[r, month] += taking * minute[m, : month + 1].min()
    ways = keeper.ways
    moved = np.zeros(held.shape, dtype=bool)
    for t in range(1, problem.months):
        moved[:, t] = moved[:, t - 1] | (ways[:, t] != ways[:, t - 1])
    return np.where(moved, 0.0, held)
