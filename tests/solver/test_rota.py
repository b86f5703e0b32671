"""Rotas from the solver: clean in every random week, the best of their choices, stable."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest

from allocator.errors import InputError
from allocator.facts import Facts
from allocator.model.managers import Absence
from allocator.model.rota import Rota
from allocator.solver.rota.bookings import booked_minutes
from allocator.solver.rota.choose import Choice, Chosen
from allocator.solver.rota.days import Day, DayLister
from allocator.solver.rota.engine import rota
from allocator.solver.rota.frames import Frames
from allocator.solver.rota.pieces import Piece, pieces
from allocator.week import WeekFacts
from allocator.week.goals import NEIGHBOURS, Measures
from tests.checks.rota_week import MONDAY
from tests.checks.town import DECISIONS, MANAGERS, scenario
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


@pytest.mark.parametrize(("week", "code"), [("2016-10", "rota_week"), ("2019-W10", "rota_outside")])
def test_a_week_that_is_none(week: str, code: str) -> None:
    with pytest.raises(InputError) as error:
        rota(scenario(), DECISIONS, week)
    assert [fault.code for fault in error.value.faults] == [code]
