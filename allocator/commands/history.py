"""``allocator history``: who put which plan into force, and whether the history holds.

Exit code 0 where everything is as it was put there, 1 where it is not.
"""

import json

import click

from allocator.commands.common import format_option, lang_option, text
from allocator.commands.folders import existing, folder_option
from allocator.texts import Language


@click.command(help=text("cli_command_history"))
@folder_option()
@format_option("text", "json", "csv")
@lang_option()
def history(folder: str, form: str, lang: Language) -> int:
    """Show the history of a plan folder."""
    from allocator.report.history import as_csv, as_data, page
    from allocator.report.view import print_wide

    place = existing(folder)
    look = place.look()
    if form == "json":
        click.echo(json.dumps(as_data(look), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(as_csv(look.entries), nl=False)
    else:
        print_wide(page(place, look, lang))
    return 1 if look.faults else 0
