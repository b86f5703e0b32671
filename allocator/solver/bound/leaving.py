"""What new cases cost at least in later phases: on the team, or with somebody who has left it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.solver.bound.site_prices import SitePrices
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class _Phase:
    """What is known of n classes in a later phase.

    Attributes
    ----------
    stays
        (n, T) months at the site.
    early, behind
        (T,) months of aftercare of those who leave when the phase begins, and the next month.
    due
        (n,) whether that one is a month at the site.
    kept, away, handed
        (n, T) price of a minute of who is on the team; of who left it, in the aftercare; and
        behind it, where somebody else holds the case.
    paid, month
        (n,) least price of a handover until aftercare is over, and its month.
    """

    stays: Bools
    early: Bools
    behind: int
    due: Bools
    kept: Floats
    away: Floats
    handed: Floats
    paid: Floats
    month: Ints


class After:
    """What a case costs at least in the phases after the one in which it starts.

    In each of them somebody on the team of its site holds it, at the price there; or who held
    it has left the team when the phase began, keeps it for the months of aftercare at the lowest
    price of anyone, and hands it over to somebody there, if the phase is longer. Who has kept it
    so for all of a phase as long as that is back on the team in the next one, or has handed it
    over. Once it has moved it may be held by anybody to its end.

    Parameters
    ----------
    classes, site
        (n,) classes, and where they start.
    phase
        Number of the phase in which they do.
    """

    def __init__(
        self, problem: Problem, prices: SitePrices, classes: Ints, site: Ints, phase: int
    ) -> None:
        self.problem, self.months = problem, np.arange(problem.months)
        self.floor, self.price = prices.floor(problem), prices.charged(problem)[site]
        ways = problem.demand.ways[problem.demand.way[classes]]
        late = self.months >= problem.phases[phase].stop
        left = np.logical_or.accumulate(late & (ways != site[:, None]), axis=1)
        self.moved, self.there = left, late & ~left
        self.phases = problem.phases[phase + 1 :]
        self.real = problem.demand.real[classes]
        self.aftercare = problem.policy.caseload.aftercare_months
        self._handover = float(problem.policy.hours.handover)
        self._facts = [self._fact(months) for months in self.phases]
        self._moved = np.where(left, self.floor, 0.0)
        self._at_best = np.where(left, self.floor, np.where(self.there, self.price, np.inf))

    def costs(self, rows: Ints, without: Floats, speaks: Floats) -> tuple[Floats, Floats]:
        """(n, T) least points of some classes by month of start: without and with a speaker.

        Whoever starts a case keeps it, or one handover at least is paid, and then a speaker may
        have it; expected cases are not handed over.

        Parameters
        ----------
        without, speaks
            (T, T) minutes by month and month of start.
        """
        kept, spoken = self._spread(rows, without, speaks), self._spread(rows, speaks, speaks)
        price = self._at_best[rows]
        least = np.full(kept.shape, np.inf)
        for month in range(len(speaks)):
            least = np.where(speaks[month] > 0, np.minimum(least, price[:, month, None]), least)
        taken = spoken + self._handover * least
        return np.where(self.real[rows, None], np.minimum(kept, taken), kept), spoken

    def _spread(self, rows: Ints, own: Floats, later: Floats) -> Floats:
        """(n, T) the same with these minutes until somebody who left hands it over, and then."""
        steps = []
        for fact in self._facts:
            away = fact.away[rows] @ own + fact.handed[rows] @ later
            away += (fact.paid * fact.due)[rows, None] * (later[fact.behind] > 0)
            steps.append((fact.kept[rows] @ own, away))
        return np.asarray(self._moved[rows] @ own + self._least(steps)[0])

    def minutes(self, own: Floats, speaks: Floats) -> tuple[Floats, Floats]:
        """Return (n, T) minutes at the site's price, and at the lowest of anyone.

        `own` and `speaks` are (n, T) minutes of one case each: with who starts it, and with a
        speaker.
        """
        cost, there, free = self._spent(own, speaks)
        other, there_other, free_other = self._spent(speaks, speaks)
        every = np.arange(len(own))
        price = np.where(speaks > 0, self._at_best, np.inf)
        month = price.argmin(axis=1)
        taken = self.real & (other + self._handover * price[every, month] < cost)
        there_other[every, month] += np.where(self.there[every, month], self._handover, 0.0)
        free_other[every, month] += np.where(self.moved[every, month], self._handover, 0.0)
        return (
            np.where(taken[:, None], there_other, there),
            np.where(taken[:, None], free_other, free),
        )

    def _spent(self, own: Floats, later: Floats) -> tuple[Floats, Floats, Floats]:
        """(n,) points and (n, T) minutes at both prices, of one case each; as `_spread`."""
        every = np.arange(len(own))
        steps, owed = [], []
        for fact in self._facts:
            owed.append(fact.due & (later[:, fact.behind] > 0))
            away = (fact.away * own + fact.handed * later).sum(axis=1) + fact.paid * owed[-1]
            steps.append(((fact.kept * own).sum(axis=1), away))
        free, there = np.where(self.moved, own, 0.0), np.zeros(own.shape)
        least, leaving = self._least(steps)
        for fact, due, leaves in zip(self._facts, owed, leaving, strict=True):
            stays, early = fact.stays, fact.early
            apart = stays & leaves[:, None]
            free += np.where(apart & early, own, 0.0)
            there += np.where(apart & ~early, later, 0.0) + np.where(stays & ~apart, own, 0.0)
            there[every, fact.month] += np.where(leaves & due, self._handover, 0.0)
        return (self._moved * own).sum(axis=1) + least, there, free

    def _least(self, steps: list[tuple[Floats, Floats]]) -> tuple[Floats | float, list[Bools]]:
        """Return the least cost over all phases, and in which of them the holder has left.

        `steps` are the costs of each phase when somebody on the team holds a case, and when who
        held it has left.
        """
        on: Floats | float = 0.0
        off: Floats | float = np.inf
        before = []
        for months, (kept, away) in zip(self.phases, steps, strict=True):
            before.append((on, off))
            best = np.minimum(on, off)
            if self._whole(months):
                on, off = best + kept, (best if self._goes_on(months) else on) + away
            else:
                on, off = best + np.minimum(kept, away), np.inf
        leaving = []
        gone = np.asarray(off < on)
        for months, (kept, away), (on_, off_) in reversed(
            list(zip(self.phases, steps, before, strict=True))
        ):
            whole, earlier = self._whole(months), np.asarray(off_ < on_)
            leaving.append(gone if whole else np.asarray(away < kept))
            gone = earlier & (~gone | self._goes_on(months)) if whole else earlier
        return np.minimum(on, off), leaving[::-1]

    def _whole(self, months: range) -> bool:
        """Whether aftercare lasts for all of a phase."""
        return months.start + self.aftercare >= months.stop

    def _goes_on(self, months: range) -> bool:
        """Whether aftercare may last from the phase before into this one."""
        earlier = self.problem.phases[self.problem.phases.index(months) - 1]
        return len(earlier) < self.aftercare

    def _fact(self, months: range) -> _Phase:
        within = (self.months >= months.start) & (self.months < months.stop)
        behind = months.start + self.aftercare
        stays = self.there & within
        early = (self.months >= months.start) & (self.months < behind)
        price = self.price[:, months.start : min(behind + 1, months.stop)]
        month = price.argmin(axis=1)
        last = min(behind, months.stop - 1)
        return _Phase(
            stays,
            early,
            behind=last,
            due=stays[:, last] & (last == behind),
            kept=np.where(stays, self.price, 0.0),
            away=np.where(stays & early, self.floor, 0.0),
            handed=np.where(stays & ~early, self.price, 0.0),
            paid=price[np.arange(len(price)), month] * self._handover,
            month=month + months.start,
        )
