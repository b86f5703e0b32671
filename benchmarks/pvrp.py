"""Public periodic routing instances, translated for the engine of the rounds.

``python -m benchmarks.pvrp [--folder ../shared/instances] [--seconds 60] [NAME ...]`` prints the
distance of each instance against the best published one. The adapter only translates: visit
patterns into sets of days, vehicles into tours a day, durations and capacities as they are. The
format is told in the README beside the instances.
"""

import itertools
import sys
from collections.abc import Sequence
from math import inf
from pathlib import Path

import numpy as np

from allocator.solver.periodic import Answer, Periodic, Stop, solve_periodic
from benchmarks.public import Found, Spent, run


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


def solve(path: Path, spent: Spent, seed: int) -> Found:
    """Solve the instance in a file; its value is the distance driven."""
    given = read_instance(path)
    answer = solve_periodic(given, seed=seed, spent=spent)
    return Found(answer.travel, faults(given, answer))


def main(arguments: Sequence[str] | None = None) -> int:
    """Solve the instances asked for; return 1 where an answer is wrong."""
    return run("pvrp", "best_known_distance", solve, arguments)


if __name__ == "__main__":
    sys.exit(main())
