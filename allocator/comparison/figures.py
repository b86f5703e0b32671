"""What a plan comes to, month by month: the figures of one column of a comparison.

Pure functions over (facts, plan); small numbers are suppressed here, once for everything
that is written from them. Change this file when a comparison should show something more.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from allocator.comparison.casework import casework, cell_of, cells_of, team_loads
from allocator.comparison.flow import flow_of, plan_flow
from allocator.ledger import Decided
from allocator.model.calendar import first_day, month_of
from allocator.model.cases import Case
from allocator.model.flow import HandFlow
from allocator.model.plan import Band, LedgerRow
from allocator.model.whatif import Cell, Costs, Figures, MonthFigures, Waits
from allocator.report.overview import taken, usable
from allocator.report.people import BANDS, band_of
from allocator.report.privacy import SMALL, suppress
from allocator.score import uncovered, unserved

MONTHS_A_YEAR = 12
HALF = 0.5


def figures(decided: Decided, ledger: Sequence[LedgerRow]) -> Figures:
    """Return the figures of a plan.

    Parameters
    ----------
    decided
        The plan over its facts.
    ledger
        Its hours, as the check computes them.
    """
    starts, ends = _whole(plan_flow(decided)[0]), _whole(_ends(decided))
    changed = {held.case.id for held in decided.held if held.taken}
    return Figures(
        months=tuple(_months(decided, ledger, starts, ends)),
        waits=tuple(_waits(decided)),
        starts=_sum(starts),
        ends=_sum(ends),
        handovers=cell_of(len(changed)),
        costs=_costs(decided, _sum(starts)),
        flow=_without_totals(flow_of(decided), _waiting(decided)),
        teams=tuple(team_loads(decided, ledger)),
        casework=casework(decided),
    )


def _without_totals(flow: HandFlow, waiting: Sequence[Sequence[float]]) -> HandFlow:
    """Leave out the lists of months in which a number of those who wait is suppressed.

    With the whole list it could be worked out by subtraction. That a list is left out must tell
    nothing either, so it is wherever anything is suppressed.
    """
    cells = [suppress(_whole(people)) for people in waiting]
    lists = {"starts": None, "waiting": None, "plan_waiting": None}
    rows = tuple(
        row.model_copy(update=lists) if seen.hidden else row
        for row, seen in zip(flow.months, cells, strict=True)
    )
    # The starts of all months less those who come are the list of the first day.
    sums = {"starts": None, "plan_starts": None} if cells[0].hidden else {}
    return flow.model_copy(update={"months": rows, **sums})


def _whole(amounts: Sequence[float]) -> list[int]:
    return [int(amount + 0.5) for amount in amounts]


def _sum(numbers: Sequence[int]) -> Cell:
    """Return the sum of a series whose small numbers are suppressed, unless it tells one."""
    hidden = [number for number in numbers if 0 < number < SMALL]
    rest, most = sum(hidden), len(hidden) * (SMALL - 1)
    told = bool(hidden) and (len(hidden) == 1 or rest in (len(hidden), most))
    return Cell(value=None) if told else cell_of(sum(numbers))


def _months(
    decided: Decided, ledger: Sequence[LedgerRow], starts: Sequence[int], ends: Sequence[int]
) -> Iterator[MonthFigures]:
    """Yield the figures of each month."""
    facts = decided.facts
    without = [row.month for row in unserved(decided)]
    minutes = dict.fromkeys(facts.months, 0)
    for gap in uncovered(decided, ledger):
        minutes[gap.month] += gap.amount
    waiting = _waiting(decided)
    for index, month in enumerate(facts.months):
        kinds = [row[month].kind for row in decided.posts.values() if month in row]
        there = sum(usable(row) for row in ledger if row.month == month)
        used = sum(taken(row) for row in ledger if row.month == month)
        yield MonthFigures(
            month=month,
            fixed=kinds.count("fixed"),
            mobile=kinds.count("mobile"),
            floaters=kinds.count("floater"),
            posts=_posts(decided, month),
            unserved=without.count(month),
            uncovered_minutes=float(minutes[month]),
            load=used / there if there > 0 else None,
            waiting=dict(zip(BANDS, cells_of(_whole(waiting[index])), strict=True)),
            starts=cell_of(starts[index]),
            ends=cell_of(ends[index]),
        )


def _posts(decided: Decided, month: int) -> float:
    full = decided.facts.scenario.policy.team.full_time_hours
    return float(sum(row[month].hours for row in decided.facts.people.values())) / full


def _costs(decided: Decided, starts: Cell) -> Costs:
    """Return what the posts of the horizon cost; a year is the mean of its months."""
    months, rule = decided.facts.months, decided.facts.scenario.policy.cost
    posts = sum(_posts(decided, month) for month in months) / len(months)
    year = posts * rule.post_eur
    spent = year * len(months) / MONTHS_A_YEAR
    per_start = spent / starts.value if starts.value else None
    return Costs(year=year, funded=year * rule.funded, per_start=per_start)


def _ends(decided: Decided) -> list[float]:
    """Return the cases that end with each month: running ones, started ones, expected ones."""
    facts = decided.facts
    months, length = facts.months, facts.scenario.policy.caseload.months
    result = dict.fromkeys(months, 0.0)
    for rows in decided.rows.values():
        if rows and rows[-1].end in result:
            result[rows[-1].end] += 1
    for run in decided.starts.runs:
        last = run.months[-1]
        if last < months[-1] or run.months.start + length - 1 == last:
            result[last] += run.hundredths / 100
    return list(result.values())


def _waiting(decided: Decided) -> list[list[float]]:
    """Return the people who wait in each month, by the band that they have in it."""
    facts = decided.facts
    begin = facts.months.start
    result = [[0.0] * len(BANDS) for _ in facts.months]

    def add(index: int, points: Sequence[int], people: float) -> None:
        result[index][BANDS.index(facts.cases.band(points[index]))] += people

    for case in _listed(decided):
        points = facts.cases.points_row(case, case.opened)
        for month in range(max(begin, month_of(case.opened)), _until(decided, case)[0]):
            add(month - begin, points, case.persons)
    profiles = {profile.id: profile for profile in facts.scenario.arrivals.profiles}
    rows = [facts.cases.points_row(profiles[one.profile], one.opened) for one in facts.cohorts]
    for index, left in enumerate(decided.starts.waiting):
        for cohort, points, rest in zip(facts.cohorts, rows, left, strict=True):
            if rest and cohort.path[index] is not None:
                add(index, points, rest / 100 * profiles[cohort.profile].persons)
    return result


def _listed(decided: Decided) -> Iterator[Case]:
    return (case for case in decided.facts.scenario.cases if not case.running)


def _until(decided: Decided, case: Case) -> tuple[int, bool]:
    """Return the month in which a case starts, or leaves, or the end; and whether it starts."""
    rows = decided.rows.get(case.id)
    if rows:
        return rows[0].start, True
    path, months = decided.facts.cases.paths[case.id], decided.facts.months
    return (months.start + path.index(None) if None in path else months.stop), False


class _Wait(NamedTuple):
    """People of a band who wait equally long."""

    band: Band
    people: float
    weeks: float
    open: bool


def _waits(decided: Decided) -> Iterator[Waits]:
    """Yield how long each band waits."""
    waits = [*_known_waits(decided), *_expected_waits(decided)]
    by_band = [
        sorted((row for row in waits if row.band == band), key=attrgetter("weeks"))
        for band in BANDS
    ]
    cells = cells_of(_whole([sum(row.people for row in rows) for rows in by_band]))
    for band, rows, cell in zip(BANDS, by_band, cells, strict=True):
        shown = rows if cell.value else []
        last = _longest(shown) if shown else None
        yield Waits(
            band=band,
            people=cell,
            median_weeks=_median(shown) if shown else None,
            longest_weeks=last.weeks if last else None,
            open=last is not None and last.open,
        )


def _median(rows: Sequence[_Wait]) -> float:
    """Return the wait of the person in the middle; `rows` by weeks."""
    half, passed = sum(row.people for row in rows) / 2, 0.0
    for row in rows:
        passed += row.people
        if passed >= half:
            return row.weeks
    return rows[-1].weeks


def _longest(rows: Sequence[_Wait]) -> _Wait:
    """Return the longest wait that at least half a person has: those expected are fractions."""
    passed = 0.0
    for row in reversed(rows):
        passed += row.people
        if passed >= HALF:
            return row
    return rows[0]


def _between(opened: date, month: int) -> float:
    """Weeks from the opening to the first day of a month; 0 within the month of the opening."""
    return max(0.0, (first_day(month) - opened).days / 7)


def _known_waits(decided: Decided) -> Iterator[_Wait]:
    for case in _listed(decided):
        until, starts = _until(decided, case)
        weeks = _between(case.opened, until)
        yield _Wait(band_of(decided, case), float(case.persons), weeks, not starts)


def _expected_waits(decided: Decided) -> Iterator[_Wait]:
    """Yield the waits of expected cases: those started, then what is left of each cohort."""
    facts = decided.facts
    profiles = {profile.id: profile for profile in facts.scenario.arrivals.profiles}

    def wait(name: str, month: int, people: float, until: int, unstarted: bool) -> _Wait:
        profile, opened = profiles[name], first_day(month)
        band = facts.cases.band(facts.cases.points(profile, opened, month))
        return _Wait(band, people * profile.persons, _between(opened, until), unstarted)

    for run in decided.starts.runs:
        cohort, people = run.cohort, run.hundredths / 100
        yield wait(cohort.profile, cohort.month, people, run.months.start, False)
    for cohort, rest in zip(facts.cohorts, decided.starts.waiting[-1], strict=True):
        lived = [i for i, site in enumerate(cohort.path) if site is not None]
        if rest and lived:
            until = facts.months.start + lived[-1] + 1
            yield wait(cohort.profile, cohort.month, rest / 100, until, True)
