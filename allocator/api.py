"""The public functions of the package, as a program uses them.

``allocator.plan`` and its friends live here; ``allocator/__init__.py`` only names them, so
that importing the package costs nothing until something is asked for.
"""

from collections.abc import Callable

from allocator.checks import Report
from allocator.checks import check as _check
from allocator.facts import Facts
from allocator.io import load_scenario as load
from allocator.model.plan import Plan
from allocator.model.result import Options, Result
from allocator.model.scenario import Scenario
from allocator.report.explain import Explanation, explain
from allocator.report.overview import with_overview
from allocator.solver.engine import plan as _plan

__all__ = ["Explanation", "Progress", "check", "explain", "load", "plan"]

Progress = Callable[[float, float, str], None]
"""Called on long solves with seconds, proven share, and the key of a text."""


def plan(
    scenario: Scenario, options: Options | None = None, progress: Progress | None = None
) -> Result:
    """Plan a city.

    Parameters
    ----------
    scenario
        The city as given.
    options
        How long and how hard to search; the defaults give the same plan every time.
    progress
        Called from time to time on long solves.

    Returns
    -------
    Result
        Status, plan (checked, with its overview), bounds, proven share, seconds. A
        contradiction is a status, not an error: its plan is None.
    """
    result = _plan(scenario, options or Options(), progress)
    if result.plan is None or result.plan.overview:
        return result
    facts = Facts(scenario)
    whole = with_overview(facts, result.plan, _check(facts, result.plan))
    return result.model_copy(update={"plan": whole})


def check(scenario: Scenario, plan: Plan) -> Report:
    """Check a plan, made here or by hand, against every rule; recompute ledger and score."""
    return _check(Facts(scenario), plan)
