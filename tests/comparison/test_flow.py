"""The flow by hand, with numbers worked out by hand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import allocator
from allocator.comparison.flow import (
    arrivals,
    breaks,
    capacity,
    flow_by_hand,
    needed,
    ramp,
    running,
)
from allocator.facts import Facts
from allocator.model.cases import Arrivals, Expected, Profile
from allocator.model.plan import LedgerRow, Plan

TINY = Path("scenarios/tiny.yaml")


def test_the_ramp_of_a_case_of_three_months() -> None:
    """100 hours, 10 taken by running cases in the first month; a case takes 4, 2, 1 hours.

    Month 1: (100 - 10) / 4 = 22.5 start, of a list of 20 + 30 come; 27.5 wait.
    Month 2: (100 - 22.5 x 2) / 4 = 13.75 start; 27.5 + 30 - 13.75 = 43.75 wait.
    Month 3: (100 - 22.5 x 1 - 13.75 x 2) / 4 = 12.5 start; 43.75 + 30 - 12.5 = 61.25 wait.
    Month 4: (100 - 13.75 x 1 - 12.5 x 2) / 4 = 15.3125: the first month's cases have ended.
    """
    minutes = [[4.0] * 4, [2.0] * 4, [1.0] * 4]
    starts, waiting = ramp([100.0] * 4, [10.0, 0, 0, 0], [30.0] * 4, minutes, 20)
    assert starts == [22.5, 13.75, 12.5, 15.3125]
    assert waiting == [27.5, 43.75, 61.25, 75.9375]


def test_needed_hours_end_at_littles_law() -> None:
    """10 come a month and take 4, 2, 1: 40, 60, 70, 70; 10 x 7 is L = lambda x W in hours."""
    minutes = [[4.0] * 4, [2.0] * 4, [1.0] * 4]
    assert needed([5.0, 0, 0, 0], [10.0] * 4, minutes) == [45.0, 60.0, 70.0, 70.0]


def test_a_month_that_later_ones_make_up_for_breaks_nothing() -> None:
    """37 of 40 hours in all: none. 42: the first. 39, but 23 of 20 from the third on: the third."""
    months = range(100, 104)
    assert breaks(months, [11, 8, 9, 9], [10] * 4) is None
    assert breaks(months, [11, 8, 11, 12], [10] * 4) == 100
    assert breaks(months, [11, 5, 11, 12], [10] * 4) == 102


def test_the_capacity_of_the_tiny_city() -> None:
    """February has 21 working days. Three people have 8,256 minutes each, less 2,064 overhead:
    18,576. Office hours at the house: 480 a week / 5 x 21 = 2,016. East and west get one visit
    of 120 minutes in two weeks each: 2 x 120 x 21 / 10 = 504. Travel of the plan: 56.
    18,576 - 2,016 - 504 - 56 = 16,000.
    """
    scenario = allocator.load(TINY)
    entries = dict.fromkeys(("overhead", "office_hours", "handover", "casework"), 0)
    row = LedgerRow(
        manager="c", month=scenario.start, available=0, travel=56, reserved=0, balance=0, **entries
    )
    assert capacity(Facts(scenario), Plan(ledger=(row,)))[0] == 16_000


def test_running_cases_of_the_tiny_city() -> None:
    """R1 in its second month, R2 in its eighth and last, R3 in its third: 20, 10 and 16 minutes
    a week x 21 / 5 = 84 + 42 + 67.2 (67). c and a speak Arabic: no interpreter.
    """
    assert running(Facts(allocator.load(TINY)))[0] == 84 + 42 + 67


def test_arrivals_at_the_median_and_at_one_month_in_ten() -> None:
    """100 expected, of which 36 have no p90: 80 + 36 + 1.2816 x 6 = 123.69; median 60 + 36."""
    rows = (
        Expected(profile="a", expected=64, p50=60, p90=80),
        Expected(profile="b", expected=36),
    )
    profiles = (Profile(id="a"), Profile(id="b"))
    world = allocator.load(TINY).model_copy(
        update={"arrivals": Arrivals(profiles=profiles, expected=rows)}
    )
    expected, median, high = arrivals(Facts(world))
    assert expected == pytest.approx([100] * 3)
    assert median == pytest.approx([96] * 3)
    assert high == pytest.approx([123.6896] * 3)


def test_the_plan_stands_beside_the_arithmetic() -> None:
    """300 come a month; three people cannot start them all, by hand or in the plan.

    Four waiting cases are under five and not given; the list of 300 and more is.
    """
    scenario = allocator.load(TINY)
    come = Arrivals(
        profiles=(Profile(id="p", languages=("ar",)),),
        expected=(Expected(profile="p", expected=300, p90=400),),
    )
    world = scenario.model_copy(update={"arrivals": come})
    plan = allocator.plan(world).plan
    assert plan is not None
    flow = flow_by_hand(world, plan)
    assert flow.forecast == pytest.approx(300)
    assert flow.open_cases == pytest.approx(2400)
    assert flow.possible == pytest.approx(flow.capacity / sum(flow.case_minutes))
    assert flow.growth == pytest.approx(300 - flow.possible)
    assert flow.breaks == flow.breaks_p50 == flow.breaks_p90 == scenario.start
    assert flow.starts is not None and flow.plan_starts is not None
    # 75 people a post and two at most with c: the arithmetic knows no caps, and says so.
    assert flow.plan_starts < flow.starts
    assert flow.gap < -0.05
    known = sum(row.case.startswith("W") for row in plan.caseload)
    expected = sum(row.started for row in plan.expected)
    assert flow.plan_starts * 3 == pytest.approx(known + expected)


def test_few_cases_are_not_given() -> None:
    scenario = allocator.load(TINY)
    plan = allocator.plan(scenario).plan
    assert plan is not None
    flow = flow_by_hand(scenario, plan)
    assert flow.starts is None and flow.plan_starts is None
    assert flow.gap == 0
    for row in flow.months:
        for number in (row.arrivals, row.starts, row.waiting, row.plan_starts, row.plan_waiting):
            assert number is None or number == 0 or number >= 5


NUMBERS = st.lists(st.floats(0, 1000), min_size=6, max_size=6)


@given(hours=NUMBERS, come=NUMBERS, waiting=st.floats(0, 1000))
def test_nobody_is_lost(hours: list[float], come: list[float], waiting: float) -> None:
    """List before + arrivals = starts + list after, in every month; nothing is negative."""
    minutes = [[4.0] * 6, [2.0] * 6]
    starts, lists = ramp(hours, [1.0] * 6, come, minutes, waiting)
    for month, (begun, left) in enumerate(zip(starts, lists, strict=True)):
        before = lists[month - 1] if month else waiting
        assert before + come[month] == pytest.approx(begun + left)
        assert begun >= 0 and left >= -1e-9
