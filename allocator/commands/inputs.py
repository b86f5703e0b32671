"""What a command reads: several inputs, with everything that is wrong with all of them at once."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, overload

from allocator.asked import Asked
from allocator.errors import Fault, InputError

if TYPE_CHECKING:
    from allocator.io import Loaded
    from allocator.model.plan import Plan

A = TypeVar("A")
B = TypeVar("B")


def both(one: Callable[[], A], other: Callable[[], B]) -> tuple[A, B]:
    """Read two inputs; `InputError` with the faults of both."""
    try:
        first = one()
    except InputError as error:
        faults = list(error.faults)
    else:
        return first, other()
    try:
        other()
    except InputError as error:
        faults += error.faults
    raise InputError(faults)


@overload
def every(read: Callable[[Path], A], files: Iterable[str]) -> tuple[A, ...]: ...
@overload
def every(read: Callable[[Path], A], files: Iterable[str | None]) -> tuple[A | None, ...]: ...
def every(read: Callable[[Path], A], files: Iterable[str | None]) -> tuple[A | None, ...]:
    """Read files, None where there is none; `InputError` with the faults of all."""
    faults: list[Fault] = []
    found: list[A | None] = []
    for file in files:
        try:
            found.append(None if file is None else read(Path(file)))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return tuple(found)


def city_and_plan(asked: Asked, scenario: str, plan_file: str) -> "tuple[Loaded, Plan]":
    """Read a scenario as it is asked for, and a plan; `InputError` with the faults of both."""
    from allocator.io.plans import read_plan

    return both(lambda: asked.load(scenario), lambda: read_plan(Path(plan_file)))
