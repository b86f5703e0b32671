"""The city as it stands at the beginning of a month, as a scenario of the months ahead.

The world knows what has come; the window shows what the department knows of it. The planner
of a month sees nothing else.
"""

from dataclasses import dataclass
from math import log

from allocator.facts.people import ManagerMonth, manager_months
from allocator.model.calendar import first_day
from allocator.model.cases import Case
from allocator.model.plan import Plan
from allocator.model.policy import Policy
from allocator.model.scenario import Scenario
from allocator.simulation.arrivals import Arrival
from allocator.simulation.closings import closings
from allocator.simulation.staff import staff
from allocator.simulation.streams import Streams
from allocator.solver.monthly import MonthPlan, Present

WINDOW = 3
"""Months that the planner of a month looks at."""


@dataclass
class Life:
    """A case and what becomes of it.

    Attributes
    ----------
    case
        As it stands.
    week
        Week in which it was opened; -1 before the simulation.
    lasts
        Months that it runs at most, drawn; the usual length may end it earlier.
    started
        Week in which it started; None while it waits.
    """

    case: Case
    week: int
    lasts: int
    started: int | None = None


class World:
    """One replication of a city.

    Parameters
    ----------
    scenario
        The city; its months are those of the simulation.
    plan
        Who works where on the first day; None: as the scenario says.
    streams
        Of the replication.
    """

    def __init__(self, scenario: Scenario, plan: Plan | None, streams: Streams) -> None:
        self.scenario, self._streams = scenario, streams
        policy = scenario.policy
        self.people = staff(scenario.managers, policy, scenario.horizon, streams)
        self.sites = closings(scenario.sites, policy, scenario.start, streams)
        self.lives = {case.id: self._known(case) for case in scenario.cases}
        self.known = [life for life in self.lives.values() if life.week >= 0]
        """Cases that are known before they are opened."""
        self.posts: dict[str, Present] = {} if plan is None else _posts(plan, scenario.start)
        self.standards: dict[str, int | None] = {}
        self._samples: dict[str, Case] = {}

    def _known(self, case: Case) -> Life:
        draw = self._streams.of("case", case.id)
        back, stay = draw.random(2).tolist()
        week = max(-1, (case.opened - first_day(self.scenario.start)).days // 7)
        lasts = stays(self.scenario.policy, back, stay)
        if case.start is not None:
            # It has come back, and what it has run is over.
            lasts = stays(self.scenario.policy, 1.0, stay) + self.scenario.start - case.start
        return Life(case, week, lasts, None if case.start is None else -1)

    def window(self, month: int) -> Scenario:
        """Return the city at the beginning of a month, as the department knows it."""
        day = first_day(month)
        known = (person.as_known(day) for person in self.people)
        managers = []
        for row in known:
            if row is not None:
                now = self.posts.get(row.id)
                managers.append(row if now is None else row.model_copy(update=vars(now)))
        sites = []
        for closing in self.sites:
            site = closing.as_known(month)
            if site.id in self.standards:
                site = site.model_copy(update={"standard": self.standards[site.id]})
            sites.append(site)
        return self.scenario.model_copy(
            update={
                "start": month,
                "months": WINDOW,
                "sites": tuple(sites),
                "managers": tuple(managers),
                "cases": tuple(life.case for life in self.lives.values()),
                "variants": (),
            }
        )

    def add(self, name: str, week: int, arrival: Arrival) -> Life:
        """Take in a new case."""
        update = {"id": name, "site": arrival.site, "opened": arrival.opened}
        case = self._sample(arrival).model_copy(update=update)
        life = Life(case, week, stays(self.scenario.policy, *arrival.fate))
        self.lives[name] = life
        return life

    def _sample(self, arrival: Arrival) -> Case:
        """Return a case of the profile: its copies are made far faster than new ones."""
        profile = arrival.profile
        if profile.id not in self._samples:
            self._samples[profile.id] = Case.model_construct(
                id=profile.id,
                site=arrival.site,
                opened=arrival.opened,
                needs=profile.needs,
                languages=profile.languages,
                skills=profile.skills,
                persons=profile.persons,
                points=profile.points,
                minutes=profile.minutes,
            )
        return self._samples[profile.id]

    def start(self, name: str, manager: str, month: int, week: int) -> None:
        """Start a case."""
        life = self.lives[name]
        life.case = life.case.model_copy(update={"manager": manager, "start": month})
        # A case that is known beforehand may start in its month before the day of its opening.
        life.started, life.week = week, min(life.week, week)

    def decide(self, plan: MonthPlan, month: int, week: int) -> int:
        """Take over what is decided for a month; return the cases that change their person."""
        for name, manager in plan.starts:
            self.start(name, manager, month, week)
        for name, manager in plan.holders.items():
            life = self.lives[name]
            update = {"manager": manager, "moved_from": None, "aftercare": 0}
            life.case = life.case.model_copy(update=update)
        self.posts = plan.posts()
        return len(plan.holders)

    def pass_month(self, plan: MonthPlan, month: int) -> list[Life]:
        """Let a month pass: cases end, people move; return the lives that are over."""
        facts = plan.problem.facts
        index = month + 1 - plan.problem.scenario.start
        over = []
        for name, life in list(self.lives.items()):
            path = facts.cases.paths.get(name)
            site = life.case.site if path is None else path[index]
            if site is None or self._ends(life, month):
                over.append(life)
                del self.lives[name]
            elif path is not None:
                case = life.case
                moved, away = self._kept(case, facts.cases.before(case), path[index - 1], site)
                if (site, moved, away) != (case.site, case.moved_from, case.aftercare):
                    update = {"site": site, "moved_from": moved, "aftercare": away}
                    life.case = case.model_copy(update=update)
        self.standards = {
            site: now[month].standard if now[month].service == "fixed" else None
            for site, now in facts.sites.items()
        }
        return over

    def _kept(self, case: Case, before: str, here: str | None, then: str) -> tuple[str | None, int]:
        """Return from where a case has moved away from its manager, or their months of aftercare.

        Over a month in which it lives `here` and at whose end it moves to `then`.
        """
        if case.manager is None:
            return None, 0
        if here != before and not case.aftercare:
            return before, 0
        now = self.posts.get(case.manager)
        away = 0 if now and here in (now.post, *now.round) else case.aftercare + 1
        return (here, 0) if then != here and not away else (None, away)

    def _ends(self, life: Life, month: int) -> bool:
        case = life.case
        if case.start is None:
            return False
        usual = case.extended_until or case.start + self.scenario.policy.caseload.months - 1
        return min(usual, case.start + life.lasts - 1) <= month

    def ill(self, month: int) -> dict[str, ManagerMonth]:
        """Return the month of those who were ill in it, as it turned out."""
        rows = [person.as_it_was(month) for person in self.people]
        managers = tuple(row for row in rows if row is not None)
        update = {"start": month, "months": 1, "managers": managers}
        found = manager_months(self.scenario.model_copy(update=update))
        return {name: row[month] for name, row in found.items()}


def stays(policy: Policy, back: float, stay: float) -> int:
    """Return the months that a case runs at most, from two uniform numbers.

    Who does not come back ends with the first month; the months of the others are geometric.
    """
    chances = policy.chances
    if back < chances.no_show:
        return 1
    if not chances.early_end:
        return 10**6
    if chances.early_end >= 1:
        return 1
    return 1 + int(min(log(1 - stay) / log(1 - chances.early_end), 10**6))


def _posts(plan: Plan, month: int) -> dict[str, Present]:
    return {
        row.manager: Present(row.site if row.kind == "fixed" else row.kind, row.round, row.leads)
        for row in plan.posts
        if row.from_ <= month <= row.until
    }
