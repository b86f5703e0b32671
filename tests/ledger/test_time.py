"""Available time and overhead, months worked out by hand. A full-time day is 39 x 60 / 5 = 468."""

from datetime import date

from allocator.model.managers import Absence, Manager, Reduction
from allocator.model.plan import LedgerRow
from allocator.model.steps import Step
from tests.ledger.village import APRIL, JUNE, MARCH, MAY, rows, village


def month(manager: Manager, when: int = MARCH) -> LedgerRow:
    return rows(village(manager))[manager.id, when]


def test_march_2016_in_lower_saxony_has_21_days() -> None:
    row = month(Manager(id="m1"))
    # 21 x 468 = 9828; less 16 % expected absence 8255.52; a quarter of that 2063.88.
    assert (row.available, row.overhead, row.balance) == (8256, 2064, 6192)


def test_may_2016_loses_ascension_and_whit_monday() -> None:
    row = month(Manager(id="m1"), MAY)
    # 20 x 468 x 0.84 = 7862.4; a quarter 1965.6.
    assert (row.available, row.overhead) == (7862, 1966)


def test_half_time() -> None:
    row = month(Manager(id="m1", hours=19.5))
    # 21 x 234 x 0.84 = 4127.76; a quarter 1031.94.
    assert (row.available, row.overhead) == (4128, 1032)


def test_hours_with_a_decimal_are_exact() -> None:
    row = month(Manager(id="m1", hours=29.5))
    # 29.5 x 12 = 354 a day; 21 x 354 x 0.84 = 6244.56.
    assert row.available == 6245


def test_hours_that_change_in_the_month() -> None:
    steps = (
        Step(from_=date(2016, 1, 1), value=39.0),
        Step(from_=date(2016, 3, 15), value=29.5),
    )
    row = month(Manager(id="m1", hours=steps))
    # 1 to 14 March 10 days of 468, 15 to 31 March 11 days of 354: 8574 x 0.84 = 7202.16.
    assert row.available == 7202


def test_absence_below_the_expected_changes_nothing() -> None:
    away = Absence(from_=date(2016, 3, 1), until=date(2016, 3, 3))
    # 3 of 21 days are 14.3 %, less than 16 %.
    assert month(Manager(id="m1", absences=(away,))).available == 8256


def test_absence_above_the_expected_replaces_it() -> None:
    away = Absence(from_=date(2016, 3, 1), until=date(2016, 3, 9))
    # 7 of 21 days: 14 x 468 = 6552, and nothing expected on top; a quarter 1638.
    row = month(Manager(id="m1", absences=(away,)))
    assert (row.available, row.overhead) == (6552, 1638)


def test_easter_is_no_absence() -> None:
    away = Absence(from_=date(2016, 3, 22), until=date(2016, 3, 30))
    # 22, 23, 24, 29, 30 March: 5 of 21 days are 23.8 %; 16 x 468 = 7488.
    assert month(Manager(id="m1", absences=(away,))).available == 7488


def test_a_reduction_from_the_middle_of_the_month() -> None:
    cut = Reduction(from_=date(2016, 3, 14), until=date(2016, 6, 30), share=0.5)
    # 9 days whole (1 to 11 March), 12 days half: 15 x 468 = 7020 x 0.84 = 5896.8.
    row = month(Manager(id="m1", reductions=(cut,)))
    assert (row.available, row.overhead) == (5897, 1474)


def test_reductions_that_overlap_take_away_at_most_everything() -> None:
    cut = Reduction(from_=date(2016, 3, 1), until=date(2016, 3, 31), share=0.75)
    assert month(Manager(id="m1", reductions=(cut, cut))).available == 0


def test_a_contract_that_ends_in_the_month() -> None:
    given = rows(village(Manager(id="m1", until=date(2016, 3, 15))))
    # 1 to 15 March: 11 days x 468 = 5148 x 0.84 = 4324.32; no row after that.
    assert (given["m1", MARCH].available, given["m1", MARCH].overhead) == (4324, 1081)
    assert list(given) == [("m1", MARCH)]


def test_a_contract_that_begins_in_the_month() -> None:
    given = rows(village(Manager(id="m1", from_=date(2016, 5, 17))))
    # 17 to 31 May: 11 days, 4324.32.
    assert given["m1", MAY].available == 4324
    assert list(given) == [("m1", MAY), ("m1", JUNE)]


def test_nothing_is_available_in_a_month_away() -> None:
    away = Absence(from_=date(2016, 4, 1), until=date(2016, 4, 30))
    row = month(Manager(id="m1", absences=(away,)), APRIL)
    assert (row.available, row.overhead, row.balance) == (0, 0, 0)
