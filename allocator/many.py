"""Many cities, or many variants of one: independent solves, side by side.

Each city is planned whole in one worker, by the same `allocator.plan` as alone, so that its
plan does not depend on how many others are planned at the same time. What can go wrong with
one city is part of its own result; the others go on.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from dataclasses import dataclass, replace
from time import perf_counter

from allocator.errors import AllocatorError, UncheckedPlanError
from allocator.lanes import Lanes
from allocator.model.result import Options, Result
from allocator.model.scenario import Scenario
from allocator.texts import Language, say

MOST_REPEATS = 2
"""How often a city whose worker died is handed over again."""


@dataclass(frozen=True)
class Failure:
    """Why there is no result for a city.

    Attributes
    ----------
    code
        Entry of ``texts/many.py``.
    details
        What was said by what failed; empty where nothing was.
    """

    code: str
    details: str = ""

    def said(self, lang: Language = "en") -> str:
        """Return the reason as a sentence."""
        return say(self.code, lang, details=self.details)

    @property
    def text(self) -> str:
        """The reason in English."""
        return self.said("en")


@dataclass(frozen=True)
class Planned:
    """What became of one city.

    Attributes
    ----------
    name
        Name of the city, as it was given.
    result
        As from `allocator.plan`; None where planning failed.
    failure
        Why there is no result; None where there is one.
    seconds
        Wall time in the worker, to the checked plan; where the worker died, since the city
        was handed over last.
    """

    name: str
    result: Result | None
    failure: Failure | None
    seconds: float


def plan_many(
    scenarios: Iterable[tuple[str, Scenario]],
    options: Options | None = None,
    *,
    executor: Executor | None = None,
    workers: int | None = None,
) -> Iterator[Planned]:
    """Plan many cities side by side and yield each as soon as it is done.

    Parameters
    ----------
    scenarios
        Name and scenario of each city; of a dictionary its ``items()``. They are taken one
        by one, shortly before they are planned, so that a generator may load them.
    options
        For all cities; they travel with each.
    executor
        Where to plan: any executor of `concurrent.futures`, or that of a Dask client. It is
        left open. Without one, processes of this machine, which are ended with the iterator.
    workers
        Cities planned at once; by default as many as this machine has processors. Twice as
        many are handed to an `executor`, so that none waits for the next.

    Yields
    ------
    Planned
        One for each city, in the order in which they are done. A city that fails is one of
        them and does not end the others; one whose worker died is tried twice more.

    Raises
    ------
    ValueError
        If `workers` is less than one.

    Notes
    -----
    Processes are started anew (``spawn``) on every system: a script that calls this keeps
    its own work behind ``if __name__ == "__main__":``. Stopping the iterator, also by
    Ctrl-C, ends processes in the middle of their work.
    """
    count = processors() if workers is None else workers
    if count < 1:
        raise ValueError(f"workers is {count}; at least one is needed")
    flights = (_Flight(name, scenario) for name, scenario in scenarios)
    return _planned(flights, options or Options(), executor, count)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _planned(
    flights: "Iterator[_Flight]", options: Options, executor: Executor | None, workers: int
) -> Iterator[Planned]:
    own, most = None, 2 * workers
    if executor is None:
        executor = own = Lanes(workers)
        most = workers
    tower = _Tower(flights, options, executor, most)
    try:
        yield from tower.landed()
    finally:
        tower.cancel()
        if own is not None:
            own.end()


@dataclass(frozen=True)
class _Flight:
    """A city on its way: how often it was repeated, and when it was handed over."""

    name: str
    scenario: Scenario
    repeats: int = 0
    since: float = 0.0

    def failed(self, code: str, details: object = "") -> Planned:
        return Planned(self.name, None, Failure(code, str(details)), perf_counter() - self.since)


class _Tower:
    """Hands over cities, at most so many at once, and takes their results."""

    def __init__(
        self, flights: Iterator[_Flight], options: Options, executor: Executor, most: int
    ) -> None:
        self.flights = flights
        self.options = options
        self.executor = executor
        self.most = most
        self.again: deque[_Flight] = deque()
        self.flying: dict[Future[tuple[Result | Failure, float]], _Flight] = {}

    def landed(self) -> Iterator[Planned]:
        """Yield results; those who follow set out first, so that no worker waits for a reader."""
        ready = self.set_out()
        while self.flying:
            done = wait(self.flying, return_when=FIRST_COMPLETED).done
            for future in [future for future in self.flying if future in done]:
                ready += self.land(future, self.flying.pop(future))
            ready += self.set_out()
            yield from ready
            ready = []
        yield from ready

    def set_out(self) -> list[Planned]:
        """Hand over the next cities; return those that nobody takes."""
        refused = []
        while len(self.flying) < self.most:
            flight = self.again.popleft() if self.again else next(self.flights, None)
            if flight is None:
                break
            flight = replace(flight, since=perf_counter())
            try:
                future = self.executor.submit(solved, flight.scenario, self.options)
            except Exception as error:
                refused.append(flight.failed("many_not_taken", _words(error)))
            else:
                self.flying[future] = flight
        return refused

    def land(
        self, future: Future[tuple[Result | Failure, float]], flight: _Flight
    ) -> list[Planned]:
        """Return what became of a city; nothing where it sets out again."""
        try:
            made, seconds = future.result()
        except BrokenExecutor:
            if flight.repeats == MOST_REPEATS:
                return [flight.failed("many_died")]
            self.again.append(replace(flight, repeats=flight.repeats + 1))
            return []
        except CancelledError:
            return [flight.failed("many_cancelled")]
        except Exception as error:
            # Whatever an executor says: it is about this city, and the others go on.
            return [flight.failed("many_lost", _words(error))]
        if isinstance(made, Failure):
            return [Planned(flight.name, None, made, seconds)]
        return [Planned(flight.name, made, None, seconds)]

    def cancel(self) -> None:
        """Take back what has not begun."""
        for future in self.flying:
            future.cancel()


def solved(scenario: Scenario, options: Options) -> tuple[Result | Failure, float]:
    """Plan one city in a worker; return what came of it, and the seconds.

    Errors become words here: not every exception survives the way back.
    """
    # Here, since the process that hands out cities needs no solver.
    from allocator.api import plan

    began = perf_counter()
    try:
        made: Result | Failure = plan(scenario, options)
    except UncheckedPlanError as error:
        made = Failure("cli_unchecked", str(error))
    except Exception as error:
        made = Failure("many_failed", _words(error))
    return made, perf_counter() - began


def _words(error: BaseException) -> str:
    """Return an error as its words, or as its type where it says nothing."""
    return str(error) if isinstance(error, AllocatorError) else f"{type(error).__name__}: {error}"
