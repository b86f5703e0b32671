"""Who could stand in for something that is uncovered: ranked, for a person to decide.

Beyond those the rules let the search take, everybody who is there and has nothing else at
that time is offered; the order is by whose task it would be, then by the way.
"""

from dataclasses import dataclass
from datetime import date

from allocator.model.rota import Block, Rota, Uncovered
from allocator.week.weekfacts import WeekFacts

MOST = 3


@dataclass(frozen=True)
class StandIn:
    """Somebody who could stand in.

    Attributes
    ----------
    manager, date
        Who, and when.
    team
        Whether team, deputy or floater.
    way
        Minutes on the way, there and back.
    """

    manager: str
    date: date
    team: bool
    way: int


def stand_ins(asked: WeekFacts, rota: Rota, gap: Uncovered) -> list[StandIn]:
    """Return who could stand in for a turn of office hours or a visit, best first.

    Parameters
    ----------
    asked
        What the week asks for.
    rota
        The rota with the gap.
    gap
        Office hours at their time; a visit at any time at which somebody has room for it.
    """
    if gap.kind not in ("office_hour", "visit") or gap.site is None:
        return []
    days = (gap.date,) if gap.date is not None else asked.days
    if rota.since is not None:
        days = tuple(day for day in days if day >= rota.since)
    owners = (gap.manager,) if gap.manager is not None else ()
    found: dict[str, tuple[bool, int, int, StandIn]] = {}
    for day in days:
        near = asked.stand_ins(gap.site, owners, day)
        for order, manager in enumerate(asked.managers):
            home = asked.home(manager, day)
            there, back = asked.way(home, gap.site), asked.way(gap.site, home)
            if asked.there(manager, day).due and _room(rota, manager, day, gap, there, back):
                row = StandIn(manager, day, manager in near, there + back)
                rank = (not row.team, row.way, order, row)
                found.setdefault(manager, rank)
    best = sorted(found.values(), key=lambda rank: rank[:3])
    return [row for *_, row in best[:MOST]]


def _room(rota: Rota, manager: str, day: date, gap: Uncovered, there: int, back: int) -> bool:
    """Whether free time of a day has room for the gap with the ways to it."""
    whole = there + gap.minutes + back
    for block in _free(rota, manager, day):
        if gap.start is None:
            fits = block.minutes >= whole
        else:
            end = gap.start + gap.minutes + back
            fits = block.start <= gap.start - there and end <= block.end
        if fits:
            return True
    return False


def _free(rota: Rota, manager: str, day: date) -> list[Block]:
    return [
        block
        for block in rota.blocks
        if (block.manager, block.date, block.activity) == (manager, day, "free")
    ]
