"""The digest that says which scenario a plan belongs to."""

import hashlib
import json

from allocator.model.scenario import Scenario


def digest(scenario: Scenario) -> str:
    """Return the SHA-256 (64 hexadecimal digits) of the canonical JSON of a scenario.

    Canonical: every field, defaults included, keys in order of the alphabet, no blanks. So
    it does not matter in which files a scenario stood, nor how they were written.
    """
    tree = json.loads(scenario.model_dump_json())
    text = json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
