"""Paths that people read and write: ids instead of positions, ``sites.A.residents``.

A path names a place in the tree of a scenario (dictionaries and lists, as in files). Rows
of a table are named by their id; rows without an id are counted from 1.
"""

import re
from collections.abc import Sequence
from typing import Any

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")

Loc = tuple[str | int, ...]
"""Keys and positions (from 0) from the root of a tree to a node."""


class UnknownPathError(LookupError):
    """A path leads nowhere; `part` does not exist, `known` would."""

    def __init__(self, part: str, known: list[str]) -> None:
        self.part = part
        self.known = known
        super().__init__(part)


def name_path(tree: Any, loc: Sequence[str | int]) -> str:
    """Return the path of the node at `loc`, with ids instead of positions."""
    parts: list[str] = []
    node = tree
    for part in loc:
        if isinstance(part, int):
            inside = isinstance(node, list | tuple) and part < len(node)
            node = node[part] if inside else None
            parts.append(row_name(node, part))
        else:
            node = node.get(part) if isinstance(node, dict) else None
            parts.append(str(part))
    return ".".join(parts)


def row_name(row: Any, position: int) -> str:
    """Return the id of a row where it has a usable one, else its number from 1."""
    name = row.get("id") if isinstance(row, dict) else None
    return str(name) if is_id(name) else str(position + 1)


def is_id(name: Any) -> bool:
    """Whether `name` is fit to be repeated: an id of the right form, not the name of a person."""
    return isinstance(name, str) and _ID.fullmatch(name) is not None


def locate(tree: Any, path: str) -> Loc:
    """Return keys and positions of a path; its last part may be a new key.

    Parameters
    ----------
    tree
        Dictionaries and lists.
    path
        Parts with dots between them; ids may hold dots themselves.

    Raises
    ------
    UnknownPathError
        A part before the last, or a row, does not exist.
    """
    parts = path.split(".")
    loc: list[str | int] = []
    node = tree
    while parts:
        if isinstance(node, list):
            position, used = _row(node, parts)
            loc.append(position)
            node, parts = node[position], parts[used:]
        elif isinstance(node, dict) and (parts[0] in node or len(parts) == 1):
            loc.append(parts[0])
            node, parts = node.get(parts[0]), parts[1:]
        else:
            raise UnknownPathError(parts[0], sorted(node) if isinstance(node, dict) else [])
    return tuple(loc)


def _row(rows: list[Any], parts: list[str]) -> tuple[int, int]:
    """Return the position of the row that the first parts name, and how many parts did."""
    names = [row_name(row, position) for position, row in enumerate(rows)]
    for used in range(1, len(parts) + 1):
        name = ".".join(parts[:used])
        if name in names:
            return names.index(name), used
    raise UnknownPathError(parts[0], names)


def put(tree: Any, loc: Loc, value: Any) -> None:
    """Put `value` at `loc`, whose last key may be new."""
    for part in loc[:-1]:
        tree = tree[part]
    tree[loc[-1]] = value
