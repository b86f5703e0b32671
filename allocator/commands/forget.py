"""``allocator forget ID``: remove cases and managers from every file of a plan folder.

Exit code 0 where nothing names them any more, 1 where a file does that is not the folder's.
"""

import click

from allocator.commands.common import lang_option, text
from allocator.commands.folders import by_option, existing, folder_option, reason_option
from allocator.texts import Language, say


@click.command(help=text("cli_command_forget"))
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--expired", is_flag=True, help=text("folder_option_expired"))
@by_option(required=False)
@reason_option()
@folder_option()
@lang_option()
def forget(
    ids: tuple[str, ...],
    expired: bool,
    by: str | None,
    reason: str | None,
    folder: str,
    lang: Language,
) -> int:
    """Forget cases and managers, or what was kept long enough."""
    from allocator.report.history import amounts
    from allocator.report.wording import counted

    if bool(ids) == expired:
        raise click.UsageError(say("folder_ids_or_expired", lang))
    place = existing(folder)
    erased = place.expire(by, reason) if expired else place.forget(ids, by, reason)
    if erased.entry is None:
        key = "forget_not_due" if expired else "forget_nothing"
        click.echo(say(key, lang, folder=folder))
    else:
        click.echo(say("forget_done", lang, what=amounts(erased.gone, lang)))
        click.echo(say("forget_entry", lang, number=erased.entry.number))
        click.echo(say("forget_elsewhere", lang))
    if erased.strangers:
        click.echo(counted("forget_strangers", len(erased.strangers), lang), err=True)
        for path in erased.strangers:
            click.echo(f"  {path}", err=True)
    return 1 if erased.strangers else 0
