"""``allocator recommend SCENARIO PLAN --case ID|FILE | --vacancy SITE``: who could take it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

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
from allocator.commands.inputs import city_and_plan, together
from allocator.commands.show import display_names
from allocator.texts import Language

if TYPE_CHECKING:
    from allocator.model.cases import Case


@click.command(help=text("cli_command_recommend"))
@scenario_argument()
@plan_argument()
@click.option("--case", metavar="ID|FILE", help=text("recommend_option_case"))
@click.option("--vacancy", metavar="SITE", help=text("recommend_option_vacancy"))
@click.option(
    "--best",
    type=click.IntRange(1, 20),
    default=3,
    show_default=True,
    help=text("recommend_option_best"),
)
@asked_options()
@format_option("text", "json")
@names_option()
@lang_option()
def recommend(
    scenario: str,
    plan_file: str,
    case: str | None,
    vacancy: str | None,
    best: int,
    asked: Asked,
    form: str,
    names: str | None,
    lang: Language,
) -> None:
    """Recommend managers."""
    from allocator.advice import recommend as recommended
    from allocator.report.recommend import recommendation_page
    from allocator.report.view import View, print_wide

    (loaded, plan), wanted = together(
        lambda: city_and_plan(asked, scenario, plan_file),
        lambda: None if case is None else case_of(case),
    )
    found = recommended(
        loaded.scenario,
        plan,
        case=wanted,
        vacancy=vacancy,
        best=best,
    )
    if form == "json":
        click.echo(json.dumps(found.model_dump(mode="json"), ensure_ascii=False, indent=2))
    else:
        print_wide(recommendation_page(found, View(lang=lang, names=display_names(names))))


def case_of(word: str) -> "Case | str":
    """Return the id of a case, or the case of a YAML file."""
    from allocator.io.new_case import read_case

    return read_case(Path(word)) if word.lower().endswith((".yaml", ".yml")) else word
