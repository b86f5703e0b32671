"""Rules `stated_ledger` and `stated_score`: what a plan says about itself is true."""

from collections.abc import Iterator

from allocator.checks.checked import Checked, breach
from allocator.checks.report import BoundFault, Unit, Violation
from allocator.digest import of_another
from allocator.facts import Facts
from allocator.model.plan import LedgerRow, Plan, Score

ENTRIES = (
    "available",
    "overhead",
    "office_hours",
    "travel",
    "handover",
    "casework",
    "reserved",
    "balance",
)

SLACK = 1e-6
"""Allowed for numbers written as decimals, relative to 1 or the number."""


def stated_ledger(checked: Checked) -> Iterator[Violation]:
    """The plan's ledger equals the one recomputed; the amount is the largest difference."""
    if not checked.plan.ledger:
        return
    given: dict[tuple[str, int], LedgerRow] = {}
    for row in checked.plan.ledger:
        if (row.manager, row.month) in given or (row.manager, row.month) not in checked.row:
            yield _ledger(row, max(abs(row.available), 1), "extra")
        given[row.manager, row.month] = row
    for key, right in checked.row.items():
        stated = given.get(key)
        if stated is None:
            yield _ledger(right, max(right.available, 1), "missing")
        elif stated != right:
            off = {name: abs(getattr(stated, name) - getattr(right, name)) for name in ENTRIES}
            entry = max(ENTRIES, key=lambda name: off[name])
            yield _ledger(right, off[entry], f"entry.{entry}")


def _ledger(row: LedgerRow, amount: int, text: str) -> Violation:
    return breach(
        "stated_ledger",
        f"managers.{row.manager}",
        amount,
        "minutes",
        month=row.month,
        text=text,
        off_minutes=amount,
    )


def stated_score(checked: Checked) -> Iterator[Violation]:
    """The plan's score equals the one recomputed, and no value is below its bound."""
    stated = checked.plan.score
    if stated is None:
        return
    right = checked.score
    units: dict[str, Unit] = {
        "unserved_resident_days": "days",
        "uncovered_minutes": "minutes",
        "waiting_points": "points",
        "effort_minutes": "minutes",
    }
    for name, value in _numbers(right).items():
        given = _numbers(stated)[name]
        if abs(given - value) > SLACK * max(1.0, abs(value)):
            tier = name.split(".", maxsplit=1)[0]
            yield breach(
                "stated_score",
                f"score.{name}",
                abs(given - value),
                units[tier],
                text="value",
                stated=given,
                right=value,
            )
    bounds = {
        "unserved_resident_days": stated.unserved_resident_days.bound,
        "uncovered_minutes": stated.uncovered_minutes.bound,
        "waiting_points": stated.waiting_points.bound,
    }
    for tier, bound in bounds.items():
        value = _numbers(right)[f"{tier}.value"]
        if bound is not None and _below(value, bound):
            yield breach(
                "stated_score",
                f"score.{tier}",
                bound - value,
                units[tier],
                text="bound",
                bound=bound,
                right=value,
            )


def _numbers(tiers: Score) -> dict[str, float]:
    effort = tiers.effort_minutes
    return {
        "unserved_resident_days.value": tiers.unserved_resident_days.value,
        "uncovered_minutes.value": tiers.uncovered_minutes.value,
        "waiting_points.value": tiers.waiting_points.value,
        "waiting_points.nothing": tiers.waiting_points.nothing,
        "effort_minutes.value": effort.value,
        "effort_minutes.travel": effort.travel,
        "effort_minutes.handover": effort.handover,
        "effort_minutes.interpreting": effort.interpreting,
        "effort_minutes.spread": effort.spread,
    }


def bound_fault(facts: Facts, plan: Plan, right: Score) -> BoundFault | None:
    """Return why the bound of tier 3 that a plan states says nothing about it.

    A bound cannot be checked without proving it anew. What can be seen is that it is about
    another scenario, that the plan itself refutes it, or that the plan is worse in tiers 1 or 2
    than the plans that it is about.
    """
    stated = plan.score
    if stated is None or stated.waiting_points.bound is None:
        return None
    if of_another(facts.scenario, plan):
        return "other_scenario"
    one, two = stated.unserved_resident_days.value, stated.uncovered_minutes.value
    if (right.unserved_resident_days.value, right.uncovered_minutes.value) > (one, two):
        return "less_covered"
    return "refuted" if _below(right.waiting_points.value, stated.waiting_points.bound) else None


def with_bounds(right: Score, stated: Score | None, fault: BoundFault | None) -> Score:
    """Return the recomputed score with the bounds that the plan states, where they may hold."""
    if stated is None or fault == "other_scenario":
        return right
    found = {}
    for name in ("unserved_resident_days", "uncovered_minutes", "waiting_points"):
        tier, bound = getattr(right, name), getattr(stated, name).bound
        lost = fault is not None and name == "waiting_points"
        holds = bound is not None and not lost and not _below(tier.value, bound)
        found[name] = tier.model_copy(update={"bound": bound if holds else None})
    return right.model_copy(update=found)


def _below(value: float, bound: float) -> bool:
    return bound - value > SLACK * max(1.0, abs(value))
