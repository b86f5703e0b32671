"""The digests that say which scenario a plan belongs to, and which plan a rota; their form."""

import hashlib
import json
from typing import Any

from allocator.model.plan import Plan
from allocator.model.scenario import Scenario

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
