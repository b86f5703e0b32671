"""A year of monthly re-plans: ``python -m benchmarks.chain SCENARIO``.

Plans the scenario, then month by month makes the plan in force the present and plans again.
Every plan is checked, and every case is followed: opened less closed is the change of open.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import allocator
from allocator.checks import check
from allocator.model.calendar import first_day, format_month
from allocator.model.plan import Plan
from allocator.model.result import Options
from allocator.model.scenario import Scenario
from allocator.present import present
from allocator.replanning import replan


def open_cases(plan: Plan, scenario: Scenario, month: int) -> set[str]:
    """Return the known cases that somebody holds in a month."""
    known = {case.id for case in scenario.cases}
    return {
        row.case for row in plan.caseload if row.start <= month <= row.end and row.case in known
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line a month; return 1 if a rule is broken or a case lost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chain", description=__doc__)
    parser.add_argument("scenario", type=Path)
    parser.add_argument("--seconds", type=float, default=30.0, help="limit of each solve")
    given = parser.parse_args(arguments)
    options = Options(time_limit=given.seconds, effort=0)
    now = allocator.load(given.scenario)
    began = perf_counter()
    plan = allocator.plan(now, options).plan
    assert plan is not None
    faults = 0
    print(
        "| month | open before | closed | opened | open | lost | broken | moves | handovers | s |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for month in now.horizon[1:]:
        before, was = open_cases(plan, now, month - 1), plan
        now = present(now, plan, first_day(month))
        known = {case.id: case for case in now.cases}
        made = replan(now, plan, options=options)
        assert made.result.plan is not None
        plan = made.result.plan
        after = open_cases(plan, now, month)
        closed, opened = before - after, after - before
        # A case that was open and is open no more has reached its end, left the city's care,
        # or is orphaned and named so.
        due = {row.case for row in was.caseload if row.end < month}
        orphaned = {row.case for row in plan.orphaned}
        lost = {case for case in closed - due - orphaned if case in known}
        broken = len(check(now, plan).violations)
        assert len(before) + len(opened) - len(closed) == len(after)
        faults += len(lost) + broken
        touched = [*made.forced.moves, *made.chosen.moves]
        handed = [*made.forced.handovers, *made.chosen.handovers]
        print(
            f"| {format_month(month)} | {len(before)} | {len(closed)} | {len(opened)} "
            f"| {len(after)} | {len(lost)} | {broken} | {len(touched)} | {len(handed)} "
            f"| {perf_counter() - began:.0f} |",
            flush=True,
        )
        began = perf_counter()
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
