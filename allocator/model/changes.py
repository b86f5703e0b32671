"""Changes: everything that may happen to a scenario, as data.

A change is applied by `allocator.change.apply`, which returns a new scenario; nothing
else in the package knows about changes. Named variants are tuples of them. How a change is
said in words stands in `allocator.io.change_forms`: a new kind needs a line there, too.
"""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from allocator.model.base import Base, Id, Share, Tag
from allocator.model.calendar import Month
from allocator.model.cases import Case
from allocator.model.managers import Manager
from allocator.model.sites import Site, SiteMove
from allocator.model.steps import Amount


class ArrivalsChange(Base):
    """Expected arrivals times a factor from a month on."""

    change: Literal["arrivals"]
    factor: Annotated[float, Field(ge=0, le=100)]
    from_: Month | None = Field(default=None, alias="from")
    until: Month | None = None


class SiteOpens(Base):
    """A new site."""

    change: Literal["open"]
    site: Site


class SiteCloses(Base):
    """A site closes; `on` is its last open day."""

    change: Literal["close"]
    site: Id
    on: date
    moves: tuple[SiteMove, ...] = ()
    """Replaces the moves of the site where given."""


class ResidentsChange(Base):
    """Residents (or places, where these staff the site) from a day on."""

    change: Literal["residents"]
    site: Id
    value: Amount
    from_: date | None = Field(default=None, alias="from")


class ManagerJoins(Base):
    """A new manager."""

    change: Literal["join"]
    manager: Manager


class ManagersHired(Base):
    """Several new managers who are alike; they are called ``new-1``, ``new-2`` and so on."""

    change: Literal["hire"]
    number: Annotated[int, Field(ge=1, le=1000)]
    """How many people."""
    fte: Share = 1.0
    """Share of a full-time post (``policy.team.full_time_hours``) of each."""
    mobile: bool = True
    """May go on rounds."""
    languages: tuple[Tag, ...] = ()
    skills: tuple[Tag, ...] = ()
    section: str = ""
    base: Id | None = None
    from_: date | None = Field(default=None, alias="from")
    """First day of the contracts."""
    until: date | None = None
    """Last day of the contracts."""


class ManagerLeaves(Base):
    """A manager's contract ends; `on` is the last day."""

    change: Literal["leave"]
    manager: Id
    on: date


class ManagerAway(Base):
    """A manager is away from a day to a day, both included."""

    change: Literal["away"]
    manager: Id
    from_: date = Field(alias="from")
    until: date


class HoursChange(Base):
    """A manager's weekly hours from a day on."""

    change: Literal["hours"]
    manager: Id
    value: Amount
    from_: date | None = Field(default=None, alias="from")


class CaseOpens(Base):
    """A new case."""

    change: Literal["case_opens"]
    case: Case


class CaseCloses(Base):
    """A case ends: it is removed from the list."""

    change: Literal["case_closes"]
    case: Id


class CaseMoves(Base):
    """A case lives at another site from the start of the horizon on."""

    change: Literal["case_moves"]
    case: Id
    site: Id


class CaseNeeds(Base):
    """Needs of a case are added and removed."""

    change: Literal["case_needs"]
    case: Id
    add: tuple[Tag, ...] = ()
    remove: tuple[Tag, ...] = ()
    dates: dict[Tag, date] = {}
    """Dates of needs that refer to one."""


Reason = Literal["continuity", "language", "skill", "place", "load", "wish", "decision"]
"""Why a person decides: the person knows the case, speaks the language, has the skill, works
there, has the room; the wish of those who are accompanied; decided without a further reason."""


class CasePinned(Base):
    """A person decides that a case goes to a manager."""

    change: Literal["pin"]
    case: Id
    manager: Id
    from_: Month | None = Field(default=None, alias="from")
    until: Month | None = None
    reason: Reason | None = None
    """One word of a closed list: a free text about a case would be personal data."""


class PostPinned(Base):
    """A person decides where a manager works: a fixed site, or ``mobile``."""

    change: Literal["post"]
    manager: Id
    site: Id
    from_: Month | None = Field(default=None, alias="from")
    until: Month | None = None


class PolicyChange(Base):
    """A policy value; `path` below ``policy``: ``fixed.min_residents``."""

    change: Literal["policy"]
    path: Annotated[str, Field(pattern=r"^[a-z_0-9.]{1,80}$")]
    value: Any


Change = Annotated[
    ArrivalsChange
    | SiteOpens
    | SiteCloses
    | ResidentsChange
    | ManagerJoins
    | ManagersHired
    | ManagerLeaves
    | ManagerAway
    | HoursChange
    | CaseOpens
    | CaseCloses
    | CaseMoves
    | CaseNeeds
    | CasePinned
    | PostPinned
    | PolicyChange,
    Field(discriminator="change"),
]
"""One change, told apart by its field ``change``."""


HIRED = "new-"
"""What the ids of people who are hired begin with."""


def hired_ids(number: int, taken: Collection[str]) -> list[str]:
    """Return the ids of `number` people who are hired: the first free of ``new-1``, ``new-2``."""
    numbers = range(1, number + len(taken) + 1)
    return [name for n in numbers if (name := f"{HIRED}{n}") not in taken][:number]
