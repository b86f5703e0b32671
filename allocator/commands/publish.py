"""``allocator publish PLAN --by ROLE``: put a plan into force, or keep it as a draft."""

from pathlib import Path

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


@click.command(help=text("cli_command_publish"))
@click.argument("plan_file", metavar="[PLAN]", required=False, type=click.Path())
@by_option(required=True)
@reason_option()
@click.option("--draft", is_flag=True, help=text("folder_option_draft"))
@click.option(
    "--version", metavar="N", type=click.IntRange(min=1), help=text("folder_option_version")
)
@click.option(
    "--with",
    "files",
    multiple=True,
    type=click.Path(),
    metavar="FILE",
    help=text("folder_option_with"),
)
@folder_option()
@lang_option()
def publish(
    plan_file: str | None,
    by: str,
    reason: str | None,
    draft: bool,
    version: int | None,
    files: tuple[str, ...],
    folder: str,
    lang: Language,
) -> None:
    """Publish a plan."""
    from allocator.digest import was_edited
    from allocator.folder import Folder
    from allocator.io.plans import read_plan
    from allocator.io.trees import read_tree

    if (plan_file is None) == (version is None) or (draft and plan_file is None):
        raise click.UsageError(say("folder_plan_or_version", lang))
    trees = [read_tree(Path(file)) for file in files]
    if plan_file is not None:
        place = Folder(folder)
        plan = read_plan(Path(plan_file))
        if was_edited(plan):
            click.echo(say("cli_edited", lang), err=True)
        entry = place.publish(plan, by, reason, files=trees, draft=draft)
    else:
        place = existing(folder)
        entry = place.release(version or 0, by, reason, trees)
    print_entry(place, entry, lang)
