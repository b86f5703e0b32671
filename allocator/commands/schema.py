"""``allocator schema FILE``: the JSON Schema of a scenario, a plan and others, from their types."""

import json
from typing import Any

import click

from allocator.commands.common import lang_option, text
from allocator.texts import Language

FILES = ("scenario", "plan", "rota", "accounts", "cases", "changes", "difference")


@click.command(help=text("cli_command_schema"))
@click.argument("what", metavar="|".join(FILES), type=click.Choice(FILES))
@lang_option()
def schema(what: str, lang: Language) -> int:
    """Print the JSON Schema of a file."""
    del lang  # field names and their meaning are English in every language
    click.echo(json.dumps(schema_of(what), ensure_ascii=False, indent=1))
    return 0


def schema_of(what: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a file."""
    from pydantic import TypeAdapter

    from allocator.model.cases import Case
    from allocator.model.changes import Change
    from allocator.model.difference import Difference
    from allocator.model.plan import Plan
    from allocator.model.rota import Rota
    from allocator.model.rota_accounts import Accounts
    from allocator.model.scenario import Scenario

    types: dict[str, TypeAdapter[Any]] = {
        "scenario": TypeAdapter(Scenario),
        "plan": TypeAdapter(Plan),
        "rota": TypeAdapter(Rota),
        "accounts": TypeAdapter(Accounts),
        "cases": TypeAdapter(tuple[Case, ...]),
        "changes": TypeAdapter(tuple[Change, ...]),
        "difference": TypeAdapter(Difference),
    }
    found = types[what].json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
