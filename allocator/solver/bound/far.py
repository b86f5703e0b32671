"""What pairs of people and sites could gain that have no columns in the program of a phase.

Weak duality: with the prices of the program's rows, a column that was left out adds at most
what it gains beyond them. All columns of a manager share the row of one post each, so the
best of their posts, or of their round with its `max_sites` best sites, is added and no more.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.solver.bound.near import Near
from allocator.solver.bound.phase_program import Duals
from allocator.solver.bound.standing import Standing

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
MOST_POSTS, MOST_SITES = 1, 6
"""Pairs of a manager that are added to the program at a time."""


@dataclass(frozen=True)
class Far:
    """Gains of pairs that are not near.

    Attributes
    ----------
    posts, rounds
        (M, F) and (G, N) gains beyond the prices of rows; at most 0 for near pairs.
    extra
        (M,) what the bound rises by for each manager.
    """

    posts: Floats
    rounds: Floats
    extra: Floats

    def added(self, near: Near, movers: NDArray[np.int64]) -> Near:
        """Return the near pairs with the best others of those who gain."""
        gains = self.extra > 0
        posts = _best(self.posts, MOST_POSTS) & gains[:, None]
        rounds = _best(self.rounds, MOST_SITES) & gains[movers, None]
        return near.grown(posts, rounds)


def far_gains(
    phase: Standing,
    near: Near,
    duals: Duals,
    posted: Floats,
    called: Floats,
    able: Bools,
    speaks: Bools,
    max_sites: int,
) -> Far:
    """Return what all other pairs gain.

    Parameters
    ----------
    posted, called
        (M, F) most points of posts, (K, G, N) least points of trips of new cases.
    able, speaks
        (A, M) who may take cases of an ask, and who without an interpreter.
    """
    weight, people, loose = phase.weights[:, :1], phase.weights[:, 1:], phase.loose[:, None]
    posts = posted + duals.posts * weight + duals.people * people - duals.person[:, None]
    sized = phase.sized[:, None]
    posts -= duals.full * (sized - loose) + duals.largest * sized
    posts += able.T @ duals.anybody[phase.fixed].T
    posts += speaks.T @ duals.speaker[:, phase.fixed].sum(axis=0).T
    posts = np.where(phase.may_fixed & (near.posts < 0), posts, -np.inf)
    rounds = _rounds(phase, near, duals, called, able[:, phase.movers], speaks[:, phase.movers])
    top = -np.sort(-np.maximum(rounds, 0.0), axis=1)[:, :max_sites].sum(axis=1)
    extra = np.maximum(posts.max(axis=1, initial=0.0), 0.0)
    extra[phase.movers] = np.maximum(extra[phase.movers], duals.going[phase.movers] + top)
    return Far(posts, rounds, extra)


def _rounds(
    phase: Standing, near: Near, duals: Duals, called: Floats, able: Bools, speaks: Bools
) -> Floats:
    """(G, N) gains of being on the team of a mobile site, leading it or not."""
    spoken = np.array([speaks.T @ row[phase.mobile].T for row in duals.speaker])
    led = spoken.sum(axis=0) + duals.made - duals.lead - duals.toured
    best = np.where(phase.visited[None, :], np.maximum(led, 0.0), 0.0)
    later = np.zeros_like(best)
    for k in range(len(called) - 1, -1, -1):
        later += spoken[k]
        best = np.maximum(best, later - called[k])
    anybody = able.T @ duals.anybody[phase.mobile].T
    rounds = best + anybody - duals.rounds[:, None] - duals.crew[None, :]
    return np.where(phase.may_join & (near.rounds < 0), rounds, -np.inf)


def _best(gain: Floats, number: int) -> Bools:
    """Up to `number` positive entries of each row."""
    order = np.argsort(-gain, axis=1, kind="stable").argsort(axis=1)
    return np.asarray((order < number) & (gain > 0))
