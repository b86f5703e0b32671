"""Simulation: many possible courses of the same months, with the planner in the loop.

`streams` says where chance comes from, `arrivals`, `staff` and `closings` what it decides,
`world` what the city is at the beginning of a month, `course` how one course runs, `bands`
what many of them come to, and `run` where they are computed.
"""

from allocator.simulation.run import simulate

__all__ = ["simulate"]
