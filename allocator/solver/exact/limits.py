"""What cases take of people: minutes, trips, the cap, interpreters, and the full ledger.

Numbers of people and interpreted minutes are variables tied to the rows of the caseload in
both directions, so that rules may ask whether a limit is reached.
"""

from collections.abc import Iterator
from fractions import Fraction

from allocator.facts.rounding import exact
from allocator.model.calendar import first_day
from allocator.model.steps import value_on
from allocator.solver.exact.hours import Hours
from allocator.solver.exact.logic import MOST_MINUTES, Bit
from allocator.solver.exact.rows import Row, Run


class Limits:
    """Minutes and limits of the rows of a caseload.

    Attributes
    ----------
    people
        By manager and month in contract: people in open cases.
    interpreted
        By language with a pool and month: interpreted minutes.
    pool
        By language: whole minutes of interpreters in each month.
    """

    def __init__(self, hours: Hours) -> None:
        self.hours, self.logic, self.problem = hours, hours.logic, hours.problem
        new = self.logic.cp.new_int_var
        self.people = {key: new(0, MOST_MINUTES, f"people{key}") for key in hours.balance}
        self.pool = self._pools()
        self.interpreted = {
            (language, t): new(0, MOST_MINUTES, f"interpreted{language}{t}")
            for language in self.pool
            for t in range(self.problem.months)
        }

    def _pools(self) -> dict[str, list[int]]:
        months = self.problem.scenario.horizon
        given = self.problem.scenario.interpreters
        hours = {pool.language: [Fraction(0)] * len(months) for pool in given}
        for pool in given:
            for t, month in enumerate(months):
                hours[pool.language][t] += exact(value_on(pool.hours, first_day(month)))
        return {name: [int(60 * whole) for whole in row] for name, row in sorted(hours.items())}

    def minutes(self, run: Run, m: int, t: int) -> int:
        """Return the minutes of `run` with manager `m` in month `t`; -1: with nobody."""
        problem = self.problem
        month, due = problem.scenario.start + t, Fraction(1) if m < 0 else problem.due[m][t]
        speaks = m < 0 or problem.speaks(m, run.case)
        return problem.facts.cases.minutes(run.case, t - run.start, month, speaks=speaks, due=due)

    def language(self, run: Run, m: int) -> str | None:
        """Return the language with a pool in which manager `m` needs an interpreter."""
        if self.problem.speaks(m, run.case) or run.case.languages[0] not in self.pool:
            return None
        return run.case.languages[0]

    def full(self, run: Run, m: int, t: int) -> Iterator[Bit]:
        """Yield what keeps `m` from taking `run` over in month `t`: cap, then interpreters."""
        language = self.language(run, m)
        for u in run.months:
            if u >= t and (m, u) in self.people:
                yield self.capped(run, m, u)
            if u >= t and language is not None:
                least = self.pool[language][u] + 1 - self.minutes(run, m, u)
                key = ("pool", language, u, least)
                yield self.logic.at_least(key, self.interpreted[language, u], least)

    def capped(self, run: Run, m: int, t: int) -> Bit:
        """Return a literal that holds only where one more case would exceed the cap."""
        least = int(self.problem.max_people[m, t]) + 1 - run.case.persons
        return self.logic.at_least(("cap", m, t, least), self.people[m, t], least)

    def overloaded(self, run: Run, m: int, t: int) -> Bit:
        """Return a literal that holds only where `m` has no time for `run` in month `t`."""
        most = self.minutes(run, m, t) - 1
        return self.logic.at_most(("over", m, t, most), self.hours.balance[m, t], most)

    def settle(self, rows: list[Row]) -> None:
        """Spend the minutes of all rows and hold started and taken-over ones to the limits."""
        for row in rows:
            self._spend(row)
        at: dict[tuple[int, int], list[Row]] = {}
        for row in rows:
            for t in row.months:
                at.setdefault((row.manager, t), []).append(row)
        for m, t in self.hours.balance:
            self._month(m, t, at.get((m, t), []))
        for language, t in self.interpreted:
            self._interpreters(language, t, [row for row in rows if t in row.months])

    def _spend(self, row: Row) -> None:
        speaks, hours = self.problem.speaks(row.manager, row.run.case), self.hours
        for t in row.months:
            minutes = self.minutes(row.run, row.manager, t)
            hours.spend(row.manager, t, row.bit, minutes)
            if not speaks:
                hours.effort.append((row.bit, minutes - self.minutes(row.run, -1, t)))
        if row.taken:
            minutes = self.problem.policy.hours.handover
            hours.spend(row.manager, row.first, row.bit, minutes)
            hours.effort.append((row.bit, minutes))

    def _month(self, m: int, t: int, rows: list[Row]) -> None:
        """People, trips, cap and full ledger of one manager's month."""
        cp, logic = self.logic.cp, self.logic
        people = [(row.bit, row.run.case.persons) for row in rows]
        cp.add(self.people[m, t] == logic.weighted(people))
        sites: dict[int, list[Bit]] = {}
        for row in rows:
            sites.setdefault(row.run.way[t], []).append(row.bit)
        for s, bits in sorted(sites.items()):
            self.hours.trips(m, s, t, logic.any_of(("holds", m, s, t), bits))
        added = [row.bit for row in rows if not row.inherited]
        if added:
            limit = int(self.problem.max_people[m, t])
            cp.add(self.people[m, t] <= limit).only_enforce_if(logic.any_of(("added", m, t), added))
        new = [row.bit for row in rows if not row.run.case.running]
        if new:
            cp.add(self.hours.balance[m, t] >= 0).only_enforce_if(logic.any_of(("new", m, t), new))

    def _interpreters(self, language: str, t: int, rows: list[Row]) -> None:
        """Interpreted minutes of a language, within the pool where anything is added."""
        mine = [row for row in rows if self.language(row.run, row.manager) == language]
        used = self.interpreted[language, t]
        terms = [(row.bit, self.minutes(row.run, row.manager, t)) for row in mine]
        self.logic.cp.add(used == self.logic.weighted(terms))
        added = [row.bit for row in mine if not row.inherited]
        if added:
            within = self.logic.any_of(("interpreted", language, t), added)
            self.logic.cp.add(used <= self.pool[language][t]).only_enforce_if(within)
