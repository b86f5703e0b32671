"""What cases take of people: minutes, trips, the cap, interpreters, and the full ledger.

Numbers of people and interpreted minutes are variables tied to the rows of the caseload in
both directions, so that rules may ask whether a limit is reached.
"""

from collections.abc import Iterator
from fractions import Fraction

from allocator.facts.rounding import exact
from allocator.model.calendar import first_day
from allocator.model.steps import value_on
from allocator.solver.exact.expected import Batch
from allocator.solver.exact.hours import Hours
from allocator.solver.exact.logic import MOST_MINUTES, Bit
from allocator.solver.exact.rows import Row, Run


class Limits:
    """Minutes and limits of the rows of a caseload.

    Attributes
    ----------
    people
        By manager and month in contract: hundredths of people in open cases.
    interpreted
        By language with a pool and month: hundredths of interpreted minutes.
    pool
        By language: hundredths of minutes of interpreters in each month.
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
        return {name: [int(6000 * whole) for whole in row] for name, row in sorted(hours.items())}

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
                least = self.pool[language][u] + 1 - 100 * self.minutes(run, m, u)
                key = ("pool", language, u, least)
                yield self.logic.at_least(key, self.interpreted[language, u], least)

    def capped(self, run: Run, m: int, t: int) -> Bit:
        """Return a literal that holds only where one more case would exceed the cap."""
        least = 100 * (int(self.problem.max_people[m, t]) - run.case.persons) + 1
        return self.logic.at_least(("cap", m, t, least), self.people[m, t], least)

    def overloaded(self, run: Run, m: int, t: int) -> Bit:
        """Return a literal that holds only where `m` has no time for `run` in month `t`.

        Newly started and expected cases take no time here: nobody is filled with them so that
        others may be handed over.
        """
        most = self.minutes(run, m, t) - 1
        return self.logic.at_most(("over", m, t, most), self.hours.kept_balance(m, t), most)

    def settle(self, rows: list[Row], batches: list[Batch]) -> None:
        """Spend the minutes of all cases and hold what is added to the limits."""
        for row in rows:
            self._spend(row)
        for m, t in self.hours.balance:
            mine = [row for row in rows if row.manager == m and t in row.months]
            own = [batch for batch in batches if batch.manager == m and t in batch.run.months]
            self._month(m, t, mine, own)
            self._reserved(m, t, own)
        for language, t in self.interpreted:
            self._interpreters(
                language,
                t,
                [row for row in rows if t in row.months],
                [batch for batch in batches if t in batch.run.months],
            )

    def _spend(self, row: Row) -> None:
        speaks, hours = self.problem.speaks(row.manager, row.run.case), self.hours
        new = not row.run.running
        for t in row.months:
            minutes = self.minutes(row.run, row.manager, t)
            hours.spend(row.manager, t, row.bit, minutes, new=new)
            if not speaks:
                hours.effort.append((row.bit, minutes - self.minutes(row.run, -1, t)))
        if row.taken:
            minutes = self.problem.policy.hours.handover
            hours.spend(row.manager, row.first, row.bit, minutes, new=new)
            hours.effort.append((row.bit, minutes))

    def _month(self, m: int, t: int, rows: list[Row], batches: list[Batch]) -> None:
        """People, trips, cap and full ledger of one manager's month."""
        logic = self.logic
        people = [(row.bit, 100 * row.run.case.persons) for row in rows]
        people += [(batch.amount, batch.run.case.persons) for batch in batches]
        logic.cp.add(self.people[m, t] == logic.weighted(people))
        everything = [(row.run, row.bit) for row in rows]
        everything += [(batch.run, batch.bit) for batch in batches]
        self._trips(m, t, everything, kept=False)
        if (m, t) in self.hours.inherited:
            self._trips(m, t, [held for held in everything if held[0].running], kept=True)
        expected = [batch.bit for batch in batches]
        self._cap(m, t, expected + [row.bit for row in rows if not row.inherited])
        self._full_ledger(m, t, expected + [row.bit for row in rows if not row.run.running])

    def _trips(self, m: int, t: int, held: list[tuple[Run, Bit]], *, kept: bool) -> None:
        """Trips to the sites of these cases."""
        sites: dict[int, list[Bit]] = {}
        for run, bit in held:
            sites.setdefault(run.way[t], []).append(bit)
        for s, bits in sorted(sites.items()):
            holds = self.logic.any_of(("holds", m, s, t, kept), bits)
            self.hours.trips(m, s, t, holds, kept=kept)

    def _cap(self, m: int, t: int, added: list[Bit]) -> None:
        """People in open cases stay within the cap where anything is added."""
        if added:
            limit = 100 * int(self.problem.max_people[m, t])
            within = self.logic.any_of(("added", m, t), added)
            self.logic.cp.add(self.people[m, t] <= limit).only_enforce_if(within)

    def _full_ledger(self, m: int, t: int, new: list[Bit]) -> None:
        """Nobody is beyond capacity in a month in which a new case runs."""
        if new:
            full = self.logic.any_of(("new", m, t), new)
            self.logic.cp.add(self.hours.balance[m, t] >= 0).only_enforce_if(full)

    def _reserved(self, m: int, t: int, batches: list[Batch]) -> None:
        """Minutes of the expected cases: hundredths x minutes / 100, rounded half up once."""
        if not batches:
            return
        cp = self.logic.cp
        terms = [(batch.amount, self.minutes(batch.run, m, t)) for batch in batches]
        reserved = cp.new_int_var(0, MOST_MINUTES, f"reserved{m},{t}")
        twice = 2 * self.logic.weighted(terms) + 100
        cp.add(200 * reserved <= twice)
        cp.add(200 * reserved >= twice - 199)
        self.hours.spend(m, t, reserved, 1, new=True)

    def _interpreters(self, language: str, t: int, rows: list[Row], batches: list[Batch]) -> None:
        """Interpreted minutes of a language, within the pool where anything is added."""
        mine = [row for row in rows if self.language(row.run, row.manager) == language]
        own = [batch for batch in batches if self.language(batch.run, batch.manager) == language]
        used = self.interpreted[language, t]
        terms = [(row.bit, 100 * self.minutes(row.run, row.manager, t)) for row in mine]
        terms += [(batch.amount, self.minutes(batch.run, batch.manager, t)) for batch in own]
        self.logic.cp.add(used == self.logic.weighted(terms))
        added = [row.bit for row in mine if not row.inherited] + [batch.bit for batch in own]
        if added:
            within = self.logic.any_of(("interpreted", language, t), added)
            self.logic.cp.add(used <= self.pool[language][t]).only_enforce_if(within)
