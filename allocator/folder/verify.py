"""Whether documents and entries of a plan folder are what its history vouches for."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from allocator.errors import Fault, InputError
from allocator.folder.chain import (
    SAID,
    document_file,
    entry_file,
    forgotten,
    read_model,
    read_tree,
    seals_file,
)
from allocator.folder.entries import Entry, Said, Seals
from allocator.folder.seals import matched, root, seal


def verify_contents(folder: Path, entries: Sequence[Entry]) -> tuple[list[Fault], bool]:
    """Return what is wrong with what entries vouch for, and whether some of it should be gone.

    Parameters
    ----------
    folder
        The plan folder.
    entries
        Its history; that they follow from each other is seen when they are read.
    """
    faults: list[Fault] = []
    gone = forgotten(entries)
    unfinished = False
    for entry in entries:
        for field in SAID:
            code, left = _verify_said(entry, field, gone.said.get(str(entry.number), ()))
            faults += [Fault(code, field, source=str(entry_file(folder, entry.number)))] * bool(
                code
            )
            unfinished |= left
        for name, expected in entry.roots.items():
            if name in gone.documents:
                files = (document_file(folder, name), seals_file(folder, name))
                unfinished |= any(path.exists() for path in files)
                continue
            found, left = _verify_document(folder, name, expected, gone.rows.get(name, ()))
            faults += found
            unfinished |= left
    return faults, unfinished


def _verify_said(entry: Entry, field: Said, gone: Sequence[Said]) -> tuple[str, bool]:
    """Return the code of what is wrong with a field of an entry, and whether it should be gone."""
    value, salt, given = getattr(entry, field), entry.salts.get(field), entry.seals.get(field)
    if given is None:
        return ("folder_said" if value is not None else ""), False
    if value is None:
        return ("" if field in gone else "folder_said"), False
    if salt is None or seal((field,), value, salt) != given:
        return "folder_said", False
    return "", field in gone


def _verify_document(
    folder: Path, name: str, expected: str, gone: Iterable[int]
) -> tuple[list[Fault], bool]:
    """Return what is wrong with a document, and whether some of it should be gone."""
    path, sealed = document_file(folder, name), seals_file(folder, name)
    try:
        tree, seals = read_tree(path), read_model(Seals, sealed)
    except InputError as error:
        return list(error.faults), False
    if root(seals) != expected:
        return [Fault("folder_changed", source=str(sealed))], False
    found = matched(tree, seals)
    there = {pair[1] for pair in found if pair is not None}
    erased = {seals.seals[position] for position in gone if position < len(seals.seals)}
    if None in found:
        return [Fault("folder_rows", source=str(path), values={"n": found.count(None)})], False
    missing = set(seals.seals) - there - erased
    if missing:
        return [Fault("folder_missing", source=str(path), values={"n": len(missing)})], False
    return [], bool(there & erased) or len(seals.salts) > len(there)
