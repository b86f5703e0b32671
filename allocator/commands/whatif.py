"""``allocator whatif SCENARIO --variant ...``: variants side by side, the flow by hand first.

Exit codes: 0 all solved; 1 a variant contradicts itself or failed, or a plan breaks rules; 2
bad input.
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
from allocator.commands.plan import BROKEN
from allocator.commands.progress import cities_bar
from allocator.commands.searching import compared, search_options
from allocator.model.result import COMPARED
from allocator.texts import Language


@click.command(help=text("cli_command_whatif"))
@scenario_argument()
@click.option(
    "--plan", "plan_file", metavar="PLAN", type=click.Path(), help=text("whatif_option_plan")
)
@click.option(
    "--variant", "variants", multiple=True, metavar="VARIANT", help=text("whatif_option_variant")
)
@click.option("--at", metavar="MONTH", help=text("whatif_option_at"))
@placing_options("whatif_option_workers")
@click.option("--out", type=click.Path(dir_okay=False), help=text("whatif_option_out"))
@click.option("--html", type=click.Path(dir_okay=False), help=text("cli_option_html"))
@format_option("text", "json", "csv")
@search_options(COMPARED.share)
@lang_option()
@click.option("--quiet", is_flag=True, help=text("cli_option_quiet"))
def whatif(
    scenario: str,
    plan_file: str | None,
    variants: tuple[str, ...],
    at: str | None,
    placing: Placing,
    out: str | None,
    html: str | None,
    form: str,
    seed: int,
    time_limit: float,
    share: float,
    lang: Language,
    quiet: bool,
) -> int:
    """Compare variants."""
    from allocator.comparison.compared import whatif as compare
    from allocator.io import load_scenario
    from allocator.io.plans import read_plan, write_whole
    from allocator.report.study.studies import month_in
    from allocator.report.whatif import Words
    from allocator.report.whatif_html import html_page
    from allocator.report.whatif_page import as_csv, print_page

    city, (in_force,) = together(
        lambda: load_scenario(scenario), lambda: every(read_plan, [plan_file])
    )
    month = month_in(at, city.horizon)
    options = compared(seed, time_limit, share)
    with cities_bar(lang, quiet) as bar, placing.place() as where:
        seen = compare(city, variants, in_force, options, progress=bar, **where)
    words = Words(seen, lang, month)
    if html is not None:
        write_whole(Path(html), html_page(words))
    put_out(
        seen,
        form,
        table=lambda: as_csv(seen, lang),
        page=lambda: print_page(words),
        out=out,
        quiet=quiet,
    )
    return 0 if seen.solved else BROKEN
