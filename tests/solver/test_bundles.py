"""Bundles: in a large piece several moves are one trial; of a bad one the better half is left."""

from dataclasses import replace
from functools import partial
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest

from allocator.solver.deployment import Deployment, Phase
from allocator.solver.moves import Move
from allocator.solver.search import BUNDLED, LARGEST_PIECE, Search, State, Value

PEOPLE = 24


class Toy(Search):
    """One piece of many people; what a deployment avoids is the sum of what its people save."""

    def __init__(self, saves: dict[int, float], sizes: tuple[int, ...] = (PEOPLE,)) -> None:
        self.limits, self.saves, self.sizes = None, saves, sizes
        self.caseload: Any = SimpleNamespace(keep=lambda _: None)
        self.evaluated: list[tuple[int, ...]] = []

    def state(self, deployment: Deployment) -> State:
        """Evaluate a deployment, and remember who has moved in it."""
        post = deployment[0].post
        self.evaluated.append(tuple(m for m, where in enumerate(post) if where))
        saved = [self.saves.get(m, 0.0) if where else 0.0 for m, where in enumerate(post)]
        pieces: list[Any] = []
        for size in self.sizes:
            first = sum(len(piece.managers) for piece in pieces)
            managers = tuple(range(first, first + size))
            worth = sum(saved[m] for m in managers)
            pieces.append(SimpleNamespace(managers=managers, worth=worth, uncovered=0))
        return State(deployment, pieces, Value(0, 0, -sum(saved)), sum(saved))

    def worth(self, piece: Any) -> float:
        """What the people of a piece have saved."""
        return float(piece.worth)

    def allowed(self, deployment: Deployment) -> bool:
        """Whatever keeps its number of people."""
        return len(deployment[0].post) == PEOPLE


def _moved(m: int, phase: Phase) -> Phase:
    return replace(phase, post=tuple(1 if i == m else where for i, where in enumerate(phase.post)))


def move(m: int, guess: float, *others: int) -> Move:
    """A move of `m` that touches others, too."""
    return Move(guess, 0, partial(_moved, m), (m, *others))


def improved(toy: Toy, moves: list[Move], trials: int = 1000) -> tuple[set[int], int]:
    """Who has moved in the end, and how many deployments were evaluated for it."""
    begun = toy.state((Phase((0,) * PEOPLE),))
    toy.evaluated.clear()
    asked = count(1)
    found = toy.improve(begun, moves, 1.0, lambda: next(asked) <= trials)
    return {m for m, where in enumerate(found.deployment[0].post) if where}, len(toy.evaluated)


def test_moves_of_different_people_in_a_large_piece_are_one_trial() -> None:
    toy = Toy(dict.fromkeys(range(PEOPLE), 10.0))
    moves = [move(m, 100.0 - m) for m in range(PEOPLE)]
    assert improved(toy, moves, trials=1) == (set(range(BUNDLED)), 1)


def test_of_a_bad_bundle_the_half_with_the_better_guesses_is_tried() -> None:
    # Together 30 points less; the first three save 12, the second three cost 42.
    toy = Toy({0: 4.0, 1: 4.0, 2: 4.0, 3: -14.0, 4: -14.0, 5: -14.0})
    assert improved(toy, [move(m, 100.0 - m) for m in range(6)], trials=1) == ({0, 1, 2}, 2)


def test_a_single_good_move_is_found_in_a_bad_bundle() -> None:
    toy = Toy({0: 5.0} | dict.fromkeys(range(1, 6), -50.0))
    # Six, three, one.
    assert improved(toy, [move(m, 100.0 - m) for m in range(6)], trials=1) == ({0}, 3)


def test_moves_of_the_same_people_are_never_in_one_bundle() -> None:
    toy = Toy({0: 10.0, 1: 10.0, 2: 10.0})
    # 1 touches 0: it has to wait, and 2 comes into the bundle in its place.
    moves = [move(0, 30.0), move(1, 20.0, 0), move(2, 10.0)]
    assert improved(toy, moves, trials=1) == ({0, 2}, 1)


@pytest.mark.parametrize("size", [3, LARGEST_PIECE])
def test_small_pieces_are_tried_side_by_side_and_judged_apart(size: int) -> None:
    sizes = (size,) * (PEOPLE // size) + ((PEOPLE % size,) if PEOPLE % size else ())
    firsts = [sum(sizes[:i]) for i in range(len(sizes))]
    toy = Toy({m: 10.0 if i % 2 else -10.0 for i, m in enumerate(firsts)}, sizes)
    moves = [move(m, 100.0 - i) for i, m in enumerate(firsts)]
    # All at once, then those that save.
    assert improved(toy, moves, trials=len(sizes)) == (set(firsts[1::2]), 2)
    # A second move of the same piece is no part of the first trial.
    toy = Toy({0: 10.0, 1: 10.0}, sizes)
    assert improved(toy, [move(0, 3.0), move(1, 2.0)], trials=1) == ({0}, 1)
