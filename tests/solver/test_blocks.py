"""Blocks of a large piece: nothing is lost or twice there, and the shares make up for the cuts."""

from collections import Counter
from itertools import chain

import numpy as np
import pytest

from allocator.solver import blocks, pieces
from allocator.solver.deployment import Deployment
from allocator.solver.engine import finish, made
from allocator.solver.highs import OutOfTimeError
from allocator.solver.pieces import Piece, Split
from allocator.solver.problem import Problem
from allocator.solver.rounds import first_deployment
from allocator.solver.search import Search, State
from tests.worlds import Size, world

SIZE = Size(sites=9, managers=9, running=20, waiting=40, months=8, busy=3.0)
SEEDS = range(60)


def begun(problem: Problem) -> tuple[Search, Deployment]:
    """A search, and the first deployment."""
    search = Search(problem, Split(problem))
    return search, first_deployment(problem, search.split.places)


def towns() -> list[Problem]:
    """Drawn cities without pools, of which a piece is larger than two people."""
    drawn = (Problem(world(seed, SIZE)) for seed in SEEDS)
    return [problem for problem in drawn if not problem.pools and len(problem.managers) > 2]


def amounts(problem: Problem, found: list[Piece]) -> np.ndarray:
    """Cases of each class in some pieces together."""
    total = np.zeros(len(problem.demand.count))
    for piece in found:
        np.add.at(total, piece.classes, piece.count)
    return total


def test_blocks_share_everything_out(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = 0
    for problem in towns():
        search, deployment = begun(problem)
        whole = search.split.pieces(deployment)
        with monkeypatch.context() as patched:
            patched.setattr(pieces, "ONE_PROGRAM", 2)
            patched.setattr(blocks, "LARGEST", 2)
            cut = begun(problem)[0].split.pieces(deployment)
        assert sorted(chain(*(piece.managers for piece in cut))) == list(
            range(len(problem.managers))
        )
        cases = [r for piece in cut for r in piece.cases]
        assert sorted(cases) == sorted(r for piece in whole for r in piece.cases)
        holding = [r for piece in cut for r in piece.held.segments]
        assert sorted(holding) == sorted(r for piece in whole for r in piece.held.segments)
        assert sum(p.uncovered for p in cut) == sum(p.uncovered for p in whole)
        # A class is shared out to the last hundredth, or nobody is ever at its site.
        once, total = amounts(problem, whole), amounts(problem, cut)
        assert (np.isclose(total, once) | (total == 0)).all()
        names = Counter(n for p in cut for c in p.classes for n in p.members(problem.demand, c))
        assert set(names.values()) <= {1}
        for piece in cut:
            real = problem.demand.real[piece.classes]
            members = [len(piece.members(problem.demand, c)) for c in piece.classes[real]]
            assert members == piece.count[real].tolist()
        shared += sum(len(piece.classes) for piece in cut) > len(np.nonzero(total)[0])
    assert shared > 10


def test_plans_of_blocks_are_plans_and_shares_make_up_for_cuts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = after = most = 0.0
    for problem in towns()[:20]:
        search, deployment = begun(problem)
        whole = search.state(deployment).avoided
        with monkeypatch.context() as patched:
            patched.setattr(pieces, "ONE_PROGRAM", 2)
            patched.setattr(blocks, "LARGEST", 2)
            search, _ = begun(problem)
            made(search, deployment, search.dealt(deployment))
            first = search.state(deployment)
            settled = search.settled(first)
            # Both are checked plans, and no answer of blocks beats that of the whole.
            finish(search, settled)
        assert first.avoided <= settled.avoided + 1e-6
        assert settled.avoided <= whole + 1e-6
        before, after, most = before + first.avoided, after + settled.avoided, most + whole
    # Dealing shares anew wins back most of what cutting lost, even with blocks of two people.
    assert before < 0.97 * most
    assert most - after < 0.2 * (most - before)


def test_where_time_ends_while_shares_are_dealt_the_last_answer_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pieces, "ONE_PROGRAM", 2)
    monkeypatch.setattr(blocks, "LARGEST", 2)
    search, deployment = begun(towns()[0])
    first = search.state(deployment)

    def over(_: Deployment) -> State:
        raise OutOfTimeError

    monkeypatch.setattr(search, "state", over)
    with pytest.raises(OutOfTimeError):
        search.settled(first)
    assert search.reached is first


@pytest.mark.parametrize("parts", [1, 100])
def test_parts_are_whole_and_keep_their_sum(parts: int) -> None:
    draw = np.random.default_rng(parts)
    may = draw.random((200, 4)) < 0.7
    may[:, 0] = True
    total = draw.integers(0, 20, 200) / parts
    share = draw.random((200, 4)) * may
    share *= (total / share.sum(axis=1))[:, None]
    found = blocks._whole_parts(share, may, np.full(200, parts))
    assert np.allclose(found.sum(axis=1), total)
    assert np.allclose(found * parts, np.rint(found * parts))
    assert (np.abs(found - share) < 1 / parts + 1e-9).all()
    assert not found[~may].any()
