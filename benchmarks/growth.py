"""Time against size, step by step: ``python -m benchmarks.growth --size S M L``.

Prints processor seconds of each step, and how they grow: the exponent of the number of cases
from one size to the next (1: as the city grows). Steps are those of `allocator.solver.engine`;
garbage is looked for as seldom as by the command line.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path
from time import process_time
from typing import Any

from allocator.checks import check
from allocator.commands.main import collect_seldom
from allocator.complete import complete
from allocator.facts import Facts
from allocator.io import load_scenario
from allocator.solver.assemble import assemble
from allocator.solver.pieces import Split
from allocator.solver.problem import Problem
from allocator.solver.rounds import first_deployment
from allocator.solver.search import Search
from benchmarks.cities import FAMILIES
from benchmarks.instances import FOLDER, instance
from benchmarks.specs import SIZES, specs

Steps = dict[str, float]
"""Processor seconds by step, in order."""


def steps(path: Path) -> tuple[Steps, int]:
    """Return the processor seconds of each step, and the cases.

    The first plan is there after its check, before any program is solved. The last check
    reads the facts anew, as ``allocator check`` does after loading.
    """
    spent: Steps = {}

    def step(name: str, work: Callable[[], Any]) -> Any:
        began = process_time()
        done = work()
        spent[name] = process_time() - began
        return done

    scenario = step("load", lambda: load_scenario(path))
    problem = step("arrays", lambda: Problem(scenario))
    step("demand", lambda: problem.demand)
    search = Search(problem, Split(problem))
    places = search.split.places
    deployed = step("posts", lambda: first_deployment(problem, places))
    step("pieces", lambda: search.split.pieces(deployed))
    starts = step("dealt", lambda: search.dealt(deployed))
    decided = step("assemble", lambda: assemble(problem, places, deployed, starts))
    plan = step("complete", lambda: complete(problem.facts, decided))
    step("check", lambda: check(problem.facts, plan))
    state = step("programs", lambda: search.state(deployed))
    step("whole starts", lambda: search.starts(state))
    step("check from files", lambda: check(Facts(scenario), plan))
    spent["load + check from files"] = spent["load"] + spent["check from files"]
    return spent, len(scenario.cases)


def table(measured: Sequence[tuple[str, Steps, int]]) -> list[str]:
    """Return the lines of a Markdown table: sizes as columns, exponents between the last two."""
    names = [name for name, _, _ in measured]
    grows = len(measured) > 1
    lines = [f"| step | {' | '.join(names)} |" + (" exponent |" if grows else "")]
    lines.append("|---" * (len(names) + 1 + grows) + "|")
    for step in measured[0][1]:
        times = [spent[step] for _, spent, _ in measured]
        line = f"| {step} | {' | '.join(f'{time:.2f}' for time in times)} |"
        if grows:
            cases = [number for _, _, number in measured]
            exponent = log(max(times[-1], 1e-3) / max(times[-2], 1e-3)) / log(cases[-1] / cases[-2])
            line += f" {exponent:.2f} |"
        lines.append(line)
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--size", choices=SIZES, nargs="+", default=["S", "M", "L"])
    parser.add_argument("--family", choices=list(FAMILIES), default="tight")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--instances", type=Path, default=FOLDER)
    given = parser.parse_args(arguments)
    collect_seldom()
    measured = []
    for spec in specs("plan", given.size, [given.family], [given.seed]):
        spent, cases = steps(instance(spec, given.instances))
        measured.append((spec.size, spent, cases))
    print("\n".join(table(measured)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
