"""Results as files: a dated JSON file with everything, and a Markdown table to read."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.runner import Record

FOLDER = Path(__file__).resolve().parent / "results"

HEADINGS = (
    "instance", "approach", "status", "unserved", "uncovered min", "waiting", "bound", "share",
    "gap", "delay days", "first plan s", "99 % s", "load s", "build s", "solve s", "check s",
    "MiB", "broken",
)  # fmt: skip

NONE = "–"


def write(
    folder: Path, records: Sequence[Record], machine: dict[str, Any], now: datetime
) -> tuple[Path, Path]:
    """Write the results of one call and return the JSON and the Markdown file."""
    folder.mkdir(parents=True, exist_ok=True)
    suite = records[0]["spec"]["suite"] if records else "none"
    name = f"{now:%Y-%m-%d-%H%M%S}-{suite}"
    tree = {"made": f"{now:%Y-%m-%dT%H:%M:%S}", "machine": machine, "runs": list(records)}
    data, page = folder / f"{name}.json", folder / f"{name}.md"
    data.write_text(json.dumps(tree, indent=1) + "\n", encoding="utf-8")
    page.write_text("\n".join(markdown(tree)) + "\n", encoding="utf-8")
    return data, page


def read(paths: Iterable[Path]) -> list[Record]:
    """Return the records of some JSON results."""
    return [
        record for path in paths for record in json.loads(path.read_text(encoding="utf-8"))["runs"]
    ]


def markdown(tree: dict[str, Any]) -> list[str]:
    """Return the lines of the Markdown page."""
    machine = tree["machine"]
    versions = ", ".join(f"{name} {number}" for name, number in machine["packages"].items())
    lines = [
        f"# Benchmarks of {tree['made'].replace('T', ', ')}",
        "",
        f"{machine['cores']} cores ({machine['processor']}), {machine['memory_gib']} GiB, "
        f"{machine['system']}, Python {machine['python']}; {versions}. "
        f"{machine['load_before']} other processes were busy before the first run.",
        "",
        "Tiers are counted by the project's check. The bound is proven by the project's own "
        "solve; share, gap and delay of the alternatives are measured against it.",
        "",
        "| " + " | ".join(HEADINGS) + " |",
        "|" + "---|" * len(HEADINGS),
    ]
    lines += ["| " + " | ".join(row(record)) + " |" for record in tree["runs"]]
    notes = [
        f"- {record['spec']['name']}, {record['approach']}: {record['note']}"
        for record in tree["runs"]
        if record["note"]
    ]
    return [*lines, "", *notes] if notes else lines


def row(record: Record) -> list[str]:
    """Return the cells of one run, under `HEADINGS`."""
    tiers, spent = record["tiers"], record["seconds"] or {}

    def tier(name: str) -> str:
        return NONE if tiers is None else f"{tiers[name]['value']:,.0f}"

    return [
        record["spec"]["name"],
        record["approach"],
        record["status"],
        tier("unserved_resident_days"),
        tier("uncovered_minutes"),
        tier("waiting_points"),
        number(record["bound"], ",.0f"),
        number(record["share"], ".2%"),
        number(record["gap"], ".1%"),
        number(record["delay_days"], ".2f"),
        number(record["first_plan"], ".1f"),
        number(record["to_share"], ".1f"),
        *(number(spent.get(name), ".1f") for name in ("load", "build", "solve", "check")),
        number(record["peak_mib"], ",.0f"),
        number(record["violations"], "d"),
    ]


def number(value: float | None, form: str) -> str:
    """Return a number as text, a dash where there is none."""
    return NONE if value is None else format(value, form)
