"""Results as files: a dated JSON file with everything, and a Markdown table to read."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.compared import left
from benchmarks.runner import Record
from benchmarks.specs import PLAN

FOLDER = Path(__file__).resolve().parent / "results"

HEADINGS = (
    "instance", "approach", "status", "unserved", "uncovered min", "waiting", "bound", "share",
    "left", "gap", "delay days", "ours passed s", "first plan s", "99 % s", "load s", "build s",
    "solve s", "check s", "MiB", "broken",
)  # fmt: skip

NONE = "–"


def write(
    folder: Path,
    records: Sequence[Record],
    machine: dict[str, Any],
    now: datetime,
    command: str,
) -> tuple[Path, Path]:
    """Write the results of one command and return the JSON and the Markdown file."""
    folder.mkdir(parents=True, exist_ok=True)
    suite = records[0]["spec"]["suite"] if records else "none"
    name = f"{now:%Y-%m-%d-%H%M%S}-{suite}"
    tree = {
        "made": f"{now:%Y-%m-%dT%H:%M:%S}",
        "command": command,
        "machine": machine,
        "runs": list(records),
    }
    data, page = folder / f"{name}.json", folder / f"{name}.md"
    data.write_text(json.dumps(tree, indent=1) + "\n", encoding="utf-8")
    page.write_text("\n".join(markdown(tree)) + "\n", encoding="utf-8")
    return data, page


def read(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Return some JSON results."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def records(trees: Iterable[dict[str, Any]]) -> list[Record]:
    """Return the runs of some results."""
    return [record for tree in trees for record in tree["runs"]]


def markdown(tree: dict[str, Any]) -> list[str]:
    """Return the lines of the Markdown page."""
    machine = tree["machine"]
    versions = ", ".join(f"{name} {number}" for name, number in machine["packages"].items())
    lines = [
        f"# Benchmarks of {tree['made'].replace('T', ', ')}",
        "",
        f"`{tree['command']}`",
        "",
        f"{machine['cores']} cores ({machine['processor']}), {machine['memory_gib']} GiB, "
        f"{machine['system']}, Python {machine['python']}; {versions}. "
        f"{machine['load_before']} other processes were busy before the first run.",
        "",
    ]
    parts = [record for record in tree["runs"] if record["spec"]["suite"] != PLAN]
    lines += _parts(parts) if parts else _plans(tree["runs"])
    notes = [
        f"- {record['spec']['name']}, {record['approach']}: {record['note']}"
        for record in tree["runs"]
        if record["note"]
    ]
    return [*lines, "", *notes] if notes else lines


def _plans(records: Sequence[Record]) -> list[str]:
    """Return what is said about plans, and their table."""
    return [
        "Tiers are counted by the project's check. The bound is the best that the project's own "
        "solves of this page proved; share, gap and delay of all are measured against it.",
        "",
        *table(HEADINGS, [row(record) for record in records]),
    ]


def _parts(records: Sequence[Record]) -> list[str]:
    """Return the table of a suite other than plans; its steps and figures are its columns."""
    done = next((record for record in records if record["seconds"]), None)
    if done is None:
        return []
    steps = [f"{name} s" for name in done["seconds"]]
    headings = ["instance", *steps, *done["figures"], "MiB", "broken"]
    return table(headings, [part_row(record, len(headings)) for record in records])


def part_row(record: Record, cells: int = 0) -> list[str]:
    """Return the cells of one run of a part; dashes, `cells` in all, where it failed."""
    name = record["spec"]["name"]
    if record["seconds"] is None:
        return [name, *[NONE] * (cells - 1)]
    steps = [f"{spent:.2f}" for spent in record["seconds"].values()]
    figures = [f"{figure:,.10g}" for figure in record["figures"].values()]
    return [name, *steps, *figures, f"{record['peak_mib']:,.0f}", f"{record['violations']}"]


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a Markdown table."""
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    return lines + ["| " + " | ".join(cells) + " |" for cells in rows]


def row(record: Record) -> list[str]:
    """Return the cells of one run, under `HEADINGS`."""
    tiers, spent = record["tiers"], record["seconds"] or {}

    def tier(name: str) -> str:
        return NONE if tiers is None else f"{tiers[name]['value']:,.0f}"

    return [
        record["spec"]["name"],
        f"{record['approach']}, {record['limit']:g} s",
        record["status"],
        tier("unserved_resident_days"),
        tier("uncovered_minutes"),
        tier("waiting_points"),
        number(record["bound"], ",.0f"),
        number(record["share"], ".2%"),
        number(left(record), ".2%"),
        number(record["gap"], ".1%"),
        number(record["delay_days"], ".2f"),
        number(record["passed"], ".1f"),
        number(record["first_plan"], ".1f"),
        number(record["to_share"], ".1f"),
        *(number(spent.get(name), ".1f") for name in ("load", "build", "solve", "check")),
        number(record["peak_mib"], ",.0f"),
        number(record["violations"], "d"),
    ]


def number(value: float | None, form: str) -> str:
    """Return a number as text, a dash where there is none."""
    return NONE if value is None else format(value, form)
