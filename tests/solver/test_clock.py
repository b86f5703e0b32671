"""Time limits: what is kept, who is asked, and that a solve cut short still gives a plan."""

from gc import collect
from math import inf
from time import perf_counter
from typing import Any
from weakref import ref

import pytest

from allocator.model.plan import Plan
from allocator.model.result import Options, Status
from allocator.solver import clock as clock_module
from allocator.solver import engine
from allocator.solver.bound.certificate import Certificate
from allocator.solver.bound.relaxation import Answer, Relaxation
from allocator.solver.bound.site_prices import SitePrices
from allocator.solver.caseload.assignment import relaxed
from allocator.solver.caseload.whole import searched
from allocator.solver.clock import Clock
from allocator.solver.highs import OutOfTimeError
from allocator.solver.pieces import Split
from allocator.solver.problem import Problem
from allocator.solver.rounds import first_deployment
from allocator.solver.search import Search, State
from tests.solver.test_packing import drawn
from tests.worlds import world


def at(monkeypatch: pytest.MonkeyPatch, moment: float) -> None:
    """Set the time."""
    monkeypatch.setattr(clock_module, "perf_counter", lambda: moment)


def begun(seed: int) -> tuple[Search, State]:
    """A search of a drawn city, and its first state."""
    problem = Problem(world(seed))
    search = Search(problem, Split(problem))
    return search, search.state(first_deployment(problem, search.split.places))


def test_a_reserve_and_a_share_are_kept() -> None:
    clock = Clock(Options(time_limit=50), None, began=100.0, reserve=1.0)
    # A fiftieth of the time is kept for what ends late.
    assert clock.until() == 148
    assert clock.until(kept=0.25) == pytest.approx(135.5)


@pytest.mark.parametrize(
    ("moment", "needed", "stopped", "there"),
    [
        (100.0, 0.0, False, True),
        (148.0, 0.0, False, True),
        (148.1, 0.0, False, False),
        (140.0, 8.0, False, True),
        (140.0, 8.1, False, False),
        (100.0, 0.0, True, False),
    ],
)
def test_there_is_time_before_the_reserve(
    moment: float, needed: float, stopped: bool, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(Options(time_limit=50), None, began=100.0, reserve=1.0, stopped=stopped)
    at(monkeypatch, moment)
    assert clock.in_time(needed) is there


def test_effort_and_time_limit_the_trials(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, 0.0)
    clock = Clock(Options(effort=2), None, began=0.0)
    assert [clock.go_on() for _ in range(3)] == [True, True, False]
    assert clock.limited
    clock = Clock(Options(time_limit=60), None, began=0.0)
    assert clock.go_on()
    at(monkeypatch, 61.0)
    assert not clock.go_on()
    assert clock.limited


def test_a_bound_out_of_time_goes_on_later() -> None:
    search, state = begun(11)
    late = Certificate(search, until=perf_counter())
    trivial = late.avoided
    with pytest.raises(OutOfTimeError):
        late.update(state)
    # What was not evaluated is no bound.
    assert late.avoided == trivial
    late.until = inf
    late.update(state)
    whole = Certificate(search)
    whole.update(state)
    assert late.avoided == pytest.approx(whole.avoided)
    assert late.avoided < trivial


def test_a_bound_whose_evaluations_no_longer_fit_is_put_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    search, state = begun(11)
    evaluated, answer = [], Relaxation.answer

    def counted(self: Relaxation, prices: SitePrices, uncovered: int) -> Answer:
        evaluated.append(self)
        return answer(self, prices, uncovered)

    monkeypatch.setattr(Relaxation, "answer", counted)
    bound = Certificate(search)
    # There is time, but not for as much as an evaluation takes.
    bound.update(state, lambda needed: needed == 0)
    assert len(evaluated) == 1
    before = bound.avoided
    seen = ref(evaluated.pop())
    bound.update(state, lambda needed: needed == 0)
    assert (evaluated, bound.avoided) == ([], before)
    # Its programs, which take much memory, are let go.
    collect()
    assert seen() is None


def test_a_plan_whose_bound_does_not_fit_is_checked_and_bounded_trivially(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ends(*_: object) -> None:
        raise OutOfTimeError

    monkeypatch.setattr(Relaxation, "answer", ends)
    result = engine.plan(world(3), Options(share=1.0, time_limit=900))
    assert result.status is Status.LIMIT
    assert result.plan is not None
    search, _ = begun(3)
    assert result.share == pytest.approx(engine.share_of(result.plan, Certificate(search)))


def test_what_making_a_plan_took_is_kept_for_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    # A clock that goes on where plans are made only: 2 s for the first one, then 6.
    moment, seconds, reserves = 0.0, [2.0, 6.0], []
    made, improved = engine.made, engine.improved

    def slow(*given: Any) -> Plan:
        nonlocal moment
        moment += seconds.pop(0) if seconds else 0.0
        return made(*given)

    def asked(search: Search, state: State, certificate: Certificate, clock: Clock) -> Any:
        reserves.append(clock.reserve)
        return improved(search, state, certificate, clock)

    def settled(_search: Search, state: State) -> State:
        reserves.append(clock.reserve)
        return state

    monkeypatch.setattr(clock_module, "perf_counter", lambda: moment)
    monkeypatch.setattr(engine, "made", slow)
    monkeypatch.setattr(engine, "improved", asked)
    monkeypatch.setattr(Search, "settled", settled)
    search, state = begun(3)
    clock = Clock(Options(time_limit=60, share=0.01), None, began=0.0)
    assert engine.searched(search, state.deployment, clock).plan is not None
    assert reserves == [2.0 * engine.LONGER, 6.0 * engine.LONGER]


def test_a_tree_search_asks_whether_there_is_time() -> None:
    program, asked = drawn(0), 0

    def over() -> bool:
        nonlocal asked
        asked += 1
        return False

    solved = relaxed(program)
    whole = program.worth @ searched(program, solved, lambda: True)
    ended = program.worth @ searched(program, solved, over)
    assert asked == 1
    # Ended at once, what comes without a tree search is still an answer, if a worse one.
    assert 0 < ended < whole <= solved.bound + 1e-6


def test_what_was_evaluated_before_time_is_over_is_the_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    search, state = begun(11)
    whole, answer, asked = Certificate(search), Relaxation.answer, 0
    trivial = whole.avoided

    def ends(relaxation: Relaxation, prices: SitePrices, uncovered: int) -> Answer:
        nonlocal asked
        asked += 1
        if asked > 2:
            raise OutOfTimeError
        return answer(relaxation, prices, uncovered)

    monkeypatch.setattr(Relaxation, "answer", ends)
    with pytest.raises(OutOfTimeError):
        whole.update(state)
    assert whole.avoided < trivial
