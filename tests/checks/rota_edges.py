"""Truth table of the rules of a rota: at its edge each holds, a quarter hour beyond it breaks.

Rows look at one rule alone; what else an edit breaks is told in `rota_mutations`.
"""

from datetime import time, timedelta
from typing import Any

from allocator.model.rota import Activity, Block, Uncovered
from allocator.model.rota_input import (
    Appointment,
    Booking,
    Deputies,
    HalfDay,
    Interpreter,
    Meeting,
    RotaPin,
)
from allocator.model.scenario import Leg
from allocator.model.sites import Window
from tests.checks.mutation import manager, site
from tests.checks.rota_week import (
    DAYS,
    MISSED,
    MONDAY,
    TOUR,
    TURN,
    Edge,
    Edit,
    Timed,
    block,
    clock,
    given,
    interpreted,
    swap,
    whole_day,
)
from tests.checks.town import PLACES


def day(who: str, on: int, *spans: tuple[str, str, Activity]) -> Edit:
    """Replace a day by these blocks."""
    return swap(who, on, *(block(who, on, *span) for span in spans))


def tuesday(*spans: tuple[str, str, Activity]) -> Edit:
    return day("m4", 2, *spans)


def tour(until: str) -> Edit:
    """m3's Tuesday with the visit of C until some time, and half an hour back."""
    cut: Timed = ("12:00", until, "visit", "C")
    back: Timed = (until, "15:30", "travel", None)
    return swap("m3", 2, *whole_day("m3", 2, *TOUR[:3], cut, back, pause="11:00"))


def more(blocks: list[Block]) -> list[Block]:
    """m3 goes to B on Wednesday, too."""
    back: Timed = ("11:00", "11:30", "travel", None)
    return swap("m3", 3, *whole_day("m3", 3, *TOUR[:2], back))(blocks)


def contract(hours: float) -> dict[str, Any]:
    return {"managers": manager(3, hours=hours)}


def longer(blocks: list[Block]) -> list[Block]:
    """m2 has three turns, and one of them is a quarter hour longer."""
    turn: Timed = ("09:00", "11:15", "office_hour", "A")
    return swap("m2", 4, *whole_day("m2", 4, turn))(held_by("m2")(blocks))


def legs(minutes: int) -> dict[str, Any]:
    pairs = [(a, b) for a in PLACES for b in PLACES if a < b]
    return {"travel": tuple(Leg(from_=a, to=b, minutes=minutes) for a, b in pairs)}


def visits_until(hour: int, minute: int = 0) -> dict[str, Any]:
    row = {"weekday": 2, "from": time(9), "until": time(hour, minute)}
    return {"sites": site(2, access=(Window.model_validate(row),))}


BOTH = interpreted("09:00", "12:00")


def interpreter(**fields: Any) -> dict[str, Any]:
    who = Interpreter(id="i1", languages=("ti",), **fields)
    return given(interpreters=(who,), bookings=(Booking(id="k1", site="C", language="ti"),))


def held_by(who: str) -> Edit:
    """Wednesday's turn of m1 is held by somebody else, who is there for it."""
    return lambda blocks: swap(who, 3, *whole_day(who, 3, TURN))(
        swap("m1", 3, *whole_day("m1", 3))(blocks)
    )


def meeting(start: str, end: str) -> Edit:
    met = block("m4", 5, start, end, "meeting").model_copy(update={"item": "team"})
    rest = [block("m4", 5, "08:00", start, "free"), block("m4", 5, end, "12:00", "free")]
    return lambda blocks: swap("m4", 5, *rest, met, only="08:00")(blocks)


TEAM = given(
    meetings=(
        Meeting(id="team", weekday=5, from_=clock("09:00"), until=clock("10:00"), managers=("m4",)),
    )
)
M1_OUT = swap("m1", 1, *whole_day("m1", 1))


def gap(start: str) -> tuple[Uncovered, ...]:
    at = clock(start)
    return (Uncovered(kind="office_hour", minutes=120, site="A", date=MONDAY, start=at),)


def half(start: str, end: str) -> dict[str, Any]:
    """m4 is away in the afternoon of Friday, on which there is a meeting."""
    met = Meeting(id="team", weekday=5, managers=("m4",), from_=clock(start), until=clock(end))
    return given(
        meetings=(met,),
        half_days=(HalfDay(manager="m4", date=DAYS[4], half="afternoon"),),
    )


HALF, HALF_EARLY = half("13:00", "14:00"), half("09:00", "10:00")
SATURDAY = DAYS[4] + timedelta(days=1)
WEEKEND = given(
    appointments=(
        Appointment(
            id="t1", manager="m4", date=SATURDAY, from_=clock("10:00"), until=clock("10:30")
        ),
    )
)
NAMED = (
    Uncovered(
        kind="appointment",
        minutes=30,
        date=SATURDAY,
        start=clock("10:00"),
        manager="m4",
        item="t1",
    ),
)

EDGES = (
    Edge("readable", "on the quarter hour", 0, tuesday(("08:00", "12:15", "free"))),
    Edge("readable", "five past", 1, tuesday(("08:00", "12:05", "free"))),
    Edge("one_thing", "one after the other", 0),
    Edge(
        "one_thing",
        "a quarter hour double",
        15,
        tuesday(("08:00", "12:00", "free"), ("11:45", "13:00", "free")),
    ),
    Edge(
        "days_off",
        "until the half day begins",
        0,
        day("m4", 5, ("08:00", "12:30", "free")),
        given(half_days=(HalfDay(manager="m4", date=DAYS[4], half="afternoon"),)),
    ),
    Edge(
        "days_off",
        "a quarter hour into it",
        15,
        day("m4", 5, ("08:00", "12:45", "free")),
        given(half_days=(HalfDay(manager="m4", date=DAYS[4], half="afternoon"),)),
    ),
    # 2340 minutes are worked. Of 2334 the last 9 make a quarter hour; of 2322 they do not.
    Edge("week_contract", "the last part of a quarter hour", 0, scenario=contract(38.9)),
    Edge("week_contract", "more than that", 30, scenario=contract(38.7)),
    Edge(
        "ten_hours",
        "ten hours",
        0,
        tuesday(
            ("07:30", "12:00", "free"), ("12:00", "12:45", "break"), ("12:45", "18:15", "free")
        ),
    ),
    Edge(
        "ten_hours",
        "ten and a quarter",
        15,
        tuesday(
            ("07:30", "12:00", "free"), ("12:00", "12:45", "break"), ("12:45", "18:30", "free")
        ),
    ),
    Edge("rest", "eleven hours", 0, day("m4", 1, ("16:00", "21:00", "free"))),
    Edge("rest", "a quarter hour less", 15, day("m4", 1, ("16:00", "21:15", "free"))),
    Edge("breaks", "six hours without one", 0, tuesday(("08:00", "14:00", "free"))),
    Edge(
        "breaks",
        "six and a quarter: 30 short, 15 too long",
        45,
        tuesday(("08:00", "14:15", "free")),
    ),
    Edge(
        "breaks",
        "nine hours with 30 minutes",
        0,
        tuesday(
            ("08:00", "12:00", "free"), ("12:00", "12:30", "break"), ("12:30", "17:30", "free")
        ),
    ),
    Edge(
        "breaks",
        "nine and a quarter with 30",
        15,
        tuesday(
            ("08:00", "12:00", "free"), ("12:00", "12:30", "break"), ("12:30", "17:45", "free")
        ),
    ),
    Edge(
        "breaks",
        "a break after the work is none",
        45,
        tuesday(("08:00", "14:15", "free"), ("14:15", "14:45", "break")),
    ),
    Edge("way", "legs of 30 minutes in blocks of 30", 0, scenario=legs(30)),
    Edge("way", "three legs of 31", 3, scenario=legs(31)),
    Edge("windows", "C is open until the visit ends", 0, scenario=visits_until(15)),
    Edge("windows", "a quarter hour less", 15, scenario=visits_until(14, 45)),
    Edge("staffed", "nobody there, and named", 0, M1_OUT, uncovered=gap("09:00")),
    Edge("staffed", "named at another time", 240, M1_OUT, uncovered=gap("11:00")),
    Edge("visited", "made", 0, tour("15:00")),
    Edge("visited", "a quarter hour too short", 1, tour("14:45")),
    Edge("visited", "a visit of B more, on Wednesday", 1, more),
    Edge("visited", "too short, and named as missed", 0, tour("14:45"), uncovered=(MISSED,)),
    Edge("stand_in", "by the team", 0, held_by("m2")),
    Edge("stand_in", "by a floater", 0, held_by("m4")),
    Edge("stand_in", "by somebody else", 120, held_by("m3")),
    Edge(
        "stand_in",
        "by a deputy",
        0,
        held_by("m3"),
        given(deputies=(Deputies(manager="m1", deputies=("m3",)),)),
    ),
    Edge("kept", "at its time", 0, meeting("09:00", "10:00"), TEAM),
    Edge("kept", "a quarter hour later", 60, meeting("09:15", "10:15"), TEAM),
    Edge("interpreters", "300 minutes", 0, BOTH, interpreter(minutes=300)),
    Edge("interpreters", "a minute more than they have", 1, BOTH, interpreter(minutes=299)),
    Edge("interpreters", "an hour from B to C", 0, BOTH, interpreter() | legs(60)),
    Edge("interpreters", "a minute more", 1, BOTH, interpreter() | legs(61)),
    Edge("rota_pins", "on its day", 0, scenario=given(pins=(RotaPin(site="C", weekday=2),))),
    Edge("rota_pins", "on another", 1, scenario=given(pins=(RotaPin(site="C", weekday=3),))),
    Edge("rota_pins", "at its time", 0, scenario=given(pins=(RotaPin(site="C", from_=720),))),
    Edge("rota_pins", "later", 1, scenario=given(pins=(RotaPin(site="C", from_=735),))),
    Edge("rota_pins", "by its person", 0, scenario=given(pins=(RotaPin(site="C", manager="m3"),))),
    Edge("rota_pins", "by another", 1, scenario=given(pins=(RotaPin(site="C", manager="m4"),))),
    Edge(
        "rota_pins",
        "a turn by its person",
        0,
        scenario=given(pins=(RotaPin(site="A", manager="m1", weekday=3),)),
    ),
    Edge(
        "rota_pins",
        "a turn by another",
        120,
        held_by("m2"),
        given(pins=(RotaPin(site="A", manager="m1", weekday=3),)),
    ),
    Edge(
        "rota_pins",
        "a turn at another time",
        0,
        held_by("m2"),
        given(pins=(RotaPin(site="A", manager="m1", weekday=3, from_=clock("11:00")),)),
    ),
    Edge(
        "rota_pins",
        "a turn that nobody holds, and is named",
        0,
        M1_OUT,
        given(pins=(RotaPin(site="A", manager="m1", weekday=1),)),
        uncovered=gap("09:00"),
    ),
    Edge(
        "stand_in",
        "by who is pinned there",
        0,
        held_by("m3"),
        given(pins=(RotaPin(site="A", manager="m3", weekday=3),)),
    ),
    Edge("kept", "who is away in the afternoon is excused from a meeting then", 0, scenario=HALF),
    Edge("kept", "not from one in the morning", 60, scenario=HALF_EARLY),
    Edge("kept", "an appointment on a Saturday, named", 0, scenario=WEEKEND, uncovered=NAMED),
    Edge("kept", "an appointment on a Saturday", 30, scenario=WEEKEND),
    # m2 holds three turns and m1 one: each is 120 minutes from the ledger, which is allowed.
    Edge("month_hours", "a turn more, a turn less", 0, held_by("m2")),
    # And a quarter hour more of m2: 15 too many on site, and 15 too little free, of both.
    Edge("month_hours", "and a quarter hour more", 30, longer),
    Edge("stated_goals", "as it is", 0, goals={"travel": 90}),
    Edge("stated_goals", "a minute beside it", 1, goals={"travel": 91}),
)
