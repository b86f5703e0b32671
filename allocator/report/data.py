"""What `show` prints, as data: no language, no sentence, only numbers, ids and months.

It is kept in ``plan.overview``, so that a plan can be read without its scenario. Change
this file when people should see something more; bump `VERSION` when a name changes its
meaning.
"""

from typing import Annotated, Literal

from pydantic import Field

from allocator.model.base import Base, Id
from allocator.model.calendar import Month
from allocator.model.plan import Band

VERSION = 1


class Flip(Base):
    """A number of residents at which the staffing of a site changes."""

    to: int
    """Posts of the new standard; 0 where the site becomes mobile."""
    at: int
    """Number of residents (or places, where these staff the site)."""
    below: bool
    """True: as soon as there are fewer than `at`; False: from `at` on."""
    desk_missing: bool = False
    """The new standard needs more desks than the site has."""


class Near(Base):
    """A site that a few residents more or fewer would staff otherwise."""

    site: Id
    name: str
    by: Literal["residents", "places"]
    change: int
    """Residents (or places) that make the difference: +6, or -12."""
    month: Month
    """Month in which it is that near, the first of them."""
    flip: Flip


class FixedSite(Base):
    """A site with a team of its own, in the first month."""

    site: Id
    name: str
    staff: int
    """People posted there."""
    hours: float
    """Their contract hours a week."""
    standard: int
    """Full-time posts of the standard, at least the smallest team."""
    headcount: int
    by: Literal["residents", "places"]
    flips: tuple[Flip, ...]
    """Next changes of the standard, the nearest first."""


class MobileSites(Base):
    """All sites that are served by mobile managers, in the first month."""

    staff: int
    sites: int
    headcount: int
    small: bool
    """All of them are below the number from which a site gets a team of its own."""
    without: int
    """Sites with residents that are in nobody's round (visits on request left out)."""


class Gap(Base):
    """Something that is not covered (tiers 1 and 2), summed over the horizon."""

    kind: Literal["unserved", "posts", "visits", "overload", "orphaned"]
    site: Id | None = None
    """For missing posts: the site."""
    count: int
    """Sites without anyone, missed visits, managers over capacity, orphaned cases; 0 for posts."""
    most: float
    """Most in one month: sites, posts, visits, hours, cases."""
    minutes: int
    """Minutes (for `unserved`: resident-days)."""
    from_: Annotated[Month, Field(alias="from")]
    until: Month
    """Last month with the gap."""


class Capacity(Base):
    """Share of the hours for casework that is used, over the horizon.

    (casework + reserved + handover) / (available - overhead - office hours - travel);
    above 1 the capacity is exceeded.
    """

    used: float
    lowest: float | None
    """Lowest and highest over teams of at least two people; None with fewer than two teams."""
    highest: float | None
    worst_month: Month
    worst: float


class BandStart(Base):
    """Waiting people of a band, and when they start."""

    band: Band
    people: int
    cases: int
    started: int
    """People of the band who start inside the horizon."""
    last: Month | None
    """Last month in which one of them starts."""


class People(Base):
    """People accompanied and waiting when the plan begins."""

    accompanied: int
    accompanied_cases: int
    waiting: int
    waiting_cases: int
    bands: tuple[BandStart, ...]


class Flow(Base):
    """Starts against arrivals, in people a month over the horizon, and the list."""

    starts: float
    expected: float
    list_from: int
    list_to: float


class Changes(Base):
    """What changes against today."""

    posts_now: int
    """Managers with another place of work in the first month than at present."""
    posts_later: int
    """Changes of the place of work inside the horizon."""
    rounds_now: int
    """Mobile managers whose area of responsibility differs from the present one."""
    cases: int
    """Running cases that change their person."""


class Bounded(Base):
    """Value and proven bound of a tier."""

    value: float
    bound: float | None
    allowed: float = 0
    """How far value and bound may be apart by the tolerance."""


class Quality(Base):
    """How good the plan is, and how many rules it breaks."""

    unserved: Bounded
    uncovered: Bounded
    waiting: Bounded
    nothing: float
    share: float | None
    """Proven share of what can be achieved; None where nothing is proven."""
    delay_days: float | None
    """Avoidable delay at most, in days a case."""
    effort: dict[str, float]
    broken: dict[str, int]
    """Broken rules with how often."""


class AssumedNumbers(Base):
    """Numbers of one kind that are assumed."""

    path: str
    """Path in the scenario as marked."""
    count: int
    """How many values."""
    note: str


class Pool(Base):
    """A pool of interpreters that leaves no room for one more case in some month."""

    language: str
    from_: Annotated[Month, Field(alias="from")]
    until: Month
    months: int
    """How many months are full."""
    waiting: int
    """Cases that wait for want of interpreters."""


class Overview(Base):
    """One page about a plan."""

    version: Literal[1] = 1
    name: str
    start: Month
    end: Month
    staff: int
    heads: int
    fixed: tuple[FixedSite, ...]
    mobile: MobileSites
    floaters: tuple[Id, ...]
    near: tuple[Near, ...] = ()
    """Sites within the hysteresis of a change, the nearest first."""
    gaps: tuple[Gap, ...]
    capacity: Capacity | None
    people: People
    flow: Flow
    changes: Changes
    quality: Quality
    assumed: tuple[AssumedNumbers, ...]
    pools: tuple[Pool, ...]
    overdue: int
    """Running cases past their months, listed for decision."""
    orphaned: int
    example: str | None = None
    """A waiting case to explain."""
    variants: tuple[Id, ...]
    decisions: str = ""
    """Digest of the decisions, to see whether the plan was edited since; none once some of them
    were forgotten."""

    @property
    def horizon(self) -> range:
        """The months of the plan."""
        return range(self.start, self.end + 1)
