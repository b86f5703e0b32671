"""The digests that say which scenario a plan belongs to, and which plan a rota; their form."""

import hashlib
import json
from typing import Any

from allocator.model.plan import Plan
from allocator.model.scenario import Scenario

DECIDED = ("posts", "tours", "caseload", "waiting", "orphaned", "expected", "expected_waiting")
"""Keys of what a plan decides; the rest of it is counted from these."""
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(given: Scenario | Plan) -> str:
    """Return the SHA-256 (64 hexadecimal digits) of the canonical JSON of a scenario or plan.

    Canonical: every field, defaults included, keys in order of the alphabet, no blanks. So
    it does not matter in which files a scenario stood, nor how they were written.
    """
    return hashlib.sha256(canonical(json.loads(given.model_dump_json()))).hexdigest()


def canonical(tree: Any) -> bytes:
    """Return the canonical JSON of dictionaries, lists and scalars: the same for the same tree."""
    return _ENCODER.encode(tree).encode()


def decisions_digest(plan: Plan) -> str:
    """Return the SHA-256 of what is decided."""
    return hashlib.sha256(canonical(plan.model_dump(mode="json", include=set(DECIDED)))).hexdigest()


def of_another(scenario: Scenario, plan: Plan) -> bool:
    """Return whether a plan says that it was made for another scenario."""
    made = plan.provenance.get("scenario_sha256")
    return made is not None and made != digest(scenario)


def was_edited(plan: Plan) -> bool:
    """Return whether a plan was edited since its figures were counted, so that they are old."""
    return bool(plan.overview) and plan.overview.get("decisions") != decisions_digest(plan)
