"""The plan, looked up by month: posts, teams, visits, and who holds which case when.

Ledger, score and checks read a plan through `Decided`. It takes any plan: rows that name
someone or something unknown, months outside the horizon and posts outside a contract are
left out here and reported by the checks.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from allocator.facts import Facts
from allocator.facts.cases import Path
from allocator.ledger.expected import ExpectedRun, Starts, expected_runs
from allocator.model.cases import Case, Profile
from allocator.model.managers import Manager
from allocator.model.plan import Assignment, Plan, Post, Tour


class Held(NamedTuple):
    """One row of the caseload inside the horizon.

    Attributes
    ----------
    case
        The case.
    manager
        Id of the manager.
    months
        Months of the horizon in which they hold it.
    start
        First month of the run of the case.
    path
        Site of the case in each month of the horizon.
    speaks
        Whether no interpreter is needed.
    new
        The case is started in the horizon.
    taken
        The case comes from another manager in the first of `months`.
    """

    case: Case
    manager: str
    months: range
    start: int
    path: Path
    speaks: bool
    new: bool
    taken: bool

    @property
    def inherited(self) -> bool:
        """Whether the manager held it before the horizon."""
        return not (self.new or self.taken)

    @property
    def away(self) -> int:
        """Months before the horizon for which the manager kept it without being on the team."""
        return self.case.aftercare if self.inherited else 0


class Batch(NamedTuple):
    """Expected cases that are alike in all that takes minutes.

    Attributes
    ----------
    profile
        Their profile.
    manager
        Id of the manager.
    months
        Months of the horizon in which they run.
    speaks
        Whether no interpreter is needed.
    hundredths
        How many, in hundredths of a case.
    """

    profile: Profile
    manager: str
    months: range
    speaks: bool
    hundredths: int


class Decided:
    """A plan over the facts of its scenario, indexed.

    Attributes
    ----------
    facts
        Facts of the scenario.
    plan
        The plan, as given.
    """

    def __init__(self, facts: Facts, plan: Plan) -> None:
        self.facts = facts
        self.plan = plan
        self.managers: dict[str, Manager] = {row.id: row for row in facts.scenario.managers}
        self.by_id: dict[str, Case] = {case.id: case for case in facts.scenario.cases}

    def clip(self, first: int, last: int) -> range:
        """Return the months of the horizon from `first` to `last`, both included."""
        months = self.facts.months
        return range(max(first, months.start), min(last + 1, months.stop))

    def working(self, manager: str, month: int) -> bool:
        """Whether `manager` is known, no head, and in contract in `month`."""
        months = self.facts.people.get(manager)
        return months is not None and month in months and months[month].in_contract

    @cached_property
    def posts(self) -> dict[str, dict[int, Post]]:
        """Post of each manager (heads left out) and month in contract; the first row counts."""
        result: dict[str, dict[int, Post]] = {manager: {} for manager in self.facts.people}
        for post in self.plan.posts:
            for month in self.clip(post.from_, post.until):
                if self.working(post.manager, month):
                    result[post.manager].setdefault(month, post)
        return result

    @cached_property
    def sites_of(self) -> dict[str, dict[int, frozenset[str]]]:
        """Sites on whose team each manager is: the fixed site, or the round."""
        return {
            manager: {
                month: frozenset((post.site,) if post.site is not None else post.round)
                for month, post in row.items()
            }
            for manager, row in self.posts.items()
        }

    @cached_property
    def teams(self) -> dict[int, dict[str, list[str]]]:
        """Managers on the team of each site by month, in the order of the scenario."""
        return self._by_site(lambda post: (post.site,) if post.site is not None else post.round)

    @cached_property
    def posted(self) -> dict[int, dict[str, list[str]]]:
        """Managers whose fixed site it is, by month and site."""
        return self._by_site(lambda post: () if post.site is None else (post.site,))

    @cached_property
    def leads(self) -> dict[int, dict[str, list[str]]]:
        """Managers who make the visits of each site, by month."""
        return self._by_site(lambda post: post.leads)

    def _by_site(self, sites: Callable[[Post], Iterable[str]]) -> dict[int, dict[str, list[str]]]:
        result: dict[int, dict[str, list[str]]] = {month: {} for month in self.facts.months}
        for manager, row in self.posts.items():
            for month, post in row.items():
                for site in dict.fromkeys(sites(post)):
                    result[month].setdefault(site, []).append(manager)
        return result

    @cached_property
    def tours(self) -> dict[str, dict[int, list[Tour]]]:
        """Tours of each manager and month in contract."""
        result: dict[str, dict[int, list[Tour]]] = {}
        for tour in self.plan.tours:
            for month in self.clip(tour.from_, tour.until):
                if self.working(tour.manager, month):
                    result.setdefault(tour.manager, {}).setdefault(month, []).append(tour)
        return result

    @cached_property
    def stops(self) -> dict[str, dict[int, dict[str, int]]]:
        """Visits in two weeks that stand in each manager's tours, by month and site."""
        result: dict[str, dict[int, dict[str, int]]] = {}
        for manager, row in self.tours.items():
            for month, tours in row.items():
                visits: dict[str, int] = defaultdict(int)
                for tour in tours:
                    for site in tour.sites:
                        visits[site] += 1
                result.setdefault(manager, {})[month] = dict(visits)
        return result

    @cached_property
    def rows(self) -> dict[str, list[Assignment]]:
        """Rows of the caseload by case (known ones), in order of month."""
        result: dict[str, list[Assignment]] = {}
        for row in self.plan.caseload:
            if row.case in self.by_id:
                result.setdefault(row.case, []).append(row)
        for rows in result.values():
            if len(rows) > 1:
                rows.sort(key=lambda row: (row.start, row.end, row.manager))
        return result

    def run_start(self, case: Case) -> int:
        """First month of the run: as given for a running case, else of its first row."""
        if case.running:
            return case.start if case.start is not None else self.facts.months.start
        return self.rows[case.id][0].start

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """Every row of the caseload that touches the horizon, by case."""
        return tuple(held for case in self.rows for held in self._held(self.by_id[case]))

    @cached_property
    def held_of(self) -> dict[str, list[Held]]:
        """The rows of `held` by case, in order of month."""
        result: dict[str, list[Held]] = {}
        for held in self.held:
            result.setdefault(held.case.id, []).append(held)
        return result

    def _held(self, case: Case) -> Iterator[Held]:
        start, before = self.run_start(case), case.manager
        path = self.facts.cases.paths[case.id]
        rows = self.rows[case.id]
        for row in _merged(rows) if len(rows) > 1 else rows:
            manager = self.managers.get(row.manager)
            months = self.clip(max(row.start, start), row.end)
            if manager is None or not months:
                before = row.manager
                continue
            yield Held(
                case=case,
                manager=row.manager,
                months=months,
                start=start,
                path=path,
                speaks=self.facts.cases.speaks(manager.languages, case),
                new=not case.running,
                taken=before is not None and before != row.manager,
            )
            before = row.manager

    def kept(
        self, manager: str, path: Path, months: range, before: str | None, away: int = 0
    ) -> tuple[str | None, int]:
        """Return from where a case moved away from its manager, or the months of their aftercare.

        Parameters
        ----------
        manager
            Who holds it in `months`.
        path
            Site of the case in each month of the horizon.
        months
            Months of the horizon up to the present one, in which only where it lives counts.
        before
            Site of the case in the month before, where the manager held it then already.
        away
            Months up to then for which they kept it without being on the team.

        Returns
        -------
        str | None
            Site from which the case itself moved away; they may keep it to its end.
        int
            Months in a row, up to the present one, off the team of its site; 0 where it moved.
        """
        sites = self.sites_of.get(manager, {})
        for month in months:
            site = path[month - self.facts.months.start]
            if before is not None and site != before and not away:
                return before, 0
            before = site
            if month < months[-1]:
                away = 0 if site in sites.get(month, ()) else away + 1
        return None, away

    @cached_property
    def expected(self) -> tuple[ExpectedRun, ...]:
        """Expected cases as they are started: first come first started."""
        return self.starts.runs

    @cached_property
    def expected_ways(self) -> tuple[tuple[str, Path, range], ...]:
        """Who holds expected cases on which path in which months; alike in these months is one."""
        begin = self.facts.months.start
        first: dict[tuple[str, Path, range], Path] = {}
        for _, cohort, manager, months, _, _ in self.expected:
            way = cohort.path[months.start - begin : months.stop - begin]
            first.setdefault((manager, way, months), cohort.path)
        return tuple((manager, path, months) for (manager, _, months), path in first.items())

    @cached_property
    def batches(self) -> tuple[Batch, ...]:
        """`expected` without where they live: what is alike is one, in the same order."""
        number: dict[tuple[str, str, range], int] = {}
        first: dict[tuple[str, str, range], ExpectedRun] = {}
        for run in self.expected:
            key = (run.manager, run.profile.id, run.months)
            number[key] = number.get(key, 0) + run.hundredths
            first.setdefault(key, run)
        return tuple(
            Batch(run.profile, run.manager, run.months, run.speaks, number[key])
            for key, run in first.items()
        )

    @cached_property
    def starts(self) -> Starts:
        """The starts of expected cases, what waits, and what was claimed too often."""
        return expected_runs(self.facts, self.plan, self.managers)

    @cached_property
    def uncovered(self) -> Mapping[str, list[int]]:
        """Months of the horizon in which a running case should run and nobody holds it."""
        result: dict[str, list[int]] = {}
        for case in self.facts.scenario.cases:
            if case.running:
                start = self.run_start(case)
                run = self.clip(start, self.facts.cases.end(case, start))
                spans = [row.months for row in self.held_of.get(case.id, ())]
                if spans != [run]:
                    held = {month for span in spans for month in span}
                    result[case.id] = [month for month in run if month not in held]
        return {case: months for case, months in result.items() if months}


def _merged(rows: list[Assignment]) -> Iterator[Assignment]:
    """Yield rows in order; what follows on with the same manager is one row."""
    last: Assignment | None = None
    for row in rows:
        if last is not None and (last.manager, last.end + 1) == (row.manager, row.start):
            last = last.model_copy(update={"end": row.end})
            continue
        if last is not None:
            yield last
        last = row
    if last is not None:
        yield last
