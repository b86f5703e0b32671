"""``allocator simulate SCENARIO``: many possible courses, with the planner in the loop.

Exit codes: 0 done; 2 bad input.
"""

from pathlib import Path

import click

from allocator.commands.common import (
    format_option,
    lang_option,
    put_out,
    scenario_argument,
    text,
)
from allocator.commands.inputs import every, together
from allocator.commands.placing import Placing, placing_options
from allocator.commands.progress import cities_bar
from allocator.texts import Language


@click.command(help=text("cli_command_simulate"))
@scenario_argument()
@click.option(
    "--replications",
    type=click.IntRange(2, 100_000),
    default=200,
    help=text("simulate_option_replications"),
)
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), default=1, help=text("simulate_option_seed")
)
@click.option(
    "--weeks", type=click.IntRange(1, 240), default=104, help=text("simulate_option_weeks")
)
@click.option(
    "--variant", "variants", multiple=True, metavar="VARIANT", help=text("whatif_option_variant")
)
@click.option(
    "--plan", "plan_file", metavar="PLAN", type=click.Path(), help=text("simulate_option_plan")
)
@click.option("--history", metavar="FILE", type=click.Path(), help=text("simulate_option_history"))
@click.option("--keep", type=click.Path(file_okay=False), help=text("simulate_option_keep"))
@placing_options("simulate_option_workers")
@click.option("--out", type=click.Path(dir_okay=False), help=text("simulate_option_out"))
@format_option("text", "json", "csv")
@lang_option()
@click.option("--quiet", is_flag=True, help=text("cli_option_quiet"))
def simulate(
    scenario: str,
    replications: int,
    seed: int,
    weeks: int,
    variants: tuple[str, ...],
    plan_file: str | None,
    history: str | None,
    keep: str | None,
    placing: Placing,
    out: str | None,
    form: str,
    lang: Language,
    quiet: bool,
) -> int:
    """Simulate a city."""
    from allocator.io import load_scenario
    from allocator.io.plans import read_plan
    from allocator.report.simulation import as_csv, print_page
    from allocator.simulation import simulate as run
    from allocator.simulation.history import read_history

    city, (in_force,), past = together(
        lambda: load_scenario(scenario),
        lambda: every(read_plan, [plan_file]),
        lambda: () if history is None else read_history(Path(history)),
    )
    with placing.place() as where, cities_bar(lang, quiet, "simulate_progress") as bar:
        seen = run(
            city,
            variants,
            replications=replications,
            seed=seed,
            weeks=weeks,
            in_force=in_force,
            history=past,
            keep=None if keep is None else Path(keep),
            progress=bar,
            **where,
        )
    put_out(
        seen,
        form,
        table=lambda: as_csv(seen, lang),
        page=lambda: print_page(seen, lang),
        out=out,
        quiet=quiet,
    )
    return 0
