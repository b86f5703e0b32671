"""``allocator plan SCENARIO``: plan a city, print the overview, write the plan."""

import json
from collections.abc import Mapping
from pathlib import Path

import click

from allocator.asked import Asked
from allocator.commands.common import (
    asked_options,
    format_option,
    lang_option,
    names_option,
    scenario_argument,
    text,
    verbose_option,
)
from allocator.commands.progress import progress_line
from allocator.commands.searching import search_options
from allocator.commands.show import display_names, overview_of, print_overview
from allocator.model.plan import Plan
from allocator.model.result import Options, Result
from allocator.texts import Language, say

BROKEN = 1


@click.command(help=text("cli_command_plan"))
@scenario_argument()
@asked_options()
@click.option("--out", type=click.Path(dir_okay=False), help=text("cli_option_out"))
@format_option("text", "json", "csv")
@search_options()
@click.option("--exact", is_flag=True, help=text("cli_option_exact"))
@click.option("--assumed", is_flag=True, help=text("cli_option_assumed"))
@names_option()
@lang_option()
@click.option("--quiet", is_flag=True, help=text("cli_option_quiet"))
@verbose_option()
def plan(
    scenario: str,
    asked: Asked,
    out: str | None,
    form: str,
    seed: int,
    time_limit: float,
    share: float,
    exact: bool,
    assumed: bool,
    names: str | None,
    lang: Language,
    quiet: bool,
    verbose: bool,
) -> int:
    """Plan a city and write the plan."""
    from allocator.report.view import View

    file = Path(out) if out is not None else plan_file_name(Path(scenario), asked)
    shown = display_names(names)
    options = Options(seed=seed, time_limit=time_limit, share=share, exact=exact)
    result = solve(scenario, asked, options, lang, quiet)
    if result.plan is None:
        print_conflict(result, lang, form, shown)
        return BROKEN
    write(result.plan, file)
    view = View(
        lang=lang,
        verbose=verbose,
        assumed=assumed,
        names=shown,
        made=made(result),
        file=str(file),
        asked=asked.words,
    )
    data = overview_of(result.plan, str(file))
    if not quiet and form == "json":
        click.echo(json.dumps(result.plan.model_dump(mode="json"), ensure_ascii=False, indent=2))
    elif not quiet:
        print_overview(data, form, view)
    return BROKEN if data.quality.broken else 0


def plan_file_name(scenario: Path, asked: Asked) -> Path:
    """Return NAME.plan.json in the current folder; what is changed has a file of its own."""
    return Path(".".join([scenario.stem, *asked.names, "plan", "json"]))


def solve(
    scenario: str,
    asked: Asked,
    options: Options,
    lang: Language,
    quiet: bool,
) -> Result:
    """Load and plan; progress goes to standard error, on a terminal only."""
    from allocator.api import plan as plan_city

    loaded = asked.load(scenario)
    with progress_line(lang, quiet) as progress:
        return plan_city(loaded.scenario, options, progress)


def write(plan: Plan, file: Path) -> None:
    """Write a plan as JSON."""
    from allocator.io.plans import write_plan

    write_plan(plan, file)


def made(result: Result) -> dict[str, object]:
    """Return how the plan was made: what the plan itself says, and the times of this run."""
    known = result.plan.provenance if result.plan is not None else {}
    return {
        **known,
        "status": str(result.status),
        "seconds": result.seconds,
        "first_plan_seconds": result.first_plan_seconds,
    }


def print_conflict(
    result: Result,
    lang: Language,
    form: str = "text",
    names: Mapping[str, str] | None = None,
) -> None:
    """Say which pins cannot hold together, and why; as data on standard output for JSON."""
    from allocator.report.conflict import conflict_data, conflict_lines

    if form == "json":
        data = {
            "status": str(result.status),
            "conflict": conflict_data(result.conflict, lang, names or {}),
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    click.echo(say("cli_contradiction", lang), err=True)
    for line in conflict_lines(result.conflict, lang, names or {}):
        click.echo(f"  {line}", err=True)
