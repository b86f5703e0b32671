"""``allocator rota SCENARIO PLAN --week 2016-W10``: weekly rotas, on the terminal and as files."""

import json
from datetime import timedelta
from pathlib import Path
from time import perf_counter

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
    verbose_option,
)
from allocator.commands.show import display_names
from allocator.texts import Language

MOST_WEEKS = 53


@click.command(help=text("cli_command_rota"))
@scenario_argument()
@plan_argument()
@click.option("--week", required=True, metavar="YYYY-Www", help=text("cli_option_week"))
@click.option(
    "--weeks",
    type=click.IntRange(1, MOST_WEEKS),
    default=1,
    show_default=True,
    help=text("cli_option_weeks"),
)
@click.option("--previous", type=click.Path(), metavar="ROTA", help=text("cli_option_previous"))
@asked_options()
@click.option("--out", type=click.Path(dir_okay=False), help=text("cli_option_out_rota"))
@format_option("text", "json", "csv")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=0, help=text("cli_option_seed"))
@names_option()
@lang_option()
@click.option("--quiet", is_flag=True, help=text("cli_option_quiet"))
@verbose_option()
def rota(
    scenario: str,
    plan_file: str,
    week: str,
    weeks: int,
    previous: str | None,
    asked: Asked,
    out: str | None,
    form: str,
    seed: int,
    names: str | None,
    lang: Language,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make weekly rotas."""
    from allocator.facts import Facts
    from allocator.io.plans import read_plan, read_rota, write_rota
    from allocator.report.rota_page import rota_csv, rota_page
    from allocator.report.view import View, print_wide
    from allocator.solver.rota.engine import monday_of
    from allocator.solver.rota.engine import rota as make
    from allocator.week import WeekFacts

    shown = display_names(names)
    facts = Facts(asked.load(scenario).scenario)
    plan = read_plan(Path(plan_file))
    before = read_rota(Path(previous)) if previous is not None else None
    first = monday_of(week, facts)
    mondays = [first + timedelta(weeks=n) for n in range(weeks)]
    for monday in mondays:
        monday_of(monday, facts)
    made = []
    for monday in mondays:
        began = perf_counter()
        before = make(facts, plan, monday, before, seed=seed)
        file = rota_file(Path(scenario), out, before.week.isocalendar()[:2], weeks)
        write_rota(before, file)
        made.append(before)
        view = View(lang=lang, verbose=verbose, names=shown, file=str(file))
        if form == "text" and not quiet:
            seconds = perf_counter() - began
            print_wide(rota_page(WeekFacts(facts, plan, monday), before, view, seconds))
    if form == "json" and not quiet:
        data = [row.model_dump(mode="json") for row in made]
        click.echo(json.dumps(data[0] if weeks == 1 else data, ensure_ascii=False, indent=1))
    elif form == "csv" and not quiet:
        click.echo(rota_csv(made, View(lang=lang, names=shown)), nl=False)


def rota_file(scenario: Path, out: str | None, week: tuple[int, int], weeks: int) -> Path:
    """Return NAME.2016-W10.rota.json in the current folder, or what ``--out`` says."""
    name = f"{week[0]:04d}-W{week[1]:02d}"
    if out is None:
        return Path(f"{scenario.stem}.{name}.rota.json")
    path = Path(out)
    return path if weeks == 1 else path.with_name(f"{path.stem}.{name}{path.suffix}")
