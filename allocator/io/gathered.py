"""What was read of a scenario before it is checked: one tree, and where each node stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from allocator.errors import Fault, InputError
from allocator.io.origin import Origin
from allocator.io.yaml_strict import MAX_BYTES
from allocator.model.paths import Loc


@dataclass(frozen=True)
class Source:
    """A file or sheet that was read.

    Attributes
    ----------
    name
        File, or file and sheet.
    table
        Table that it holds; empty for the scenario file.
    rows
        Rows of the table; 0 for the scenario file.
    """

    name: str
    table: str = ""
    rows: int = 0


@dataclass
class Gathered:
    """Everything that was read, before it is checked.

    Attributes
    ----------
    tree
        The scenario as plain dictionaries and lists.
    origin
        File and line of every node.
    written
        Numbers as they were written, where that text is lost.
    faults
        What could not be read.
    sources
        Files and sheets in the order in which they were read.
    incomplete
        Tables that were given but could not be read: references to them are not checked.
    bad
        Places of cells that could not be read: nothing more is said about them.
    """

    tree: dict[str, Any] = field(default_factory=dict)
    origin: Origin = field(default_factory=Origin)
    written: dict[Loc, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    incomplete: set[str] = field(default_factory=set)
    bad: list[Loc] = field(default_factory=list)

    def fault(self, code: str, loc: Sequence[str | int], **values: object) -> None:
        """Note a fault at a place of the scenario file."""
        source, row = self.origin.find(loc)
        path = ".".join(map(str, loc))
        self.faults.append(Fault(code, path, values, source, row, loc=tuple(loc)))


def read_bytes(path: Path) -> bytes:
    """Return the content of a regular file of bearable size.

    Raises
    ------
    InputError
        There is no such file, it is not a regular one, or it is too large.
    """
    source = str(path)
    try:
        if not path.exists():
            near = _near_files(path)
            raise InputError([Fault("file_missing", source=source, values={"near": near})])
        if not path.is_file():
            raise InputError([Fault("file_irregular", source=source)])
        if path.stat().st_size > MAX_BYTES:
            raise InputError([Fault("file_too_large", source=source, values={"limit": "64 MiB"})])
        return path.read_bytes()
    except (OSError, ValueError):
        raise InputError([Fault("file_unreadable", source=source)]) from None


def _near_files(path: Path) -> list[str]:
    folder = path.parent
    names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    return get_close_matches(path.name, names, n=1, cutoff=0.7)
