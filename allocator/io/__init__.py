"""Files to scenarios and plans, and back: strict YAML, CSV, Excel and JSON."""

from allocator.digest import digest
from allocator.io.gathered import Source
from allocator.io.load import Examined, Loaded, examine, load, load_scenario
from allocator.io.plans import (
    read_accounts,
    read_plan,
    read_rota,
    write_accounts,
    write_plan,
    write_rota,
)

__all__ = [
    "Examined",
    "Loaded",
    "Source",
    "digest",
    "examine",
    "load",
    "load_scenario",
    "read_accounts",
    "read_plan",
    "read_rota",
    "write_accounts",
    "write_plan",
    "write_rota",
]
