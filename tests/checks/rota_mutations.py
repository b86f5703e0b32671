"""How the town's week is changed so that a rule of a rota breaks."""

from datetime import time

from allocator.model.managers import Absence
from allocator.model.rota import Uncovered
from allocator.model.rota_input import (
    Appointment,
    Booking,
    FreeDays,
    HalfDay,
    Interpreter,
    Meeting,
    RotaInput,
    RotaPin,
)
from allocator.model.sites import Window
from tests.checks.mutation import manager, site
from tests.checks.rota_week import (
    DAYS,
    MISSED,
    MONDAY,
    TOUR,
    TURN,
    Mutation,
    block,
    clock,
    given,
    interpreted,
    policy,
    swap,
    whole_day,
)

TI = Interpreter(
    id="i1",
    languages=("ti",),
    hours=(Window.model_validate({"weekday": 2, "from": time(9), "until": time(15)}),),
    minutes=200,
)


AWAY = {"managers": manager(0, absences=(Absence(from_=DAYS[4], until=DAYS[4]),))}

MUTATIONS = (
    Mutation(
        "readable",
        "a block of a stranger",
        (("readable", "managers.x9", 1),),
        lambda blocks: [*blocks, block("x9", 1, "08:00", "09:00", "free")],
    ),
    Mutation(
        "readable",
        "five past nine, and an unknown place: both left out, so less than the contract",
        (
            ("readable", "managers.m4", 1),
            ("readable", "managers.m4", 1),
            # 8:00 to 12:00 on Monday and on Tuesday is gone; 120 are tolerated, and in sum
            # 2 % of 4 x 2340 = 187.2. The ways on the grid take m3 30 minutes of free time.
            ("week_contract", "managers.m4", 480),
            ("month_hours", "managers.m4", 480 - 120),
            ("month_hours", "managers", 480 + 30 - 187.2),
        ),
        lambda blocks: swap(
            "m4", 2, block("m4", 2, "08:00", "12:00", "free", "moon"), only="08:00"
        )(swap("m4", 1, block("m4", 1, "08:00", "12:05", "free"), only="08:00")(blocks)),
    ),
    Mutation(
        "one_thing",
        "free time twice: half an hour double, and more than the contract",
        (("one_thing", "managers.m4", 30), ("week_contract", "managers.m4", 30)),
        lambda blocks: [*blocks, block("m4", 1, "09:00", "09:30", "free")],
    ),
    Mutation(
        "days_off",
        "away on Friday, and a whole day of work: 465 minutes",
        (
            ("days_off", "managers.m1", 465),
            # 4 x 468 = 1872 minutes are 1860 on the grid; worked are 2340.
            ("week_contract", "managers.m1", 480),
            # Of 480 office minutes 480 x 1872 / 4212 = 213.3 are m1's; free are 2100.
            ("month_hours", "managers.m1", 2100 - (1872 - 480 * 1872 / 4212) - 120),
            # Free in sum 8490; due 8892 - 780 on site - 60 of legs; tolerated 2 % of 8892.
            ("month_hours", "managers", 8490 - (8892 - 780 - 60) - 177.84),
        ),
        scenario=AWAY,
    ),
    Mutation(
        "days_off",
        "away on Monday morning until 12:30: four hours of work before",
        # 2340 less half of 468 is 2106, so 2100 on the grid; worked are 2340.
        (
            ("days_off", "managers.m4", 240),
            ("week_contract", "managers.m4", 240),
            ("month_hours", "managers.m4", 234 - 120),
            # 2 % of 9126 is 182.52; the ways of m3 on the grid take 30.
            ("month_hours", "managers", 234 - 30 - 182.52),
        ),
        scenario=given(half_days=(HalfDay(manager="m4", date=MONDAY, half="morning"),)),
    ),
    Mutation(
        "days_off",
        "a free Friday with work on it; the hours are those of four longer days",
        (("days_off", "managers.m4", 465),),
        scenario=given(free_days=(FreeDays(manager="m4", weekdays=(5,)),)),
    ),
    Mutation(
        "week_contract",
        "an hour less on Friday",
        (("week_contract", "managers.m4", 60),),
        swap("m4", 5, block("m4", 5, "12:30", "15:15", "free"), only="12:30"),
    ),
    Mutation(
        "ten_hours",
        "not more than 7.75 hours a day: Monday has eight",
        # Then five days hold 2325 minutes at most, and 2340 are a quarter hour too many.
        tuple(
            (rule, f"managers.m{n}", 15.0)
            for n in (1, 2, 3, 4)
            for rule in ("ten_hours", "week_contract")
        ),
        scenario=policy(day_minutes=465),
    ),
    Mutation(
        "rest",
        "until 18:00 on Monday, and 15 and a half hours of rest wanted: from 8:00 it is 14",
        # Monday of the others ends at 16:30, which leaves 15 and a half.
        (("rest", "managers.m4", 90),),
        swap("m4", 1, *whole_day("m4", 1)[:-1], block("m4", 1, "14:00", "18:00", "free")),
        scenario=policy(rest_minutes=930),
    ),
    Mutation(
        "breaks",
        "the break of Monday is worked through: 30 minutes short, 8.5 hours without one",
        (
            ("breaks", "managers.m4", 30),
            ("breaks", "managers.m4", 510 - 360),
            ("week_contract", "managers.m4", 30),
        ),
        swap("m4", 1, block("m4", 1, "12:00", "12:30", "free"), only="12:00"),
    ),
    Mutation(
        "way",
        "no way to B: 20 minutes missing",
        (("way", "managers.m3", 20),),
        swap("m3", 2, block("m3", 2, "08:30", "09:00", "free"), only="08:30"),
    ),
    Mutation(
        "way",
        "15 minutes back to the office: 5 missing",
        (("way", "managers.m3", 5),),
        swap(
            "m3",
            2,
            *(
                row
                for row in whole_day("m3", 2, *TOUR, pause="11:00")
                if row.start < clock("15:00")
            ),
            block("m3", 2, "15:00", "15:15", "travel"),
            block("m3", 2, "15:15", "16:15", "free"),
        ),
    ),
    Mutation(
        "windows",
        "C can be visited until 14:00: an hour too long",
        (("windows", "managers.m3", 60),),
        scenario={
            "sites": site(
                2,
                access=(Window.model_validate({"weekday": 2, "from": time(9), "until": time(14)}),),
            )
        },
    ),
    Mutation(
        "staffed",
        "m1 is not at the office hours of Monday",
        (("staffed", "sites.A", 120),),
        swap("m1", 1, block("m1", 1, "09:00", "11:00", "free"), only="09:00"),
    ),
    Mutation(
        "staffed",
        "named as uncovered while m1 is there",
        (("staffed", "sites.A", 120),),
        uncovered=(
            Uncovered(kind="office_hour", minutes=120, site="A", date=MONDAY, start=clock("09:00")),
        ),
    ),
    Mutation(
        "staffed",
        "m2 is there too",
        # m2 has 360 minutes of office hours of 240 due, within the turn that is tolerated.
        (("staffed", "sites.A", 120),),
        swap("m2", 1, *whole_day("m2", 1, TURN)),
    ),
    Mutation(
        "visited",
        "m3 stays at the office: no visit of B, none of C; three hours too little on site",
        (
            ("visited", "sites.B", 1),
            ("visited", "sites.C", 1),
            # 300 minutes of visits due, 120 tolerated; the legs of 60 are free, too.
            ("month_hours", "managers.m3", 180),
            ("month_hours", "managers.m3", 240),
            # In sum 2 % of 4 x 2340 is 187.2.
            ("month_hours", "managers", 300 - 187.2),
            ("month_hours", "managers", 360 - 187.2),
        ),
        swap("m3", 2, *whole_day("m3", 2)),
    ),
    Mutation(
        "visited",
        "named as missed while it is made",
        (
            ("visited", "sites.C", 1),
            # By what is named m3 has 120 minutes of visits and 24 of legs; on site are 300.
            ("month_hours", "managers.m3", 180 - 120),
            ("month_hours", "managers.m3", (2340 - 120 - 24) - (2340 - 300 - 90) - 120),
            ("month_hours", "managers", 246 - 187.2),
        ),
        uncovered=(MISSED,),
    ),
    Mutation(
        "stand_in",
        "m4 goes to no team: m1's turn is m4's, a floater's; m3 holds that of Wednesday",
        (("stand_in", "managers.m3", 120), ("way", "managers.m3", 40)),
        lambda blocks: swap("m3", 3, *whole_day("m3", 3, TURN))(
            swap("m1", 3, *whole_day("m1", 3))(blocks)
        ),
    ),
    Mutation(
        "kept",
        "a team meeting on Friday that nobody goes to: an hour of four people",
        tuple(("kept", f"managers.m{n}", 60.0) for n in (1, 2, 3, 4)),
        scenario=given(
            meetings=(Meeting(id="team", weekday=5, from_=clock("09:00"), until=clock("10:00")),)
        ),
    ),
    Mutation(
        "kept",
        "an appointment that is not kept",
        (("kept", "managers.m4", 45),),
        scenario=given(
            appointments=(
                Appointment(
                    id="t1",
                    manager="m4",
                    date=DAYS[2],
                    from_=clock("10:05"),
                    until=clock("10:40"),
                ),
            )
        ),
    ),
    Mutation(
        "interpreters",
        "nobody interprets Tigrinya at C",
        (("interpreters", "bookings.k1", 1),),
        scenario=given(interpreters=(TI,), bookings=(Booking(id="k1", site="C", language="ti"),)),
    ),
    Mutation(
        "interpreters",
        "two visits are 300 minutes of at most 200",
        (("interpreters", "interpreters.i1", 100),),
        interpreted("09:00", "12:00"),
        scenario=given(interpreters=(TI,), bookings=(Booking(id="k1", site="C", language="ti"),)),
    ),
    Mutation(
        "interpreters",
        "an interpreter whom nobody knows, and a language they lack",
        (("interpreters", "interpreters.i1", 1), ("interpreters", "bookings.k1", 1)),
        interpreted("09:00"),
        scenario=given(
            interpreters=(TI.model_copy(update={"languages": ("ar",)}),),
            bookings=(Booking(id="k1", site="C", language="ti"),),
        ),
    ),
    Mutation(
        "rota_pins",
        "C is to be visited on Wednesdays",
        (("rota_pins", "sites.C", 1),),
        scenario=given(pins=(RotaPin(site="C", weekday=3),)),
    ),
    Mutation(
        "rota_pins",
        "m2 is pinned to the office hours of Monday and Wednesday, which m1 holds",
        (("rota_pins", "sites.A", 240),),
        scenario=given(
            pins=(
                RotaPin(site="A", manager="m2", weekday=1),
                RotaPin(site="A", manager="m2", weekday=3, from_=clock("09:00")),
            )
        ),
    ),
    Mutation(
        "kept",
        "an appointment on a day on which m4 is away is neither kept nor named",
        # Four days of 468 minutes, 1860 on the grid; m4 works 2340, and all of Monday's 480.
        (
            ("kept", "managers.m4", 30),
            ("days_off", "managers.m4", 480),
            ("week_contract", "managers.m4", 480),
            ("month_hours", "managers.m4", 468 - 120),
            # 2 % of 8892 is 177.84; the ways of m3 on the grid take 30.
            ("month_hours", "managers", 468 - 30 - 177.84),
        ),
        scenario={
            "managers": manager(3, absences=(Absence(from_=MONDAY, until=MONDAY),)),
            "rota": RotaInput(
                appointments=(
                    Appointment(
                        id="t1",
                        manager="m4",
                        date=MONDAY,
                        from_=clock("10:00"),
                        until=clock("10:30"),
                    ),
                )
            ),
        },
    ),
    Mutation(
        "month_hours",
        "m1 holds all office hours: 480 minutes of 240 due, 120 tolerated; m2 none",
        (
            ("month_hours", "managers.m1", 120),
            ("month_hours", "managers.m1", 120),
            ("month_hours", "managers.m2", 120),
            ("month_hours", "managers.m2", 120),
        ),
        lambda blocks: [
            row.model_copy(update={"manager": {"m1": "m2", "m2": "m1"}[row.manager]})
            if row.manager in ("m1", "m2") and row.date in (DAYS[1], DAYS[3])
            else row
            for row in blocks
        ],
    ),
    Mutation(
        "stated_goals",
        "150 minutes of travel are 120 in truth",
        # Legs of 30 minutes: to B, to C, and back.
        (("stated_goals", "goals.travel", 60),),
        goals={"travel": 150},
    ),
)
