"""The alternatives the solve is measured against: other ways to a plan of the same city.

Each reads the same scenario and returns a plan that the project's own check scores. They
share the arrays (`allocator.solver.problem`), the arithmetic of a deployment (tours, trips,
office hours, who may keep a running case) and the repair of the present deployment; none uses
the search, the pieces, their programs, or the bounds. See ``benchmarks/README.md``.
"""

from collections.abc import Callable
from importlib import import_module

from allocator.solver.problem import Problem
from benchmarks.alternatives.outcome import Outcome

__all__ = ["ALTERNATIVES", "Outcome", "solve_with"]

Alternative = Callable[[Problem, float], Outcome]

ALTERNATIVES = ("greedy", "monolith", "highs", "timefold")
"""Each is a module of this folder with a function ``solve(problem, seconds)``."""


def solve_with(name: str, problem: Problem, seconds: float) -> Outcome:
    """Plan a city with an alternative.

    Parameters
    ----------
    name
        One of `ALTERNATIVES`; imported only here, so that a missing solver harms no other.
    problem
        The arrays of the city.
    seconds
        Limit for building and solving the alternative's model.
    """
    solve: Alternative = import_module(f"{__name__}.{name}").solve
    return solve(problem, seconds)
