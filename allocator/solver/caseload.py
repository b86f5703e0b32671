"""Who starts which case when, under a fixed deployment: a linear program a piece, then rounding.

The program's value prices a deployment in the search; its duals are the price of a slot.
Rounding keeps the whole parts, adds whole cases where they fit in order of worth, and fills
the minutes that are left with expected cases, which may be split into hundredths.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, vstack

from allocator.solver.blocks import solve_program
from allocator.solver.columns import Columns, build_columns, matrix
from allocator.solver.deployment import Places
from allocator.solver.highs import Solved, maximise
from allocator.solver.in_force import InForce
from allocator.solver.pieces import Piece
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
EPS = 1e-6
WORKERS = 2
"""Pieces whose programs are solved at the same time: HiGHS works outside the interpreter's lock."""
PROGRAMS_KEPT = 512
NEAR, MOST_SEARCHED, NODES = 0.02, 6000, 5
"""Tree search of whole starts: columns this near to the best, how many, and nodes at most."""


@dataclass(frozen=True)
class Priced:
    """The linear program of a piece, solved.

    Attributes
    ----------
    columns
        What can be started.
    rows, limit
        The program: rows of groups, of minutes by manager and month, of pools, of people by
        manager and month.
    solved
        Its answer; `solved.prices` of the minutes rows are points a minute.
    order
        Local managers, neighbours together.
    """

    columns: Columns
    rows: csc_array
    limit: Floats
    solved: Solved
    order: Ints


def neighbours(piece: Piece) -> Ints:
    """Local managers in an order in which people with the same sites stand together."""
    first = [
        (np.nonzero(piece.team[:, i].any(axis=1))[0].tolist() or [-1], i)
        for i in range(len(piece.managers))
    ]
    return np.array([i for _, i in sorted(first)], dtype=np.int64)


@dataclass(frozen=True)
class Starts:
    """Whole cases and hundredths that are started: `amount` of each column."""

    priced: Priced
    amount: Floats

    @property
    def columns(self) -> Columns:
        """What can be started."""
        return self.priced.columns

    @property
    def gain(self) -> float:
        """Points of waiting avoided."""
        return float(self.columns.gain @ self.amount)

    @property
    def worth(self) -> float:
        """The same, and what keeping to the plan in force is worth."""
        return float(self.columns.worth @ self.amount)


class Caseload:
    """Solves the caseload of pieces and remembers what it solved."""

    def __init__(self, problem: Problem, places: Places, in_force: InForce | None = None) -> None:
        self.problem, self.places, self.in_force = problem, places, in_force
        self._priced: dict[tuple[object, ...], Priced] = {}
        self._seen: dict[int, Floats] = {}
        """Last prices of managers; those of the plan in force at first."""
        if in_force is not None and in_force.minute.any():
            self._seen = dict(enumerate(in_force.minute))
        self._starts: dict[tuple[object, ...], Starts] = {}
        self._values: dict[tuple[object, ...], float] = {}
        self._avoided: dict[tuple[object, ...], float] = {}

    def value(self, piece: Piece) -> float:
        """What the starts of a piece are worth at most, by its linear program: points avoided."""
        if piece.key not in self._values:
            self.price(piece)
        return self._values[piece.key]

    def avoided(self, piece: Piece) -> float:
        """Points of waiting that the starts of its linear program avoid."""
        if piece.key not in self._avoided:
            self.price(piece)
        return self._avoided[piece.key]

    def solve(self, pieces: list[Piece]) -> None:
        """Solve the programs of all pieces that are not known yet, two at a time.

        All begin from the prices known before, so the answers do not depend on who is done
        first. Where no prices are known at all the first piece tells them to the others.
        """
        missing = [piece for piece in pieces if piece.key not in self._values]
        if missing and not self._seen:
            self.price(missing.pop(0))
        hints = [self._hint(list(piece.managers)) for piece in missing]
        with ThreadPoolExecutor(max_workers=WORKERS) as pool:
            for piece, priced in zip(
                missing, pool.map(self._priced_by, missing, hints), strict=True
            ):
                self._remember(piece, priced)

    def price(self, piece: Piece) -> Priced:
        """Return the solved linear program of the piece."""
        if piece.key not in self._priced:
            self._remember(piece, self._priced_by(piece, self._hint(list(piece.managers))))
        return self._priced[piece.key]

    def _priced_by(self, piece: Piece, hint: Floats) -> Priced:
        """Solve the program of a piece from (m, T) guessed prices; zeros for none.

        Rows of people rarely bind: they are left out until an answer breaks them.
        """
        columns = build_columns(self.problem, self.places, piece, self.in_force)
        rows, limit = self._program(piece, columns)
        solved = self._solve(piece, columns, rows, limit, hint)
        return Priced(columns, rows, limit, solved, neighbours(piece))

    def _solve(
        self, piece: Piece, columns: Columns, rows: csc_array, limit: Floats, guessed: Floats
    ) -> Solved:
        """Solve a program from guessed prices, without the rows of people until they bind."""
        everything, order = np.arange(columns.size), neighbours(piece)
        first, size = len(columns.groups), guessed.size
        hint = np.zeros(len(limit))
        hint[first : first + size] = guessed.ravel()
        lazy = np.zeros(len(limit), dtype=bool)
        lazy[len(limit) - size :] = True
        while True:
            kept = np.nonzero(~lazy)[0]
            guess = hint[kept] if hint.any() else None
            solved = solve_program(
                columns, everything, csc_array(rows[kept]), limit[kept], guess, order
            )
            broken = lazy & (rows @ solved.x > limit + EPS)
            if not broken.any():
                break
            lazy &= ~broken
        prices = np.zeros(len(limit))
        prices[kept] = solved.prices
        return replace(solved, prices=prices)

    def _hint(self, managers: list[int]) -> Floats:
        """(m, T) guessed prices: the manager's last ones, else the mean of those seen."""
        if not self._seen:
            return np.zeros((len(managers), self.problem.months))
        mean = np.mean(list(self._seen.values()), axis=0)
        return np.array([self._seen.get(m, mean) for m in managers])

    def _program(self, piece: Piece, columns: Columns) -> tuple[csc_array, Floats]:
        """Rows and limits: groups, minutes, pools, people (by manager and month)."""
        room = self.problem.max_people[list(piece.managers)] - piece.people
        size = len(piece.managers) * self.problem.months
        column, month = np.nonzero(columns.alive)
        row = columns.manager[column] * self.problem.months + month
        data = columns.persons[column].astype(float)
        people = csc_array((data, (row, column)), shape=(size, columns.size))
        pools, pool_limit = self._pools(piece, columns)
        blocks = [matrix(columns, len(piece.managers)), *pools, people]
        limits = [columns.count, np.maximum(piece.free, 0).ravel(), *pool_limit]
        limits.append(np.maximum(room, 0).ravel())
        return csc_array(vstack(blocks, format="csc")), np.concatenate(limits).astype(float)

    def _pools(self, piece: Piece, columns: Columns) -> tuple[list[csc_array], list[Floats]]:
        """Rows of interpreted minutes by month, one block a language with a pool."""
        blocks: list[csc_array] = []
        limits: list[Floats] = []
        language = self.problem.interpreted_language[columns.sample[columns.group]]
        for name, minutes in self.problem.pools.items():
            used = piece.interpreted.get(name, np.zeros(self.problem.months, dtype=np.int64))
            needs = (language == name) & ~columns.speaks
            work = np.where(needs[:, None], columns.casework, 0)
            blocks.append(csc_array(work.T.astype(float)))
            limits.append(np.maximum(minutes - used, 0).astype(float))
        return blocks, limits

    def _remember(self, piece: Piece, priced: Priced) -> None:
        """Keep the last few programs: the pieces of the present state are asked for again."""
        self._values[piece.key] = priced.solved.value
        self._avoided[piece.key] = float(priced.columns.gain @ priced.solved.x)
        self._priced[piece.key] = priced
        first, months = len(priced.columns.groups), self.problem.months
        prices = priced.solved.prices[first : first + len(piece.managers) * months]
        self._seen.update(zip(piece.managers, prices.reshape(-1, months), strict=True))
        while len(self._priced) > PROGRAMS_KEPT:
            del self._priced[next(iter(self._priced))]

    def starts(self, piece: Piece, *, careful: bool = False) -> Starts:
        """Return whole starts for the piece.

        Parameters
        ----------
        piece
            The piece.
        careful
            Look for the best whole numbers by a tree search over the columns that the prices
            recommend, instead of rounding: slower, and usually within a few hundredths of a
            percent of the program's value.
        """
        key = (careful, *piece.key)
        if key not in self._starts:
            priced = self.price(piece)
            self._starts[key] = Starts(priced, Rounding(priced).amount(careful=careful))
        return self._starts[key]


class Rounding:
    """Turns the program's answer into whole cases and hundredths."""

    def __init__(self, priced: Priced) -> None:
        self.columns = priced.columns
        self.priced = priced
        self.real = priced.columns.real[priced.columns.group]
        self.left = priced.limit.copy()
        self.x = np.zeros(priced.columns.size)
        rows = priced.rows
        self._start, self._row, self._size = rows.indptr, rows.indices, rows.data

    def amount(self, *, careful: bool) -> Floats:
        """Return the amount of each column: whole numbers, or hundredths for cohorts."""
        if not self.columns.size:
            return self.x
        lp = self.priced.solved
        found = self._searched(lp) if careful else np.zeros(self.columns.size)
        if found.any():
            self._take_all(np.where(self.real, found, np.floor(found * 100 + 1e-4) / 100))
            self._add_hundredths(found)
        else:
            x = np.where(self.real, lp.x, 0.0)
            self._take_all(np.floor(x + EPS))
            self._add(self._fractional(x - np.floor(x + EPS)))
        self._add(self._by_worth(lp, tolerance=0.02), again=True)
        self._fill()
        self._add(self._by_worth(lp, tolerance=np.inf), again=True)
        return self.x

    def _searched(self, lp: Solved) -> Floats:
        """Whole amounts of real cases by a tree search over the columns near the best."""
        cost = self.priced.rows.T @ lp.prices
        near = self.columns.worth - cost > -NEAR * np.maximum(self.columns.worth, 1.0)
        chosen = np.nonzero(near)[0]
        amount = np.zeros(self.columns.size)
        if len(chosen) > MOST_SEARCHED:
            return amount
        found = maximise(
            self.columns.worth[chosen],
            csc_array(self.priced.rows[:, chosen]),
            self.priced.limit,
            self.columns.count[self.columns.group[chosen]],
            whole=self.real[chosen],
            nodes=NODES,
            gap=5e-4,
        )
        amount[chosen] = np.where(self.real[chosen], np.round(found.x), found.x)
        fits = self.priced.rows @ amount <= self.priced.limit + EPS
        return amount if fits.all() else np.zeros(self.columns.size)

    def _rest(self, which: NDArray[np.bool_]) -> Solved:
        """Solve the program of some columns over what is left."""
        left = np.maximum(self.left, 0.0)
        priced, chosen = self.priced, np.nonzero(which)[0]
        hint = priced.solved.prices
        return solve_program(self.columns, chosen, priced.rows, left, hint, priced.order)

    def _take_all(self, amount: Floats) -> None:
        self.x += amount
        self.left -= self.priced.rows @ amount

    def _fractional(self, part: Floats) -> NDArray[np.int64]:
        """Columns with a fraction, the fullest first."""
        used = np.nonzero(part > EPS)[0]
        return used[np.lexsort((used, -part[used]))]

    def _by_worth(self, lp: Solved, tolerance: float) -> NDArray[np.int64]:
        """Columns of real cases in order of gain less the price of what they take."""
        cost = self.priced.rows.T @ lp.prices
        reduced = self.columns.worth - cost
        good = self.real & (reduced >= -tolerance * np.maximum(cost, 1.0))
        chosen = np.nonzero(good)[0]
        order = np.lexsort((chosen, -self.columns.worth[chosen], -reduced[chosen]))
        return chosen[order]

    def _add(self, order: NDArray[np.int64], parts: int = 1, *, again: bool = False) -> None:
        """Start a case (or one of `parts` of it) of each column in turn where it fits.

        What does not fit at first never will: those columns are left out before any is tried.
        With `again` a column is taken as often as it fits.
        """
        short = self.left[self._row] < self._size / parts - EPS
        fits = ~np.logical_or.reduceat(short, self._start[:-1])
        for j in order[fits[order]]:
            span = slice(self._start[j], self._start[j + 1])
            row, size = self._row[span], self._size[span] / parts
            while (self.left[row] >= size - EPS).all():
                self.left[row] -= size
                self.x[j] += 1 / parts
                if not again:
                    break

    def _fill(self) -> None:
        """Fill what is left with expected cases: a linear program, cut to hundredths."""
        expected = np.nonzero(~self.real)[0]
        if not len(expected):
            return
        solved = self._rest(~self.real)
        self._take_all(np.floor(solved.x * 100 + 1e-4) / 100)
        self._add_hundredths(solved.x)

    def _add_hundredths(self, wanted: Floats) -> None:
        """Give the hundredths that cutting lost to the columns that lost most, where they fit."""
        cut = wanted * 100 - np.floor(wanted * 100 + 1e-4)
        lost = np.nonzero(~self.real & (cut > 1e-3))[0]
        self._add(lost[np.lexsort((lost, -cut[lost]))], parts=100)
