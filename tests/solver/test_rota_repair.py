"""Repair in the week: what is before stands, little changes, what is open is named and offered."""

from datetime import date, timedelta
from random import Random

from allocator.checks.rota import check_rotas
from allocator.facts import Facts
from allocator.model.managers import Absence
from allocator.model.rota import UNPAID, Block, Rota
from allocator.model.rota_input import Booking, HalfDay, Interpreter, RotaInput
from allocator.model.scenario import Scenario
from allocator.solver.rota.engine import repair, rota
from allocator.week import WeekFacts
from allocator.week.standins import stand_ins
from tests.checks.rota_week import DAYS, MONDAY
from tests.checks.town import DECISIONS, scenario
from tests.rota_worlds import world


def ill(given: Scenario, who: str, first: date, last: date) -> Scenario:
    people = tuple(
        row.model_copy(update={"absences": (*row.absences, Absence(from_=first, until=last))})
        if row.id == who
        else row
        for row in given.managers
    )
    return given.model_copy(update={"managers": people})


def before(made: Rota, since: date) -> list[Block]:
    return [block for block in made.blocks if block.date < since]


def of_others(made: Rota, who: str) -> set[Block]:
    return {block for block in made.blocks if block.manager != who}


def at_work(block: Block) -> bool:
    return block.activity not in UNPAID


def test_who_turns_out_to_have_been_away_did_not_work() -> None:
    """On Wednesday two are known to have been ill: m3 since Monday, one of the team on Monday.

    m3's tour of Tuesday was not driven: both visits are made by m4, a floater, later on. The
    turn of office hours on Monday is named; nobody can hold it any more.
    """
    made = rota(scenario(), DECISIONS, MONDAY)
    turns = {b.date: b.manager for b in made.blocks if b.activity == "office_hour"}
    town = ill(ill(scenario(), "m3", MONDAY, DAYS[4]), turns[MONDAY], MONDAY, MONDAY)
    again = repair(town, DECISIONS, made, DAYS[2])
    assert [(gap.kind, gap.date, gap.start) for gap in again.uncovered] == [
        ("office_hour", MONDAY, 540)
    ]
    visits = [b for b in again.blocks if b.activity == "visit"]
    assert {(b.manager, b.site) for b in visits} == {("m4", "B"), ("m4", "C")}
    assert min(b.date for b in visits) >= DAYS[2]
    assert check_rotas(town, DECISIONS, [again]).clean


def test_half_a_day_away_that_has_passed() -> None:
    """m3 was away on Tuesday afternoon: B was visited in the morning, C was not."""
    made = rota(scenario(), DECISIONS, MONDAY)
    half = HalfDay(manager="m3", date=DAYS[1], half="afternoon")
    town = scenario(rota=RotaInput(half_days=(half,)))
    again = repair(town, DECISIONS, made, DAYS[2])
    visits = {(b.date, b.site) for b in again.blocks if b.activity == "visit"}
    assert (DAYS[1], "B") in visits
    assert (DAYS[1], "C") not in visits
    assert {site for _, site in visits} == {"B", "C"}
    assert check_rotas(town, DECISIONS, [again]).clean


def test_an_interpreter_has_the_hours_that_are_left() -> None:
    """240 minutes a week: 180 on Tuesday at C leave too few for a turn of 120 at A."""
    town = scenario(
        rota=RotaInput(
            interpreters=(Interpreter(id="i1", languages=("ti",), minutes=240),),
            bookings=(
                Booking(id="k1", site="A", language="ti"),
                Booking(id="k2", site="C", language="ti"),
            ),
        )
    )
    made = rota(town, DECISIONS, MONDAY)
    again = repair(town, DECISIONS, made, DAYS[2])
    for row in (made, again):
        assert [block.item for block in row.blocks if block.interpreter] == ["k2"]
        assert [gap.item for gap in row.uncovered] == ["k1"]


def test_a_colleague_takes_over_and_nothing_else_moves() -> None:
    """m1 is ill from Wednesday; the turn of that day at A is theirs, and m2's from now on."""
    made = rota(scenario(), DECISIONS, MONDAY)
    turns = {b.date: b.manager for b in made.blocks if b.activity == "office_hour"}
    who = turns[DAYS[2]]
    town = ill(scenario(), who, DAYS[2], DAYS[4])
    again = repair(town, DECISIONS, made, DAYS[2])
    assert before(again, DAYS[2]) == before(made, DAYS[2])
    assert again.uncovered == ()
    assert {block.date for block in of_others(again, who) ^ of_others(made, who)} <= {
        day for day, holder in turns.items() if holder == who and day >= DAYS[2]
    }
    held = {b.date: b.manager for b in again.blocks if b.activity == "office_hour"}
    assert held[DAYS[2]] != who


def test_what_nobody_can_do_is_named_and_offered() -> None:
    """m3 ill from Monday and no floater: both visits are named; m1 and m2 could go to C."""
    given = scenario(managers=tuple(row for row in scenario().managers if row.id != "m4"))
    made = rota(given, DECISIONS, MONDAY)
    town = ill(given, "m3", MONDAY, DAYS[4])
    again = repair(town, DECISIONS, made, MONDAY)
    assert [(gap.kind, gap.site) for gap in again.uncovered] == [("visit", "B"), ("visit", "C")]
    asked = WeekFacts(Facts(town), DECISIONS, MONDAY)
    for gap in again.uncovered:
        offers = stand_ins(asked, again, gap)
        # Legs of 20 minutes are 30 on the grid, there and back.
        assert [(row.manager, row.way, row.team) for row in offers] == [
            ("m1", 60, False),
            ("m2", 60, False),
        ]


def test_repairs_of_random_weeks_keep_every_hard_rule() -> None:
    """The engine refuses a broken rota; before the day nothing moves, and nobody far from it."""
    for seed in range(1000, 1040):
        given, plan, monday = world(seed)
        draw = Random(seed)
        made = rota(given, plan, monday)
        day = monday + timedelta(days=draw.randint(0, 4))
        who = draw.choice([row.id for row in given.managers])
        since = monday + timedelta(days=draw.randint(0, day.weekday())) if seed % 2 else day
        known = ill(given, who, since, monday + timedelta(days=6))
        again = repair(known, plan, made, day)
        assert repair(known, plan, again, day).blocks == again.blocks, seed
        assert of_others(again, who) >= {b for b in of_others(made, who) if b.date < day}, seed
        stood = [b for b in before(again, day) if b.manager == who and b.date < since]
        assert stood == [b for b in before(made, since) if b.manager == who], seed
        assert not [b for b in again.blocks if b.manager == who and b.date >= since and at_work(b)]


def test_nothing_changes_where_nothing_came_up() -> None:
    made = rota(scenario(), DECISIONS, MONDAY)
    again = repair(scenario(), DECISIONS, made, DAYS[1])
    assert again.blocks == made.blocks
    assert again.since == DAYS[1]
