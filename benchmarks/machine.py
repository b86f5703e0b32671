"""What the figures were measured on, without names of machines, people or paths."""

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

PACKAGES = ("allocator", "ortools", "highspy", "numpy", "scipy", "pydantic")


def machine() -> dict[str, Any]:
    """Return cores, memory, load, Python and package versions.

    Returns
    -------
    dict
        ``cores`` usable by this process; ``memory_gib`` (None where the system does not
        tell); ``load`` is the mean number of busy processes in the minute before.
    """
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "cores": _cores(),
        "memory_gib": _memory_gib(),
        "load_before": None if load is None else round(load, 1),
        "system": platform.system(),
        "processor": platform.machine(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
    }


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory_gib() -> float | None:
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return None
    return round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30, 1)


def peak_mib() -> float:
    """Return the peak of memory of this process, MiB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 2**10
    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:
        return 0.0
    per_mib = 2**20 if sys.platform == "darwin" else 2**10
    return getrusage(RUSAGE_SELF).ru_maxrss / per_mib
