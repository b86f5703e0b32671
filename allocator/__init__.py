"""Where a city's integration managers work, whom they accompany, and how good the plan is.

>>> import allocator
>>> scenario = allocator.load("scenarios/tiny.yaml")  # doctest: +SKIP
>>> result = allocator.plan(scenario)  # doctest: +SKIP
>>> allocator.check(scenario, result.plan).violations  # doctest: +SKIP
()
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from allocator.advice import Advice, Assigned, Recommendation, advise, assign, recommend
    from allocator.api import check, check_rotas, explain, load, plan, repair_rota, rota
    from allocator.change import apply
    from allocator.checks import Report
    from allocator.comparison.compared import whatif
    from allocator.comparison.flow import flow_by_hand
    from allocator.comparison.swept import sweep
    from allocator.difference import apply_difference, diff
    from allocator.errors import AllocatorError, Fault, InputError
    from allocator.folder import Folder
    from allocator.handmade import Imported, import_rota
    from allocator.io.change_files import read_changes
    from allocator.many import Planned, plan_many
    from allocator.model.difference import Difference
    from allocator.model.flow import HandFlow
    from allocator.model.plan import Plan
    from allocator.model.replan import Replanned
    from allocator.model.result import Options, Result, Status
    from allocator.model.rota import Rota
    from allocator.model.scenario import Scenario
    from allocator.model.simulation import Simulation
    from allocator.model.whatif import Comparison
    from allocator.present import present
    from allocator.replanning import carried_on, frontier, repair, replan
    from allocator.report.explain import Explanation
    from allocator.simulation import read_targets, require, simulate

__all__ = [
    "Advice",
    "AllocatorError",
    "Assigned",
    "Comparison",
    "Difference",
    "Explanation",
    "Fault",
    "Folder",
    "HandFlow",
    "Imported",
    "InputError",
    "Options",
    "Plan",
    "Planned",
    "Recommendation",
    "Replanned",
    "Report",
    "Result",
    "Rota",
    "Scenario",
    "Simulation",
    "Status",
    "advise",
    "apply",
    "apply_difference",
    "assign",
    "carried_on",
    "check",
    "check_rotas",
    "diff",
    "explain",
    "flow_by_hand",
    "frontier",
    "import_rota",
    "load",
    "plan",
    "plan_many",
    "present",
    "read_changes",
    "read_targets",
    "recommend",
    "repair",
    "repair_rota",
    "replan",
    "require",
    "rota",
    "simulate",
    "sweep",
    "whatif",
]

_HOMES = {
    "Advice": "advice",
    "AllocatorError": "errors",
    "Assigned": "advice",
    "Comparison": "model.whatif",
    "Difference": "model.difference",
    "Explanation": "report.explain",
    "Fault": "errors",
    "Folder": "folder",
    "HandFlow": "model.flow",
    "Imported": "handmade",
    "InputError": "errors",
    "Options": "model.result",
    "Plan": "model.plan",
    "Planned": "many",
    "Recommendation": "advice",
    "Replanned": "model.replan",
    "Report": "checks",
    "Result": "model.result",
    "Rota": "model.rota",
    "Scenario": "model.scenario",
    "Simulation": "model.simulation",
    "Status": "model.result",
    "advise": "advice",
    "apply": "change",
    "apply_difference": "difference",
    "assign": "advice",
    "carried_on": "replanning",
    "check": "api",
    "check_rotas": "api",
    "diff": "difference",
    "explain": "api",
    "flow_by_hand": "comparison.flow",
    "frontier": "replanning",
    "import_rota": "handmade",
    "load": "api",
    "plan": "api",
    "plan_many": "many",
    "present": "present",
    "read_changes": "io.change_files",
    "read_targets": "simulation",
    "recommend": "advice",
    "repair": "replanning",
    "repair_rota": "api",
    "replan": "replanning",
    "require": "simulation",
    "rota": "api",
    "simulate": "simulation",
    "sweep": "comparison.swept",
    "whatif": "comparison.compared",
}
"""Where each public name lives; imported when it is first used, so that help is fast."""


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'allocator' has no attribute {name!r}")
    value = getattr(import_module(f"allocator.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
