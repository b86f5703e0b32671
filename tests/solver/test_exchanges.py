"""Whole cases on arrays: limits hold, hundredths stay hundredths, exchanges only gain."""

from itertools import product

import numpy as np
import pytest
from scipy.sparse import csc_array

from allocator.solver.caseload import whole
from allocator.solver.caseload.assignment import Assignment, relaxed
from allocator.solver.caseload.exchanges import _Deals, exchanged
from allocator.solver.caseload.whole import rounded, searched, settled

MANAGERS, PERIODS = 3, 2


def drawn(seed: int, *, split: int = 0) -> Assignment:
    """Six groups of one case, three managers, two periods; the last groups may be split."""
    draw = np.random.default_rng(seed)
    groups = 6
    group, manager = (
        grid.ravel() for grid in np.meshgrid(range(groups), range(MANAGERS), indexing="ij")
    )
    minutes = draw.integers(3, 12, (len(group), PERIODS))
    column = np.arange(len(group))
    own = groups + manager[:, None] * PERIODS + np.arange(PERIODS)
    entries = np.r_[group, own.ravel()], np.r_[column, np.repeat(column, PERIODS)]
    return Assignment(
        worth=draw.integers(10, 40, len(group)).astype(float),
        group=group,
        manager=manager,
        whole=group < groups - split,
        rows=csc_array((np.r_[np.ones(len(group)), minutes.ravel()], entries)),
        limit=np.r_[np.ones(groups), np.full(MANAGERS * PERIODS, 14.0)],
        groups=groups,
        order=np.arange(MANAGERS),
    )


def best(program: Assignment) -> float:
    """The most that whole cases can be worth, by trying everything."""
    worth = program.worth.reshape(-1, MANAGERS)
    taken = program.rows.toarray()[program.groups :].reshape(-1, len(worth), MANAGERS)
    most = 0.0
    for chosen in product(range(-1, MANAGERS), repeat=len(worth)):
        held = [(g, m) for g, m in enumerate(chosen) if m >= 0]
        if (sum(taken[:, g, m] for g, m in held) <= program.limit[program.groups :]).all():
            most = max(most, sum(float(worth[g, m]) for g, m in held))
    return most


@pytest.mark.parametrize("seed", range(4))
def test_few_cases_are_dealt_as_by_trying_everything(seed: int) -> None:
    program = drawn(seed)
    solved = relaxed(program)
    assert solved.value >= best(program) - 1e-6
    nothing = np.zeros(program.size)
    amount = exchanged(program, solved.prices, nothing, go_on=lambda made: made < 5)
    assert program.worth @ amount == pytest.approx(best(program))
    assert (program.rows @ amount <= program.limit).all()


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("split", [0, 2])
def test_what_everybody_loses_is_what_is_missing_to_the_bound(seed: int, split: int) -> None:
    program = drawn(seed, split=split)
    solved = relaxed(program)
    amount = exchanged(program, solved.prices, np.zeros(program.size), go_on=lambda made: made < 3)
    deals = _Deals(program, solved.prices, amount, seed)
    # Dual prices: bound - value is what cases are worth less than their minutes cost at the
    # prices, and minutes left over; what cases that nobody has would bring is nobody's loss.
    unheld = program.limit - program.rows @ amount
    nobodys = float((solved.prices * unheld)[: program.groups].sum())
    missing = float(program.limit @ solved.prices - program.worth @ amount)
    assert missing >= solved.bound - program.worth @ amount - 1e-6
    assert deals._lost().sum() == pytest.approx(missing - nobodys, abs=1e-6)


def test_those_who_lose_most_deal_most_often(monkeypatch: pytest.MonkeyPatch) -> None:
    program = drawn(0)
    deals = _Deals(program, relaxed(program).prices, np.zeros(program.size), 0)
    monkeypatch.setattr(deals, "_lost", lambda: np.array([0.0, 2.0, 10.0]))
    deals.size = 2.0
    drawn_as = np.bincount([deals._drawn()[-1] for _ in range(600)], minlength=MANAGERS)
    # By 0.8, 2.8 and 10.8 parts, where the mean of the losses is 4.
    assert drawn_as / 600 == pytest.approx(np.array([0.8, 2.8, 10.8]) / 14.4, abs=0.06)
    # Nobody loses anything: everybody alike.
    monkeypatch.setattr(deals, "_lost", lambda: np.zeros(MANAGERS))
    drawn_as = np.bincount([deals._drawn()[-1] for _ in range(600)], minlength=MANAGERS)
    assert drawn_as / 600 == pytest.approx(np.full(MANAGERS, 1 / 3), abs=0.06)


@pytest.mark.parametrize("seed", range(4))
def test_exchanges_only_gain_and_split_cases_in_hundredths(seed: int) -> None:
    program = drawn(seed, split=3)
    solved = relaxed(program)
    for begun in (rounded(program, solved), searched(program, solved, lambda: True)):
        amount = exchanged(program, solved.prices, begun, go_on=lambda made: made < 5)
        assert program.worth @ begun <= program.worth @ amount + 1e-9 <= solved.value + 1e-6
        assert (program.rows @ amount <= program.limit + 1e-6).all()
        parts = amount * np.where(program.whole, 1, 100)
        assert parts == pytest.approx(np.round(parts), abs=1e-6)


def test_the_same_deals_each_time_and_none_where_it_is_enough() -> None:
    program = drawn(9, split=2)
    solved = relaxed(program)
    begun = rounded(program, solved)
    one, two = (
        exchanged(program, solved.prices, begun, go_on=lambda made: made < 4) for _ in range(2)
    )
    assert (one == two).all()
    never = exchanged(program, solved.prices, begun, go_on=unasked, enough=0.0)
    assert never == pytest.approx(begun)


def unasked(made: int) -> bool:
    """Fails where it is asked at all."""
    raise AssertionError(made)


@pytest.mark.parametrize("seed", range(6))
def test_a_tree_search_settles_what_rounding_began(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = drawn(seed)
    solved = relaxed(program)
    begun = rounded(program, solved)
    # Far from the bound hardly a column is ruled out: then nothing is searched.
    monkeypatch.setattr(whole, "FEW", 0.0)
    amount, bound = settled(program, solved, begun, least=1.0, nodes=1000, go_on=lambda: True)
    assert (amount == begun).all()
    assert bound == solved.bound
    # As many columns as there are: what is left out can be in nothing better.
    monkeypatch.setattr(whole, "FEW", 1.0)
    amount, bound = settled(program, solved, begun, least=1.0, nodes=1000, go_on=lambda: True)
    assert (program.rows @ amount <= program.limit + 1e-6).all()
    assert program.worth @ amount == pytest.approx(best(program))
    assert bound == pytest.approx(best(program))
    again, bound = settled(
        program, solved, amount, least=solved.bound, nodes=1000, go_on=lambda: True
    )
    assert (again == amount).all()
    assert bound == pytest.approx(best(program))
