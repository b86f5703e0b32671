"""``allocator statistics SCENARIO PLAN --rota ROTA …``: weekly rotas in figures.

Hours by activity against contract, visits, ways, changes, fair shares, what is uncovered; for
each week and for all together. People stand in it with ``--people`` only.
"""

import json
from datetime import timedelta
from pathlib import Path

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
from allocator.commands.inputs import city_and_plan, every, together
from allocator.commands.show import display_names
from allocator.errors import Fault, InputError
from allocator.texts import Language


@click.command(help=text("cli_command_statistics"))
@scenario_argument()
@plan_argument()
@click.option(
    "--rota",
    "rotas",
    multiple=True,
    required=True,
    type=click.Path(),
    metavar="ROTA",
    help=text("cli_option_rota_statistics"),
)
@click.option("--previous", type=click.Path(), metavar="ROTA", help=text("cli_option_before"))
@click.option("--people", is_flag=True, help=text("cli_option_people"))
@asked_options()
@click.option("--out", type=click.Path(dir_okay=False), help=text("cli_option_out_statistics"))
@format_option("text", "json", "csv")
@names_option()
@lang_option()
def statistics(
    scenario: str,
    plan_file: str,
    rotas: tuple[str, ...],
    previous: str | None,
    people: bool,
    asked: Asked,
    out: str | None,
    form: str,
    names: str | None,
    lang: Language,
) -> None:
    """Show weekly rotas in figures."""
    from allocator.facts import Facts
    from allocator.io.plans import read_rota, write_whole
    from allocator.report.rota.statistics import statistics_csv, statistics_page
    from allocator.report.view import View, print_wide
    from allocator.week import WeekFacts
    from allocator.week.statistics import statistics as measured

    view = View(lang=lang, names=display_names(names))
    (loaded, plan), (first,), given = together(
        lambda: city_and_plan(asked, scenario, plan_file),
        lambda: every(read_rota, [previous]),
        lambda: every(read_rota, rotas),
    )
    note_another(asked, scenario, loaded.scenario, plan)
    facts = Facts(loaded.scenario)
    found = sorted(given, key=lambda rota: rota.week)
    if len({rota.week for rota in found}) < len(found):
        raise InputError([Fault("statistics_twice")])
    known = {rota.week: rota for rota in (*((first,) if first else ()), *found)}
    weeks = [WeekFacts(facts, plan, rota.week) for rota in found]
    before = [known.get(rota.week - timedelta(7)) for rota in found]
    result = measured(list(zip(weeks, found, before, strict=True)))
    data = (result if people else result.without_people()).model_dump(mode="json")
    whole = json.dumps(data, ensure_ascii=False, indent=1)
    if out is not None:
        write_whole(Path(out), whole + "\n")
    if form == "json":
        click.echo(whole)
    elif form == "csv":
        click.echo(statistics_csv(result, view, people=people), nl=False)
    else:
        print_wide(statistics_page(weeks, result, view, people=people))
