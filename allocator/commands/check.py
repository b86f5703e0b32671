"""``allocator check SCENARIO PLAN``: every rule, the figures recomputed, inversions of need.

With ``--rota`` it checks weekly rotas of the plan instead.

Exit code 0 where every rule holds, 1 where one is broken, 2 for bad input.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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
from allocator.commands.inputs import city_and_plan, every, together
from allocator.commands.show import display_names
from allocator.texts import Language


@dataclass(frozen=True)
class Shown:
    """Where a report goes, and how."""

    out: str | None
    form: str
    lang: Language
    quiet: bool
    verbose: bool
    names: Mapping[str, str]


@click.command(help=text("cli_command_check"))
@scenario_argument()
@plan_argument()
@asked_options()
@click.option("--against", type=click.Path(), metavar="PLAN", help=text("cli_option_against"))
@click.option(
    "--rota",
    "rotas",
    multiple=True,
    type=click.Path(),
    metavar="ROTA",
    help=text("cli_option_rota"),
)
@click.option("--accounts", type=click.Path(), help=text("cli_option_accounts_check"))
@click.option("--out", type=click.Path(dir_okay=False), help=text("cli_option_out_check"))
@format_option("text", "json", "csv")
@names_option()
@lang_option()
@click.option("--quiet", is_flag=True, help=text("cli_option_quiet"))
@verbose_option()
def check(
    scenario: str,
    plan_file: str,
    asked: Asked,
    against: str | None,
    rotas: tuple[str, ...],
    accounts: str | None,
    out: str | None,
    form: str,
    names: str | None,
    lang: Language,
    quiet: bool,
    verbose: bool,
) -> int:
    """Check a plan against every rule."""
    from allocator.checks import check as check_plan
    from allocator.facts import Facts
    from allocator.io.plans import read_plan
    from allocator.report.check_page import as_csv, page

    shown = display_names(names)
    if rotas:
        how = Shown(out, form, lang, quiet, verbose, shown)
        return _rotas(asked, scenario, plan_file, rotas, accounts, how)
    files = [plan_file] if against is None else [plan_file, against]
    loaded, plans = together(lambda: asked.load(scenario), lambda: every(read_plan, files))
    facts = Facts(loaded.scenario)
    reports = [check_plan(facts, plan) for plan in plans]
    report = reports[0]
    if out is not None:
        Path(out).write_text(report.model_dump_json(indent=2) + "\n", encoding="utf-8")
    if quiet:
        pass
    elif form == "json":
        click.echo(report.model_dump_json(indent=2))
    elif form == "csv":
        click.echo(as_csv(report, lang), nl=False)
    else:
        click.echo(page(facts.scenario, reports, lang, verbose=verbose, names=shown))
    return 0 if report.clean else 1


def _rotas(
    asked: Asked,
    scenario: str,
    plan_file: str,
    files: tuple[str, ...],
    accounts: str | None,
    how: Shown,
) -> int:
    """Check weekly rotas of a plan, together."""
    from allocator.checks.rota import check_rotas
    from allocator.facts import Facts
    from allocator.io.plans import read_accounts, read_rota
    from allocator.report.check_page import as_csv
    from allocator.report.rota.check import rota_check_data, rota_check_page

    (loaded, plan), rotas, (kept,) = together(
        lambda: city_and_plan(asked, scenario, plan_file),
        lambda: every(read_rota, files),
        lambda: every(read_accounts, [accounts]),
    )
    facts = Facts(loaded.scenario)
    report = check_rotas(facts, plan, rotas, accounts=kept)
    data = json.dumps(rota_check_data(report), ensure_ascii=False, indent=2)
    if how.out is not None:
        Path(how.out).write_text(data + "\n", encoding="utf-8")
    if how.quiet:
        pass
    elif how.form == "json":
        click.echo(data)
    elif how.form == "csv":
        click.echo(as_csv(report, how.lang), nl=False)
    else:
        page = rota_check_page(
            facts.scenario, report, how.lang, verbose=how.verbose, names=how.names
        )
        click.echo(page)
    return 0 if report.clean else 1
