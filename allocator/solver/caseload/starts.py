"""Who starts which case when, under a fixed deployment: a linear program a piece, then rounding.

The program's value prices a deployment in the search; its duals are the price of a slot. This
module says what the program of a piece is; `assignment` solves it, `whole` and `improving`
make whole cases of the answer, and hundredths of expected ones.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf
from operator import itemgetter
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from allocator.solver.caseload.aftercare import RATES, SHARED, may_leave, with_aftercare
from allocator.solver.caseload.assignment import Assignment, relaxed
from allocator.solver.caseload.columns import Columns, Minutes, build_columns, counts, matrix
from allocator.solver.caseload.dealing import dealt
from allocator.solver.caseload.improving import improved
from allocator.solver.caseload.whole import rounded, searched
from allocator.solver.deployment import Places
from allocator.solver.highs import OutOfTimeError, Solved, two_at_a_time
from allocator.solver.in_force import InForce
from allocator.solver.pieces import Piece
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
ALIKE = 9
"""Managers of a piece at most whose first prices are those of others; a larger one guesses."""
DEALS, CLOSE, NODES = 2, 0.9998, 200
"""Exchanges a manager, the part of the program's value that is close enough, nodes of a search."""


@dataclass(frozen=True)
class Priced:
    """The linear program of a piece, solved.

    Attributes
    ----------
    columns
        What can be started.
    program
        Rows of groups, of minutes by manager and month, of pools, of people by manager and month.
    solved
        Its answer; `solved.prices` of the minutes rows are points a minute.
    """

    columns: Columns
    program: Assignment
    solved: Solved


def neighbours(piece: Piece) -> Ints:
    """Local managers in an order in which people with the same sites stand together."""
    first = [
        (np.nonzero(piece.team[:, i].any(axis=1))[0].tolist() or [-1], i)
        for i in range(len(piece.managers))
    ]
    return np.array([i for _, i in sorted(first)], dtype=np.int64)


@dataclass(frozen=True)
class Starts:
    """Whole cases and hundredths that are started: `amount` of each column.

    `prices` are those of the rows of the linear program; 0 where it was not solved.
    """

    columns: Columns
    amount: Floats
    prices: Floats

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

    def __init__(
        self,
        problem: Problem,
        places: Places,
        in_force: InForce | None = None,
        ahead: float = 0.0,
        *,
        aftercare: bool = True,
    ) -> None:
        self.problem, self.places, self.in_force = problem, places, in_force
        self.ahead = ahead
        """Share by which real cases are worth more: at equal points before expected ones."""
        self.aftercare = aftercare
        """Whether trips of aftercare are set aside."""
        self.until = inf
        """Moment of `perf_counter` from which on no program is solved any more."""
        self._asked: dict[tuple[object, ...], tuple[Columns, Assignment]] = {}
        """Programs that are not solved yet."""
        self._latest: dict[tuple[object, ...], Priced] = {}
        """Programs of questions, with the shares of cases that were asked for last."""
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
        first. Where no prices are known at all a small piece tells them to the others.
        """
        missing = [piece for piece in pieces if piece.key not in self._values]
        if missing and not self._seen:
            sizes = [len(piece.classes) * len(piece.managers) or inf for piece in missing]
            self.price(missing.pop(sizes.index(min(sizes))))
        hints = [self._hint(list(piece.managers)) for piece in missing]
        answers = two_at_a_time(self._priced_by, missing, hints)
        for piece, priced in zip(missing, answers, strict=True):
            self._remember(piece, priced)

    def price(self, piece: Piece) -> Priced:
        """Return the solved linear program of the piece."""
        if piece.key not in self._priced:
            self._remember(piece, self._priced_by(piece, self._hint(list(piece.managers))))
        return self._priced[piece.key]

    def _priced_by(self, piece: Piece, hint: Floats) -> Priced:
        """Solve the program of a piece from (m, T) guessed prices; zeros for none."""
        if perf_counter() > self.until:
            raise OutOfTimeError
        columns, program = self._ask(piece)
        before = self._latest.get(piece.question)
        prices = np.zeros(len(program.limit))
        prices[program.groups : program.groups + hint.size] = hint.ravel()
        solved = relaxed(
            program,
            prices if hint.any() else None,
            begun=before.solved if before else None,
            until=self.until,
        )
        return Priced(columns, program, solved)

    def _hint(self, managers: list[int]) -> Floats:
        """(m, T) guessed prices: the manager's last ones, else the mean of those seen.

        Zeros for none: of a large piece in which nobody has any, the mean is a bad guess.
        """
        known = any(m in self._seen for m in managers)
        if not known and (len(managers) > ALIKE or not self._seen):
            return np.zeros((len(managers), self.problem.months))
        mean = np.mean(list(self._seen.values()), axis=0)
        return np.array([self._seen.get(m, mean) for m in managers])

    def _ask(self, piece: Piece) -> tuple[Columns, Assignment]:
        """Return what can be started in a piece, and the program of it.

        With other shares of cases only the limits of their groups differ.
        """
        if piece.question in self._asked:
            columns, program = self._asked.pop(piece.question)
        elif piece.question in self._latest:
            before = self._latest[piece.question]
            columns, program = before.columns, before.program
        else:
            return self._with_aftercare(piece) if self._leaving(piece) else self._written(piece)
        count = counts(self.problem, piece, columns.groups)
        limit = np.append(count, program.limit[program.groups :])
        return replace(columns, count=count), replace(program, limit=limit)

    def _leaving(self, piece: Piece) -> bool:
        return self.aftercare and may_leave(self.problem, piece)

    def _with_aftercare(self, piece: Piece) -> tuple[Columns, Assignment]:
        """Return the same with the trips of aftercare set aside with which most can be dealt."""
        shared, program = self._written(piece, SHARED)
        amount, best, known = dealt(program), [], set[bytes]()
        for least in RATES:
            found = with_aftercare(self.problem, self.places, piece, shared, amount, least)
            if found.covered.tobytes() not in known:
                known.add(found.covered.tobytes())
                columns, program = self._written(found)
                best.append((float(program.worth @ dealt(program)), columns, program))
        _, columns, program = max(best, key=itemgetter(0))
        return columns, program

    def _written(self, piece: Piece, shared: int = 0) -> tuple[Columns, Assignment]:
        """Return what can be started in a piece and the program of it; see `build_columns`."""
        columns = build_columns(self.problem, self.places, piece, self.in_force, self.ahead, shared)
        return columns, self._program(piece, columns)

    def _program(self, piece: Piece, columns: Columns) -> Assignment:
        """The program on arrays; rows: groups, minutes, pools, people (by manager and month)."""
        room = self.problem.max_people[list(piece.managers)] - piece.people
        interpreted, pool_limit = self._pools(piece, columns)
        limits = [columns.count, np.maximum(piece.free, 0).ravel(), *pool_limit]
        limits.append(np.maximum(room, 0).ravel())
        return Assignment(
            worth=columns.worth,
            group=columns.group,
            manager=columns.manager,
            whole=columns.real[columns.group],
            rows=matrix(columns, len(piece.managers), interpreted),
            limit=np.concatenate(limits).astype(float),
            groups=len(columns.groups),
            order=neighbours(piece),
            lazy=room.size,
        )

    def _pools(self, piece: Piece, columns: Columns) -> tuple[list[Minutes], list[Floats]]:
        """(N, T) interpreted minutes of the columns and what is left, by language with a pool."""
        tables: list[Minutes] = []
        limits: list[Floats] = []
        language = self.problem.interpreted_language[columns.sample[columns.group]]
        for name, minutes in self.problem.pools.items():
            used = piece.interpreted.get(name, np.zeros(self.problem.months, dtype=np.int64))
            needs = (language == name) & ~columns.speaks
            tables.append(np.where(needs[:, None], columns.casework, 0))
            limits.append(np.maximum(minutes - used, 0).astype(float))
        return tables, limits

    def _remember(self, piece: Piece, priced: Priced) -> None:
        self._values[piece.key] = priced.solved.value
        self._avoided[piece.key] = float(priced.columns.gain @ priced.solved.x)
        self._priced[piece.key] = self._latest[piece.question] = priced
        first, months = len(priced.columns.groups), self.problem.months
        prices = priced.solved.prices[first : first + len(piece.managers) * months]
        self._seen.update(zip(piece.managers, prices.reshape(-1, months), strict=True))

    def keep(self, pieces: list[Piece]) -> None:
        """Forget all programs but those of these pieces; what others are worth is remembered.

        The programs of what was tried in vain would take most of the memory in a large city.
        """
        keys, questions = {p.key for p in pieces}, {p.question for p in pieces}
        self._priced = {key: self._priced[key] for key in self._priced if key in keys}
        self._latest = {key: self._latest[key] for key in self._latest if key in questions}

    def dealt(self, piece: Piece) -> Starts:
        """Return whole starts for the piece at once, without its linear program.

        Trips of aftercare come with the program: a first plan does without them, unless cases
        that are held so stand in frozen months.
        """
        frozen = self.in_force is not None and self.in_force.frozen > 0
        if frozen or not self._leaving(piece):
            columns, program = self._asked[piece.question] = self._ask(piece)
        else:
            columns, program = self._written(piece)
        return Starts(columns, dealt(program), np.zeros(len(program.limit)))

    def starts(self, piece: Piece, careful: Callable[[], bool] | None = None) -> Starts:
        """Return whole starts for the piece.

        Parameters
        ----------
        piece
            The piece.
        careful
            Look for the best whole numbers by a tree search over the columns that the prices
            recommend, and by exchanges while it says that there is time: slower, and usually
            within a few hundredths of a percent of the program's value. None: only round.
        """
        key = (careful is None, *piece.key)
        if key not in self._starts:
            priced = self.price(piece)
            program, solved = priced.program, priced.solved
            if careful is None:
                amount = rounded(program, solved)
            else:
                found = searched(program, solved, careful)
                amount = _improved(program, solved, found, careful)
            self._starts[key] = Starts(priced.columns, amount, solved.prices)
        return self._starts[key]


def _improved(
    program: Assignment, solved: Solved, amount: Floats, in_time: Callable[[], bool]
) -> Floats:
    """Whole starts after some exchanges between managers, while there is time."""
    deals = DEALS * len(program.order)
    found, _ = improved(
        program,
        solved,
        amount,
        first=lambda made: made < deals and in_time(),
        then=lambda _: False,
        in_time=in_time,
        enough=CLOSE * solved.value,
        nodes=NODES,
    )
    return found
