"""Reading a plain tree that may still be wrong: what is missing or misshapen is left out.

References and contradictions are looked for while fields may be wrong, so nothing here
raises; what has the wrong type is reported by its shape elsewhere.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from allocator.errors import Fault
from allocator.model.paths import Loc, is_id, name_path
from allocator.model.policy import Policy
from allocator.model.shape import near

Row = dict[str, Any]

MAX_FAULTS = 5_000
MAX_SUGGESTIONS = 50
"""Looking for a word like an unknown one takes time; after so many there are none."""


class Tree:
    """The tree of a scenario, and the faults found in it.

    Attributes
    ----------
    data
        Dictionaries, lists and scalars, as in files.
    faults
        Faults in the order in which they were found, each with its `loc`.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.faults: list[Fault] = []
        self._suggested = 0

    def rows(self, *keys: str) -> Iterator[tuple[Loc, Row]]:
        """Yield place and row of the table at `keys`."""
        node: Any = self.data
        for key in keys:
            node = node.get(key) if isinstance(node, dict) else None
        for position, row in enumerate(node if isinstance(node, list | tuple) else ()):
            if isinstance(row, dict):
                yield (*keys, position), row

    def by_id(self, *keys: str) -> dict[str, Row]:
        """Return the rows of a table by id, the first of each; names that are no ids are not."""
        found: dict[str, Row] = {}
        for _, row in self.rows(*keys):
            name = ident(row, "id")
            if name is not None:
                found.setdefault(name, row)
        return found

    def fault(self, code: str, loc: Loc, **values: object) -> None:
        """Note a fault at a place."""
        if len(self.faults) < MAX_FAULTS:
            path = name_path(self.data, loc)
            self.faults.append(Fault(code, path, values=values, loc=loc))

    def unknown(self, code: str, loc: Loc, name: str, known: list[str]) -> None:
        """Note an id that does not exist, with the ones that look like it.

        What has not the form of an id is left to the check of shapes, which does not repeat
        it: it may be the name of a person.
        """
        if not is_id(name):
            return
        self._suggested += 1
        found = near(name, known) if self._suggested <= MAX_SUGGESTIONS else []
        self.fault(code, loc, id=name, near=found, known_ids=known)

    @cached_property
    def policy(self) -> dict[str, Row]:
        """The policy by groups, with what the tree leaves out at its default."""
        default: dict[str, Row] = Policy().model_dump(mode="json")
        given = self.data.get("policy")
        known = given if isinstance(given, dict) else {}
        # A group that is none is left to the check of shapes.
        groups = {name: value for name, value in known.items() if isinstance(value, dict)}
        return over(default, groups)


def over(default: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Return `default` with what `given` says instead.

    A need replaces the default one of its name whole; all other groups merge field by field.
    """
    result = dict(default)
    for name, value in given.items():
        both = isinstance(value, dict) and isinstance(default.get(name), dict)
        if both and name == "needs":
            result[name] = default[name] | value
        else:
            result[name] = over(default[name], value) if both else value
    return result


def text(row: Row, key: str) -> str | None:
    """Return the text of a field, None where it is missing or something else."""
    value = row.get(key)
    return value if isinstance(value, str) else None


def ident(row: Row, key: str) -> str | None:
    """Return the id in a field, None where it has not the form of one."""
    value = row.get(key)
    return value if isinstance(value, str) and is_id(value) else None


def words(row: Row, key: str) -> list[tuple[int, str]]:
    """Return position and text of the entries of a list."""
    value = row.get(key)
    if not isinstance(value, list | tuple):
        return []
    return [(position, word) for position, word in enumerate(value) if isinstance(word, str)]


def rows_in(row: Row, key: str) -> list[tuple[int, Row]]:
    """Return position and row of the entries of a list of rows."""
    value = row.get(key)
    if not isinstance(value, list | tuple):
        return []
    return [(position, inner) for position, inner in enumerate(value) if isinstance(inner, dict)]


def number(row: Row, key: str) -> float | None:
    """Return the number of a field, None where it is missing or something else."""
    value = row.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return float(value)
