"""A process that publishes until it is killed, and says what it has published."""

from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from allocator.folder import Folder
from tests.folder.plans import plan


def context() -> ForkServerContext | SpawnContext:
    """Return how processes are started: forked from one that has imported everything."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    made = get_context("forkserver")
    made.set_forkserver_preload([__name__])
    return made


def publish(path: Path, who: str, times: int, said: Connection) -> None:
    """Publish `times` plans, one in four a draft, and say the number of each entry."""
    place = Folder(path, patience=30.0)
    for n in range(times):
        entry = place.publish(plan(f"{who}-{n}"), who, draft=n % 4 == 3)
        said.send((entry.number, entry.version, f"{who}-{n}"))


def started(path: Path, who: str, times: int) -> tuple[BaseProcess, Connection]:
    """Start a process that publishes; return it, and where it says what is done."""
    made = context()
    ear, mouth = made.Pipe(duplex=False)
    process = made.Process(target=publish, args=(path, who, times, mouth))
    process.start()
    mouth.close()
    return process, ear


def heard(ear: Connection) -> list[tuple[int, int, str]]:
    """Return everything that was said until the process ended."""
    all_said = []
    while True:
        try:
            all_said.append(ear.recv())
        except (EOFError, OSError):
            return all_said
