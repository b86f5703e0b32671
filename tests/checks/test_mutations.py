"""Each rule is broken in the town's plan, and the check names it with the right amount."""

from collections import Counter
from pathlib import Path

import pytest

from allocator.checks import RULES, Rule, check
from allocator.checks.docs import FILES, rules_page
from allocator.model.plan import Plan
from allocator.texts import Language, catalogue
from tests.checks.mutation import Mutation
from tests.checks.mutations_capacity import CAPACITY_RULES
from tests.checks.mutations_cases import CASE_RULES
from tests.checks.mutations_posts import POST_RULES
from tests.checks.town import DECISIONS, scenario, whole

MUTATIONS = (*POST_RULES, *CASE_RULES, *CAPACITY_RULES)


def mutated(mutation: Mutation) -> Plan:
    given = scenario(**mutation.scenario)
    plan = whole(given, DECISIONS.model_copy(update=dict(mutation.decisions)))
    return plan.model_copy(update=dict(mutation.stated(plan)))


def test_the_plan_of_the_town_is_clean() -> None:
    report = check(scenario(), whole(scenario(), DECISIONS))
    assert report.violations == ()
    assert report.clean


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: f"{m.rule}: {m.about}")
def test_a_broken_rule_is_named_with_its_amount(mutation: Mutation) -> None:
    report = check(scenario(**mutation.scenario), mutated(mutation))
    found = Counter((v.rule, v.path, round(v.amount, 6)) for v in report.violations)
    assert found == Counter((rule, path, float(amount)) for rule, path, amount in mutation.broken)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: f"{m.rule}: {m.about}")
def test_what_is_broken_can_be_said_in_both_languages(mutation: Mutation) -> None:
    report = check(scenario(**mutation.scenario), mutated(mutation))
    for violation in report.violations:
        english, german = violation.said("en"), violation.said("de")
        assert english != german
        assert "{" not in english + german


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_mutation_that_breaks_it(rule: Rule) -> None:
    own = [mutation for mutation in MUTATIONS if mutation.rule == rule.name]
    assert any(name == rule.name for mutation in own for name, _, _ in mutation.broken)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_documented_in_both_languages(rule: Rule) -> None:
    for part in ("title", "formula", "example"):
        assert set(catalogue()[f"rule.{rule.name}.{part}"]) == {"en", "de"}
    assert any(key.startswith(f"broken.{rule.name}") for key in catalogue())


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_pages_of_rules_are_generated_from_the_code(lang: Language) -> None:
    page = Path(__file__).parents[2] / "docs" / FILES[lang]
    assert page.read_text(encoding="utf-8") == rules_page(lang)
