"""The caseload of the exact model: chains of rows, from the start of a run to its end."""

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

from allocator.model.calendar import month_of
from allocator.model.cases import Case
from allocator.solver.exact.expected import Expected
from allocator.solver.exact.hours import Hours
from allocator.solver.exact.limits import Limits
from allocator.solver.exact.logic import Bit, Expr
from allocator.solver.exact.reasons import Reasons
from allocator.solver.exact.rows import Row, Run, Teams, rows_of


class Caseload:
    """Who keeps, takes over and starts which case when.

    Attributes
    ----------
    rows
        All rows that a plan may choose from.
    started
        By id of a waiting case and month: it starts then.
    """

    def __init__(self, hours: Hours) -> None:
        self.logic, self.problem = hours.logic, hours.problem
        self.teams = Teams(self.logic, self.problem, hours.posts)
        self.limits = Limits(hours)
        self.reasons = Reasons(self.teams, self.limits)
        self.rows: list[Row] = []
        self.started: dict[tuple[str, int], Bit] = {}
        for run in self._running():
            self._chain(run, 1)
        for case in self._waiting():
            for run in self._starts(case):
                bit = self.logic.bit(f"start{case.id},{run.start}")
                self.started[case.id, run.start] = bit
                self._chain(run, bit)
            own = [bit for (name, _), bit in self.started.items() if name == case.id]
            self.logic.cp.add_at_most_one(own)
        most = self.problem.policy.caseload.max_voluntary_handovers
        self.logic.cp.add(sum(self.reasons.voluntary()) <= most)
        self.expected = Expected(self.logic, self.problem, self.teams)
        self.limits.settle(self.rows, self.expected.batches)

    def _running(self) -> Iterator[Run]:
        begin = self.problem.scenario.start
        for given in self.problem.running:
            assert given.case.start is not None
            end = self.problem.facts.cases.end(given.case, given.case.start) - begin
            yield Run(given.case, given.way, given.case.start - begin, end)

    def _waiting(self) -> list[Case]:
        waiting = (case for case in self.problem.scenario.cases if not case.running)
        return sorted(waiting, key=lambda case: case.id)

    def _starts(self, case: Case) -> Iterator[Run]:
        """Every month from `opened` on in which the case is in the city's care."""
        facts, begin = self.problem.facts, self.problem.scenario.start
        way = self.problem.way(facts.cases.paths[case.id])
        for t in range(max(month_of(case.opened) - begin, 0), len(way)):
            if way[t] >= 0:
                yield Run(case, way, t, facts.cases.end(case, begin + t) - begin)

    def _chain(self, run: Run, begins: Bit | int) -> None:
        """Rows follow each other without a gap, to the end of the run or to an orphan."""
        cp, rows = self.logic.cp, list(rows_of(self.teams, run))
        for row in rows:
            self.reasons.may_end(row)
        for t in run.months:
            begun = [row for row in rows if row.first == t]
            ended = [row for row in rows if row.last == t - 1]
            orphan = [self.reasons.orphaned(run, t)] if run.running else []
            before = begins if t == run.months[0] else sum(row.bit for row in ended)
            cp.add(sum([*(row.bit for row in begun), *orphan]) == before)
            for m in sorted({row.manager for row in begun} & {row.manager for row in ended}):
                cp.add_at_most_one(row.bit for row in (*begun, *ended) if row.manager == m)
            if run.running and t == 0:
                self.reasons.first_month(run, begun)
        self.rows += rows

    def waiting(self) -> tuple[Expr, int, Fraction]:
        """Return tier 3 as a sum and a constant, and the points that one unit of both is worth."""
        cases, profiles = self.problem.facts.cases, self.problem.scenario.arrivals.profiles
        weights = [cases.weight(case) for case in self._waiting()]
        weights += [cases.weight(profile) for profile in profiles]
        unit = Fraction(1, lcm(1, *(weight.denominator for weight in weights)))
        known, const = self._known(unit)
        worth = {profile.id: int(cases.weight(profile) / unit) for profile in profiles}
        expected, more = self.expected.waiting(worth)
        # Expected cases are counted in hundredths.
        return 100 * known + expected, 100 * const + more, unit / 100

    def _known(self, unit: Fraction) -> tuple[Expr, int]:
        """Points of the waiting cases: each start saves those from its month on."""
        cases, problem = self.problem.facts.cases, self.problem
        terms, const = [], 0
        for case in self._waiting():
            saved, worth = 0, int(cases.weight(case) / unit)
            way = problem.way(cases.paths[case.id])
            first = max(month_of(case.opened) - problem.scenario.start, 0)
            for t in reversed(range(first, len(way))):
                if way[t] >= 0:
                    points = cases.points(case, case.opened, problem.scenario.start + t)
                    saved += points * worth
                    terms.append((self.started[case.id, t], -saved))
            const += saved
        return self.logic.weighted(terms), const
