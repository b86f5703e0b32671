"""Changes as they are given: sentences of the command line, and YAML files of them.

A file of changes is a list; each entry is a change as data, or a sentence. All faults of
all of them come together, each with where it stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from allocator.change import apply
from allocator.errors import Fault, InputError
from allocator.io.change_words import read_sentence
from allocator.io.gathered import read_bytes
from allocator.io.origin import Origin
from allocator.io.yaml_strict import YamlTree, read_yaml
from allocator.model.base import Base
from allocator.model.changes import Change
from allocator.model.paths import Loc
from allocator.model.scenario import Scenario
from allocator.model.shape import shape


class _Listed(Base):
    """What is checked at once."""

    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Given:
    """Changes in order, and where each stands.

    Attributes
    ----------
    changes
        The changes.
    places
        File and line of each, or its number on the command line.
    """

    changes: tuple[Change, ...] = ()
    places: tuple[tuple[str, int], ...] = ()

    def applied(self, scenario: Scenario) -> Scenario:
        """Return the scenario after these changes.

        Raises
        ------
        InputError
            A change names what does not exist, or leads to what contradicts itself.
        """
        try:
            return apply(scenario, self.changes) if self.changes else scenario
        except InputError as error:
            raise InputError([self._placed(fault) for fault in error.faults]) from None

    def _placed(self, fault: Fault) -> Fault:
        first, _, rest = fault.path.partition(".")
        number, _, path = rest.partition(".")
        if first != "changes" or not number.isdigit() or int(number) > len(self.places):
            return fault
        source, row = self.places[int(number) - 1]
        return replace(fault, path=path, source=source, row=row)


@dataclass
class _Gathered:
    """Entries before they are checked."""

    trees: list[Any] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)
    written: dict[Loc, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def sentence(self, text: str, source: str, row: int) -> None:
        """Take a change in words."""
        try:
            said = read_sentence(text)
        except InputError as error:
            self.faults += [replace(fault, source=source, row=row) for fault in error.faults]
            return
        self.entry(said.tree, Origin(row, source), said.written)

    def entry(self, tree: Any, origin: Origin, written: dict[Loc, str]) -> None:
        """Take a change as data."""
        number = len(self.trees)
        self.written |= {("changes", number, *loc): text for loc, text in written.items()}
        self.trees.append(tree)
        self.origins.append(origin)
        self.places.append((origin.source, origin.row))

    def file(self, path: Path) -> None:
        """Take a file of changes."""
        source = str(path)
        try:
            found = read_yaml(read_bytes(path), source)
        except InputError as error:
            self.faults += [replace(fault, source=source) for fault in error.faults]
            return
        self.faults += found.faults
        if not isinstance(found.data, list):
            self.faults.append(Fault("changes_list", source=source, row=1))
            return
        for position, entry in enumerate(found.data):
            self._of_file(found, position, entry)

    def _of_file(self, found: YamlTree, position: int, entry: Any) -> None:
        source, row = found.origin.find((position,))
        if isinstance(entry, str):
            self.sentence(entry, source, row)
            return
        below = found.origin.below.get(position)
        origin = below if isinstance(below, Origin) else Origin(row=row)
        origin.source = source
        mine = {loc[1:]: text for loc, text in found.written.items() if loc[:1] == (position,)}
        self.entry(entry, origin, mine)


def read_changes(sentences: Sequence[str] = (), files: Sequence[str | Path] = ()) -> Given:
    """Return the changes of files, then those of sentences.

    Parameters
    ----------
    sentences
        Changes in words: ``close siloah 2016-06-15``.
    files
        YAML files, each a list of changes as data or in words.

    Raises
    ------
    InputError
        A file cannot be read, or a change has not the right form; holds every fault.
    """
    gathered = _Gathered()
    for file in files:
        gathered.file(Path(file))
    for number, text in enumerate(sentences, 1):
        gathered.sentence(text, f"--change {number}", 0)
    listed, faults = shape(_Listed, {"changes": gathered.trees}, written=gathered.written)
    if listed is None or gathered.faults:
        raise InputError([*gathered.faults, *(_placed(fault, gathered) for fault in faults)])
    return Given(listed.changes, tuple(gathered.places))


def _placed(fault: Fault, gathered: _Gathered) -> Fault:
    """Give a fault of the shape its place, and a path inside of its change."""
    number = fault.loc[1]
    assert isinstance(number, int)
    source, row = gathered.origins[number].find(fault.loc[2:])
    path = fault.path.split(".", 2)[2:]
    return replace(fault, path="".join(path), source=source or fault.source, row=row)


def added(path: Path, words: str) -> str:
    """Return the text of a file of changes with one more at its end; comments stay.

    Raises
    ------
    InputError
        The file is not a list with a hyphen before each change.
    """
    before = read_bytes(path).decode("utf-8") if path.exists() else ""
    text = before + ("\n" if before and not before.endswith("\n") else "") + f"- {words}\n"
    read = read_yaml(text.encode("utf-8"), str(path))
    if read.faults or not isinstance(read.data, list) or read.data[-1] != words:
        raise InputError([Fault("changes_list", source=str(path), row=1)])
    return text
