"""Approaches side by side: one bound for all, what each leaves, and when ours passed it.

The bound of a city is the best that any of the project's own solves of it proved: bounds of
the alternatives hold for their own models only, which leave things out.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.measure import OURS, against

Record = dict[str, Any]
Tiers = tuple[float, float, float]
"""Unserved resident-days, uncovered minutes, points of waiting; smaller is better."""


def city(record: Record) -> tuple[str, str]:
    """What tells the cities of results apart: name, and what was read."""
    return record["spec"]["name"], record.get("scenario_sha256") or ""


def best_bounds(records: Iterable[Record]) -> dict[tuple[str, str], float]:
    """Return the best bound of waiting that is proven for each city."""
    best: dict[tuple[str, str], float] = {}
    for record in records:
        if record["approach"] == OURS and record["bound"] is not None:
            best[city(record)] = max(record["bound"], best.get(city(record), 0.0))
    return best


def held_against_best(records: Sequence[Record]) -> list[Record]:
    """Return the records with bound, share, gap and delay against the best bound known.

    `passed` is added: seconds after which our solve of the longest limit had a checked plan as
    good as an alternative's last one, in tiers 1 to 3; None for never, and for our own.
    """
    bounds, made = best_bounds(records), []
    longest: dict[tuple[str, str], Record] = {}
    for record in records:
        known = longest.get(city(record))
        if record["approach"] == OURS and (known is None or known["limit"] <= record["limit"]):
            longest[city(record)] = record
    for record in records:
        new = {**record, "passed": None}
        if record["tiers"] is not None:
            bound = bounds.get(city(record))
            new |= against(record["tiers"], bound, record["days_a_point"])
            ours = longest.get(city(record))
            if record["approach"] != OURS and ours is not None:
                new["passed"] = passed(ours, tiers_of(record))
        made.append(new)
    return made


def tiers_of(record: Record) -> Tiers:
    """Return the first three tiers of a run's plan."""
    tiers = record["tiers"]
    return (
        tiers["unserved_resident_days"]["value"],
        tiers["uncovered_minutes"]["value"],
        tiers["waiting_points"]["value"],
    )


def passed(ours: Record, theirs: Tiers) -> float | None:
    """Return the seconds of our first checked plan that is no worse; None for none."""
    for at, *tiers in ours.get("plans", ()):
        if tuple(tiers) <= theirs:
            return float(at)
    return None


def worse_than(ours: Record, theirs: Record) -> bool:
    """Whether our plan is worse in tiers 1 to 3."""
    return tiers_of(ours) > tiers_of(theirs)


def left(record: Record) -> float | None:
    """100 % minus the share, as a part of 1."""
    return None if record["share"] is None else 1.0 - float(record["share"])
