"""What the commands share: the language of a call, and options that mean the same everywhere.

Change this file when an option of section 9 of the planning problem changes its meaning.
"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from allocator.asked import Asked
from allocator.texts import Language, say

if TYPE_CHECKING:
    from pydantic import BaseModel

    from allocator.model.plan import Plan
    from allocator.model.scenario import Scenario

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]


def language(arguments: Sequence[str] | None = None) -> Language:
    """Return the language of this call: ``--lang``, else the locale, else English.

    Parameters
    ----------
    arguments
        Words of the command line; those of the process where not given.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    for word, following in zip(words, [*words[1:], ""], strict=False):
        named = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and named in ("de", "en"):
            return cast(Language, named)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return "de" if os.environ[variable].lower().startswith("de") else "en"
    return "en"


def text(key: str, **values: object) -> str:
    """Return a text of the catalogue in the language of this call (for help and errors)."""
    return say(key, language(), **values)


def lang_option() -> Decorator:
    """``--lang de|en``, given to the command as `lang`."""
    return click.option(
        "--lang",
        type=click.Choice(["de", "en"]),
        default=language,
        help=text("cli_option_lang"),
    )


def format_option(*formats: str) -> Decorator:
    """``--format``, given to the command as `form`; the first of `formats` is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        help=text("cli_option_format"),
    )


def scenario_argument() -> Decorator:
    """The scenario file, given to the command as `scenario`."""
    return click.argument("scenario", metavar="SCENARIO", type=click.Path())


def plan_argument() -> Decorator:
    """The plan file, given to the command as `plan_file`."""
    return click.argument("plan_file", metavar="PLAN", type=click.Path())


def asked_options() -> Decorator:
    """What is asked of the scenario, given to the command as `asked`."""
    options = [
        click.option("--variant", metavar="NAME", help=text("cli_option_variant")),
        click.option(
            "--set", "sets", multiple=True, metavar="PATH=VALUE", help=text("cli_option_set")
        ),
        click.option(
            "--change", "changes", multiple=True, metavar="WORDS", help=text("cli_option_change")
        ),
        click.option(
            "--changes",
            "change_files",
            multiple=True,
            metavar="FILE",
            type=click.Path(),
            help=text("cli_option_changes"),
        ),
        click.option("--in-force", metavar="PLAN", type=click.Path(), help=text("cli_in_force")),
        click.option("--as-of", metavar="DAY", help=text("cli_as_of")),
    ]

    def decorate(command: Command) -> Command:
        @wraps(command)
        def asking(**values: Any) -> Any:
            asked = Asked(**{field.name: values.pop(field.name) for field in fields(Asked)})
            return command(asked=asked, **values)

        for option in reversed(options):
            asking = option(asking)
        return asking

    return decorate


def names_option() -> Decorator:
    """``--names FILE``, given to the command as `names`."""
    return click.option("--names", type=click.Path(), help=text("cli_option_names"))


def verbose_option() -> Decorator:
    """``--verbose``, given to the command as `verbose`."""
    return click.option("--verbose", is_flag=True, help=text("cli_option_verbose"))


def note_another(asked: Asked, path: str, scenario: "Scenario", plan: "Plan") -> None:
    """Say on standard error that a plan was made for another scenario than the one asked for.

    Where changes are asked for it may have been made before them.
    """
    from allocator.digest import of_another

    before = replace(asked, changes=(), change_files=())
    if of_another(scenario, plan) and (
        before == asked or of_another(before.load(path).scenario, plan)
    ):
        click.echo(text("cli_other_scenario"), err=True)


def put_out(
    result: "BaseModel",
    form: str,
    *,
    table: Callable[[], str],
    page: Callable[[], None],
    out: str | None = None,
    quiet: bool = False,
) -> None:
    """Write a result to a file where one is named, and print it unless that is not wanted.

    Parameters
    ----------
    form
        ``text``, ``json`` or ``csv``.
    table, page
        Make the CSV table; print the page.
    """
    from allocator.io.plans import write_whole

    if out is not None:
        write_whole(Path(out), result.model_dump_json(indent=1) + "\n")
    if quiet:
        return
    if form == "json":
        click.echo(result.model_dump_json(indent=2))
    elif form == "csv":
        click.echo(table(), nl=False)
    else:
        page()
