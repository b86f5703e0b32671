"""Rotas from the solver: clean in every random week, the best of their choices, stable."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest

from allocator.checks.rota import check_rotas
from allocator.errors import InputError
from allocator.facts import Facts
from allocator.model.managers import Absence
from allocator.model.plan import Tour
from allocator.model.rota import Rota
from allocator.model.rota_input import Appointment, RotaInput, RotaPin
from allocator.solver.rota.bookings import booked_minutes
from allocator.solver.rota.choose import Choice, Chosen
from allocator.solver.rota.days import Day, DayLister
from allocator.solver.rota.engine import rota
from allocator.solver.rota.frames import Frames
from allocator.solver.rota.pieces import Piece, pieces
from allocator.week import WeekFacts
from allocator.week.goals import NEIGHBOURS, Measures
from tests.checks.rota_week import MONDAY
from tests.checks.town import DECISIONS, JUNE, MANAGERS, MARCH, scenario
from tests.rota_worlds import world

MOST = 4_000
"""Combinations that are tried one by one."""


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_random_weeks_keep_every_hard_rule(first: int) -> None:
    """The engine has each rota checked and refuses a broken one; bounds are below values."""
    for seed in range(first, first + 50):
        given, plan, monday = world(seed)
        made = rota(given, plan, monday)
        assert all(piece.bound <= piece.value + 1e-6 for piece in made.pieces), seed
        assert made.blocks, seed


def _listed(seed: int) -> Iterator[tuple[Frames, Measures, Piece, list[list[Day]]]]:
    given, plan, monday = world(seed)
    asked = WeekFacts(Facts(given), plan, monday)
    frames, measures = Frames(asked), Measures(asked, None)
    lister = DayLister(frames, measures)
    for piece in pieces(frames):
        listed = [
            lister.days(piece, name, day)
            for name in piece.managers
            for day in asked.days
            if (name, day) in frames.frames
        ]
        yield frames, measures, piece, listed


def _value(frames: Frames, measures: Measures, piece: Piece, days: tuple[Day, ...]) -> float | None:
    """What a combination of days costs, counted without a model; None where it cannot be."""
    policy = frames.asked.policy
    work: dict[str, int] = {}
    for day in days:
        work[day.manager] = work.get(day.manager, 0) + day.least
    if any(minutes > frames.asked.contract(name) for name, minutes in work.items()):
        return None
    if not _pins_hold(frames, piece, days):
        return None
    total = float(sum(day.cost for day in days))
    for n, row in enumerate(piece.sessions):
        held = sum(n in day.sessions for day in days)
        if held > 1:
            return None
        total += policy.weight("covered") * row.minutes * (1 - held)
    on: dict[str, list[int]] = {}
    for n, visit in enumerate(piece.visits):
        made = [day.date.toordinal() for day in days if n in day.visits]
        on.setdefault(visit.site, []).extend(made)
        if len(made) > visit.number:
            return None
        total += policy.weight("covered") * visit.minutes * (visit.number - len(made))
    for made in on.values():
        if len(set(made)) < len(made):
            return None
        near = sum(later - first == 1 for first in made for later in made)
        total += policy.weight("spread") * NEIGHBOURS * near
    for site in {row.site for row in piece.sessions}:
        for name, left in measures.shares(site).items():
            blocks = [
                block
                for day in days
                if day.manager == name
                for block in day.duties
                if block.site == site and block.activity == "office_hour"
            ]
            minutes = sum(block.minutes for block in blocks)
            late = sum(map(measures.unpopular, blocks))
            total += policy.weight("share") * max(0, minutes - left[0])
            total += policy.weight("fair") * max(0, late - left[1])
    return total


def _pins_hold(frames: Frames, piece: Piece, days: tuple[Day, ...]) -> bool:
    """Whether no more visits lie beside the pinned days than are left over."""
    for site in {row.site for row in piece.visits}:
        pinned = frames.standing.pinned(site)
        made = [day.date for day in days for n in day.visits if piece.visits[n].site == site]
        beside = sum(date not in pinned for date in made)
        if pinned and beside > frames.standing.loose(site):
            return False
    return True


def test_the_choice_is_the_best_of_all_combinations() -> None:
    """Fifty tiny pieces, each combination of listed days tried one by one."""
    tried = 0
    for seed in range(400):
        for frames, measures, piece, listed in _listed(seed):
            size = 1
            for row in listed:
                size *= len(row)
            if piece.bookings or not 4 < size < MOST or not piece.managers:
                continue
            values = [_value(frames, measures, piece, days) for days in product(*listed)]
            best = min(value for value in values if value is not None)
            chosen = Choice(frames, measures, piece, listed).solve(0, 10.0)
            assert chosen.value == pytest.approx(best), seed
            assert chosen.bound == pytest.approx(best), seed
            tried += 1
        if tried >= 50:
            break
    assert tried >= 50


def test_a_booking_is_met_where_both_can_come() -> None:
    """Unmet bookings cost like an uncovered duty, so they are met wherever one can be."""
    met = unmet = 0
    for seed in range(60):
        for frames, measures, piece, listed in _listed(seed):
            if piece.bookings:
                chosen: Chosen = Choice(frames, measures, piece, listed).solve(0, 2.0)
                kept = {row.booking.id for row in chosen.met}
                met += len(kept)
                unmet += sum(row.id not in kept for row in piece.bookings)
                assert all(row.block.site == row.booking.site for row in chosen.met)
                assert all(booked_minutes(frames.asked, row) > 0 for row in piece.bookings)
    assert met > unmet > 0


def _shifted(made: Rota, days: int) -> list[object]:
    return [
        block.model_copy(update={"date": block.date + timedelta(days=days)})
        for block in made.blocks
    ]


def test_the_same_input_gives_the_same_rota() -> None:
    given, plan, monday = world(3)
    assert rota(given, plan, monday) == rota(given, plan, monday)


def test_nothing_changes_where_nothing_changed() -> None:
    """Week 14 is the next week A without a holiday: every block stays where it was."""
    first = rota(scenario(), DECISIONS, MONDAY)
    second = rota(scenario(), DECISIONS, MONDAY + timedelta(weeks=4), first)
    assert _shifted(first, 28) == list(second.blocks)
    assert next(row.minutes for row in second.goals if row.goal == "same") == 0


def test_a_floater_covers_the_team_and_else_it_is_named() -> None:
    """Both of A's team away: m4 (a floater) holds the four turns; without m4 they are named."""
    away = (Absence(from_=MONDAY, until=MONDAY + timedelta(days=4)),)
    people = [
        row.model_copy(update={"absences": away}) if row.id in ("m1", "m2") else row
        for row in MANAGERS
    ]
    covered = rota(scenario(managers=tuple(people)), DECISIONS, MONDAY)
    turns = [block for block in covered.blocks if block.activity == "office_hour"]
    assert {block.manager for block in turns} == {"m4"}
    assert sum(block.minutes for block in turns) == 480
    assert covered.uncovered == ()
    alone = [row for row in people if row.id != "m4"]
    named = rota(scenario(managers=tuple(alone)), DECISIONS, MONDAY)
    assert sum(gap.minutes for gap in named.uncovered if gap.kind == "office_hour") == 480


def twice(*pins: RotaPin) -> list[int]:
    """The weekdays on which B is visited in a week with two visits of it."""
    plan = DECISIONS.model_copy(
        update={
            "tours": tuple(
                Tour(manager="m3", from_=MARCH, until=JUNE, week="A", weekday=day, sites=("B",))
                for day in (2, 4)
            )
        }
    )
    made = rota(scenario(rota=RotaInput(pins=pins)), plan, MONDAY)
    assert made.uncovered == ()
    return [block.date.isoweekday() for block in made.blocks if block.activity == "visit"]


def test_a_pinned_day_is_one_of_them() -> None:
    """By the plan Tuesday and Thursday. One pinned day: the other visit is where it was."""
    assert twice() == [2, 4]
    assert twice(RotaPin(site="B", weekday=5)) == [2, 5]
    assert twice(RotaPin(site="B", weekday=1), RotaPin(site="B", weekday=3)) == [1, 3]


def test_a_pinned_day_that_is_a_holiday_binds_nobody() -> None:
    """Week 12 is a week B with a visit of C, and its Friday is Good Friday."""
    pins = (RotaPin(site="C", weekday=5, from_=600),)
    friday = MONDAY + timedelta(weeks=2)
    made = rota(scenario(rota=RotaInput(pins=pins)), DECISIONS, friday)
    assert [block.site for block in made.blocks if block.activity == "visit"] == ["B", "C"]


def test_visits_of_a_short_week_are_as_long_as_the_check_asks() -> None:
    """Week 12 has four working days: 90 of B's 120 minutes, 150 of C's 180; less is too short."""
    made = rota(scenario(), DECISIONS, MONDAY + timedelta(weeks=2))
    visits = [block for block in made.blocks if block.activity == "visit"]
    assert [(block.site, block.minutes) for block in visits] == [("B", 90), ("C", 150)]
    short = visits[1].model_copy(update={"end": visits[1].end - 15})
    blocks = tuple(short if block == visits[1] else block for block in made.blocks)
    report = check_rotas(scenario(), DECISIONS, [made.model_copy(update={"blocks": blocks})])
    assert "visited" in {row.rule for row in report.violations}


def test_office_hours_are_held_by_who_is_pinned() -> None:
    """All of A's turns fall to m1, on Monday to m4, who is no member of the team."""
    pins = (RotaPin(site="A", manager="m1"),)
    made = rota(scenario(rota=RotaInput(pins=pins)), DECISIONS, MONDAY)
    assert {b.manager for b in made.blocks if b.activity == "office_hour"} == {"m1"}
    people = tuple(row for row in MANAGERS if row.id != "m4")
    pins = (RotaPin(site="A", manager="m3", weekday=1),)
    made = rota(scenario(managers=people, rota=RotaInput(pins=pins)), DECISIONS, MONDAY)
    turns = [b for b in made.blocks if b.activity == "office_hour"]
    assert [b.date for b in turns if b.manager == "m3"] == [MONDAY]
    assert len(turns) == 4


def test_an_appointment_that_cannot_be_kept_is_named() -> None:
    """m3 is away; and nobody works on Good Friday or on a Saturday."""
    days = [MONDAY + timedelta(days=n) for n in (14, 18, 19)]
    rows = tuple(
        Appointment(id=f"t{n}", manager="m3", date=day, from_=600, until=630)
        for n, day in enumerate(days)
    )
    people = tuple(
        row.model_copy(update={"absences": (Absence(from_=days[0], until=days[0]),)})
        if row.id == "m3"
        else row
        for row in MANAGERS
    )
    given = scenario(managers=people, rota=RotaInput(appointments=rows))
    made = rota(given, DECISIONS, days[0])
    assert [gap.date for gap in made.uncovered if gap.kind == "appointment"] == days


@pytest.mark.parametrize(("week", "code"), [("2016-10", "rota_week"), ("2019-W10", "rota_outside")])
def test_a_week_that_is_none(week: str, code: str) -> None:
    with pytest.raises(InputError) as error:
        rota(scenario(), DECISIONS, week)
    assert [fault.code for fault in error.value.faults] == [code]
