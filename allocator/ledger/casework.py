"""Minutes of the cases that managers hold, by manager and month."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from allocator.facts import Facts
from allocator.ledger.decided import Batch, Decided, Held
from allocator.ledger.expected import ExpectedRun
from allocator.model.cases import Case, Profile

Table = dict[str, list[int]]
"""A number for each manager (heads left out) and month of the horizon, in order."""


def empty(facts: Facts) -> Table:
    """Return a table of zeros."""
    return {manager: [0] * len(facts.months) for manager in facts.people}


class Minutes:
    """Minutes of a case for a manager, their due share applied."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._due = {
            manager: due
            for manager, months in facts.people.items()
            if (due := {month: row.due for month, row in months.items() if row.due != 1})
        }

    def of(
        self, demand: Case | Profile, manager: str, start: int, months: range, speaks: bool
    ) -> Sequence[int]:
        """Return the minutes in each of `months` (inside the horizon) of a run from `start`."""
        cases, begin = self._facts.cases, self._facts.months.start
        row = cases.minutes_row(demand, start, speaks=speaks)
        minutes = row[months.start - begin : months.stop - begin]
        if manager not in self._due:
            return minutes
        result = list(minutes)
        for month, due in self._due[manager].items():
            if month in months:
                part = cases.minutes(demand, month - start, month, speaks=speaks, due=due)
                result[month - months.start] = part
        return result

    def held(self, held: Held) -> Sequence[int]:
        """Return the minutes of a row of the caseload in each of its months."""
        return self.of(held.case, held.manager, held.start, held.months, held.speaks)

    def expected(self, run: ExpectedRun | Batch) -> Sequence[int]:
        """Return the minutes of one whole expected case in each of its months."""
        return self.of(run.profile, run.manager, run.months.start, run.months, run.speaks)


def casework(decided: Decided, minutes: Minutes) -> Table:
    """Return the minutes of all cases held."""
    result = empty(decided.facts)
    begin = decided.facts.months.start
    for held in decided.held:
        if held.manager in result:
            row = result[held.manager]
            for index, amount in enumerate(minutes.held(held), held.months.start - begin):
                row[index] += amount
    return result


def reserved(decided: Decided, minutes: Minutes) -> Table:
    """Return the minutes of expected cases: hundredths x minutes / 100, rounded half up once."""
    total = empty(decided.facts)
    begin = decided.facts.months.start
    for batch in decided.batches:
        if batch.manager in total:
            row = total[batch.manager]
            for index, amount in enumerate(minutes.expected(batch), batch.months.start - begin):
                row[index] += amount * batch.hundredths
    return {manager: [(2 * part + 100) // 200 for part in row] for manager, row in total.items()}


def people(decided: Decided) -> dict[str, list[Fraction]]:
    """Return the people in open cases, expected ones included, by manager and month."""
    total = empty(decided.facts)
    begin = decided.facts.months.start
    for held in decided.held:
        if held.manager in total:
            row, count = total[held.manager], 100 * held.case.persons
            for index in range(held.months.start - begin, held.months.stop - begin):
                row[index] += count
    for batch in decided.batches:
        if batch.manager in total:
            row, count = total[batch.manager], batch.profile.persons * batch.hundredths
            for index in range(batch.months.start - begin, batch.months.stop - begin):
                row[index] += count
    return {manager: [Fraction(part, 100) for part in row] for manager, row in total.items()}


def held_sites(decided: Decided) -> dict[str, dict[int, set[str]]]:
    """Return the sites where each manager holds a case (expected ones too), by month."""
    result: dict[str, dict[int, set[str]]] = defaultdict(dict)
    begin = decided.facts.months.start
    spans = [(held.manager, held.path, held.months) for held in decided.held]
    spans += decided.expected_ways
    ways = [(who, path[m.start - begin : m.stop - begin], m) for who, path, m in spans]
    for manager, way, months in dict.fromkeys(ways):
        row = result[manager]
        for month, site in zip(months, way, strict=True):
            if site is not None:
                row.setdefault(month, set()).add(site)
    return result
