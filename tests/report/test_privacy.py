"""Small cells: nothing under five is printed, and nothing lets a reader work it out."""

from itertools import product

import pytest

from allocator.report.privacy import suppress, word


@pytest.mark.parametrize(
    ("numbers", "values", "total"),
    [
        ((58, 210, 342), (58, 210, 342), 610),
        ((0, 0, 0), (0, 0, 0), 0),
        # One small cell: the next smallest is kept back, or 610 - 210 - 342 gives it away.
        ((3, 210, 342), (None, None, 342), 555),
        ((0, 3, 342), (0, None, None), 345),
        # Two small cells hide each other: 2 + 3 could be 1 + 4.
        ((2, 3, 342), (None, None, 342), 347),
        # 1 + 1 is the only way to make 2, so a third is kept back.
        ((1, 1, 342), (None, None, None), 344),
        # Nothing else to keep back: the sum goes.
        ((3, 0, 0), (None, 0, 0), None),
    ],
)
def test_what_is_shown(
    numbers: tuple[int, ...], values: tuple[int | None, ...], total: int | None
) -> None:
    cells = suppress(numbers)
    assert cells.values == values
    assert cells.total == total


def _what_a_reader_works_out(numbers: tuple[int, ...]) -> list[set[int]]:
    """Return the values of each cell that fit the table: sums, and what `<5` and a dash mean."""
    cells = suppress(numbers)
    shown = [value for value in cells.values if value]
    ranges = []
    for value, small in zip(cells.values, cells.small, strict=True):
        kept_back = range(5, min([*shown, 30]) + 1)
        ranges.append([value] if value is not None else range(1, 5) if small else kept_back)
    fitting = [
        guess for guess in product(*ranges) if cells.total is None or sum(guess) == cells.total
    ]
    return [{guess[position] for guess in fitting} for position in range(len(numbers))]


def test_nobody_works_out_a_small_cell() -> None:
    """With every sum known, a small cell can still be at least two numbers."""
    for numbers in product((0, 1, 2, 4, 5, 6, 9, 24), repeat=3):
        possible = _what_a_reader_works_out(numbers)
        for number, values in zip(numbers, possible, strict=True):
            assert number in values
            if 0 < number < 5:
                assert len(values) > 1, numbers


def test_words_of_a_cell() -> None:
    assert word(12, False, "12") == "12"
    assert word(None, True, "3") == "<5"
    assert word(None, False, "210") == "–"
