"""Forgetting: nothing names the id any more, everything else is as it was, the chain holds."""

import json
from pathlib import Path
from typing import Any

import pytest

from allocator.errors import InputError
from allocator.folder import Folder, disk
from tests.folder.plans import folder, full_after, named, plan

CHANGES = {"pins": [{"case": "C-1", "manager": "m1"}, {"case": "C-2", "manager": "m7"}]}
ROTA: dict[str, Any] = {
    "week": "2016-W10",
    "blocks": [{"manager": "m1", "site": "mill"}, {"manager": "m7", "site": "mill"}],
    "notes": ["C-1 with m7", "doors open at nine"],
    "hours": {"m1": 39, "m7": 30},
}


def city(path: Path) -> Folder:
    """Three versions and a file of changes and a rota, with ids in every kind of place."""
    place = folder(path)
    place.publish(plan("C-1", "C-2"), "head-1", files=[CHANGES])
    place.publish(plan("C-2", manager="m7", waiting=("C-1",)), "m7", "C-1 has to wait")
    place.publish(plan("C-10", "C-1-b"), "head-1", "nothing of it", files=[ROTA])
    return place


def content(place: Folder, name: str) -> Any:
    return json.loads((place.path / "versions" / f"{name}.json").read_text("utf-8"))


def test_no_file_names_a_case_any_more(tmp_path: Path) -> None:
    place = city(tmp_path)
    digests = [entry.digest for entry in place.entries()]
    erased = place.forget(["C-1"], "dpo", "request of 9 March")
    look = place.look()
    assert (look.faults, look.unfinished) == ((), False)
    assert erased.strangers == ()
    # C-1-b and C-10 are somebody else.
    for word in ('"C-1"', "C-1 "):
        assert not named(place.path, word)
    assert named(place.path, '"C-1-b"')
    assert named(place.path, '"C-10"')
    # Checksums that somebody noted before are those of the same entries still.
    assert [entry.digest for entry in look.entries[:3]] == digests
    assert look.entries[3].kind == "forgotten"


def test_only_rows_that_name_it_are_gone(tmp_path: Path) -> None:
    place = city(tmp_path)
    before = place.plan(1)
    place.forget(["C-1"])
    after = place.plan(1)
    assert after.caseload == before.caseload[1:]
    assert (after.posts, after.waiting, after.ledger) == (
        before.posts,
        before.waiting,
        before.ledger,
    )
    # Digests of the whole could confirm a guess about the part that is gone.
    assert after.provenance == {"seed": 0}
    assert after.overview == {"example": "W-9", "staff": 2}
    assert place.plan(3) == plan("C-10", "C-1-b")
    assert content(place, "0001.file-1") == {"pins": CHANGES["pins"][1:]}
    said = [(entry.by, entry.reason) for entry in place.entries()]
    assert said == [("head-1", None), ("m7", None), ("head-1", "nothing of it"), (None, None)]


def test_a_manager_goes_from_keys_authors_and_texts_too(tmp_path: Path) -> None:
    place = city(tmp_path)
    erased = place.forget(["m7"])
    assert not named(place.path, "m7")
    assert place.look().faults == ()
    assert place.entries()[1].by is None
    assert content(place, "0003.file-1") == {
        "week": "2016-W10",
        "blocks": ROTA["blocks"][:1],
        "notes": ["doors open at nine"],
        "hours": {"m1": 39},
    }
    assert erased.gone.said == {"2": ("by",)}


def test_several_at_once_is_one_entry_and_twice_is_none(tmp_path: Path) -> None:
    place = city(tmp_path)
    place.forget(["C-1", "m7", "unknown"])
    assert not named(place.path, "m7")
    assert place.forget(["C-1", "m7"]).entry is None
    assert len(place.entries()) == 4


def test_a_redacted_version_can_be_restored(tmp_path: Path) -> None:
    place = city(tmp_path)
    place.forget(["C-1"])
    place.restore(1, "head-1")
    assert [row.case for row in place.plan(1).caseload] == ["C-2"]
    assert place.look().faults == ()


@pytest.mark.parametrize("writes", range(12))
def test_an_interrupted_forgetting_is_finished_by_the_next_writer(
    writes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut off after any number of writes: nothing is wrong, and nobody has to know the id."""
    place = city(tmp_path)
    monkeypatch.setattr(disk, "write", full_after(writes))
    try:
        place.forget(["C-1"])
        whole = True
    except OSError:
        whole = False
    monkeypatch.undo()
    assert whole == (writes >= 10), "the entry, four documents and their seals, a reason"
    look = place.look()
    assert look.faults == ()
    assert look.unfinished == (0 < writes < 10)
    place.publish(plan("C-3"), "head-1")
    assert place.look().faults == ()
    assert not place.look().unfinished
    assert named(place.path, '"C-1"') == (writes == 0)


def test_leftovers_of_killed_writers_name_nobody_either(tmp_path: Path) -> None:
    place = city(tmp_path)
    versions = place.path / "versions"
    (versions / f".0004.plan.json.x{disk.PART}").write_text('{"case": "C-1"')
    (versions / "0004.plan.json").write_text('{"case": "C-1"}')
    place.forget(["C-1"])
    assert not named(place.path, '"C-1"')


def test_files_of_others_are_left_alone_and_named(tmp_path: Path) -> None:
    place = city(tmp_path)
    note = place.path / "note.txt"
    note.write_text("C-1 moves in June")
    (place.path / "other.txt").write_text("C-10 moves in June")
    assert place.forget(["C-1"]).strangers == (note,)
    assert note.read_text() == "C-1 moves in June"


def test_what_is_no_case_and_no_manager_is_refused(tmp_path: Path) -> None:
    place = city(tmp_path)
    with pytest.raises(InputError) as error:
        place.forget(["mill", "fixed", "C-1"])
    assert [(fault.code, fault.values["id"]) for fault in error.value.faults] == [
        ("forget_other", "fixed"),
        ("forget_other", "mill"),
    ]
    with pytest.raises(InputError) as error:
        place.forget(["C-1"], "dpo", "asked by C-1")
    assert [fault.code for fault in error.value.faults] == ["forget_said"]
    assert len(place.entries()) == 3


def test_a_document_that_was_changed_goes_as_a_whole(tmp_path: Path) -> None:
    """No seal says which of its rows was the one."""
    place = city(tmp_path)
    file = place.plan_file(1)
    file.write_text(file.read_text("utf-8").replace("6000", "7000"))
    assert place.forget(["C-1"]).gone.documents == ("0001.plan",)
    assert not file.exists()
    assert place.look().faults == ()


def test_what_was_kept_long_enough_goes_and_its_entries_stay(tmp_path: Path) -> None:
    place = city(tmp_path)
    place.publish(plan("C-4"), "planner", draft=True)
    (place.path / "folder.json").write_text('{"format": 1, "keep_days": 3}')
    # The clock goes on by a day with each look: 1 was superseded on the second day.
    assert [version.number for version in place.due()] == [1]
    erased = place.expire("dpo")
    assert erased.gone.documents == ("0001.plan", "0001.file-1", "0002.plan")
    assert [version.documents != () for version in place.versions()] == [False, False, True, True]
    assert place.look().faults == ()
    assert len(place.entries()) == 5
    with pytest.raises(InputError) as error:
        place.restore(1, "head-1")
    assert [fault.code for fault in error.value.faults] == ["folder_expired"]


def test_nothing_in_force_expires_and_no_limit_keeps_everything(tmp_path: Path) -> None:
    place = city(tmp_path)
    settings = place.path / "folder.json"
    settings.write_text('{"format": 1, "keep_days": null}')
    assert place.expire().entry is None
    settings.write_text('{"format": 1, "keep_days": 1}')
    place.expire()
    assert [version.number for version in place.versions() if version.documents] == [3]
    settings.write_text('{"format": 1, "keep_days": 0, "days": 1}')
    with pytest.raises(InputError) as error:
        place.expire()
    assert sorted(fault.code for fault in error.value.faults) == ["too_small", "unknown_field"]
