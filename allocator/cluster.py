"""A Dask cluster as the place where cities are planned: encrypted, or on this machine.

Dask is imported when a cluster is asked for and not before (``allocator[dask]``). A scenario
holds pseudonymous cases, so nothing is sent to another machine unless the connection is
encrypted and both sides have shown a certificate: what is not ``tls://`` is refused, for the
scheduler and for each of its workers, unless its address is a loopback address.
"""

import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allocator.errors import Fault, InputError

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 10.0
"""Seconds to wait for a scheduler."""


@dataclass(frozen=True)
class Certificates:
    """Files in PEM form with which both sides of a connection show who they are.

    Attributes
    ----------
    ca
        Certificate of the authority that signed the others.
    cert
        Certificate of this side.
    key
        Private key of this side.
    """

    ca: Path
    cert: Path
    key: Path


@dataclass(frozen=True)
class Cluster:
    """A cluster that takes cities.

    Attributes
    ----------
    executor
        For `allocator.plan_many`.
    workers
        Cities that it plans at once: its threads.
    """

    executor: Executor
    workers: int


@contextmanager
def connect(address: str, certificates: Certificates | None = None) -> Iterator[Cluster]:
    """Connect with a Dask scheduler, and leave it running at the end.

    Parameters
    ----------
    address
        ``tls://host:port``; ``tcp://127.0.0.1:port`` for a scheduler on this machine.
    certificates
        Needed for ``tls://``.

    Yields
    ------
    Cluster
        What `allocator.plan_many` needs: ``plan_many(cities, executor=it.executor,
        workers=it.workers)``.

    Raises
    ------
    InputError
        The address or that of a worker is neither encrypted nor on this machine, a
        certificate is missing, nobody answers, there are no workers, or Dask is not installed.
    """
    refuse_plain([address], "--dask")
    if address.startswith("tls://"):
        _have_certificates(certificates)
    client = _client(address, certificates)
    try:
        workers: dict[str, Any] = client.scheduler_info(n_workers=-1)["workers"]
        refuse_plain(workers, "--dask")
        if not workers:
            raise InputError([Fault("dask_no_workers", source="--dask")])
        threads = sum(worker["nthreads"] for worker in workers.values())
        yield Cluster(client.get_executor(pure=False), threads)
    finally:
        client.close()


def refuse_plain(addresses: Iterable[str], source: str = "") -> None:
    """Refuse addresses that are neither encrypted nor on this machine.

    Raises
    ------
    InputError
        Names each of them.
    """
    faults = [
        Fault("dask_plain", values={"address": address}, source=source)
        for address in addresses
        if not is_safe(address)
    ]
    if faults:
        raise InputError(faults)


def is_safe(address: str) -> bool:
    """Whether what is sent to an address is encrypted or does not leave this machine."""
    scheme, _, rest = address.rpartition("://")
    if scheme == "tls":
        return True
    host = rest.rpartition(":")[0].strip("[]") or rest
    return scheme in ("", "tcp") and (host == "localhost" or _is_loopback(host))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _have_certificates(certificates: Certificates | None) -> None:
    if certificates is None:
        raise InputError([Fault("dask_certificates", source="--dask")])
    files = (certificates.ca, certificates.cert, certificates.key)
    missing = [Fault("file_missing", source=str(file)) for file in files if not file.is_file()]
    if missing:
        raise InputError(missing)


def _client(address: str, certificates: Certificates | None) -> "Client":
    """Return a client; what goes wrong is said in one sentence, not in Dask's log."""
    try:
        from distributed import Client, Security
    except ImportError:
        raise InputError([Fault("dask_missing", source="--dask")]) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    security = None
    try:
        if certificates is not None:
            security = Security(
                require_encryption=True,
                tls_ca_file=str(certificates.ca),
                tls_client_cert=str(certificates.cert),
                tls_client_key=str(certificates.key),
            )
        return Client(address, security=security, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, RuntimeError, TypeError) as error:
        why = str(error) or type(error).__name__
        values: dict[str, object] = {"address": address, "why": why}
        raise InputError([Fault("dask_unreachable", values=values, source="--dask")]) from None
