"""A Dask cluster: what is refused, and that no city is lost when one of its workers is killed."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import allocator
from allocator import InputError, cluster, plan_many
from allocator.commands.main import run
from tests.worlds import tiny

distributed = pytest.importorskip("distributed", reason="Dask is not installed: allocator[dask]")
PEOPLE, PARTS = ("city", "stranger"), ("cert", "key")
TINY = Path(__file__).parents[1] / "scenarios" / "tiny.yaml"


@contextmanager
def started(workers: int, **more: Any) -> Iterator[Any]:
    """Start a cluster on this machine, a process a worker."""
    quiet: dict[str, Any] = {"silence_logs": 60, "dashboard_address": None}
    with distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, **quiet, **more
    ) as local:
        yield local


def timeless(result: allocator.Result | None) -> dict[str, Any]:
    """Return a result without what differs from run to run."""
    assert result is not None
    data = result.model_dump(mode="json", exclude={"seconds", "first_plan_seconds"})
    data["plan"]["provenance"].pop("seconds")
    return data


def test_all_plans_arrive_though_a_worker_is_killed_in_the_middle() -> None:
    """After the first plan both workers have cities; one is killed, the other does the rest."""
    cities = {**{f"city{n}": tiny(1 + n % 2) for n in range(4)}, "tiny": allocator.load(TINY)}
    with started(2) as local, cluster.connect(local.scheduler_address) as place:
        assert place.workers == 2
        stream = plan_many(cities.items(), executor=place.executor, workers=place.workers)
        planned = [next(stream)]
        os.kill(next(iter(local.workers.values())).process.pid, signal.SIGKILL)
        planned += stream
    assert sorted(one.name for one in planned) == sorted(cities)
    for one in planned:
        assert one.failure is None
        assert timeless(one.result) == timeless(allocator.plan(cities[one.name]))


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("tls://192.0.2.1:8786", True),
        ("tcp://127.0.0.1:8786", True),
        ("tcp://127.8.0.1:8786", True),
        ("tcp://[::1]:8786", True),
        ("localhost:8786", True),
        ("127.0.0.1", True),
        ("tcp://192.0.2.1:8786", False),
        ("192.0.2.1:8786", False),
        ("tcp://[2001:db8::1]:8786", False),
        ("tcp://127.0.0.1.example.org:8786", False),
        ("tcp://localhost.example.org:8786", False),
        ("tcp://0.0.0.0:8786", False),
        ("ws://127.0.0.1:8786", False),
        ("", False),
    ],
)
def test_what_leaves_this_machine_is_encrypted(address: str, safe: bool) -> None:
    """Names are not looked up: only `localhost` is taken to be this machine."""
    assert cluster.is_safe(address) is safe


class Scheduler:
    """A client of a scheduler on this machine, with workers elsewhere."""

    def __init__(self, *workers: str) -> None:
        self.workers = {address: {"nthreads": 1} for address in workers}
        self.closed = False

    def scheduler_info(self, n_workers: int) -> dict[str, Any]:
        assert n_workers == -1, "all workers, not only the first"
        return {"workers": self.workers}

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(
    ("workers", "code"),
    [(("tcp://127.0.0.1:1", "tcp://192.0.2.1:2"), "dask_plain"), ((), "dask_no_workers")],
)
def test_workers_are_looked_at_too(
    workers: tuple[str, ...], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Scheduler(*workers)
    monkeypatch.setattr(cluster, "_client", lambda *_: client)
    with pytest.raises(InputError) as caught, cluster.connect("tcp://127.0.0.1:8786"):
        pass
    assert [fault.code for fault in caught.value.faults] == [code]
    assert client.closed


def test_nobody_answers_and_missing_files_and_no_dask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def code(address: str, certificates: cluster.Certificates | None = None) -> str:
        with pytest.raises(InputError) as caught, cluster.connect(address, certificates):
            pass
        return caught.value.faults[0].code

    monkeypatch.setattr(cluster, "PATIENCE", 0.2)
    assert code("tcp://127.0.0.1:9") == "dask_unreachable"
    nowhere = cluster.Certificates(*(tmp_path / name for name in ("ca", "cert", "key")))
    assert code("tls://192.0.2.1:8786", nowhere) == "file_missing"
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert code("tcp://127.0.0.1:9") == "dask_missing"


def test_dask_is_not_imported_unasked() -> None:
    code = (
        "import sys, allocator.cluster, allocator.commands.main, allocator.many\n"
        "from allocator.commands.placing import Placing\n"
        "with Placing(workers=1).place():\n"
        "    sys.exit(any(name in sys.modules for name in ('dask', 'distributed')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=TINY.parents[1], check=False)
    assert done.returncode == 0


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two self-signed certificates: that of the cluster, and one that it does not know."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl to make certificates with")
    folder = tmp_path_factory.mktemp("certificates")
    made = {f"{who}-{part}": folder / f"{who}-{part}.pem" for who in PEOPLE for part in PARTS}
    for who in PEOPLE:
        out = ["-keyout", str(made[f"{who}-key"]), "-out", str(made[f"{who}-cert"])]
        request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
        subprocess.run([*request, *out, "-subj", "/CN=city"], check=True, capture_output=True)
    return made


def words(certificates: dict[str, Path], who: str) -> list[str]:
    """Return the options with which somebody shows a certificate."""
    own = [("--tls-cert", f"{who}-cert"), ("--tls-key", f"{who}-key")]
    pairs = [("--tls-ca", "city-cert"), *own]
    return [word for option, name in pairs for word in (option, str(certificates[name]))]


def test_over_tls_with_the_right_certificate_only(
    certificates: dict[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("allocator.cluster.PATIENCE", 2.0)
    cert, key = (str(certificates[f"city-{part}"]) for part in PARTS)
    roles = ("client", "scheduler", "worker")
    security = distributed.Security(
        tls_ca_file=cert,
        require_encryption=True,
        **{f"tls_{role}_cert": cert for role in roles},
        **{f"tls_{role}_key": key for role in roles},
    )
    quiet: dict[str, Any] = {"silence_logs": 60, "dashboard_address": None}
    with distributed.LocalCluster(
        n_workers=1, processes=False, protocol="tls", security=security, **quiet
    ) as local:
        call = ["plan-many", str(TINY), "--dask", local.scheduler_address, "--lang", "en"]
        assert run([*call, *words(certificates, "city"), "--out", "plans"]) == 0
        assert "1 city, 1 solved" in capsys.readouterr().out
        assert run([*call, *words(certificates, "stranger")]) == 2
        assert "There is no Dask scheduler to be reached" in capsys.readouterr().err
    assert (tmp_path / "plans" / "tiny.plan.json").is_file()
