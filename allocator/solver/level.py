"""Level prices: one price a month for all mobile minutes, from one pooled program.

Mobile people can be sent anywhere, so in the best relaxation their minutes cost the same
everywhere. The pooled program takes all mobile people as one budget and lets a case be
matched in language where the present team of its site has a speaker; its duals are the
prices. Fixed teams keep the prices of their own programs.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.deployment import MOBILE
from allocator.solver.highs import maximise
from allocator.solver.prices import Prices, held_prices
from allocator.solver.search import Search, State

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def level(search: Search, state: State, prices: Prices, visits: list[Floats]) -> Prices:
    """Return prices that are equal for all mobile people of the state.

    Parameters
    ----------
    search, state
        The present deployment.
    prices
        Prices from its pieces.
    visits
        By phase, (S, T) minutes of each mobile site's visits.
    """
    problem = search.problem
    mobile = np.array(
        [
            [state.deployment[p].post[m] == MOBILE for p in problem.phase_of]
            for m in range(len(problem.managers))
        ]
    ).reshape(len(problem.managers), problem.months)
    classes, matched = _mobile_classes(search, state)
    if not mobile.any() or not len(classes):
        return prices
    budget = _budget(search, state, mobile, visits)
    common, worth = _pooled(search, classes, matched, budget)
    minute = np.where(mobile, common[None, :], prices.minute)
    case = prices.case.copy()
    case[classes] = worth
    pool = prices.pool
    held = held_prices(problem, search.split.keeper, state.pieces, minute, pool)
    return replace(prices, minute=minute, case=case, held=held)


def _mobile_classes(search: Search, state: State) -> tuple[NDArray[np.int64], Bools]:
    """Classes that first wait at a mobile site, and whether its team has a speaker then."""
    problem, demand = search.problem, search.problem.demand
    first = demand.first.clip(max=problem.months - 1)
    site = demand.ways[demand.way, first] if len(first) else first
    here = np.nonzero((site >= 0) & problem.is_mobile[site, first])[0]
    spoken: dict[tuple[int, int], Bools] = {}
    matched = np.zeros(len(here), dtype=bool)
    for i, c in enumerate(here):
        key = (problem.phase_of[first[c]], int(site[c]))
        if key not in spoken:
            team = state.deployment[key[0]].team(key[1])
            spoken[key] = np.asarray(demand.speaks[:, team].any(axis=1))
        matched[i] = spoken[key][demand.tongue[c]]
    return here, matched


def _budget(search: Search, state: State, mobile: Bools, visits: list[Floats]) -> Floats:
    """(T,) minutes of all mobile people less visits and running cases."""
    problem = search.problem
    usable = problem.available - problem.overhead
    budget = np.where(mobile, usable, 0).sum(axis=0).astype(float)
    for minutes in visits:
        budget -= minutes.sum(axis=0)
    for piece in state.pieces:
        held = piece.held
        taken = held.casework + held.handover
        budget -= np.where(mobile[list(piece.managers)], taken, 0).sum(axis=0)
    return np.asarray(np.maximum(budget, 0.0))


def _pooled(
    search: Search, classes: NDArray[np.int64], matched: Bools, budget: Floats
) -> tuple[Floats, Floats]:
    """Duals of the pooled program: price of a minute by month, price of a case by class."""
    problem, demand = search.problem, search.problem.demand
    traits = np.column_stack(
        [demand.kind[classes], demand.last[classes], demand.worth[classes], matched]
    )
    distinct, index = np.unique(traits, axis=0, return_inverse=True)
    index = index.ravel()
    sample = np.zeros(len(distinct), dtype=np.int64)
    sample[index] = classes
    months = np.arange(problem.months)
    tables = np.array(
        [
            problem.loads.table(int(kind), bool(speaks)) * (months <= last)[None, :]
            for kind, last, _, speaks in distinct
        ]
    )
    count = np.bincount(index, weights=demand.count[classes], minlength=len(distinct))
    group, start = np.nonzero(demand.saved[sample] > 0)
    gain, minutes = demand.saved[sample[group], start], tables[group, start].astype(float)
    column, month = np.nonzero(minutes)
    rows = np.concatenate([group, len(distinct) + month])
    cols = np.concatenate([np.arange(len(group)), column])
    data = np.concatenate([np.ones(len(group)), minutes[column, month]]).astype(float)
    shape = (len(distinct) + problem.months, len(group))
    matrix = csc_array((data, (rows, cols)), shape=shape)
    limit = np.concatenate([count, budget]).astype(float)
    solved = maximise(gain, matrix, limit, count[group].astype(float), implied=True)
    return solved.prices[len(distinct) :], solved.prices[: len(distinct)][index]
