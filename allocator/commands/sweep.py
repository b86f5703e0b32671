"""``allocator sweep GRID.yaml``: every combination of what is varied, as tables and heat maps.

Exit codes: 0 all solved; 1 a combination contradicts itself or failed, or a plan breaks rules;
2 bad input.
"""

from pathlib import Path

import click

from allocator.commands.common import format_option, lang_option, put_out, text
from allocator.commands.placing import Placing, placing_options
from allocator.commands.plan import BROKEN
from allocator.commands.progress import cities_bar
from allocator.commands.searching import compared, search_options
from allocator.model.result import COMPARED
from allocator.texts import Language


@click.command(help=text("cli_command_sweep"))
@click.argument("grid", metavar="GRID", type=click.Path())
@click.option("--at", metavar="MONTH", help=text("whatif_option_at"))
@placing_options("whatif_option_workers")
@click.option("--out", type=click.Path(dir_okay=False), help=text("sweep_option_out"))
@click.option("--html", type=click.Path(dir_okay=False), help=text("report_option_html"))
@format_option("text", "json", "csv")
@search_options(COMPARED.share)
@lang_option()
@click.option("--quiet", is_flag=True, help=text("cli_option_quiet"))
def sweep(
    grid: str,
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
    """Plan a grid."""
    from allocator.comparison.swept import sweep as plan_grid
    from allocator.io import load_scenario
    from allocator.io.grids import read_grid
    from allocator.io.plans import write_whole
    from allocator.model.sweep import Sweep
    from allocator.report.study.html import html_report
    from allocator.report.study.read import read_before
    from allocator.report.study.studies import month_in, study_of
    from allocator.report.sweep import Grids
    from allocator.report.sweep_page import as_csv, print_grid

    asked = read_grid(grid)
    city = load_scenario(Path(grid).parent / asked.scenario)
    month = month_in(at, city.horizon)
    options = compared(seed, time_limit, share)
    before = None if out is None else read_before(Path(out))

    with cities_bar(lang, quiet) as bar, placing.place() as where:

        def grown(seen: Sweep) -> None:
            bar(len(seen.cells), seen.whole)
            if out is not None:
                write_whole(Path(out), seen.model_dump_json() + "\n")

        seen = plan_grid(city, asked.axes, options, before=before, grown=grown, **where)
    grids = Grids(seen, lang, month)
    if html is not None:
        write_whole(Path(html), html_report(study_of(seen, lang, at)))
    put_out(seen, form, table=lambda: as_csv(grids), page=lambda: print_grid(grids), quiet=quiet)
    return 0 if seen.solved else BROKEN
