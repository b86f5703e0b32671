"""When the bound goes on: once, while it pays, and after the search is over in larger cities."""

from collections.abc import Iterator
from time import perf_counter
from types import SimpleNamespace
from typing import Any

import pytest

from allocator.model.result import Options
from allocator.solver import engine
from allocator.solver.bound.certificate import Certificate
from allocator.solver.clock import Clock
from allocator.solver.pieces import Split
from allocator.solver.problem import Problem
from allocator.solver.search import Search
from tests.worlds import world

NOTHING = 10_000.0
FALLS = [9_000.0, 8_900.0, 8_800.0, 8_799.0, 8_700.0]
"""What a bound falls to, evaluation by evaluation: the fourth hardly pays."""


class Falling:
    """A certificate whose bound falls as it is told."""

    def __init__(self) -> None:
        self.avoided = NOTHING
        self.left = list(FALLS)

    def update(self, *_: object) -> None:
        self.avoided = self.left.pop(0)

    def share(self, waiting: float) -> float:
        """Proven share."""
        return (NOTHING - waiting) / self.avoided


def city_of(people: int, *, again: bool = False) -> Any:
    """As much of a search as bounding asks for; `again`: with a plan in force."""
    problem = SimpleNamespace(
        demand=SimpleNamespace(nothing=NOTHING), managers=range(people), is_large=False
    )
    return SimpleNamespace(problem=problem, split=SimpleNamespace(in_force=again or None))


def evaluations(search: Any, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often the bound is evaluated where the search finds nothing more."""
    certificate: Any = Falling()
    monkeypatch.setattr(engine, "moved", lambda _search, state, _clock: state)
    clock = Clock(Options(share=1.0), None, perf_counter())
    state: Any = SimpleNamespace(avoided=8_600.0)
    found: Iterator[Any] = engine.improved(search, state, certificate, clock)
    assert len(list(found)) == len(FALLS) - len(certificate.left)
    return len(FALLS) - len(certificate.left)


def test_a_small_city_is_bounded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert evaluations(city_of(engine.SMALL), monkeypatch) == 1
    assert evaluations(city_of(engine.SMALL, again=True), monkeypatch) == 1


def test_a_city_is_bounded_while_it_pays_once_the_search_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Once for the state; then until an evaluation gains no more than 5 points, the fourth.
    assert evaluations(city_of(engine.SMALL + 1), monkeypatch) == 4


def test_a_plan_in_force_is_bounded_while_it_pays_before_the_search() -> None:
    search, certificate = city_of(engine.SMALL + 1, again=True), Falling()
    clock = Clock(Options(share=1.0), None, perf_counter())
    state: Any = SimpleNamespace(avoided=8_000.0)
    given: Any = certificate
    # 8/9 are proven after the first one: a fifth of the rest is 222 points, more than the
    # second gains.
    assert len(list(engine.bounded(search, state, given, clock))) == 2


@pytest.mark.parametrize("seed", range(6))
def test_a_share_is_between_nothing_and_all(seed: int) -> None:
    problem = Problem(world(seed))
    nothing = problem.demand.nothing
    certificate = Certificate(Search(problem, Split(problem)))
    # A hand-made plan may leave more waiting than no start at all would: people drop out.
    assert certificate.share(nothing) == certificate.share(1.5 * nothing) == 0.0
    assert certificate.share(certificate.waiting) == 1.0
    assert certificate.share(0.5 * (nothing + certificate.waiting)) == pytest.approx(0.5)
