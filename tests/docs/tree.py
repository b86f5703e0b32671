"""The files of the repository, found without git, for the tests that look at all of them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (".ci", "allocator", "benchmarks", "docs", "requirements", "scenarios", "tests")
NOT_TRACKED = ("__pycache__", ".egg-info")


def repository_files() -> list[Path]:
    """Every file of the repository, in order; caches and results of runs left out."""
    below = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    found = [path for path in [*ROOT.iterdir(), *below] if path.is_file()]
    return sorted(
        path
        for path in found
        if not any(word in part for part in path.parts for word in NOT_TRACKED)
        and not path.name.endswith((".pyc", ".plan.json"))
        and path.name != ".git"
        and ROOT / "benchmarks" / "instances" not in path.parents
    )


def python_files(*folders: str) -> list[Path]:
    """Every Python file below `folders`, or of the whole repository where none is given."""
    roots = [ROOT / folder for folder in folders] or [ROOT]
    return [
        path
        for path in repository_files()
        if path.suffix == ".py" and any(path.is_relative_to(root) for root in roots)
    ]


def shown(path: Path) -> str:
    """The path as the tests print it."""
    return path.relative_to(ROOT).as_posix()
