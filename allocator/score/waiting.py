"""Tier 3: need-weighted waiting, of known cases and of expected ones, exactly."""

from collections import defaultdict
from fractions import Fraction

from allocator.ledger.decided import Decided
from allocator.model.calendar import first_day, month_of
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
    cases, begin = decided.facts.cases, decided.facts.months.start
    for case in decided.facts.scenario.cases:
        if case.running:
            continue
        rows = decided.rows.get(case.id)
        points = cases.points_row(case, case.opened)[: months_of_care(decided, case).stop - begin]
        weight = cases.weight(case)
        nothing[weight] += 100 * sum(points)
        value[weight] += 100 * sum(points[: max(0, rows[0].start - begin)] if rows else points)


def _expected(decided: Decided, value: dict[Fraction, int], nothing: dict[Fraction, int]) -> None:
    """Add the points x hundredths of the expected cases.

    A start avoids the points of its month and of all later ones in the city's care, so starts
    and arrivals are counted by profile, month of arrival, of leaving, and of the start.
    """
    arrived: dict[tuple[str, int, int | None, int], int] = defaultdict(int)
    for name, month, _, hundredths, _, leaves in decided.facts.cohorts:
        arrived[name, month, leaves, month] += hundredths
    started: dict[tuple[str, int, int | None, int], int] = defaultdict(int)
    for _, cohort, _, months, hundredths, _ in decided.expected:
        started[cohort.profile, cohort.month, cohort.leaves, months.start] += hundredths
    cases, months = decided.facts.cases, decided.facts.months
    profiles = {profile.id: profile for profile in decided.facts.scenario.arrivals.profiles}
    for counts, sign, sums in ((arrived, 1, (nothing, value)), (started, -1, (value,))):
        for (name, month, leaves, first), hundredths in counts.items():
            points = cases.points_row(profiles[name], first_day(month))
            stop = months.stop if leaves is None else leaves
            avoided = sum(points[first - months.start : stop - months.start])
            for total in sums:
                total[cases.weight(profiles[name])] += sign * hundredths * avoided
