"""Where an id is named: in a row, in a text, in the name of a file."""

import re
from collections.abc import Collection
from typing import Any

WHOLE = ("case", "manager", "id")
"""Keys whose value is one id; elsewhere an id may be part of a text or of a path."""
_WORD = re.compile(r"[A-Za-z0-9_-]+")


class Ids:
    """Ids to look for; all at once, since a folder is large and ids are many."""

    def __init__(self, ids: Collection[str]) -> None:
        self.all = frozenset(ids)
        either = "|".join(re.escape(one) for one in sorted(self.all))
        self._inside = re.compile(f"(?<![A-Za-z0-9])(?:{either})(?![A-Za-z0-9])")
        self._anywhere = re.compile(either)

    def named(self, node: Any, key: str = "") -> bool:
        """Whether a node of a document names one, in a key or a value."""
        if isinstance(node, dict):
            return any(name in self.all or self.named(below, name) for name, below in node.items())
        if isinstance(node, list):
            return any(self.named(item, key) for item in node)
        if key in WHOLE and isinstance(node, int):
            node = str(node)
        if not isinstance(node, str):
            return False
        if key in WHOLE or _WORD.fullmatch(node):
            return node in self.all
        return self.inside(node)

    def inside(self, text: str) -> bool:
        """Whether a text holds one as a word of its own."""
        return self._inside.search(text) is not None

    def anywhere(self, text: str) -> bool:
        """Whether a text holds one at all; a quick look before `named`."""
        return self._anywhere.search(text) is not None

    def as_somebody(self, node: Any) -> set[str]:
        """Return those that stand in a document for a case or a manager."""
        if isinstance(node, dict):
            here = {
                str(node[key]) for key in WHOLE if isinstance(node.get(key), str | int)
            } & self.all
            return here.union(*(self.as_somebody(below) for below in node.values()))
        if isinstance(node, list):
            return set().union(*(self.as_somebody(item) for item in node))
        return set()
