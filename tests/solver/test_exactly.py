"""The exact model as a step of the solve: stopped by hand, or without a proof in its time."""

import itertools
from time import perf_counter
from typing import Any

import pytest

from allocator.facts import Facts
from allocator.model.plan import Plan
from allocator.model.result import Options, Result, Status
from allocator.solver import engine, exact
from allocator.solver.clock import Clock
from allocator.solver.exact import Exact, logic, solve_exact
from allocator.solver.problem import Problem
from tests.report import town

EXACT = Options(exact=True, time_limit=20.0)


def planned() -> Result:
    result = engine.plan(Facts(town.scenario()), EXACT)
    assert result.plan is not None
    return result


def test_stopped_in_the_exact_model_there_is_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "solve_exact", stop)
    # The first plan of the search; in so small a town its bound may already meet it.
    assert planned().status in (Status.INTERRUPTED, Status.OPTIMAL)


def test_what_the_exact_model_has_found_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its proof it is one more plan; it has a part of the time, the search the rest."""
    best = solve_exact(Problem(Facts(town.scenario())), 20.0, 1.0)
    assert best is not None
    given: list[float] = []

    def unproven(_problem: Any, seconds: float, _effort: float) -> Exact:
        given.append(seconds)
        return Exact(best.plan, best.tiers, proven=False)

    monkeypatch.setattr(engine, "solve_exact", unproven)

    def found(one: Plan, other: Plan) -> Plan:
        return other if other.caseload == best.plan.caseload else one

    monkeypatch.setattr(engine, "better", found)
    kept = planned().plan
    assert kept is not None
    assert kept.caseload == best.plan.caseload
    assert 0 < given[0] <= EXACT.time_limit * engine.EXACT_TIME


def test_writing_the_model_ends_with_the_time_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a clock that moves a second whenever it is read: a model of many literals is given up."""
    clock = itertools.count()
    monkeypatch.setattr(logic, "perf_counter", lambda: float(next(clock)))
    monkeypatch.setattr(exact, "perf_counter", lambda: 0.0)
    problem = Problem(Facts(town.scenario()))
    assert solve_exact(problem, 5.0) is None
    # It was given up at once: the literal after the fifth second was the last.
    assert next(clock) == 7


def test_the_exact_model_has_what_the_steps_before_it_leave(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[float] = []

    def stop(_problem: Any, seconds: float, _effort: float) -> None:
        given.append(seconds)

    monkeypatch.setattr(engine, "solve_exact", stop)
    began = perf_counter() - 10.0
    engine.exactly(Problem(Facts(town.scenario())), Clock(EXACT, None, began))
    assert given[0] <= EXACT.time_limit * engine.EXACT_TIME - 10.0
