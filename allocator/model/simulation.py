"""A simulation: many possible courses of the same months, as bands and chances.

Plain data, made by `allocator.simulate`. Numbers of people and cases above 0 and below 5 are
None here already: whatever is written from a simulation holds none.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from allocator.model.base import Base, Count, Share
from allocator.model.calendar import Month
from allocator.model.plan import Band

Amount = Annotated[float, Field(ge=0)]


class Estimate(Base):
    """A mean over the replications, and between what it lies with 95 % confidence."""

    value: float
    low: float
    high: float


class Bands(Base):
    """One number of every week, over all replications; None: suppressed, or nothing there."""

    p10: tuple[Amount | None, ...]
    """One replication in ten is lower."""
    p50: tuple[Amount | None, ...]
    p90: tuple[Amount | None, ...]
    """One replication in ten is higher."""
    mean: tuple[Amount | None, ...]
    low: tuple[Amount | None, ...]
    """Where the mean lies with 95 % confidence, week by week."""
    high: tuple[Amount | None, ...]


class Within(Base):
    """Cases of a band that start soon enough."""

    band: Band
    """Band in which they are opened."""
    weeks: Count
    """Weeks from the week in which a case is opened to that in which it starts, at most."""
    share: Estimate | None
    """Share of the cases, mean of the replications; None where none could be seen to the end."""
    weeks_kept: Estimate | None
    """Share of the weeks of whose cases all start within these weeks."""


class BreakMonth(Base):
    """How likely it is that capacity has broken by a month."""

    month: Month
    share: Share
    """Share of the replications in which it breaks in this month or earlier."""


class Break(Base):
    """When capacity breaks.

    The first month in which those who have come need more hours than there are, and later
    months do not make up for it.
    """

    share: Estimate
    """Share of the replications in which it breaks at all."""
    months: tuple[BreakMonth, ...]
    p10: Month | None
    """First month by which it has broken in one replication in ten; None: in fewer."""
    p50: Month | None
    p90: Month | None


Figure = Literal["urgent_within_4", "waiting", "waiting_urgent", "load", "uncovered", "changes"]
"""Names of the key figures, in order."""


class KeyFigure(Base):
    """A number for the whole time."""

    name: Figure
    """``urgent_within_4``: share of urgent cases that start within four weeks; ``waiting``,
    ``waiting_urgent``: people who wait, mean of the weeks; ``load``: share of the hours, mean
    of the weeks; ``uncovered``: hours in all; ``changes``: cases that change their person."""
    value: Estimate | None
    """None: suppressed, or nothing there."""
    against_base: Estimate | None = None
    """Difference to the base, replication by replication: the same people arrive in both."""


class Simulated(Base):
    """What may become of a city, or of one of its variants."""

    kind: Literal["base", "variant"]
    name: str = ""
    changes: tuple[str, ...] = ()
    """Of a variant: its changes in words."""
    figures: tuple[KeyFigure, ...]
    waiting: dict[Band, Bands]
    """People who wait at the end of a week, by the band that they have in its month."""
    open_cases: Bands
    """Cases that are accompanied in a week."""
    arrivals: Bands
    """New cases of a week."""
    load: Bands
    """Minutes of cases / minutes there are for them, of the month; above 1 it is exceeded."""
    uncovered: Bands
    """Hours that are missing, of the month, for each of its weeks alike."""
    changes_of_person: Bands
    """Running cases that have changed their person since the beginning."""
    started: tuple[Within, ...]
    """By band and weeks."""
    breaks: Break


class Simulation(Base):
    """Possible courses of one city and of its variants."""

    name: str
    """Of the city."""
    start: Month
    seed: int
    replications: Annotated[int, Field(ge=1)]
    weeks: tuple[date, ...]
    """First day of each week."""
    columns: tuple[Simulated, ...]
    """The base first."""
    chances: dict[str, float | str]
    """What was drawn how likely: ``policy.chances`` of the base."""
    assumed: dict[str, int] = {}
    """Assumed numbers of the scenario, by path."""

    @property
    def base(self) -> Simulated:
        """The city as it is."""
        return self.columns[0]
