"""Return trips of new cases: what a member of a mobile team pays who does not lead the site.

Whoever starts a case at a site that they do not visit goes there every second week as long
as the case runs. Starts are told apart by the first of them: in one of a few spans of months
(the sooner, the more cases and trips). Where the member holds own running cases at the site,
their trips are shared with these, so only what comes on top is charged.
"""

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import MOBILE
from allocator.solver.keeping import Inherited, Keeping
from allocator.solver.priced import SitePrices
from allocator.solver.standing import Standing

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

EDGES = (0, 1, 4)
"""First months of the spans in which the first case is started, from the phase's start."""


def spans(phase: Standing) -> list[range]:
    """Spans of months (from 0 at the start of the phase) of a first start."""
    n = phase.span.stop - phase.span.start
    edges = [edge for edge in EDGES if edge < n]
    return [range(a, b) for a, b in zip(edges, [*edges[1:], n], strict=True)]


class Calls:
    """Trips of new cases by phase."""

    def __init__(self, inherited: Inherited) -> None:
        self.inherited, self.problem = inherited, inherited.problem
        self._minutes: dict[int, Floats] = {}
        self._runs: dict[int, Bools] = {}

    def charges(self, phase: Standing, prices: SitePrices, keeping: Keeping) -> Floats:
        """(spans, G, N, T) least points of trips by month, by the span of the first start."""
        n, span = phase.span.stop - phase.span.start, phase.span
        trips = self._trips(phase) * prices.mobile[span]
        steady, pairs = self._steady(phase), self._pairs(phase)
        anyway = keeping.trips.own + keeping.trips.others
        length = self.problem.policy.caseload.months
        result = np.full((len(spans(phase)), *trips.shape[:2], self.problem.months), np.inf)
        month = np.arange(n)
        for number, starts in enumerate(spans(phase)):
            best = np.full(trips.shape[:2], np.inf)
            for start in starts:
                whole = (month >= start) & (month < start + length)
                run = np.where(
                    steady[:, :, None], whole[None, None, :], (month == start)[None, None, :]
                )
                paid = np.zeros((*trips.shape[:2], self.problem.months))
                paid[:, :, span] = trips * run
                if len(pairs):
                    k, i, j = pairs.T
                    least = self.inherited.with_calls(prices, k, run[i, j])
                    paid[i, j] = least - anyway[k]
                total = paid.sum(axis=2)
                better = total < best
                result[number][better] = paid[better]
                best = np.minimum(best, total)
        return result

    def _trips(self, phase: Standing) -> Floats:
        """(G, N, n) minutes of the return trips of a month."""
        if phase.number not in self._minutes:
            shape = (len(phase.movers), len(phase.mobile), phase.span.stop - phase.span.start)
            rows = [
                self.inherited.places.trip(int(m), MOBILE, int(s))[phase.span]
                for m in phase.movers
                for s in phase.mobile
            ]
            self._minutes[phase.number] = np.array(rows, dtype=float).reshape(shape)
        return self._minutes[phase.number]

    def _steady(self, phase: Standing) -> Bools:
        """(G, N) whether a started case stays at the site and with the manager to its end."""
        if phase.number not in self._runs:
            ways = self.problem.demand.ways[:, phase.span]
            leaves: Bools = np.asarray(ways[:, :-1] != ways[:, 1:])
            left = np.unique(ways[:, :-1][leaves])
            away = np.asarray(self.problem.long_away[phase.movers, phase.span].any(axis=1))
            stays = ~np.isin(phase.mobile, left)
            self._runs[phase.number] = ~away[:, None] & stays[None, :]
        return self._runs[phase.number]

    def _pairs(self, phase: Standing) -> NDArray[np.int64]:
        """(P, 3) pairs with own running cases on possible rounds: number, mover, site."""
        if phase.number:
            return np.zeros((0, 3), dtype=np.int64)
        movers = {int(m): i for i, m in enumerate(phase.movers)}
        sites = {int(s): j for j, s in enumerate(phase.mobile)}
        found = [
            (k, movers[m], sites[s])
            for k, (m, s) in enumerate(self.inherited.pairs.tolist())
            if m in movers and s in sites
        ]
        return np.array(found, dtype=np.int64).reshape(-1, 3)
