"""House rules that hold for every file; each test names the files that break one."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.tree import ROOT, python_files, repository_files, shown

LINES = 400
FUNCTION_LINES = 60
SOLVERS = {"ortools", "highspy"}

# Written in pieces, so that this file does not break the rules it tests.
HOSTS = re.compile("|".join(("py" + r"pi\.org", "python" + r"hosted", "npm" + r"js\.")))
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(work|root|home|opt|tmp|mnt)/|[A-Z]:\\Users")
UNFINISHED = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "# no" + "qa", "type: " + "ignore")))


def _texts() -> Iterator[tuple[Path, str]]:
    for path in repository_files():
        if path.suffix not in {".xlsx", ".png"}:
            yield path, path.read_text(encoding="utf-8")


def _where(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{shown(path)}:{number}"
        for path, text in _texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_the_walk_sees_the_repository() -> None:
    """Were the walk empty, every test below would pass without looking."""
    seen = {shown(path) for path in repository_files()}
    assert {"pyproject.toml", "Makefile", "allocator/model/plan.py", "docs/index.md"} <= seen
    assert not any(name.startswith((".venv", ".git/")) for name in seen)


@pytest.mark.parametrize(
    ("pattern", "broken"),
    [
        (HOSTS, "https://py" + "pi.org/simple"),
        (MACHINE_PATH, "see /wo" + "rk/main"),
        (UNFINISHED, "# TO" + "DO later"),
    ],
)
def test_patterns_find_what_they_are_for(pattern: re.Pattern[str], broken: str) -> None:
    assert pattern.search(broken)
    assert not pattern.search("a plain line about allocator/io and docs/input.md")


def test_no_registry_host() -> None:
    assert not _where(HOSTS)


def test_no_machine_path() -> None:
    assert not _where(MACHINE_PATH)


def test_nothing_unfinished() -> None:
    assert not _where(UNFINISHED)


def test_no_file_is_long() -> None:
    """Tables of data, results, locks and the licence are no files that a person reads through."""
    long = {
        shown(path): text.count("\n")
        for path, text in _texts()
        if path.suffix != ".csv"
        and path.parent.name not in ("requirements", "results")
        and path.name != "LICENSE"
        and text.count("\n") > LINES
    }
    assert not long


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        shown(path)
        for path in python_files()
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not silent


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in python_files("allocator", "benchmarks", "docs", "scenarios")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= FUNCTION_LINES
    ]
    assert not long


def imported(path: Path) -> set[str]:
    """Full names of all modules that a file imports, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_only_the_solver_knows_a_solver() -> None:
    knowing = {
        shown(path)
        for path in python_files("allocator")
        if any(name.split(".")[0] in SOLVERS for name in imported(path))
    }
    assert all(name.startswith("allocator/solver/") for name in knowing)


@pytest.mark.parametrize("part", ["model", "facts", "io", "ledger", "checks", "report", "change"])
def test_parts_that_share_nothing_with_the_solver(part: str) -> None:
    """Importing them loads neither a solver nor anything of ``allocator/solver/``."""
    code = (
        f"import sys, allocator.{part}\n"
        "print(*[name for name in sys.modules"
        " if name.split('.')[0] in ('ortools', 'highspy')"
        " or name.startswith('allocator.solver')])"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stderr
    assert not finished.stdout.split()


def test_readers_never_see_the_formal_notice() -> None:
    """*Überlastung* is a formal notice to an employer; over capacity is said otherwise."""
    word = "Über" + "last"
    texts = python_files("allocator/texts")
    assert texts
    assert not [shown(path) for path in texts if word in path.read_text("utf-8")]
