"""``allocator rota SCENARIO PLAN --week 2016-W10``: weekly rotas, on the terminal and as files.

With ``--repair ROTA --since DAY`` the rest of a week is made anew.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

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
    verbose_option,
)
from allocator.commands.inputs import city_and_plan, every, together
from allocator.commands.rota_sheets import (
    Files,
    Made,
    Sheets,
    SheetsAsked,
    sheet_options,
    written_as_is,
)
from allocator.commands.show import display_names
from allocator.errors import Fault, InputError
from allocator.texts import Language

if TYPE_CHECKING:
    from allocator.facts import Facts
    from allocator.model.plan import Plan
    from allocator.model.rota import Rota
    from allocator.model.rota_accounts import Accounts

MOST_WEEKS = 53


@click.command(help=text("cli_command_rota"))
@scenario_argument()
@plan_argument()
@click.option("--week", metavar="YYYY-Www", help=text("cli_option_week"))
@click.option(
    "--weeks",
    type=click.IntRange(1, MOST_WEEKS),
    default=1,
    show_default=True,
    help=text("cli_option_weeks"),
)
@click.option("--previous", type=click.Path(), metavar="ROTA", help=text("cli_option_previous"))
@click.option("--repair", type=click.Path(), metavar="ROTA", help=text("cli_option_repair"))
@click.option("--since", metavar="DAY", help=text("cli_option_since"))
@click.option("--as-is", type=click.Path(), metavar="ROTA", help=text("cli_option_as_is"))
@asked_options()
@click.option("--out", type=click.Path(dir_okay=False), help=text("cli_option_out_rota"))
@sheet_options()
@format_option("text", "json", "csv")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=0, help=text("cli_option_seed"))
@names_option()
@lang_option()
@click.option("--quiet", is_flag=True, help=text("cli_option_quiet"))
@verbose_option()
def rota(
    scenario: str,
    plan_file: str,
    week: str | None,
    weeks: int,
    previous: str | None,
    repair: str | None,
    since: str | None,
    as_is: str | None,
    asked: Asked,
    out: str | None,
    sheets: SheetsAsked,
    form: str,
    seed: int,
    names: str | None,
    lang: Language,
    quiet: bool,
    verbose: bool,
) -> int:
    """Make weekly rotas, repair one in its week, or write the sheets of one as it is."""
    from allocator.facts import Facts
    from allocator.io.plans import read_rota, write_rota
    from allocator.report.rota.page import rota_csv, rota_page
    from allocator.report.view import View, print_wide

    if sum(given is not None for given in (week, repair, as_is)) != 1:
        raise InputError([Fault("rota_no_week")])
    shown = display_names(names)
    (loaded, plan), (before, broken, stands), accounts = together(
        lambda: city_and_plan(asked, scenario, plan_file),
        lambda: every(read_rota, (previous, repair, as_is)),
        sheets.read_accounts,
    )
    note_another(asked, scenario, loaded.scenario, plan)
    facts = Facts(loaded.scenario)
    if stands is not None:
        view = View(lang=lang, verbose=verbose, names=shown)
        return written_as_is(facts, plan, stands, sheets, view, quiet=quiet)
    files = Files(Path(scenario).stem, out, weeks)
    written = Sheets(sheets, weeks, facts.scenario)
    wanted = Wanted(week, weeks, before, broken, since, accounts, seed)
    made = []
    for row in _made(facts, plan, wanted):
        file = files.of(row.rota)
        write_rota(row.rota, file)
        made.append(row.rota)
        view = View(lang=lang, verbose=verbose, names=shown, file=str(file))
        if form == "text" and not quiet:
            print_wide(rota_page(row.asked, row.rota, view, row.seconds, broken))
        written.add(row, view, broken)
    written.finish(View(lang=lang, names=shown))
    if form == "json" and not quiet:
        data = [rota.model_dump(mode="json") for rota in made]
        click.echo(json.dumps(data[0] if weeks == 1 else data, ensure_ascii=False, indent=1))
    elif form == "csv" and not quiet:
        click.echo(rota_csv(made, View(lang=lang, names=shown)), nl=False)
    return 0


@dataclass(frozen=True)
class Wanted:
    """Which weeks are wanted, and what they begin from."""

    week: str | None
    weeks: int
    before: "Rota | None"
    broken: "Rota | None"
    since: str | None
    accounts: "Accounts | None"
    seed: int


def _made(facts: "Facts", plan: "Plan", wanted: Wanted) -> Iterator[Made]:
    """Yield the rotas asked for.

    Raises
    ------
    InputError
        If a week is not inside the plan; then nothing is made.
    """
    from allocator.solver.rota.engine import monday_of, repair, rota

    began, before, accounts = perf_counter(), wanted.before, wanted.accounts
    if wanted.broken is not None:
        first = _since(wanted)
        made = repair(facts, plan, wanted.broken, first, before, accounts, seed=wanted.seed)
        yield Made.of(facts, plan, made, accounts, began)
        return
    monday = monday_of(str(wanted.week), facts)
    mondays = [monday_of(monday + timedelta(weeks=n), facts) for n in range(wanted.weeks)]
    for monday in mondays:
        began = perf_counter()
        before = rota(facts, plan, monday, before, accounts, seed=wanted.seed)
        row = Made.of(facts, plan, before, accounts, began)
        accounts = row.accounts
        yield row


def _since(wanted: Wanted) -> date:
    """Return the first day that may change.

    Raises
    ------
    InputError
        If it is no day of the week of the rota.
    """
    from allocator.model.calendar import format_week, weekdays

    assert wanted.broken is not None
    if wanted.since is None:
        raise InputError([Fault("rota_no_week")])
    for day in weekdays(wanted.broken.week):
        if day.isoformat() == wanted.since:
            return day
    week = format_week(wanted.broken.week)
    raise InputError([Fault("rota_since", values={"day": wanted.since[:20], "week": week})])
