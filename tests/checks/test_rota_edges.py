"""Each rule of a rota at its edge and beyond it."""

import pytest

from allocator.checks.rota import ROTA_RULES, check_rotas
from tests.checks.rota_edges import EDGES
from tests.checks.rota_week import Edge
from tests.checks.town import DECISIONS


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge.rule}: {edge.about}")
def test_a_rule_holds_at_its_edge_and_breaks_beyond(edge: Edge) -> None:
    report = check_rotas(edge.given, DECISIONS, [edge.made])
    amount = sum(row.amount for row in report.violations if row.rule == edge.rule)
    assert amount == pytest.approx(edge.broken)


@pytest.mark.parametrize("rule", [rule.name for rule in ROTA_RULES])
def test_every_rule_has_both_sides(rule: str) -> None:
    sides = {edge.broken > 0 for edge in EDGES if edge.rule == rule}
    assert sides == {True, False}
