"""Writes that survive a crash, and one writer at a time, on Linux, macOS and Windows."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from allocator.errors import Fault, InputError
from allocator.io.plans import write_whole

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _leave(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

    def _sync_folder(_: Path) -> None:
        """Windows keeps the names of a folder in its journal; there is nothing to ask for."""

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _leave(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)

    def _sync_folder(folder: Path) -> None:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


LOCK = "lock"
PART = ".part"
"""How the names of files end that are not yet whole; only a crash leaves one behind."""
PAUSE = 0.02
"""Seconds between two looks at a lock that somebody else holds."""


def write(path: Path, text: str) -> None:
    """Write a file whole, and return only when it and its name are on the disk."""
    write_whole(path, text)
    _sync_folder(path.parent)


def remove(path: Path) -> None:
    """Remove a file, if it is there, and return only when its name is off the disk."""
    path.unlink(missing_ok=True)
    _sync_folder(path.parent)


def make_folder(path: Path) -> None:
    """Make a folder, if it is not there, and the ones above it."""
    if not path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        _sync_folder(path.parent)


@contextmanager
def locked(folder: Path, patience: float) -> Iterator[None]:
    """Hold the lock of a folder; the system takes it back from a process that dies.

    Parameters
    ----------
    folder
        A folder that exists.
    patience
        Seconds to wait for whoever holds it.

    Raises
    ------
    InputError
        Somebody else is still writing.
    """
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT)
    try:
        until = monotonic() + patience
        while True:
            try:
                _take(handle)
                break
            except (BlockingIOError, PermissionError):
                if monotonic() >= until:
                    raise InputError([Fault("folder_busy", source=str(folder))]) from None
                sleep(PAUSE)
        try:
            yield
        finally:
            _leave(handle)
    finally:
        os.close(handle)
