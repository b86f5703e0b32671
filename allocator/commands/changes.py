"""``allocator changes``: how changes are written in words."""

import click

from allocator.commands.common import lang_option, text
from allocator.texts import Language


@click.command(help=text("cli_command_changes"))
@lang_option()
def changes(lang: Language) -> None:
    """Show the grammar of changes."""
    from allocator.report.change_help import help_page
    from allocator.report.view import print_wide

    print_wide(help_page(lang))
