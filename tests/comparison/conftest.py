"""Cities planned in this process instead of others, so that it is quick."""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor

import pytest


class Here(ThreadPoolExecutor):
    """Plans in this process; in place of the lanes that a command plans in."""

    def end(self) -> None:
        self.shutdown()


@pytest.fixture(scope="module")
def executor() -> Iterator[Executor]:
    with Here(1) as pool:
        yield pool


@pytest.fixture
def planned_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands plan in this process."""
    monkeypatch.setattr("allocator.many.Lanes", Here)
