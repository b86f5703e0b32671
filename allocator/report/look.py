"""A plan as `explain` looks at it: who holds what, whose minutes are free, what a slot is worth.

Also tries a change of the plan and lets the check judge it, so that nothing is said to be
possible that is not.
"""

from collections.abc import Sequence
from functools import cached_property

from allocator.checks import check
from allocator.checks.checked import Checked
from allocator.checks.report import Violation
from allocator.complete import complete
from allocator.facts import Facts
from allocator.model.cases import Case
from allocator.model.plan import Assignment, ExpectedStart, Obstacle, Plan


class Look:
    """A plan over the facts of its scenario.

    Attributes
    ----------
    facts
        Facts of the scenario.
    plan
        The plan.
    """

    def __init__(self, facts: Facts, plan: Plan) -> None:
        self.facts = facts
        self.plan = plan
        self.checked = Checked(facts, plan)
        self.decided = self.checked.decided
        self.holding = self.checked.holding
        self.begin = facts.months.start

    def team(self, case: Case, month: int) -> list[str]:
        """Managers on the team of the case's site in `month`."""
        site = self.facts.cases.paths[case.id][month - self.begin]
        return [] if site is None else self.decided.teams[month].get(site, [])

    def site(self, case: Case, month: int) -> str | None:
        """Where the case lives in `month` of the horizon."""
        return self.facts.cases.paths[case.id][month - self.begin]

    def run(self, case: Case, start: int) -> range:
        """Months of the horizon in which a run from `start` goes on."""
        return self.decided.clip(start, self.facts.cases.end(case, start))

    def speaks(self, case: Case, manager: str) -> bool:
        """Whether the manager needs no interpreter for the case."""
        return self.facts.cases.speaks(self.decided.managers[manager].languages, case)

    def minutes(self, case: Case, manager: str, start: int) -> Sequence[int]:
        """Minutes of the case for the manager in each month of its run."""
        run, speaks = self.run(case, start), self.speaks(case, manager)
        return self.holding.minutes.of(case, manager, start, run, speaks)

    def free(self, manager: str, month: int) -> int:
        """Minutes that the manager has left in a month; negative where too much is asked."""
        row = self.checked.row.get((manager, month))
        return 0 if row is None else row.balance

    def short(self, case: Case, manager: str, start: int) -> dict[int, int]:
        """Minutes that the manager lacks to start the case, by month with any."""
        needed = self.minutes(case, manager, start)
        pairs = zip(self.run(case, start), needed, strict=True)
        lacking = {month: minutes - self.free(manager, month) for month, minutes in pairs}
        return {month: minutes for month, minutes in lacking.items() if minutes > 0}

    def stage(self, case: Case, manager: str, start: int) -> Obstacle:
        """What keeps the manager from starting the case, minutes aside."""
        return self.holding.stage(case, manager, start, self.run(case, start))

    def price(self, manager: str, site: str, month: int) -> float:
        """Points of waiting that 60 more minutes of the manager would spare at a site."""
        spoken = ("", *self.decided.managers[manager].languages)
        return max((self._prices.get((site, word, month), 0.0) for word in spoken), default=0.0)

    @cached_property
    def _prices(self) -> dict[tuple[str, str, int], float]:
        return {(row.site, row.language, row.month): row.points for row in self.plan.prices}

    def displaced(self, case: Case, manager: str, start: int) -> float:
        """Points of waiting that the case's minutes would otherwise spare with this manager."""
        site = self.site(case, start)
        if site is None:
            return 0.0
        pairs = zip(self.run(case, start), self.minutes(case, manager, start), strict=True)
        return sum(self.price(manager, site, month) * minutes / 60 for month, minutes in pairs)

    @cached_property
    def known(self) -> dict[tuple[str, str, int | None], float]:
        """Broken rules of the plan as it is: rule, place, month, and by how much."""
        found = check(self.facts, self.plan).violations
        return {(row.rule, row.path, row.month): row.amount for row in found}

    def started_by(self, manager: str) -> list[tuple[Case, int]]:
        """Return cases that the manager starts inside the horizon, with the month."""
        return [
            (held.case, held.start)
            for held in self.decided.held
            if held.manager == manager and held.new and not held.taken
        ]

    def tried(
        self,
        case: Case,
        manager: str,
        start: int,
        *,
        instead: Sequence[str] = (),
        language: str | None = None,
        expected: tuple[ExpectedStart, ...] | None = None,
    ) -> list[Violation]:
        """Return the rules that break if the manager starts the case, by the check itself.

        Parameters
        ----------
        case
            A case that waits.
        manager
            Who would start it.
        start
            Month of the start.
        instead
            Cases that wait in its place.
        language
            A language that the manager is taken to speak as well.
        expected
            Starts of expected cases instead of those of the plan.
        """
        changed = self.with_start(case, manager, start, instead=instead, expected=expected)
        facts = self.facts if language is None else self._speaking(manager, language)
        return self.breaks(complete(facts, changed), facts)

    def with_start(
        self,
        case: Case,
        manager: str,
        start: int,
        *,
        instead: Sequence[str] = (),
        expected: tuple[ExpectedStart, ...] | None = None,
    ) -> Plan:
        """Return the plan with the case at the manager from `start`; its lists are not renewed.

        A running case stays until then with whoever has it. Parameters as for `tried`.
        """
        begun = self.decided.run_start(case) if case.running else start
        row = Assignment(
            case=case.id, manager=manager, start=start, end=self.facts.cases.end(case, begun)
        )
        kept = [other for other in self.plan.caseload if other.case not in (*instead, case.id)]
        before = [
            other.model_copy(update={"end": min(other.end, start - 1)})
            for other in self.plan.caseload
            if case.running and other.case == case.id and other.start < start
        ]
        update: dict[str, object] = {"caseload": (*kept, *before, row)}
        if expected is not None:
            update["expected"] = expected
        return self.plan.model_copy(update=update)

    def breaks(self, plan: Plan, facts: Facts | None = None) -> list[Violation]:
        """Return what the check finds in a changed plan beyond what it finds in this one."""
        return [
            other
            for other in check(facts or self.facts, plan).violations
            if other.amount > self.known.get((other.rule, other.path, other.month), 0)
        ]

    def _speaking(self, manager: str, language: str) -> Facts:
        """Facts of the scenario if `manager` spoke one more language."""
        managers = tuple(
            row.model_copy(update={"languages": (*row.languages, language)})
            if row.id == manager
            else row
            for row in self.facts.scenario.managers
        )
        return Facts(self.facts.scenario.model_copy(update={"managers": managers}))
