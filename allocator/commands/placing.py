"""Where many plans are made: processes of this machine, or a Dask cluster; options and place.

Shared by the commands that plan many cities, variants or cells of a grid.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any

import click

from allocator.commands.common import Command, Decorator, text
from allocator.errors import Fault, InputError


@dataclass(frozen=True)
class Placing:
    """What was asked for: so many processes here, or a cluster and its certificates."""

    workers: int | None = None
    dask: str | None = None
    tls_ca: str | None = None
    tls_cert: str | None = None
    tls_key: str | None = None

    def __post_init__(self) -> None:
        if self.dask is not None and self.workers is not None:
            raise InputError([Fault("many_workers_or_dask", source="--workers")])

    @contextmanager
    def place(self) -> Iterator[dict[str, Any]]:
        """Give the keywords ``executor`` and ``workers`` of `allocator.plan_many`."""
        if self.dask is None:
            yield {"workers": self.workers}
            return
        from allocator.cluster import Certificates, connect

        ca, cert, key = (
            None if file is None else Path(file)
            for file in (self.tls_ca, self.tls_cert, self.tls_key)
        )
        certificates = Certificates(ca, cert, key) if ca and cert and key else None
        with connect(self.dask, certificates) as where:
            for logger in ("distributed", "distributed.client"):
                # What goes wrong is said of each city; nobody reads Dask's tracebacks.
                logging.getLogger(logger).setLevel(logging.CRITICAL)
            yield {"executor": where.executor, "workers": where.workers}


def placing_options(workers: str) -> Decorator:
    """``--workers``, ``--dask`` and its certificates, given to the command as `placing`.

    Parameters
    ----------
    workers
        Key of the help of ``--workers``: what is done side by side.
    """
    options = [
        click.option("--workers", type=click.IntRange(1, 1024), help=text(workers)),
        click.option("--dask", metavar="ADDRESS", help=text("many_option_dask")),
        click.option("--tls-ca", type=click.Path(), help=text("many_option_tls_ca")),
        click.option("--tls-cert", type=click.Path(), help=text("many_option_tls_cert")),
        click.option("--tls-key", type=click.Path(), help=text("many_option_tls_key")),
    ]

    def decorate(command: Command) -> Command:
        @wraps(command)
        def placed(**values: Any) -> Any:
            asked = Placing(**{field.name: values.pop(field.name) for field in fields(Placing)})
            return command(placing=asked, **values)

        for option in reversed(options):
            placed = option(placed)
        return placed

    return decorate
