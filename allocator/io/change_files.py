"""Changes as they are given: sentences of the command line, and YAML files of them.

A file of changes is a list; each entry is a change as data, or a sentence. All faults of
all of them come together, each with where it stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from allocator.change import apply
from allocator.errors import Fault, InputError
from allocator.io.change_words import read_sentence
from allocator.io.gathered import read_bytes
from allocator.io.origin import Origin
from allocator.io.yaml_strict import YamlTree, read_yaml
from allocator.model.base import Base
from allocator.model.calendar import Month, month_of
from allocator.model.changes import HIRED, Change
from allocator.model.paths import Loc
from allocator.model.scenario import Scenario
from allocator.model.shape import shape

_WORD = re.compile(r"[\w-]+")


class _One(Base):
    """What is checked at once."""

    change: Change


@dataclass(frozen=True)
class Given:
    """Changes in order, and where each stands.

    Attributes
    ----------
    changes
        The changes.
    places
        File and line of each, or its number on the command line.
    faults
        What is wrong with changes that are left out.
    unread
        Words of those.
    """

    changes: tuple[Change, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    faults: tuple[Fault, ...] = ()
    unread: frozenset[str] = frozenset()

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

    def outside(self, scenario: Scenario) -> list[Fault]:
        """Return the changes of which nothing comes, since they are not in the plan's months."""
        return [
            Fault("odd_change_outside", source=source, row=row)
            for change, (source, row) in zip(self.changes, self.places, strict=True)
            if _outside(change, scenario)
        ]

    def follows(self, fault: Fault) -> bool:
        """Whether something is unknown only since the change that brings it could not be read."""
        name = str(fault.values.get("id", ""))
        hired = name.startswith(HIRED) and "hire" in self.unread
        return fault.code.startswith("unknown_") and (name in self.unread or hired)

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
    written: list[dict[Loc, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def sentence(self, text: str, source: str, row: int) -> None:
        """Take a change in words."""
        try:
            said = read_sentence(text)
        except InputError as error:
            self.faults += [replace(fault, source=source, row=row) for fault in error.faults]
            self.unread.update(_WORD.findall(text))
            return
        self.entry(said.tree, Origin(row, source), said.written)

    def entry(self, tree: Any, origin: Origin, written: dict[Loc, str]) -> None:
        """Take a change as data."""
        self.written.append({("change", *loc): text for loc, text in written.items()})
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
    given = examine_changes(sentences, files)
    if given.faults:
        raise InputError(list(given.faults))
    return given


def examine_changes(sentences: Sequence[str] = (), files: Sequence[str | Path] = ()) -> Given:
    """Return the changes that can be read, and what is wrong with the others."""
    gathered = _Gathered()
    for file in files:
        gathered.file(Path(file))
    for number, text in enumerate(sentences, 1):
        gathered.sentence(text, f"--change {number}", 0)
    changes, places, faults = [], [], list(gathered.faults)
    rows = zip(gathered.trees, gathered.written, gathered.origins, gathered.places, strict=True)
    for tree, written, origin, place in rows:
        one, wrong = shape(_One, {"change": tree}, written=written)
        if one is None:
            faults += [_placed(fault, origin) for fault in wrong]
            gathered.unread.update(_words(tree))
        else:
            changes.append(one.change)
            places.append(place)
    return Given(tuple(changes), tuple(places), tuple(faults), frozenset(gathered.unread))


def _placed(fault: Fault, origin: Origin) -> Fault:
    """Give a fault of the shape its place, and a path inside of its change."""
    source, row = origin.find(fault.loc[1:])
    path = fault.path.split(".", 1)[1:]
    return replace(fault, path="".join(path), source=source or fault.source, row=row)


def _outside(change: Change, scenario: Scenario) -> bool:
    """Whether a change begins after the months of the plan, or ends before them."""
    first, last = (getattr(change, name, None) for name in ("from_", "until"))
    first = getattr(change, "on", first)
    late = first is not None and _month(first) > scenario.horizon[-1]
    return late or (last is not None and _month(last) < scenario.start)


def _month(when: Month | date) -> Month:
    return month_of(when) if isinstance(when, date) else when


def _words(tree: Any) -> Iterator[str]:
    """Yield all words of a change as data."""
    if isinstance(tree, dict | list):
        parts: Iterable[Any] = tree.values() if isinstance(tree, dict) else tree
        for part in parts:
            yield from _words(part)
    else:
        yield str(tree)


def added(path: Path, words: str) -> str:
    """Return the text of a file of changes with one more at its end; comments stay.

    A change that it holds already is not written again.

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
    return before if words in read.data[:-1] else text
