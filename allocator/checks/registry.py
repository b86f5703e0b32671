"""The rules, in the order in which they are told.

A rule is one entry: its name (the same in model, check, solver, report and docs), its
check, and its tier (`must hold` for none). Its sentences are in ``texts/rules.py`` under
``rule.<name>.title``, ``.formula`` and ``.example``, what is said when it is broken in
``texts/breaches.py`` under ``broken.<name>``. The tests fail where one of them is missing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from allocator.checks.capacity import case_cap, full_ledger, interpreter_pool
from allocator.checks.cases import case_length, case_skills, case_team, no_early_start
from allocator.checks.checked import Checked
from allocator.checks.expected import expected
from allocator.checks.known import known
from allocator.checks.listed import listed
from allocator.checks.pins import pins
from allocator.checks.posts import desks, mobile_fit, one_post, phases
from allocator.checks.report import Violation
from allocator.checks.running import running_cases
from allocator.checks.stated import stated_ledger, stated_score
from allocator.checks.teams import fixed_site, floaters, rounds, team_size
from allocator.checks.tours import tours


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule that must hold.

    Attributes
    ----------
    name
        As in section 4 of the planning problem, or in ``docs/interpretation.md``.
    check
        Yields what breaks the rule, from the facts of the scenario and the plan alone.
    parameters
        Paths of the policy values (or fields of the scenario) that the rule reads.
    """

    name: str
    check: Callable[[Checked], Iterable[Violation]]
    parameters: tuple[str, ...] = ()


RULES: tuple[Rule, ...] = (
    Rule("known", known),
    Rule("one_post", one_post),
    Rule("fixed_site", fixed_site, ("policy.fixed.min_residents", "policy.fixed.leave_below")),
    Rule(
        "team_size",
        team_size,
        (
            "policy.team.residents_per_manager",
            "policy.team.min_team",
            "policy.team.team_hysteresis",
            "policy.team.max_extra",
        ),
    ),
    Rule("floaters", floaters),
    Rule("phases", phases),
    Rule("mobile_fit", mobile_fit, ("managers.*.mobile",)),
    Rule("desks", desks, ("sites.*.desks",)),
    Rule("round", rounds, ("policy.mobile.max_team", "policy.mobile.max_sites")),
    Rule("tours", tours, ("policy.mobile.tour_minutes", "policy.mobile.visits")),
    Rule("case_team", case_team, ("policy.caseload.aftercare_months",)),
    Rule("case_length", case_length, ("policy.caseload.months",)),
    Rule("case_skills", case_skills, ("cases.*.skills",)),
    Rule("running_cases", running_cases, ("policy.caseload.max_voluntary_handovers",)),
    Rule("no_early_start", no_early_start, ("cases.*.opened",)),
    Rule("interpreter_pool", interpreter_pool, ("interpreters.*.hours",)),
    Rule("case_cap", case_cap, ("policy.caseload.max_people", "managers.*.max_people")),
    Rule("full_ledger", full_ledger),
    Rule("expected", expected, ("arrivals.expected",)),
    Rule("pins", pins, ("pins",)),
    Rule("listed", listed),
    Rule("stated_ledger", stated_ledger),
    Rule("stated_score", stated_score),
)
