"""``allocator explain SCENARIO PLAN --case|--manager|--site ID``: why it is planned so."""

import json

import click

from allocator.asked import Asked
from allocator.commands.common import (
    asked_options,
    format_option,
    lang_option,
    names_option,
    note_another,
    plan_argument,
    scenario_argument,
    text,
)
from allocator.commands.inputs import city_and_plan
from allocator.commands.show import display_names
from allocator.texts import Language


@click.command(help=text("cli_command_explain"))
@scenario_argument()
@plan_argument()
@click.option("--case", metavar="ID", help=text("cli_option_case"))
@click.option("--manager", metavar="ID", help=text("cli_option_manager"))
@click.option("--site", metavar="ID", help=text("cli_option_site"))
@asked_options()
@format_option("text", "json")
@names_option()
@lang_option()
def explain(
    scenario: str,
    plan_file: str,
    case: str | None,
    manager: str | None,
    site: str | None,
    asked: Asked,
    form: str,
    names: str | None,
    lang: Language,
) -> None:
    """Explain a case, a manager or a site."""
    from allocator.report.explain import explain as explained
    from allocator.report.explained import explanation_page
    from allocator.report.view import print_wide

    shown = display_names(names)
    loaded, plan = city_and_plan(asked, scenario, plan_file)
    note_another(asked, scenario, loaded.scenario, plan)
    result = explained(loaded.scenario, plan, case=case, manager=manager, site=site)
    if form == "json":
        data = result.model_dump(mode="json", exclude_unset=True)
        for row, line in zip(data["sentences"], result.lines(lang, shown), strict=True):
            row["text"] = line
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print_wide(explanation_page(result, lang, shown))
