"""A CP-SAT model with the few words that the exact model is written in.

Every literal that the hours ledger depends on is fixed in both directions, so that the
model's minutes are the ledger's, whatever the objective would prefer.
"""

from collections.abc import Hashable, Iterable, Sequence
from math import inf
from time import perf_counter

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal

from allocator.solver.highs import OutOfTimeError

Bit = Literal
"""A literal, or its opposite."""
Number = cp_model.IntVar
Expr = cp_model.LinearExpr

MOST_MINUTES = 10_000_000
"""Beyond any manager's month, in minutes."""


class Logic:
    """Literals over one model.

    Parameters
    ----------
    until
        Moment of `perf_counter` after which no literal is made any more: writing the model of
        a world that is not quite tiny takes seconds, too.

    Attributes
    ----------
    cp
        The model.
    no
        The literal that never holds.
    """

    def __init__(self, until: float = inf) -> None:
        self._until = until
        self.cp = cp_model.CpModel()
        self.no: Bit = self.cp.new_constant(0)
        self._known: dict[Hashable, Bit] = {}

    def bit(self, name: str) -> Bit:
        """Return a new literal; `OutOfTimeError` when the time is over."""
        if perf_counter() > self._until:
            raise OutOfTimeError
        return self.cp.new_bool_var(name)

    def any_of(self, key: Hashable, bits: Sequence[Bit]) -> Bit:
        """Return the literal that holds exactly when one of `bits` does."""
        if not bits:
            return self.no
        if len(bits) == 1:
            return bits[0]
        if key not in self._known:
            whole = self._known[key] = self.bit(f"any{key}")
            for bit in bits:
                self.cp.add_implication(bit, whole)
            self.cp.add_bool_or([*bits, ~whole])
        return self._known[key]

    def all_of(self, key: Hashable, bits: Sequence[Bit]) -> Bit:
        """Return the literal that holds exactly when all of `bits` do."""
        if len(bits) == 1:
            return bits[0]
        if key not in self._known:
            whole = self._known[key] = self.bit(f"all{key}")
            for bit in bits:
                self.cp.add_implication(whole, bit)
            self.cp.add_bool_or([whole, *(~bit for bit in bits)])
        return self._known[key]

    def none_of(self, key: Hashable, bits: Sequence[Bit]) -> Bit:
        """Return a literal that holds only when none of `bits` does."""
        if key not in self._known:
            reason = self._known[key] = self.bit(f"none{key}")
            for bit in bits:
                self.cp.add_implication(reason, ~bit)
        return self._known[key]

    def at_least(self, key: Hashable, expr: Expr, least: int) -> Bit:
        """Return a literal that holds only when ``expr >= least``."""
        if key not in self._known:
            reason = self._known[key] = self.bit(f"least{key}")
            self.cp.add(expr >= least).only_enforce_if(reason)
        return self._known[key]

    def at_most(self, key: Hashable, expr: Expr, most: int) -> Bit:
        """Return a literal that holds only when ``expr <= most``."""
        if key not in self._known:
            reason = self._known[key] = self.bit(f"most{key}")
            self.cp.add(expr <= most).only_enforce_if(reason)
        return self._known[key]

    def weighted(self, terms: Iterable[tuple[Bit, int]]) -> Expr:
        """Return the sum of literals times whole numbers."""
        pairs = list(terms)
        return cp_model.LinearExpr.weighted_sum(
            [bit for bit, _ in pairs], [number for _, number in pairs]
        )
