"""Public periodic routing instances, translated for the engine of the rounds.

``python -m benchmarks.pvrp [--folder ../shared/instances] [--seconds 60] [NAME ...]`` prints the
distance of each instance against the best published one. The adapter only translates: visit
patterns into sets of days, vehicles into tours a day, durations and capacities as they are. The
format is told in the README beside the instances.
"""

import argparse
import csv
import itertools
import sys
from collections.abc import Sequence
from math import inf
from pathlib import Path
from time import perf_counter

import numpy as np

from allocator.solver.periodic import Answer, Periodic, Stop, solve_periodic

FOLDER = Path("../shared/instances")
ROUNDS_A_TRIAL = 100
"""Rounds that are timed first, to know how many fit into the seconds given."""


def read_instance(path: Path) -> Periodic:
    """Return an instance as it stands in its file."""
    rows = [line.split() for line in path.read_text().splitlines() if line.strip()]
    tours, size, days = (int(word) for word in rows[0][1:4])
    longest, capacity = (float(word) or inf for word in rows[1][:2])
    nodes = rows[1 + days : 2 + days + size]
    places = np.array([[float(node[1]), float(node[2])] for node in nodes])
    legs = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    stops = []
    for node in nodes[1:]:
        masks = [int(word) for word in node[7 : 7 + int(node[6])]]
        # The most significant bit is the first day.
        sets = [tuple(d for d in range(days) if mask >> (days - 1 - d) & 1) for mask in masks]
        stops.append(Stop(float(node[3]), float(node[4]), tuple(sets)))
    return Periodic(legs, tuple(stops), days, tours, longest, capacity)


def faults(given: Periodic, answer: Answer) -> list[str]:
    """What is wrong with an answer, checked from the instance alone."""
    found = [f"stop {i} is missed" for i in answer.missed]
    travel = 0.0
    days: list[list[int]] = [[] for _ in range(len(given.stops) + 1)]
    for day, tours in enumerate(answer.tours):
        if len(tours) > given.tours:
            found.append(f"day {day} has {len(tours)} tours")
        for tour in tours:
            way = [0, *tour, 0]
            legs = sum(float(given.legs[a, b]) for a, b in itertools.pairwise(way))
            travel += legs
            if legs + sum(given.stops[i - 1].minutes for i in tour) > given.longest + 1e-6:
                found.append(f"a tour of day {day} is too long")
            if sum(given.stops[i - 1].load for i in tour) > given.capacity + 1e-6:
                found.append(f"a tour of day {day} is too full")
            for i in tour:
                days[i].append(day)
    for i, stop in enumerate(given.stops, start=1):
        if i not in answer.missed and tuple(sorted(days[i])) not in stop.days:
            found.append(f"stop {i} is visited on days {days[i]}")
    if abs(travel - answer.travel) > 1e-6 * max(1.0, travel):
        found.append(f"travel is {travel}, not {answer.travel}")
    return found


def solve_for(given: Periodic, seconds: float, seed: int = 0) -> Answer:
    """Solve with as many rounds as take about so many seconds."""
    began = perf_counter()
    solve_periodic(given, seed=seed, rounds=ROUNDS_A_TRIAL)
    each = (perf_counter() - began) / ROUNDS_A_TRIAL
    rounds = max(ROUNDS_A_TRIAL, int(seconds / each) - ROUNDS_A_TRIAL)
    return solve_periodic(
        given, seed=seed, rounds=rounds, go_on=lambda: perf_counter() - began < seconds
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Solve the instances asked for; return 1 where an answer is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pvrp", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    table = given.folder / "pvrp" / "best-known.csv"
    if not table.exists():
        print(f"Skipped: no instances in {given.folder} (say --folder).")
        return 0
    with table.open(newline="") as file:
        known = {row["instance"]: float(row["best_known_distance"]) for row in csv.DictReader(file)}
    names = given.names or sorted(known)
    print(f"{'instance':9} {'distance':>9} {'best':>9} {'gap':>7} {'seconds':>8}")
    gaps, wrong = [], 0
    for name in names:
        began = perf_counter()
        instance = read_instance(given.folder / "pvrp" / f"{name}.txt")
        answer = solve_for(instance, given.seconds, given.seed)
        seconds, broken = perf_counter() - began, faults(instance, answer)
        gap = answer.travel / known[name] - 1
        gaps.append(gap)
        line = f"{name:9} {answer.travel:9.2f} {known[name]:9.2f} {gap:7.2%} {seconds:8.1f}"
        print(line, *broken, flush=True)
        wrong += bool(broken)
    print(f"{'mean':9} {'':9} {'':9} {sum(gaps) / len(gaps):7.2%}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
