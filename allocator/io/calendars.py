"""Calendar files (iCalendar, RFC 5545), one a person: read back, and written.

A file holds every week that was written to it, also what has been cancelled: calendars know
an event by its UID, and that it changed by a higher SEQUENCE. So the last file is what the next
one goes on from. Times are local with a definition of the time zone, so that they stand at the
right hour on both sides of a clock change.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from allocator.errors import Fault, InputError
from allocator.io.gathered import read_bytes

if TYPE_CHECKING:
    from icalendar import Component, Timezone

ZONE = "Europe/Berlin"
PRODUCT = "-//allocator//rota//EN"

CHANGES = (("TimezoneDaylight", "CEST", 1, 2, 3), ("TimezoneStandard", "CET", 2, 1, 10))
"""Summer and winter time: name, hours from UTC before and after, month of the change."""


@dataclass(frozen=True)
class Event:
    """One event of a calendar.

    Attributes
    ----------
    uid
        By which calendars know it.
    start, end
        Local time without a zone; end excluded.
    summary, place, note
        What, where, and more about it; empty for nothing.
    private
        Whether others who see the calendar see only that the time is taken.
    sequence
        How many times it changed.
    cancelled
        Whether it does not take place.
    """

    uid: str
    start: datetime
    end: datetime
    summary: str
    place: str = ""
    note: str = ""
    private: bool = False
    sequence: int = 0
    cancelled: bool = False


def read_calendar(path: Path) -> list[Event]:
    """Return the events of a file that was written here.

    Raises
    ------
    InputError
        If it is no calendar, or not one of ours: what is in it would be cancelled.
    """
    from icalendar import Calendar

    raw = read_bytes(path)
    try:
        calendar = Calendar.from_ical(raw)
        if str(calendar.get("PRODID")) != PRODUCT:
            raise InputError([Fault("calendar_foreign", source=str(path))])
        return [_event(part) for part in calendar.walk("VEVENT")]
    except (ValueError, KeyError, AttributeError, IndexError, TypeError):
        raise InputError([Fault("calendar_unreadable", source=str(path))]) from None


def _event(part: "Component") -> Event:
    def local(name: str) -> datetime:
        moment = part.decoded(name)
        if not isinstance(moment, datetime):
            raise ValueError(name)
        here = moment.astimezone(ZoneInfo(ZONE)) if moment.tzinfo is not None else moment
        return here.replace(tzinfo=None)

    return Event(
        uid=str(part["UID"]),
        start=local("DTSTART"),
        end=local("DTEND"),
        summary=str(part.get("SUMMARY", "")),
        place=str(part.get("LOCATION", "")),
        note=str(part.get("DESCRIPTION", "")),
        private=str(part.get("CLASS", "")) == "PRIVATE",
        sequence=int(part.get("SEQUENCE", 0)),
        cancelled=str(part.get("STATUS", "")) == "CANCELLED",
    )


def calendar_text(events: Iterable[Event], name: str) -> str:
    """Return a calendar file; the same events give the same bytes.

    Parameters
    ----------
    events
        All events, also cancelled ones.
    name
        Name of the calendar.
    """
    from icalendar import Calendar

    calendar = Calendar()
    for key, value in (
        ("PRODID", PRODUCT),
        ("VERSION", "2.0"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", name),
        ("X-WR-TIMEZONE", ZONE),
    ):
        calendar.add(key, value)
    calendar.add_component(_zone())
    for event in sorted(events, key=lambda event: (event.start, event.end, event.uid)):
        calendar.add_component(_component(event))
    return str(calendar.to_ical().decode("utf-8"))


def _component(event: Event) -> "Component":
    from icalendar import Event as Component

    part = Component()
    for key, value in _properties(event):
        part.add(key, value)
    return part


def _properties(event: Event) -> Iterator[tuple[str, object]]:
    zone = ZoneInfo(ZONE)
    yield "UID", event.uid
    # No clock is read: the stamp is that of the event's Monday, a minute later each change.
    monday = event.start.date() - timedelta(days=event.start.weekday())
    yield "DTSTAMP", _midnight(monday) + timedelta(minutes=event.sequence)
    yield "DTSTART", event.start.replace(tzinfo=zone)
    yield "DTEND", event.end.replace(tzinfo=zone)
    yield "SUMMARY", event.summary
    yield from (row for row in (("LOCATION", event.place), ("DESCRIPTION", event.note)) if row[1])
    yield "CLASS", "PRIVATE" if event.private else "PUBLIC"
    yield "SEQUENCE", event.sequence
    yield "STATUS", "CANCELLED" if event.cancelled else "CONFIRMED"
    yield "TRANSP", "TRANSPARENT" if event.cancelled else "OPAQUE"


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _zone() -> "Timezone":
    """Return the rule of the time zone: since 1996, the last Sundays of March and October."""
    import icalendar

    zone = icalendar.Timezone()
    zone.add("TZID", ZONE)
    for kind, name, before, after, month in CHANGES:
        part = getattr(icalendar, kind)()
        # 31 March and 27 October 1996: the clock changes at 2 or 3 o'clock of the time before.
        day = datetime(1996, month, 31 if month == 3 else 27, before + 1)
        part.add("DTSTART", day)
        part.add("TZOFFSETFROM", timedelta(hours=before))
        part.add("TZOFFSETTO", timedelta(hours=after))
        part.add("TZNAME", name)
        part.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"})
        zone.add_component(part)
    return zone
