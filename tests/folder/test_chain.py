"""The chain: whatever is changed, replaced or removed in a folder is seen and placed."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from allocator.errors import InputError
from allocator.folder import Folder
from tests.folder.plans import folder, named, plan


def city(path: Path) -> Folder:
    """Two versions, one restored, a case forgotten."""
    place = folder(path)
    place.publish(plan("C-1", "C-2"), "head-1", "first")
    place.publish(plan("C-2", "C-3"), "head-1", "second", files=[{"pins": [{"case": "C-3"}]}])
    place.restore(1, "head-2", "back")
    place.forget(["C-1"], "dpo")
    return place


def edited(place: Folder, name: str, edit: Callable[[Any], object]) -> None:
    """Edit a JSON file of the folder."""
    file = place.path / name
    tree = json.loads(file.read_text("utf-8"))
    edit(tree)
    file.write_text(json.dumps(tree))


MUTATIONS: dict[str, tuple[str, Callable[[Any], object], str]] = {
    "another version in force": (
        "history/000003.json", lambda tree: tree.update(version=2), "folder_changed",
    ),
    "the last entry too": (
        "history/000004.json", lambda tree: tree.update(kind="expired"), "folder_changed",
    ),
    "another time": (
        "history/000001.json",
        lambda tree: tree.update(time="2015-01-01T00:00:00Z"),
        "folder_changed",
    ),
    "another author": (
        "history/000001.json", lambda tree: tree.update(by="head-9"), "folder_said",
    ),
    "no reason": (
        "history/000002.json", lambda tree: tree.update(reason=None), "folder_said",
    ),
    "a salt gone": (
        "history/000002.json", lambda tree: tree["salts"].pop("reason"), "folder_said",
    ),
    "an unknown field": (
        "history/000002.json", lambda tree: tree.update(note="x"), "folder_damaged",
    ),
    "a row changed": (
        "versions/0002.plan.json",
        lambda tree: tree["caseload"][0].update(manager="m2"),
        "folder_rows",
    ),
    "a row added": (
        "versions/0002.plan.json",
        lambda tree: tree["caseload"].append(tree["caseload"][0]),
        "folder_rows",
    ),
    "a row in another table": (
        "versions/0002.plan.json",
        lambda tree: tree["orphaned"].append(tree["caseload"].pop()),
        "folder_rows",
    ),
    "a row removed": (
        "versions/0002.plan.json", lambda tree: tree["caseload"].pop(), "folder_missing",
    ),
    "a row removed with its salt": (
        "versions/0002.file-1.json", lambda tree: tree.clear(), "folder_missing",
    ),
    "a value removed": (
        "versions/0001.plan.json", lambda tree: tree["overview"].pop("staff"), "folder_missing",
    ),
    "another seal": (
        "versions/0001.plan.seals.json",
        lambda tree: tree["seals"].append("0" * 64),
        "folder_changed",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", MUTATIONS)
def test_every_change_is_seen_in_its_file(what: str, tmp_path: Path) -> None:
    place = city(tmp_path)
    assert place.look().faults == ()
    name, edit, code = MUTATIONS[what]
    edited(place, name, edit)
    faults = place.look().faults
    assert {(fault.code, fault.source) for fault in faults} == {(code, str(place.path / name))}


def test_an_entry_replaced_by_a_sound_one_is_seen(tmp_path: Path) -> None:
    """Its own digest is right; that of the entry after it is not."""
    place, other = city(tmp_path / "a"), city(tmp_path / "b")
    taken = other.path / "history" / "000002.json"
    (place.path / "history" / "000002.json").write_bytes(taken.read_bytes())
    found = {(fault.code, Path(fault.source).name) for fault in place.look().faults}
    assert ("folder_unlinked", "000003.json") in found


@pytest.mark.parametrize(
    "name", ["history/000002.json", "versions/0001.plan.json", "versions/0002.file-1.seals.json"]
)
def test_a_file_that_is_gone_or_broken_is_seen(name: str, tmp_path: Path) -> None:
    place = city(tmp_path)
    (place.path / name).write_text('{"half": ')
    assert [fault.code for fault in place.look().faults] == ["folder_damaged"]
    (place.path / name).unlink()
    faults = place.look().faults
    assert [(fault.code, fault.source) for fault in faults] == [
        ("file_missing", str(place.path / name))
    ]


def test_a_broken_history_is_not_written_on(tmp_path: Path) -> None:
    place = city(tmp_path)
    edited(place, "history/000003.json", lambda tree: tree.update(version=2))
    with pytest.raises(InputError):
        place.publish(plan("C-4"), "head-1")
    assert len(list((place.path / "history").iterdir())) == 4


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_done_the_chain_holds(seed: int, tmp_path: Path) -> None:
    """Random work on a folder, against what a list of plans would say."""
    draw, place = Random(seed), folder(tmp_path)
    states: dict[int, str] = {}
    gone: set[str] = set()
    checksums: list[str] = []
    for _ in range(14):
        what = draw.choice(["publish", "publish", "draft", "release", "restore", "forget"])
        some = [f"C-{draw.randrange(9)}" for _ in range(3)]
        fit = [n for n, s in states.items() if s == {"release": "draft"}.get(what, "superseded")]
        if what in ("publish", "draft"):
            gone -= set(some)
            entry = place.publish(plan(*some), draw.choice(some), draft=what == "draft")
        elif what == "forget":
            gone.add(some[0])
            entry = place.forget(some[:1]).entry or place.entries()[-1]
        elif fit:
            call = place.release if what == "release" else place.restore
            entry = call(draw.choice(fit), "head-1")
        else:
            continue
        if entry.kind == "draft":
            states[entry.version or 0] = "draft"
        elif entry.version is not None:
            states = {n: "superseded" if s == "published" else s for n, s in states.items()}
            states[entry.version] = "published"
        look = place.look()
        assert (look.faults, look.unfinished) == ((), False)
        assert {version.number: version.state for version in look.versions} == states
        digests = [entry.digest for entry in look.entries]
        assert digests[: len(checksums)] == checksums
        checksums = digests
        assert not [case for case in sorted(gone) if named(place.path, f'"{case}"')]
