"""What tests of several folders share: the package as a wheel holds it, and its demo, run once."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from allocator.io.plans import read_plan
from allocator.model.plan import Plan
from tests.docs.tree import ROOT, repository_files

# A page is as wide as its terminal, in the language of who runs it: tests must not depend on that.
os.environ.update(COLUMNS="80", LANG="C.UTF-8")
for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "FORCE_COLOR", "LINES"):
    os.environ.pop(name, None)

# How fast the machine is must not decide either.
settings.register_profile("any", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any")


@dataclass(frozen=True)
class Demo:
    """What ``allocator demo`` printed, and the folder it was run in."""

    run: subprocess.CompletedProcess[str]
    folder: Path

    @property
    def plan(self) -> Plan:
        """The plan that it wrote."""
        return read_plan(self.folder / "hannover-2016.plan.json")


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the package as a wheel holds it, built and unpacked offline."""
    work = tmp_path_factory.mktemp("wheel")
    source, wheels, target = work / "source", work / "wheels", work / "target"
    for path in repository_files():
        copied = source / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-deps", "--no-index"]
    build = [*pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", str(wheels), "."]
    subprocess.run(build, cwd=source, check=True)
    wheel = next(wheels.glob("*.whl"))
    subprocess.run([*pip, "install", *offline, "--target", str(target), str(wheel)], check=True)
    return target


@pytest.fixture(scope="session")
def demo(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Run ``demo`` from an empty folder, on the unpacked wheel alone."""
    folder = tmp_path_factory.mktemp("demo")
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import allocator.commands.main as it;"
        "print(it.__file__); it.main()"
    )
    command = [sys.executable, "-c", code, str(unpacked), "demo", "--lang", "en"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return Demo(run, folder)
