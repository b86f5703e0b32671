"""The complete difference: edits that turn one plan into another, row by row."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from allocator.errors import Fault, InputError
from allocator.model.difference import Difference, Edit
from allocator.model.plan import Plan
from allocator.model.shape import shape


def edits(before: Plan, after: Plan) -> dict[str, tuple[Edit, ...]]:
    """Return what turns `before` into `after`, by key; keys that are the same are left out."""
    one, other = _tree(before), _tree(after)
    found = {key: tuple(_edits(one[key], other[key])) for key in one if one[key] != other[key]}
    return {key: rows for key, rows in found.items() if rows}


def digest(plan: Plan) -> str:
    """Return the SHA-256 of a plan, whole."""
    return hashlib.sha256(_text(_tree(plan)).encode()).hexdigest()


def apply_difference(plan: Plan, difference: Difference) -> Plan:
    """Return the second plan of a difference from its first.

    Parameters
    ----------
    plan
        The first plan of the difference.
    difference
        As `allocator.diff` gives it.

    Raises
    ------
    InputError
        It is the difference of another plan, or was damaged.
    """
    tree = _tree(plan)
    if digest(plan) != difference.of:
        raise InputError([Fault("difference_of_other")])
    for key, rows in difference.edits.items():
        if key not in tree:
            raise InputError([Fault("difference_of_other", path=f"edits.{key}")])
        if not isinstance(tree[key], list):
            tree[key] = rows[0].rows[0]
            continue
        for edit in reversed(rows):
            tree[key][edit.at : edit.at + edit.drop] = edit.rows
    changed, faults = shape(Plan, tree)
    if changed is None:
        raise InputError(faults)
    return changed


def _tree(plan: Plan) -> dict[str, Any]:
    tree: dict[str, Any] = plan.model_dump(mode="json")
    return tree


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _edits(before: Any, after: Any) -> Iterator[Edit]:
    """Yield the edits of one key; of what is no list the whole is replaced."""
    if not isinstance(before, list):
        yield Edit(at=0, drop=0, rows=(after,))
        return
    one, other = [_text(row) for row in before], [_text(row) for row in after]
    head = _common(one, other)
    tail = _common(one[head:][::-1], other[head:][::-1])
    middle = one[head : len(one) - tail], other[head : len(other) - tail]
    matcher = SequenceMatcher(None, *middle, autojunk=False)
    for kind, start, stop, first, last in matcher.get_opcodes():
        if kind != "equal":
            rows = tuple(after[head + first : head + last])
            yield Edit(at=head + start, drop=stop - start, rows=rows)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many rows are the same at the beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
