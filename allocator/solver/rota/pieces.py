"""Pieces: people who share duties in a week, solved on their own.

A team shares its office hours. A lead has nobody to share with, unless they are away for
part of the week: then the team of their sites, deputies and floaters belong to the piece.
So do all sites that want the same interpreters.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allocator.model.rota_input import Booking
from allocator.solver.rota.frames import Frames
from allocator.week import Session, Visits


@dataclass(frozen=True)
class Piece:
    """People, what they share, and who may do it.

    Attributes
    ----------
    managers
        In the order of the scenario.
    sessions, visits, bookings
        What is due from them.
    holders
        Who may hold each turn of office hours, by its number.
    makers
        Who may make each kind of visits on which days, by its number.
    """

    managers: tuple[str, ...]
    sessions: tuple[Session, ...]
    visits: tuple[Visits, ...]
    bookings: tuple[Booking, ...]
    holders: tuple[frozenset[str], ...]
    makers: tuple[frozenset[tuple[str, date]], ...]


def pieces(frames: Frames) -> list[Piece]:
    """Split a week into pieces."""
    asked, task = frames.asked, frames.standing
    holders = [frozenset(_holders(frames, row)) for row in task.sessions]
    makers = [frozenset(_makers(frames, row)) for row in task.visits]
    groups = _Groups()
    for name in asked.managers:
        groups.join([name])
    for row, held in zip(task.sessions, holders, strict=True):
        groups.join([*sorted(held), f"site {row.site}"])
    for visit, made in zip(task.visits, makers, strict=True):
        groups.join([*sorted({name for name, _ in made}), f"site {visit.site}"])
    for booking in task.booked:
        wanted = [
            f"interpreter {row.id}"
            for row in asked.given.interpreters
            if booking.language in row.languages
        ]
        groups.join([f"site {booking.site}", *wanted])
    return [_piece(frames, groups, root, holders, makers) for root in groups.roots()]


def _piece(
    frames: Frames,
    groups: "_Groups",
    root: str,
    holders: list[frozenset[str]],
    makers: list[frozenset[tuple[str, date]]],
) -> Piece:
    asked, task = frames.asked, frames.standing
    sessions = [n for n, row in enumerate(task.sessions) if groups.of(f"site {row.site}") == root]
    visits = [n for n, row in enumerate(task.visits) if groups.of(f"site {row.site}") == root]
    return Piece(
        managers=tuple(name for name in asked.managers if groups.of(name) == root),
        sessions=tuple(task.sessions[n] for n in sessions),
        visits=tuple(task.visits[n] for n in visits),
        bookings=tuple(b for b in task.booked if groups.of(f"site {b.site}") == root),
        holders=tuple(holders[n] for n in sessions),
        makers=tuple(makers[n] for n in visits),
    )


def _holders(frames: Frames, row: Session) -> list[str]:
    """Who may hold a turn: who is pinned; the team; others where too few of it are free then."""
    asked = frames.asked
    at_once = sum(
        (other.site, other.date, other.start) == (row.site, row.date, row.start)
        for other in frames.standing.sessions
    )
    pinned = asked.pinned_holders(row)
    if row.line < len(pinned):
        # More people pinned than turns at the time: no holder keeps all pins.
        mine = pinned[row.line] if len(pinned) <= at_once else None
        return [mine] if mine is not None and _free(frames, mine, row) else []
    team = [name for name in row.team if _free(frames, name, row)]
    if len(team) >= at_once:
        return team
    others = asked.stand_ins(row.site, row.team, row.date)
    return [*team, *(name for name in others if _free(frames, name, row))]


def _free(frames: Frames, name: str, row: Session) -> bool:
    frame = frames.frames.get((name, row.date))
    if frame is None or row.start < frame.first or frame.last < row.end:
        return False
    return all(row.end <= a or b <= row.start for a, b in frames.busy((name, row.date)))


def _makers(frames: Frames, row: Visits) -> list[tuple[str, date]]:
    """Who may make visits when: their lead; others where the lead is away or a pin names one."""
    asked = frames.asked
    there = [day for day in row.days if (row.lead, day) in frames.frames]
    whole = all(asked.there(row.lead, day).away is None for day in row.days)
    mine = [(row.lead, day) for day in there]
    pinned = any(pin.manager for pin in asked.pins.get(row.site, ()))
    if whole and len(there) >= row.number and not pinned:
        return mine
    others = [
        (name, day)
        for day in row.days
        for name in asked.stand_ins(row.site, (row.lead,), day)
        if (name, day) in frames.frames
    ]
    return [*mine, *others]


class _Groups:
    """Names that belong together."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, name: str) -> str:
        """Return the name that stands for the group of `name`."""
        above = self._above.setdefault(name, name)
        if above != name:
            above = self._above[name] = self.of(above)
        return above

    def join(self, names: Iterable[str]) -> None:
        """Put names into one group."""
        roots = [self.of(name) for name in names]
        for root in roots[1:]:
            self._above[self.of(root)] = self.of(roots[0])

    def roots(self) -> list[str]:
        """Return the names that stand for groups, in the order of their first name."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._above:
            found[self.of(name)].append(name)
        return list(found)
