"""The history of a plan folder: where it stands, how it is read, what follows for each version."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel

from allocator.errors import Fault, InputError
from allocator.folder.entries import START, Entry, Forgotten, Said
from allocator.io.gathered import read_bytes
from allocator.model.shape import shape

HISTORY, VERSIONS, SETTINGS = "history", "versions", "folder.json"
SAID: tuple[Said, ...] = ("by", "reason")
_ENTRY = re.compile(r"([0-9]{6})\.json")
State = Literal["draft", "published", "superseded"]
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Version:
    """One plan of the folder and what was added to it.

    Attributes
    ----------
    number
        1 for the first; numbers are never used again.
    state
        *published*: the plan in force; *superseded*: it was in force before.
    since
        When it came to this state.
    documents
        Names of its documents that are there, the plan first; empty once it has expired.
    """

    number: int
    state: State
    since: datetime
    documents: tuple[str, ...]


def entry_file(folder: Path, number: int) -> Path:
    """Return where an entry stands."""
    return folder / HISTORY / f"{number:06d}.json"


def document_file(folder: Path, name: str) -> Path:
    """Return where a document stands."""
    return folder / VERSIONS / f"{name}.json"


def seals_file(folder: Path, name: str) -> Path:
    """Return where the seals of a document stand."""
    return folder / VERSIONS / f"{name}.seals.json"


def read_model(model: type[Model], path: Path) -> Model:
    """Read a file of the folder.

    Raises
    ------
    InputError
        It is not there, or not as it was written.
    """
    value, _ = shape(model, read_tree(path))
    if value is None:
        raise InputError([Fault("folder_damaged", source=str(path))])
    return value


def read_tree(path: Path) -> Any:
    """Read a JSON file.

    Raises
    ------
    InputError
        It is not there, or no JSON.
    """
    try:
        return json.loads(read_bytes(path))
    except (ValueError, RecursionError):
        raise InputError([Fault("folder_damaged", source=str(path))]) from None


def read_history(folder: Path) -> tuple[list[Entry], list[Fault]]:
    """Return the entries that can be read, in order, and where the chain does not hold."""
    there = folder / HISTORY
    names = [path.name for path in there.iterdir()] if there.is_dir() else []
    numbers = {int(found[1]) for name in names if (found := _ENTRY.fullmatch(name))}
    entries: list[Entry] = []
    faults: list[Fault] = []
    previous = START
    for number in range(1, max(numbers, default=0) + 1):
        path = entry_file(folder, number)
        try:
            entry = read_model(Entry, path)
        except InputError as error:
            faults += error.faults
            previous = ""
            continue
        if entry.number != number or entry.digest != entry.digested():
            faults.append(Fault("folder_changed", source=str(path)))
        elif previous not in ("", entry.previous):
            faults.append(Fault("folder_unlinked", source=str(path)))
        previous = entry.digest
        entries.append(entry)
    return entries, faults


def forgotten(entries: Iterable[Entry]) -> Forgotten:
    """Return everything that a history says is gone."""
    rows: dict[str, tuple[int, ...]] = {}
    said: dict[str, tuple[Said, ...]] = {}
    documents: tuple[str, ...] = ()
    for entry in entries:
        for name, positions in entry.forgotten.rows.items():
            rows[name] = (*rows.get(name, ()), *positions)
        for number, fields in entry.forgotten.said.items():
            said[number] = (*said.get(number, ()), *fields)
        documents += entry.forgotten.documents
    return Forgotten(rows=rows, documents=documents, said=said)


def versions(entries: Sequence[Entry]) -> tuple[Version, ...]:
    """Return all versions, in order."""
    gone = set(forgotten(entries).documents)
    states: dict[int, tuple[State, datetime]] = {}
    documents: dict[int, list[str]] = {}
    in_force: int | None = None
    for entry in entries:
        if entry.version is None:
            continue
        documents.setdefault(entry.version, []).extend(entry.roots)
        if entry.kind == "draft":
            states[entry.version] = ("draft", entry.time)
        elif entry.kind in ("published", "restored"):
            if in_force is not None:
                states[in_force] = ("superseded", entry.time)
            in_force = entry.version
            states[in_force] = ("published", entry.time)
    left = {n: sorted(set(names) - gone, key=_in_order) for n, names in documents.items()}
    return tuple(
        Version(number, state, since, tuple(left[number]))
        for number, (state, since) in sorted(states.items())
    )


def _in_order(name: str) -> tuple[bool, int, str]:
    """The plan first, then files by their number."""
    return not name.endswith(".plan"), len(name), name
