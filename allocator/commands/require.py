"""``allocator require SCENARIO --target ...``: the least posts, or the most arrivals.

Exit codes: 0 found; 1 no number that was tried reaches the target; 2 bad input.
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
from allocator.texts import Language

NOT_REACHED = 1


@click.command(help=text("cli_command_require"))
@scenario_argument()
@click.option(
    "--target", "targets", multiple=True, metavar="WORDS", help=text("require_option_target")
)
@click.option("--variant", metavar="VARIANT", help=text("require_option_variant"))
@click.option("--arrivals", is_flag=True, help=text("require_option_arrivals"))
@click.option(
    "--language", "languages", multiple=True, metavar="TAG", help=text("require_option_languages")
)
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), default=1, help=text("simulate_option_seed")
)
@click.option(
    "--weeks", type=click.IntRange(1, 240), default=104, help=text("simulate_option_weeks")
)
@click.option(
    "--most", type=click.IntRange(2, 100_000), default=160, help=text("require_option_most")
)
@click.option(
    "--plan", "plan_file", metavar="PLAN", type=click.Path(), help=text("simulate_option_plan")
)
@click.option("--keep", type=click.Path(file_okay=False), help=text("simulate_option_keep"))
@placing_options("simulate_option_workers")
@click.option("--out", type=click.Path(dir_okay=False), help=text("simulate_option_out"))
@format_option("text", "json", "csv")
@lang_option()
@click.option("--quiet", is_flag=True, help=text("cli_option_quiet"))
def require(
    scenario: str,
    targets: tuple[str, ...],
    variant: str | None,
    arrivals: bool,
    languages: tuple[str, ...],
    seed: int,
    weeks: int,
    most: int,
    plan_file: str | None,
    keep: str | None,
    placing: Placing,
    out: str | None,
    form: str,
    lang: Language,
    quiet: bool,
) -> int:
    """Search how many people it takes."""
    from allocator.io import load_scenario
    from allocator.io.plans import read_plan
    from allocator.report.require import as_csv, print_page
    from allocator.simulation import read_targets
    from allocator.simulation import require as search

    city, wanted, (in_force,) = together(
        lambda: load_scenario(scenario),
        lambda: read_targets(targets),
        lambda: every(read_plan, [plan_file]),
    )
    with placing.place() as where:
        found = search(
            city,
            wanted,
            "arrivals" if arrivals else "posts",
            variant=variant,
            seed=seed,
            weeks=weeks,
            most=most,
            in_force=in_force,
            languages=languages or None,
            keep=None if keep is None else Path(keep),
            **where,
        )
    put_out(
        found,
        form,
        table=lambda: as_csv(found, lang),
        page=lambda: print_page(found, lang),
        out=out,
        quiet=quiet,
    )
    return NOT_REACHED if found.answer is None else 0
