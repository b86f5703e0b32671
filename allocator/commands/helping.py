"""Help in the language of the call: the few words that click adds by itself.

Change this where help shows an English word between German ones.
"""

from collections.abc import Iterable
from typing import Any

import click

from allocator.commands.common import text
from allocator.commands.outputs import spare_inputs

OWN = {
    "Options": "cli_help_options",
    "Positional arguments": "cli_help_arguments",
    "Show this message and exit.": "cli_help_help",
    "Show the version and exit.": "cli_help_version",
}
"""What click writes, and the text for it."""
DEFAULT, REQUIRED = "[default: ", "[required]"


class Formatter(click.HelpFormatter):
    """Writes the usage, the heads and the rows of help."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows a call."""
        super().write_usage(prog, args, prefix or text("cli_help_usage") + " ")

    def write_heading(self, heading: str) -> None:
        """Write the head of a list."""
        super().write_heading(said(heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write a list of terms and what they are."""
        super().write_dl([(term, said(about)) for term, about in rows], col_max, col_spacing)


class Context(click.Context):
    """The context of a command, with help in its language; no result replaces what is read."""

    formatter_class = Formatter

    def invoke(self, callback: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Run the command once no file is written that it reads."""
        spare_inputs(self.command.params, self.params)
        return super().invoke(callback, *args, **kwargs)


def said(words: str) -> str:
    """Return what click writes, in the language of the call."""
    if words in OWN:
        return text(OWN[words])
    words = words.replace(DEFAULT, f"[{text('cli_help_default')}: ")
    return words.replace(REQUIRED, f"[{text('cli_help_required')}]")
