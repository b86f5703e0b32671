"""Plan the stress library; write the table of docs/stress.md and docs/stress.svg.

``python -m docs.stress`` takes some minutes: each city is planned under stress, and once more
with the posts that the arithmetic names.
"""

import re
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import allocator
from allocator.advice.vacancy import QUICK
from allocator.checks.checked import Checked
from allocator.facts import Facts
from allocator.io.change_words import sentence
from allocator.model.calendar import first_day, format_month
from allocator.model.changes import Change, ManagersHired
from allocator.model.flow import HandFlow
from allocator.model.plan import Plan
from allocator.model.scenario import Scenario
from allocator.report.study.plots import Line, panels, svg
from allocator.report.wording import month_year

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "scenarios" / "stress"
PAGE, PICTURE = ROOT / "docs" / "stress.md", ROOT / "docs" / "stress.svg"
CITY = re.compile(r"^# Changes to `([\w/.-]+)`", re.MULTILINE)
TABLE = re.compile(r"(<!-- table -->\n).*?(<!-- end -->)", re.DOTALL)


@dataclass(frozen=True)
class Stressed:
    """A stress: the city after it, its flow, and the flow with the posts that it names."""

    name: str
    city: Scenario
    flow: HandFlow
    advice: tuple[Change, ...]
    after: HandFlow
    urgent: tuple[int, int]
    """People of urgent cases that never start, without and with these posts."""


def city_of(file: Path) -> Scenario:
    """Return the city that a file of the library puts under stress."""
    found = CITY.search(file.read_text(encoding="utf-8"))
    assert found is not None, file
    return allocator.load(ROOT / found[1])


def stressed(file: Path) -> Scenario:
    """Return the city after a stress."""
    return allocator.apply(city_of(file), allocator.read_changes((), [file]).changes)


def hired(flow: HandFlow) -> tuple[Change, ...]:
    """Return the posts that the arithmetic names, from the month in which capacity breaks."""
    if flow.breaks is None or flow.posts_short is None:
        return ()
    number = ceil(flow.posts_short - 1e-6)
    since = {"from": first_day(flow.breaks)}
    return (ManagersHired.model_validate({"change": "hire", "number": number} | since),)


def run(file: Path) -> Stressed:
    """Plan a city under stress, and once more with the posts that the arithmetic names."""
    city = stressed(file)
    plan = allocator.plan(city, QUICK).plan
    assert plan is not None
    flow = allocator.flow_by_hand(city, plan)
    changes = hired(flow)
    if not changes:
        return Stressed(file.stem, city, flow, (), flow, (urgent(city, plan),) * 2)
    after = allocator.apply(city, changes)
    again = allocator.replan(after, plan, options=QUICK).result.plan
    assert again is not None
    then = urgent(city, plan), urgent(after, again)
    return Stressed(file.stem, city, flow, changes, allocator.flow_by_hand(after, again), then)


def urgent(city: Scenario, plan: Plan) -> int:
    """Return the people of urgent cases that a plan never starts."""
    return Checked(Facts(city), plan).waiting["urgent"]


def row(one: Stressed) -> str:
    """Return the row of a stress."""
    short = "-" if one.flow.posts_short is None else f"{one.flow.posts_short:.1f}"
    advice = "; ".join(f"`{sentence(change)}`" for change in one.advice) or "none needed"
    urgent = " -> ".join("<5" if 0 < n < 5 else f"{n}" for n in one.urgent)
    cells = [
        f"`{one.name}`",
        _month(one.flow.breaks),
        _month(one.flow.breaks_p90),
        short,
        advice,
        _month(one.after.breaks) if one.advice else "-",
        urgent,
    ]
    return f"| {' | '.join(cells)} |"


def _month(month: int | None) -> str:
    return "does not" if month is None else format_month(month)


HEAD = (
    "| stress | breaks | at p90 | posts short | tried | breaks then | urgent never started |\n"
    "|---|---|---|---|---|---|---|"
)


def picture(rows: list[Stressed]) -> str:
    """Return the hours of each city under stress as one picture."""
    ticks = [f"{number}" for number in range(1, len(rows[0].city.horizon) + 1)]
    drawn = []
    for one in rows:
        months = one.flow.months
        there = Line("there for cases", [month.capacity / 60 for month in months])
        need, p50, p90 = (
            [getattr(month, key) / 60 for month in months]
            for key in ("needed", "needed_p50", "needed_p90")
        )
        when = "suffices" if one.flow.breaks is None else month_year(one.flow.breaks, "en")
        drawn.append((f"{one.name}: {when}", [there, Line("needed (p50 to p90)", need, p50, p90)]))
    return svg(panels(ticks, drawn, "hours, by month")).replace("\n", " ")


def main() -> None:
    """Write table and picture."""
    rows = []
    for file in sorted(FOLDER.glob("*.yaml")):
        rows.append(run(file))
        print(row(rows[-1]), flush=True)
    table = "\n".join([HEAD, *map(row, rows)])
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(TABLE.sub(rf"\g<1>{table}\n\g<2>", page), encoding="utf-8")
    PICTURE.write_text(picture(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
