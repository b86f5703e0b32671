"""The command ``allocator``: collects the commands and turns every fault into an exit code.

Exit codes: 0 solved; 1 a plan exists but rules are broken, or the input contradicts
itself; 2 bad input. To add a command, write its file and name it in `COMMANDS`.
"""

import errno
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper

import click

from allocator.commands.common import language, text
from allocator.commands.faults import print_faults, usage_text
from allocator.commands.helping import Context
from allocator.errors import AllocatorError, InputError, UncheckedPlanError
from allocator.texts import Language, say

COMMANDS = (
    "plan",
    "plan-many",
    "rota",
    "rota import",
    "show",
    "explain",
    "check",
    "replan",
    "whatif",
    "sweep",
    "diff",
    "changes",
    "validate",
    "schema",
    "new",
    "demo",
    "publish",
    "history",
    "restore",
    "forget",
    "recommend",
    "assign",
    "advise",
    "simulate",
    "require",
    "statistics",
    "report",
)
"""Commands in the order of the help; ``plan`` is ``commands/plan.py`` and its object `plan`."""

BROKEN, BAD_INPUT, INTERRUPTED = 1, 2, 130

FILE_FAULTS = {
    errno.ENOENT: "cli_file_missing",
    errno.ENOTDIR: "cli_file_missing",
    errno.EISDIR: "cli_file_folder",
    errno.EACCES: "cli_file_rights",
    errno.EPERM: "cli_file_rights",
    errno.EROFS: "cli_file_rights",
    errno.ENOSPC: "cli_file_full",
}
"""Texts of what a system says in its own language."""


class Commands(click.Group):
    """The commands, each imported when it is called: help stays fast."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None for an unknown name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = module_of(cmd_name)
        command = getattr(import_module(f"allocator.commands.{module}"), module)
        if not isinstance(command, click.Command):
            return None
        command.context_class = Context
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command of a call; two words are one where there is such a command."""
        two = " ".join(args[:2])
        if two in COMMANDS:
            return two, self.get_command(ctx, two), args[2:]
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the texts, without importing them."""
        del ctx
        with formatter.section(text("cli_commands")):
            formatter.write_dl([(name, about(name)) for name in COMMANDS])


def module_of(command: str) -> str:
    """Return the name of the module of a command, and of its object there."""
    return command.replace("-", "_").replace(" ", "_")


def about(command: str) -> str:
    """Return what a command does, in one sentence."""
    return text(f"cli_command_{module_of(command)}")


def application() -> Commands:
    """Return the command line in the language of this call."""
    group = Commands(
        "allocator", help=text("cli_about"), context_settings={"max_content_width": 100}
    )
    group.params.append(
        click.Option(
            ["--lang"],
            type=click.Choice(["de", "en"]),
            expose_value=False,
            help=text("cli_option_lang"),
        )
    )
    option = click.version_option(version("allocator"), message="%(prog)s %(version)s")
    return option(group)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    arguments
        Words of the command line without the program; those of the process where not given.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    lang = language(words)
    try:
        code = application().main(words, prog_name="allocator", standalone_mode=False)
    except InputError as error:
        print_faults(error, lang)
        return BAD_INPUT
    except AllocatorError as error:
        unchecked = isinstance(error, UncheckedPlanError)
        click.echo(say("cli_unchecked", lang, details=error) if unchecked else error, err=True)
        return BROKEN if unchecked else BAD_INPUT
    except click.ClickException as error:
        click.echo(usage_text(error, lang), err=True)
        return BAD_INPUT
    except OSError as error:
        why = why_not(error, lang)
        click.echo(say("cli_file", lang, file=error.filename or "", why=why), err=True)
        return BAD_INPUT
    except (KeyboardInterrupt, click.Abort):
        click.echo(say("cli_interrupted", lang), err=True)
        return INTERRUPTED
    return code if isinstance(code, int) else 0


def why_not(error: OSError, lang: Language) -> str:
    """Return why a file cannot be used; what is seldom, in the words of the system."""
    key = FILE_FAULTS.get(error.errno or 0)
    return error.strerror or str(error) if key is None else say(key, lang)


def main() -> None:
    """Entry point of the installed command."""
    collect_seldom()
    lose_nothing()
    sys.exit(run())


def lose_nothing() -> None:
    r"""Write what the encoding of a terminal or pipe does not have as ``\uXXXX``, as JSON may."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def collect_seldom() -> None:
    """Look for garbage after 100,000 new objects, not after 700.

    A city is a large tree that lives to the end: going through it so often takes a tenth of the
    time of a city of 42 people, and more of a larger one.
    """
    gc.set_threshold(100_000)
