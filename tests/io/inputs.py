"""A small scenario to break: its tree, files around it, and what `examine` finds."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from allocator.io import Examined, examine

Tree = dict[str, Any]

BASE: Tree = {
    "name": "Sampletown",
    "state": "NI",
    "start": "2025-01",
    "bases": [{"id": "office", "location": {"lat": 52.37, "lon": 9.73}}],
    "sites": [
        {"id": "mill", "residents": 210, "location": {"lat": 52.38, "lon": 9.75}},
        {"id": "ford", "residents": 40, "location": {"lat": 52.36, "lon": 9.7}},
    ],
    "managers": [
        {"id": "h1", "role": "head"},
        {"id": "m1", "languages": ["ar"], "post": "mill", "mobile": False},
        {"id": "m2", "languages": ["fa"], "post": "mobile", "round": ["ford"], "leads": ["ford"]},
    ],
    "cases": [
        {"id": "C1", "site": "mill", "opened": "2024-11-12", "manager": "m1", "start": "2024-12"},
        {"id": "C2", "site": "ford", "opened": "2024-12-03", "needs": ["trauma"]},
    ],
    "arrivals": {
        "profiles": [{"id": "usual", "languages": ["ar"]}],
        "expected": [{"profile": "usual", "expected": 1.5}],
    },
}


def base() -> Tree:
    """Return a copy of the small scenario, which has neither faults nor oddities."""
    return copy.deepcopy(BASE)


def written(folder: Path, tree: Tree, files: dict[str, str | bytes] | None = None) -> Path:
    """Write a tree as a scenario file (JSON is YAML) and files beside it."""
    for name, content in (files or {}).items():
        raw = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(raw)
    path = folder / "city.yaml"
    path.write_text(json.dumps(tree, indent=1), encoding="utf-8")
    return path


def examined(
    folder: Path, change: Callable[[Tree], object], files: dict[str, str | bytes] | None = None
) -> Examined:
    """Examine the small scenario after `change`."""
    tree = base()
    change(tree)
    return examine(written(folder, tree, files))


def codes(found: Examined) -> list[str]:
    """Return the codes of all faults, then of all oddities."""
    return [fault.code for fault in (*found.faults, *found.oddities)]
