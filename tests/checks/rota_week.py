"""A week of the town by hand: ISO week 10 of 2016, week A of the tours.

Contract 39 hours: 156 quarter hours, so 480 minutes on Monday and 465 on the other days.
A has office hours of 2 x 240 = 480 minutes, in four turns of two hours, Monday to Thursday
from 9 to 11, in turn by m1 and m2. m3 drives the tour of week A on Tuesday: from the office
to B (two hours) and C (three); legs of 20 minutes are 30 on the grid. m4 has no duties.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from allocator.facts import Facts
from allocator.model.plan import Plan
from allocator.model.rota import Activity, Block, Rota, Uncovered
from allocator.model.rota_input import (
    RotaInput,
)
from allocator.model.rota_policy import RotaPolicy
from allocator.model.scenario import Scenario
from allocator.week import WeekFacts
from allocator.week.goals import goal_values
from tests.checks.town import DECISIONS, scenario

MONDAY = date(2016, 3, 7)
DAYS = tuple(MONDAY + timedelta(days=n) for n in range(5))

Timed = tuple[str, str, Activity, str | None]


def clock(text: str) -> int:
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def block(who: str, day: int, start: str, end: str, what: Activity, at: str | None = None) -> Block:
    """A block on a weekday, 1 to 5."""
    return Block(
        manager=who,
        date=DAYS[day - 1],
        start=clock(start),
        end=clock(end),
        activity=what,
        site=at,
    )


def whole_day(who: str, day: int, *timed: Timed, pause: str = "12:00") -> list[Block]:
    """A day from 8:00 with half an hour of break; what is not timed is free."""
    end = "16:30" if day == 1 else "16:15"
    later = clock(pause) + 30
    until = f"{later // 60:02d}:{later % 60:02d}"
    blocks = [block(who, day, *row) for row in timed]
    blocks.append(block(who, day, pause, until, "break"))
    blocks.sort(key=lambda row: row.start)
    now = clock("08:00")
    for row in [*blocks, block(who, day, end, "23:45", "free")]:
        if now < row.start:
            blocks.append(row.model_copy(update={"start": now, "end": row.start} | FREE))
        now = row.end
    return sorted(blocks, key=lambda row: row.start)


FREE: dict[str, Any] = {"activity": "free", "site": None}
TURN: Timed = ("09:00", "11:00", "office_hour", "A")
TOUR: tuple[Timed, ...] = (
    ("08:30", "09:00", "travel", "B"),
    ("09:00", "11:00", "visit", "B"),
    ("11:30", "12:00", "travel", "C"),
    ("12:00", "15:00", "visit", "C"),
    ("15:00", "15:30", "travel", None),
)


def week() -> list[Block]:
    """The blocks of everybody."""
    blocks: list[Block] = []
    for day in (1, 2, 3, 4, 5):
        blocks += whole_day("m1", day, *([TURN] if day in (1, 3) else []))
        blocks += whole_day("m2", day, *([TURN] if day in (2, 4) else []))
        tour = whole_day("m3", day, *TOUR, pause="11:00")
        blocks += tour if day == 2 else whole_day("m3", day)
        blocks += whole_day("m4", day)
    return blocks


def rota(blocks: list[Block] | None = None, uncovered: tuple[Uncovered, ...] = ()) -> Rota:
    """The week, with its goals."""
    made = Rota(week=MONDAY, blocks=tuple(week() if blocks is None else blocks))
    made = made.model_copy(update={"uncovered": uncovered})
    asked = WeekFacts(Facts(scenario()), DECISIONS, MONDAY)
    return made.model_copy(update={"goals": goal_values(asked, made)})


Edit = Callable[[list[Block]], list[Block]]
Broken = TypeVar("Broken")


@dataclass(frozen=True)
class Edited(Generic[Broken]):
    """A change of the week, and what it breaks."""

    rule: str
    about: str
    broken: Broken
    edit: Edit = lambda blocks: blocks
    scenario: Mapping[str, Any] = field(default_factory=dict)
    uncovered: tuple[Uncovered, ...] = ()
    goals: Mapping[str, int] = field(default_factory=dict)

    @property
    def given(self) -> Scenario:
        """The town, changed."""
        return scenario(**self.scenario)

    @property
    def plan(self) -> Plan:
        """The plan of the town."""
        return DECISIONS

    @property
    def made(self) -> Rota:
        """The week, changed."""
        changed = Rota(week=MONDAY, blocks=tuple(self.edit(week())), uncovered=self.uncovered)
        asked = WeekFacts(Facts(self.given), self.plan, MONDAY)
        values = goal_values(asked, changed)
        stated = tuple(
            row.model_copy(update={"minutes": self.goals.get(row.goal, row.minutes)})
            for row in values
        )
        return changed.model_copy(update={"goals": stated if self.goals else ()})


Mutation = Edited[tuple[tuple[str, str, float], ...]]
"""What breaks is every rule, with path and amount."""
Edge = Edited[float]
"""What breaks is the one rule, by an amount; 0 where it holds."""

MISSED = Uncovered(kind="visit", minutes=180, site="C", manager="m3")


def interpreted(*starts: str) -> Edit:
    """m3's visits that begin at these times are with the interpreter i1."""

    def edit(blocks: list[Block]) -> list[Block]:
        update = {"interpreter": "i1", "item": "k1"}
        return [
            row.model_copy(update=update)
            if row.activity == "visit" and row.start in map(clock, starts)
            else row
            for row in blocks
        ]

    return edit


def swap(who: str, day: int, *new: Block, only: str = "") -> Edit:
    """Replace a person's day by new blocks, or only what begins at a time of it."""

    def edit(blocks: list[Block]) -> list[Block]:
        def gone(row: Block) -> bool:
            mine = (row.manager, row.date) == (who, DAYS[day - 1])
            return mine and (not only or row.start == clock(only))

        return [*(row for row in blocks if not gone(row)), *new]

    return edit


def given(**fields: Any) -> dict[str, Any]:
    """A scenario with something given for the rota."""
    return {"rota": RotaInput(**fields)}


def policy(**fields: Any) -> dict[str, Any]:
    """A scenario with other values of the policy."""
    whole = scenario().policy
    return {"policy": whole.model_copy(update={"rota": RotaPolicy(**fields)})}
