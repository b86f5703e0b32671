"""How work is spread over running cases and teams: what an audit asks, and the load of teams.

Purely quantitative figures say nothing about the work itself: here are plan coverage, overdue
reviews and the attention that cases of each band get. Small numbers are suppressed already.
"""

from collections.abc import Iterator, Sequence

from allocator.ledger import Decided
from allocator.model.calendar import first_day
from allocator.model.plan import LedgerRow
from allocator.model.whatif import Casework, Cell, Contact, TeamLoad
from allocator.report.overview import taken, usable
from allocator.report.people import BANDS
from allocator.report.privacy import SMALL, suppress

TEAM = 2
"""People from whom on the load of a team is shown."""


def cell_of(number: int) -> Cell:
    """Return a number of people or cases as people may see it."""
    small = 0 < number < SMALL
    return Cell(value=None if small else number, small=small)


def cells_of(numbers: Sequence[int]) -> list[Cell]:
    """Return numbers whose sum is known as people may see them."""
    cells = suppress(numbers)
    pairs = zip(cells.values, cells.small, strict=True)
    return [Cell(value=value, small=small) for value, small in pairs]


def parts_of(numbers: Sequence[int]) -> list[Cell]:
    """Return the parts of a number that is told: all of them, or none where one is small."""
    told = not any(0 < number < SMALL for number in numbers)
    return [Cell(value=number if told else None) for number in numbers]


def casework(decided: Decided) -> Casework:
    """Return what an audit asks of the cases that run on the first day."""
    today = first_day(decided.facts.months.start)
    running = [case for case in decided.facts.scenario.cases if case.running]
    planned = sum(case.plan_agreed is not None for case in running)
    late = sum(case.next_review is not None and case.next_review < today for case in running)
    minutes = _contact(decided)
    by_band = parts_of([len(rows) for rows in minutes])
    return Casework(
        running=cell_of(len(running)),
        with_plan=parts_of([planned, len(running) - planned])[0],
        overdue_reviews=parts_of([late, len(running) - late])[0],
        contact=tuple(
            Contact(band=band, cases=cell, minutes=sum(rows) / len(rows) if cell.value else None)
            for band, rows, cell in zip(BANDS, minutes, by_band, strict=True)
        ),
    )


def _contact(decided: Decided) -> list[list[float]]:
    """Return the minutes a week that each case gets at first, by the band of its needs."""
    cases, month = decided.facts.cases, decided.facts.months.start
    weeks = (first_day(month + 1) - first_day(month)).days / 7
    minutes: list[list[float]] = [[] for _ in BANDS]
    for held in decided.held:
        if held.new or month not in held.months:
            continue
        band = cases.band(cases.points(held.case, first_day(month), month))
        spent = cases.minutes(held.case, month - held.start, month, speaks=held.speaks)
        minutes[BANDS.index(band)].append(spent / weeks)
    return minutes


def team_loads(decided: Decided, ledger: Sequence[LedgerRow]) -> Iterator[TeamLoad]:
    """Yield the load of each fixed site's team, and of all mobile managers together."""
    facts = decided.facts
    rows = {(row.manager, row.month): row for row in ledger}
    people: dict[str, dict[int, list[LedgerRow]]] = {}
    for manager, months in decided.posts.items():
        for month, post in months.items():
            if (manager, month) in rows and post.kind != "floater":
                site = post.site if post.kind == "fixed" and post.site else ""
                here = people.setdefault(site, {}).setdefault(month, [])
                here.append(rows[manager, month])
    names = {site.id: site.name or site.id for site in facts.scenario.sites}
    order = [site.id for site in facts.scenario.sites if site.id in people]
    for site in [*order, *(key for key in people if not key)]:
        loads = tuple(_load(people[site].get(month, [])) for month in facts.months)
        yield TeamLoad(site=site, name=names.get(site, ""), months=loads)


def _load(rows: Sequence[LedgerRow]) -> float | None:
    there = sum(map(usable, rows))
    return sum(map(taken, rows)) / there if len(rows) >= TEAM and there > 0 else None
