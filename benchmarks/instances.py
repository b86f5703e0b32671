"""Instance files: written once by the generator, read by every run with the normal loader.

They stand in a folder named after a digest of the generator's sources, so that a change of
the generator never leaves old files in use.
"""

import hashlib
from functools import cache
from pathlib import Path

from benchmarks.cities import city
from benchmarks.specs import Spec
from scenarios.generate.files import write_scenario

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "benchmarks" / "instances"
"""Where instance files are kept unless told otherwise; not part of the repository."""

SOURCES = ("benchmarks/cities.py", "benchmarks/city_parts.py", "scenarios/generate")


@cache
def generator_digest() -> str:
    """Return eight hexadecimal digits of the SHA-256 of the generator's sources."""
    hashed = hashlib.sha256()
    for name in SOURCES:
        path = ROOT / name
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            hashed.update(file.read_bytes())
    return hashed.hexdigest()[:8]


def instance(spec: Spec, folder: Path = FOLDER) -> Path:
    """Return the scenario file of a spec; write it first where there is none."""
    path = folder / generator_digest() / spec.name / "scenario.yaml"
    if not path.exists():
        # Under another name first: an interrupted run leaves no half of an instance behind.
        draft = path.parent.with_name(f"{spec.name}.part")
        write_scenario(draft, city(spec.size, spec.family, spec.seed))
        draft.rename(path.parent)
    return path
