"""The plan under check, with its ledger: what every rule is a function of."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from allocator.checks.report import Unit, Violation, violation
from allocator.facts import Facts
from allocator.ledger import Decided, ledger_rows
from allocator.ledger.holding import Holding
from allocator.ledger.inherited import inherited_balance
from allocator.model.calendar import month_of
from allocator.model.plan import Band, LedgerRow, Plan, Score
from allocator.score import score, uncovered


class Checked:
    """A plan over the facts of its scenario, and what follows from its decisions.

    Attributes
    ----------
    facts
        Facts of the scenario.
    plan
        The plan, as given.
    decided
        The plan, looked up by month.
    holding
        Questions about who may hold which case.
    """

    def __init__(self, facts: Facts, plan: Plan) -> None:
        self.facts = facts
        self.plan = plan
        self.policy = facts.scenario.policy
        self.begin = facts.months.start
        self.decided = Decided(facts, plan)
        self.holding = Holding(self.decided)

    @cached_property
    def ledger(self) -> tuple[LedgerRow, ...]:
        """The hours ledger, recomputed."""
        return ledger_rows(self.decided)

    @cached_property
    def score(self) -> Score:
        """The four tiers, recomputed."""
        return score(self.decided, self.ledger)

    @cached_property
    def uncovered(self) -> dict[str, int]:
        """Minutes of tier 2 by kind of shortfall."""
        parts = dict.fromkeys(("missing_posts", "missed_visits", "overload", "orphaned"), 0)
        for shortfall in uncovered(self.decided, self.ledger):
            parts[shortfall.kind] += shortfall.amount
        return parts

    @cached_property
    def waiting(self) -> dict[Band, int]:
        """People of the cases that are never started, by band of points when they wait first."""
        people: dict[Band, int] = {"urgent": 0, "high": 0, "normal": 0}
        cases = self.facts.cases
        for case in self.facts.scenario.cases:
            if not case.running and case.id not in self.decided.rows:
                month = max(month_of(case.opened), self.begin)
                people[cases.band(cases.points(case, case.opened, month))] += case.persons
        return people

    @cached_property
    def row(self) -> dict[tuple[str, int], LedgerRow]:
        """The ledger by manager and month."""
        return {(row.manager, row.month): row for row in self.ledger}

    @cached_property
    def inherited(self) -> dict[tuple[str, int], int]:
        """Balances by manager and month without newly started and expected cases."""
        return inherited_balance(self.decided)

    @cached_property
    def fresh(self) -> dict[str, set[int]]:
        """Months in which a newly started or expected case runs, by manager."""
        result: dict[str, set[int]] = {}
        for held in self.decided.held:
            if held.new:
                result.setdefault(held.manager, set()).update(held.months)
        for batch in self.decided.batches:
            result.setdefault(batch.manager, set()).update(batch.months)
        return result

    def post_months(self) -> Iterator[tuple[str, int]]:
        """Yield every manager (heads left out) and horizon month in contract."""
        for manager, months in self.facts.people.items():
            for month, row in months.items():
                if row.in_contract:
                    yield manager, month

    def site_name(self, site: str) -> str:
        """Return the name that readers know the site by."""
        return self._names.get(site) or site

    @cached_property
    def _names(self) -> dict[str, str]:
        return {site.id: site.name for site in self.facts.scenario.sites}


def breach(
    rule: str,
    path: str,
    amount: float,
    unit: Unit,
    *,
    month: int | None = None,
    text: str = "",
    **values: Any,
) -> Violation:
    """Return a violation of `rule`; its sentence is ``broken.<rule>``, or ``.<text>`` of it."""
    if month is not None:
        values["month"] = month
    return violation("broken", rule, path, amount, unit, text, **values)
