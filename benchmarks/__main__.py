"""``python -m benchmarks``: plan generated cities, and print time, memory and proven share.

Each city is planned in a process of its own, so that its peak of memory is its own. The
reference of the project is the city L of the family *tight* with seed 1, within 120 seconds
and 4 GiB on two cores: ``python -m benchmarks --size L --family tight --seed 1``.
"""

import argparse
import json
import subprocess
import sys
import time
from typing import Any

from benchmarks.cities import FAMILIES, SIZES, city

COLUMNS = ("city", "status", "share", "first", "solve", "total", "MiB", "rules broken")


def plan_one(size: str, family: str, seed: int, time_limit: float) -> dict[str, Any]:
    """Plan one city in this process and return one row.

    Returns
    -------
    dict
        Status; proven share, 0 to 1; seconds to the first plan, of the solve and in all;
        MiB of memory at the peak; number of broken rules.
    """
    import allocator
    from allocator.model.result import Options

    scenario = city(size, family, seed)
    started = time.perf_counter()
    result = allocator.plan(scenario, Options(time_limit=time_limit))
    total = time.perf_counter() - started
    broken = 0
    if result.plan is not None:
        broken = len(allocator.check(scenario, result.plan).violations)
    return {
        "city": f"{size}-{family}-{seed}",
        "status": str(result.status),
        "share": result.share,
        "first": result.first_plan_seconds,
        "solve": result.seconds,
        "total": total,
        "MiB": peak_mib(),
        "rules broken": broken,
    }


def peak_mib() -> float:
    """Return the peak of memory of this process, MiB; 0 where the system does not tell."""
    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:
        return 0.0
    per_mib = 2**20 if sys.platform == "darwin" else 2**10
    return getrusage(RUSAGE_SELF).ru_maxrss / per_mib


def in_own_process(size: str, family: str, seed: int, time_limit: float) -> dict[str, Any]:
    """Run `plan_one` in a new process and return its row."""
    words = ["--size", size, "--family", family, "--seed", str(seed)]
    command = [sys.executable, "-m", "benchmarks", "--one", "--time-limit", str(time_limit)]
    finished = subprocess.run([*command, *words], stdout=subprocess.PIPE, text=True, check=True)
    row: dict[str, Any] = json.loads(finished.stdout.splitlines()[-1])
    return row


def line(row: dict[str, Any]) -> str:
    """Return a row as one line of the printed table."""
    numbers = (f"{row[name]:7.1f}" for name in ("first", "solve", "total"))
    return (
        f"{row['city']:16} {row['status']:10} {row['share']:8.2%} {' '.join(numbers)}"
        f" {row['MiB']:7.0f} {row['rules broken']:6d}"
    )


def main(arguments: list[str] | None = None) -> int:
    """Plan the cities asked for; return 1 if a plan breaks a rule."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--size", choices=[size for size in SIZES if size != "XL"], nargs="+")
    parser.add_argument("--family", choices=list(FAMILIES), nargs="+")
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--time-limit", type=float, default=120.0, help="seconds of solve time")
    parser.add_argument("--one", action="store_true", help="in this process, as one JSON line")
    given = parser.parse_args(arguments)
    wanted = [
        (size, family, seed)
        for size in given.size or ["S", "M"]
        for family in given.family or list(FAMILIES)
        for seed in given.seed
    ]
    if given.one:
        print(json.dumps(plan_one(*wanted[0], given.time_limit)))
        return 0
    print(f"{COLUMNS[0]:16} {COLUMNS[1]:10} {COLUMNS[2]:>8}", end=" ")
    print(*(f"{name:>7}" for name in COLUMNS[3:]), flush=True)
    broken = 0
    for size, family, seed in wanted:
        row = in_own_process(size, family, seed, given.time_limit)
        broken += row["rules broken"]
        print(line(row), flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
