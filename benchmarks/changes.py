"""Re-planning against planning anew: ``python -m benchmarks.changes``.

Draws changes of a generated city, plans again from the plan in force, and plans anew, with
the same options. Counts whose place of work and which cases' person differ from the plan in
force beyond the least repair, and compares what is unserved, uncovered and waits. What is
promised: a fifth of what planning anew changes, at tiers that are at most 1 % worse.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from pydantic import TypeAdapter

import allocator
from allocator.change import apply
from allocator.checks import check
from allocator.facts import Facts
from allocator.io.change_words import sentence
from allocator.model.calendar import first_day
from allocator.model.changes import Change
from allocator.model.plan import Plan
from allocator.model.result import Options, Result
from allocator.model.scenario import Scenario
from allocator.replanning import repair, replan
from benchmarks.cities import city

FIFTH, PERCENT = 0.2, 0.01
"""Most changes against planning anew, and how much worse a tier may be."""
ADAPTER: TypeAdapter[Change] = TypeAdapter(Change)
KINDS = ("arrivals", "close", "residents", "leave", "away", "hours", "needs")


@dataclass(frozen=True)
class Row:
    """One change; numbers beyond the least repair: people who move, cases that change person.

    `tiers` are resident-days alone, minutes uncovered and points of waiting; `share` is
    proven, `first` and `seconds` are wall time to the first checked plan and to the end,
    `broken` counts violations of the re-plan.
    """

    change: str
    forced_posts: int
    forced_cases: int
    posts: int
    cases: int
    tiers: tuple[float, float, float]
    share: float
    first: float
    seconds: float
    broken: int
    anew_posts: int
    anew_cases: int
    anew_tiers: tuple[float, float, float]
    anew_share: float
    whole: tuple[float, float, float]

    @property
    def worse(self) -> tuple[float, float, float]:
        """By how much each tier is worse than anew, as a share of the whole.

        The whole are all resident-days, all available minutes, and the points if nobody were
        started; tolerances of the tiers are shares of the same.
        """
        triples = zip(self.tiers, self.anew_tiers, self.whole, strict=True)
        days, minutes, points = ((ours - anew) / (of or 1.0) for ours, anew, of in triples)
        return days, minutes, points

    @property
    def worst(self) -> float:
        """The most by which a tier is worse; tiers behind a better one do not count.

        A plan that leaves less uncovered may let people wait a little longer for it.
        """
        better = next((i for i, share in enumerate(self.worse) if share < 0), len(self.worse))
        return max(self.worse[:better], default=0.0)


def drawn(scenario: Scenario, draw: Random) -> Change:
    """Draw a change of a city that is neither tiny nor the end of it."""
    staff = [manager.id for manager in scenario.managers if manager.role != "head"]
    sites = [site.id for site in scenario.sites if site.closes is None]
    when = first_day(scenario.start + draw.randrange(1, 5))
    who, where = draw.choice(staff), draw.choice(sites)
    waiting = [case.id for case in scenario.cases if not case.running]
    options: dict[str, dict[str, object]] = {
        "arrivals": {"factor": draw.choice((0.8, 1.1, 1.3)), "from": scenario.start + 1},
        "close": {"site": where, "on": when + timedelta(days=14)},
        "residents": {"site": where, "value": draw.choice((40, 90, 150)), "from": when},
        "leave": {"manager": who, "on": when},
        "away": {"manager": who, "from": when, "until": when + timedelta(days=42)},
        "hours": {"manager": who, "value": 19.5, "from": when},
        "needs": {"case": draw.choice(waiting), "add": ("trauma",)},
    }
    kind = draw.choice(KINDS)
    name = "case_needs" if kind == "needs" else kind
    return ADAPTER.validate_python({"change": name, **options[kind]})


def measured(scenario: Scenario, in_force: Plan, change: Change, options: Options) -> Row | None:
    """Return what one change does; None where it contradicts the city."""
    try:
        after = apply(scenario, [change])
    except allocator.InputError:
        return None
    began = perf_counter()
    made = replan(after, in_force, options=options)
    seconds = perf_counter() - began
    anew = allocator.plan(after, options)
    if made.result.plan is None or anew.plan is None:
        return None
    return compared(sentence(change), after, in_force, made.result, anew, seconds)


def compared(
    change: str, after: Scenario, in_force: Plan, again: Result, anew: Result, seconds: float
) -> Row:
    """Return what a re-plan and a plan made anew change, both of the city after the change."""
    assert again.plan is not None
    assert anew.plan is not None
    least = repair(after, in_force)
    forced_posts, forced_cases = moved(in_force, least), persons(in_force, least)
    return Row(
        change=change,
        forced_posts=len(forced_posts),
        forced_cases=len(forced_cases),
        posts=len(moved(in_force, again.plan) - forced_posts),
        cases=len(persons(in_force, again.plan) - forced_cases),
        tiers=tiers(again),
        share=again.share,
        first=again.first_plan_seconds,
        seconds=seconds,
        broken=len(check(after, again.plan).violations),
        anew_posts=len(moved(in_force, anew.plan) - forced_posts),
        anew_cases=len(persons(in_force, anew.plan) - forced_cases),
        anew_tiers=tiers(anew),
        anew_share=anew.share,
        whole=whole(after, anew),
    )


def tiers(result: Result) -> tuple[float, float, float]:
    """Return what a result leaves unserved and uncovered, and its points of waiting."""
    score = result.bounds
    assert score is not None
    return (
        score.unserved_resident_days.value,
        score.uncovered_minutes.value,
        score.waiting_points.value,
    )


def whole(scenario: Scenario, result: Result) -> tuple[float, float, float]:
    """Return all resident-days, all available minutes, and the points if nobody were started."""
    facts, score = Facts(scenario), result.bounds
    assert score is not None
    sites = [now for row in facts.sites.values() for now in row.values()]
    people = [now for row in facts.people.values() for now in row.values()]
    days = sum(now.residents * now.open_days for now in sites)
    return days, sum(now.available for now in people), score.waiting_points.nothing


def moved(before: Plan, after: Plan) -> set[str]:
    """Return whose place of work differs in a month of both plans."""
    places = [dict(posts(plan)) for plan in (before, after)]
    return {key[0] for key, place in places[0].items() if places[1].get(key, place) != place}


def posts(plan: Plan) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield the place of work of each manager and month."""
    for row in plan.posts:
        for month in range(row.from_, row.until + 1):
            yield (row.manager, month), row.site or row.kind


def persons(before: Plan, after: Plan) -> set[str]:
    """Return cases of both plans that are held by different people."""
    held: list[dict[str, list[str]]] = [{}, {}]
    for rows, plan in zip(held, (before, after), strict=True):
        for row in sorted(plan.caseload, key=lambda row: row.start):
            rows.setdefault(row.case, []).append(row.manager)
    return {case for case, who in held[0].items() if held[1].get(case, who) != who}


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table, with the sums and the ratio below."""
    lines = [
        "| change | forced: posts, cases | re-plan: posts, cases | anew: posts, cases "
        "| days alone, hours uncovered (anew) | waiting against anew | share | first, all (s) |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        said, anew = (f"{one[0]:.0f}, {one[1] / 60:.1f}" for one in (row.tiers, row.anew_tiers))
        lines.append(
            f"| {row.change} | {row.forced_posts}, {row.forced_cases} | {row.posts}, {row.cases} "
            f"| {row.anew_posts}, {row.anew_cases} | {said} ({anew}) | {row.worse[2]:+.2%} "
            f"| {row.share:.1%} | {row.first:.1f}, {row.seconds:.1f} |"
        )
    ours, others = changed(rows)
    lines += ["", f"Changed beyond what is forced: {ours} against {others} ({ours / others:.2f})."]
    return "\n".join(lines)


def changed(rows: Sequence[Row]) -> tuple[int, int]:
    """Return posts and cases that change beyond what is forced: by re-planning, and anew."""
    ours = sum(row.posts + row.cases for row in rows)
    return ours, sum(row.anew_posts + row.anew_cases for row in rows)


def kept(rows: Sequence[Row]) -> bool:
    """Whether the rows keep what is promised: rules, a fifth of the changes, tiers within 1 %."""
    ours, others = changed(rows)
    worst = max((row.worst for row in rows), default=0.0)
    broken = any(row.broken for row in rows)
    return not broken and ours <= FIFTH * others and worst <= PERCENT


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, write the rows if asked; 1 if a promise is not kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.changes", description=__doc__)
    parser.add_argument("--size", default="M")
    parser.add_argument("--family", default="calm")
    parser.add_argument("--number", type=int, default=20, help="changes drawn")
    parser.add_argument("--seconds", type=float, default=20.0, help="limit of each solve")
    parser.add_argument("--out", type=Path, help="JSON of the rows")
    given = parser.parse_args(arguments)
    scenario = city(given.size, given.family, 1)
    options = Options(time_limit=given.seconds)
    in_force = allocator.plan(scenario, options).plan
    assert in_force is not None
    rows: list[Row] = []
    seed = 0
    while len(rows) < given.number:
        seed, began = seed + 1, process_time()
        row = measured(scenario, in_force, drawn(scenario, Random(seed)), options)
        if row is not None:
            rows.append(row)
            print(f"{row.change}: {process_time() - began:.0f} s of processor", file=sys.stderr)
    print(table(rows))
    if given.out is not None:
        given.out.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n")
    return int(not kept(rows))


if __name__ == "__main__":
    sys.exit(main())
