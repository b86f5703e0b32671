"""``allocator new DIR``: a small commented scenario, CSV templates and an Excel workbook."""

from pathlib import Path

import click

from allocator.commands.common import lang_option, text
from allocator.texts import Language, say


@click.command(help=text("cli_command_new"))
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option("--plan/--no-plan", "at_once", default=True, help=text("new_option_plan"))
@lang_option()
@click.pass_context
def new(context: click.Context, folder: str, at_once: bool, lang: Language) -> int:
    """Write a small scenario and templates, and plan it."""
    from allocator.io.template import write_template

    files = write_template(Path(folder), lang)
    names = ", ".join(file.name for file in files)
    click.echo(say("new_written", lang, folder=folder, files=names))
    if at_once:
        from allocator.commands.plan import plan

        out = Path(folder) / "scenario.plan.json"
        code: int = context.invoke(plan, scenario=str(files[0]), out=str(out), lang=lang)
        if code:
            return code
    click.echo(say("new_next", lang, file=files[0]))
    return 0
