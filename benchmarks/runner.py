"""Runs: each approach on each instance in a process of its own, one after the other."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.compared import held_against_best
from benchmarks.instances import ROOT, instance
from benchmarks.measure import NO_VALUES, OURS
from benchmarks.specs import PLAN, Spec

PATIENCE = 600.0
"""Seconds beyond four times the limit after which a process is ended and counted as failed."""

FOLDERS = re.compile(r"(?:[A-Za-z]:)?[/\\](?:[^\s'\"/\\]*[/\\])*")
"""Folders in a message: results name no places of the machine."""

Record = dict[str, Any]


def run(
    specs: Iterable[Spec],
    approaches: Sequence[str],
    limits: Sequence[float],
    folder: Path,
    tell: Callable[[Record], None],
) -> list[Record]:
    """Run every approach on every spec.

    Parameters
    ----------
    specs
        The instances.
    approaches
        Names; the project's own solve comes first, since its bound measures the others.
    limits
        Seconds of each solve: the project's own is run with every limit, the others with the
        longest.
    folder
        Where instance files are kept.
    tell
        Called with each record as soon as it is there.

    Returns
    -------
    list of dict
        One record a run, in order; plans of one city are held against its best bound.
    """
    records = []
    for spec in specs:
        path = instance(spec, folder)
        of_city: list[Record] = []
        for approach in sorted(approaches, key=lambda name: name != OURS):
            for seconds in sorted(limits) if approach == OURS else [max(limits)]:
                record = {
                    "spec": asdict(spec),
                    **in_own_process(path, approach, seconds, spec.suite),
                }
                of_city.append(record)
                of_city = held_against_best(of_city) if spec.suite == PLAN else of_city
                tell(of_city[-1])
        records += of_city
    return records


def in_own_process(path: Path, approach: str, seconds: float, suite: str = PLAN) -> Record:
    """Return the record of one run, made by a new process."""
    words = ["one", str(path), "--suite", suite, "--approach", approach, "--seconds", str(seconds)]
    command = [sys.executable, "-m", "benchmarks", *words]
    try:
        finished = subprocess.run(
            command,
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=4 * seconds + PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return failed(approach, seconds, "ended after four times its limit", suite)
    if finished.returncode:
        last = finished.stderr.strip().splitlines()[-1:] or [f"exit {finished.returncode}"]
        return failed(approach, seconds, last[0], suite)
    record: Record = json.loads(finished.stdout.splitlines()[-1])
    return record


def failed(approach: str, seconds: float, why: str, suite: str = PLAN) -> Record:
    """Return the record of a run that ended without an answer."""
    of_plan = {"first_plan": None, "to_share": None, "trace": [], "plans": [], **NO_VALUES}
    return {
        "approach": approach,
        "limit": seconds,
        "status": "failed",
        "note": FOLDERS.sub("", why),
        "seconds": None,
        "peak_mib": None,
        **(of_plan if suite == PLAN else {"figures": {}, "violations": None}),
    }
