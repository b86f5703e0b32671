"""What running cases cost in the bound: phase by phase no more than all at once, and no less."""

import numpy as np
import pytest

import allocator.facts
from allocator.model.scenario import Scenario
from allocator.solver.bound.keeping import Inherited
from allocator.solver.bound.legs import Legs
from allocator.solver.bound.runs import running_cases
from allocator.solver.bound.site_prices import SitePrices
from allocator.solver.problem import Problem
from tests.worlds import Size, world

SIZE = Size(sites=5, managers=5, running=25, waiting=4, months=8)
SEEDS = range(30)


def dear(seed: int, handover: int) -> Scenario:
    """A drawn city in which a handover takes so many minutes, and nobody keeps as aftercare."""
    drawn = world(seed, SIZE)
    policy = drawn.policy
    hours = policy.hours.model_copy(update={"handover": handover})
    caseload = policy.caseload.model_copy(update={"aftercare_months": 0})
    changed = policy.model_copy(update={"hours": hours, "caseload": caseload})
    return drawn.model_copy(update={"policy": changed})


def costs(scenario: Scenario, cuts: list[int], monkeypatch: pytest.MonkeyPatch) -> float:
    """Points of all running cases with their managers on the team, phases cut by hand."""
    start, stop = int(scenario.start), int(scenario.start) + scenario.months
    edges = [start + cut for cut in cuts if cut < scenario.months]
    phases = tuple(range(a, b) for a, b in zip(edges, [*edges[1:], stop], strict=True))
    monkeypatch.setattr(allocator.facts, "phases", lambda *_: phases)
    problem = Problem(scenario)
    row = np.linspace(0.5, 0.3, problem.months)
    row[-1] = 0.0
    prices = SitePrices(np.tile(row, (len(problem.sites), 1)), row, {})
    cases, legs = running_cases(problem), Legs(problem)
    kept = [Inherited(cases, legs, p).keeping(prices) for p in range(len(phases))]
    return sum(float(keeping.here.total.sum()) for keeping in kept)


@pytest.mark.parametrize("cuts", [[0, 1], [0, 3], [0, 2, 5]], ids=str)
def test_phases_cost_no_more_than_all_months_at_once(
    cuts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in SEEDS:
        for handover in (0, 60, 600):
            scenario = dear(seed, handover)
            whole = costs(scenario, [0], monkeypatch)
            assert costs(scenario, cuts, monkeypatch) <= whole + 1e-6


@pytest.mark.parametrize("cuts", [[0, 1], [0, 3], [0, 2, 5]], ids=str)
def test_a_handover_is_not_paid_in_a_month_without_a_price(
    cuts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A handover of 200 hours pays for nobody, so cases stay with whoever needs an interpreter.
    # Minutes of the last month cost nothing: a phase must not pay for the handover there.
    for seed in SEEDS:
        scenario = dear(seed, 12_000)
        whole = costs(scenario, [0], monkeypatch)
        assert costs(scenario, cuts, monkeypatch) == pytest.approx(whole, rel=0.02)
