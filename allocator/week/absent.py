"""Who is away by a sheet edited by hand: as changes to the scenario, without a reason."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from allocator.model.managers import Absence
from allocator.model.rota_input import HalfDay
from allocator.model.scenario import Scenario
from allocator.week.edited import HalfEdit


@dataclass(frozen=True)
class Absent:
    """Absences that a sheet adds.

    Attributes
    ----------
    days
        Person, first and last day away; days in a row are one.
    half_days
        Half days.
    """

    days: tuple[tuple[str, date, date], ...] = ()
    half_days: tuple[HalfDay, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The whole days as changes in words: ``away m07 2016-03-09..2016-03-11``."""
        return tuple(f"away {who} {first}..{last}" for who, first, last in self.days)


def absent(scenario: Scenario, edits: Sequence[HalfEdit]) -> Absent:
    """Return who was there and is away by the edits."""
    halves: dict[tuple[str, date], set[int]] = defaultdict(set)
    for edit in edits:
        if edit.leaves:
            halves[edit.manager, edit.date].add(edit.half)
    for row in scenario.rota.half_days:
        if (row.manager, row.date) in halves:
            halves[row.manager, row.date].add(int(row.half == "afternoon"))
    days: list[tuple[str, date, date]] = []
    for who, day in sorted(key for key, row in halves.items() if len(row) == 2):
        if days and days[-1][0] == who and days[-1][2] + timedelta(days=1) == day:
            days[-1] = who, days[-1][1], day
        else:
            days.append((who, day, day))
    half_days = tuple(
        HalfDay(manager=who, date=day, half="afternoon" if 1 in row else "morning")
        for (who, day), row in sorted(halves.items())
        if len(row) == 1
    )
    return Absent(tuple(days), half_days)


def with_absent(scenario: Scenario, away: Absent) -> Scenario:
    """Return the scenario with more absences."""
    if away == Absent():
        return scenario
    more: dict[str, list[Absence]] = defaultdict(list)
    for who, first, last in away.days:
        more[who].append(Absence(from_=first, until=last))
    managers = tuple(
        row.model_copy(update={"absences": (*row.absences, *more[row.id])})
        for row in scenario.managers
    )
    half_days = (*scenario.rota.half_days, *away.half_days)
    rota = scenario.rota.model_copy(update={"half_days": half_days})
    return scenario.model_copy(update={"managers": managers, "rota": rota})
