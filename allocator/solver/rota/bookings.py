"""Bookings of interpreters: two people at the same place at the same time."""

from dataclasses import dataclass
from itertools import combinations

from ortools.sat.python import cp_model

from allocator.model.calendar import minutes_of
from allocator.model.rota import Block
from allocator.model.rota_input import Booking, Interpreter
from allocator.solver.rota.days import Day
from allocator.solver.rota.frames import Frames
from allocator.solver.rota.pieces import Piece
from allocator.week import WeekFacts

LEAST = 60
"""Minutes that an unmet booking counts for where the site's duties are shorter."""


@dataclass(frozen=True)
class Met:
    """A booking that is kept: an interpreter at a block of a day."""

    booking: Booking
    interpreter: Interpreter
    day: Day
    block: Block


class Bookings:
    """The part of a piece's model that books interpreters.

    Attributes
    ----------
    cost
        Terms of the objective.
    """

    def __init__(
        self,
        model: cp_model.CpModel,
        frames: Frames,
        piece: Piece,
        days: list[tuple[cp_model.IntVar, Day]],
    ) -> None:
        self._model, self._asked, self._standing = model, frames.asked, frames.standing
        self._days, self._weight = days, frames.policy.weight
        self._y: list[tuple[cp_model.IntVar, Met]] = []
        self.cost: list[cp_model.LinearExprT] = []
        for booking in piece.bookings:
            unmet = model.new_bool_var(f"unmet {booking.id}")
            model.add_hint(unmet, 1)
            model.add_exactly_one([*self._candidates(booking), unmet])
            minutes = booked_minutes(self._asked, booking)
            self.cost.append(self._weight("covered") * minutes * unmet)
        self._one_each()
        self._one_place()
        self._hours()

    def _candidates(self, booking: Booking) -> list[cp_model.IntVar]:
        """Return the ways to keep a booking."""
        result = []
        for row in self._asked.given.interpreters:
            if booking.language not in row.languages:
                continue
            for variable, day in self._days:
                for block in day.duties:
                    if block.site == booking.site and _comes(row, block):
                        kept = self._model.new_bool_var(f"{booking.id} {row.id} {len(self._y)}")
                        self._model.add_hint(kept, 0)
                        self._model.add_implication(kept, variable)
                        self._y.append((kept, Met(booking, row, day, block)))
                        result.append(kept)
                        if not self._standing.stood(booking, row, block):
                            self.cost.append(self._weight("same") * block.minutes * kept)
        return result

    def _one_each(self) -> None:
        """At most one interpreter at a block."""
        at: dict[tuple[int, int], list[cp_model.IntVar]] = {}
        for kept, met in self._y:
            at.setdefault((id(met.day), met.block.start), []).append(kept)
        for row in at.values():
            self._model.add_at_most_one(row)

    def _one_place(self) -> None:
        """An interpreter is at one place at a time, with the way between."""
        for (one, a), (other, b) in combinations(self._y, 2):
            if a.interpreter.id == b.interpreter.id and a.block.date == b.block.date:
                first, second = sorted((a.block, b.block), key=lambda block: block.start)
                way = self._asked.way(first.site, second.site)
                if second.start < first.end + way:
                    self._model.add_at_most_one([one, other])

    def _hours(self) -> None:
        """An interpreter works at most the minutes given."""
        for row in self._asked.given.interpreters:
            mine = [met.block.minutes * kept for kept, met in self._y if met.interpreter == row]
            if row.minutes is not None and mine:
                self._model.add(sum(mine) <= row.minutes - self._standing.interpreted(row.id))

    def met(self, solver: cp_model.CpSolver) -> list[Met]:
        """Return the bookings that are kept."""
        return [met for kept, met in self._y if solver.value(kept)]


def _comes(row: Interpreter, block: Block) -> bool:
    """Whether an interpreter can come at the time of a block."""
    if not row.hours:
        return True
    return any(
        window.weekday == block.date.isoweekday()
        and minutes_of(window.from_) <= block.start
        and block.end <= minutes_of(window.until)
        for window in row.hours
    )


def booked_minutes(asked: WeekFacts, booking: Booking) -> int:
    """Return the minutes that an unmet booking counts for: the shortest duty of its site."""
    minutes = [row.minutes for row in asked.sessions if row.site == booking.site]
    minutes += [row.minutes for row in asked.visits if row.site == booking.site]
    return min(minutes, default=LEAST)
