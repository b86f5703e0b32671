"""Rotas beside the ledger, and what a rota says about itself."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from allocator.checks.report import Violation
from allocator.checks.rota.checked import CheckedWeek, breach
from allocator.facts.rounding import exact
from allocator.week.hours import NOTHING, Hours, hours


def month_hours(weeks: Sequence[CheckedWeek]) -> Iterator[Violation]:
    """Free and on-site time of the weeks agree with the ledger, by person and in sum.

    Scaled by who was really there (`allocator.week.hours`). Within `person_tolerance` of
    someone's time, `sum_tolerance` of everybody's; at least within one turn of office hours,
    for a single week cannot share turns more evenly.
    """
    if not weeks:
        return
    policy = weeks[0].asked.policy
    rows: dict[str, Hours] = {}
    for week in weeks:
        for name, row in hours(week.asked, week.valid).items():
            rows[name] = rows.get(name, NOTHING) + row
    for name, row in rows.items():
        yield from _apart(f"managers.{name}", row, policy.person_tolerance, policy.office_session)
    whole = sum(rows.values(), NOTHING)
    yield from _apart("managers", whole, policy.sum_tolerance, policy.office_session)


def _apart(path: str, row: Hours, tolerance: float, least: int) -> Iterator[Violation]:
    allowed = max(row.present * exact(tolerance), Fraction(least))
    text = "person" if "." in path else "sum"
    for kind, real, due in (
        ("on_site", row.on_site, row.on_site_due),
        ("free", row.free, row.free_due),
    ):
        excess = abs(real - due) - allowed
        if excess > 0:
            values: dict[str, Any] = {"real_minutes": float(real), "due_minutes": float(due)}
            key = f"{text}_{kind}"
            yield breach("month_hours", path, float(excess), "minutes", text=key, **values)


def stated_goals(checked: CheckedWeek) -> Iterator[Violation]:
    """The soft goals that a rota states are those of its blocks.

    What is compared with last week is left out where last week's rota is not at hand, and fair
    shares where the running accounts are not that the rota was made with.
    """
    real = {row.goal: row.minutes for row in checked.goals}
    for row in checked.rota.goals:
        if row.goal == "same" and checked.previous is None:
            continue
        if row.goal in ("share", "fair") and checked.missing_accounts:
            continue
        apart = abs(row.minutes - real[row.goal])
        if apart:
            values: dict[str, Any] = {"goal": row.goal, "stated_minutes": row.minutes}
            values["right_minutes"] = real[row.goal]
            path = f"goals.{row.goal}"
            yield breach("stated_goals", path, apart, "minutes", week=checked.name, **values)
