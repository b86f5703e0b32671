"""How something is shown: language, names, width; and the one place that prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.console import Console, RenderableType
from rich.text import Text

from allocator.texts import Language

NARROW, WIDE = 80, 100


@dataclass(frozen=True)
class View:
    """How an overview is shown.

    Attributes
    ----------
    lang
        Language of every sentence.
    verbose
        Also what only an analyst reads: minutes, values, bounds.
    assumed
        List every assumed number instead of naming the kinds.
    names
        Display names by id; joined here and never stored.
    made
        Provenance of the plan: seconds, seed, version.
    file
        File the plan was written to, if it was.
    asked
        Words of options that ask for the scenario of the plan, for the commands that come next.
    """

    lang: Language
    verbose: bool = False
    assumed: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, object] = field(default_factory=dict)
    file: str = ""
    asked: tuple[str, ...] = ()

    def name(self, ident: str) -> str:
        """Return the display name of an id."""
        return self.names.get(ident, ident)


def console(width: int | None = None) -> Console:
    """Return the console people read: as wide as the terminal, from 80 to 100 columns."""
    probe = Console(highlight=False)
    wide = width if width is not None else min(max(probe.width, NARROW), WIDE)
    return Console(width=wide, highlight=False, emoji=False, markup=False)


def print_wide(what: RenderableType, width: int | None = None) -> None:
    """Print to standard output; without a terminal no line ends in blanks."""
    target = console(width)
    if target.is_terminal:
        target.print(what)
        return
    with target.capture() as capture:
        target.print(what)
    for line in capture.get().splitlines():
        target.print(Text(line.rstrip()), soft_wrap=True)
