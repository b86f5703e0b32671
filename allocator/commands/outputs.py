"""Files that a call writes: none of them is one that it reads, and each has a folder and a name."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from allocator.commands.common import text

IN_PLACE = ("workbook", "xlsx")
"""The edited workbook of ``rota import`` may be written anew, with what follows from its grid."""


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
