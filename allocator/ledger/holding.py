"""Who may hold a case, by the words of the rules: team, aftercare, skills, pins, cap, pool.

Lists and checks ask here. `stage` says how far a manager gets on the way to a case, which
is also the reason why a case waits.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from allocator.facts.cases import Path
from allocator.facts.rounding import exact
from allocator.ledger.casework import Minutes, people
from allocator.ledger.decided import Decided
from allocator.model.calendar import first_day
from allocator.model.cases import Case
from allocator.model.plan import Obstacle
from allocator.model.steps import value_on

STAGES: tuple[Obstacle, ...] = ("no_team", "no_skill", "pinned", "cap", "interpreter", "full")
"""Why a case waits or is orphaned, from the first obstacle to the last."""


class Holding:
    """Questions about who may hold which case under a plan."""

    def __init__(self, decided: Decided) -> None:
        self.decided = decided
        self.facts = decided.facts
        self.begin = decided.facts.months.start
        self.minutes = Minutes(decided.facts)
        self._off_team: dict[tuple[str, Path, int, str | None, int], tuple[int, ...]] = {}
        self._aftercare = decided.facts.scenario.policy.caseload.aftercare_months

    @cached_property
    def people(self) -> dict[str, list[Fraction]]:
        """People in open cases by manager and month."""
        return people(self.decided)

    @cached_property
    def not_case(self) -> dict[tuple[str, str], set[int]]:
        """Months in which a pin keeps a case from a manager, by manager and case."""
        result: dict[tuple[str, str], set[int]] = defaultdict(set)
        for manager, case, months in self._case_pins("not_case"):
            result[manager, case].update(months)
        return result

    @cached_property
    def only_for(self) -> dict[str, list[tuple[str, range]]]:
        """Managers to whom a case is pinned, with the months, by case."""
        result: dict[str, list[tuple[str, range]]] = defaultdict(list)
        for manager, case, months in self._case_pins("case"):
            result[case].append((manager, months))
        return result

    def _case_pins(self, kind: str) -> Iterator[tuple[str, str, range]]:
        months = self.facts.months
        for pin in self.facts.scenario.pins:
            if pin.kind == kind and pin.case is not None:
                first = months.start if pin.from_ is None else pin.from_
                last = months.stop - 1 if pin.until is None else pin.until
                yield pin.manager, pin.case, self.decided.clip(first, last)

    def pinned_away(self, manager: str, case: str, months: Iterable[int]) -> bool:
        """Whether a pin keeps `case` from `manager` in one of `months`."""
        refused = self.not_case.get((manager, case), ())
        others = [span for other, span in self.only_for.get(case, ()) if other != manager]
        if not refused and not others:
            return False
        return any(month in refused or any(month in span for span in others) for month in months)

    def off_team(
        self, manager: str, path: Path, months: range, before: str | None, away: int = 0
    ) -> tuple[int, ...]:
        """Return the months in which `manager` may not hold a case because of the team.

        Parameters
        ----------
        manager
            Id of the manager.
        path
            Site of the case in each month of the horizon.
        months
            Months in which the manager holds it.
        before
            Site of the case in the month before, where the manager held it then already.
        away
            Months up to then for which they kept it without being on the team.

        Notes
        -----
        Allowed are: on the team of the case's site; to its end after the case's own move,
        for who was on the team in the month before; off the team for at most
        `aftercare_months` in a row. Nobody holds a case outside
        their contract or takes one on without being on the team.
        """
        way = path[months.start - self.begin : months.stop - self.begin]
        key = (manager, way, months.start, before, away)
        if key not in self._off_team:
            self._off_team[key] = tuple(self._months_off(manager, way, months, before, away))
        return self._off_team[key]

    def _months_off(
        self, manager: str, way: Path, months: range, before: str | None, away: int
    ) -> Iterator[int]:
        sites = self.decided.sites_of.get(manager, {})
        moved, inherited = False, before is not None
        for month, site in zip(months, way, strict=True):
            moved = moved or (before is not None and site != before and not away)
            before = site
            if not self.decided.working(manager, month):
                yield month
            elif site in sites.get(month, ()):
                away = 0
            elif not moved:
                away += 1
                if away > self._aftercare or (month == months.start and not inherited):
                    yield month

    @cached_property
    def pools(self) -> dict[str, list[Fraction]]:
        """Interpreter minutes of each language that has a pool, by month."""
        result: dict[str, list[Fraction]] = {}
        for pool in self.facts.scenario.interpreters:
            row = result.setdefault(pool.language, [Fraction(0)] * len(self.facts.months))
            for index, month in enumerate(self.facts.months):
                row[index] += exact(value_on(pool.hours, first_day(month))) * 60
        return result

    @cached_property
    def interpreted(self) -> dict[str, list[Fraction]]:
        """Interpreted minutes of each language that has a pool, by month."""
        total = {language: [0] * len(self.facts.months) for language in self.pools}
        for held in self.decided.held if total else ():
            if not held.speaks:
                self._add(total, held.case.languages[0], held.months, self.minutes.held(held), 100)
        for batch in self.decided.batches if total else ():
            if not batch.speaks:
                minutes = self.minutes.expected(batch)
                language = batch.profile.languages[0]
                self._add(total, language, batch.months, minutes, batch.hundredths)
        return {name: [Fraction(part, 100) for part in row] for name, row in total.items()}

    def _add(
        self,
        total: dict[str, list[int]],
        language: str,
        months: range,
        row: Sequence[int],
        times: int,
    ) -> None:
        if language in total:
            for index, minutes in enumerate(row, months.start - self.begin):
                total[language][index] += times * minutes

    def stage(
        self, case: Case, manager: str, start: int, months: range, *, whole: bool = True
    ) -> Obstacle:
        """Return what keeps `manager` from holding `case` in `months`, or ``full``.

        Minutes are not looked at: ``full`` means that nothing else is in the way.

        Parameters
        ----------
        case
            A case that nobody holds in these months.
        manager
            Id of a manager (no head).
        start
            First month of the run of the case.
        months
            Months of the horizon in which the manager would hold it.
        whole
            Whether they must be on the team to the end; else only in the first month, and
            months after their contract count for nothing.
        """
        someone, path = self.decided.managers[manager], self.facts.cases.paths[case.id]
        if self.off_team(manager, path, months if whole else months[:1], None):
            return "no_team"
        if not set(case.skills) <= set(someone.skills):
            return "no_skill"
        if self.pinned_away(manager, case.id, months):
            return "pinned"
        there = self.facts.people[manager]
        for month in months:
            people = self.people[manager][month - self.begin] + case.persons
            if there[month].in_contract and people > there[month].max_people:
                return "cap"
        return "interpreter" if self.no_interpreter(case, manager, start, months) else "full"

    def no_interpreter(self, case: Case, manager: str, start: int, months: range) -> bool:
        """Whether an interpreter is needed and the pool would be exceeded."""
        pool = self.pools.get(case.languages[0]) if case.languages else None
        if pool is None:
            return False
        if self.facts.cases.speaks(self.decided.managers[manager].languages, case):
            return False
        used = self.interpreted[case.languages[0]]
        more = self.minutes.of(case, manager, start, months, False)
        return any(
            used[index] + minutes > pool[index]
            for index, minutes in enumerate(more, months.start - self.begin)
        )
