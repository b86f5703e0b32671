"""Simulation: many possible courses of the same months, with the planner in the loop.

`streams` says where chance comes from, `arrivals`, `staff` and `closings` what it decides,
`world` what the city is at the beginning of a month, `course` how one course runs, `bands`
what many of them come to, and `run` where they are computed. `search` asks how many people it
takes to reach what `targets` says.
"""

from allocator.simulation.run import simulate
from allocator.simulation.search import require
from allocator.simulation.targets import read_targets

__all__ = ["read_targets", "require", "simulate"]
