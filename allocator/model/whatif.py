"""Variants side by side: the figures of each, as people may see them.

Made by `allocator.whatif`. Numbers of people and cases from 1 to 4 are None here already, and
so is what would give them away: whatever is written from a comparison holds none.
"""

from typing import Annotated, Literal

from pydantic import Field

from allocator.model.base import Base, Count
from allocator.model.calendar import Month
from allocator.model.flow import HandFlow
from allocator.model.plan import Band
from allocator.model.result import Conflict
from allocator.model.scenario import Provenance

Amount = Annotated[float, Field(ge=0)]


class Cell(Base):
    """A number of people or cases."""

    value: Count | None
    """None: suppressed."""
    small: bool = False
    """Under five itself; False with a value of None: kept back to protect another one."""


class MonthFigures(Base):
    """One month of a plan."""

    month: Month
    fixed: Count
    """People posted at fixed sites."""
    mobile: Count
    floaters: Count
    posts: Amount
    """Their full-time posts: hours in contract / hours of a full-time post."""
    unserved: Count
    """Sites with residents and nobody at all."""
    uncovered_minutes: Amount
    load: Amount | None
    """Minutes that cases take / minutes left for them; above 1 it is exceeded."""
    waiting: dict[Band, Cell]
    """People who wait in this month, expected ones included, by their band in it."""
    starts: Cell
    """Cases that start."""
    ends: Cell
    """Cases that end with this month."""


class Waits(Base):
    """How long the people of a band wait from the opening of their case to its start."""

    band: Band
    """Their band in the first month in which they wait."""
    people: Cell
    """Those who wait when the plan begins, and those expected in its months."""
    median_weeks: Amount | None
    """None where their number is suppressed or 0."""
    longest_weeks: Amount | None
    """Who does not start inside the horizon is counted to its end."""
    open: bool
    """The longest of these waits is not over at the end of the horizon."""


class TeamLoad(Base):
    """The load of people who work at one fixed site, or of all mobile managers together."""

    site: str
    """Id of the site; empty: mobile."""
    name: str
    """Of the site; empty: mobile."""
    months: tuple[Amount | None, ...]
    """Minutes that cases take / minutes left for them, by month; None where fewer than two people
    work there: nobody reads a colleague's load."""


class Contact(Base):
    """How much attention running cases of a band get in the first month."""

    band: Band
    """By their points in that month."""
    cases: Cell
    minutes: Amount | None
    """Minutes a case and week; None where the number of cases is suppressed or 0."""


class Casework(Base):
    """What an audit asks of the running cases, on the first day."""

    running: Cell
    with_plan: Cell
    """Cases with an individual plan that was agreed (`plan_agreed`)."""
    overdue_reviews: Cell
    """Cases whose `next_review` is before the first day."""
    contact: tuple[Contact, ...]


class Costs(Base):
    """What the staff costs, in euros; heads are not counted."""

    year: Amount
    """A year: mean posts of the horizon x costs of a post."""
    funded: Amount
    """The part of it that others pay."""
    per_start: Amount | None
    """Costs of the horizon / cases started in it; None where that number is suppressed or 0."""


class Figures(Base):
    """What a plan comes to."""

    months: tuple[MonthFigures, ...]
    waits: tuple[Waits, ...]
    starts: Cell
    """Cases that start inside the horizon."""
    ends: Cell
    """Cases that end inside the horizon."""
    handovers: Cell
    """Running cases that change their person."""
    costs: Costs
    flow: HandFlow
    teams: tuple[TeamLoad, ...] = ()
    casework: Casework | None = None

    @property
    def unserved(self) -> int:
        """Most sites that have nobody in one month."""
        return max((row.unserved for row in self.months), default=0)

    @property
    def uncovered_minutes(self) -> float:
        """Minutes that are missing in all months."""
        return sum(row.uncovered_minutes for row in self.months)


class Weighted(Base):
    """Waiting weighted by need (tier 3) of a plan, and what no plan of its city is below.

    Rounded outwards, so coarse that no small number can be worked out.
    """

    value: Amount
    bound: Amount
    """Proven."""


class Column(Base):
    """One plan of a comparison."""

    kind: Literal["in_force", "base", "variant"]
    name: str = ""
    """Of a variant: its name, or a letter."""
    changes: tuple[str, ...] = ()
    """Of a variant: its changes in words."""
    status: str
    """As of a result; ``carried_on`` for the plan in force, ``failed`` where there is none."""
    share: Annotated[float, Field(ge=0, le=1)] | None = None
    """Proven share; None where nothing is proven."""
    weighted: Weighted | None = None
    """None where nothing is proven."""
    broken: tuple[str, ...] = ()
    """Rules that the plan breaks, by name."""
    figures: Figures | None = None
    """None where there is no plan."""
    conflict: tuple[Conflict, ...] = ()
    """Of a contradiction: what cannot hold together."""
    failure: str = ""
    """Why there is no plan, in English; empty for a contradiction."""
    seconds: Amount = 0.0
    """Time in the worker."""


PROVEN = 0.995
"""Proven share from which on a plan is as good as the best, for a comparison."""


def told_apart(one: Column, other: Column) -> bool:
    """Whether the waiting of two plans differs by more than what is not proven of them.

    A city's least waiting lies between the bound and the plan's value; where these ranges of two
    cities do not overlap, their order is proven. Where the ranges are not told (few wait), both
    plans must be as good as proven.
    """
    first, second = one.weighted, other.weighted
    if first is None or second is None:
        return min(one.share or 0.0, other.share or 0.0) >= PROVEN
    return first.bound > second.value or first.value < second.bound


class Comparison(Base):
    """Plans of one city side by side."""

    name: str
    """Of the city."""
    start: Month
    end: Month
    """Last month, included."""
    columns: tuple[Column, ...]
    assumed: dict[str, int] = {}
    """Assumed numbers of the scenario, by path."""
    marks: tuple[Provenance, ...] = ()
    """Where the numbers of the scenario come from, as it says itself."""

    @property
    def months(self) -> range:
        """The months that are compared."""
        return range(self.start, self.end + 1)

    @property
    def base(self) -> Column:
        """The plan of the scenario as it is."""
        return next(column for column in self.columns if column.kind == "base")

    @property
    def solved(self) -> bool:
        """Whether every new plan exists and breaks no rule."""
        new = [column for column in self.columns if column.kind != "in_force"]
        return all(column.figures is not None and not column.broken for column in new)
