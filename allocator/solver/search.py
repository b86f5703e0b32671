"""The search: from one deployment to a better one, priced by the pieces it touches."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from allocator.solver.caseload import Caseload, Starts
from allocator.solver.deployment import Deployment
from allocator.solver.keep_pins import keeps_pins
from allocator.solver.moves import Move
from allocator.solver.pieces import Piece, Split
from allocator.solver.problem import Problem
from allocator.solver.shortfalls import Shortfalls

WORKERS = 2
"""Pieces that are searched for whole starts at the same time."""
LARGEST_PIECE = 12
"""Managers in a piece at most, for moves that join pieces: larger programs are slow."""


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

    def starts(self, state: State, *, careful: bool = False) -> list[tuple[Piece, Starts]]:
        """Return whole starts for every piece; see `Caseload.starts`.

        Pieces are independent, so the careful search takes two at a time: HiGHS works outside
        the interpreter's lock, and the answer does not depend on who is done first.
        """
        starts = partial(self.caseload.starts, careful=careful)
        if not careful:
            return [(piece, starts(piece)) for piece in state.pieces]
        for piece in state.pieces:
            self.caseload.price(piece)
        with ThreadPoolExecutor(max_workers=WORKERS) as pool:
            return list(zip(state.pieces, pool.map(starts, state.pieces), strict=True))

    def improve(
        self, state: State, proposed: Iterable[Move], least: float, go_on: Callable[[], bool]
    ) -> State:
        """Try the proposed moves, best guess first; keep each that saves enough points.

        Parameters
        ----------
        state
            Where to begin.
        proposed
            Moves that prices recommend.
        least
            Points of waiting that a move must save to be worth its disruption.
        go_on
            Asked before each trial; False stops the search.
        """
        largest = max((len(piece.managers) for piece in state.pieces), default=0)
        for move in sorted(proposed, key=lambda move: -move.guess):
            if move.guess < least or not go_on():
                break
            wanted = move.apply(state.deployment)
            if wanted == state.deployment or not self.allowed(wanted):
                continue
            if self.split.largest(wanted) > max(LARGEST_PIECE, largest):
                continue
            tried = self.state(wanted)
            before, after = state.value, tried.value
            worse = (after.unserved, after.uncovered) > (before.unserved, before.uncovered)
            if not worse and before.waiting - after.waiting >= least:
                state = tried
        return state

    def allowed(self, deployment: Deployment) -> bool:
        """Whether posts respect standards, desks and pins; moves do not look at these."""
        problem, standards = self.problem, self.shortfalls.standards
        for p, phase in enumerate(deployment):
            for s in sorted({post for post in phase.post if post >= 0}):
                team = [m for m, post in enumerate(phase.post) if post == s]
                if len(team) > problem.desks[s] or standards.one_too_many(p, s, team):
                    return False
        return keeps_pins(problem, deployment)
