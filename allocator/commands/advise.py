"""``allocator advise SCENARIO PLAN``: what would end the shortage of a plan."""

import json

import click

from allocator.asked import Asked
from allocator.commands.common import (
    asked_options,
    format_option,
    lang_option,
    note_another,
    plan_argument,
    scenario_argument,
    text,
)
from allocator.commands.inputs import city_and_plan
from allocator.texts import Language


@click.command(help=text("cli_command_advise"))
@scenario_argument()
@plan_argument()
@asked_options()
@format_option("text", "json")
@lang_option()
def advise(scenario: str, plan_file: str, asked: Asked, form: str, lang: Language) -> None:
    """Advise on a shortage."""
    from allocator.advice import advise as advised
    from allocator.report.advise import advice_page
    from allocator.report.view import View, print_wide

    loaded, plan = city_and_plan(asked, scenario, plan_file)
    note_another(asked, scenario, loaded.scenario, plan)
    found = advised(loaded.scenario, plan)
    if form == "json":
        click.echo(json.dumps(found.model_dump(mode="json"), ensure_ascii=False, indent=2))
    else:
        print_wide(advice_page(found, View(lang=lang)))
