"""Seals: every row is proven by its own, and the others stay proven when it goes."""

import copy
import json
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from allocator.folder.seals import matched, root, rows, sealed, without

scalars = st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["a", "b", "m1", ""])
trees = st.recursive(
    scalars,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from("abc"), below),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(trees, st.data())
def test_rows_go_and_the_others_stay_proven(tree: Any, data: st.DataObject) -> None:
    seals, there = sealed(tree), rows(tree)
    assert all(matched(tree, seals))
    going = data.draw(st.sets(st.integers(0, len(there) - 1))) if there else set()
    left = without(tree, going)
    kept = [row for at, row in enumerate(there) if at not in going]
    assert rows(left) == kept
    # The rows are gone and their salts still there, as after a crash: nothing else is lost.
    assert all(matched(left, seals))
    salts = tuple(salt for at, salt in enumerate(seals.salts) if at not in going)
    less = seals.model_copy(update={"salts": salts})
    assert all(matched(left, less))
    assert root(less) == root(seals)


@settings(max_examples=100, deadline=None)
@given(trees, st.data())
def test_a_changed_row_is_seen(tree: Any, data: st.DataObject) -> None:
    there = rows(tree)
    assume(there)
    keys, row = data.draw(st.sampled_from(there))
    seals, other = sealed(tree), data.draw(scalars)
    changed = replaced(copy.deepcopy(tree), keys, row, other)
    assume(rows(changed) != there)
    pairs = matched(changed, seals)
    assert None in pairs or len(pairs) < len(there)


def replaced(node: Any, keys: tuple[str, ...], row: Any, other: Any) -> Any:
    """Return `node` with the first row that is like `row` below `keys` replaced."""
    if keys:
        node[keys[0]] = replaced(node[keys[0]], keys[1:], row, other)
        return node
    if isinstance(node, list):
        node[node.index(row)] = other
        return node
    return other


def test_the_same_document_has_other_seals_each_time() -> None:
    """Nobody can try out which row a seal was made from."""
    tree = {"caseload": [{"case": "C-1"}]}
    assert not set(sealed(tree).seals) & set(sealed(tree).seals)


def test_rows_of_a_document() -> None:
    tree = {"b": [{"case": "C-1"}, []], "a": {"x": 1, "y": None, "z": {}}, "c": []}
    assert rows(tree) == [(("a", "x"), 1), (("b",), {"case": "C-1"}), (("b",), [])]
    assert json.dumps(without(tree, {0, 1})) == '{"b": [[]], "a": {"y": null, "z": {}}, "c": []}'
