"""What is due in a week: turns of office hours, visits, meetings and appointments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from allocator.facts.rounding import half_up
from allocator.facts.sites import is_open
from allocator.ledger import Decided
from allocator.model.calendar import QUARTER, month_of, week_letter, weekdays
from allocator.model.rota_input import Meeting
from allocator.model.scenario import Scenario
from allocator.model.sites import Site
from allocator.week.office import timetable


@dataclass(frozen=True)
class Session:
    """One person's turn of office hours at a fixed site.

    Attributes
    ----------
    site, date, start, end
        Where and when; minutes since midnight.
    line
        0, or 1 and more where others hold office hours at the same time.
    team
        Who is posted there on the day.
    """

    site: str
    date: date
    start: int
    end: int
    line: int
    team: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """Minutes of the turn."""
        return self.end - self.start


@dataclass(frozen=True)
class Visits:
    """The visits of one week that a lead owes a mobile site.

    Attributes
    ----------
    site, lead
        Where, and whose.
    number
        How many, at most one a day.
    minutes
        Minutes on site of one visit of the week.
    whole
        Minutes on site of one visit in a week without public holidays.
    planned
        Weekdays of the plan's tours.
    days
        Days on which they may be made.
    """

    site: str
    lead: str
    number: int
    minutes: int
    whole: int
    planned: tuple[int, ...]
    days: tuple[date, ...]


@dataclass(frozen=True)
class Kept:
    """A meeting or an appointment of one person, at a fixed time."""

    manager: str
    date: date
    start: int
    end: int
    activity: Literal["meeting", "appointment"]
    item: str
    place: str | None

    @property
    def minutes(self) -> int:
        """Minutes it takes."""
        return self.end - self.start


def sessions(decided: Decided, days: tuple[date, ...]) -> Iterator[Session]:
    """Yield the turns of office hours on `days`, by site and time."""
    facts = decided.facts
    policy = facts.scenario.policy.rota
    for site in facts.scenario.sites:
        for month in sorted({month_of(day) for day in days}):
            now = facts.sites[site.id][month]
            if now.service != "fixed" or not now.staffable:
                continue
            whole = now.office_minutes * 5 / now.open_days
            windows = site.office_hours or policy.office_windows
            team = tuple(decided.posted[month].get(site.id, ()))
            lines: dict[tuple[date, int], int] = {}
            for weekday, start, end in timetable(policy, windows, whole, now.headcount):
                for day in days:
                    held = day.isoweekday() == weekday and month_of(day) == month
                    if held and is_open(site, day):
                        line = lines[day, start] = lines.get((day, start), -1) + 1
                        yield Session(site.id, day, start, end, line, team)


def visits(
    decided: Decided, monday: date, days: tuple[date, ...], part: Fraction
) -> Iterator[Visits]:
    """Yield the visits that the plan's tours hold for the week, by site and lead.

    A visit that falls on a public holiday is made on another day, so that nobody waits a
    fortnight more because of their weekday. All visits of that week are shorter instead, as
    the ledger prorates them: `part` of their length, to the nearest quarter hour. The week has
    at most as many visits of a site as days on which its lead is the lead.
    """
    facts, letter = decided.facts, week_letter(monday)
    planned: dict[tuple[str, str, int], list[int]] = {}
    for manager, row in decided.tours.items():
        for day in weekdays(monday):
            for tour in row.get(month_of(day), ()):
                if (tour.week, tour.weekday) == (letter, day.isoweekday()):
                    for site in tour.sites:
                        if site in facts.sites:
                            minutes = facts.sites[site][month_of(day)].visit_minutes
                            key = (site, manager, minutes)
                            planned.setdefault(key, []).append(day.isoweekday())
    by_id = {site.id: site for site in facts.scenario.sites}
    for (site, lead, minutes), on in sorted(planned.items()):
        open_days = _lead_days(decided, by_id[site], lead, minutes, days)
        number = min(len(on), len(open_days))
        if number and minutes:
            length = max(1, half_up(minutes * part / QUARTER)) * QUARTER
            yield Visits(site, lead, number, length, minutes, tuple(on), open_days)


def _lead_days(
    decided: Decided, site: Site, lead: str, minutes: int, days: tuple[date, ...]
) -> tuple[date, ...]:
    """Days on which the site is open and has this lead and visits of this length."""
    found = []
    for day in days:
        post = decided.posts[lead].get(month_of(day))
        now = decided.facts.sites[site.id][month_of(day)]
        led = post is not None and site.id in post.leads
        if led and is_open(site, day) and now.visit_minutes == minutes:
            found.append(day)
    return tuple(found)


def kept(
    scenario: Scenario, managers: tuple[str, ...], days: tuple[date, ...], week: tuple[date, ...]
) -> Iterator[Kept]:
    """Yield appointments, then meetings, widened to the quarter hour.

    Meetings are held on working days (`days`). An appointment is kept with somebody else, so
    it is due on any day of the `week`, also where nobody works: then it is named as uncovered.
    """
    known = set(managers)
    for row in scenario.rota.appointments:
        if row.date in week and row.manager in known:
            span = _widened(row.from_, row.until)
            yield Kept(row.manager, row.date, *span, "appointment", row.id, row.place)
    section = {manager.id: manager.section for manager in scenario.managers}
    for meeting in scenario.rota.meetings:
        for day in days:
            for manager in managers if _held(meeting, day) else ():
                if _comes(meeting, manager, section):
                    span = _widened(meeting.from_, meeting.until)
                    yield Kept(manager, day, *span, "meeting", meeting.id, meeting.place)


def _widened(start: int, end: int) -> tuple[int, int]:
    return start // QUARTER * QUARTER, -(-end // QUARTER) * QUARTER


def _held(meeting: Meeting, day: date) -> bool:
    if meeting.date is not None:
        return meeting.date == day
    if meeting.week is not None and meeting.week != week_letter(day):
        return False
    return meeting.weekday is None or meeting.weekday == day.isoweekday()


def _comes(meeting: Meeting, manager: str, section: Mapping[str, str]) -> bool:
    if not meeting.sections and not meeting.managers:
        return True
    return manager in meeting.managers or section[manager] in meeting.sections
