"""Plan the stress library; write the table of docs/stress.md and docs/stress.svg.

``python -m docs.stress`` plans each city under stress, then with every measure that
`allocator.advise` tries, and once more with the one that it names, applied: as many cities at once
as there are processors. Each row is written when it is done. ``python -m docs.stress NAME ...``
makes these rows alone, and the picture of all: so an interrupted call goes on.
"""

import re
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import allocator
from allocator.advice.vacancy import QUICK
from allocator.checks.checked import Checked
from allocator.facts import Facts
from allocator.io.change_words import sentence
from allocator.many import processors
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
TABLE = re.compile(r"(<!-- table -->\n(?:\|.*\n){2})((?:\|.*\n)*)(?=<!-- end -->)")
"""Heads of the table, and its rows."""


@dataclass(frozen=True)
class Stressed:
    """A stress: the city after it, its flow, and what the advice promised and kept."""

    name: str
    city: Scenario
    plan: Plan
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


def flow_of(file: Path) -> Stressed:
    """Plan a city under stress."""
    city = stressed(file)
    plan = allocator.plan(city, QUICK).plan
    assert plan is not None
    before = urgent(city, plan)
    flow = allocator.flow_by_hand(city, plan)
    return Stressed(file.stem, city, plan, flow, urgent=(before, before))


def run(file: Path) -> Stressed:
    """Plan a city under stress, ask for advice, and apply it as a person would: in words."""
    alone = flow_of(file)
    city, plan = alone.city, alone.plan
    measure = cheapest(allocator.advise(city, plan))
    if measure is None:
        return alone
    words = [sentence(change) for change in measure.changes]
    after = allocator.read_changes(words).applied(city)
    again = allocator.replan(after, plan, options=QUICK).result.plan
    assert again is not None
    breaks = allocator.flow_by_hand(after, again).breaks
    both = (alone.urgent[0], urgent(after, again))
    return replace(alone, measure=measure, breaks=breaks, urgent=both)


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


def write_row(name: str, line: str) -> None:
    """Write a row into the page, in place of the one of this name."""
    page = PAGE.read_text(encoding="utf-8")
    found = TABLE.search(page)
    assert found is not None
    lines = [one for one in found[2].splitlines() if not one.startswith(f"| `{name}` ")]
    rows = "".join(f"{one}\n" for one in sorted([*lines, line]))
    PAGE.write_text(page[: found.start(2)] + rows + page[found.end(2) :], encoding="utf-8")


def main(names: Sequence[str]) -> None:
    """Write table and picture."""
    files = sorted(FOLDER.glob("*.yaml"))
    chosen = [file for file in files if not names or file.stem in names]
    with ProcessPoolExecutor(processors(), mp_context=get_context("spawn")) as pool:
        flows = list(pool.map(flow_of, files))
        PICTURE.write_text(picture(flows), encoding="utf-8")
        for future in as_completed([pool.submit(run, file) for file in chosen]):
            one = future.result()
            write_row(one.name, row(one))
            print(row(one), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
