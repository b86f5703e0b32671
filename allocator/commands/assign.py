"""``allocator assign SCENARIO PLAN --case ID --manager M --reason WORD``: assign by hand.

Shows the effect first and writes the decision into a file of changes only with ``--yes``.
Exit code 1 where a rule, or an earlier decision, does not allow it.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import cast, get_args

import click

from allocator.asked import Asked
from allocator.commands.common import (
    asked_options,
    format_option,
    lang_option,
    names_option,
    plan_argument,
    scenario_argument,
    text,
)
from allocator.commands.inputs import city_and_plan
from allocator.commands.show import display_names
from allocator.errors import Fault, InputError
from allocator.model.calendar import parse_month
from allocator.model.changes import Reason
from allocator.texts import Language, say

BROKEN = 1


@click.command(help=text("cli_command_assign"))
@scenario_argument()
@plan_argument()
@click.option("--case", metavar="ID", required=True, help=text("cli_option_case"))
@click.option("--manager", metavar="ID", required=True, help=text("cli_option_manager"))
@click.option("--from", "since", metavar="MONTH", help=text("assign_option_from"))
@click.option(
    "--reason",
    type=click.Choice(get_args(Reason)),
    required=True,
    help=text("assign_option_reason"),
)
# The file is added to: it may be one of those that are read.
@click.option("--out", type=click.Path(), help=text("assign_option_out"))
@click.option("--yes", is_flag=True, help=text("assign_option_yes"))
@asked_options()
@format_option("text", "json")
@names_option()
@lang_option()
def assign(
    scenario: str,
    plan_file: str,
    case: str,
    manager: str,
    since: str | None,
    reason: str,
    out: str | None,
    yes: bool,
    asked: Asked,
    form: str,
    names: str | None,
    lang: Language,
) -> int:
    """Assign a case by hand."""
    from allocator.advice import assign as assigned
    from allocator.io.change_files import added
    from allocator.io.change_words import sentence
    from allocator.io.gathered import read_bytes
    from allocator.io.plans import write_whole
    from allocator.report.assign import assigned_page
    from allocator.report.view import View, print_wide

    file = Path(out or f"{Path(scenario).stem}.changes.yaml")
    if file.exists() and str(file) not in asked.change_files:
        asked = replace(asked, change_files=(*asked.change_files, str(file)))
    month, shown = _month(since), display_names(names)
    loaded, plan = city_and_plan(asked, scenario, plan_file)
    found = assigned(
        loaded.scenario,
        plan,
        case,
        manager,
        since=month,
        reason=cast(Reason, reason),
    )
    words = sentence(found.change)
    if form == "json":
        data = {**found.model_dump(mode="json"), "words": words}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        sites = {row.id: row.name for row in loaded.scenario.sites if row.name}
        print_wide(assigned_page(found, sites, View(lang=lang, names=shown)))
    if not found.allowed:
        return BROKEN
    whole = added(file, words)
    stands = file.exists() and whole == read_bytes(file).decode("utf-8")
    if yes and not stands:
        write_whole(file, whole)
    if form == "text":
        key = "assign_stands" if stands else "assign_written" if yes else "assign_not_yet"
        click.echo(say(key, lang, words=words, file=file))
    return 0


def _month(word: str | None) -> int | None:
    """Read the month of ``--from``."""
    month = None if word is None else parse_month(word)
    if month is not None and not isinstance(month, int):
        raise InputError([Fault("freeze_form", source="--from", values={"word": str(word)[:40]})])
    return month
