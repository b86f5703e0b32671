"""Where a plan comes from: scenario, versions, options, how the solve ended."""

from importlib.metadata import version
from typing import Any

from allocator.facts import Facts
from allocator.model.result import Options, Status

SOLVERS = ("highspy", "ortools")


def provenance(facts: Facts, options: Options, status: Status, seconds: float) -> dict[str, Any]:
    """Return the provenance of a plan (planning-problem.md, section 9)."""
    return {
        "scenario_sha256": facts.digest,
        "version": version("allocator"),
        "solvers": {name: version(name) for name in SOLVERS},
        "seed": options.seed,
        "parameters": options.model_dump(mode="json"),
        "status": str(status),
        "seconds": round(seconds, 3),
    }
