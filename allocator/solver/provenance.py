"""Where a plan comes from: scenario, versions, options, how the solve ended."""

from importlib.metadata import version
from typing import Any

from allocator.digest import digest
from allocator.model.result import Options, Status
from allocator.model.scenario import Scenario

SOLVERS = ("highspy", "ortools")


def provenance(
    scenario: Scenario, options: Options, status: Status, seconds: float
) -> dict[str, Any]:
    """Return the provenance of a plan (planning-problem.md, section 9)."""
    return {
        "scenario_sha256": digest(scenario),
        "version": version("allocator"),
        "solvers": {name: version(name) for name in SOLVERS},
        "seed": options.seed,
        "parameters": options.model_dump(mode="json"),
        "status": str(status),
        "seconds": round(seconds, 3),
    }
