"""``allocator report RESULT --html FILE --pdf FILE``: a report on what a command has written.

Exit codes: 0 written; 2 bad input.
"""

from pathlib import Path

import click

from allocator.commands.common import lang_option, text
from allocator.errors import Fault, InputError
from allocator.texts import Language


@click.command(help=text("cli_command_report"))
@click.argument("result", metavar="RESULT", type=click.Path())
@click.option("--html", type=click.Path(dir_okay=False), help=text("report_option_html"))
@click.option("--pdf", type=click.Path(dir_okay=False), help=text("report_option_pdf"))
@click.option("--scenario", type=click.Path(), help=text("report_option_scenario"))
@click.option("--internal", is_flag=True, help=text("report_option_internal"))
@click.option("--at", metavar="MONTH", help=text("whatif_option_at"))
@lang_option()
def report(
    result: str,
    html: str | None,
    pdf: str | None,
    scenario: str | None,
    internal: bool,
    at: str | None,
    lang: Language,
) -> None:
    """Write a report."""
    from allocator.io import load_scenario
    from allocator.io.plans import write_whole
    from allocator.report.study.html import html_report
    from allocator.report.study.pdf import pdf_report
    from allocator.report.study.read import read_result
    from allocator.report.study.studies import study_of

    if html is None and pdf is None:
        raise InputError([Fault("report_nothing", source="--html")])
    city = None if scenario is None else load_scenario(scenario)
    study = study_of(read_result(result), lang, at, city, internal=internal)
    if html is not None:
        write_whole(Path(html), html_report(study))
    if pdf is not None:
        Path(pdf).write_bytes(pdf_report(study))
