"""How faults of an input and slips on the command line are said to a person."""

from collections import Counter
from collections.abc import Iterator, Sequence

import click

from allocator.errors import Fault, InputError
from allocator.texts import Language, catalogue, say

SHOWN_OF_A_KIND = 20
"""Lines of one kind that are printed; the JSON of ``validate`` holds all."""


def fault_line(fault: Fault, lang: Language) -> str:
    """Return one line: where it stands (file and line, then path), and what is wrong."""
    place = fault.source
    if fault.row:
        place = f"{place}:{fault.row}" if place else say("cli_row", lang, row=fault.row)
    if fault.column:
        place = f"{place}, {say('cli_column', lang, column=fault.column)}"
    return ": ".join(part for part in (place, fault.path, fault.said(lang)) if part)


def fault_lines(faults: Sequence[Fault], lang: Language) -> Iterator[str]:
    """Yield a line a fault; after many of one kind only how many more there are."""
    kinds = Counter((fault.code, fault.source) for fault in faults)
    shown: Counter[tuple[str, str]] = Counter()
    for fault in faults:
        kind = (fault.code, fault.source)
        shown[kind] += 1
        if shown[kind] <= SHOWN_OF_A_KIND:
            yield fault_line(fault, lang)
        if shown[kind] == SHOWN_OF_A_KIND and kinds[kind] > SHOWN_OF_A_KIND:
            yield say("input_more", lang, n=kinds[kind] - SHOWN_OF_A_KIND)


def print_faults(error: InputError, lang: Language) -> None:
    """Print the faults to standard error, then how many there are."""
    for line in fault_lines(error.faults, lang):
        click.echo(line, err=True)
    key = "cli_faults_one" if len(error.faults) == 1 else "cli_faults_other"
    click.echo(say(key, lang, n=len(error.faults)), err=True)


def usage_text(error: click.ClickException, lang: Language) -> str:
    """Return what is wrong with a command line, in `lang`, and where help is."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return error.format_message()
    message = _translated(error, lang) if lang != "en" else error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    lines = [say("cli_usage", lang, message=message)]
    if context is not None:
        lines.append(say("cli_see_help", lang, command=context.command_path))
    return "\n".join(lines)


def _translated(error: click.ClickException, lang: Language) -> str:
    """Say click's own messages in another language; what has no text stays as it is."""
    key = f"cli_slip_{type(error).__name__}"
    if key not in catalogue():
        return _plain(error.format_message(), lang)
    named = getattr(error, "option_name", None) or getattr(error, "command_name", None)
    parameter = getattr(error, "param", None)
    if parameter is not None:
        option = isinstance(parameter, click.Option)
        named = parameter.opts[0] if option else parameter.human_readable_name
        if key == "cli_slip_BadParameter":
            return _right(parameter.type, named, error.message, lang)
    return say(key, lang, name=named or "", message=error.message)


def _plain(message: str, lang: Language) -> str:
    """Say the two slips that click tells by their words alone; our own are said already."""
    if message == "Missing command.":
        return say("cli_slip_command", lang)
    if message.startswith("Got unexpected extra argument"):
        return say("cli_slip_extra", lang, name=message.partition("(")[2].rstrip(")"))
    return message


def _right(kind: object, name: str, message: str, lang: Language) -> str:
    """Say what would be right for a parameter."""
    if isinstance(kind, click.Choice):
        return say("cli_slip_choice", lang, name=name, choices=", ".join(kind.choices))
    if isinstance(kind, click.IntRange | click.FloatRange):
        key = "cli_slip_least" if kind.max is None else "cli_slip_range"
        return say(key, lang, name=name, least=kind.min, most=kind.max)
    return say("cli_slip_BadParameter", lang, name=name, message=message)
