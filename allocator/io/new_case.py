"""A new case in a file of its own: one row, as it would stand in a scenario."""

from dataclasses import replace
from pathlib import Path

from allocator.errors import Fault, InputError
from allocator.io.gathered import read_bytes
from allocator.io.yaml_strict import read_yaml
from allocator.model.base import Base
from allocator.model.cases import Case
from allocator.model.shape import shape


class _Cases(Base):
    """A table of one row, so that what is personal is refused as in a scenario."""

    cases: tuple[Case, ...]


def read_case(path: Path) -> Case:
    """Read a YAML file with one case.

    Raises
    ------
    InputError
        The file cannot be read, or is no case; holds every fault.
    """
    source = str(path)
    try:
        read = read_yaml(read_bytes(path), source)
    except InputError as error:
        raise InputError([replace(fault, source=source) for fault in error.faults]) from None
    if read.faults:
        raise InputError(read.faults)
    if not isinstance(read.data, dict):
        raise InputError([Fault("recommend_case_row", source=source, row=1)])
    top = ("cases", 0)
    written = {(*top, *loc): text for loc, text in read.written.items()}
    table, faults = shape(_Cases, {"cases": [read.data]}, written=written)
    if table is None:
        rows = [read.origin.find(fault.loc[2:])[1] for fault in faults]
        pairs = zip(faults, rows, strict=True)
        raise InputError([replace(fault, source=source, row=row) for fault, row in pairs])
    return table.cases[0]
