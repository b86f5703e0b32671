"""The plan: what is decided, as it stands in ``plan.json``.

The names of the keys are fixed (planning-problem.md, section 9); more may be added. A
plan may come from the solver or from a person's hand: nothing here assumes either.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from allocator.model.base import Base, Id
from allocator.model.calendar import Month

Band = Literal["urgent", "high", "normal"]
"""Band of points, for reports."""

Obstacle = Literal["no_team", "no_skill", "pinned", "cap", "interpreter", "full"]
"""Why a case waits or is orphaned; ``full``: nothing but minutes is missing."""

Minutes = Annotated[int, Field(ge=-10_000_000, le=10_000_000)]


class Post(Base):
    """Where a manager works in a span of months."""

    manager: Id
    from_: Month = Field(alias="from")
    until: Month
    """Last month, included."""
    kind: Literal["fixed", "mobile", "floater"]
    site: Id | None = None
    """The fixed site; none for mobile and floater."""
    round: tuple[Id, ...] = ()
    """Mobile sites where the manager may hold cases."""
    leads: tuple[Id, ...] = ()
    """Sites of the round whose visits they make."""


class Tour(Base):
    """One day of the weekly pattern in which a lead drives."""

    manager: Id
    from_: Month = Field(alias="from")
    until: Month
    week: Literal["A", "B"]
    weekday: Annotated[int, Field(ge=1, le=5)]
    sites: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Sites in order of the tour, which begins and ends at the manager's base."""


class Assignment(Base):
    """A case with a manager from `start` to `end`; a handover is a second row."""

    case: Id
    manager: Id
    start: Month
    """First month with this manager (for a running case the month it started)."""
    end: Month
    """Last month with this manager; may pass the horizon."""


class Waiting(Base):
    """A case that is not started inside the horizon."""

    case: Id
    points: int
    """Points in the first month in which it waits."""
    band: Band
    reason: Obstacle
    """Why it waits; a word of the catalogue in ``texts``."""
    earliest: Month | None = None
    """First month in which it could start if its minutes were free; none in the horizon."""


class Orphaned(Base):
    """A running case that nobody may hold from a month on."""

    case: Id
    from_: Month = Field(alias="from")
    reason: Obstacle


class Overdue(Base):
    """A running case past its months: planned to end now, listed for decision."""

    case: Id
    manager: Id
    since: Month
    """First month past its length."""


Hundredths = Annotated[float, Field(ge=0, le=1_000_000)]
"""A number of cases, in hundredths."""


class ExpectedStart(Base):
    """Expected cases that are started."""

    site: Id
    """Site where they live in the month of the start."""
    profile: Id
    month: Month
    """Month of the start."""
    manager: Id
    started: Hundredths


class ExpectedWaiting(Base):
    """Expected cases that wait at the end of a month."""

    site: Id
    profile: Id
    month: Month
    waiting: Hundredths


class LedgerRow(Base):
    """The minutes of one manager in one month."""

    manager: Id
    month: Month
    available: Minutes
    overhead: Minutes
    office_hours: Minutes
    travel: Minutes
    handover: Minutes
    casework: Minutes
    reserved: Minutes
    balance: Minutes


class Tier(Base):
    """Value of a tier and a proven lower bound."""

    value: float
    bound: float | None = None
    """No plan has less (none: not proven, as for a plan made by hand)."""


class WaitingTier(Tier):
    """Tier 3: need-weighted waiting."""

    nothing: float
    """The waiting if no waiting or expected case were ever started."""


class EffortTier(Base):
    """Tier 4: minutes of effort, and its parts."""

    value: float
    travel: float
    handover: float
    interpreting: float
    spread: float


class Score(Base):
    """The four tiers, in order."""

    unserved_resident_days: Tier
    uncovered_minutes: Tier
    waiting_points: WaitingTier
    effort_minutes: EffortTier


class SlotPrice(Base):
    """What one more hour of a manager would be worth: points of waiting avoided."""

    site: Id
    language: str
    """Language the manager would speak; empty for none."""
    month: Month
    points: float
    """Points of waiting avoided by 60 more minutes in this month."""


class Plan(Base):
    """Everything that is decided, with the numbers that follow from it."""

    posts: tuple[Post, ...] = ()
    tours: tuple[Tour, ...] = ()
    caseload: tuple[Assignment, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    orphaned: tuple[Orphaned, ...] = ()
    overdue: tuple[Overdue, ...] = ()
    expected: tuple[ExpectedStart, ...] = ()
    expected_waiting: tuple[ExpectedWaiting, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    score: Score | None = None
    """None in a plan made by hand; ``check`` computes it."""
    prices: tuple[SlotPrice, ...] = ()
    overview: dict[str, Any] = {}
    """What ``show`` prints, so that a plan can be read without its scenario."""
    provenance: dict[str, Any] = {}
    """Scenario digest, versions, seed, parameters, seconds, status."""
