"""Lower bounds of the first three tiers.

Tier 3 is bounded by a Lagrangian relaxation over all deployments. Three things are priced
instead of demanded: that a class has only so many cases, that every running case is held,
that every site's visits are made. What is left falls apart by manager: each earns, at a
given post, at most what their minutes are worth plus what they could gain there beyond the
prices. An assignment program then picks the best posts; its value is an upper bound of the
waiting avoided by any plan whose tiers 1 and 2 are as good as the given ones.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.earnings import Earnings
from allocator.solver.highs import maximise, weak_bound
from allocator.solver.problem import Problem

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class WaitingBound:
    """Upper bound of the points avoided, and where it comes from.

    Attributes
    ----------
    avoided
        No plan avoids more points of waiting.
    posts
        (P, M, F + 1) share of each manager at each fixed site or mobile (last) in the
        relaxation, by phase.
    """

    avoided: float
    posts: list[Floats]


def waiting_bound(problem: Problem, earnings: Earnings, uncovered: int) -> WaitingBound:
    """Return an upper bound of the points of waiting that any plan avoids.

    Parameters
    ----------
    problem
        The city.
    earnings
        Earnings at any prices >= 0. Candidates of prices come from a deployment; the bound
        holds for all deployments.
    uncovered
        Minutes of tier 2 that a plan may leave uncovered (the returned plan's value).
    """
    prices = earnings.prices
    total = float(prices.case @ problem.demand.count) - float(prices.held.sum())
    total += sum(float(row @ problem.pools[name]) for name, row in prices.pool.items())
    total += uncovered * earnings.dearest_minute()
    posts = []
    for p in range(len(problem.phases)):
        value, chosen = _assign(problem, earnings, p, uncovered)
        total += value - float(earnings.visits_owed[p].sum())
        posts.append(chosen)
    return WaitingBound(total, posts)


def _assign(problem: Problem, earnings: Earnings, p: int, uncovered: int) -> tuple[float, Floats]:
    """Best posts of phase `p` at the given earnings: an assignment program.

    Columns: manager x (fixed sites, mobile, floater), then missing posts by site. Rows: one
    post each; at each fixed site the standard less what is missing, and not one too many;
    what is missing costs uncovered minutes, which are limited.
    """
    worth = earnings.worth(p)
    managers, options = worth.shape
    sites = earnings.options(p)
    allowed = np.isfinite(worth)
    shift = float(worth[allowed].min(initial=0))
    gain = np.concatenate([np.where(allowed, worth - shift, 0.0).ravel(), np.zeros(len(sites))])
    standard = problem.standard[sites, problem.phases[p].start].astype(float)
    least = np.maximum(standard, problem.policy.team.min_team)
    upper = np.concatenate([allowed.ravel().astype(float), least])
    rows: list[int] = []
    cols: list[int] = []
    data: list[float] = []
    limit: list[float] = []

    def add(columns: list[int], values: list[float], most: float) -> None:
        rows.extend([len(limit)] * len(columns))
        cols.extend(columns)
        data.extend(values)
        limit.append(most)

    for m in range(managers):
        add([m * options + o for o in range(options)], [1.0] * options, 1.0)
    for i, s in enumerate(sites):
        own = [m * options + i for m in range(managers)]
        posts = [float(w[0]) for w in earnings.standards.weights[p]]
        people = [float(w[1]) for w in earnings.standards.weights[p]]
        missing = managers * options + i
        add([*own, missing], [*(-w for w in posts), -1.0], -float(standard[i]))
        add([*own, missing], [*(-w for w in people), -1.0], -float(problem.policy.team.min_team))
        add(own, posts, earnings.largest_team(p, s))
    if sites:
        days = [int(problem.open_days[s, list(problem.phases[p])].sum()) for s in sites]
        minutes = [problem.policy.team.full_time_hours * 12 * n for n in days]
        first = managers * options
        add(
            list(range(first, first + len(sites))),
            minutes,
            uncovered + len(sites) * len(problem.phases[p]),
        )
    matrix = csc_array((data, (rows, cols)), shape=(len(limit), len(gain)))
    bounds = np.array(limit)
    solved = maximise(gain, matrix, bounds, upper)
    value = weak_bound(gain, matrix, bounds, upper, solved.prices)
    here = int(problem.in_contract[:, problem.phases[p].start].sum())
    return value + shift * here, solved.x[: managers * options].reshape(managers, options)
