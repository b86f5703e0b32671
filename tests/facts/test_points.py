"""The order of need, read aloud: one line of the table a case."""

from datetime import date, timedelta
from typing import Any

import pytest

from allocator.facts import Facts
from allocator.facts.cases import CaseFacts
from allocator.model.calendar import first_day
from allocator.model.cases import Case
from allocator.model.managers import Manager
from allocator.model.policy import Policy
from allocator.model.scenario import Scenario
from allocator.model.sites import Site

MARCH = 2016 * 12 + 2


def facts(*cases: Case) -> CaseFacts:
    return Facts(
        Scenario(
            name="Town",
            state="NI",
            start=MARCH,
            sites=(Site(id="A", residents=50.0),),
            managers=(Manager(id="m"),),
            cases=cases,
        )
    ).cases


def points(month: int = MARCH, **fields: Any) -> int:
    given: dict[str, Any] = {"id": "K", "site": "A", "opened": date(2016, 3, 1)}
    case = Case(**(given | fields))
    return facts(case).points(case, case.opened, month)


@pytest.mark.parametrize(
    ("need", "worth"),
    [
        ("trauma", 50),
        ("disability", 50),
        ("protection", 50),
        ("pregnancy", 30),
        ("single_parent", 15),
        ("young_adult", 15),
        ("little_german", 15),
    ],
)
def test_each_need_adds_its_points(need: str, worth: int) -> None:
    assert points(needs=(need,)) == 10 + worth


def test_needs_add_up_and_unknown_ones_are_worth_30() -> None:
    assert points() == 10
    assert points(needs=("trauma", "little_german")) == 75
    assert points(needs="unknown") == 40


@pytest.mark.parametrize(
    ("days", "worth"), [(-1, 0), (0, 50), (1, 50), (56, 50), (57, 0), (300, 0)]
)
def test_a_job_start_counts_from_the_first_of_the_month_to_56_days_later(
    days: int, worth: int
) -> None:
    day = first_day(MARCH) + timedelta(days)
    assert points(needs=("job_start",), dates={"job_start": day}) == 10 + worth


@pytest.mark.parametrize("need", ["move_out", "benefit_change"])
def test_a_change_ahead_is_worth_30_while_it_is_ahead(need: str) -> None:
    assert points(needs=(need,), dates={need: date(2016, 3, 20)}) == 40
    assert points(MARCH + 1, needs=(need,), dates={need: date(2016, 3, 20)}) == 10 + 5


@pytest.mark.parametrize(
    ("opened", "worth"),
    [
        (date(2016, 3, 1), 0),
        (date(2016, 3, 31), 0),
        (date(2016, 2, 2), 0),
        (date(2016, 2, 1), 5),
        (date(2016, 1, 15), 5),
        (date(2015, 9, 1), 30),
        (date(2014, 1, 1), 30),
    ],
)
def test_each_whole_month_of_waiting_adds_5_up_to_30(opened: date, worth: int) -> None:
    assert points(opened=opened) == 10 + worth


def test_points_may_be_given_and_waiting_is_added() -> None:
    assert points(points=42, opened=date(2016, 1, 1)) == 52


@pytest.mark.parametrize("need", ["trauma", "disability", "job_start"])
def test_trauma_disability_and_job_start_are_each_urgent_alone(need: str) -> None:
    dates = {"job_start": date(2016, 3, 15)} if need == "job_start" else {}
    case = Case(id="K", site="A", opened=date(2016, 3, 1), needs=(need,), dates=dates)
    known = facts(case)
    assert known.band(known.points(case, case.opened, MARCH)) == "urgent"


@pytest.mark.parametrize(
    ("number", "band"), [(59, "high"), (60, "urgent"), (30, "high"), (29, "normal")]
)
def test_bands_begin_at_60_and_30(number: int, band: str) -> None:
    assert facts().band(number) == band


def test_the_items_add_up_to_the_points() -> None:
    case = Case(id="K", site="A", opened=date(2016, 1, 1), needs=("trauma", "little_german"))
    items = facts(case).point_items(case, case.opened, MARCH)
    assert items == {"base": 10, "trauma": 50, "little_german": 15, "waiting": 10}


def test_a_person_more_weighs_half() -> None:
    weights = [
        facts().weight(Case(id="K", site="A", opened=date(2016, 3, 1), persons=n))
        for n in (1, 2, 5)
    ]
    assert [float(weight) for weight in weights] == [1.0, 1.5, 3.0]


def test_a_running_case_past_its_months_ends_now_and_is_overdue() -> None:
    late = Case(id="K", site="A", opened=date(2015, 1, 1), manager="m", start=MARCH - 9)
    longer = late.model_copy(update={"id": "L", "extended_until": MARCH + 1})
    known = facts(late, longer)
    assert (known.end(late, MARCH - 9), known.overdue(late)) == (MARCH, MARCH - 1)
    assert (known.end(longer, MARCH - 9), known.overdue(longer)) == (MARCH + 1, None)


def test_default_policy_has_the_documented_profile() -> None:
    load = Policy().caseload
    assert load.profile == (20, 20, 16, 16, 14, 14, 10, 10)
    assert (load.months, load.first_meeting, load.max_people) == (8, 90, 75)
