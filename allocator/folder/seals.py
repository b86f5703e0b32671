"""Seals: they prove every row of a document, and still prove the rest once rows are forgotten.

Each row is hashed together with a random salt of its own; the hashes, sorted, are the
*seals*, and the hash over all seals is the *root* that stands in the history. Forgetting a
row erases it and its salt. Its seal stays, and with it the root. Without the salt nobody can
try out what the seal was made from, and sorted as they are, seals do not tell where a row
stood; so the order of the rows of a list is not proven.
"""

import hashlib
import secrets
from collections.abc import Callable, Collection
from typing import Any

from allocator.digest import canonical
from allocator.folder.entries import Seals

Keys = tuple[str, ...]
"""The keys that lead to a row."""

_GONE = object()


def new_salt() -> str:
    """Return 128 random bits."""
    return secrets.token_hex(16)


def seal(keys: Keys, row: Any, salt: str) -> str:
    """Return the SHA-256 of a row, of the keys that lead to it, and of its salt."""
    return hashlib.sha256(canonical([keys, row, salt])).hexdigest()


def root(seals: Seals) -> str:
    """Return the SHA-256 over all seals of a document."""
    return hashlib.sha256(canonical(seals.seals)).hexdigest()


def sealed(tree: Any) -> Seals:
    """Seal every row of a document, each with a new salt."""
    salted = [(keys, row, new_salt()) for keys, row in rows(tree)]
    seals = sorted(seal(*parts) for parts in salted)
    return Seals(salts=tuple(salt for _, _, salt in salted), seals=tuple(seals))


def rows(tree: Any) -> list[tuple[Keys, Any]]:
    """Return the rows of a document: the items of its lists and its single values.

    What a row holds is part of it, lists too. Null and what is empty are no rows.
    """
    found: list[tuple[Keys, Any]] = []

    def note(keys: Keys, row: Any) -> bool:
        found.append((keys, row))
        return True

    _left(tree, (), note)
    return found


def without(tree: Any, erased: Collection[int]) -> Any:
    """Return a document without the rows at these positions of `rows`."""
    at = iter(range(len(rows(tree))))
    left = _left(tree, (), lambda *_: next(at) not in erased)
    return {} if left is _GONE else left


def _left(node: Any, keys: Keys, keep: Callable[[Keys, Any], bool]) -> Any:
    """Return what is left of a node; keys are visited in order of the alphabet."""
    if isinstance(node, dict) and node:
        left = {key: _left(node[key], (*keys, key), keep) for key in sorted(node)}
        return {key: left[key] for key in node if left[key] is not _GONE} or _GONE
    if isinstance(node, list):
        return [item for item in node if keep(keys, item)]
    return node if node in (None, {}) or keep(keys, node) else _GONE


def matched(tree: Any, given: Seals) -> list[tuple[str, str] | None]:
    """Return salt and seal of each row of a document; None for a row that was not sealed so.

    Salts of rows that are gone already, because forgetting them was interrupted, are passed
    over.
    """
    there, known, salts = rows(tree), frozenset(given.seals), iter(given.salts)
    spare = len(given.salts) - len(there)
    found: list[tuple[str, str] | None] = []
    for keys, row in there:
        for salt in salts:
            made = seal(keys, row, salt)
            if made in known:
                found.append((salt, made))
                break
            spare -= 1
            if spare < 0:
                found.append(None)
                break
        else:
            found.append(None)
    return found
