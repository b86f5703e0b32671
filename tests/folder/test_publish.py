"""Draft, published, superseded: what is in force, what is refused, and one writer at a time."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from allocator.errors import InputError
from allocator.folder import Folder, disk
from allocator.io.plans import read_plan
from tests.folder.plans import START, Clock, folder, full_after, plan


def states(place: Folder) -> list[str]:
    return [version.state for version in place.versions()]


def refused(error: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [fault.code for fault in error.value.faults]


def test_a_plan_comes_into_force_and_is_superseded(tmp_path: Path) -> None:
    place = folder(tmp_path)
    first, second = plan("C-1"), plan("C-1", "C-2")
    entry = place.publish(first, "head-1", "Council of 1 March")
    assert (entry.number, entry.kind, entry.version) == (1, "published", 1)
    assert (entry.by, entry.reason) == ("head-1", "Council of 1 March")
    assert entry.time == START + timedelta(days=1)
    place.publish(second, "head-1")
    assert states(place) == ["superseded", "published"]
    assert place.plan(1) == first == read_plan(place.plan_file(1))
    assert place.plan(2) == second
    in_force = place.in_force()
    assert in_force is not None
    assert (in_force.number, in_force.since) == (2, START + timedelta(days=2))


def test_a_draft_changes_nothing_until_it_is_released(tmp_path: Path) -> None:
    place = folder(tmp_path)
    place.publish(plan("C-1"), "head-1")
    place.publish(plan("C-2"), "planner", draft=True)
    assert states(place) == ["published", "draft"]
    entry = place.release(2, "head-1")
    assert entry.kind == "published"
    assert states(place) == ["superseded", "published"]


def test_restoring_is_a_new_entry_and_no_new_plan(tmp_path: Path) -> None:
    place = folder(tmp_path)
    place.publish(plan("C-1"), "head-1")
    place.publish(plan("C-2"), "head-1")
    before = place.plan_file(1).read_bytes()
    assert place.restore(1, "head-2", "the second was wrong").kind == "restored"
    assert states(place) == ["published", "superseded"]
    assert place.plan_file(1).read_bytes() == before
    assert len(place.entries()) == 3


def test_files_that_belong_to_a_version(tmp_path: Path) -> None:
    place = folder(tmp_path)
    changes = {"pins": [{"case": "C-1", "manager": "m1"}]}
    place.publish(plan("C-1"), "head-1", files=[changes])
    place.release(1, "head-1", files=[[{"manager": "m1", "date": "2016-03-07"}], "a note"])
    (version,) = place.versions()
    assert version.documents == ("0001.plan", "0001.file-1", "0001.file-2", "0001.file-3")
    written = (place.path / "versions" / "0001.file-1.json").read_text("utf-8")
    assert json.loads(written) == changes
    assert place.entries()[-1].kind == "attached"
    assert place.look().faults == ()


def test_what_cannot_be_is_refused_with_a_reason(tmp_path: Path) -> None:
    place = folder(tmp_path)
    with pytest.raises(InputError) as error:
        place.plan(1)
    assert refused(error) == ["folder_no_version"]
    place.publish(plan("C-1"), "head-1")
    place.publish(plan("C-2"), "head-1")
    place.publish(plan("C-3"), "planner", draft=True)
    calls: list[tuple[Callable[[], object], str]] = [
        (lambda: place.restore(2, "head-1"), "folder_in_force"),
        (lambda: place.restore(3, "head-1"), "folder_draft"),
        (lambda: place.release(1, "head-1"), "folder_superseded"),
        (lambda: place.release(2, "head-1"), "folder_in_force"),
        (lambda: place.release(7, "head-1"), "folder_no_version"),
        (lambda: place.publish(plan("C-4"), "Anna Schmidt"), "not_id"),
        (lambda: place.publish(plan("C-4"), "head-1", "x" * 201), "folder_reason"),
        (lambda: place.publish(plan("C-4"), "head-1", ""), "folder_reason"),
    ]
    for call, code in calls:
        with pytest.raises(InputError) as error:
            call()
        assert refused(error) == [code]
    assert len(place.entries()) == 3
    assert place.look().faults == ()


def test_a_folder_of_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "letter.txt").write_text("Dear council")
    with pytest.raises(InputError) as error:
        folder(tmp_path).publish(plan("C-1"), "head-1")
    assert refused(error) == ["folder_foreign"]
    assert [path.name for path in (tmp_path / "plans").iterdir()] == ["letter.txt"]


def test_a_second_writer_waits_and_then_says_why_it_did_not_write(tmp_path: Path) -> None:
    place = folder(tmp_path)
    place.publish(plan("C-1"), "head-1")
    with disk.locked(place.path, 0.0), pytest.raises(InputError) as error:
        place.publish(plan("C-2"), "head-1")
    assert refused(error) == ["folder_busy"]
    assert place.publish(plan("C-2"), "head-1").number == 2


def test_whatever_is_interrupted_before_its_entry_never_happened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk refuses at each of the three writes of a plan in turn."""
    place = folder(tmp_path)
    place.publish(plan("C-1"), "head-1")
    for fails in range(3):
        monkeypatch.setattr(disk, "write", full_after(fails))
        with pytest.raises(OSError, match="space"):
            place.publish(plan("C-2"), "head-1")
        monkeypatch.undo()
        assert states(place) == ["published"]
        assert place.look().faults == ()
    place.publish(plan("C-3"), "head-1")
    assert place.plan(2) == plan("C-3")
    assert not list(place.path.rglob(f".*{disk.PART}"))


def test_time_comes_from_the_clock_alone(tmp_path: Path) -> None:
    made = Folder(tmp_path / "plans", clock=Clock(START + timedelta(days=400)))
    assert made.publish(plan("C-1"), "head-1").time == START + timedelta(days=401)
    assert Folder(tmp_path / "plans").entries()[0].time.tzinfo is not None
