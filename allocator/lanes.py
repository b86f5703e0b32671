"""Processes side by side, as an executor: one that dies takes only its own call with it.

A pool that shares its processes is broken as a whole when one of them ends, and nobody can
say whose call it was. Here each process is a pool of its own.
"""

import gc
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class _Lane:
    """A pool of one process, and the call that it was given last."""

    pool: ProcessPoolExecutor
    last: Future[Any] | None = None

    @property
    def free(self) -> bool:
        """Whether the last call has ended."""
        return self.last is None or self.last.done()


class Lanes(Executor):
    """Runs each call in one of `workers` processes, started when they are first needed.

    Parameters
    ----------
    workers
        Processes at most. A call beyond that waits behind another one.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._lanes: list[_Lane] = []

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a call in a free process; one that has died is replaced."""
        lane = self._lane()
        try:
            future = lane.pool.submit(fn, *args, **kwargs)
        except BrokenExecutor:
            lane.pool.shutdown(wait=False)
            lane.pool = _pool()
            future = lane.pool.submit(fn, *args, **kwargs)
        lane.last = future
        return future

    def _lane(self) -> _Lane:
        for lane in self._lanes:
            if lane.free:
                return lane
        if len(self._lanes) < self._workers:
            self._lanes.append(_Lane(_pool()))
            return self._lanes[-1]
        return self._lanes[0]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the calls end, then the processes."""
        for lane in self._lanes:
            lane.pool.shutdown(wait, cancel_futures=cancel_futures)

    def end(self) -> None:
        """End the processes now, also in the middle of a call."""
        for lane in self._lanes:
            # From Python 3.14 on, `terminate_workers` does the same.
            processes = list((lane.pool._processes or {}).values())
            if not lane.free:
                for process in processes:
                    process.terminate()
            lane.pool.shutdown(cancel_futures=True)


def _pool() -> ProcessPoolExecutor:
    """Return a pool of one process, started anew as on Windows, the same on all systems."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Set up a process for calls.

    Ctrl-C is left to the process that hands them out: it ends this one. Garbage is looked for
    as seldom as in `allocator.commands.main.collect_seldom`.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000)
