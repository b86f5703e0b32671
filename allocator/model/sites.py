"""Sites: the places where people live, how many live there, when, and where they go next."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from allocator.model.base import Base, Count, Id, Share
from allocator.model.steps import Steps


class SiteKind(StrEnum):
    """What a site is; only a district is planned differently (always mobile)."""

    SHELTER = "shelter"
    EMERGENCY = "emergency"
    HOSTEL = "hostel"
    HOUSING_PROJECT = "housing_project"
    FLATS = "flats"
    DISTRICT = "district"


class Location(Base):
    """A point on the map, in degrees (WGS 84)."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    """Latitude."""
    lon: Annotated[float, Field(ge=-180, le=180)]
    """Longitude."""


class Place(Base):
    """An office from which managers set out."""

    id: Id
    """Id; also a row of the travel table."""
    location: Location | None = None
    """Where it is; without it the default leg of the travel policy counts."""


class Window(Base):
    """A weekly time window."""

    weekday: Annotated[int, Field(ge=1, le=5)]
    """1 Monday to 5 Friday."""
    from_: time = Field(alias="from")
    """Start, local time."""
    until: time
    """End, local time."""


class Visits(Base):
    """A visit pattern of a mobile site."""

    per_fortnight: Annotated[int, Field(ge=0, le=10)]
    """Visits in two weeks: 1 is every second week, 2 is weekly."""
    minutes: Annotated[int, Field(gt=0, le=600)]
    """Minutes on site of one visit."""


class SiteMove(Base):
    """Where a share of the people of a closing site goes."""

    to: Id
    """Id of the receiving site, or ``out`` for leaving the city's care."""
    share: Share
    """Share of the people; the shares of a site add up to 1."""
    from_: date | None = Field(default=None, alias="from")
    """Day of the move, at the latest the day after closing (the default)."""


class Site(Base):
    """A place where people live and are accompanied."""

    id: Id
    """Id of the site."""
    name: str = ""
    """Name shown to readers; the id where empty."""
    kind: SiteKind = SiteKind.SHELTER
    """Kind of accommodation."""
    residents: Steps | None = None
    """People living there, a number or dated steps."""
    places: Steps | None = None
    """Places to live, a number or dated steps."""
    staff_by: Literal["residents", "places"] = "residents"
    """Which of the two decides threshold, standard, office hours and visits."""
    opens: date | None = None
    """First open day; open from always where not given."""
    closes: date | None = None
    """Last open day; stays open where not given."""
    moves: tuple[SiteMove, ...] = ()
    """Where people go when the site closes; without it they leave the city's care."""
    location: Location | None = None
    """Where it is, unless the travel table has its row."""
    desks: Count | None = None
    """Managers who can work there at once; not limited where not given."""
    on_request: bool = False
    """Visits are made only when asked for: none are planned, none are missed."""
    visits: Visits | None = None
    """A visit pattern of its own instead of the policy's class."""
    standard: Count | None = None
    """Posts of its standard in the month before the horizon (for the hysteresis)."""
    office_hours: tuple[Window, ...] = ()
    """When office hours can be held."""
    access: tuple[Window, ...] = ()
    """When the site can be visited."""
