"""Progress of a long solve, or of many: one line on a terminal, nothing in a pipe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from allocator.report.wording import number, percent
from allocator.texts import Language, catalogue, say

PATIENCE = 1.0
"""Seconds before anything is shown."""


@contextmanager
def progress_line(lang: Language, quiet: bool) -> Iterator[Callable[[float, float, str], None]]:
    """Give the function to call with seconds, proven share and the key of a text."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield _nothing
        return
    with console.status("") as status:

        def show(seconds: float, share: float, key: str) -> None:
            if seconds < PATIENCE:
                return
            what = say(key if key in catalogue() else "cli_planning", lang)
            line = f"{what} {number(seconds, lang)} s"
            if share > 0:
                line += f", {say('cli_proven', lang, share=percent(share, lang, 1))}"
            status.update(line)

        yield show


@contextmanager
def cities_bar(
    lang: Language, quiet: bool, key: str = "many_progress"
) -> Iterator[Callable[[int, int], None]]:
    """Give the function to call with how many cities (or else, by `key`) are done, of how many."""
    console = Console(stderr=True)
    shown = not quiet and console.is_terminal
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not shown) as progress:
        task = progress.add_task(say("cli_planning", lang), total=None)

        def show(done: int, whole: int) -> None:
            words = say(key, lang, done=number(done, lang), all=number(whole, lang))
            progress.update(task, completed=done, total=whole, description=words)

        yield show


def _nothing(seconds: float, share: float, key: str) -> None:
    del seconds, share, key
