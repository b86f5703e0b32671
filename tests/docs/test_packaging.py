"""The package: metadata for catalogues, locked versions, and the wheel without a checkout."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from tests.conftest import Demo
from tests.docs.tree import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
MANDATORY = (
    *("publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus"),
    *("softwareType", "description", "legal", "maintenance", "localisation"),
)


def _locked(name: str) -> dict[str, Requirement]:
    """Return the locked requirements of a file by normalised name."""
    lines = (ROOT / "requirements" / name).read_text("utf-8").splitlines()
    pins = [Requirement(line.rstrip(" \\")) for line in lines if line and not line.startswith(" ")]
    return {_normal(pin.name): pin for pin in pins}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", ["run.txt", "build.txt", "dev.txt"])
def test_locks_pin_one_version_with_hashes(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    locked = _locked(name)
    assert locked
    assert all(str(pin.specifier).startswith("==") for pin in locked.values())
    blocks = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(locked), "one version for all platforms and Pythons"
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("run.txt", PROJECT["dependencies"]),
        ("dev.txt", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]),
        ("build.txt", ["setuptools>=77"]),
    ],
)
def test_locks_are_in_step_with_the_project(lock: str, wanted: list[str]) -> None:
    """Run ``make lock`` where this fails."""
    locked = _locked(lock)
    for requirement in map(Requirement, wanted):
        pin = locked[_normal(requirement.name)]
        assert requirement.specifier.contains(str(pin.specifier).removeprefix("=="))


def test_run_and_dev_lock_agree() -> None:
    run, dev = _locked("run.txt"), _locked("dev.txt")
    assert {name: str(pin) for name, pin in run.items()}.items() <= {
        name: str(pin) for name, pin in dev.items()
    }.items()


def test_public_code_metadata() -> None:
    """The limits of publiccode.yml 0.4: mandatory keys, lengths of the descriptions."""
    data = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    assert [key for key in MANDATORY if not data.get(key)] == []
    assert data["legal"]["license"] == PROJECT["license"]
    assert (
        {"de", "en"} == set(data["description"]) == set(data["localisation"]["availableLanguages"])
    )
    for texts in data["description"].values():
        assert len(texts["shortDescription"]) <= 150
        assert 150 <= len(texts["longDescription"]) <= 10_000
        assert texts["features"]
    assert all(contact["name"] for contact in data["maintenance"]["contacts"])


def test_the_wheel_holds_every_module_and_scenario(unpacked: Path) -> None:
    modules = {path.relative_to(ROOT) for path in (ROOT / "allocator").rglob("*.py")}
    data = {
        "allocator" / path.relative_to(ROOT)
        for path in (ROOT / "scenarios").rglob("*")
        if path.suffix in {".yaml", ".csv"}
    }
    assert data
    held = {path.relative_to(unpacked) for path in unpacked.rglob("*") if path.is_file()}
    assert modules | data <= held
    assert Path("allocator/py.typed") in held
    strangers = {path.parts[0] for path in held} - {"allocator"}
    assert all(name.startswith("allocator-") or name == "bin" for name in strangers)


def test_demo_runs_without_a_checkout(unpacked: Path, demo: Demo) -> None:
    """From an empty folder, on the unpacked wheel alone, ``demo`` plans Hannover."""
    assert demo.run.returncode == 0, demo.run.stderr
    assert demo.run.stdout.startswith(str(unpacked))
    assert "Oststadtkrankenhaus" in demo.run.stdout
