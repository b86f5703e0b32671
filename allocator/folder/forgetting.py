"""Forgetting: what names an id is found, entered in the history, and only then erased.

The entry says which seals have lost their rows, so that erasing can be taken up again after
a crash by somebody who does not know the id.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allocator.errors import Fault, InputError
from allocator.folder import disk
from allocator.folder.chain import (
    SAID,
    SETTINGS,
    document_file,
    entry_file,
    forgotten,
    read_model,
    read_tree,
    seals_file,
)
from allocator.folder.entries import Entry, Forgotten, Said, Seals
from allocator.folder.names import Ids
from allocator.folder.seals import Keys, matched, rows, without
from allocator.io.plans import tree_text

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Erased:
    """What became of a forgetting.

    Attributes
    ----------
    gone
        What is gone.
    entry
        The entry that says so; None where there was nothing to forget.
    strangers
        Files in the folder that are none of its own and still name an id.
    """

    gone: Forgotten
    entry: Entry | None
    strangers: tuple[Path, ...] = ()


def documents(folder: Path, entries: Sequence[Entry], ids: Ids) -> Iterator[tuple[str, Any]]:
    """Yield name and content of documents that may name an id; text where one is no JSON."""
    gone = set(forgotten(entries).documents)
    for entry in entries:
        for name in entry.roots:
            path = document_file(folder, name)
            text = path.read_text("utf-8", errors="replace") if path.exists() else ""
            if name not in gone and ids.anywhere(text):
                try:
                    yield name, json.loads(text)
                except (ValueError, RecursionError):
                    yield name, text


def refuse_other(folder: Path, entries: Sequence[Entry], ids: Ids) -> None:
    """Refuse ids that stand in plans for a site or another thing, and for nobody.

    Raises
    ------
    InputError
        One fault for each.
    """
    nobody = set(ids.all)
    for _, tree in documents(folder, entries, ids):
        nobody -= ids.as_somebody(tree)
        if not nobody:
            return
    wrong: set[str] = set()
    for name, tree in documents(folder, entries, Ids(nobody)):
        if name.endswith(".plan") and isinstance(tree, dict):
            tables = [value for value in tree.values() if isinstance(value, list)]
            wrong |= {one for one in nobody if Ids([one]).named(tables)}
    if wrong:
        place = str(folder)
        faults = [Fault("forget_other", source=place, values={"id": one}) for one in sorted(wrong)]
        raise InputError(faults)


def findings(folder: Path, entries: Sequence[Entry], ids: Ids) -> Forgotten:
    """Return everything in a folder that names an id."""
    found: dict[str, tuple[int, ...]] = {}
    whole: list[str] = []
    for name, tree in documents(folder, entries, ids):
        positions = _positions(folder, name, tree, ids)
        if positions is None:
            whole.append(name)
        elif positions:
            found[name] = positions
    said = {
        str(entry.number): fields
        for entry in entries
        if (fields := tuple(field for field in SAID if _names(entry, field, ids)))
    }
    return Forgotten(rows=found, documents=tuple(whole), said=said)


def _names(entry: Entry, field: Said, ids: Ids) -> bool:
    """Whether a field of an entry names an id; an author is one id as a whole."""
    return ids.named(getattr(entry, field), "id" if field == "by" else "")


def _positions(folder: Path, name: str, tree: Any, ids: Ids) -> tuple[int, ...] | None:
    """Return the seals of the rows that must go; None where all of the document must."""
    if isinstance(tree, str):
        return None if ids.inside(tree) else ()
    there = rows(tree)
    going = {at for at, (keys, row) in enumerate(there) if _row_names(keys, row, ids)}
    left = without(tree, going)
    if ids.anywhere(json.dumps(left)) and ids.named(left):
        return None
    if not going:
        return ()
    going |= {at for at, (_, row) in enumerate(there) if _is_digest(row)}
    try:
        seals = read_model(Seals, seals_file(folder, name))
    except InputError:
        return None
    pairs = matched(tree, seals)
    if None in pairs:
        return None
    order = {made: position for position, made in enumerate(seals.seals)}
    return tuple(sorted(order[pair[1]] for at, pair in enumerate(pairs) if pair and at in going))


def _row_names(keys: Keys, row: Any, ids: Ids) -> bool:
    if not ids.all.isdisjoint(keys):
        return True
    return ids.anywhere(json.dumps(row)) and ids.named(row, keys[-1] if keys else "")


def _is_digest(row: Any) -> bool:
    """Whether a row is the digest of a whole: it would confirm a guess about a part."""
    return isinstance(row, str) and _DIGEST.fullmatch(row) is not None


def erase(folder: Path, gone: Forgotten) -> None:
    """Let go what an entry says is gone; what is gone already is passed over."""
    for name in gone.documents:
        disk.remove(document_file(folder, name))
        disk.remove(seals_file(folder, name))
    for name, positions in gone.rows.items():
        _erase_rows(folder, name, positions)
    for number, fields in gone.said.items():
        path = entry_file(folder, int(number))
        entry = read_model(Entry, path)
        salts = {key: salt for key, salt in entry.salts.items() if key not in fields}
        if salts != entry.salts:
            update: dict[str, Any] = {"salts": salts, **dict.fromkeys(fields)}
            left = entry.model_copy(update=update)
            disk.write(path, tree_text(left.model_dump(mode="json")))


def _erase_rows(folder: Path, name: str, positions: Sequence[int]) -> None:
    """Let rows go and then their salts; in between, the salts belong to no row."""
    path, sealed = document_file(folder, name), seals_file(folder, name)
    if not path.exists():
        return
    tree, seals = read_tree(path), read_model(Seals, sealed)
    erased = {seals.seals[position] for position in positions}
    pairs = matched(tree, seals)
    going = {at for at, pair in enumerate(pairs) if pair and pair[1] in erased}
    if going:
        disk.write(path, tree_text(without(tree, going)))
    left = tuple(pair[0] for at, pair in enumerate(pairs) if pair and at not in going)
    if left != seals.salts:
        disk.write(
            sealed, tree_text(seals.model_copy(update={"salts": left}).model_dump(mode="json"))
        )


def strangers(folder: Path, entries: Sequence[Entry], ids: Ids) -> tuple[Path, ...]:
    """Return files below the folder that are none of its own and name an id, anywhere."""
    own = {folder / disk.LOCK, folder / SETTINGS}
    own |= {entry_file(folder, number) for number in range(1, len(entries) + 2)}
    for name in (name for entry in entries for name in entry.roots):
        own |= {document_file(folder, name), seals_file(folder, name)}
    return tuple(
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path not in own
        and (ids.inside(path.name) or ids.inside(path.read_text("utf-8", errors="replace")))
    )
