"""Calendars: read by another library than the one that wrote them, right at clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from allocator.errors import InputError
from allocator.facts import Facts
from allocator.io.calendars import Event, calendar_text, read_calendar
from allocator.model.managers import Absence, Manager
from allocator.model.plan import Plan, Post
from allocator.model.rota import Rota
from allocator.model.rota_input import Appointment, Booking, Interpreter
from allocator.model.scenario import Scenario
from allocator.model.sites import Site
from allocator.report.rota.calendar import Calendars
from allocator.report.view import View
from allocator.solver.rota.engine import repair, rota
from allocator.week import WeekFacts
from tests.checks.rota_week import MONDAY, given
from tests.checks.town import DECISIONS, MANAGERS, scenario

VIEW = View(lang="en")


def put(folder: Path, town: Scenario, plan: Plan, *rotas: Rota, **more: Any) -> None:
    """Write weeks into a folder of calendars."""
    calendars = Calendars(folder, town)
    for made in rotas:
        calendars.update(WeekFacts(Facts(town), plan, made.week), made, VIEW, **more)
    calendars.write(VIEW)


def read(file: Path) -> list[dict[str, Any]]:
    """The events of a file, as the other library reads them."""
    calendar = vobject.readOne(file.read_text("utf-8"))
    return [
        {key: part.contents[key][0].value for key in part.contents}
        for part in calendar.contents.get("vevent", [])
    ]


def away(who: str, *days: int) -> tuple[Manager, ...]:
    absence = Absence(from_=MONDAY + timedelta(days[0]), until=MONDAY + timedelta(days[-1]))
    return tuple(
        row.model_copy(update={"absences": (absence,)}) if row.id == who else row
        for row in MANAGERS
    )


def test_everybody_has_a_calendar_of_their_own(tmp_path: Path) -> None:
    """m1 and m2 share the four turns of two hours; m3 drives: two visits and three legs."""
    made = rota(scenario(), DECISIONS, MONDAY)
    put(tmp_path, scenario(), DECISIONS, made)
    # m4 has no duties, h1 no rota.
    assert sorted(file.name for file in tmp_path.iterdir()) == ["m1.ics", "m2.ics", "m3.ics"]
    mine, others = read(tmp_path / "m1.ics"), read(tmp_path / "m2.ics")
    assert {row["summary"] for row in mine} == {"Office hours Altes Rathaus"}
    assert {row["location"] for row in mine} == {"Altes Rathaus"}
    turns = [row["dtstart"] for row in (*mine, *others)]
    assert sorted(turn.strftime("%a %H:%M") for turn in turns) == [
        "Mon 09:00",
        "Thu 09:00",
        "Tue 09:00",
        "Wed 09:00",
    ]
    driven = [row["summary"] for row in read(tmp_path / "m3.ics")]
    assert driven == ["Way to B", "Visit B", "Way to C", "Visit C", "Way to own place of work"]
    uids = [row["uid"] for row in (*mine, *others, *read(tmp_path / "m3.ics"))]
    assert len(set(uids)) == len(uids)
    assert not [uid for uid in uids if "m1" in uid]


def test_an_interpreter_has_a_calendar_too(tmp_path: Path) -> None:
    """i1 is booked for C, which m3 visits on Tuesday; when m3 is ill it is with m4, a floater."""
    added = given(
        interpreters=(Interpreter(id="i1", languages=("ti",)),),
        bookings=(Booking(id="k1", site="C", language="ti"),),
    )
    town = scenario(**added)
    made = rota(town, DECISIONS, MONDAY)
    put(tmp_path, town, DECISIONS, made)
    (event,) = read(tmp_path / "i1.ics")
    visit = next(row for row in read(tmp_path / "m3.ics") if row["summary"] == "Visit C")
    assert event["summary"] == "Interpreting: Visit C"
    assert event["description"] == "With m3"
    assert (event["dtstart"], event["dtend"]) == (visit["dtstart"], visit["dtend"])
    assert event["uid"] != visit["uid"]
    ill = scenario(managers=away("m3", 0, 4), **added)
    put(tmp_path, ill, DECISIONS, repair(ill, DECISIONS, made, MONDAY), before=made)
    (event,) = read(tmp_path / "i1.ics")
    assert event["description"] == "With m4"
    assert (event["status"], event["sequence"]) == ("CONFIRMED", "1")


def town_2026() -> tuple[Scenario, Plan]:
    """One fixed site and its team, March to October 2026."""
    first, last = 2026 * 12 + 2, 2026 * 12 + 9
    people = ("t1", "t2")
    given = Scenario(
        name="Town",
        state="NI",
        start=first,
        months=8,
        sites=(Site(id="A", residents=250.0),),
        managers=tuple(Manager(id=name, post="A") for name in people),
    )
    posts = [Post(manager=n, from_=first, until=last, kind="fixed", site="A") for n in people]
    return given, Plan(posts=tuple(posts))


@pytest.mark.parametrize(
    ("week", "hours"),
    [("2026-W13", 1), ("2026-W14", 2), ("2026-W43", 2), ("2026-W44", 1)],
)
def test_local_hours_on_both_sides_of_a_clock_change(tmp_path: Path, week: str, hours: int) -> None:
    """Clocks change on Sunday 29 March (end of week 13) and 25 October 2026 (end of week 43).

    Turns begin at 9 local time: at 8 UTC in winter, at 7 in summer.
    """
    town, plan = town_2026()
    made = rota(town, plan, week)
    put(tmp_path, town, plan, made)
    events = [row for name in ("t1", "t2") for row in read(tmp_path / f"{name}.ics")]
    starts = {row["dtstart"].astimezone(UTC).time() for row in events}
    assert starts == {time(9 - hours)}
    assert {row["dtstart"].time() for row in events} == {time(9)}
    assert {row["dtend"].time() for row in events} == {time(11)}


def test_the_days_of_the_change_themselves(tmp_path: Path) -> None:
    """On the two Sundays: 1:30 is winter and 3:30 summer time, and the other way round."""
    moments = {
        datetime(2026, 3, 29, 1, 30): 0,
        datetime(2026, 3, 29, 3, 30): 1,
        datetime(2026, 10, 25, 1, 30): -1,
        datetime(2026, 10, 25, 3, 30): 2,
    }
    events = [Event(str(at), at, at + timedelta(minutes=15), "x") for at in moments]
    (tmp_path / "x.ics").write_bytes(calendar_text(events, "x").encode())
    found = {
        row["dtstart"].replace(tzinfo=None): row["dtstart"] for row in read(tmp_path / "x.ics")
    }
    utc = {at: moment.astimezone(UTC).hour for at, moment in found.items()}
    assert utc == {at: hour % 24 for at, hour in moments.items()}
    assert read_calendar(tmp_path / "x.ics") == events


def test_a_repair_cancels_here_and_adds_there(tmp_path: Path) -> None:
    """m1 is ill: m1's turns from then on are cancelled under their UIDs, m2 gets new ones."""
    made = rota(scenario(), DECISIONS, MONDAY)
    put(tmp_path, scenario(), DECISIONS, made)
    before = {name: read(tmp_path / f"{name}.ics") for name in ("m1", "m2", "m3")}
    ill = scenario(managers=away("m1", 1, 4))
    again = repair(ill, DECISIONS, made, MONDAY + timedelta(1))
    put(tmp_path, ill, DECISIONS, again, before=made)
    mine = {row["uid"]: row for row in read(tmp_path / "m1.ics")}
    lost = 0
    for row in before["m1"]:
        now = mine.pop(row["uid"])
        if row["dtstart"].date() == MONDAY:
            assert now == row
            continue
        lost += 1
        assert (now["status"], now["sequence"]) == ("CANCELLED", "1")
        assert now["summary"] == "Cancelled: Office hours Altes Rathaus"
        assert now["dtstart"] == row["dtstart"]
        assert now["dtstamp"] > row["dtstamp"]
    assert lost
    assert not mine
    assert read(tmp_path / "m3.ics") == before["m3"]
    others = read(tmp_path / "m2.ics")
    assert [row for row in others if row in before["m2"]] == before["m2"]
    assert len(others) == len(before["m2"]) + lost
    assert {row["status"] for row in others} == {"CONFIRMED"}
    # m1 is well again after all: everything comes back under its UID, changed once more.
    back = repair(scenario(), DECISIONS, made, MONDAY + timedelta(1))
    put(tmp_path, scenario(), DECISIONS, back)
    healed = read(tmp_path / "m1.ics")
    assert [row["uid"] for row in healed] == [row["uid"] for row in before["m1"]]
    assert {row["status"] for row in healed} == {"CONFIRMED"}
    assert sorted(row["sequence"] for row in healed)[-1] == "2"


def test_a_moved_visit_keeps_its_uid(tmp_path: Path) -> None:
    """m3 is away on Tuesday: both visits are on another day, and so are the same events."""
    made = rota(scenario(), DECISIONS, MONDAY)
    put(tmp_path / "a", scenario(), DECISIONS, made)
    gone = scenario(managers=away("m3", 1, 1))
    again = repair(gone, DECISIONS, made, MONDAY)
    old = {row["uid"]: row for row in read(tmp_path / "a" / "m3.ics")}
    # A new folder goes on from the rota in force, as a folder does from its files.
    put(tmp_path / "b", gone, DECISIONS, again, before=made)
    put(tmp_path / "a", gone, DECISIONS, again)
    text = (tmp_path / "a" / "m3.ics").read_bytes()
    assert text == (tmp_path / "b" / "m3.ics").read_bytes()
    new = {row["uid"]: row for row in read(tmp_path / "a" / "m3.ics")}
    assert set(old) <= set(new)
    for uid, row in old.items():
        if "Visit" in row["summary"]:
            assert new[uid]["sequence"] == "1"
            assert new[uid]["dtstart"].date() != row["dtstart"].date()
            assert new[uid]["summary"] == row["summary"]


def test_weeks_stand_side_by_side_and_nothing_changes_twice(tmp_path: Path) -> None:
    first = rota(scenario(), DECISIONS, MONDAY)
    second = rota(scenario(), DECISIONS, MONDAY + timedelta(weeks=1), first)
    put(tmp_path, scenario(), DECISIONS, first, second)
    once = (tmp_path / "m3.ics").read_bytes()
    put(tmp_path, scenario(), DECISIONS, second, first)
    assert (tmp_path / "m3.ics").read_bytes() == once
    assert len({row["dtstart"].isocalendar()[1] for row in read(tmp_path / "m3.ics")}) == 2


def test_an_appointment_names_its_case_unless_asked_not_to(tmp_path: Path) -> None:
    row = Appointment(id="t1", manager="m4", date=date(2016, 3, 8), from_=600, until=660, case="R1")
    town = scenario(**given(appointments=(row,)))
    made = rota(town, DECISIONS, MONDAY)
    put(tmp_path / "with", town, DECISIONS, made)
    put(tmp_path / "without", town, DECISIONS, made, cases=False)
    named, unnamed = (read(tmp_path / name / "m4.ics") for name in ("with", "without"))
    assert [(row["summary"], row["class"]) for row in named] == [("Appointment", "PRIVATE")]
    assert named[0]["description"] == "Case R1"
    assert "R1" not in (tmp_path / "without" / "m4.ics").read_text("utf-8")
    assert "description" not in unnamed[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BEGIN:VCALENDAR\r\nPRODID:other\r\nEND:VCALENDAR\r\n", "calendar_foreign"),
        ("hello", "calendar_unreadable"),
        ("", "calendar_unreadable"),
    ],
)
def test_other_calendars_are_never_touched(tmp_path: Path, text: str, code: str) -> None:
    for name in ("m1.ics", "m2.ics"):
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(InputError) as error:
        Calendars(tmp_path, scenario())
    assert [fault.code for fault in error.value.faults] == [code, code]
