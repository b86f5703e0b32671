"""Prices of the bound: one a month for each fixed site, and one for all mobile people."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class SitePrices:
    """Prices of the bound, points a minute, all at least 0.

    Attributes
    ----------
    site
        (S, T) price of the minutes of those who work at a fixed site or go to a mobile one.
    mobile
        (T,) price of all mobile minutes; `site` of every mobile site is the same.
    pool
        Price of an interpreted minute by language, (T,).
    """

    site: Floats
    mobile: Floats
    pool: dict[str, Floats]

    def charged(self, problem: Problem) -> Floats:
        """(S, T) price of minutes at a site: where it has no team, the lowest of all."""
        used = problem.fixed | problem.is_mobile
        return np.asarray(np.where(used, self.site, self.floor(problem)[None, :]))

    def floor(self, problem: Problem) -> Floats:
        """(T,) lowest price of anyone's minute in a month."""
        used = problem.fixed | problem.is_mobile
        rows = np.where(used, self.site, np.inf).min(axis=0, initial=np.inf)
        rows = np.minimum(rows, self.mobile) if problem.goes_mobile.any() else rows
        return np.asarray(np.where(np.isfinite(rows), rows, 0.0))

    def lowest(self, problem: Problem) -> Ints:
        """(T,) site that has the lowest price; -1 for mobile people, or for nobody."""
        used = problem.fixed | problem.is_mobile
        rows = np.vstack([self.mobile, np.where(used, self.site, np.inf)])
        if not problem.goes_mobile.any():
            rows[0] = np.where(np.isfinite(rows[1:]).any(axis=0), np.inf, 0.0)
        return np.asarray(rows.argmin(axis=0) - 1)
