"""The weekly rota: who is where and when, as it stands in ``rota.json``.

Only what involves others has times; casework and documentation are free time inside the
working day. A rota may come from the solver or from a person's hand: nothing here assumes
either.
"""

import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from allocator.model.base import Base, Id
from allocator.model.calendar import Clock, Week
from allocator.model.rota_policy import Goal, Priority

Activity = Literal[
    "office_hour", "visit", "appointment", "meeting", "travel", "free", "absence", "break"
]
ON_SITE: tuple[Activity, ...] = ("office_hour", "visit")
"""What is done at a site for the people who live there: the duties that are dealt."""
UNPAID: tuple[Activity, ...] = ("absence", "break")
"""What is no working time."""

Amount = Annotated[int, Field(ge=0, le=1_000_000_000)]


class Block(Base):
    """One person, one day, from start to end, doing one thing."""

    manager: Id
    date: datetime.date
    start: Clock
    end: Clock
    """End, excluded; on the same day."""
    activity: Activity
    site: Id | None = None
    """Site or office where it is; of travel where it leads. None: the own place of work, which
    is the fixed site of someone posted there, and the base of everybody else."""
    interpreter: Id | None = None
    """Interpreter who is there too."""
    item: Id | None = None
    """The meeting, appointment or booking."""

    @property
    def minutes(self) -> int:
        """Minutes from start to end."""
        return self.end - self.start


class Uncovered(Base):
    """Something that is due in the week and does not take place."""

    kind: Literal["office_hour", "visit", "interpreter", "meeting", "appointment"]
    minutes: Annotated[int, Field(gt=0, le=10_000)]
    """Minutes that are missing."""
    site: Id | None = None
    date: datetime.date | None = None
    """Day; none for a visit, which could have been on several."""
    start: Clock | None = None
    manager: Id | None = None
    """Whose it would have been; none for office hours of a team."""
    item: Id | None = None
    """The meeting, appointment or booking."""


class GoalValue(Base):
    """How well a rota meets a soft goal."""

    goal: Goal
    priority: Priority
    minutes: Amount
    """Minutes by which the goal is missed; 0 is best."""


class PieceValue(Base):
    """A part of the rota that was solved on its own."""

    managers: tuple[Id, ...]
    value: float
    """Weighted minutes of all goals in this part, as the search counts them."""
    bound: float
    """No choice of days from the same list has less."""


class Rota(Base):
    """One week of everybody."""

    week: Week
    since: datetime.date | None = None
    """Where the week was repaired: days before it stand as they were."""
    blocks: tuple[Block, ...] = ()
    """In order of manager, day and start."""
    uncovered: tuple[Uncovered, ...] = ()
    goals: tuple[GoalValue, ...] = ()
    pieces: tuple[PieceValue, ...] = ()
    provenance: dict[str, Any] = {}
    """Digests of scenario and plan, versions, seed, effort."""
