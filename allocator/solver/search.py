"""The search: from one deployment to a better one, priced by the pieces it touches."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain
from math import inf

from allocator.solver.caseload.shares import shares
from allocator.solver.caseload.starts import Caseload, Starts
from allocator.solver.deployment import Deployment, Phase
from allocator.solver.highs import two_at_a_time
from allocator.solver.limits import Limits, price
from allocator.solver.moves import Move
from allocator.solver.pieces import Piece, Split
from allocator.solver.pins.keep_pins import keeps_pins
from allocator.solver.problem import Problem
from allocator.solver.shortfalls import Shortfalls

LARGEST_PIECE = 9
"""Managers in a piece at most, for moves that join pieces: larger programs are slow."""
BUNDLED = 6
"""Moves of different people in a piece larger than that which are tried at once."""
TURNS, GIVEN, SETTLED = 4, 0.5, 0.0002
"""Turns of dealing shares anew at most, the part of them that goes elsewhere in the first one, and
the share of what can be avoided that a turn must save for another one."""
PATIENCE = 8
"""Moves of a kind that may fail one after the other before the rest is left out."""


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
        Points of waiting left, by the linear programs of the pieces, and what changes to the
        plan in force must save.
    """

    unserved: int
    uncovered: int
    waiting: float


@dataclass
class State:
    """A deployment with its pieces and value; `avoided` are points of waiting alone."""

    deployment: Deployment
    pieces: list[Piece]
    value: Value
    avoided: float


@dataclass
class Search:
    """Evaluates deployments and improves them.

    Attributes
    ----------
    limits
        How far the search may go from the plan in force; None: as far as it likes.
    reached
        The last state of `improve` or `settled`: what there is where time ends in the middle.
    """

    problem: Problem
    split: Split
    limits: Limits | None = None
    caseload: Caseload = field(init=False)
    shortfalls: Shortfalls = field(init=False)
    reached: State | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.caseload = Caseload(self.problem, self.split.places, self.split.in_force)
        self.shortfalls = Shortfalls(self.problem, self.split.places)
        self._worths: dict[tuple[object, ...], float] = {}
        self._respected: dict[tuple[int, tuple[int, ...]], bool] = {}

    def state(self, deployment: Deployment) -> State:
        """Evaluate a deployment."""
        pieces = self.split.pieces(deployment)
        self.caseload.solve(pieces)
        waiting = self.problem.demand.nothing - sum(map(self.worth, pieces))
        avoided = sum(map(self.caseload.avoided, pieces))
        return State(deployment, pieces, Value(*self.uncovered(deployment), waiting), avoided)

    def settled(self, state: State) -> State:
        """Deal out the cases that several blocks of a piece could take, as long as that helps."""
        enough = SETTLED * self.problem.demand.nothing
        for turn in range(1, TURNS + 1):
            self.reached = state
            blocks = [piece for piece in state.pieces if piece.key != piece.question]
            if not blocks:
                break
            before = self.split.wanted
            answers = [(piece, self.caseload.price(piece)) for piece in blocks]
            self.split.wanted = shares(self.problem, answers, GIVEN / turn)
            found = self.state(state.deployment)
            gained = state.value.waiting - found.value.waiting
            if gained > 0:
                state = found
            else:
                self.split.wanted = before
            if 0 < gained < enough:
                break
        return state

    def uncovered(self, deployment: Deployment) -> tuple[int, int]:
        """Tiers 1 and 2: resident-days without anybody, minutes that are not covered."""
        unserved, uncovered = self.shortfalls.of(deployment)
        pieces = self.split.pieces(deployment)
        return unserved, uncovered + sum(piece.uncovered for piece in pieces)

    def best_covered(self, deployments: Iterable[Deployment]) -> Deployment:
        """Return the deployment that leaves least uncovered, the first of several.

        None is asked for any more once nothing is uncovered.
        """
        found = None
        for deployment in deployments:
            left = self.uncovered(deployment)
            if found is None or left < found[0]:
                found = left, deployment
            if left == (0, 0):
                break
        assert found is not None
        return found[1]

    def dealt(self, deployment: Deployment) -> list[tuple[Piece, Starts]]:
        """Return whole starts for every piece of a deployment without solving its program."""
        return [(piece, self.caseload.dealt(piece)) for piece in self.split.pieces(deployment)]

    def starts(
        self, state: State, careful: Callable[[], bool] | None = None
    ) -> list[tuple[Piece, Starts]]:
        """Return whole starts for every piece; see `Caseload.starts`.

        Parameters
        ----------
        state
            The state.
        careful
            Asked before each piece: whether there is time for a tree search. None: no search.
            Pieces that may gain most come first. They are independent, so two are taken at a
            time, and unless time runs out the answer does not depend on who is done first.
        """
        rounded = [self.caseload.starts(piece) for piece in state.pieces]
        if careful is None:
            return list(zip(state.pieces, rounded, strict=True))
        lost = [
            starts.worth - self.caseload.value(piece)
            for piece, starts in zip(state.pieces, rounded, strict=True)
        ]
        order = sorted(range(len(lost)), key=lambda i: (lost[i], i))

        def searched(i: int) -> Starts:
            if not careful():
                return rounded[i]
            found = self.caseload.starts(state.pieces[i], careful)
            return max(rounded[i], found, key=lambda starts: starts.worth)

        found = dict(zip(order, two_at_a_time(searched, order), strict=True))
        return [(piece, found[i]) for i, piece in enumerate(state.pieces)]

    def improve(
        self, state: State, proposed: Iterable[Move], least: float, go_on: Callable[[], bool]
    ) -> State:
        """Try the proposed moves, best guess first; keep each that saves enough points.

        What leaves less uncovered is kept whatever it saves. Moves that touch different pieces
        are tried together: each is judged by the pieces that it touches.

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
        waiting = sorted(proposed, key=lambda move: -move.guess)
        waiting = [move for move in waiting if move.guess >= least]
        vain = 0
        while waiting and vain < PATIENCE:
            # Limits are of all moves together, so then they are tried one by one.
            bundles, rest = (
                self._apart(state, waiting) if not self.limits else ([waiting[:1]], waiting[1:])
            )
            counted = [bundle for bundle in bundles if go_on()]
            before, state = state, self._tried(state, counted, least)
            self.reached = state
            self.caseload.keep(state.pieces)
            if len(counted) < len(bundles):
                break
            vain = vain + sum(map(len, counted)) if state is before else 0
            if state is not before and any(len(bundle) > 1 for bundle in counted):
                # In one program prices have moved for all of them: others are proposed.
                break
            waiting = rest
        return state

    def _apart(self, state: State, moves: list[Move]) -> tuple[list[list[Move]], list[Move]]:
        """Split moves into bundles that touch different pieces, and the rest to try later.

        A bundle is one move; in a large piece, whose program takes long, a few of different
        people.
        """
        piece_of = {m: i for i, piece in enumerate(state.pieces) for m in piece.managers}
        sizes = [len(piece.managers) for piece in state.pieces]
        largest = max(sizes, default=0)
        bundle_of: dict[int, list[Move]] = {}
        people: set[int] = set()
        bundles, rest = [], []
        for move in moves:
            touched = {piece_of[m] for m in move.managers}
            size = sum(sizes[i] for i in touched)
            if len(touched) > 1 and size > max(LARGEST_PIECE, largest):
                continue
            known = [bundle_of[i] for i in touched if i in bundle_of]
            if not known:
                bundle = [move]
                bundles.append(bundle)
            elif (
                size > LARGEST_PIECE
                and touched <= bundle_of.keys()
                and not people & {*move.managers}
            ):
                bundle = known[0]
                if len(bundle) >= BUNDLED or any(other is not bundle for other in known):
                    rest.append(move)
                    continue
                bundle.append(move)
            else:
                rest.append(move)
                continue
            bundle_of |= dict.fromkeys(touched, bundle)
            people |= {*move.managers}
        return bundles, rest

    def _tried(self, state: State, bundles: list[list[Move]], least: float) -> State:
        """Return the state with those bundles that save enough, each by itself.

        Of a bundle that does not, the better half is tried.
        """
        now = state.deployment
        may = [[move for move in bundle if self.may(now, move.apply(now))] for bundle in bundles]
        asked = [bundle for bundle in may if bundle]
        if not asked:
            return state
        tried = self.state(_all_applied(state.deployment, asked))
        good = [bundle for bundle in asked if self._gain(state, tried, bundle) >= least]
        bad = [bundle for bundle in asked if bundle not in good and len(bundle) > 1]
        if len(good) < len(asked):
            tried = self.state(_all_applied(state.deployment, good)) if good else state
        before, after = state.value, tried.value
        worse = (after.unserved, after.uncovered) > (before.unserved, before.uncovered)
        if not worse and self.within_handovers(tried.pieces):
            covered = (after.unserved, after.uncovered) < (before.unserved, before.uncovered)
            state = tried if covered or before.waiting - after.waiting >= least else state
        else:
            for bundle in good if len(good) > 1 else []:
                state = self._tried(state, [bundle], least)
        for bundle in bad:
            state = self._tried(state, [bundle[: len(bundle) // 2]], least)
        return state

    def may(self, deployment: Deployment, wanted: Deployment) -> bool:
        """Whether another deployment is one, and rules, pins and limits allow it."""
        if wanted == deployment or (self.limits and not self.limits.within(wanted)):
            return False
        return self.allowed(wanted)

    def within_handovers(self, pieces: list[Piece]) -> bool:
        """Whether no more running cases change hands than limits allow."""
        return self.limits is None or self.limits.allow(pieces)

    def _gain(self, state: State, tried: State, moves: list[Move]) -> float:
        """Points that moves save in the pieces they touch.

        Minutes that are uncovered come first: more of them are worth no points, less all.
        """
        moved = {m for move in moves for m in move.managers}
        touched = [piece for piece in state.pieces if moved & set(piece.managers)]
        people = {m for piece in touched for m in piece.managers}
        after = [piece for piece in tried.pieces if people & set(piece.managers)]
        more = sum(piece.uncovered for piece in after) - sum(piece.uncovered for piece in touched)
        if more:
            return -inf if more > 0 else inf
        return sum(map(self.worth, after)) - sum(map(self.worth, touched))

    def worth(self, piece: Piece) -> float:
        """Points that a piece can avoid, less what its changes to the plan in force must save."""
        if piece.key not in self._worths:
            in_force = self.split.in_force
            paid = price(in_force, piece) if in_force is not None else 0
            self._worths[piece.key] = self.caseload.value(piece) - paid
        return self._worths[piece.key]

    def allowed(self, deployment: Deployment) -> bool:
        """Whether posts respect standards, desks and pins; moves do not look at these."""
        fine = all(self._respects(p, phase) for p, phase in enumerate(deployment))
        return fine and keeps_pins(self.problem, deployment)

    def _respects(self, p: int, phase: Phase) -> bool:
        """Whether the posts of a phase respect standards and desks; most moves change none."""
        standards = self.shortfalls.standards
        if (p, phase.post) not in self._respected:
            self._respected[p, phase.post] = not standards.idle(p, phase.post) and not any(
                len(team) > self.problem.desks[s] or standards.one_too_many(p, s, team)
                for s, team in phase.posted.items()
            )
        return self._respected[p, phase.post]


def _all_applied(deployment: Deployment, bundles: list[list[Move]]) -> Deployment:
    for move in chain.from_iterable(bundles):
        deployment = move.apply(deployment)
    return deployment
