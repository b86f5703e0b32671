"""At which number of residents the staffing of a site flips, with hysteresis and desks."""

from datetime import date

import pytest

from allocator.facts import Facts
from allocator.model.scenario import Scenario
from allocator.model.sites import Site, SiteKind
from allocator.model.steps import Step
from allocator.report.data import Flip
from allocator.report.where import flips, near_flips


def _flips(site: Site) -> list[tuple[int, int, bool, bool]]:
    scenario = Scenario(name="x", state="NI", start=2016 * 12 + 2, sites=(site,), managers=())
    now = Facts(scenario).sites[site.id][scenario.start]
    return [_row(flip) for flip in flips(scenario.policy, site, now)]


def _row(flip: Flip) -> tuple[int, int, bool, bool]:
    return flip.to, flip.at, flip.below, flip.desk_missing


@pytest.mark.parametrize(
    ("residents", "expected"),
    [
        # 8 posts are kept down to 780, 20 below the hundred; the ninth comes at 900.
        (800, [(7, 780, True, False), (9, 900, False, False)]),
        (450, [(5, 500, False, False), (3, 380, True, False)]),
        (430, [(3, 380, True, False), (5, 500, False, False)]),
        # Below 180 a site is mobile before its standard could fall to one post.
        (250, [(3, 300, False, False), (0, 180, True, False)]),
        (200, [(0, 180, True, False), (3, 300, False, False)]),
        # A mobile site becomes fixed with two posts at 200, not at 180.
        (199, [(2, 200, False, False)]),
        (40, [(2, 200, False, False)]),
    ],
)
def test_flips(residents: int, expected: list[tuple[int, int, bool, bool]]) -> None:
    assert _flips(Site(id="s", residents=residents)) == expected


@pytest.mark.parametrize(
    ("residents", "expected"),
    [
        # A team comes at 200; once there it goes below 180 only.
        (194, [(6, 2, 0)]),
        (179, []),
        (191, [(9, 2, 0)]),
        # Eight posts down to 780: 791 are 12 too many for seven.
        ((800, 791), [(-12, 7, 1)]),
        # The nearer of two thresholds, in the month in which it is nearest.
        ((200, 188, 183), [(-4, 0, 2)]),
        ((200, 188, 179), [(-9, 0, 1)]),
        ((885, 899), [(1, 9, 1)]),
        (840, []),
    ],
)
def test_sites_near_a_threshold(
    residents: int | tuple[int, ...], expected: list[tuple[int, int, int]]
) -> None:
    """How many residents make the difference, posts then, and in which month."""
    several = residents if isinstance(residents, tuple) else (residents,)
    people = tuple(
        Step(from_=date(2016, 3 + n, 1), value=float(now)) for n, now in enumerate(several)
    )
    site = Site(id="s", residents=people)
    start = 2016 * 12 + 2
    scenario = Scenario(name="x", state="NI", start=start, sites=(site,), managers=(), months=4)
    found = [(row.change, row.flip.to, row.month - start) for row in near_flips(Facts(scenario))]
    assert found == expected


def test_a_missing_desk_is_named() -> None:
    assert _flips(Site(id="s", residents=250, desks=2))[0] == (3, 300, False, True)


def test_a_district_never_flips() -> None:
    assert _flips(Site(id="s", kind=SiteKind.DISTRICT, residents=900)) == []


def _posts_next_month(residents: int, later: int) -> int:
    """Posts in the second month of a site that goes from `residents` to `later`."""
    steps = (
        Step(from_=date(2016, 3, 1), value=residents),
        Step(from_=date(2016, 4, 1), value=later),
    )
    scenario = Scenario(
        name="x",
        state="NI",
        start=2016 * 12 + 2,
        sites=(Site(id="s", residents=steps),),
        managers=(),
    )
    now = Facts(scenario).sites["s"][scenario.start + 1]
    return max(now.standard, scenario.policy.team.min_team) if now.service == "fixed" else 0


@pytest.mark.parametrize("residents", [199, 200, 430, 800])
def test_the_next_change_is_what_the_facts_say(residents: int) -> None:
    """At the flip the facts have the new posts, one resident earlier still the old ones."""
    for to, at, below, _ in _flips(Site(id="s", residents=residents)):
        first, last = (at - 1, at) if below else (at, at - 1)
        assert _posts_next_month(residents, first) == to
        assert _posts_next_month(residents, last) == _posts_next_month(residents, residents)
