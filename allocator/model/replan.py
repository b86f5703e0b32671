"""What re-planning is allowed, and what it returns beside the plan."""

from typing import Annotated, Literal

from pydantic import Field

from allocator.model.base import Base, Id
from allocator.model.calendar import Month
from allocator.model.plan import Score
from allocator.model.result import Result

Number = Annotated[int, Field(ge=0, le=1_000_000)]


Kind = Literal["moves", "handovers"]
"""What a re-plan may change beyond what is forced."""


class Freedom(Base):
    """How far a new plan may go from the plan in force, beyond what a change forces."""

    freeze_until: Month | None = None
    """First month that may change; those before stay as in the plan in force."""
    max_moves: Number | None = None
    """People whose place of work may change at most; none: no limit."""
    max_handovers: Number | None = None
    """Running cases that may change their person at most; none: no limit."""


class Disruption(Base):
    """Who is touched."""

    moves: tuple[Id, ...] = ()
    """People whose place of work differs from the plan in force in some month."""
    handovers: tuple[Id, ...] = ()
    """Running cases that somebody else holds in some month."""


class Beyond(Base):
    """What would be covered without the limits, and what that takes beyond what is forced."""

    moves: Number
    """People who would be moved."""
    handovers: Number
    """Running cases that would change their person."""
    unserved_resident_days: Number
    """Resident-days with nobody that would be left."""
    uncovered_minutes: Number
    """Minutes that would still not be covered."""


class Replanned(Base):
    """A new plan after changes, and what it is measured against."""

    result: Result
    """The solve: plan, bounds, share."""
    forced: Disruption = Disruption()
    """What the change forces: the least repair has it too."""
    chosen: Disruption = Disruption()
    """What was changed beyond that, because it is worth it."""
    beyond: Beyond | None = None
    """What limits keep from being covered; none where they leave nothing open."""


class Carried(Base):
    """What becomes of a plan if nobody does anything."""

    score: Score
    """The tiers of the plan in the new scenario."""
    broken: tuple[str, ...] = ()
    """Rules that it breaks there, by name."""


class Point(Base):
    """A point of a frontier: what is reached with so many moves, or handovers, allowed."""

    of: Kind = "moves"
    """What is allowed: people who may be moved, or running cases that may be handed over."""
    allowed: Number
    """How many, beyond those that must be."""
    found: Replanned
    knee: bool
    """Whether this is the first point with most of what all of them gain."""
