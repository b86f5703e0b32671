"""A result in a file, of whatever kind: variants, a grid, a simulation, a search or a plan."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from allocator.errors import Fault, InputError
from allocator.io.gathered import read_bytes
from allocator.io.plans import json_tree
from allocator.model.plan import Plan
from allocator.model.require import Requirement
from allocator.model.simulation import Simulation
from allocator.model.sweep import Sweep
from allocator.model.whatif import Comparison

KINDS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("replications", Simulation),
    ("columns", Comparison),
    ("cells", Sweep),
    ("curve", Requirement),
    ("posts", Plan),
)
"""A key that only this kind of result has, the first that fits counts."""


def read_result(path: str | Path) -> Any:
    """Read a result that a command has written.

    Raises
    ------
    InputError
        The file cannot be read, is no JSON, or no result.
    """
    where = Path(path)
    tree = json_tree(read_bytes(where), str(where))
    for key, kind in KINDS:
        if isinstance(tree, dict) and key in tree:
            return _read(kind, read_bytes(where), str(where))
    raise InputError([Fault("report_no_result", source=str(where))])


def _read(kind: type[BaseModel], raw: bytes, source: str) -> BaseModel:
    try:
        return kind.model_validate_json(raw)
    except ValidationError as error:
        first = ".".join(map(str, error.errors()[0]["loc"]))
        raise InputError([Fault("report_damaged", path=first, source=source)]) from error


def read_before(path: Path) -> Sweep | None:
    """Return the grid that an interrupted call has left; None where there is none to go on from."""
    if not path.is_file():
        return None
    try:
        return Sweep.model_validate_json(path.read_bytes())
    except ValidationError:
        return None
