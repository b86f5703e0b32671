"""The check of rotas: every rule recomputed from scenario, plan and rota, without a solver.

It takes any rota, from the solver or from a person's hand. Several weeks are checked
together where a rule looks at the month.
"""

from collections.abc import Sequence
from datetime import timedelta

from allocator.checks.report import Violation
from allocator.checks.rota.checked import CheckedWeek
from allocator.checks.rota.registry import ROTA_RULES, RotaRule
from allocator.checks.rota.report import RotaReport
from allocator.facts import Facts
from allocator.model.plan import Plan
from allocator.model.rota import Rota
from allocator.model.rota_accounts import Accounts
from allocator.model.scenario import Scenario
from allocator.week import WeekFacts
from allocator.week.hours import hours

__all__ = ["ROTA_RULES", "RotaReport", "RotaRule", "check_rotas"]


def check_rotas(
    given: Facts | Scenario,
    plan: Plan,
    rotas: Sequence[Rota],
    before: Rota | None = None,
    accounts: Accounts | None = None,
) -> RotaReport:
    """Check rotas against every rule.

    Parameters
    ----------
    given
        The scenario, or its facts where they are known already.
    plan
        The plan that the rotas belong to.
    rotas
        Rotas of different weeks, in any order.
    before
        The rota of the week before the first, where it is not among them.
    accounts
        The running accounts that the rotas were made with.

    Returns
    -------
    RotaReport
        Broken rules with their measure, soft goals by week, hours by person over all weeks.
    """
    facts = given if isinstance(given, Facts) else Facts(given)
    known = {rota.week: rota for rota in (*((before,) if before else ()), *rotas)}
    weeks = tuple(
        CheckedWeek(
            WeekFacts(facts, plan, rota.week, accounts),
            rota,
            known.get(rota.week - timedelta(7)),
            missing_accounts=accounts is None and rota.provenance.get("accounts") is True,
        )
        for rota in sorted(rotas, key=lambda rota: rota.week)
    )
    violations: tuple[Violation, ...] = tuple(
        violation for rule in ROTA_RULES for violation in rule.check(weeks)
    )
    return RotaReport(
        violations=violations,
        goals={week.name: week.goals for week in weeks},
        uncovered={week.name: week.rota.uncovered for week in weeks},
        hours={week.name: hours(week.asked, week.valid) for week in weeks},
    )
