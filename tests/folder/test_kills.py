"""Killed at any moment, or two at once: what was acknowledged is there, and the chain holds."""

from pathlib import Path
from random import Random
from time import sleep

import pytest

from allocator.folder import Folder
from tests.folder.publisher import heard, started

KILLS, FOLDERS = 200, 10
LONGEST = 0.04
"""Seconds after which a publisher is killed at the latest: it publishes a handful of plans."""


@pytest.mark.parametrize("number", range(FOLDERS))
def test_kills_lose_nothing_that_was_acknowledged(number: int, tmp_path: Path) -> None:
    draw, path = Random(number), tmp_path / "plans"
    told: dict[int, tuple[int, str]] = {}
    for kill in range(KILLS // FOLDERS):
        process, ear = started(path, f"p{kill}", 1000)
        # Every other one is killed at its first plan, or before it has begun.
        if kill % 2 or ear.poll(20):
            sleep(draw.uniform(0, LONGEST))
        process.kill()
        process.join()
        for entry, version, case in heard(ear):
            assert entry not in told
            told[entry] = (version, case)
        place = Folder(path)
        entries = place.entries()
        assert len(entries) >= max(told, default=0)
        for entry, (version, _) in told.items():
            assert entries[entry - 1].version == version
    assert told
    look = Folder(path).look()
    assert look.faults == ()
    for version, case in told.values():
        assert [row.case for row in Folder(path).plan(version).caseload] == [case]
    last = [v for e, (v, _) in sorted(told.items()) if look.entries[e - 1].kind == "published"][-1]
    in_force = Folder(path).in_force()
    assert in_force is not None
    assert in_force.number >= last


def test_two_publishers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plans"
    both = [started(path, who, 15) for who in ("a", "b")]
    told = [said for _, ear in both for said in heard(ear)]
    for process, _ in both:
        process.join()
        assert process.exitcode == 0
    place = Folder(path)
    assert sorted(entry for entry, _, _ in told) == list(range(1, 31))
    assert place.look().faults == ()
    for _, version, case in told:
        assert [row.case for row in place.plan(version).caseload] == [case]
