"""Managers: contract, hours, languages and skills, and where they work at present.

There is no field for a reason of absence, for behaviour or for traits, on purpose.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from allocator.model.base import Base, Count, Id, Share, Tag
from allocator.model.steps import Steps

MOBILE = "mobile"
FLOATER = "floater"


class Role(StrEnum):
    """Heads take no post and no cases."""

    MANAGER = "manager"
    HEAD = "head"


class Absence(Base):
    """Days away; leave, sickness and training are not told apart."""

    from_: date = Field(alias="from")
    """First day away."""
    until: date
    """Last day away."""


class Reduction(Base):
    """A dated share of the hours that is not for this work (other duties)."""

    from_: date = Field(alias="from")
    """First day."""
    until: date
    """Last day."""
    share: Share
    """Share of the hours taken away."""


class Manager(Base):
    """An integration manager or a section head."""

    id: Id
    """Opaque id, never a name."""
    section: str = ""
    """Section of the department."""
    role: Role = Role.MANAGER
    """``manager``, or ``head`` (no post, no cases)."""
    hours: Steps = 39.0
    """Contract hours a week, a number or dated steps."""
    mobile: bool = True
    """May go on rounds."""
    languages: tuple[Tag, ...] = ()
    """Languages spoken with people, besides German."""
    skills: tuple[Tag, ...] = ()
    """Skills a case may require."""
    base: Id | None = None
    """Office they set out from; the scenario's first where not given."""
    from_: date | None = Field(default=None, alias="from")
    """First day of the contract."""
    until: date | None = None
    """Last day of the contract."""
    absences: tuple[Absence, ...] = ()
    """Days away that are known."""
    reductions: tuple[Reduction, ...] = ()
    """Dated reductions of the hours."""
    max_people: Count | None = None
    """People in open cases at most; the policy's share of the hours where not given."""
    post: Annotated[str, Field(max_length=64)] | None = None
    """Present post: the id of a fixed site, ``mobile`` or ``floater``."""
    round: tuple[Id, ...] = ()
    """Present round: the mobile sites where they may hold cases."""
    leads: tuple[Id, ...] = ()
    """Sites of the round whose visits they make at present."""
