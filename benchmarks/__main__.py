"""``python -m benchmarks``: run benchmarks, or draw what was measured.

``run`` plans generated cities and writes results to ``benchmarks/results``; it is what is
done without a word. ``report`` draws quality over time from results. ``one`` is the process
of a single run.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from allocator.commands.main import collect_seldom
from benchmarks import instances, results, summary
from benchmarks.alternatives import ALTERNATIVES
from benchmarks.cities import FAMILIES
from benchmarks.drawing import svg
from benchmarks.machine import machine
from benchmarks.measure import OURS, measure
from benchmarks.parts import measure_part
from benchmarks.runner import Record, run
from benchmarks.specs import PLAN, SIZES, SUITES, specs


def main(arguments: Sequence[str] = ()) -> int:
    """Return 1 if a plan breaks a rule or a run failed, else 0."""
    given = parser().parse_args(list(arguments) or ["run"])
    command: int = given.command(given)
    return command


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = top.add_subparsers(required=True)
    add_run(commands.add_parser("run", help="plan cities and write results"))
    report = commands.add_parser("report", help="draw quality over time from results")
    report.add_argument("files", type=existing, nargs="+", metavar="FILE", help="JSON results")
    report.add_argument("--out", type=Path, help="picture; beside the first file else")
    report.add_argument("--into", type=Path, help="page that gets table and picture of plans")
    report.set_defaults(command=draw)
    one = commands.add_parser("one", help="one run in this process, as one JSON line")
    one.add_argument("scenario", type=Path)
    one.add_argument("--suite", choices=list(SUITES), default=PLAN)
    one.add_argument("--approach", choices=(OURS, *ALTERNATIVES), default=OURS)
    one.add_argument("--seconds", type=float, default=60.0)
    one.set_defaults(command=run_one)
    return top


def add_run(command: argparse.ArgumentParser) -> None:
    """Add the options of ``run``."""
    command.add_argument("--suite", choices=list(SUITES), default="plan")
    command.add_argument("--size", choices=SIZES, nargs="+", default=["S", "M"])
    command.add_argument("--family", choices=list(FAMILIES), nargs="+", default=list(FAMILIES))
    command.add_argument("--seed", type=int, nargs="+", default=[1])
    command.add_argument(
        "--seconds",
        type=float,
        nargs="+",
        default=[60.0],
        help="limits of the solve; alternatives get the longest",
    )
    command.add_argument("--against", type=alternatives, default=(), metavar=",".join(ALTERNATIVES))
    command.add_argument("--out", type=Path, default=results.FOLDER)
    command.add_argument("--instances", type=Path, default=instances.FOLDER)
    command.set_defaults(command=run_all)


def existing(text: str) -> Path:
    """Return the path of a file that is there."""
    if not Path(text).is_file():
        raise argparse.ArgumentTypeError(f"{text}: there is no such file")
    return Path(text)


def alternatives(text: str) -> tuple[str, ...]:
    """Return the names in a list with commas."""
    names = tuple(name for name in text.split(",") if name)
    unknown = [name for name in names if name not in ALTERNATIVES]
    if unknown:
        raise argparse.ArgumentTypeError(
            f"{', '.join(unknown)}: not among {', '.join(ALTERNATIVES)}"
        )
    return names


def run_one(given: argparse.Namespace) -> int:
    """Print the record of one run, with garbage looked for as seldom as by the command line."""
    collect_seldom()
    if given.suite == PLAN:
        record = measure(given.scenario, given.approach, given.seconds)
    else:
        record = measure_part(given.scenario, given.suite, given.seconds)
    print(json.dumps(record))
    return 0


def run_all(given: argparse.Namespace) -> int:
    """Run everything asked for, telling as it goes, and write the results."""
    chosen = specs(given.suite, given.size, given.family, given.seed)
    before = machine()
    rivals = given.against if given.suite == PLAN else ()
    records = run(chosen, (OURS, *rivals), given.seconds, given.instances, tell)
    for path in results.write(given.out, records, before, datetime.now(), said(given)):
        print(path)
    return int(any(record["violations"] or record["status"] == "failed" for record in records))


def said(given: argparse.Namespace) -> str:
    """Return the command that was given, without places of this machine."""
    words = ["python -m benchmarks run --suite", given.suite, "--size", *given.size]
    words += ["--family", *given.family] if given.family != list(FAMILIES) else []
    words += ["--seed", *map(str, given.seed), "--seconds", *(f"{s:g}" for s in given.seconds)]
    words += ["--against", ",".join(given.against)] if given.against else []
    return " ".join(words)


def draw(given: argparse.Namespace) -> int:
    """Write the picture of some results, and into a page the lines about them."""
    trees = results.read(given.files)
    path: Path = given.out or given.files[0].with_suffix(".svg")
    drawn = summary.largest(trees) if given.into else results.records(trees)
    path.write_text(svg(drawn), encoding="utf-8")
    print(path)
    if given.into:
        names = [file.as_posix() for file in (*given.files, path)]
        command = f"python -m benchmarks report {' '.join(names[:-1])} --out {names[-1]}"
        text = summary.lines(trees, names[-1], f"{command} --into {given.into.as_posix()}")
        page = given.into.read_text(encoding="utf-8")
        given.into.write_text(summary.spliced(page, text), encoding="utf-8")
        print(given.into)
    return 0


def tell(record: Record) -> None:
    """Print one run as one line."""
    if record["spec"]["suite"] != PLAN:
        print("  ".join(results.part_row(record)), record["note"], flush=True)
        return
    cells = dict(zip(results.HEADINGS, results.row(record), strict=True))
    words = ("unserved", "uncovered min", "waiting", "share", "delay days", "solve s", "MiB")
    said = "  ".join(f"{name} {cells[name]}" for name in words)
    print(f"{cells['instance']:14} {cells['approach']:10} {cells['status']:8} {said}", flush=True)
    if record["note"]:
        print(f"    {record['note']}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
