"""What a command reads: several inputs, with everything that is wrong with all of them at once."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from allocator.asked import Asked
from allocator.errors import Fault, InputError

if TYPE_CHECKING:
    from allocator.io import Loaded
    from allocator.model.plan import Plan

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


@overload
def together(one: Callable[[], A], other: Callable[[], B], /) -> tuple[A, B]: ...
@overload
def together(
    one: Callable[[], A], other: Callable[[], B], third: Callable[[], C], /
) -> tuple[A, B, C]: ...
def together(*reads: Callable[[], Any]) -> tuple[Any, ...]:
    """Read several inputs; `InputError` with the faults of all, each once."""
    faults: list[Fault] = []
    found = []
    for read in reads:
        try:
            found.append(read())
        except InputError as error:
            faults += [fault for fault in error.faults if fault not in faults]
    if faults:
        raise InputError(faults)
    return tuple(found)


@overload
def every(read: Callable[[Path], A], files: Iterable[str]) -> tuple[A, ...]: ...
@overload
def every(read: Callable[[Path], A], files: Iterable[str | None]) -> tuple[A | None, ...]: ...
def every(read: Callable[[Path], A], files: Iterable[str | None]) -> tuple[A | None, ...]:
    """Read files, None where there is none; `InputError` with the faults of all."""
    return together(*(partial(_optional, read, file) for file in files))


def _optional(read: Callable[[Path], A], file: str | None) -> A | None:
    return None if file is None else read(Path(file))


def city_and_plan(asked: Asked, scenario: str, plan_file: str) -> "tuple[Loaded, Plan]":
    """Read a scenario as it is asked for, and a plan; `InputError` with the faults of both."""
    from allocator.io.plans import read_plan

    return together(lambda: asked.load(scenario), lambda: read_plan(Path(plan_file)))
