"""``allocator demo``: Hannover in March 2016, from what is installed."""

import click

from allocator.asked import Asked
from allocator.commands.common import lang_option, text, verbose_option
from allocator.commands.plan import BROKEN, made, plan_file_name, print_conflict, solve, write
from allocator.commands.show import overview_of, print_overview
from allocator.model.result import Options
from allocator.packaged import packaged_scenario
from allocator.texts import Language

SCENARIO = "hannover-2016"


@click.command(help=text("cli_command_demo"))
@lang_option()
@verbose_option()
def demo(lang: Language, verbose: bool) -> int:
    """Plan Hannover from the packaged scenario."""
    from allocator.report.view import View

    scenario = packaged_scenario(SCENARIO)
    result = solve(str(scenario), Asked(), Options(), lang, False)
    if result.plan is None:
        print_conflict(result, lang)
        return BROKEN
    file = plan_file_name(scenario, Asked())
    write(result.plan, file)
    view = View(lang=lang, verbose=verbose, made=made(result), file=str(file))
    data = overview_of(result.plan, str(file))
    print_overview(data, "text", view)
    return BROKEN if data.quality.broken else 0
