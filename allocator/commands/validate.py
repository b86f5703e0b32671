"""``allocator validate SCENARIO``: everything that is wrong or odd, and what was read.

Exit code 0 where the scenario can be planned (oddities only), 2 where there are faults.
"""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from allocator.asked import Asked
from allocator.commands.common import (
    asked_options,
    format_option,
    lang_option,
    scenario_argument,
    text,
)
from allocator.commands.faults import fault_lines
from allocator.errors import Fault
from allocator.texts import Language, say

if TYPE_CHECKING:
    from allocator.io import Examined

BAD_INPUT = 2


@click.command(help=text("cli_command_validate"))
@scenario_argument()
@asked_options()
@format_option("text", "json")
@lang_option()
def validate(scenario: str, asked: Asked, form: str, lang: Language) -> int:
    """List everything that is wrong or odd in a scenario."""
    examined = asked.examine(scenario)
    if form == "json":
        click.echo(json.dumps(as_json(examined, lang), ensure_ascii=False, indent=1))
    else:
        for line in page(examined, lang):
            click.echo(line)
    return BAD_INPUT if examined.faults else 0


def page(examined: "Examined", lang: Language) -> Iterator[str]:
    """Yield the lines of the report: what was read, faults, oddities, result."""
    if examined.sources:
        yield say("input_read", lang)
    for source in examined.sources:
        key = "input_source" if source.table else "input_source_file"
        yield "  " + say(key, lang, name=source.name, table=source.table, n=source.rows)
    if examined.loaded is not None:
        yield "  " + say("input_summary", lang, **counts(examined))
    for key, faults in (("input_faults", examined.faults), ("input_oddities", examined.oddities)):
        none = "" if faults else "  " + say("input_none", lang)
        yield say(key, lang) + none
        yield from ("  " + line for line in fault_lines(faults, lang))
    n = len(examined.faults)
    key = "input_result_fine" if not n else "input_result_one" if n == 1 else "input_result_other"
    yield say(key, lang, n=n)


def counts(examined: "Examined") -> dict[str, Any]:
    """Return how much the scenario holds, by the names of the summary."""
    from allocator.model.calendar import format_month
    from allocator.model.managers import Role

    loaded = examined.loaded
    if loaded is None:
        return {}
    scenario = loaded.scenario
    heads = sum(manager.role == Role.HEAD for manager in scenario.managers)
    running = sum(case.running for case in scenario.cases)
    return {
        "name": scenario.name,
        "first": format_month(scenario.start),
        "last": format_month(scenario.horizon[-1]),
        "sites": len(scenario.sites),
        "managers": len(scenario.managers) - heads,
        "heads": heads,
        "running": running,
        "waiting": len(scenario.cases) - running,
        "profiles": len(scenario.arrivals.profiles),
        "variants": len(scenario.variants),
    }


def as_json(examined: "Examined", lang: Language) -> dict[str, Any]:
    """Return the report as JSON-able data."""
    return {
        "faults": [_row(fault, lang) for fault in examined.faults],
        "oddities": [_row(fault, lang) for fault in examined.oddities],
        "sources": [
            {"name": source.name, "table": source.table, "rows": source.rows}
            for source in examined.sources
        ],
        "summary": counts(examined),
        "digest": None if examined.loaded is None else examined.loaded.digest,
    }


def _row(fault: Fault, lang: Language) -> dict[str, Any]:
    return {
        "code": fault.code,
        "source": fault.source,
        "row": fault.row,
        "column": fault.column,
        "path": fault.path,
        "text": fault.said(lang),
    }
