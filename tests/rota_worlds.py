"""Small random weeks: a fixed site, a few small ones, up to five people, and what can happen.

The plan is made by hand from the same numbers, so no planning solve is needed.
"""

from datetime import date, time, timedelta
from random import Random
from typing import Any

from allocator.model.managers import Absence, Manager
from allocator.model.plan import Plan, Post, Tour
from allocator.model.rota_input import (
    Appointment,
    Booking,
    Deputies,
    FreeDays,
    HalfDay,
    Interpreter,
    Meeting,
    RotaInput,
    RotaPin,
    Wish,
)
from allocator.model.scenario import Leg, Scenario
from allocator.model.sites import Place, Site, Visits, Window

FIRST = 2016 * 12 + 2
MONDAYS = (date(2016, 3, 7), date(2016, 3, 14), date(2016, 3, 21), date(2016, 3, 28))
"""Without a holiday, twice; with Good Friday; with Easter Monday, over the end of March."""


def window(weekday: int, start: int, end: int) -> Window:
    return Window.model_validate({"weekday": weekday, "from": time(start), "until": time(end)})


def world(seed: int) -> tuple[Scenario, Plan, date]:
    """Return a scenario, its plan and a week."""
    draw = Random(seed)
    small = [f"S{n}" for n in range(draw.randint(1, 3))]
    team = [f"t{n}" for n in range(draw.randint(1, 3))]
    mobile = [f"m{n}" for n in range(draw.randint(1, 2))]
    floaters = ["f0"] if draw.random() < 0.5 else []
    monday = draw.choice(MONDAYS)
    people = [*team, *mobile, *floaters]
    lead = {site: draw.choice(mobile) for site in small}
    scenario = Scenario(
        name="World",
        state="NI",
        start=FIRST,
        months=2,
        sites=(_fixed(draw), *(_small(draw, site) for site in small)),
        managers=tuple(_manager(draw, name, monday) for name in people),
        bases=(Place(id="office"),),
        travel=_legs(draw, ["office", "A", *small]),
        rota=_given(draw, people, small, monday),
    )
    return scenario, _plan(draw, scenario, team, floaters, lead), monday


def _fixed(draw: Random) -> Site:
    hours = tuple(window(day, 9, draw.randint(11, 16)) for day in range(1, 6))
    return Site(
        id="A",
        residents=float(draw.choice((200, 250, 300))),
        office_hours=hours if draw.random() < 0.3 else (),
    )


def _small(draw: Random, name: str) -> Site:
    access = tuple(window(day, draw.randint(8, 12), 16) for day in range(1, 6))
    return Site(
        id=name,
        residents=40.0,
        visits=Visits(per_fortnight=draw.randint(1, 4), minutes=draw.choice((60, 120, 170))),
        access=access if draw.random() < 0.3 else (),
    )


def _manager(draw: Random, name: str, monday: date) -> Manager:
    absences: tuple[Absence, ...] = ()
    if draw.random() < 0.3:
        first = monday + timedelta(days=draw.randint(0, 4))
        absences = (Absence(from_=first, until=first + timedelta(days=draw.randint(0, 3))),)
    hours = draw.choice((39.0, 39.0, 29.5, 19.5, 10.0))
    until = monday + timedelta(days=2) if draw.random() < 0.05 else None
    return Manager(id=name, hours=hours, absences=absences, until=until)


def _legs(draw: Random, places: list[str]) -> tuple[Leg, ...]:
    pairs = [(a, b) for a in places for b in places if a < b]
    return tuple(Leg(from_=a, to=b, minutes=draw.randint(6, 40)) for a, b in pairs)


def _given(draw: Random, people: list[str], small: list[str], monday: date) -> RotaInput:
    """Draw each kind of addition now and then."""

    def some(chance: float, row: Any) -> tuple[Any, ...]:
        return (row,) if draw.random() < chance else ()

    who, other, day = draw.choice(people), draw.choice(people), draw.randint(1, 5)
    start = draw.randint(32, 60) * 15
    on = monday + timedelta(days=day - 1)
    where = draw.choice(["A", *small])
    return RotaInput(
        meetings=some(0.4, Meeting(id="team", weekday=day, from_=start, until=start + 90))
        + some(0.2, Meeting(id="there", weekday=2, from_=540, until=600, place=where)),
        appointments=some(
            0.4,
            Appointment(id="t1", manager=who, date=on, from_=start + 120, until=start + 170),
        )
        + some(0.2, Appointment(id="t2", manager=other, date=on, from_=1110, until=1230)),
        free_days=some(0.3, FreeDays(manager=who, weekdays=(draw.randint(1, 5),))),
        half_days=some(
            0.3, HalfDay(manager=other, date=on, half=draw.choice(("morning", "afternoon")))
        ),
        wishes=some(
            0.4, Wish(manager=other, kind=draw.choice(("rather", "rather_not")), weekday=day)
        ),
        deputies=some(0.4, Deputies(manager=who, deputies=(other,))),
        interpreters=some(0.9, Interpreter(id="i1", languages=("ti",), minutes=240))
        + some(0.5, Interpreter(id="i2", languages=("ti",), hours=(window(day, 9, 12),))),
        bookings=some(0.4, Booking(id="k1", site=where, language="ti"))
        + some(0.3, Booking(id="k2", site="A", language="ti")),
        pins=some(0.2, RotaPin(site=draw.choice(small), weekday=draw.randint(1, 5)))
        + some(0.1, RotaPin(site=draw.choice(small), from_=600))
        + some(0.3, RotaPin(site="A", manager=who, weekday=draw.choice((None, 1, 4))))
        + some(0.1, RotaPin(site="A", manager=other)),
    )


def _plan(
    draw: Random, scenario: Scenario, team: list[str], floaters: list[str], lead: dict[str, str]
) -> Plan:
    last = FIRST + 1
    round_ = tuple(lead)
    posts = [Post(manager=name, from_=FIRST, until=last, kind="fixed", site="A") for name in team]
    posts += [Post(manager=name, from_=FIRST, until=last, kind="floater") for name in floaters]
    for name in dict.fromkeys(lead.values()):
        leads = tuple(site for site in lead if lead[site] == name)
        posts.append(
            Post(manager=name, from_=FIRST, until=last, kind="mobile", round=round_, leads=leads)
        )
    return Plan(posts=tuple(posts), tours=tuple(_tours(draw, scenario, lead)))


def _tours(draw: Random, scenario: Scenario, lead: dict[str, str]) -> list[Tour]:
    """Each visit of the pattern on a day of its own week, several on one tour by chance."""
    days: dict[tuple[str, str, int], list[str]] = {}
    for site in scenario.sites[1:]:
        number = site.visits.per_fortnight if site.visits is not None else 0
        for n in range(number):
            free = [
                day
                for day in range(1, 6)
                if site.id not in days.get((lead[site.id], "AB"[n % 2], day), [])
            ]
            key = (lead[site.id], "AB"[n % 2], draw.choice(free))
            days.setdefault(key, []).append(site.id)
    return [
        Tour.model_validate(
            {"manager": who, "from": FIRST, "until": FIRST + 1, "week": week}
            | {"weekday": day, "sites": tuple(sites)}
        )
        for (who, week, day), sites in sorted(days.items())
    ]
