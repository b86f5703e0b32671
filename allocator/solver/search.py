"""The search: from one deployment to a better one, priced by the pieces it touches."""

from dataclasses import dataclass, field

from allocator.solver.caseload import Caseload, Starts
from allocator.solver.deployment import Deployment
from allocator.solver.pieces import Piece, Split
from allocator.solver.problem import Problem
from allocator.solver.shortfalls import Shortfalls


@dataclass(frozen=True, order=True)
class Value:
    """What a deployment costs, tier by tier, smaller is better.

    Attributes
    ----------
    unserved
        Resident-days without anybody.
    uncovered
        Minutes of missing posts, missed visits, overload, orphaned cases.
    waiting
        Points of waiting left, by the linear programs of the pieces.
    """

    unserved: int
    uncovered: int
    waiting: float


@dataclass
class State:
    """A deployment with its pieces and value."""

    deployment: Deployment
    pieces: list[Piece]
    value: Value


@dataclass
class Search:
    """Evaluates deployments and improves them."""

    problem: Problem
    split: Split
    caseload: Caseload = field(init=False)
    shortfalls: Shortfalls = field(init=False)

    def __post_init__(self) -> None:
        self.caseload = Caseload(self.problem, self.split.places)
        self.shortfalls = Shortfalls(self.problem, self.split.places)

    def state(self, deployment: Deployment) -> State:
        """Evaluate a deployment."""
        pieces = self.split.pieces(deployment)
        unserved, uncovered = self.shortfalls.of(deployment)
        uncovered += sum(piece.uncovered for piece in pieces)
        avoided = sum(self.caseload.value(piece) for piece in pieces)
        waiting = self.problem.demand.nothing - avoided
        return State(deployment, pieces, Value(unserved, uncovered, waiting))

    def starts(self, state: State) -> list[tuple[Piece, Starts]]:
        """Return whole starts for every piece."""
        return [(piece, self.caseload.starts(piece)) for piece in state.pieces]
