"""``allocator diff PLAN PLAN [--scenario SCENARIO]``: what differs, and who loses.

With changes the scenario as it is belongs to the first plan, and the changed one to the
second. Exit code 0, whether or not anything differs.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allocator.asked import Asked
from allocator.commands.common import (
    asked_options,
    format_option,
    lang_option,
    names_option,
    text,
    verbose_option,
)
from allocator.commands.inputs import every, together
from allocator.commands.show import display_names
from allocator.errors import Fault, InputError
from allocator.texts import Language

if TYPE_CHECKING:
    from allocator.model.scenario import Scenario


@click.command(help=text("cli_command_diff"))
@click.argument("before", metavar="PLAN", type=click.Path())
@click.argument("after", metavar="PLAN", type=click.Path())
@click.option("--scenario", type=click.Path(), help=text("cli_option_scenario"))
@asked_options()
@click.option("--out", type=click.Path(dir_okay=False), help=text("cli_out_difference"))
@click.option("--html", type=click.Path(dir_okay=False), help=text("cli_option_html"))
@format_option("text", "json", "csv")
@names_option()
@lang_option()
@click.option("--quiet", is_flag=True, help=text("cli_option_quiet"))
@verbose_option()
def diff(
    before: str,
    after: str,
    scenario: str | None,
    asked: Asked,
    out: str | None,
    html: str | None,
    form: str,
    names: str | None,
    lang: Language,
    quiet: bool,
    verbose: bool,
) -> None:
    """Compare two plans."""
    from allocator.difference import diff as compare
    from allocator.io.plans import read_plan, write_whole
    from allocator.report.difference_csv import as_csv
    from allocator.report.difference_html import html_page
    from allocator.report.difference_page import page
    from allocator.report.view import View, print_wide

    view = View(lang=lang, verbose=verbose, names=display_names(names))
    (plan, other), (first, second) = together(
        lambda: every(read_plan, [before, after]), lambda: _cities(scenario, asked)
    )
    if scenario is not None and asked.in_force is not None:
        plan = asked.carried(scenario, plan)
    found = compare(plan, other, second, scenario_before=first)
    if out is not None:
        write_whole(Path(out), found.model_dump_json(indent=1) + "\n")
    if html is not None:
        write_whole(Path(html), html_page(found, view))
    if quiet:
        pass
    elif form == "json":
        click.echo(found.model_dump_json(indent=2))
    elif form == "csv":
        click.echo(as_csv(found, lang, view.names), nl=False)
    else:
        print_wide(page(found, view))


def _cities(file: str | None, asked: Asked) -> "tuple[Scenario | None, Scenario | None]":
    """Return the scenario before the changes that are asked for, where there are any, and after."""
    if file is None:
        if asked != Asked():
            raise InputError([Fault("difference_without_scenario")])
        return None, None
    second, before = asked.load(file).scenario, replace(asked, changes=(), change_files=())
    return (None if before == asked else before.load(file).scenario), second
