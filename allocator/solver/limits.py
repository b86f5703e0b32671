"""How far re-planning may go from the plan in force, beyond what a change forces."""

from dataclasses import dataclass

from allocator.solver.deployment import NONE, Deployment
from allocator.solver.in_force import InForce, Segment
from allocator.solver.pieces import Piece
from allocator.solver.repair import moved

Held = dict[int, tuple[Segment, ...]]
"""By running case: manager, first and last month of holding it."""


@dataclass(frozen=True)
class Limits:
    """What may change.

    Attributes
    ----------
    in_force
        The plan in force over the scenario as it is now.
    base
        The deployment from which the search begins; frozen phases stay as there.
    forced_moves, forced_handovers
        People and running cases that change in the least repair.
    moves, handovers
        How many others may; None: no limit.
    """

    in_force: InForce
    base: Deployment
    forced_moves: frozenset[int]
    forced_handovers: frozenset[int]
    moves: int | None
    handovers: int | None

    def within(self, deployment: Deployment) -> bool:
        """Whether a deployment moves few enough people, and none in frozen phases."""
        for p, months in enumerate(self.in_force.problem.phases):
            if months.start < self.in_force.frozen and deployment[p] != self.base[p]:
                return False
        if self.moves is None:
            return True
        changed = moved(self.in_force.deployment, deployment)
        return len(changed - self.forced_moves) <= self.moves

    def allow(self, pieces: list[Piece]) -> bool:
        """Whether few enough running cases change hands."""
        if self.handovers is None:
            return True
        return (
            len(handed_over(self.in_force, held_in(pieces)) - self.forced_handovers)
            <= self.handovers
        )


def handed_over(in_force: InForce, held: Held) -> frozenset[int]:
    """Running cases that somebody else holds in some month than by the plan in force."""
    return frozenset(
        r
        for r, segments in held.items()
        for m, a, b in segments
        if any(in_force.holder(r, t) not in (m, -1) for t in range(a, b + 1))
    )


def price(in_force: InForce, piece: Piece) -> int:
    """Points that the changes of a piece must save: of people's posts, and of cases' people."""
    change, carried = in_force.problem.policy.change, in_force.posts
    were = carried[list(piece.managers)]
    moves = int(((were != piece.posts) & (were != NONE) & (piece.posts != NONE)).any(axis=1).sum())
    return change.move * moves + change.handover * len(handed_over(in_force, held_in([piece])))


def held_in(pieces: list[Piece]) -> Held:
    """By running case: who holds it when."""
    return {r: tuple(rows) for piece in pieces for r, rows in piece.held.segments.items()}
