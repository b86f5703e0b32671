"""Minutes of the cases that managers hold, by manager and month."""

from collections import defaultdict
from fractions import Fraction

from allocator.facts import Facts
from allocator.ledger.decided import Decided, Held
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
            manager: {month: row.due for month, row in months.items() if row.due != 1}
            for manager, months in facts.people.items()
        }

    def of(
        self, demand: Case | Profile, manager: str, start: int, months: range, speaks: bool
    ) -> list[int]:
        """Return the minutes in each of `months` (inside the horizon) of a run from `start`."""
        cases, begin = self._facts.cases, self._facts.months.start
        row = cases.minutes_row(demand, start, speaks=speaks)
        result = list(row[months.start - begin : months.stop - begin])
        for month, due in self._due.get(manager, {}).items():
            if month in months:
                minutes = cases.minutes(demand, month - start, month, speaks=speaks, due=due)
                result[month - months.start] = minutes
        return result

    def held(self, held: Held) -> list[int]:
        """Return the minutes of a row of the caseload in each of its months."""
        return self.of(held.case, held.manager, held.start, held.months, held.speaks)

    def expected(self, run: ExpectedRun) -> list[int]:
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
    for run in decided.expected:
        if run.manager in total:
            row = total[run.manager]
            for index, amount in enumerate(minutes.expected(run), run.months.start - begin):
                row[index] += amount * run.hundredths
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
    for run in decided.expected:
        if run.manager in total:
            row, count = total[run.manager], run.profile.persons * run.hundredths
            for index in range(run.months.start - begin, run.months.stop - begin):
                row[index] += count
    return {manager: [Fraction(part, 100) for part in row] for manager, row in total.items()}


def held_sites(decided: Decided) -> dict[str, dict[int, set[str]]]:
    """Return the sites where each manager holds a case (expected ones too), by month."""
    result: dict[str, dict[int, set[str]]] = defaultdict(dict)
    begin = decided.facts.months.start
    spans = [(held.manager, held.path, held.months) for held in decided.held]
    spans += [(run.manager, run.cohort.path, run.months) for run in decided.expected]
    for manager, path, months in dict.fromkeys(spans):
        row = result[manager]
        for month in months:
            site = path[month - begin]
            if site is not None:
                row.setdefault(month, set()).add(site)
    return result
