"""Programs that are solved again: the same answer from the last one, or begun anew, in time."""

from time import perf_counter

import numpy as np
import pytest
from scipy.sparse import csc_array

from allocator.solver import highs
from allocator.solver.highs import Growing, OutOfTimeError, maximise

ROWS, COLUMNS, ADDED = 30, 60, 20
Floats = np.ndarray


def drawn(seed: int) -> tuple[Floats, Floats, Floats, list[Floats]]:
    """Upper bounds, limits, the whole matrix, and gains of some solves one after the other."""
    draw = np.random.default_rng(seed)
    size = COLUMNS + ADDED
    matrix = draw.uniform(0, 2, (ROWS + 3, size)) * (draw.random((ROWS + 3, size)) < 0.2)
    matrix[:ROWS] -= (draw.random((ROWS, size)) < 0.02) * 1.0
    gains = [draw.uniform(-2, 5, size) for _ in range(6)]
    return draw.uniform(0, 2, size), draw.uniform(1, 4, ROWS + 3), matrix, gains


def solves(seed: int, until: float = np.inf) -> list[float]:
    """Values of solves: other gains, more columns, then more rows; each is held against anew."""
    upper, limit, matrix, gains = drawn(seed)
    growing, values = Growing(), []
    shapes = (
        [(ROWS, COLUMNS)] * 2 + [(ROWS, COLUMNS + ADDED)] * 2 + [(ROWS + 3, COLUMNS + ADDED)] * 2
    )
    rows = columns = 0
    for (r, c), gain in zip(shapes, gains, strict=True):
        now = csc_array(matrix[:r, :c])
        if (r, c) != (rows, columns):
            growing.grow(upper[columns:c], limit[rows:r], now)
            rows, columns = r, c
        found = growing.solve(gain[:c], until)
        anew = maximise(gain[:c], now, limit[:r], upper[:c], dual=True)
        assert found.value == pytest.approx(anew.value)
        assert found.bound == pytest.approx(found.value)
        values.append(found.value)
    return values


@pytest.mark.parametrize("seed", range(5))
def test_where_it_does_not_get_there_soon_it_begins_anew(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    known = solves(seed)
    begun: list[int] = []
    run = Growing._run

    def counted(self: Growing, strategy: int, most: int, until: float) -> None:
        begun.append(strategy)
        run(self, strategy, most, until)

    monkeypatch.setattr(Growing, "_run", counted)
    assert solves(seed) == pytest.approx(known)
    # The first answer and that with more rows are the dual simplex's, the others go on from it.
    assert begun.count(highs.DUAL) == 2
    for steps in (0, 1):
        begun.clear()
        monkeypatch.setattr(highs, "MOST_WARM", steps)
        assert solves(seed) == pytest.approx(known)
        assert begun.count(highs.DUAL) > 2


def test_it_begins_anew_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    solves(1, perf_counter() + 60)
    with pytest.raises(OutOfTimeError):
        solves(1, perf_counter())
    monkeypatch.setattr(highs, "MOST_WARM", 0)
    run = Growing._run

    def late(self: Growing, strategy: int, most: int, until: float) -> None:
        # Time is over when it is to begin anew.
        over = 0.0 if strategy == highs.DUAL and self._feasible else until
        run(self, strategy, most, over)

    monkeypatch.setattr(Growing, "_run", late)
    with pytest.raises(OutOfTimeError):
        solves(1, perf_counter() + 60)
