"""Plan the stress library; write the table of docs/stress.md and docs/stress.svg.

``python -m docs.stress`` takes some minutes: each city is planned under stress, then with every
measure that `allocator.advise` tries, and once more with the one that it names, applied.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import allocator
from allocator.advice.vacancy import QUICK
from allocator.checks.checked import Checked
from allocator.facts import Facts
from allocator.io.change_words import sentence
from allocator.model.advice import Advised
from allocator.model.calendar import format_month
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
    """A stress: the city after it, its flow, and what the advice promised and kept."""

    name: str
    city: Scenario
    flow: HandFlow
    measure: Advised | None = None
    """The cheapest of the measures that put the break off longest; None where it does not break."""
    breaks: int | None = None
    """Month in which it breaks with this measure applied."""
    urgent: tuple[int, int] = (0, 0)
    """People of urgent cases that never start, without the measure and with it applied."""


def city_of(file: Path) -> Scenario:
    """Return the city that a file of the library puts under stress."""
    found = CITY.search(file.read_text(encoding="utf-8"))
    assert found is not None, file
    return allocator.load(ROOT / found[1])


def stressed(file: Path) -> Scenario:
    """Return the city after a stress."""
    return allocator.apply(city_of(file), allocator.read_changes((), [file]).changes)


def cheapest(advice: allocator.Advice) -> Advised | None:
    """Return the cheapest of the measures that put the break off longest."""
    if advice.breaks is None:
        return None
    lasts = [row for row in advice.measures if row.breaks is None]
    latest = max((row.breaks for row in advice.measures if row.breaks is not None), default=None)
    rows = lasts or [row for row in advice.measures if row.breaks == latest]
    return min(rows, key=lambda row: row.eur_in_plan, default=None)


def run(file: Path) -> Stressed:
    """Plan a city under stress, ask for advice, and apply it as a person would: in words."""
    city = stressed(file)
    plan = allocator.plan(city, QUICK).plan
    assert plan is not None
    flow, measure = allocator.flow_by_hand(city, plan), cheapest(allocator.advise(city, plan))
    before = urgent(city, plan)
    if measure is None:
        return Stressed(file.stem, city, flow, urgent=(before, before))
    words = [sentence(change) for change in measure.changes]
    after = allocator.read_changes(words).applied(city)
    again = allocator.replan(after, plan, options=QUICK).result.plan
    assert again is not None
    breaks = allocator.flow_by_hand(after, again).breaks
    return Stressed(file.stem, city, flow, measure, breaks, (before, urgent(after, again)))


def urgent(city: Scenario, plan: Plan) -> int:
    """Return the people of urgent cases that a plan never starts."""
    return Checked(Facts(city), plan).waiting["urgent"]


def row(one: Stressed) -> str:
    """Return the row of a stress."""
    measure = one.measure
    cells = [f"`{one.name}`", _month(one.flow.breaks), _month(one.flow.breaks_p90)]
    if measure is None:
        cells += ["-"] * 4
    else:
        words = "; ".join(f"`{sentence(change)}`" for change in measure.changes)
        cells += [words or "plan again", f"{measure.eur_a_year:,.0f}"]
        cells += [_month(measure.breaks), _month(one.breaks)]
    cells.append(" -> ".join("<5" if 0 < n < 5 else f"{n}" for n in one.urgent))
    return f"| {' | '.join(cells)} |"


def _month(month: int | None) -> str:
    return "does not" if month is None else format_month(month)


HEAD = (
    "| stress | breaks | at p90 | advice | EUR a year | breaks then, promised | applied | "
    "urgent never started |\n|---|---|---|---|---|---|---|---|"
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
