"""Many cities side by side: the same plans as alone, and what goes wrong stays with its city."""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import active_children, get_context
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

import allocator
from allocator import Options, Planned, Result, Scenario, plan_many
from allocator.errors import UncheckedPlanError
from allocator.many import Failure
from allocator.model.scenario import Pin
from tests.worlds import tiny

TINY = Path(__file__).parents[1] / "scenarios" / "tiny.yaml"


class Deadly(Scenario):
    """Ends the process in which it arrives, as one does that runs out of memory."""

    def __reduce__(self) -> Any:
        return os._exit, (3,)


def deadly() -> Deadly:
    return Deadly.model_construct(**dict(tiny(1)))


def cities() -> dict[str, Scenario]:
    return {"one": tiny(1), "two": tiny(2), "tiny": allocator.load(TINY)}


def timeless(result: Result | None) -> dict[str, Any]:
    """Return a result without what differs from run to run."""
    assert result is not None
    data = result.model_dump(mode="json", exclude={"seconds", "first_plan_seconds"})
    data["plan"]["provenance"].pop("seconds")
    return data


def by_name(stream: Iterator[Planned]) -> dict[str, Planned]:
    return {planned.name: planned for planned in stream}


def failure(planned: Planned) -> Failure:
    assert planned.result is None
    assert planned.failure is not None
    return planned.failure


def test_plans_are_those_of_each_city_alone_though_a_worker_is_killed() -> None:
    """Two processes; the first that is seen is killed, and its city is planned again."""
    options, killed = Options(seed=3), threading.Event()

    def kill() -> None:
        until = monotonic() + 20
        while not killed.is_set() and monotonic() < until:
            for child in active_children()[:1]:
                child.kill()
                killed.set()
            sleep(0.01)

    assert not active_children()
    killer = threading.Thread(target=kill)
    killer.start()
    planned = by_name(plan_many(cities().items(), options, workers=2))
    killer.join()
    assert killed.is_set()
    assert sorted(planned) == sorted(cities())
    for name, scenario in cities().items():
        assert planned[name].failure is None
        assert planned[name].seconds > 0
        assert timeless(planned[name].result) == timeless(allocator.plan(scenario, options))


def test_a_city_that_fails_does_not_end_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = allocator.api.plan

    def plan(scenario: Scenario, options: Options) -> Result:
        if scenario.name == "unchecked":
            raise UncheckedPlanError("full_ledger managers.m1")
        if scenario.name == "slip":
            raise KeyError("slip")
        return alone(scenario, options)

    monkeypatch.setattr("allocator.api.plan", plan)
    named = {name: tiny(1).model_copy(update={"name": name}) for name in ("slip", "unchecked", "x")}
    with ThreadPoolExecutor(2) as executor:
        planned = by_name(plan_many(named.items(), executor=executor, workers=2))
    assert planned["x"].result is not None
    assert failure(planned["unchecked"]) == Failure("cli_unchecked", "full_ledger managers.m1")
    assert "KeyError: 'slip'" in failure(planned["slip"]).text
    assert "gescheitert" in failure(planned["slip"]).said("de")


def test_a_contradiction_is_a_result() -> None:
    """Nobody works at two places in the same month."""
    pins = tuple(Pin(kind="post", manager="c", site=site) for site in ("house", "mobile"))
    pinned = allocator.load(TINY).model_copy(update={"pins": pins})
    with ThreadPoolExecutor(1) as executor:
        (planned,) = plan_many([("tiny", pinned)], executor=executor)
    assert planned.failure is None
    assert planned.result is not None
    assert planned.result.status == "contradiction"


def test_a_city_that_kills_its_worker_is_reported_and_alone_in_it() -> None:
    """Its process is its own, so that it is never the others that are given up."""
    named = {"deadly": deadly(), "a": tiny(1)}
    planned = by_name(plan_many(named.items(), workers=2))
    assert failure(planned.pop("deadly")).code == "many_died"
    assert sorted(planned) == ["a"]
    assert all(one.result is not None for one in planned.values())


def test_an_interrupt_ends_the_processes() -> None:
    """Ctrl-C while the next city is loaded and the first is planned."""
    seen = []

    def interrupted() -> Iterator[tuple[str, Scenario]]:
        yield "one", tiny(1)
        seen.extend(active_children())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(plan_many(interrupted(), workers=2))
    assert len(seen) == 1
    assert not active_children()


class Counting(Executor):
    """Runs every call at once and in order, and counts those whose result is not yet taken."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(1)
        self.open: list[Future[Any]] = []
        self.most = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = self.pool.submit(fn, *args, **kwargs)
        self.open = [other for other in (*self.open, future) if not other.done()]
        self.most = max(self.most, len(self.open))
        return future


def test_no_more_than_twice_the_workers_are_handed_over() -> None:
    taken: list[int] = []

    def lazily() -> Iterator[tuple[str, Scenario]]:
        for number in range(7):
            taken.append(number)
            yield str(number), tiny(2)

    executor = Counting()
    stream = plan_many(lazily(), executor=executor, workers=2)
    assert not taken, "nothing is loaded before it is asked for"
    next(stream)
    assert len(taken) <= 6
    assert len(list(stream)) == 6
    assert executor.most <= 4
    executor.pool.shutdown()


def test_an_executor_that_takes_nothing_is_reported_for_each_city() -> None:
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    planned = by_name(plan_many(cities().items(), executor=executor))
    assert sorted(planned) == sorted(cities())
    assert all("shutdown" in failure(one).text for one in planned.values())


def test_a_pool_of_the_caller_that_breaks_is_reported() -> None:
    """Nobody but the caller can make it anew; no city is left without a word."""
    named = {"deadly": deadly(), "a": tiny(1), "b": tiny(1)}
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        planned = by_name(plan_many(named.items(), executor=executor, workers=1))
    assert sorted(planned) == sorted(named)
    assert failure(planned["deadly"]).code in ("many_died", "many_not_taken")


def test_at_least_one_worker() -> None:
    with pytest.raises(ValueError, match="at least one"):
        plan_many([], workers=0)


def test_no_cities_are_no_results() -> None:
    assert list(plan_many([], workers=1)) == []
