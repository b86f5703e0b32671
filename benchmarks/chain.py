"""A year of monthly re-plans: ``python -m benchmarks.chain SCENARIO``.

Plans the scenario, then month by month makes the plan in force the present and plans again.
Every plan is checked, and every case is followed: opened less closed is the change of open.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Step:
    """A month of the chain: cases by id, and what was changed to get there.

    Attributes
    ----------
    month
        The month that has come.
    before, after
        Known cases that somebody held in the month before, and that somebody holds now.
    begun
        Cases that waited and start in this month.
    arrived
        Cases that were expected, and are known and accompanied now.
    ended
        Cases whose run was over by the plan of the month before.
    orphaned
        Cases that nobody may hold, named by the new plan.
    listed
        Cases of the city as it is now.
    broken
        Rules broken by the new plan.
    twice
        Cases held by two people in the month.
    moves, handovers
        People and cases that differ from the plan before.
    """

    month: int
    before: set[str]
    after: set[str]
    begun: set[str]
    arrived: set[str]
    ended: set[str]
    orphaned: set[str]
    listed: set[str]
    broken: int
    twice: set[str]
    moves: int
    handovers: int

    @property
    def opened(self) -> set[str]:
        """Cases that are accompanied since this month."""
        return self.after - self.before

    @property
    def closed(self) -> set[str]:
        """Cases that are accompanied no more."""
        return self.before - self.after

    @property
    def lost(self) -> set[str]:
        """Cases still there that are accompanied no more, without an end or a word."""
        return (self.closed & self.listed) - self.ended - self.orphaned


def chain(scenario: Scenario, plan: Plan, options: Options) -> Iterator[Step]:
    """Yield the months of a plan in force: each is made the present and planned again."""
    now = scenario
    for month in scenario.horizon[1:]:
        before, was = open_cases(plan, now, month - 1), plan
        known = {case.id for case in now.cases}
        now = present(now, plan, first_day(month))
        made = replan(now, plan, options=options)
        assert made.result.plan is not None
        plan = made.result.plan
        waited = {case.id for case in now.cases if not case.running}
        held = Counter(row.case for row in plan.caseload if row.start <= month <= row.end)
        yield Step(
            month=month,
            before=before,
            after=open_cases(plan, now, month),
            begun=waited & {row.case for row in plan.caseload if row.start == month},
            arrived={case.id for case in now.cases if case.running} - known,
            ended={row.case for row in was.caseload if row.end < month},
            orphaned={row.case for row in plan.orphaned},
            listed={case.id for case in now.cases},
            broken=len(check(now, plan).violations),
            twice={case for case, number in held.items() if number > 1},
            moves=len(made.forced.moves) + len(made.chosen.moves),
            handovers=len(made.forced.handovers) + len(made.chosen.handovers),
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line a month; return 1 if a rule is broken, or a case lost or held twice."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chain", description=__doc__)
    parser.add_argument("scenario", type=Path)
    parser.add_argument("--seconds", type=float, default=30.0, help="limit of each solve")
    given = parser.parse_args(arguments)
    options = Options(time_limit=given.seconds, effort=0)
    scenario = allocator.load(given.scenario)
    began = perf_counter()
    plan = allocator.plan(scenario, options).plan
    assert plan is not None
    faults = 0
    print(
        "| month | open before | closed | opened | open | lost | twice | broken | moves "
        "| handovers | s |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for step in chain(scenario, plan, options):
        faults += len(step.lost) + len(step.twice) + step.broken
        print(
            f"| {format_month(step.month)} | {len(step.before)} | {len(step.closed)} "
            f"| {len(step.opened)} | {len(step.after)} | {len(step.lost)} | {len(step.twice)} "
            f"| {step.broken} | {step.moves} | {step.handovers} | {perf_counter() - began:.0f} |",
            flush=True,
        )
        began = perf_counter()
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
