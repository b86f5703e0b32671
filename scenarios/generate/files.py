"""Reading a scenario's hand-written YAML and writing the generated tables beside it."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from allocator.model.cases import Case
from allocator.model.managers import Manager
from allocator.model.scenario import Scenario

SYNTHETIC = "# synthetic: drawn by scenarios.generate, no real person behind any row"

MANAGER_COLUMNS = (
    "id", "section", "role", "hours", "mobile", "languages", "skills", "from", "until",
    "base", "max_people", "post", "round", "leads",
)  # fmt: skip
CASE_COLUMNS = (
    "id", "site", "opened", "needs", "languages", "skills", "persons", "manager", "start",
    "extended_until", "job_start", "move_out", "benefit_change", "plan_agreed", "next_review",
)  # fmt: skip


def read_tree(path: Path) -> dict[str, Any]:
    """Return the YAML of a scenario as a plain tree, without its generated tables."""
    tree: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {key: value for key, value in tree.items() if key not in ("managers", "cases")}


def scenario_of(tree: dict[str, Any], managers: Sequence[Manager] = ()) -> Scenario:
    """Return the scenario of a tree, with these managers and without cases and variants."""
    kept = {key: value for key, value in tree.items() if key not in ("variants", "pins")}
    rows = [m.model_dump(mode="json", exclude_defaults=True) for m in managers]
    return Scenario.model_validate_json(json.dumps(kept | {"managers": rows}, default=str))


def manager_rows(managers: Iterable[Manager]) -> list[dict[str, str]]:
    """Return the managers as rows of text."""
    return [_row(manager.model_dump(mode="json"), MANAGER_COLUMNS) for manager in managers]


def case_rows(cases: Iterable[Case]) -> list[dict[str, str]]:
    """Return the cases as rows of text; each dated need has its own column."""
    rows = []
    for case in cases:
        tree = case.model_dump(mode="json")
        rows.append(_row(tree | tree["dates"], CASE_COLUMNS))
    return rows


def _row(tree: dict[str, Any], columns: Sequence[str]) -> dict[str, str]:
    return {column: _cell(tree.get(column)) for column in columns}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def table_text(rows: Sequence[dict[str, str]]) -> str:
    """Return a table as CSV text; columns in which no row says anything are left out."""
    used = [column for column in rows[0] if any(row[column] for row in rows)]
    text = io.StringIO(newline="")
    text.write(SYNTHETIC + "\n")
    writer = csv.DictWriter(text, used, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def write_tables(folder: Path, managers: Sequence[Manager], cases: Sequence[Case]) -> None:
    """Write ``managers.csv`` and ``cases.csv`` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {"managers": manager_rows(managers), "cases": case_rows(cases)}
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(table_text(rows), encoding="utf-8", newline="\n")


def write_scenario(folder: Path, scenario: Scenario) -> Path:
    """Write a generated scenario into `folder` and return the path of its YAML file.

    One line a site, manager table and case table as CSV, everything else as JSON (which is
    YAML) a line.
    """
    write_tables(folder, scenario.managers, scenario.cases)
    tree = scenario.model_dump(mode="json", exclude_defaults=True, exclude={"managers", "cases"})
    lines = [SYNTHETIC]
    for key, value in (tree | {"managers": "managers.csv", "cases": "cases.csv"}).items():
        if isinstance(value, list):
            lines += [f"{key}:", *(f"  - {json.dumps(row)}" for row in value)]
        else:
            lines.append(f"{key}: {json.dumps(value)}")
    path = folder / "scenario.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return path
