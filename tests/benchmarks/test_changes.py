"""Re-planning against planning anew: what counts as worse, and as too many changes."""

import pytest

from benchmarks.changes import Row, kept

WHOLE = (1000.0, 1000.0, 1000.0)


def row(tiers: tuple[float, float, float], posts: int = 1) -> Row:
    """A row whose plan made anew leaves 100 in each tier and changes ten posts."""
    anew = (100.0, 100.0, 100.0)
    # Changes forced, chosen; tiers, share, seconds, rules broken; the same planned anew.
    return Row("close A", 0, 0, posts, 0, tiers, 1.0, 1.0, 1.0, 0, 10, 0, anew, 1.0, WHOLE)


@pytest.mark.parametrize(
    ("tiers", "worst"),
    [
        ((100.0, 100.0, 120.0), 0.02),
        ((100.0, 105.0, 100.0), 0.005),
        # Less uncovered, and longer waiting for it; but nobody alone for less uncovered.
        ((100.0, 90.0, 120.0), 0.0),
        ((111.0, 90.0, 120.0), 0.011),
    ],
)
def test_a_tier_behind_a_better_one_does_not_count(
    tiers: tuple[float, float, float], worst: float
) -> None:
    assert row(tiers).worst == pytest.approx(worst)
    assert kept([row(tiers)]) == (worst <= 0.01)


def test_a_fifth_of_the_changes_is_the_most() -> None:
    same = (100.0, 100.0, 100.0)
    assert kept([row(same, posts=2)])
    assert not kept([row(same, posts=3)])
