"""Plans in files: the same bytes for the same plan, whole or not at all, and read strictly."""

import json
from pathlib import Path

import pytest

from allocator.errors import InputError
from allocator.io import read_plan, write_plan
from allocator.model.plan import Assignment, Overdue, Plan, Post, Waiting

PLAN = Plan(
    posts=(
        Post(manager="m1", from_=24300, until=24311, kind="fixed", site="mill"),
        Post(manager="m2", from_=24300, until=24305, kind="mobile", round=("ford",)),
    ),
    caseload=(Assignment(case="C1", manager="m1", start=24299, end=24306),),
    waiting=(Waiting(case="C2", points=60, band="urgent", reason="full"),),
    overdue=(Overdue(case="C3", manager="m2", since=24299),),
    overview={"z": 1, "a": {"text": "Möbel"}},
    provenance={"seconds": 1.5},
)
FIXED_KEYS = {
    "posts", "tours", "caseload", "waiting", "orphaned", "expected", "expected_waiting",
    "ledger", "score", "provenance",
}  # fmt: skip


def test_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    write_plan(PLAN, path)
    assert read_plan(path) == PLAN
    first = path.read_bytes()
    write_plan(read_plan(path), path)
    assert path.read_bytes() == first
    tree = json.loads(first)
    assert set(tree) >= FIXED_KEYS
    assert tree["posts"][0]["from"] == "2025-01"


def test_half_a_file_is_never_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails, what stood there before still stands, and nothing else does."""
    path = tmp_path / "plan.json"
    write_plan(PLAN, path)
    before = path.read_bytes()

    def fail(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        write_plan(Plan(), path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["plan.json"]


BROKEN: dict[str, tuple[str, list[tuple[str, str, int]]]] = {
    "no json": ('{"posts": [\n}', [("json_syntax", "", 2)]),
    "not utf-8": ("\udcff", [("json_syntax", "", 0)]),
    "deep": ("[" * 100_000, [("json_syntax", "", 0)]),
    "twice": ('{"posts": [], "posts": []}', [("json_duplicate", "", 0)]),
    "a list": ("[]", [("plan_mapping", "", 0)]),
    "fields": (
        '{"posts": [\n{"manager": "m1", "from": "2025-01", "until": "2025-13", "kind": "x"},\n'
        '{"manager": "m1", "from": "2025-01"}],\n"caseloads": []}',
        [
            ("not_month", "posts.1.until", 2),
            ("not_one_of", "posts.1.kind", 2),
            ("missing", "posts.2.until", 3),
            ("missing", "posts.2.kind", 3),
            ("unknown_field", "caseloads", 4),
        ],
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_edited_by_hand(name: str, tmp_path: Path) -> None:
    text, expected = BROKEN[name]
    path = tmp_path / "plan.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError) as caught:
        read_plan(path)
    assert [(f.code, f.path, f.row) for f in caught.value.faults] == expected
    assert {fault.source for fault in caught.value.faults} == {str(path)}


def test_no_such_plan(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_plan(tmp_path / "none.json")
    assert [fault.code for fault in caught.value.faults] == ["file_missing"]
