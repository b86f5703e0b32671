"""Cases, expected arrivals and interpreters: the demand, as coarse levels and opaque ids.

Needs are special-category data. There is no field for a name, a birth date, a
nationality, a diagnosis or free text, and unknown fields are refused.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from allocator.model.base import Base, Count, Id, Tag
from allocator.model.calendar import Month
from allocator.model.steps import Amount, Steps

UNKNOWN = "unknown"

WeeklyMinutes = Annotated[int, Field(gt=0, le=2400)]


class Case(Base):
    """One case: a person, or a family accompanied together."""

    id: Id
    """Opaque id, never a name or a file number that a register resolves."""
    site: Id
    """Where they live at the start of the horizon."""
    opened: date
    """Day on which the case was opened."""
    needs: tuple[Tag, ...] | Literal["unknown"] = ()
    """Needs from the policy's catalogue, or ``unknown`` before the first meeting."""
    dates: dict[Tag, date] = Field(default_factory=dict)
    """Dates that needs refer to: ``job_start``, ``move_out``, ``benefit_change``."""
    languages: tuple[Tag, ...] = ()
    """Languages of which one is enough; none given: no language needed."""
    skills: tuple[Tag, ...] = ()
    """Skills the manager must have."""
    persons: Annotated[int, Field(ge=1, le=20)] = 1
    """People in the case."""
    manager: Id | None = None
    """Manager of a running case."""
    start: Month | None = None
    """Month in which a running case started."""
    moved_from: Id | None = None
    """Site from which a running case moved away from its manager, who may keep it."""
    aftercare: Count = 0
    """Months, up to the first of the horizon, for which the manager of a running case has kept
    it without being on the team of its site."""
    extended_until: Month | None = None
    """Last month, where a team lead prolonged the case."""
    plan_agreed: date | None = None
    """Day on which the individual plan was agreed."""
    next_review: date | None = None
    """Day on which the plan is due for review."""
    points: Annotated[int, Field(ge=0, le=1000)] | None = None
    """Points of base and needs together, instead of needs; waiting age is added."""
    minutes: WeeklyMinutes | None = None
    """Minutes a week, instead of profile and need factors."""

    @property
    def running(self) -> bool:
        """Whether a manager holds the case already."""
        return self.manager is not None


class Profile(Base):
    """A kind of expected case."""

    id: Id
    """Id of the profile."""
    needs: tuple[Tag, ...] | Literal["unknown"] = ()
    """Needs from the policy's catalogue that refer to no date."""
    languages: tuple[Tag, ...] = ()
    """Languages of which one is enough."""
    skills: tuple[Tag, ...] = ()
    """Skills the manager must have."""
    persons: Annotated[int, Field(ge=1, le=20)] = 1
    """People in a case."""
    points: Annotated[int, Field(ge=0, le=1000)] | None = None
    """Points of base and needs together, instead of needs."""
    minutes: WeeklyMinutes | None = None
    """Minutes a week, instead of profile and need factors."""


class Expected(Base):
    """How many cases of a profile are expected a month."""

    profile: Id
    """Id of the profile."""
    site: Id | None = None
    """Site; without it split over the open sites by residents."""
    from_: Month | None = Field(default=None, alias="from")
    """First month; the first of the horizon where not given."""
    until: Month | None = None
    """Last month; the last of the horizon where not given."""
    expected: Amount
    """Expected new cases a month."""
    p10: Amount | None = None
    """One in ten months has fewer (for simulation)."""
    p50: Amount | None = None
    """Half of the months have fewer."""
    p90: Amount | None = None
    """Nine in ten months have fewer."""


class Arrivals(Base):
    """Expected new cases."""

    profiles: Annotated[tuple[Profile, ...], Field(max_length=10)] = ()
    """At most ten profiles."""
    expected: tuple[Expected, ...] = ()
    """Amounts by profile, month and site; rows for the same month add up."""


class Interpreters(Base):
    """A pool of interpreters of one language."""

    language: Tag
    """Language."""
    hours: Steps
    """Hours a month."""
