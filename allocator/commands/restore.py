"""``allocator restore VERSION --by ROLE``: put a superseded plan into force again."""

import click

from allocator.commands.common import lang_option, text
from allocator.commands.folders import (
    by_option,
    existing,
    folder_option,
    print_entry,
    reason_option,
)
from allocator.texts import Language, say


@click.command(help=text("cli_command_restore"))
@click.argument("version", metavar="VERSION", type=click.IntRange(min=1))
@by_option(required=True)
@reason_option()
@folder_option()
@lang_option()
def restore(version: int, by: str, reason: str | None, folder: str, lang: Language) -> None:
    """Restore a superseded plan."""
    from allocator.folder.chain import forgotten

    place = existing(folder)
    entry = place.restore(version, by, reason)
    print_entry(place, entry, lang)
    file = place.plan_file(version)
    if file.stem in forgotten(place.entries()).rows:
        click.echo(say("restore_forgotten", lang, file=file))
