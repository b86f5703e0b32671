"""Likely pairs: who has columns for which posts and rounds in the program of a phase.

In a large city almost nobody goes to almost any site. Pairs that are left out are priced
after the solve (`far`) and added where they would gain, so the choice decides how fast the
bound is found and not whether it holds.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.solver.bound.legs import Legs
from allocator.solver.bound.standing import Standing
from allocator.solver.deployment import Phase, Places

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
NEAREST_POSTS, NEAREST_SITES = 6, 15
"""Fixed and mobile sites nearest to a manager's base or running cases that they may get."""


@dataclass(frozen=True)
class Near:
    """Pairs of a phase, in the order in which they were added.

    Attributes
    ----------
    manager, post
        (P,) managers and numbers of fixed sites.
    mover, site
        (Q,) numbers of movers and of mobile sites.
    posts, rounds
        (M, F) and (G, N) numbers of pairs, -1 for none.
    """

    manager: Ints
    post: Ints
    mover: Ints
    site: Ints
    posts: Ints
    rounds: Ints

    def grown(self, posts: Bools, rounds: Bools) -> "Near":
        """Return the same with more pairs behind."""
        manager, post = np.nonzero(posts & (self.posts < 0))
        mover, site = np.nonzero(rounds & (self.rounds < 0))
        numbers = self.posts.copy(), self.rounds.copy()
        numbers[0][manager, post] = len(self.post) + np.arange(len(post))
        numbers[1][mover, site] = len(self.site) + np.arange(len(site))
        return Near(
            np.append(self.manager, manager),
            np.append(self.post, post),
            np.append(self.mover, mover),
            np.append(self.site, site),
            *numbers,
        )


def none_near(phase: Standing) -> Near:
    """Return no pairs of a phase."""
    nobody = np.zeros(0, dtype=np.int64)
    return Near(
        nobody,
        nobody,
        nobody,
        nobody,
        np.full(phase.may_fixed.shape, -1),
        np.full(phase.may_join.shape, -1),
    )


def likely(places: Places, legs: Legs, phase: Standing, pairs: Ints) -> Near:
    """Return the first pairs of a phase: present posts, running cases, and what is near.

    Parameters
    ----------
    pairs
        (K, 2) managers and sites with running cases.
    """
    size = (len(phase.here), legs.between.shape[0])
    holds = np.zeros(size, dtype=bool)
    known = pairs[(pairs >= 0).all(axis=1)]
    holds[known[:, 0], known[:, 1]] = True
    for m, now in enumerate(places.present):
        if now >= 0:
            holds[m, now] = True
    posts = holds[:, phase.fixed] | _nearest(legs.out[legs.base][:, phase.fixed], NEAREST_POSTS)
    way = np.zeros((len(phase.movers), len(phase.mobile)))
    for i, m in enumerate(phase.movers):
        from_site = legs.between[np.ix_(holds[m], phase.mobile)]
        way[i] = np.vstack([legs.out[legs.base[m], phase.mobile], from_site]).min(axis=0)
    rounds = holds[np.ix_(phase.movers, phase.mobile)] | _nearest(way, NEAREST_SITES)
    return none_near(phase).grown(posts & phase.may_fixed, rounds & phase.may_join)


def _nearest(way: NDArray[np.float64] | Ints, number: int) -> Bools:
    """The columns of each row with the least values."""
    return np.asarray(way.argsort(axis=1, kind="stable").argsort(axis=1) < number)


def with_deployment(near: Near, phase: Standing, deployed: Phase) -> Near:
    """Return the pairs and those of a deployment of the phase."""
    posts, rounds = np.zeros(near.posts.shape, dtype=bool), np.zeros(near.rounds.shape, dtype=bool)
    for m, post in enumerate(deployed.post):
        posts[m] = phase.fixed == post
    for m, sites in deployed.round.items():
        rounds[phase.movers == m] = np.isin(phase.mobile, sites)
    return near.grown(posts & phase.may_fixed, rounds & phase.may_join)
