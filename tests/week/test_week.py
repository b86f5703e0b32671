"""What a week asks for: timetables, who is there, visits of short weeks, and the hours due."""

import json
from datetime import date, time, timedelta
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from allocator.facts import Facts
from allocator.model.calendar import format_week, parse_week, week_letter
from allocator.model.managers import Absence, Reduction
from allocator.model.rota import Block, Rota
from allocator.model.rota_input import FreeDays, HalfDay, RotaInput
from allocator.model.rota_policy import RotaPolicy
from allocator.model.sites import Window
from allocator.week import WeekFacts
from allocator.week.hours import hours
from allocator.week.office import timetable
from tests.checks.mutation import manager
from tests.checks.rota_week import DAYS, MONDAY, block
from tests.checks.town import DECISIONS, scenario


def window(weekday: int, start: int, end: int) -> Window:
    return Window.model_validate({"weekday": weekday, "from": time(start), "until": time(end)})


def turns(minutes: int, residents: int = 200, **policy: Any) -> list[tuple[int, int, int]]:
    rules = RotaPolicy(**policy)
    found = timetable(rules, rules.office_windows, Fraction(minutes), residents)
    return [(day, start // 60, end // 60) for day, start, end in found]


def test_office_hours_of_two_hundred_residents() -> None:
    """480 minutes: four turns of two hours, one a day, Friday left free."""
    assert turns(480) == [(1, 9, 11), (2, 9, 11), (3, 9, 11), (4, 9, 11)]


def test_unpopular_times_come_last() -> None:
    """1,920 minutes: 16 turns; 14 that end by four o'clock and not on a Friday afternoon."""
    found = turns(1920)
    assert len(found) == 16
    assert sum(end > 16 or (day == 5 and end > 13) for day, _, end in found) == 2


def test_two_together_where_the_policy_says_so() -> None:
    """480 minutes by two: two times of two hours, with two people each."""
    assert turns(480, 200, pair_from=200) == [(2, 9, 11), (2, 9, 11), (4, 9, 11), (4, 9, 11)]
    assert len(set(turns(480, 199, pair_from=200))) == 4


def test_small_windows_put_turns_side_by_side() -> None:
    """Two hours a week for six hours of office hours: three people at a time."""
    found = turns(360, office_windows=(window(3, 10, 12),))
    assert found == [(3, 10, 12)] * 3


def test_weeks() -> None:
    assert parse_week("2016-W10") == MONDAY
    assert format_week(MONDAY) == "2016-W10"
    assert parse_week("2016-W53") is None
    assert parse_week("2016-10") is None
    # Weeks alternate over the turn of a year with 53 weeks: 2015-W53 and 2016-W01.
    letters = [week_letter(date(2015, 12, 28) + timedelta(weeks=n)) for n in range(4)]
    assert letters in (["A", "B"] * 2, ["B", "A"] * 2)


def test_times_are_written_with_hours_and_minutes() -> None:
    row: dict[str, object] = {
        "manager": "m1",
        "date": "2016-03-07",
        "end": "10:00",
        "activity": "free",
    }
    assert Block.model_validate_json(json.dumps(row | {"start": "09:15"})).start == 555
    for wrong in ("9:15", "24:00", 555):
        with pytest.raises(ValidationError):
            Block.model_validate_json(json.dumps(row | {"start": wrong}))


def week(monday: date = MONDAY, **changes: Any) -> WeekFacts:
    return WeekFacts(Facts(scenario(**changes)), DECISIONS, monday)


def test_contract_of_a_week() -> None:
    """39 hours are 2,340 minutes; a holiday leaves 1,872, on the grid 1,860."""
    assert week().contract("m1") == 2340
    assert week(date(2016, 3, 21)).contract("m1") == 1860
    cut = Reduction(from_=MONDAY, until=DAYS[4], share=0.5)
    assert week(managers=manager(0, reductions=(cut,))).contract("m1") == 1170
    away = Absence(from_=DAYS[3], until=DAYS[4])
    assert week(managers=manager(0, absences=(away,))).contract("m1") == 1395


def test_days_of_part_timers() -> None:
    """24 hours over three days are eight a day; on half of one it is four."""
    part = week(
        managers=manager(3, hours=24.0),
        rota=RotaInput(
            free_days=(FreeDays(manager="m4", weekdays=(4, 5)),),
            half_days=(HalfDay(manager="m4", date=MONDAY, half="afternoon"),),
        ),
    )
    assert [part.there("m4", day).due for day in DAYS] == [240, 480, 480, 0, 0]
    assert (part.there("m4", MONDAY).first, part.there("m4", MONDAY).last) == (450, 750)


def test_a_visit_on_a_holiday_is_due_on_another_day() -> None:
    """Tours of week A are on Tuesdays; in week 12 Friday is Good Friday, Tuesday is not."""
    short = week(date(2016, 3, 28))
    assert short.letter == "B"
    assert [(row.site, row.number, row.planned) for row in short.visits] == [("C", 1, (2,))]
    assert short.days[0] == date(2016, 3, 29)
    assert short.holidays == (date(2016, 3, 28),)
    assert [(row.site, row.number, row.minutes) for row in week().visits] == [
        ("B", 1, 120),
        ("C", 1, 180),
    ]


def test_visits_are_shorter_in_a_week_with_holidays() -> None:
    """Four of five days: 96 of 120 minutes and 144 of 180, to the nearest quarter hour.

    Of a week that the plan only begins in, no day is a holiday: what is due, is due in full.
    """
    assert [row.minutes for row in week(date(2016, 3, 21)).visits] == [90, 150]
    assert [row.whole for row in week(date(2016, 3, 21)).visits] == [120, 180]
    assert week(date(2016, 2, 29)).days[0] == date(2016, 3, 1)
    assert week(date(2016, 2, 29)).part == 1


def test_office_hours_on_a_holiday_are_left_out_by_name() -> None:
    """A's turns are Monday to Thursday: Easter Monday takes one, Good Friday none."""
    assert [(row.site, row.date, row.start) for row in week(date(2016, 3, 28)).left_out] == [
        ("A", date(2016, 3, 28), 540)
    ]
    assert week(date(2016, 3, 21)).left_out == ()
    assert len(week(date(2016, 3, 28)).sessions) == 3


def test_who_stands_in_has_the_visit_and_its_part_of_the_ways() -> None:
    """m3's tour is B (120) and C (180) with three legs of 20; m4 visits C: 180/300 of 60 is 36."""
    blocks = (
        block("m3", 2, "09:00", "11:00", "visit", "B"),
        block("m4", 2, "12:00", "15:00", "visit", "C"),
    )
    found = hours(week(), Rota(week=MONDAY, blocks=blocks))
    assert [found[who].on_site_due for who in ("m3", "m4")] == [120, 180]
    assert [found[who].free_due for who in ("m3", "m4")] == [2340 - 120 - 24, 2340 - 180 - 36]


def test_stand_ins_are_team_then_floaters() -> None:
    assert week().stand_ins("A", ("m1",), MONDAY) == ("m2", "m4")
    assert week().stand_ins("C", ("m3",), MONDAY) == ("m4",)
