"""Each hard rule is dropped from the solver, and the check names it in a week of the town."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any

import pytest

from allocator.checks.rota import ROTA_RULES, check_rotas
from allocator.errors import UncheckedPlanError
from allocator.model.plan import Plan, Tour
from allocator.model.rota_input import (
    Appointment,
    Booking,
    HalfDay,
    Interpreter,
    Meeting,
    RotaInput,
    RotaPin,
    Wish,
)
from allocator.model.sites import Visits, Window
from allocator.solver.rota import (
    bookings,
    choose,
    days,
    engine,
    frames,
    layout,
    pieces,
    settle,
    trips,
)
from allocator.week import WeekFacts
from allocator.week.goals import goal_values
from tests.checks.mutation import site
from tests.checks.rota_week import DAYS, MONDAY, clock, policy
from tests.checks.town import DECISIONS, JUNE, MARCH, scenario

UNTOLD = {"month_hours": "told, not forced: see the test of its own below"}


@dataclass(frozen=True)
class Dropped:
    """A rule, what is taken from the solver, and the town in which that shows."""

    rule: str
    where: Any
    name: str
    instead: Callable[..., Any]
    scenario: dict[str, Any] = field(default_factory=dict)
    plan: Plan = DECISIONS


def given(**fields: Any) -> dict[str, Any]:
    return {"rota": RotaInput(**fields)}


EARLY = Meeting(id="team", weekday=2, from_=clock("09:00"), until=clock("10:00"))
EVENING = Appointment(
    id="t1", manager="m4", date=MONDAY, from_=clock("19:00"), until=clock("22:30")
)
NARROW = tuple(
    Window.model_validate({"weekday": day, "from": time(14), "until": time(17)})
    for day in range(1, 6)
)

TWICE = DECISIONS.model_copy(
    update={
        "tours": tuple(
            Tour(manager="m3", from_=MARCH, until=JUNE, week="A", weekday=day, sites=("B",))
            for day in (2, 4)
        )
    }
)
"""The plan of the town with two visits of B in week A, and no others."""

DROPPED = (
    # Legs of 20 minutes in blocks of 20: not on the grid.
    Dropped(
        "readable",
        WeekFacts,
        "way",
        lambda self, a, b: 0 if a == b else self.facts.legs.minutes(a, b),
    ),
    Dropped(
        "stated_goals",
        engine,
        "goal_values",
        lambda asked, made, before: tuple(
            row.model_copy(update={"minutes": row.minutes + 15})
            for row in goal_values(asked, made, before)
        ),
    ),
    Dropped("one_thing", frames.Frames, "busy", lambda *_: (), given(meetings=(EARLY,))),
    Dropped(
        "days_off",
        frames,
        "Frame",
        lambda *given: layout.Frame(450, 1080, *given[2:]),
        given(half_days=(HalfDay(manager="m3", date=DAYS[1], half="afternoon"),)),
    ),
    Dropped(
        "week_contract",
        settle,
        "_lengths",
        lambda frames, manager, days: [frames.usual[manager, day.date] - 15 for day in days],
    ),
    # B and C on one tour take 390 minutes.
    Dropped(
        "ten_hours",
        frames.Frames,
        "least",
        lambda self, key, spans, pause: layout.shortest(
            self.frames[key], spans, pause, self.usual[key]
        ),
        policy(day_minutes=375),
    ),
    Dropped("rest", frames, "timedelta", lambda *_: timedelta(9), given(appointments=(EVENING,))),
    Dropped("breaks", layout, "break_due", lambda _: 0),
    Dropped("way", WeekFacts, "way", lambda *_: 0),
    Dropped(
        "windows",
        trips.Stop,
        "fits",
        lambda *_: True,
        {"sites": site(2, access=NARROW)},
    ),
    Dropped(
        "staffed",
        choose.Choice,
        "_held_once",
        lambda self, n: self._bool(f"unstaffed {n}", 0),
    ),
    Dropped("visited", choose.Choice, "_made", lambda self, _: self._model.new_int_var(0, 0, "")),
    Dropped(
        "stand_in",
        pieces,
        "_holders",
        lambda frames, row: [name for name in ("m3",) if (name, row.date) in frames.frames],
    ),
    Dropped("kept", frames.Frames, "_keep", lambda *_: None, given(meetings=(EARLY,))),
    Dropped(
        "interpreters",
        bookings,
        "_comes",
        lambda *_: True,
        given(
            interpreters=(
                Interpreter(
                    id="i1",
                    languages=("ti",),
                    hours=(
                        Window.model_validate({"weekday": 5, "from": time(8), "until": time(9)}),
                    ),
                ),
            ),
            bookings=(Booking(id="k1", site="C", language="ti"),),
        ),
    ),
    Dropped(
        "rota_pins",
        days.DayLister,
        "_pinned",
        lambda *_: True,
        given(pins=(RotaPin(site="C", manager="m4"),)),
    ),
    Dropped(
        "rota_pins",
        choose.Choice,
        "_pinned_days",
        lambda _: None,
        {"sites": site(1, visits=Visits(per_fortnight=4, minutes=60))}
        | given(pins=(RotaPin(site="B", weekday=5),)),
        TWICE,
    ),
    Dropped(
        "rota_pins",
        pieces,
        "_holders",
        lambda _, row: list(row.team),
        given(pins=(RotaPin(site="A", manager="m4", weekday=2),)),
    ),
)


@pytest.mark.parametrize("dropped", DROPPED, ids=lambda row: row.rule)
def test_a_rule_dropped_from_the_solver_is_caught(
    dropped: Dropped, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = scenario(**dropped.scenario)
    assert engine.rota(town, dropped.plan, MONDAY).blocks
    layout.laid.cache_clear()
    layout._fits.cache_clear()
    monkeypatch.setattr(dropped.where, dropped.name, dropped.instead)
    with pytest.raises(UncheckedPlanError, match=dropped.rule):
        engine.rota(town, dropped.plan, MONDAY)
    layout.laid.cache_clear()
    layout._fits.cache_clear()


def test_shares_dropped_from_the_solver_are_told_beside_the_ledger(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without fair shares the wish of m2 counts alone: m1 holds all four turns, 240 too many."""
    wishes = tuple(Wish(manager="m2", kind="rather_not", weekday=day) for day in range(1, 6))
    town = scenario(**given(wishes=wishes))
    fair = engine.rota(town, DECISIONS, MONDAY)
    assert check_rotas(town, DECISIONS, [fair]).clean
    monkeypatch.setattr(choose.Choice, "_fair_shares", lambda _: None)
    unfair = engine.rota(town, DECISIONS, MONDAY)
    report = check_rotas(town, DECISIONS, [unfair])
    assert {row.rule for row in report.violations} == {"month_hours"}


def test_every_rule_is_dropped() -> None:
    assert {row.rule for row in DROPPED} | set(UNTOLD) == {rule.name for rule in ROTA_RULES}
