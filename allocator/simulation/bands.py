"""What many courses come to: bands, shares, and how sure they are.

Confidence is 95 % everywhere. Means: Student's t over the replications, which are independent.
Shares of replications: E. B. Wilson, Probable Inference, the Law of Succession, and
Statistical Inference, Journal of the American Statistical Association 22, 1927.
"""

from collections.abc import Callable, Sequence
from math import inf, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtrit

from allocator.comparison.variants import Asked
from allocator.model.course import Course
from allocator.model.plan import Band
from allocator.model.simulation import (
    Bands,
    Break,
    BreakMonth,
    Estimate,
    Figure,
    KeyFigure,
    Simulated,
    Within,
)
from allocator.report.people import BANDS
from allocator.report.privacy import SMALL

Floats = NDArray[np.float64]
WITHIN = (2, 4, 8)
"""Weeks within which cases should start, as reported."""
CONFIDENCE = 0.95
Z = 1.96
"""Standard deviations on both sides that hold 95 % of a normal distribution."""


def simulated(
    asked: Asked | None, courses: Sequence[Course], base: Sequence[Course], months: range
) -> Simulated:
    """Return what the courses of a city come to.

    Parameters
    ----------
    asked
        The variant; None for the base.
    courses
        Its replications, in order.
    base
        Those of the base, the same numbers.
    months
        The months of the simulation.
    """
    return Simulated(
        kind="base" if asked is None else "variant",
        name="" if asked is None else asked.name,
        changes=() if asked is None else asked.changes,
        figures=tuple(_figure(name, courses, None if asked is None else base) for name in _OF),
        waiting={band: bands([one.waiting[band] for one in courses], cases=True) for band in BANDS},
        open_cases=bands([one.open_cases for one in courses], cases=True),
        arrivals=bands([one.arrivals for one in courses], cases=True),
        load=bands([one.load for one in courses]),
        uncovered=bands([one.uncovered for one in courses]),
        changes_of_person=bands([one.changes for one in courses], cases=True),
        started=tuple(_within(band, weeks, courses) for band in BANDS for weeks in WITHIN),
        breaks=_breaks(courses, months),
    )


def bands(rows: Sequence[ArrayLike], *, cases: bool = False) -> Bands:
    """Return the bands of one number of every week.

    Parameters
    ----------
    rows
        One row of weeks a replication.
    cases
        Numbers of people or cases: those above 0 and below 5 are suppressed.
    """
    table = np.array(rows, dtype=float)
    p10, p50, p90 = np.percentile(table, (10, 50, 90), axis=0)
    mean, half = table.mean(axis=0), _half(table)

    def shown(numbers: Floats) -> tuple[float | None, ...]:
        return tuple(_public(number) if cases else number for number in numbers.tolist())

    low = np.maximum(mean - half, 0.0)
    return Bands(
        p10=shown(p10), p50=shown(p50), p90=shown(p90),
        mean=shown(mean), low=shown(low), high=shown(mean + half),
    )  # fmt: skip


def _public(number: float) -> float | None:
    return None if 0 < number < SMALL else number


def _half(table: Floats) -> Floats:
    """Half the width of the confidence interval of means over the first axis."""
    number = len(table)
    if number < 2:
        return np.full(table.shape[1:], np.inf if number == 0 else 0.0)
    t = float(stdtrit(number - 1, (1 + CONFIDENCE) / 2))
    return np.asarray(t * table.std(axis=0, ddof=1) / sqrt(number))


def estimate(values: Sequence[float], least: float = -inf, most: float = inf) -> Estimate:
    """Return the mean of independent values, and where it lies, between `least` and `most`."""
    table = np.array(values, dtype=float)
    mean, half = float(table.mean()), float(_half(table))
    return Estimate(value=mean, low=max(least, mean - half), high=min(most, mean + half))


def share(hits: int, number: int) -> Estimate:
    """Return the share of replications in which something happens: Wilson's interval."""
    part = hits / number
    middle = (part + Z**2 / (2 * number)) / (1 + Z**2 / number)
    half = Z / (1 + Z**2 / number) * sqrt(part * (1 - part) / number + Z**2 / (4 * number**2))
    return Estimate(value=part, low=max(0.0, middle - half), high=min(1.0, middle + half))


def started_within(course: Course, band: Band, weeks: int) -> tuple[int, int, list[bool]]:
    """Return who was opened, who of them started within some weeks, and which weeks kept it.

    Only weeks whose cases could be seen that long: a week in which nobody came keeps it.
    """
    seen = course.waits[band][: max(0, len(course.arrivals) - weeks)]
    soon = [[wait is not None and wait <= weeks for wait in week] for week in seen]
    return sum(map(len, soon)), sum(map(sum, soon)), [all(week) for week in soon]


def _within(band: Band, weeks: int, courses: Sequence[Course]) -> Within:
    rows = [started_within(one, band, weeks) for one in courses]
    shares = [soon / opened for opened, soon, _ in rows if opened]
    kept = [sum(week) / len(week) for _, _, week in rows if week]
    few = bool(rows) and sum(opened for opened, _, _ in rows) / len(rows) < SMALL
    return Within(
        band=band,
        weeks=weeks,
        share=estimate(shares, 0.0, 1.0) if shares and not few else None,
        weeks_kept=estimate(kept, 0.0, 1.0) if kept and not few else None,
    )


def _breaks(courses: Sequence[Course], months: range) -> Break:
    found = [one.breaks for one in courses]
    number = len(found)
    by = {month: sum(one is not None and one <= month for one in found) for month in months}

    def quantile(level: float) -> int | None:
        return next((month for month, hits in by.items() if hits >= level * number), None)

    return Break(
        share=share(sum(one is not None for one in found), number),
        months=tuple(BreakMonth(month=month, share=hits / number) for month, hits in by.items()),
        p10=quantile(0.1),
        p50=quantile(0.5),
        p90=quantile(0.9),
    )


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def _urgent(course: Course) -> float | None:
    opened, soon, _ = started_within(course, "urgent", 4)
    return soon / opened if opened else None


_OF: dict[Figure, Callable[[Course], float | None]] = {
    "urgent_within_4": _urgent,
    "waiting": lambda one: sum(_mean(people) for people in one.waiting.values()),
    "waiting_urgent": lambda one: _mean(one.waiting["urgent"]),
    "load": lambda one: _mean(one.load),
    "uncovered": lambda one: sum(one.uncovered),
    "changes": lambda one: float(one.changes[-1]),
}
"""Each key figure of one course; None: there is nothing to count."""
OF_PEOPLE = frozenset({"waiting", "waiting_urgent", "changes"})


def _figure(name: Figure, courses: Sequence[Course], base: Sequence[Course] | None) -> KeyFigure:
    """Return a key figure, and its difference to the base, replication by replication."""
    values = [_OF[name](one) for one in courses]
    found = _shown(name, values)
    if base is None or found is None:
        return KeyFigure(name=name, value=found)
    before = [_OF[name](one) for one in base]
    pairs = zip(values, before, strict=True)
    apart = [now - was for now, was in pairs if now is not None and was is not None]
    hidden = _shown(name, before) is None or not apart
    difference = None if hidden else estimate(apart)
    return KeyFigure(name=name, value=found, against_base=difference)


def _shown(name: Figure, values: Sequence[float | None]) -> Estimate | None:
    known = [value for value in values if value is not None]
    if not known:
        return None
    found = estimate(known, 0.0, 1.0 if name == "urgent_within_4" else inf)
    return None if name in OF_PEOPLE and _public(found.value) is None else found
