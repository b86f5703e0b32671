"""Grids of variants: every combination of what is varied, planned side by side.

>>> import allocator
>>> seen = allocator.sweep(scenario, axes)  # doctest: +SKIP
>>> seen.cells[0].labels, seen.cells[0].column.figures.costs.year  # doctest: +SKIP
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from importlib.metadata import version
from itertools import product

from allocator.change import apply
from allocator.comparison.compared import column_of
from allocator.comparison.variants import Asked
from allocator.digest import canonical, digest
from allocator.errors import Fault, InputError
from allocator.io.change_files import read_changes
from allocator.io.change_words import sentence
from allocator.many import plan_many
from allocator.model.result import COMPARED, Options
from allocator.model.scenario import Scenario
from allocator.model.sweep import MOST_CELLS, Axis, Combination, Sweep
from allocator.report.assumed import assumed

Grown = Callable[[Sweep], None]
"""Called with what is there so far, whenever a combination is done."""
Labels = tuple[str, ...]


def sweep(
    scenario: Scenario,
    axes: Sequence[Axis],
    options: Options | None = None,
    executor: Executor | None = None,
    *,
    workers: int | None = None,
    before: Sweep | None = None,
    grown: Grown | None = None,
) -> Sweep:
    """Plan every combination of a grid and return the figures of each.

    Parameters
    ----------
    scenario
        The city as it is.
    axes
        What is varied.
    options
        For all plans; by default enough to compare them (`COMPARED`).
    executor, workers
        Where to plan, and how many at once; as for `allocator.plan_many`.
    before
        What an interrupted call has found, to go on from.
    grown
        Called with the grid so far, whenever a combination is done.

    Returns
    -------
    Sweep
        A combination that contradicts itself has no figures.

    Raises
    ------
    InputError
        A change cannot be read or applied, or there are too many combinations; holds every
        fault.
    """
    chosen = options or COMPARED
    worlds = dict(_worlds(scenario, axes))
    seen = _begun(scenario, axes, chosen, len(worlds), before)
    done = {cell.labels: cell for cell in seen.cells}
    missing = {labels: one for labels, one in worlds.items() if labels not in done}
    order = list(missing)
    cities = ((f"{i}", missing[labels].scenario) for i, labels in enumerate(order))
    for planned in plan_many(cities, chosen, executor=executor, workers=workers):
        labels = order[int(planned.name)]
        column = column_of(missing[labels].scenario, planned, missing[labels])
        done[labels] = Combination(labels=labels, column=column)
        cells = tuple(done[one] for one in worlds if one in done)
        seen = seen.model_copy(update={"cells": cells})
        if grown is not None:
            grown(seen)
    return seen


def _begun(
    scenario: Scenario, axes: Sequence[Axis], options: Options, whole: int, before: Sweep | None
) -> Sweep:
    """Return the grid with what an interrupted call has found, if it was of the same one."""
    key = _key(scenario, axes, options)
    known = () if before is None or before.key != key else before.cells
    return Sweep(
        name=scenario.name,
        start=scenario.start,
        end=scenario.horizon[-1],
        axes=tuple(axes),
        cells=tuple(cell for cell in known if cell.column.status != "failed"),
        whole=whole,
        key=key,
        assumed={row.path: row.count for row in assumed(scenario)},
        marks=scenario.marks,
    )


def _key(scenario: Scenario, axes: Sequence[Axis], options: Options) -> str:
    tree = {
        "scenario": digest(scenario),
        "axes": [json.loads(axis.model_dump_json()) for axis in axes],
        "options": json.loads(options.model_dump_json()),
        "version": version("allocator"),
    }
    return hashlib.sha256(canonical(tree)).hexdigest()


def _worlds(scenario: Scenario, axes: Sequence[Axis]) -> Iterator[tuple[Labels, Asked]]:
    """Yield the scenario of each combination; what is wrong is said of each value once."""
    number = 1
    for axis in axes:
        number *= len(axis.labels)
    if not axes:
        raise InputError([Fault("sweep_axis", path="axes")])
    if number > MOST_CELLS:
        values: dict[str, object] = {"n": number, "most": MOST_CELLS}
        raise InputError([Fault("sweep_many", path="axes", values=values)])
    faults: dict[str, Fault] = {}
    for picked in product(*(_filled(axis) for axis in axes)):
        labels = tuple(label for label, _ in picked)
        words = [part.strip() for _, text in picked for part in text.split(";") if part.strip()]
        try:
            changes = read_changes(words).changes
            after = apply(scenario, changes)
        except InputError as error:
            faults |= {fault.text: fault for fault in error.faults}
            continue
        yield labels, Asked(" / ".join(labels), tuple(map(sentence, changes)), after)
    if faults:
        raise InputError(list(faults.values()))


def _filled(axis: Axis) -> Iterator[tuple[str, str]]:
    """Yield label and changes in words of each value of an axis."""
    yield from axis.options.items()
    for label, value in zip(axis.labels, axis.values, strict=False):
        given = value if isinstance(value, tuple) else (value,)
        yield label, _fill(axis, given)


def _fill(axis: Axis, given: Sequence[object]) -> str:
    """Return the changes of an axis with values in their holes."""
    count = iter(range(len(given) + 100))

    def hole(match: re.Match[str]) -> str:
        index = int(match[1]) if match[1] else next(count)
        if index >= len(given):
            values: dict[str, object] = {"name": axis.name, "n": len(given)}
            raise InputError([Fault("sweep_hole", path="axes", values=values)])
        return f"{given[index]}"

    return re.sub(r"\{(\d{0,2})\}", hole, axis.changes)
