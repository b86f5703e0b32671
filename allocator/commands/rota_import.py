"""``allocator rota import FILE.xlsx SCENARIO PLAN``: a week edited in its Excel sheet, read back.

Exit code 0 where every rule holds, 1 where one is broken, 2 where cells cannot be understood.
"""

import json
from dataclasses import replace
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
from allocator.commands.inputs import city_and_plan, every, together
from allocator.commands.rota_sheets import Files, Made, Sheets, SheetsAsked, sheet_options
from allocator.commands.show import display_names
from allocator.texts import Language, say


@click.command(help=text("cli_command_rota_import"))
@click.argument("workbook", metavar="FILE.xlsx", type=click.Path())
@scenario_argument()
@plan_argument()
@click.option(
    "--rota",
    "rotas",
    multiple=True,
    type=click.Path(),
    metavar="ROTA",
    help=text("cli_option_rota_import_rota"),
)
@click.option("--previous", type=click.Path(), metavar="ROTA", help=text("cli_option_previous"))
@asked_options()
@sheet_options()
@click.option("--out", type=click.Path(dir_okay=False), help=text("cli_option_rota_import_out"))
@format_option("text", "json")
@names_option()
@lang_option()
@click.option("--quiet", is_flag=True, help=text("cli_option_quiet"))
@verbose_option()
def rota_import(
    workbook: str,
    scenario: str,
    plan_file: str,
    rotas: tuple[str, ...],
    previous: str | None,
    asked: Asked,
    sheets: SheetsAsked,
    out: str | None,
    form: str,
    names: str | None,
    lang: Language,
    quiet: bool,
    verbose: bool,
) -> int:
    """Read edited weeks back, check them and compare them with what they were."""
    from allocator.facts import Facts
    from allocator.handmade import import_rota
    from allocator.io.plans import read_rota, write_rota
    from allocator.report.rota.imported import import_data, import_page
    from allocator.report.view import View

    view = View(lang=lang, verbose=verbose, names=display_names(names))
    (loaded, plan), (before,), known = together(
        lambda: city_and_plan(asked, scenario, plan_file),
        lambda: every(read_rota, [previous]),
        lambda: every(read_rota, rotas),
    )
    facts = Facts(loaded.scenario)
    began = perf_counter()
    found = import_rota(facts, plan, workbook, known, before, view)
    files = Files(f"{Path(workbook).stem}.edited", out, len(found.after))
    paper = Sheets(sheets, len(found.after), facts.scenario)
    accounts, written = sheets.read_accounts(), []
    for old, rota in zip(found.before, found.after, strict=True):
        file = files.of(rota)
        write_rota(rota, file)
        written.append(str(file))
        made = Made.of(found.facts, plan, rota, accounts, began)
        accounts = made.accounts
        paper.add(made, replace(view, file=str(file)), old)
    paper.finish(view)
    if form == "json" and not quiet:
        click.echo(json.dumps(import_data(found), ensure_ascii=False, indent=1))
    elif not quiet:
        click.echo(import_page(found, plan, view))
        click.echo(say("rota_import_written", lang, files=", ".join(written)))
    return 0 if found.report.clean else 1
