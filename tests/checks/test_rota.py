"""Each rule of a rota is broken in the town's week, and the check names it by how much."""

from collections import Counter

import pytest

from allocator.checks.rota import ROTA_RULES, RotaRule, check_rotas
from allocator.texts import catalogue
from tests.checks.rota_mutations import MUTATIONS
from tests.checks.rota_week import Mutation, rota
from tests.checks.town import DECISIONS, scenario


def test_the_week_of_the_town_is_clean() -> None:
    report = check_rotas(scenario(), DECISIONS, [rota()])
    assert report.violations == ()
    assert report.clean


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: f"{m.rule}: {m.about}")
def test_a_broken_rule_is_named_with_its_amount(mutation: Mutation) -> None:
    report = check_rotas(mutation.given, mutation.plan, [mutation.made])
    found = Counter((v.rule, v.path, round(v.amount, 6)) for v in report.violations)
    assert found == Counter(
        (rule, path, round(amount, 6)) for rule, path, amount in mutation.broken
    )
    for violation in report.violations:
        english, german = violation.said("en"), violation.said("de")
        assert english != german
        assert "{" not in english + german


@pytest.mark.parametrize("rule", ROTA_RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_mutation_and_is_documented(rule: RotaRule) -> None:
    own = [mutation for mutation in MUTATIONS if mutation.rule == rule.name]
    assert any(name == rule.name for mutation in own for name, _, _ in mutation.broken)
    for part in ("title", "formula", "example"):
        assert set(catalogue()[f"rota_rule.{rule.name}.{part}"]) == {"en", "de"}
    assert any(key.startswith(f"rota_broken.{rule.name}") for key in catalogue())
