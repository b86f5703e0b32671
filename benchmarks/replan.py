"""Planning again after one change, in time: ``python -m benchmarks.replan``.

From the plan in force of a generated city: one manager away for six weeks, one in ten more
arrivals. Says when the first checked plan is there, and when as large a share is proven as
was for the plan in force.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter, process_time

import allocator
from allocator.checks import check
from allocator.commands.main import collect_seldom
from allocator.io import load_scenario
from allocator.model.calendar import first_day
from allocator.model.changes import ArrivalsChange, Change, ManagerAway
from allocator.model.plan import Plan
from allocator.model.result import Options
from allocator.model.scenario import Scenario
from allocator.replanning import replan, share_of
from benchmarks.cities import FAMILIES
from benchmarks.instances import FOLDER, instance
from benchmarks.specs import SIZES, specs

WEEKS, MORE = 6, 1.1
"""Weeks that the manager is away; factor of the arrivals."""


@dataclass(frozen=True)
class Row:
    """One change of one city.

    `before` and `share` are proven for the plan in force and for the new one. `first` are
    seconds to the first checked plan, with all that the call does before and after its solve;
    `seconds` (and of processor, `processor`) those of the whole call, which ends as soon as
    `before` is reached. `broken` counts violations of the new plan.
    """

    name: str
    change: str
    before: float
    share: float
    first: float
    seconds: float
    processor: float
    broken: int


def changes(scenario: Scenario) -> Iterator[tuple[str, Change]]:
    """Yield what may happen from the second month on, with the words for it."""
    staff = [manager.id for manager in scenario.managers if manager.role != "head"]
    month, who = scenario.start + 1, staff[len(staff) // 2]
    day = first_day(month)
    until = day + timedelta(weeks=WEEKS)
    yield (
        f"{who} away for {WEEKS} weeks",
        ManagerAway(change="away", manager=who, from_=day, until=until),
    )
    yield f"arrivals x {MORE}", ArrivalsChange(change="arrivals", factor=MORE, from_=month)


def measured(
    name: str, scenario: Scenario, in_force: Plan, change: tuple[str, Change], limit: float
) -> Row:
    """Plan again after a change, at most `limit` seconds."""
    assert in_force.score is not None
    said, before = change[0], share_of(in_force.score)
    options = Options(time_limit=limit, share=before)
    began, used = perf_counter(), process_time()
    found = replan(scenario, in_force, [change[1]], options=options).result
    seconds, processor = perf_counter() - began, process_time() - used
    assert found.plan is not None
    return Row(
        name=name,
        change=said,
        before=before,
        share=found.share,
        first=found.first_plan_seconds + seconds - found.seconds,
        seconds=seconds,
        processor=processor,
        broken=len(check(allocator.apply(scenario, [change[1]]), found.plan).violations),
    )


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| city | change | share in force | first plan s | share | s | processor s |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {row.name} | {row.change} | {row.before:.2%} | {row.first:.1f} | {row.share:.2%} "
            f"| {row.seconds:.1f} | {row.processor:.1f} |"
            for row in rows
        ),
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the table; 1 if a plan breaks a rule."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replan", description=__doc__)
    parser.add_argument("--size", choices=SIZES, nargs="+", default=["M"])
    parser.add_argument("--family", choices=list(FAMILIES), nargs="+", default=["calm", "tight"])
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--seconds", type=float, default=60.0, help="limit for the plan in force")
    parser.add_argument("--limit", type=float, default=10.0, help="limit for planning again")
    parser.add_argument("--instances", type=Path, default=FOLDER)
    given = parser.parse_args(arguments)
    collect_seldom()
    rows: list[Row] = []
    for spec in specs("plan", given.size, given.family, given.seed):
        scenario = load_scenario(instance(spec, given.instances))
        in_force = allocator.plan(scenario, Options(time_limit=given.seconds)).plan
        assert in_force is not None
        rows += (
            measured(spec.name, scenario, in_force, change, given.limit)
            for change in changes(scenario)
        )
    print(table(rows))
    return int(any(row.broken for row in rows))


if __name__ == "__main__":
    sys.exit(main())
