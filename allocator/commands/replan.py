"""``allocator replan SCENARIO PLAN --change ...``: plan again from the plan in force.

Writes the new plan, says what the change forces and what was chosen beyond that, and what
differs. Exit codes as for ``plan``.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

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
from allocator.commands.plan import BROKEN, plan_file_name, print_conflict, write
from allocator.commands.progress import progress_line
from allocator.commands.searching import time_limit_option
from allocator.commands.show import display_names
from allocator.errors import Fault, InputError
from allocator.model.calendar import parse_month
from allocator.model.plan import Plan
from allocator.model.replan import Freedom, Kind, Point, Replanned
from allocator.model.result import Options
from allocator.model.scenario import Scenario
from allocator.texts import Language

if TYPE_CHECKING:
    from allocator.report.view import View

NUMBER = click.IntRange(0, 1_000_000)


@click.command(help=text("cli_command_replan"))
@scenario_argument()
@plan_argument()
@asked_options()
@click.option("--freeze-until", metavar="MONTH", help=text("replan_option_freeze"))
@click.option("--max-moves", type=NUMBER, help=text("replan_option_moves"))
@click.option("--max-handovers", type=NUMBER, help=text("replan_option_handovers"))
@click.option("--anew", is_flag=True, help=text("replan_option_anew"))
@click.option(
    "--frontier",
    type=click.Choice(get_args(Kind)),
    is_flag=False,
    flag_value="moves",
    help=text("replan_option_frontier"),
)
@click.option("--plot", type=click.Path(dir_okay=False), help=text("replan_option_plot"))
@click.option("--out", type=click.Path(dir_okay=False), help=text("cli_option_out"))
@format_option("text", "json")
@time_limit_option()
@names_option()
@lang_option()
@click.option("--quiet", is_flag=True, help=text("cli_option_quiet"))
@verbose_option()
def replan(
    scenario: str,
    plan_file: str,
    asked: Asked,
    freeze_until: str | None,
    max_moves: int | None,
    max_handovers: int | None,
    anew: bool,
    frontier: Kind | None,
    plot: str | None,
    out: str | None,
    form: str,
    time_limit: float,
    names: str | None,
    lang: Language,
    quiet: bool,
    verbose: bool,
) -> int:
    """Plan again from the plan in force."""
    from allocator.replanning import frontier as frontier_of
    from allocator.replanning import replan as plan_again
    from allocator.report.view import View

    freedom = Freedom(
        freeze_until=_month(freeze_until), max_moves=max_moves, max_handovers=max_handovers
    )
    limits = dict(freedom)
    in_force = asked.carried(scenario, _read(scenario, plan_file, asked))
    asked = replace(asked, in_force=plan_file if asked.as_of is not None else None)
    after = asked.load(scenario).scenario
    options = Options(time_limit=time_limit)
    view = View(lang=lang, verbose=verbose, names=display_names(names))
    if frontier is not None or plot is not None:
        points = frontier_of(after, in_force, of=frontier or "moves", options=options, **limits)
        _print_frontier(points, plot, form, view, quiet)
        return 0
    with progress_line(lang, quiet) as progress:
        found = plan_again(after, in_force, options=options, progress=progress, **limits)
    if found.result.plan is None:
        print_conflict(found.result, lang, form, view.names)
        return BROKEN
    file = Path(out) if out is not None else plan_file_name(Path(scenario), asked)
    write(found.result.plan, file)
    if not quiet:
        before = replace(asked, changes=(), change_files=()).load(scenario).scenario
        free = _anew(after, in_force, options, lang) if anew else None
        compare = Compare(before, after, in_force, found, free, freedom)
        _print(compare, form, replace(view, file=str(file)))
    return 0


@dataclass(frozen=True)
class Compare:
    """A re-plan and what it is compared with; `anew` where that was asked for."""

    before: Scenario
    after: Scenario
    in_force: Plan
    found: Replanned
    anew: Replanned | None
    limits: Freedom


def _anew(after: Scenario, in_force: Plan, options: Options, lang: Language) -> Replanned:
    """Plan from scratch, with progress of its own."""
    from allocator.replanning import anew

    with progress_line(lang, quiet=False) as progress:
        return anew(after, in_force, options=options, progress=progress)


def _print_frontier(
    points: Sequence[Point], plot: str | None, form: str, view: "View", quiet: bool
) -> None:
    """Print the choice between moves and waiting, and draw it where a file is given."""
    from allocator.io.plans import write_whole
    from allocator.report.replan import frontier_data, frontier_page
    from allocator.report.replan_plot import frontier_svg
    from allocator.report.view import print_wide

    if plot is not None:
        write_whole(Path(plot), frontier_svg(points, view.lang))
    if form == "json":
        click.echo(json.dumps(frontier_data(points), indent=2))
    elif not quiet:
        print_wide(frontier_page(points, view))


def _read(scenario: str, plan_file: str, asked: Asked) -> Plan:
    """Read the plan in force; where it is wrong, say what is wrong with all else as well."""
    from allocator.io.plans import read_plan

    try:
        return read_plan(plan_file)
    except InputError as error:
        examined = replace(asked, as_of=None).examine(scenario)
        raise InputError([*error.faults, *examined.faults]) from None


def _month(word: str | None) -> int | None:
    """Read the month of ``--freeze-until``."""
    month = None if word is None else parse_month(word)
    if month is not None and not isinstance(month, int):
        values = {"word": str(word)[:40]}
        raise InputError([Fault("freeze_form", source="--freeze-until", values=values)])
    return month


def _print(of: Compare, form: str, view: "View") -> None:
    """Print what the re-plan is, beside its references, and the difference."""
    from allocator.difference import diff
    from allocator.replanning import carried_on, repair
    from allocator.report.difference_page import page
    from allocator.report.replan import beside, compared, title
    from allocator.report.view import print_wide
    from allocator.solver.replanning import touched

    found = of.found
    assert found.result.plan is not None
    difference = diff(of.in_force, found.result.plan, of.after, scenario_before=of.before)
    carried, least = carried_on(of.after, of.in_force), repair(of.after, of.in_force)
    if form == "json":
        data = {
            "forced": found.forced.model_dump(mode="json"),
            "chosen": found.chosen.model_dump(mode="json"),
            "beyond": None if found.beyond is None else found.beyond.model_dump(mode="json"),
            "carried_on": carried.model_dump(mode="json"),
            "least_repair": None if least.score is None else least.score.model_dump(mode="json"),
            "planned_anew": None if of.anew is None else _data(of.anew),
            "share": found.result.share,
            "seconds": found.result.seconds,
            "difference": difference.model_dump(mode="json"),
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    whom = touched(of.after, of.in_force, least)
    rows = compared(found, carried, least, whom, of.anew)
    second = beside(of.after, found, rows, of.limits, view)
    print_wide(page(difference, view, title(of.after, view.lang), second))
    click.echo(f"-> {view.file}")


def _data(anew: Replanned) -> dict[str, object]:
    """Return the plan made anew as data: its tiers, and whom it touches."""
    score = anew.result.bounds
    return {
        "score": None if score is None else score.model_dump(mode="json"),
        "share": anew.result.share,
        **anew.chosen.model_dump(mode="json"),
    }
