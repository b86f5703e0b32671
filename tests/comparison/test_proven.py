"""Differences within what is not proven are marked, and are no findings."""

from allocator.model.calendar import parse_month
from allocator.model.sweep import Axis, Combination, Sweep
from allocator.model.whatif import Column, Comparison, told_apart
from allocator.report.proven import weighted_words
from allocator.report.sweep import Grids

START = parse_month("2016-03")


def column(value: float, bound: float, kind: str = "variant") -> Column:
    return Column.model_validate(
        {"kind": kind, "status": "feasible", "weighted": {"value": value, "bound": bound}}
    )


def test_only_ranges_that_do_not_overlap_are_in_a_proven_order() -> None:
    base, more, less, near = column(100, 90), column(120, 101), column(80, 70), column(104, 95)
    assert told_apart(more, base) and told_apart(base, more) and told_apart(less, base)
    assert not told_apart(near, base) and not told_apart(base, base)
    # Touching ranges: the best plans of both may wait the same.
    assert not told_apart(column(110, 100), base)


def test_where_few_wait_both_plans_must_be_as_good_as_proven() -> None:
    best, good = (Column(kind="base", status="feasible", share=one) for one in (1.0, 0.97))
    assert told_apart(best, best) and not told_apart(best, good)
    assert not told_apart(best, Column(kind="base", status="failed"))


def test_a_comparison_marks_what_is_no_finding() -> None:
    columns = (column(100, 90, "base"), column(104, 95), column(120, 101))
    seen = Comparison(name="Town", start=START, end=START + 1, columns=columns)
    assert weighted_words(seen, "en") == ("100 %", "≈ 104 %", "120 %")


def test_labels_of_a_grid_stand_in_the_order_of_numbers() -> None:
    axis = Axis(name="threshold", changes="arrivals x{}", values=(200, 100, 1000, 150))
    assert axis.usual == "200" and axis.ordered == ("100", "150", "200", "1000")
    words = Axis(name="posts", options={"now": "", "fewer": "hire 1"})
    assert words.ordered == ("now", "fewer")
    cells = tuple(
        Combination(labels=(label,), column=column(100, 90)) for label in reversed(axis.labels)
    )
    seen = Sweep(
        name="Town", start=START, end=START + 1, axes=(axis,), cells=cells, whole=4, key="x"
    )
    (_, rows), *_ = Grids(seen, "de", START).maps()
    assert [label for label, _ in rows] == ["100", "150", "200 (heute)", "1000"]
