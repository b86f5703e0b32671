"""Grids in YAML files: what ``allocator sweep`` varies."""

from dataclasses import replace
from pathlib import Path

from allocator.errors import Fault, InputError
from allocator.io.gathered import read_bytes
from allocator.io.yaml_strict import read_yaml
from allocator.model.shape import shape
from allocator.model.sweep import Grid


def read_grid(path: str | Path) -> Grid:
    """Read a grid.

    Raises
    ------
    InputError
        The file cannot be read, or has another shape; holds every fault, with its line.
    """
    where = Path(path)
    found = read_yaml(read_bytes(where), str(where))
    if found.faults or not isinstance(found.data, dict):
        mapping = [Fault("sweep_mapping", source=str(where), row=1)]
        raise InputError(found.faults or mapping)
    grid, faults = shape(Grid, found.data, written=found.written)
    if grid is None:
        rows = [found.origin.find(fault.loc)[1] for fault in faults]
        placed = zip(faults, rows, strict=True)
        raise InputError([replace(one, source=str(where), row=row) for one, row in placed])
    return grid
