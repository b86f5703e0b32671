"""Every number of a scenario with its path, and the mark that says where it comes from."""

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from allocator.model.scenario import Provenance, Scenario

Path = tuple[str, ...]

MONTH = re.compile(r"\d{4}-\d{2}")
"""Months are written out when a scenario is dumped."""


def numbers(scenario: Scenario) -> Iterator[Path]:
    """Yield the path of each number and date that the scenario gives, marks left out."""
    tree = scenario.model_dump(exclude_unset=True, exclude={"marks"})
    yield from _below((), tree)


def _below(path: Path, value: Any) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _below((*path, str(key)), inner)
    elif isinstance(value, tuple | list):
        for index, inner in enumerate(value):
            name = inner.get("id", index) if isinstance(inner, dict) else index
            yield from _below((*path, str(name)), inner)
    elif isinstance(value, str):
        if MONTH.fullmatch(value):
            yield path
    elif isinstance(value, int | float | date | time) and not isinstance(value, bool):
        yield path


def matches(mark: Provenance, path: Path) -> bool:
    """Whether a mark speaks of `path`: its parts are the first of the path, `*` any one."""
    parts = mark.path.split(".")
    return len(parts) <= len(path) and all(
        part in ("*", other) for part, other in zip(parts, path, strict=False)
    )


def unmarked(scenario: Scenario) -> list[str]:
    """Return the paths of the numbers that no mark speaks of."""
    return [
        ".".join(path)
        for path in numbers(scenario)
        if not any(matches(mark, path) for mark in scenario.marks)
    ]
