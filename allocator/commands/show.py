"""``allocator show PLAN``: one page about a plan, from the plan file alone."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
from pydantic import ValidationError

from allocator.commands.common import (
    format_option,
    lang_option,
    names_option,
    plan_argument,
    text,
    verbose_option,
)
from allocator.errors import Fault, InputError
from allocator.model.plan import Plan
from allocator.report.data import Overview
from allocator.texts import Language, say

if TYPE_CHECKING:
    from allocator.report.view import View


@click.command(help=text("cli_command_show"))
@plan_argument()
@format_option("text", "json", "csv")
@click.option("--assumed", is_flag=True, help=text("cli_option_assumed"))
@names_option()
@lang_option()
@verbose_option()
def show(
    plan_file: str, form: str, assumed: bool, names: str | None, lang: Language, verbose: bool
) -> None:
    """Show a plan on one page."""
    from allocator.digest import was_edited
    from allocator.io.plans import read_plan
    from allocator.report.view import View

    plan = read_plan(Path(plan_file))
    data = overview_of(plan, plan_file)
    view = View(
        lang=lang,
        verbose=verbose,
        assumed=assumed,
        names=display_names(names),
        made=plan.provenance,
    )
    if was_edited(plan):
        click.echo(say("cli_edited", lang), err=True)
    print_overview(data, form, view)


def overview_of(plan: Plan, source: str) -> Overview:
    """Return the overview kept in a plan.

    Raises
    ------
    InputError
        If it has none (a plan made by hand), or one that is damaged.
    """
    if not plan.overview:
        raise InputError([Fault("show_no_overview", source=source)])
    try:
        return Overview.model_validate_json(json.dumps(plan.overview))
    except ValidationError as error:
        places = {".".join(map(str, item["loc"])) for item in error.errors()}
        raise InputError(
            [
                Fault("show_bad_overview", path=f"overview.{place}", source=source)
                for place in sorted(places)
            ]
        ) from error


def display_names(file: str | None) -> Mapping[str, str]:
    """Return the display names of ``--names``; none without it."""
    from allocator.report.names import read_names

    return read_names(Path(file)) if file is not None else {}


def print_overview(data: Overview, form: str, view: "View") -> None:
    """Print an overview as text, JSON or CSV."""
    from allocator.report.show import print_page
    from allocator.report.tables import as_csv, public_data

    if form == "json":
        click.echo(json.dumps(public_data(data), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(as_csv(data, view.lang, view.names), nl=False)
    else:
        print_page(data, view)
