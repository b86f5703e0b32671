"""Smallest sets of pins that cannot hold together: found, made smallest, proven.

Pins that share nobody, no site and no case cannot contradict each other, so each part is
looked at on its own.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ortools.sat.python import cp_model

from allocator.errors import AllocatorError
from allocator.solver.pins.pin_model import PinModel
from allocator.solver.pins.pinned import Pinned, Rule
from allocator.solver.pins.witness import broken

One = TypeVar("One")

TRIES = 30
"""Rounds of looking for a smaller set than one from which nothing can be left out."""


class UnprovenConflictError(AllocatorError):
    """A contradiction could not be confirmed; it is never reported as one."""


@dataclass(frozen=True)
class Core:
    """Pins that cannot hold together under some rules; without any one of them they can.

    Attributes
    ----------
    pins
        Positions of the pins.
    rules
        The rules, each in one place; the nature of pins themselves is not among them.
    """

    pins: tuple[int, ...]
    rules: tuple[Rule, ...]


def smallest_core(pinned: Pinned) -> Core | None:
    """Return the smallest set of pins that cannot hold; None where all can."""
    if _possible(pinned, range(len(pinned.pins))):
        return None
    found = [_smallest(pinned, part) for part in _parts(pinned) if not _possible(pinned, part)]
    pins = min(found, key=lambda core: (len(core), core))
    stated = sorted(PinModel(pinned, pins).rules)
    rules = _shrunk(stated, lambda kept: _possible(pinned, pins, set(stated) - set(kept)))
    return Core(pins, rules)


def prove(pinned: Pinned, core: Core) -> None:
    """Confirm a core: impossible twice, the second time without presolve; each part needed.

    That a part is needed is shown by where people could be without it, and that is held
    against the rules in plain Python.

    Raises
    ------
    UnprovenConflictError
        If anything is not as the core says.
    """
    without = set(PinModel(pinned, core.pins).rules) - set(core.rules)
    for presolve in (True, False):
        if PinModel(pinned, core.pins, without).solve(presolve=presolve) is not None:
            raise UnprovenConflictError("the set can hold")
    less: list[tuple[tuple[int, ...], set[Rule]]] = [
        (tuple(pin for pin in core.pins if pin != one), set()) for one in core.pins
    ]
    less += [(core.pins, without | {rule}) for rule in core.rules]
    for pins, left_out in less:
        witness = PinModel(pinned, pins, left_out).solve()
        if witness is None or broken(pinned, pins, witness, left_out):
            raise UnprovenConflictError("a part is not needed")


def first_month(pinned: Pinned, core: Core) -> int:
    """Return the first month up to which the pins of a core cannot hold."""
    without = set(PinModel(pinned, core.pins).rules) - set(core.rules)
    return next(
        moment
        for moment in pinned.moments
        if PinModel(pinned, core.pins, without, last=moment).solve() is None
    )


def _possible(pinned: Pinned, pins: Collection[int], without: Collection[Rule] = ()) -> bool:
    return PinModel(pinned, pins, without).solve() is not None


def _parts(pinned: Pinned) -> list[tuple[int, ...]]:
    """Split the pins into parts that share no manager, no site and no case."""
    parts: list[tuple[set[str], list[int]]] = []
    for index, pin in enumerate(pinned.pins):
        keys = {f"managers.{pin.manager}"}
        if pin.case is not None:
            keys.add(f"cases.{pin.case}")
            keys |= {f"sites.{site}" for site in pinned.facts.cases.paths[pin.case] if site}
        elif pin.kind != "away":
            keys.add(f"sites.{pin.site}")
        members = [index]
        for part in [part for part in parts if part[0] & keys]:
            keys |= part[0]
            members = part[1] + members
            parts.remove(part)
        parts.append((keys, members))
    return [tuple(sorted(members)) for _, members in parts]


def _shrunk(whole: Sequence[One], possible: Callable[[Sequence[One]], bool]) -> tuple[One, ...]:
    """Leave out, from the last to the first, what is not needed to make `whole` impossible."""
    kept = list(whole)
    for one in reversed(whole):
        less = [other for other in kept if other != one]
        if not possible(less):
            kept = less
    return tuple(kept)


def _smallest(pinned: Pinned, pins: tuple[int, ...]) -> tuple[int, ...]:
    """Return the smallest part of impossible `pins` that is impossible.

    Every impossible set has a pin in common with each set of pins whose absence makes the
    rest possible. The smallest set that meets all such sets known so far is either
    impossible, and then nothing smaller is, or shows one more of them. After `TRIES` such
    rounds a set from which nothing can be left out has to do.
    """
    core = _shrunk(pins, lambda kept: _possible(pinned, kept))
    absent: list[set[int]] = []
    for _ in range(TRIES):
        hitting = _hitting(pins, absent)
        if len(hitting) >= len(core):
            break
        if not _possible(pinned, hitting):
            return hitting
        kept = list(hitting)
        for pin in pins:
            if pin not in kept and _possible(pinned, [*kept, pin]):
                kept.append(pin)
        absent.append(set(pins) - set(kept))
    return core


def _hitting(pins: tuple[int, ...], absent: list[set[int]]) -> tuple[int, ...]:
    """Return the fewest pins that meet every set of `absent`."""
    model = cp_model.CpModel()
    chosen = {pin: model.new_bool_var(str(pin)) for pin in pins}
    for one in absent:
        model.add_bool_or([chosen[pin] for pin in sorted(one)])
    model.minimize(sum(chosen.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.solve(model)
    return tuple(pin for pin in pins if solver.boolean_value(chosen[pin]))
