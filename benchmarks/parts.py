"""Parts of the planning, each alone: rounds and tours, the caseload, files.

A part is measured like a plan: load, build, solve and check timed apart where they exist, and
what it made goes through the project's own check. What else tells how good it is are `figures`
of that part.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, TypeVar

from allocator.checks import check
from allocator.complete import complete
from allocator.facts import Facts
from allocator.io import load_scenario
from allocator.io.plans import read_plan, write_whole
from allocator.model.plan import Plan
from allocator.model.scenario import Scenario
from allocator.solver.assemble import assemble
from allocator.solver.caseload.starts import Starts
from allocator.solver.deployment import MOBILE, Deployment, Places, visits_made
from allocator.solver.pieces import Piece, Split
from allocator.solver.problem import Problem
from allocator.solver.rounds import first_deployment
from allocator.solver.search import Search
from benchmarks.machine import peak_mib

Done = TypeVar("Done")


@dataclass(frozen=True)
class Part:
    """What a part was measured by.

    Attributes
    ----------
    seconds
        Of each step, in order.
    figures
        How good the answer is, by name; names say the unit.
    broken
        Rules that the plan breaks which it leads to.
    """

    seconds: dict[str, float]
    figures: dict[str, float]
    broken: int


class _Steps:
    """Seconds of steps that follow each other."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def take(self, name: str, work: Callable[[], Done]) -> Done:
        """Do the work of a step."""
        began = perf_counter()
        done = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - began
        return done


def rounds(path: Path, seconds: float) -> Part:
    """Rounds and leads for the present posts, repaired, and the tours in which visits are made.

    The city's cases are left out: who holds them is another part. The comparison is a return
    trip for every visit made: what tours save. There is no limit to keep, it takes what it takes.
    """
    del seconds
    steps = _Steps()
    whole = steps.take("load", lambda: load_scenario(path))
    scenario = whole.model_copy(update={"cases": ()})
    problem = steps.take("build", lambda: Problem(scenario))
    places = Places(problem)
    deployment = steps.take("solve", lambda: first_deployment(problem, places))
    steps.take("solve", lambda: places.budget(deployment))
    plan = complete(problem.facts, assemble(problem, places, deployment, ()))
    report = steps.take("check", lambda: check(problem.facts, plan))
    figures = _travel(problem, places, deployment)
    unserved = report.score.unserved_resident_days.value
    return Part(
        steps.seconds, {**figures, "unserved days": float(unserved)}, len(report.violations)
    )


def _travel(problem: Problem, places: Places, deployment: Deployment) -> dict[str, float]:
    """Visits and travel of the tours in two weeks of the first phase."""
    first, t = deployment[0], problem.phases[0].start
    legs = alone = made = missed = 0
    for m in sorted(first.round):
        led = tuple(sorted(s for s, lead in first.lead.items() if lead == m))
        tours = places.pattern(m, led, 0)
        legs += tours.legs
        missed += sum(tours.missed.values())
        days = int(problem.days[t])
        for site, visits in visits_made(tours).items():
            made += visits
            # A return trip every second week, 2 ways x days / 20 rounded, back to two weeks.
            alone += visits * round(int(places.trip(m, MOBILE, site)[t]) * 10 / days)
    saved = 1 - legs / alone if alone else 0.0
    return {
        "visits in 2 weeks": float(made),
        "visits missed": float(missed),
        "travel min": float(legs),
        "each visit alone min": float(alone),
        "saved %": round(100 * saved, 1),
    }


def caseload(path: Path, seconds: float) -> Part:
    """Who starts which case when, with the present deployment repaired and then kept.

    The linear programs of the pieces bound what whole cases can be worth under this
    deployment; `left %` is what whole cases lose of them, rounded at once and after a search
    within the time.
    """
    steps = _Steps()
    scenario = steps.take("load", lambda: load_scenario(path))
    problem = steps.take("build", lambda: Problem(scenario))
    steps.take("build", lambda: problem.demand)
    search = Search(problem, Split(problem))
    places = search.split.places
    deployment = steps.take("build", lambda: first_deployment(problem, places))
    steps.take("build", lambda: search.split.pieces(deployment))
    state = steps.take("programs", lambda: search.state(deployment))
    began = perf_counter()
    quick = steps.take("rounded", lambda: search.starts(state))
    best = steps.take(
        "searched", lambda: search.starts(state, lambda: perf_counter() - began < seconds)
    )
    plan = complete(problem.facts, assemble(problem, places, deployment, best))
    report = steps.take("check", lambda: check(problem.facts, plan))
    most = state.avoided
    figures = {
        "pieces": float(len(state.pieces)),
        "columns": float(sum(starts.columns.size for _, starts in best)),
        "programs points": round(most, 1),
        "rounded left %": _left(quick, most),
        "searched left %": _left(best, most),
    }
    return Part(steps.seconds, figures, len(report.violations))


def _left(starts: list[tuple[Piece, Starts]], most: float) -> float:
    """Percent of the programs' points that whole cases do not avoid."""
    return round(100 * (1 - sum(one.gain for _, one in starts) / most), 4) if most else 0.0


def files(path: Path, seconds: float) -> Part:
    """Files to scenario, scenario through its types, plan to a file and back, check from files."""
    del seconds
    steps = _Steps()
    scenario = steps.take("load", lambda: load_scenario(path))
    steps.take("schema", lambda: Scenario.model_validate_json(scenario.model_dump_json()))
    plan = _first_plan(scenario)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.json"
        steps.take("write", lambda: write_whole(file, plan.model_dump_json(indent=1) + "\n"))
        again = steps.take("read", lambda: read_plan(file))
        size = file.stat().st_size
    report = steps.take("check", lambda: check(Facts(scenario), again))
    figures = {
        "cases": float(len(scenario.cases)),
        "plan KiB": round(size / 2**10),
        "load + check s": round(steps.seconds["load"] + steps.seconds["check"], 2),
    }
    return Part(steps.seconds, figures, len(report.violations) + int(again != plan))


def _first_plan(scenario: Scenario) -> Plan:
    """Return the first plan of a solve: the present deployment repaired, cases rounded."""
    problem = Problem(scenario)
    search = Search(problem, Split(problem))
    deployment = first_deployment(problem, search.split.places)
    starts = search.starts(search.state(deployment))
    return complete(problem.facts, assemble(problem, search.split.places, deployment, starts))


PARTS: dict[str, Callable[[Path, float], Part]] = {
    "rounds": rounds,
    "caseload": caseload,
    "io": files,
}
"""By suite."""


def measure_part(path: Path, suite: str, seconds: float) -> dict[str, Any]:
    """Run one part on one instance and return its record."""
    part = PARTS[suite](path, seconds)
    record: dict[str, Any] = json.loads(json.dumps(part.figures))
    return {
        "approach": "allocator",
        "limit": seconds,
        "status": "done",
        "note": "",
        "seconds": {name: round(spent, 3) for name, spent in part.seconds.items()},
        "figures": record,
        "violations": part.broken,
        "peak_mib": round(peak_mib(), 1),
    }
