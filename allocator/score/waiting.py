"""Tier 3: need-weighted waiting, of known cases and of expected ones, exactly."""

from collections import defaultdict
from datetime import date
from fractions import Fraction

from allocator.ledger.decided import Decided
from allocator.model.calendar import month_of
from allocator.model.cases import Case


def waiting_points(decided: Decided) -> tuple[Fraction, Fraction]:
    """Return the waiting, and the waiting if no waiting or expected case were ever started.

    Points of each month from the one containing `opened` (at the earliest the first of the
    horizon) to the one before the start, x (1 + 0.5 x (persons - 1)); multiples of 0.005.
    """
    value: dict[Fraction, int] = defaultdict(int)
    nothing: dict[Fraction, int] = defaultdict(int)
    _known(decided, value, nothing)
    _expected(decided, value, nothing)
    return _whole(value), _whole(nothing)


def _whole(by_weight: dict[Fraction, int]) -> Fraction:
    return sum((weight * points for weight, points in by_weight.items()), Fraction(0)) / 100


def months_of_care(decided: Decided, case: Case) -> range:
    """Return the months of the horizon from `opened` until the case leaves the city's care."""
    months = decided.facts.months
    path = decided.facts.cases.paths[case.id]
    stop = months.start + path.index(None) if None in path else months.stop
    return range(max(month_of(case.opened), months.start), stop)


def _known(decided: Decided, value: dict[Fraction, int], nothing: dict[Fraction, int]) -> None:
    """Add the points x 100 of the cases of the scenario that do not run yet."""
    cases = decided.facts.cases
    for case in decided.facts.scenario.cases:
        if case.running:
            continue
        rows = decided.rows.get(case.id)
        start = rows[0].start if rows else decided.facts.months.stop
        waited = never = 0
        for month in months_of_care(decided, case):
            points = cases.points(case, case.opened, month)
            never += points
            if month < start:
                waited += points
        weight = cases.weight(case)
        value[weight] += 100 * waited
        nothing[weight] += 100 * never


def _expected(decided: Decided, value: dict[Fraction, int], nothing: dict[Fraction, int]) -> None:
    """Add the points x hundredths of the expected cases."""
    facts = decided.facts
    size = len(facts.months)
    all_of: dict[tuple[str, date], list[int]] = defaultdict(lambda: [0] * size)
    left_of: dict[tuple[str, date], list[int]] = defaultdict(lambda: [0] * size)
    for cohort, waiting in zip(facts.cohorts, decided.starts.waiting, strict=True):
        whole, left = all_of[cohort.profile, cohort.opened], left_of[cohort.profile, cohort.opened]
        for index, site in enumerate(cohort.path):
            if site is not None:
                whole[index] += cohort.hundredths
                left[index] += waiting[index]
    profiles = {profile.id: profile for profile in facts.scenario.arrivals.profiles}
    for (name, opened), whole in all_of.items():
        profile, left = profiles[name], left_of[name, opened]
        weight = facts.cases.weight(profile)
        for index, month in enumerate(facts.months):
            if whole[index]:
                points = facts.cases.points(profile, opened, month)
                nothing[weight] += points * whole[index]
                value[weight] += points * left[index]
