"""Parameters and weights of the weekly rota: ``policy.rota``.

What must hold is in `allocator.checks.rota`; here are its numbers, and how much each wish
counts. Times are local.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from allocator.model.base import Base, Count, Share
from allocator.model.calendar import Clock
from allocator.model.sites import Window

Goal = Literal["covered", "own", "same", "spread", "pieces", "fair", "share", "wishes", "travel"]
"""A soft goal; its measure is minutes, see ``docs/rota.md``."""

Priority = Literal["mandatory", "high", "medium", "low"]

PRIORITIES: dict[Goal, Priority] = {
    "covered": "mandatory",
    "own": "high",
    "same": "medium",
    "spread": "medium",
    "pieces": "medium",
    "fair": "medium",
    "share": "high",
    "wishes": "medium",
    "travel": "low",
}
WEIGHTS: dict[Priority, Count] = {"mandatory": 1000, "high": 30, "medium": 5, "low": 1}

Priorities = Annotated[dict[Goal, Priority], AfterValidator(lambda given: PRIORITIES | given)]
Weights = Annotated[dict[Priority, Count], AfterValidator(lambda given: WEIGHTS | given)]

NINE, FIVE = "09:00", "17:00"


def _every_day() -> tuple[Window, ...]:
    rows = [{"weekday": day, "from": NINE, "until": FIVE} for day in range(1, 6)]
    return tuple(Window.model_validate(row, strict=False) for row in rows)


class RotaPolicy(Base):
    """How a week is made."""

    day_from: Clock = 450
    """Nobody is planned to begin earlier (07:30), unless an appointment is earlier."""
    day_until: Clock = 1080
    """Nobody is planned to end later (18:00), unless an appointment is later."""
    usual_start: Clock = 480
    """When days begin where nothing else decides (08:00)."""
    noon: Clock = 750
    """Where a morning ends and an afternoon begins (12:30)."""
    office_windows: tuple[Window, ...] = Field(default_factory=_every_day)
    """When office hours can be held at sites that give no windows of their own."""
    access_windows: tuple[Window, ...] = Field(default_factory=_every_day)
    """When sites can be visited that give no windows of their own."""
    office_session: Annotated[int, Field(ge=30, le=480, multiple_of=15)] = 120
    """Minutes of one turn of office hours by one person."""
    office_day: Annotated[int, Field(ge=30, le=600)] = 360
    """Minutes of office hours of one person on one day at most."""
    pair_from: Count | None = None
    """Residents from which office hours are held by two; never where not given."""
    late_from: Clock = 960
    """Office hours and visits from this time on are unpopular (16:00)."""
    friday_from: Clock = 780
    """On a Friday they are from this time on (13:00)."""
    usable_piece: Count = 60
    """Minutes of free time in one piece that are of use."""
    day_minutes: Annotated[int, Field(gt=0, le=600)] = 600
    """Minutes of work on one day at most; the law allows no more than 600."""
    rest_minutes: Annotated[int, Field(ge=660, le=1440)] = 660
    """Minutes between two working days at least; the law allows no fewer than 660."""
    person_tolerance: Share = 0.05
    """Share of someone's time by which a rota may depart from the ledger."""
    sum_tolerance: Share = 0.02
    """The same for all people together."""
    priorities: Priorities = Field(default_factory=lambda: dict(PRIORITIES))
    """How much each soft goal counts; what is left out keeps its default."""
    weights: Weights = Field(default_factory=lambda: dict(WEIGHTS))
    """What a minute is worth by priority."""

    def weight(self, goal: Goal) -> int:
        """Return what a minute of `goal` is worth."""
        return self.weights[self.priorities[goal]]
