"""Weekly rotas of whole cities: ``python -m benchmarks.rota --size L``.

Posts, rounds and tours are the present ones, repaired (the rota of a week asks for nothing
else of a plan); in every week but the first, another tenth of all people is away from Wednesday
on. Every rota goes through the project's own check, and all weeks together beside the ledger.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time

from allocator.checks.rota import ROTA_RULES, check_rotas
from allocator.complete import complete
from allocator.facts import Facts
from allocator.io import load_scenario
from allocator.model.calendar import first_day, format_week
from allocator.model.managers import Absence, Role
from allocator.model.plan import Plan
from allocator.model.rota import Rota
from allocator.model.scenario import Scenario
from allocator.solver.assemble import assemble
from allocator.solver.deployment import Places
from allocator.solver.problem import Problem
from allocator.solver.rota.engine import rota
from allocator.solver.rounds import first_deployment
from benchmarks.cities import FAMILIES
from benchmarks.instances import FOLDER, instance
from benchmarks.specs import SIZES, specs

HEADINGS = (
    *("instance", "people", "week", "away", "blocks", "duties", "uncovered h", "parts", "proven"),
    *("worst gap %", "s", "processor s"),
)
TENTH = 10


@dataclass(frozen=True)
class Week:
    """One week that was made.

    Attributes
    ----------
    rota
        The rota.
    away
        People who are away from Wednesday on.
    seconds, processor
        Of the clock, and of the processor.
    """

    rota: Rota
    away: int
    seconds: float
    processor: float


def planned(scenario: Scenario) -> Plan:
    """Return the present posts, rounds and tours, repaired; nobody's cases are looked at."""
    problem = Problem(scenario.model_copy(update={"cases": ()}))
    places = Places(problem)
    deployment = first_deployment(problem, places)
    places.budget(deployment)
    return complete(problem.facts, assemble(problem, places, deployment, ()))


def weeks(facts: Facts, plan: Plan, number: int) -> Iterator[Week]:
    """Make weeks in a row, from the first one that begins in the scenario."""
    before: Rota | None = None
    for monday in mondays(facts.scenario, number):
        began, processor = perf_counter(), process_time()
        before = rota(facts, plan, monday, before)
        seconds, processor = perf_counter() - began, process_time() - processor
        away = {block.manager for block in before.blocks if block.activity == "absence"}
        yield Week(before, len(away), seconds, processor)


def mondays(scenario: Scenario, number: int) -> list[date]:
    """Return the Mondays of the first weeks that begin in the scenario."""
    first = first_day(scenario.start)
    monday = first + timedelta(days=-first.weekday() % 7)
    return [monday + timedelta(weeks=n) for n in range(number)]


def with_absences(scenario: Scenario, number: int) -> Scenario:
    """Return the scenario with a tenth of the managers away from Wednesday to Friday.

    Nobody in the first week, and another tenth in each one after it.
    """
    away: dict[str, Absence] = {}
    known = [row.id for row in scenario.managers if row.role == Role.MANAGER]
    for n, monday in enumerate(mondays(scenario, number)):
        absence = Absence(from_=monday + timedelta(days=2), until=monday + timedelta(days=4))
        away |= dict.fromkeys(known[n % TENTH :: TENTH], absence) if n else {}
    people = tuple(
        row.model_copy(update={"absences": (*row.absences, away[row.id])})
        if row.id in away
        else row
        for row in scenario.managers
    )
    return scenario.model_copy(update={"managers": people})


def cells(name: str, week: Week) -> list[str]:
    """Return the row of a week."""
    made = week.rota
    open_ = [row for row in made.pieces if row.value > row.bound + 0.5]
    gap = max((100 * (row.value - row.bound) / row.value for row in open_), default=0.0)
    duties = sum(block.activity in ("office_hour", "visit") for block in made.blocks)
    return [
        name,
        str(len({block.manager for block in made.blocks})),
        format_week(made.week),
        str(week.away),
        str(len(made.blocks)),
        str(duties),
        f"{sum(gap.minutes for gap in made.uncovered) / 60:.1f}",
        str(len(made.pieces)),
        str(len(made.pieces) - len(open_)),
        f"{gap:.1f}",
        f"{week.seconds:.1f}",
        f"{week.processor:.1f}",
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line a week; return 1 if a hard rule is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rota", description=__doc__)
    parser.add_argument("--size", choices=SIZES, nargs="+", default=["S", "M", "L"])
    parser.add_argument("--family", choices=list(FAMILIES), nargs="+", default=["tight"])
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--weeks", type=int, default=4)
    parser.add_argument("--instances", type=Path, default=FOLDER)
    given = parser.parse_args(arguments)
    print(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}", flush=True)
    said, broken = [], 0
    for spec in specs("plan", given.size, given.family, given.seed):
        scenario = load_scenario(instance(spec, given.instances))
        plan = planned(scenario)
        facts = Facts(with_absences(scenario, given.weeks))
        made = []
        for week in weeks(facts, plan, given.weeks):
            print(f"| {' | '.join(cells(spec.name, week))} |", flush=True)
            made.append(week.rota)
        report = check_rotas(facts, plan, made)
        soft = {rule.name for rule in ROTA_RULES if not rule.hard}
        told = sum(row.rule in soft for row in report.violations)
        broken += len(report.violations) - told
        said.append(
            f"{spec.name}: {len(report.violations) - told} hard rules broken; "
            f"hours beside the ledger are told in {told} places"
        )
    print("\n".join(said))
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
