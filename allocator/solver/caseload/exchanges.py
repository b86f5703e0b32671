"""Exchanges: a few managers at a time deal their cases anew, all others keep theirs.

What rounding and tree search left is mostly a bad fit of whole cases into the minutes of
single managers. Dealing the cases of a few managers who could hold each other's anew, with
what nobody has, is a program so small that CP-SAT solves it at once; it never gets worse,
and done often enough it comes near the linear program. Those who lose most against its prices
deal most often. Hundredths are counted as such, so that everything is whole.
"""

from collections.abc import Callable
from math import inf

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model
from scipy.sparse import csc_array, csr_array

from allocator.solver.caseload.assignment import Assignment

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
FIRST, GROWS, SHRINKS = 3.0, 1.05, 0.6
"""Managers in the first deal; the next has more where a deal was solved, else fewer."""
COLUMNS = 6
"""Columns of a deal by manager, the best at the prices, beside those that are held."""
EVEN = 0.2
"""How often those deal who lose nothing, as a part of how often those do who lose the mean."""
LEAST = 1e-9
"""Weight of everybody where nobody loses anything."""
EFFORT = 0.03
"""CP-SAT's deterministic time for a deal."""
HUNDRED = 100


def exchanged(
    program: Assignment,
    prices: Floats,
    amount: Floats,
    *,
    go_on: Callable[[int], bool],
    enough: float = inf,
    seed: int = 0,
) -> Floats:
    """Return (N,) amounts that are worth at least as much.

    Parameters
    ----------
    program
        The program.
    prices
        (R,) prices of its rows, by which columns are chosen.
    amount
        (N,) amounts that fit; whole, or hundredths where they may be split.
    go_on
        Asked before each deal with the number of deals made; False ends.
    enough
        Worth from which on no more deals are made.
    seed
        Of the draw of those who deal.
    """
    deals, made = _Deals(program, prices, amount, seed), 0
    while deals.possible and deals.value < enough and go_on(made):
        deals.deal()
        made += 1
    return deals.held / deals.parts


class _Deals:
    """Amounts while they are exchanged, in whole cases or hundredths: `parts` of a case."""

    def __init__(self, program: Assignment, prices: Floats, amount: Floats, seed: int) -> None:
        self.program, self.draw = program, np.random.default_rng(seed)
        self.parts = np.where(program.whole, 1, HUNDRED)
        self.held: Ints = np.round(amount * self.parts).astype(np.int64)
        self.worth = np.round(program.worth * HUNDRED / self.parts).astype(np.int64)
        taken = program.rows.data * np.repeat(HUNDRED // self.parts, np.diff(program.rows.indptr))
        matrix = (np.round(taken).astype(np.int64), program.rows.indices, program.rows.indptr)
        self.rows = csc_array(matrix, shape=program.rows.shape)
        self.limit = np.floor(program.limit * HUNDRED + 1e-4).astype(np.int64)
        self.prices, self.reduced = prices, program.reduced(prices)
        self.best_first = np.argsort(-self.reduced, kind="stable")
        self.taking = self._taking()
        self.shared = self._shared()
        self.size = FIRST
        self.possible = len(self.shared) > 1

    @property
    def value(self) -> float:
        """Worth of what is held."""
        return float(self.program.worth @ (self.held / self.parts))

    def _taking(self) -> csr_array:
        """(M, R) 1 where a manager could take something of a row."""
        program, rows = self.program, self.program.rows
        size = int(program.manager.max(initial=-1)) + 1, rows.shape[0]
        manager = np.repeat(program.manager, np.diff(rows.indptr))
        taking = csr_array((np.ones(len(manager)), (manager, rows.indices)), shape=size)
        taking.data[:] = 1.0
        return taking

    def _shared(self) -> Ints:
        """(M, M) number of groups of which two managers could both hold a case."""
        could = csr_array(self.taking[:, : self.program.groups])
        return np.asarray((could @ could.T).toarray(), dtype=np.int64)

    def _lost(self) -> Floats:
        """(M,) what managers lose against the prices: by cases worth less, by what is left over.

        The sum of all, but for cases that nobody has, is how far the amounts are from the bound.
        """
        program, groups = self.program, self.program.groups
        held, left = self.held / self.parts, (self.limit - self.rows @ self.held) / HUNDRED
        lost = np.bincount(program.manager, -self.reduced * held, minlength=len(self.shared))
        idle = self.prices * left / np.maximum(self.taking.sum(axis=0), 1.0)
        return np.asarray(np.maximum(lost + self.taking[:, groups:] @ idle[groups:], 0.0))

    def deal(self) -> None:
        """Some managers who could hold each other's cases deal theirs anew."""
        drawn = self._drawn()
        mine = np.isin(self.program.manager, drawn)
        left = self.limit - self.rows @ np.where(mine, 0, self.held)
        asked = self.best_first[mine[self.best_first]]
        asked = asked[left[self.program.group[asked]] > 0]
        held = self.held[asked] > 0
        chosen = np.sort(np.r_[asked[held], asked[~held][: COLUMNS * len(drawn)]])
        before = self.worth[chosen] @ self.held[chosen]
        found = self._solved(chosen, left)
        if found is not None and self.worth[chosen] @ found >= before:
            self.held[chosen] = found

    def _drawn(self) -> Ints:
        """Draw one manager by what they lose, and some more by what they have in common, too."""
        lost = self._lost()
        often = lost + max(EVEN * float(lost.mean()), LEAST)
        first = int(self.draw.choice(len(lost), p=often / often.sum()))
        weight = self.shared[first] * often
        weight[first] = 0.0
        number = min(round(self.size) - 1, int((weight > 0).sum()))
        if not number:
            return np.array([first])
        others = self.draw.choice(len(weight), number, replace=False, p=weight / weight.sum())
        return np.append(others, first)

    def _solved(self, chosen: Ints, left: Ints) -> Ints | None:
        """The best amounts of some columns within what is left; None where none was found."""
        part = csr_array(self.rows[:, chosen])
        single = HUNDRED // self.parts[chosen]
        upper = left[self.program.group[chosen]] // single
        model = cp_model.CpModel()
        amounts = [model.new_int_var(0, int(most), "") for most in upper]
        for row in np.nonzero(part @ upper > left)[0]:
            span = slice(part.indptr[row], part.indptr[row + 1])
            columns = [amounts[j] for j in part.indices[span]]
            taken = cp_model.LinearExpr.weighted_sum(columns, part.data[span].tolist())
            model.add(taken <= int(left[row]))
        for one, held in zip(amounts, self.held[chosen], strict=True):
            model.add_hint(one, int(held))
        model.maximize(cp_model.LinearExpr.weighted_sum(amounts, self.worth[chosen].tolist()))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.linearization_level = 2
        solver.parameters.max_deterministic_time = EFFORT
        status = solver.solve(model)
        wider = GROWS if status == cp_model.OPTIMAL else SHRINKS
        self.size = min(max(2.0, self.size * wider), float(len(self.shared)))
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        return np.array([solver.value(one) for one in amounts], dtype=np.int64)
