"""Public instances of generalised assignment, translated for the core of the caseload.

``python -m benchmarks.gap [--folder ../shared/instances] [--seconds 60] [NAME ...]`` prints the
cost of each instance against the best published one. The adapter only translates: a job is a
group of one case, an agent a manager with one period of minutes, and a job is worth a price that
is above all costs, less its cost; so no job is left out if all can be assigned.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from allocator.solver.caseload.assignment import Assignment, relaxed
from allocator.solver.caseload.improving import improved
from allocator.solver.caseload.whole import rounded
from benchmarks.public import Found, Spent, run

Floats = NDArray[np.float64]
FIRST, NODES = 0.1, 1_000_000
"""Share of the time for exchanges before a tree search is to settle it, and its most nodes."""


@dataclass(frozen=True)
class Instance:
    """Agents and jobs: (M, N) costs, (M, N) minutes, (M, T) minutes there are by period."""

    cost: Floats
    minutes: Floats
    capacity: Floats


def read_instance(path: Path) -> Instance:
    """Return an instance as it stands in its file; it has one period."""
    words = np.array(path.read_text().split(), dtype=float)
    agents, jobs = int(words[0]), int(words[1])
    cost, minutes, capacity = np.split(words[2:], [agents * jobs, 2 * agents * jobs])
    shape = agents, jobs
    return Instance(cost.reshape(shape), minutes.reshape(shape), capacity[:agents, None])


def program(given: Instance) -> Assignment:
    """Return the instance as a program of the core, columns agent by agent."""
    agents, jobs = given.cost.shape
    periods = given.capacity.shape[1]
    job, agent = np.tile(np.arange(jobs), agents), np.repeat(np.arange(agents), jobs)
    column = np.arange(agents * jobs)
    own = jobs + agent[:, None] * periods + np.arange(periods)
    data = np.r_[np.ones(len(column)), np.repeat(given.minutes.ravel(), periods)]
    entries = np.r_[job, own.ravel()], np.r_[column, np.repeat(column, periods)]
    rows = csc_array((data, entries), shape=(jobs + agents * periods, len(column)))
    return Assignment(
        worth=price(given) - given.cost.ravel(),
        group=job,
        manager=agent,
        whole=np.ones(len(column), dtype=bool),
        rows=rows,
        limit=np.r_[np.ones(jobs), given.capacity.ravel()],
        groups=jobs,
        order=np.arange(agents),
    )


def price(given: Instance) -> float:
    """What assigning a job is worth, whatever it costs."""
    return 2.0 * float(given.cost.max())


def solve(path: Path, spent: Spent, seed: int) -> Found:
    """Solve the instance in a file; its value is the cost."""
    given = read_instance(path)
    asked = program(given)
    answer = relaxed(asked)
    everything = asked.groups * price(given)
    # Costs are whole numbers, so is what is at least to be paid.
    enough = float(np.floor(answer.bound + 1e-6))
    amount, bound = improved(
        asked,
        answer,
        rounded(asked, answer),
        first=lambda _: spent() < FIRST,
        then=lambda _: spent() < 1.0,
        in_time=lambda: spent() < 1.0,
        enough=enough,
        nodes=NODES,
        least=1.0,
        seed=seed,
    )
    enough = min(enough, float(np.floor(bound + 1e-6)))
    found = float(given.cost.ravel() @ amount)
    return Found(found, faults(given, amount, everything - enough))


def faults(given: Instance, amount: Floats, least: float) -> list[str]:
    """What is wrong with (M x N,) amounts, checked from the instance alone."""
    taken = amount.reshape(given.cost.shape)
    found = [f"job {j} is assigned {n:g} times" for j, n in enumerate(taken.sum(axis=0)) if n != 1]
    used = (taken * given.minutes).sum(axis=1)
    over = (used[:, None] > given.capacity).any(axis=1)
    found += [f"agent {i} has too much" for i in np.nonzero(over)[0]]
    if float(given.cost.ravel() @ amount) < least and not found:
        found.append(f"the cost is below the bound {least:g}")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Solve the instances asked for; return 1 where an answer is wrong."""
    return run("gap", "best_known_value", solve, arguments)


if __name__ == "__main__":
    sys.exit(main())
