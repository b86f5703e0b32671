"""Minutes of cases are the same whoever asks first, and however many ask at once."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from allocator.facts.minutes import CaseMinutes
from allocator.model.cases import Case
from tests.scenarios.files import scenario

ROUNDS = 15


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("restless")
def test_threads_of_the_search_count_the_same_minutes() -> None:
    """Two threads meet every kind of case for the first time, from both ends of the list."""
    city = scenario("hannover-2016")

    def rows(minutes: CaseMinutes, cases: tuple[Case, ...]) -> list[tuple[int, ...]]:
        return [minutes.row(case, city.start, True) for case in cases]

    alone = rows(CaseMinutes(city), city.cases)
    for _ in range(ROUNDS):
        shared = CaseMinutes(city)
        with ThreadPoolExecutor(2) as pool:
            ahead = pool.submit(rows, shared, city.cases)
            back = pool.submit(rows, shared, city.cases[::-1])
        assert ahead.result() == alone
        assert back.result()[::-1] == alone
