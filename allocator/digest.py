"""The digest that says which scenario a plan belongs to, and the form that digests are made of."""

import hashlib
import json
from typing import Any

from allocator.model.scenario import Scenario

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(scenario: Scenario) -> str:
    """Return the SHA-256 (64 hexadecimal digits) of the canonical JSON of a scenario.

    Canonical: every field, defaults included, keys in order of the alphabet, no blanks. So
    it does not matter in which files a scenario stood, nor how they were written.
    """
    return hashlib.sha256(canonical(json.loads(scenario.model_dump_json()))).hexdigest()


def canonical(tree: Any) -> bytes:
    """Return the canonical JSON of dictionaries, lists and scalars: the same for the same tree."""
    return _ENCODER.encode(tree).encode()
