"""Managers by month: contract days, absence, available minutes, presence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from allocator.facts.rounding import exact, half_up
from allocator.model.calendar import first_day, last_day, working_days, working_days_between
from allocator.model.managers import Manager, Role
from allocator.model.scenario import Scenario
from allocator.model.steps import value_on


@dataclass(frozen=True, slots=True)
class ManagerMonth:
    """A manager in a month.

    Attributes
    ----------
    in_contract
        At least one working day of the month is inside the contract.
    hours
        Weekly contract hours on the first contract day of the month (0 outside).
    available
        Minutes after absence (the larger of entered and expected) and reductions.
    overhead
        Minutes for meetings, documentation and training.
    present
        Share of the month's working days inside the contract, not absent, not reduced.
    due
        Share of the casework that is due: below 1 where more absence is entered than
        expected, 1 in a month that a long absence touches (it does not pause casework).
    long_away
        Away by a long absence on more than half of the contract days.
    max_people
        People in open cases at most.
    """

    in_contract: bool
    hours: Fraction
    available: int
    overhead: int
    present: Fraction
    due: Fraction
    long_away: bool
    max_people: int


OUTSIDE = ManagerMonth(False, Fraction(0), 0, 0, Fraction(0), Fraction(1), False, 0)


def manager_months(scenario: Scenario) -> dict[str, dict[int, ManagerMonth]]:
    """Return every manager (heads left out) in every month of the horizon.

    People with the same contract, absences and cap have the same months: worked out once.
    """
    known: dict[tuple[object, ...], dict[int, ManagerMonth]] = {}
    result = {}
    for manager in scenario.managers:
        if manager.role == Role.MANAGER:
            contract = (manager.hours, manager.from_, manager.until, manager.max_people)
            terms = (*contract, manager.absences, manager.reductions)
            if terms not in known:
                known[terms] = _one_manager(scenario, manager)
            result[manager.id] = known[terms]
    return result


def _one_manager(scenario: Scenario, manager: Manager) -> dict[int, ManagerMonth]:
    away = {
        day
        for absence in manager.absences
        for day in working_days_between(absence.from_, absence.until, scenario.state)
    }
    long_runs = _long_runs(away, scenario)
    return {
        month: _one_month(scenario, manager, month, away, long_runs) for month in scenario.horizon
    }


def team_weight(
    row: Mapping[int, ManagerMonth], phase: range, days: Mapping[int, int]
) -> tuple[Fraction, Fraction]:
    """Return the weekly hours and the people that a manager counts for in a phase's team.

    Parameters
    ----------
    row
        The manager's months.
    phase
        Months of the phase; posts are constant in it.
    days
        Working days of each month.

    Notes
    -----
    Someone present on less than half of the phase's working days counts with that share
    of their hours and of one person; anyone else counts whole.
    """
    whole = sum(days[month] for month in phase)
    there = sum((row[month].present * days[month] for month in phase), Fraction(0))
    share = there / whole if whole and 2 * there < whole else Fraction(1)
    hours = next((row[month].hours for month in phase if row[month].in_contract), Fraction(0))
    return hours * share, share


def _long_runs(away: Iterable[date], scenario: Scenario) -> set[date]:
    """Return the days that belong to more than `pause_days` working days away in a row."""
    result: set[date] = set()
    run: list[date] = []
    days = sorted(away)
    for day in days:
        if run and any(
            working_days_between(run[-1] + timedelta(1), day - timedelta(1), scenario.state)
        ):
            run = []
        run = [*run, day]
        if len(run) > scenario.policy.hours.pause_days:
            result.update(run)
    return result


def _one_month(
    scenario: Scenario, manager: Manager, month: int, away: set[date], long_runs: set[date]
) -> ManagerMonth:
    policy = scenario.policy
    first = max(first_day(month), manager.from_ or date.min)
    last = min(last_day(month), manager.until or date.max)
    all_days = working_days(month, scenario.state)
    days = [day for day in all_days if first <= day <= last]
    if not days:
        return OUTSIDE
    absent = Fraction(sum(day in away for day in days), len(days))
    expected = exact(policy.hours.expected_absence)
    contract, present, weekly = _worked(manager, days, away)
    available = contract * (1 - max(absent, expected))
    long_days = sum(day in long_runs for day in days)
    pauses = absent > expected and not long_days
    hours = weekly / 60
    cap = policy.caseload.max_people * hours / exact(policy.team.full_time_hours)
    return ManagerMonth(
        in_contract=True,
        hours=hours,
        available=half_up(available),
        overhead=half_up(available * exact(policy.hours.overhead)),
        present=present / len(all_days),
        due=(1 - absent) / (1 - expected) if pauses else Fraction(1),
        long_away=2 * long_days > len(days),
        max_people=int(cap) if manager.max_people is None else manager.max_people,
    )


def _worked(
    manager: Manager, days: Sequence[date], away: set[date]
) -> tuple[Fraction, Fraction, Fraction]:
    """Contract minutes less reductions, days present, and minutes a week on the first day."""
    first = exact(value_on(manager.hours, days[0])) * 60
    if not manager.reductions and not isinstance(manager.hours, tuple):
        present = Fraction(sum(day not in away for day in days))
        return first / 5 * len(days), present, first
    contract = present = Fraction(0)
    for day in days:
        share = 1 - _reduction(manager, day)
        contract += exact(value_on(manager.hours, day)) * 12 * share
        present += 0 if day in away else share
    return contract, present, first


def _reduction(manager: Manager, day: date) -> Fraction:
    """Return the share of the hours taken away on `day`; overlapping ones add up to at most 1."""
    shares = (exact(cut.share) for cut in manager.reductions if cut.from_ <= day <= cut.until)
    return min(sum(shares, Fraction(0)), Fraction(1))
