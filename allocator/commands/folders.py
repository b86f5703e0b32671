"""What the commands of a plan folder share: options, the folder itself, what was done."""

from typing import TYPE_CHECKING

import click

from allocator.commands.common import Decorator, text
from allocator.errors import Fault, InputError
from allocator.texts import Language, say

if TYPE_CHECKING:
    from allocator.folder import Entry, Folder


def folder_option() -> Decorator:
    """``--folder DIR``, given to the command as `folder`."""
    return click.option(
        "--folder",
        type=click.Path(),
        metavar="DIR",
        default="plans",
        help=text("folder_option_folder"),
    )


def by_option(*, required: bool) -> Decorator:
    """``--by ROLE``, given to the command as `by`."""
    return click.option("--by", metavar="ROLE", required=required, help=text("folder_option_by"))


def reason_option() -> Decorator:
    """``--reason TEXT``, given to the command as `reason`."""
    return click.option("--reason", metavar="TEXT", help=text("folder_option_reason"))


def existing(path: str) -> "Folder":
    """Return a folder that was written to before.

    Raises
    ------
    InputError
        There is none.
    """
    from allocator.folder import Folder

    folder = Folder(path)
    if not folder.exists:
        raise InputError([Fault("folder_none", source=path)])
    return folder


def print_entry(folder: "Folder", entry: "Entry", lang: Language) -> None:
    """Say which version is in force or a draft now, and what the entry vouches for."""
    from allocator.folder.chain import versions
    from allocator.report.history import checksum
    from allocator.report.wording import counted

    if entry.kind == "attached":
        added = len(entry.roots)
        click.echo(counted("publish_attached", added, lang, version=entry.version))
    else:
        kind = "draft" if entry.kind == "draft" else "published"
        file = folder.plan_file(entry.version or 0)
        click.echo(say(f"publish_{kind}", lang, version=entry.version, file=file))
    if entry.kind in ("published", "restored"):
        earlier = versions(folder.entries()[: entry.number - 1])
        for version in earlier:
            if version.state == "published":
                click.echo(say("publish_superseded", lang, version=version.number))
    values = {"number": entry.number, "checksum": checksum(entry)}
    click.echo(say("publish_checksum", lang, **values))
