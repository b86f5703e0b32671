"""Public instances: read where their folder is, solved one after the other, held against the best.

What `benchmarks.pvrp` and `benchmarks.gap` have in common: options, the table, and results as
dated files. The clock is processor time, so that other work on the machine does not count.
"""

import argparse
import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from benchmarks.machine import machine

FOLDER = Path("../shared/instances")
SECONDS = 60.0

Spent = Callable[[], float]
"""Tells the share of the time that is spent."""


@dataclass(frozen=True)
class Found:
    """What an engine found: its value, and what is wrong with its answer."""

    value: float
    faults: list[str]


@dataclass(frozen=True)
class Line:
    """One instance: value, best known, (value - best) / best, seconds of processor and clock."""

    instance: str
    value: float
    best: float
    gap: float
    processor_seconds: float
    clock_seconds: float
    faults: list[str]


Solve = Callable[[Path, Spent, int], Found]
"""Solves the instance in a file within the time, from a seed."""


def run(suite: str, column: str, solve: Solve, arguments: Sequence[str] | None) -> int:
    """Solve the instances asked for; return 1 where an answer is wrong.

    Parameters
    ----------
    suite
        Name of the program and of the folder of its instances.
    column
        Column of ``best-known.csv`` that holds the best known values.
    """
    given = _options(suite, arguments)
    table = given.folder / suite / "best-known.csv"
    if not table.exists():
        print(f"Skipped: no instances in {given.folder} (say --folder).")
        return 0
    with table.open(newline="") as file:
        known = {row["instance"]: float(row[column]) for row in csv.DictReader(file)}
    unknown = [name for name in given.names if name not in known]
    if unknown:
        print(f"No such instance: {', '.join(unknown)}. There are {', '.join(sorted(known))}.")
        return 2
    load, lines = machine(), []
    print(f"{'instance':9} {'value':>9} {'best':>9} {'gap':>7} {'processor':>9} {'clock':>7}")
    for name in given.names or sorted(known):
        path = given.folder / suite / f"{name}.txt"
        line = _solved(name, path, known[name], solve, given.seconds, given.seed)
        lines.append(line)
        print(
            f"{name:9} {line.value:9.2f} {line.best:9.2f} {line.gap:7.2%} "
            f"{line.processor_seconds:9.1f} {line.clock_seconds:7.1f}",
            *line.faults,
            flush=True,
        )
    print(f"{'mean':9} {'':9} {'':9} {_mean(lines):7.2%}")
    if given.out:
        options = f"--seconds {given.seconds:g} --seed {given.seed}"
        command = " ".join(["python -m", f"benchmarks.{suite}", options, *given.names])
        for file in _write(given.out, suite, command, lines, load):
            print(file.name)
    return 1 if any(line.faults for line in lines) else 0


def _options(suite: str, arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{suite}")
    parser.add_argument("names", nargs="*", metavar="NAME", help="instances; all where none")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="folder of the instances")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="processor time for each")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, help="folder for the results as files")
    return parser.parse_args(arguments)


def _solved(name: str, path: Path, best: float, solve: Solve, seconds: float, seed: int) -> Line:
    clock, began = perf_counter(), process_time()
    found = solve(path, lambda: (process_time() - began) / seconds, seed)
    spent = round(process_time() - began, 1), round(perf_counter() - clock, 1)
    value = round(found.value, 2)
    return Line(name, value, best, found.value / best - 1, *spent, found.faults)


def _mean(lines: Sequence[Line]) -> float:
    return sum(line.gap for line in lines) / len(lines)


def _write(
    folder: Path, suite: str, command: str, lines: Sequence[Line], load: dict[str, Any]
) -> tuple[Path, Path]:
    """Write a JSON file and a Markdown page, named after date and suite."""
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now()
    stem = folder / f"{now:%Y-%m-%d-%H%M%S}-{suite}"
    # The empty list of runs says that there is nothing here for a picture of plans.
    tree = {
        "made": f"{now:%Y-%m-%dT%H:%M:%S}",
        "machine": load,
        "command": command,
        "runs": [],
        "instances": [asdict(line) for line in lines],
    }
    page = [
        f"# {suite}, {now:%Y-%m-%d}",
        "",
        f"`{command}`",
        "",
        f"{load['cores']} cores ({load['processor']}), Python {load['python']}; "
        f"{load['load_before']} other processes were busy before. Seconds of processor time "
        "limit a run; the clock shows what that took beside other work.",
        "",
        "| instance | value | best known | gap | processor s | clock s |",
        "|---|---|---|---|---|---|",
    ]
    page += [
        f"| {line.instance} | {line.value:,.2f} | {line.best:,.2f} | {line.gap:.2%} "
        f"| {line.processor_seconds} | {line.clock_seconds} |"
        for line in lines
    ]
    page.append(f"| mean | | | {_mean(lines):.2%} | | |")
    files = stem.with_suffix(".json"), stem.with_suffix(".md")
    files[0].write_text(json.dumps(tree, indent=1) + "\n", encoding="utf-8")
    files[1].write_text("\n".join(page) + "\n", encoding="utf-8")
    return files
