"""How long and how hard to search: options that planning commands share.

Not in `commands.common`, so that commands that search for nothing start without the model.
"""

from math import isnan
from typing import Any

import click

from allocator.commands.common import Command, Decorator, text
from allocator.model.result import COMPARED, Options

DEFAULTS = Options()


class Number(click.FloatRange):
    """A number in a range; ``nan`` is none, though it is in no range and out of none."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number."""
        found = float(super().convert(value, param, ctx))
        if isnan(found):
            self.fail(text("cli_not_a_number", value=value), param, ctx)
        return found


def time_limit_option() -> Decorator:
    """``--time-limit``, given to the command as `time_limit`."""
    return click.option(
        "--time-limit",
        type=Number(0, 86_400, min_open=True),
        default=DEFAULTS.time_limit,
        show_default=True,
        help=text("cli_option_time_limit"),
    )


def search_options(share: float = DEFAULTS.share) -> Decorator:
    """``--seed``, ``--time-limit`` and ``--share``, given to the command by these names.

    Parameters
    ----------
    share
        Default of ``--share``.
    """
    options = (
        click.option(
            "--seed",
            type=click.IntRange(0, 2**31 - 1),
            default=DEFAULTS.seed,
            help=text("cli_option_seed"),
        ),
        time_limit_option(),
        click.option(
            "--share",
            type=Number(0, 1),
            default=share,
            show_default=True,
            help=text("cli_option_share"),
        ),
    )

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def compared(seed: int, time_limit: float, share: float) -> Options:
    """Return the options of plans that are compared; who wants more proven gets more effort."""
    effort = COMPARED.effort if share <= COMPARED.share else None
    return Options(seed=seed, time_limit=time_limit, share=share, effort=effort)
