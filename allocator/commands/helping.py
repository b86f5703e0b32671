"""What all commands have in common in a call: help in its language, and inputs that are spared.

Change this where help shows an English word between German ones.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from allocator.commands.common import text

OWN = {
    "Options": "cli_help_options",
    "Positional arguments": "cli_help_arguments",
    "Show this message and exit.": "cli_help_help",
    "Show the version and exit.": "cli_help_version",
}
"""What click writes, and the text for it."""
IN_PLACE = ("workbook", "xlsx")
"""The edited workbook of ``rota import`` may be written anew, with what follows from its grid."""
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


def spare_inputs(params: Iterable[click.Parameter], values: dict[str, Any]) -> None:
    """Refuse to write a result over a file that it is made from, two into one, or nowhere.

    Options whose files are written may name no folder, those that are read may: that tells them
    apart.
    """
    paths = [(param, param.type) for param in params if isinstance(param.type, click.Path)]
    read = {file: row[0] for row in paths if row[1].dir_okay for file in _files(values, row[0])}
    written: dict[Path, str] = {}
    for param, kind in paths:
        for file in () if kind.dir_okay else _files(values, param):
            names = {"option": param.opts[0], "file": str(values[param.name or ""])}
            if file in read and (read[file].name, param.name) != IN_PLACE:
                raise click.UsageError(text("cli_out_is_input", **names))
            if not file.parent.is_dir():
                raise click.UsageError(text("cli_no_folder", **names))
            if file in written:
                raise click.UsageError(text("cli_out_twice", other=written[file], **names))
            written[file] = param.opts[0]


def _files(values: dict[str, Any], param: click.Parameter) -> Iterator[Path]:
    """Yield the files that a call names for a parameter."""
    given = values.get(param.name or "")
    for file in given if isinstance(given, tuple) else (given,):
        if isinstance(file, str):
            yield Path(file).resolve()


def said(words: str) -> str:
    """Return what click writes, in the language of the call."""
    if words in OWN:
        return text(OWN[words])
    words = words.replace(DEFAULT, f"[{text('cli_help_default')}: ")
    return words.replace(REQUIRED, f"[{text('cli_help_required')}]")
