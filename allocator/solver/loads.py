"""Minutes of cases as tables: month of start x month of the horizon."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from allocator.facts import Facts
from allocator.facts.cases import dates_of, needs_of
from allocator.model.calendar import month_of
from allocator.model.cases import Case, Profile


class Loads:
    """Minutes tables by kind; a kind is what minutes depend on besides time and language."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._kinds: dict[tuple[object, ...], int] = {}
        self._samples: list[Case | Profile] = []
        self._tables: dict[tuple[int, bool], NDArray[np.int64]] = {}
        self._due: dict[tuple[int, bool, int, Fraction], NDArray[np.int64]] = {}

    def kind(self, demand: Case | Profile) -> int:
        """Return the kind of `demand`."""
        months = tuple(sorted((need, month_of(day)) for need, day in dates_of(demand).items()))
        key = (needs_of(demand), months, demand.persons, demand.minutes)
        if key not in self._kinds:
            self._kinds[key] = len(self._samples)
            self._samples.append(demand)
        return self._kinds[key]

    def table(self, kind: int, speaks: bool) -> NDArray[np.int64]:
        """Minutes by month of start and month, shape (T, T), zero before the start."""
        key = (kind, speaks)
        if key not in self._tables:
            months, cases = self._facts.months, self._facts.cases
            length = self._facts.scenario.policy.caseload.months
            rows = [cases.minutes_row(self._samples[kind], s, speaks=speaks) for s in months]
            late = np.tri(len(months), k=-length, dtype=bool).T
            self._tables[key] = np.where(late, 0, np.array(rows, dtype=np.int64))
        return self._tables[key]

    def column(self, kind: int, speaks: bool, t: int, due: Fraction) -> NDArray[np.int64]:
        """Minutes due in month `t` by month of start, shape (T,)."""
        key = (kind, speaks, t, due)
        if key not in self._due:
            months = self._facts.months
            length = self._facts.scenario.policy.caseload.months
            sample, month = self._samples[kind], months[t]
            column = np.zeros(len(months), dtype=np.int64)
            for start in range(max(0, t - length + 1), t + 1):
                column[start] = self._facts.cases.minutes(
                    sample, t - start, month, speaks=speaks, due=due
                )
            self._due[key] = column
        return self._due[key]
