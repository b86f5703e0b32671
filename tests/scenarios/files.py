"""The scenario files of the repository, each read once."""

from functools import lru_cache
from pathlib import Path

from allocator.io import load_scenario
from allocator.model.scenario import Scenario

FOLDER = Path(__file__).resolve().parents[2] / "scenarios"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@lru_cache
def scenario(name: str, variant: str | None = None) -> Scenario:
    """Return a scenario of the folder, with a variant where named."""
    return load_scenario(FOLDER / f"{name}.yaml", variant=variant)
