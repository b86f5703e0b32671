"""Options of a solve and its result, apart from the plan that people carry out."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from allocator.model.base import Base, Share
from allocator.model.plan import Plan, Score

Progress = Callable[[float, float, str], None]
"""Called on long solves with seconds, proven share, and the key of a text."""


class Options(Base):
    """How long and how hard to search. The defaults give the same plan every time."""

    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0
    """Seed of the search."""
    time_limit: Annotated[float, Field(gt=0, le=86_400)] = 60.0
    """Seconds of solve time; reaching it makes two runs differ."""
    share: Share = 0.99
    """Stop once this share is proven."""
    effort: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    """Rounds of improvement at most (deterministic); by size of the city where not given."""
    exact: bool = False
    """Prove optimality by enumeration; for tiny worlds."""


COMPARED = Options(share=0.9, effort=20)
"""For plans that are compared with each other: the same bounded effort for each of them."""


class Status(StrEnum):
    """How the solve ended."""

    OPTIMAL = "optimal"
    """Value and bound meet in tiers 1 to 3."""
    SHARE = "share"
    """The wanted share is proven."""
    LIMIT = "limit"
    """A time or effort limit was reached."""
    INTERRUPTED = "interrupted"
    """Stopped by the user; the best plan so far."""
    CONTRADICTION = "contradiction"
    """The pins or the input contradict themselves; there is no plan."""


class Conflict(Base):
    """One pin of a contradiction, or one reason why its pins cannot hold together."""

    path: str
    """A pin by its number (``pins.3``), or what a rule is about (``sites.S1``)."""
    rule: str
    """``pins`` for a pin, else the rule it cannot hold under."""
    text: str
    """Key of the sentence in ``texts/conflicts.py``."""
    values: dict[str, Any] = {}
    """Values of the sentence: ids, numbers, months."""


class Result(Base):
    """What a solve returns."""

    status: Status
    plan: Plan | None
    """None only for a contradiction."""
    bounds: Score | None
    """The plan's score: value and proven bound of each tier."""
    share: float
    """Proven share of tier 3, 0 to 1."""
    seconds: float
    """Solve time."""
    first_plan_seconds: float = 0.0
    """Time to the first checked plan."""
    conflict: tuple[Conflict, ...] = ()
    """For a contradiction: the smallest set of pins that cannot hold together, then why."""
