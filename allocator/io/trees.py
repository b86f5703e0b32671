"""Files that are kept and not looked into, such as changes and rotas: JSON or YAML to a tree."""

from pathlib import Path
from typing import Any

from allocator.errors import InputError
from allocator.io.gathered import read_bytes
from allocator.io.plans import json_tree
from allocator.io.yaml_strict import read_yaml
from allocator.model.paths import put


def read_tree(path: Path) -> Any:
    """Read dictionaries, lists and scalars; ``.json`` as JSON, everything else as YAML.

    Raises
    ------
    InputError
        The file cannot be read; holds every fault.
    """
    raw = read_bytes(path)
    if path.suffix.lower() == ".json":
        return json_tree(raw, str(path))
    read = read_yaml(raw, str(path))
    if read.faults:
        raise InputError(read.faults)
    # Numbers that would be written otherwise (010) are ids: kept as they were written.
    for loc, text in read.written.items():
        put(read.data, loc, text)
    return read.data
