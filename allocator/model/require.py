"""How many people it takes: targets, what was tried, and the least that reaches them."""

from typing import Annotated, Literal

from pydantic import Field

from allocator.model.base import Base, Count, Share
from allocator.model.plan import Band
from allocator.model.simulation import Estimate

Amount = Annotated[float, Field(ge=0)]


class Target(Base):
    """What is to be reached in a share of the weeks, or by a share of the cases."""

    what: Literal["started", "waiting", "load", "uncovered"]
    """``started``: cases start within `weeks`; the others: below `below`."""
    share: Share
    """Share of the weeks (or cases) at least."""
    of: Literal["weeks", "cases"] = "weeks"
    """``weeks``: weeks in which all cases that are opened start soon enough."""
    band: Band | None = None
    """Cases or people of this band; None: of all."""
    weeks: Count = 0
    """For ``started``: weeks at most."""
    below: Amount = 0.0
    """People, share of the hours, or hours in the week."""


class Point(Base):
    """One number of posts (or of arrivals) that was tried."""

    posts: Count
    """Full-time posts more than there are."""
    arrivals: Amount = 1.0
    """Factor on the expected arrivals."""
    replications: Count
    """Courses that were simulated until it was decided."""
    reached: tuple[Estimate, ...]
    """For each target the share that is reached, with the interval that decides."""
    verdict: Literal["reaches", "misses", "open"]
    """``open``: the interval still holds the target with as many courses as were allowed."""


class Hired(Base):
    """Posts that are alike among those more."""

    posts: Count
    languages: tuple[str, ...]
    fixed: Count
    """How many of them work at a fixed site in the first month."""
    mobile: Count


class Requirement(Base):
    """What is needed to reach some targets."""

    name: str
    """Of the city."""
    variant: str = ""
    """Name of the variant that was searched; empty: the city as it is."""
    changes: tuple[str, ...] = ()
    """Of the variant, in words."""
    question: Literal["posts", "arrivals"]
    targets: tuple[Target, ...]
    seed: int
    weeks: Count
    confidence: Share
    """Chance at least that a verdict is right."""
    answer: Amount | None
    """Least posts more, or the largest factor on arrivals; None: none that was tried."""
    present: Amount
    """Full-time posts that there are in the first month, heads not counted."""
    hired: tuple[Hired, ...] = ()
    """Who the posts of the answer are."""
    knee: Amount | None
    """Of the curve: from here on one more gains less."""
    curve: tuple[Point, ...]
    """Everything that was tried, in order."""
    chances: dict[str, float | str] = {}
    """What was drawn how likely: ``policy.chances``."""
    assumed: dict[str, int] = {}
    """Assumed numbers of the scenario, by path."""
