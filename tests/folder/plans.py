"""Small plans for the tests of plan folders, a clock, and a search through all files."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from allocator.folder import Folder, disk
from allocator.model.plan import Assignment, LedgerRow, Plan, Post, Waiting

MARCH = 2016 * 12 + 2
START = datetime(2016, 3, 1, 9, 0, tzinfo=UTC)


def plan(*cases: str, manager: str = "m1", waiting: tuple[str, ...] = ("W-9",)) -> Plan:
    """Return a plan with one manager at a mill, who holds `cases`; others wait."""
    held = [Assignment(case=c, manager=manager, start=MARCH, end=MARCH + 7) for c in cases]
    waits = [Waiting(case=c, points=15, band="normal", reason="full") for c in waiting]
    return Plan(
        posts=(Post(manager=manager, from_=MARCH, until=MARCH + 11, kind="fixed", site="mill"),),
        caseload=tuple(held),
        waiting=tuple(waits),
        ledger=(ledger(manager, len(cases)), ledger("m9", 0)),
        overview={"decisions": "0" * 64, "example": waiting[0] if waiting else None, "staff": 2},
        provenance={"scenario_sha256": "1" * 64, "seed": 0},
    )


def ledger(manager: str, cases: int) -> LedgerRow:
    return LedgerRow(
        manager=manager, month=MARCH, available=6000, overhead=1500, office_hours=0, travel=0,
        handover=0, casework=90 * cases, reserved=0, balance=4500 - 90 * cases,
    )  # fmt: skip


class Clock:
    """Goes on by a day whenever it is asked."""

    def __init__(self, start: datetime = START) -> None:
        self.time = start

    def __call__(self) -> datetime:
        self.time += timedelta(days=1)
        return self.time


def folder(path: Path) -> Folder:
    """Return a folder with a clock of its own that waits for nobody."""
    return Folder(path / "plans", clock=Clock(), patience=0.0)


def texts(path: Path) -> Iterator[str]:
    """Yield name and content of every file below `path`."""
    for file in sorted(path.rglob("*")):
        if file.is_file():
            yield f"{file.relative_to(path)}\n{file.read_text('utf-8')}"


def named(path: Path, word: str) -> bool:
    """Whether any file below `path` holds `word` anywhere, in its name or its content."""
    return any(word in text for text in texts(path))


def full_after(writes: int) -> Callable[[Path, str], None]:
    """Return a way to write files for which the disk is full after so many of them."""
    write, left = disk.write, iter(range(writes))

    def limited(path: Path, text: str) -> None:
        if next(left, None) is None:
            (path.parent / f".{path.name}.x{disk.PART}").write_text(text[:20])
            raise OSError(28, os.strerror(28))
        write(path, text)

    return limited
