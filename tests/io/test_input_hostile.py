"""Whatever a file holds, it ends in an input error, in seconds: never in a traceback."""

import io
import json
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from allocator.errors import InputError
from allocator.io import examine, read_plan
from allocator.io.sheets import read_csv
from allocator.io.workbook import read_workbook
from allocator.io.yaml_strict import read_yaml
from allocator.model.references import reference_faults
from allocator.model.scenario import Scenario
from allocator.model.shape import shape
from tests.io.broken import packed, workbook
from tests.io.inputs import base, written

QUICK = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
SECONDS = 2.0


@contextmanager
def in_time() -> Iterator[None]:
    """Hold that a block takes at most two seconds of processor time."""
    start = time.process_time()
    yield
    assert time.process_time() - start < SECONDS


LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20)
)
BOMBS: dict[str, bytes] = {
    "laughs": LAUGHS.encode(),
    "nested lists": b"[" * 2_000_000,
    "nested groups": b"{a: " * 500_000,
    "nested blocks": "".join(" " * n + "a:\n" for n in range(3_000)).encode(),
    "many values": b"a: [" + b"1," * 4_000_000 + b"]",
    "many rows": b"- a\n" * 2_000_000,
    "many keys": b"\n".join(b"k%d: 1" % n for n in range(200_000)),
    "one key many times": b"a: 1\n" * 200_000,
    "many aliases": b"- *a\n" * 500_000,
    "one long word": b"name: " + b"a" * 20_000_000,
    "long number": b"months: " + b"9" * 1_000_000,
    "open quote": b'name: "' + b"a\n" * 500_000,
    "many documents": b"---\n" * 200_000,
    "nothing": b"",
    "zeros": b"\0" * 1_000_000,
    "keys of keys": b"? " * 100_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_yaml_bombs(bomb: str, tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_bytes(BOMBS[bomb])
    with in_time():
        assert examine(path).faults


TABLES: dict[str, bytes] = {
    "one row of commas": b"," * (15 * 2**20),
    "headers": b",".join(b"header%d" % n for n in range(5_000)) + b"\n",
    "quotes": b'"' * (15 * 2**20),
    "lines": b"\n" * (15 * 2**20),
    "long cell": b"id\n" + b"a" * (15 * 2**20),
}


@pytest.mark.parametrize("name", TABLES)
def test_csv_bombs(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, base() | {"cases": "t.csv"}, {"t.csv": TABLES[name]})
    with in_time():
        assert examine(path).faults


def test_a_chain_of_moves(tmp_path: Path) -> None:
    """Moves through 3,000 sites, and a round of as many, take no time to follow."""
    names = [f"s{n}" for n in range(3_000)]
    tree = base()
    tree["sites"] += [
        {"id": name, "closes": "2025-06-30", "moves": [{"to": to, "share": 1}]}
        for name, to in pairwise([*names, "mill"])
    ]
    tree["managers"][2] |= {"round": names, "leads": names}
    with in_time():
        assert examine(written(tmp_path, tree)).faults == ()


def far_cell() -> bytes:
    """Return a workbook with a cell in the last row and one in the last column."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "cases"
    sheet["A1"], sheet["A1048576"], sheet["XFD3"] = "id", "x", "y"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def huge_strings() -> bytes:
    """Return a workbook whose shared strings are many."""
    raw = workbook({"cases": [["id"], ["C1"]]})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sharedStrings.xml"):
                content = content.replace(b"</sst>", b"<si><t>a</t></si>" * 2_000_000 + b"</sst>")
            new.writestr(name, content)
    return out.getvalue()


def nested_zip() -> bytes:
    """Return a small file that unpacks to more than is read."""
    return packed(**{f"part{n}": bytes(30 * 2**20) for n in range(4)})


def lying_zip() -> bytes:
    """Return a file that says that it unpacks to less than it does."""
    raw = bytearray(packed(a=bytes(90 * 2**20)))
    entry = raw.index(b"PK\x01\x02")
    raw[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    return bytes(raw)


@pytest.mark.parametrize("make", [huge_strings, nested_zip, lying_zip, far_cell])
def test_zip_bombs(make: Any, tmp_path: Path) -> None:
    raw = make()
    path = written(tmp_path, base() | {"cases": [], "workbook": "t.xlsx"}, {"t.xlsx": raw})
    with in_time():
        assert examine(path).faults


def test_a_workbook_with_many_cells() -> None:
    """A sheet of 21,000 cases is read; what is far beyond is refused before it is parsed."""
    with in_time(), pytest.raises(InputError) as caught:
        read_workbook(_with_sheet(b"<row><c><v>1</v></c></row>" * 900_000), "t.xlsx")
    assert [fault.code for fault in caught.value.faults] == ["workbook_too_large"]


def _with_sheet(rows: bytes) -> bytes:
    raw = workbook({"cases": [["id"], ["C1"]]})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            content = old.read(name)
            if "worksheets/" in name:
                content = content.replace(b"</sheetData>", rows + b"</sheetData>")
            new.writestr(name, content)
    return out.getvalue()


def test_every_row_wrong_is_told_in_time(tmp_path: Path) -> None:
    """20,000 rows with two slips each: all found, suggestions for the first of them."""
    rows = "".join(f"C{n},mil,2024-11-12,{n % 3 + 30}\n" for n in range(20_000))
    tree = base() | {"cases": "t.csv"}
    path = written(tmp_path, tree, {"t.csv": "id,site,opened,persons\n" + rows})
    with in_time():
        found = examine(path)
    assert len(found.faults) >= 5_000


@QUICK
@given(st.binary(max_size=400))
def test_random_bytes(raw: bytes) -> None:
    for read in (read_yaml, read_csv, read_workbook):
        try:
            read(raw, "x")
        except InputError as error:
            assert error.faults


@QUICK
@given(st.text(alphabet="abc:-[]{},'\"#&*!|>%@? \n\t01.~", max_size=80))
def test_random_yaml(text: str) -> None:
    try:
        read_yaml(text.encode(), "x")
    except InputError as error:
        assert error.faults


SCALAR = st.one_of(
    st.none(), st.booleans(), st.integers(-10, 10**7), st.floats(), st.text(max_size=8),
    st.sampled_from(["mill", "ford", "m1", "C1", "2025-01", "2025-01-01", "unknown", "out"]),
)  # fmt: skip
KEY = st.sampled_from(
    ["id", "site", "manager", "from", "until", "moves", "share", "to", "needs", "dates", "start",
     "opened", "residents", "value", "change", "changes", "kind", "path", "profile", "expected",
     "fixed", "needs", "mobile", "visits", "up_to", "round", "leads", "role", "x"]
)  # fmt: skip
NODE = st.recursive(
    SCALAR,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEY, inner, max_size=4)),
    max_leaves=8,
)


def _places(node: Any, loc: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the place of every node below the root."""
    found = [loc] if loc else []
    if isinstance(node, dict | list):
        parts = node.items() if isinstance(node, dict) else enumerate(node)
        for part, below in parts:
            found += _places(below, (*loc, part))
    return found


FULL = base() | {
    "travel": [{"from": "mill", "to": "ford", "minutes": 5}],
    "pins": [{"kind": "post", "manager": "m1", "site": "mill"}],
    "variants": [{"id": "v", "changes": [{"change": "residents", "site": "ford", "value": 3}]}],
    "interpreters": [{"language": "ti", "hours": 10}],
    "policy": {"points": {"high": 30}, "needs": {"exam": {"within_days": 3}}},
    "tables": {"absences": [{"manager": "m1", "from": "2025-02-03", "until": "2025-02-04"}]},
    "marks": [{"path": "sites", "mark": "assumed", "note": "x"}],
}


@QUICK
@given(data=st.data())
def test_random_structures(data: st.DataObject, tmp_path: Path) -> None:
    """A scenario with anything anywhere is read, or refused with places and sentences."""
    tree = json.loads(json.dumps(FULL))
    for _ in range(data.draw(st.integers(1, 3))):
        loc = data.draw(st.sampled_from(_places(tree)))
        node = tree
        for part in loc[:-1]:
            node = node[part]
        node[loc[-1]] = data.draw(NODE)
    found = examine(written(tmp_path, tree))
    assert (found.loaded is None) == bool(found.faults)
    for fault in (*found.faults, *found.oddities):
        assert fault.said("de") and fault.said("en")


@QUICK
@given(st.dictionaries(st.sampled_from(sorted(Scenario.model_fields)), NODE, max_size=5))
def test_random_trees(tree: dict[str, Any]) -> None:
    """The checks that run before shapes are known to be right stand anything."""
    reference_faults(tree)
    value, faults = shape(Scenario, json.loads(json.dumps(tree)))
    assert (value is None) == bool(faults)


@QUICK
@given(tree=st.dictionaries(st.sampled_from(["posts", "caseload", "score", "tours"]), NODE))
def test_random_plans(tree: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    try:
        read_plan(path)
    except InputError as error:
        assert error.faults
