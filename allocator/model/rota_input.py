"""What is given for weekly rotas beyond the plan: ``rota`` of a scenario.

Everything is optional: without it a rota follows from scenario and plan alone. There is no
field for why somebody is away or would rather not.
"""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from allocator.model.base import Base, Count, Id, Tag
from allocator.model.calendar import Clock
from allocator.model.sites import Window

Weekday = Annotated[int, Field(ge=1, le=5)]
"""1 Monday to 5 Friday."""
Minutes = Annotated[int, Field(ge=-100_000, le=100_000)]


class Meeting(Base):
    """A team meeting or a training, every week, every second week or once."""

    id: Id
    """Id of the meeting."""
    weekday: Weekday | None = None
    """Day of the week; every day where neither this nor `date` is given."""
    date: datetime.date | None = None
    """The one day on which it is held."""
    week: Literal["A", "B"] | None = None
    """Held in weeks A or B only; every week where not given."""
    from_: Clock = Field(alias="from")
    """Start, on the quarter hour."""
    until: Clock
    """End, on the quarter hour."""
    sections: tuple[str, ...] = ()
    """Who comes: these sections; everybody where neither sections nor managers are given."""
    managers: tuple[Id, ...] = ()
    """Who comes: these people too."""
    place: Id | None = None
    """Site or office; everybody stays where they are where not given (by video)."""


class Appointment(Base):
    """A fixed time that somebody else keeps with a case, and the manager with them."""

    id: Id
    """Id of the appointment."""
    manager: Id
    """Who goes."""
    date: datetime.date
    """Day."""
    from_: Clock = Field(alias="from")
    """Start, on the quarter hour."""
    until: Clock
    """End, on the quarter hour."""
    case: Id | None = None
    """The case."""
    place: Id | None = None
    """Site or office; where the manager works where not given."""


class FreeDays(Base):
    """Days of the week on which somebody never works (part-time)."""

    manager: Id
    """The manager."""
    weekdays: Annotated[tuple[Weekday, ...], Field(min_length=1, max_length=4)]
    """1 Monday to 5 Friday."""


class HalfDay(Base):
    """Half a day away; leave, sickness and training are not told apart."""

    manager: Id
    """The manager."""
    date: datetime.date
    """Day."""
    half: Literal["morning", "afternoon"]
    """Which half they are away."""


class Wish(Base):
    """When somebody would rather, or rather not, have office hours and visits."""

    manager: Id
    """The manager."""
    kind: Literal["rather", "rather_not"]
    """What is wished."""
    weekday: Weekday
    """Day of the week."""
    from_: Clock = Field(default=0, alias="from")
    """Start; midnight where not given."""
    until: Clock = 1425
    """End; 23:45 where not given."""
    weight: Annotated[int, Field(ge=1, le=3)] = 1
    """How much it counts."""


class Deputies(Base):
    """Who stands in for somebody, first to last."""

    manager: Id
    """The manager."""
    deputies: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Who stands in."""


class Interpreter(Base):
    """An interpreter who can be booked for a visit or an office hour."""

    id: Id
    """Opaque id, never a name."""
    languages: Annotated[tuple[Tag, ...], Field(min_length=1)]
    """Languages."""
    hours: tuple[Window, ...] = ()
    """When they can come; any time where not given."""
    minutes: Count | None = None
    """Minutes a week at most; not limited where not given."""


class Booking(Base):
    """One visit or turn of office hours a week at a site needs an interpreter."""

    id: Id
    """Id of the booking."""
    site: Id
    """The site."""
    language: Tag
    """Language."""


class Account(Base):
    """What somebody has had so far beyond their fair share; for them and their team lead only."""

    manager: Id
    """The manager."""
    office: Minutes = 0
    """Minutes of office hours above their share; below it where negative."""
    unpopular: Minutes = 0
    """Minutes late and on Friday afternoons above their share."""


class RotaPin(Base):
    """A decision about the visits and office hours of a site that every rota keeps.

    Person, day and time are pinned each by itself. On a working day that is pinned a visit is
    made; visits beyond the pinned days lie on any day. The times of office hours follow from
    the site (`allocator.week.office`), so `weekday` and `from` say there which turns are meant.
    """

    site: Id
    """The site."""
    manager: Id | None = None
    """Who makes the visits and holds the office hours."""
    weekday: Weekday | None = None
    """On this day; on every day where not given."""
    from_: Clock | None = Field(default=None, alias="from")
    """Visits begin at this time; of office hours, the turns that do."""


class RotaInput(Base):
    """What is given for weekly rotas."""

    meetings: tuple[Meeting, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    free_days: tuple[FreeDays, ...] = ()
    half_days: tuple[HalfDay, ...] = ()
    wishes: tuple[Wish, ...] = ()
    deputies: tuple[Deputies, ...] = ()
    interpreters: tuple[Interpreter, ...] = ()
    bookings: tuple[Booking, ...] = ()
    accounts: tuple[Account, ...] = ()
    pins: tuple[RotaPin, ...] = ()
