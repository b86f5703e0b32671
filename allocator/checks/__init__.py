"""The check: every rule, the ledger and the four tiers, recomputed from scenario and plan.

It shares nothing with the solver and takes any plan, from the solver or from a person's
hand. One function per rule (see `checks.registry`); its amount is a measure, not a flag.
"""

from allocator.checks.checked import Checked
from allocator.checks.inversions import MAX_INVERSIONS, inversions
from allocator.checks.registry import RULES, Rule
from allocator.checks.report import Inversion, Report, Violation
from allocator.checks.stated import bound_fault, with_bounds
from allocator.facts import Facts
from allocator.model.plan import Plan
from allocator.model.scenario import Scenario

__all__ = ["MAX_INVERSIONS", "RULES", "Inversion", "Report", "Rule", "Violation", "check"]


def check(given: Facts | Scenario, plan: Plan) -> Report:
    """Check a plan.

    Parameters
    ----------
    given
        The scenario, or its facts where they are known already.
    plan
        Any plan. Names that the scenario does not know break the rule `known` and are
        left out of everything else.

    Returns
    -------
    Report
        Broken rules with their measure, the ledger and the score recomputed (bounds as
        stated in the plan, where they may hold), and inversions of need.
    """
    facts = given if isinstance(given, Facts) else Facts(given)
    checked = Checked(facts, plan)
    violations = tuple(violation for rule in RULES for violation in rule.check(checked))
    listed, count = inversions(checked)
    fault = bound_fault(facts, plan, checked.score)
    return Report(
        violations=violations,
        score=with_bounds(checked.score, plan.score, fault),
        bound_fault=fault,
        uncovered=checked.uncovered,
        waiting=checked.waiting,
        ledger=checked.ledger,
        inversions=listed,
        inversion_count=count,
    )
