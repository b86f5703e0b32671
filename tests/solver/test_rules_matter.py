"""Each rule is dropped from the solver, and its example changes: the check refuses the plan."""

import pytest

from allocator.checks import RULES, Report, Rule, check
from allocator.errors import UncheckedPlanError
from allocator.facts import Facts
from allocator.model.plan import Plan
from allocator.model.result import Options, Result, Status
from allocator.solver import engine, exact
from tests.solver.dropped import Dropped, Mode
from tests.solver.dropped_cases import CASE_RULES, PINS
from tests.solver.dropped_posts import POST_RULES

TABLE = (*POST_RULES, *CASE_RULES, *PINS)
EACH = [(row, mode) for row in TABLE for mode in row.modes]
NO_CHOICE = {
    "known": "the solver has no names but those of the scenario",
    "listed": "the lists follow from the decisions, outside of the solver (allocator.complete)",
    "stated_ledger": "the ledger is computed from the decisions by code that knows no solver",
    "stated_score": "the score is, too; bounds are held in test_bounds.py and in properties/",
}
"""Rules about what a plan says of itself: there is nothing in the solver that could be dropped."""


def planned(row: Dropped, mode: Mode, patch: pytest.MonkeyPatch) -> tuple[Result | None, Report]:
    """Plan a hamlet; return the result (None where it was refused) and the last check."""
    reports: list[Report] = []

    def seen(facts: Facts, plan: Plan) -> Report:
        reports.append(check(facts, plan))
        return reports[-1]

    refused: type[Exception] = exact.ModelError if mode == "exact" else UncheckedPlanError
    patch.setattr(engine if mode == "search" else exact, "check", seen)
    patch.setattr(engine, "is_tiny", lambda _: False)
    try:
        result = engine.plan(row.hamlet, Options(exact=mode == "exact", time_limit=900))
    except refused:
        return None, reports[-1]
    return result, reports[-1]


@pytest.mark.parametrize(
    ("row", "mode"), EACH, ids=lambda part: part if isinstance(part, str) else part.about
)
def test_a_dropped_rule_changes_its_example(
    row: Dropped, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        result, report = planned(row, mode, patch)
    assert result is not None
    assert result.plan is not None
    assert report.violations == ()
    assert result.status == Status.OPTIMAL or mode == "search"
    row.drop(monkeypatch)
    result, report = planned(row, mode, monkeypatch)
    assert result is None
    assert {violation.rule for violation in report.violations} == row.broken


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_dropped_or_leaves_the_solver_no_choice(rule: Rule) -> None:
    assert any(row.rule == rule.name for row in TABLE) != (rule.name in NO_CHOICE)


def test_no_rule_is_named_that_does_not_exist() -> None:
    assert {*NO_CHOICE, *(row.rule for row in TABLE)} == {rule.name for rule in RULES}
