"""Running and waiting cases in a steady state: an eighth of the cases ends each month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from allocator.facts import Facts
from allocator.model.calendar import first_day, last_day, month_of
from allocator.model.cases import Case, Profile
from allocator.model.managers import Manager
from allocator.model.scenario import Scenario
from scenarios.generate.demand import Kind, Mix, draw_dates, draw_kind
from scenarios.generate.draw import Draw
from scenarios.generate.teams import Team, usable_minutes


@dataclass(frozen=True)
class Load:
    """How full a city is.

    Attributes
    ----------
    fill
        Share of the managers' minutes that the steady state uses, this month's starts
        included (the running cases alone use about three quarters of it at the start).
    matched
        How often a team looks for a speaker before it takes a case with an interpreter.
    waiting
        Number of waiting cases.
    waited_months
        Waiting cases were opened at most so many months ago.
    urgent_factor
        Urgent needs of the waiting list against the mix.
    extended
        Share of the oldest running cases that a team lead prolonged.
    overdue
        Number of running cases past their months.
    most_people
        Share of the cap of people in open cases that the running ones may use.
    """

    fill: float
    waiting: int
    matched: float = 0.75
    waited_months: int = 7
    urgent_factor: float = 0.2
    extended: float = 0.06
    overdue: int = 0
    most_people: float = 0.95


@dataclass
class _Desk:
    """A manager while cases are dealt."""

    manager: Manager
    minutes: float
    budget: float
    room: int
    left: float
    """Minutes of the first month that running cases have not taken."""


def _freest(desks: Sequence[_Desk]) -> _Desk:
    """Return whose budget is fullest against their minutes."""
    return max(desks, key=lambda desk: (desk.budget / max(desk.minutes, 1), desk.manager.id))


class TooFewError(ValueError):
    """Fewer running cases than wanted fit the fill; `count` says how many do."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(f"only {count} running cases fit")


class CaseBook:
    """Draws the cases of a scenario and numbers them."""

    def __init__(self, scenario: Scenario, draw: Draw, mix: Mix, prefix: str = "C") -> None:
        self._facts = Facts(scenario)
        self._start = scenario.start
        self._length = scenario.policy.caseload.months
        self._people = {manager.id: manager for manager in scenario.managers}
        self._draw, self._mix, self._prefix = draw, mix, prefix
        self._drawn: list[Case] = []
        weekly = scenario.policy.needs["job_start"].extra_minutes
        dear = scenario.policy.caseload.interpreter_factor
        self._job_start = weekly * dear * self._facts.days[self._start] / 5

    @property
    def people_by_site(self) -> dict[str, int]:
        """People in the cases drawn so far."""
        result: dict[str, int] = {}
        for case in self._drawn:
            result[case.site] = result.get(case.site, 0) + case.persons
        return result

    def numbered(self) -> tuple[Case, ...]:
        """Return the cases in a drawn order under opaque ids."""
        width = max(4, len(str(len(self._drawn))))
        return tuple(
            case.model_copy(update={"id": f"{self._prefix}{number:0{width}d}"})
            for number, case in enumerate(self._draw.shuffled(self._drawn), start=1)
        )

    def add_running(self, team: Team, load: Load) -> None:
        """Fill a team with cases that started in each of the last months.

        A month's starts take over their whole run as many minutes as the team has for
        casework in one month, times `fill`: that is the steady state.
        """
        desks = [
            _Desk(
                self._people[manager],
                minutes * load.fill,
                0.0,
                int(load.most_people * self._facts.people[manager][self._start].max_people),
                minutes,
            )
            for manager, minutes in zip(
                team.managers, usable_minutes(self._facts, team, self._start), strict=True
            )
        ]
        weights = {
            site: 0.8 * self._facts.sites[site][self._start].residents + 0.1 for site in team.sites
        }
        for age in range(self._length - 1, 0, -1):
            for desk in desks:
                desk.budget += desk.minutes
            self._add_month(desks, weights, self._start - age, load)

    def _add_month(
        self, desks: Sequence[_Desk], weights: dict[str, float], start: int, load: Load
    ) -> None:
        while sum(desk.budget for desk in desks) > 0:
            kind, desk = self._fit(desks, load, start)
            if desk is None:
                return
            site = self._home(weights, kind.persons)
            case = self._running(kind, site, desk.manager.id, start, load)
            speaks = self._facts.cases.speaks(desk.manager.languages, case)
            desk.budget -= sum(
                self._facts.cases.minutes(case, run, self._start, speaks=speaks)
                for run in range(self._length)
            )
            desk.room -= case.persons
            desk.left -= self._facts.cases.minutes(
                case, self._start - start, self._start, speaks=speaks
            )
            self._drawn.append(case)

    def _now(self, kind: Kind, start: int) -> int:
        """Minutes of a case in the first month at most: with an interpreter and a job start."""
        likely = Profile(id="kind", needs=kind.needs, persons=kind.persons)
        run = self._start - start
        minutes = self._facts.cases.minutes(likely, run, self._start, speaks=False)
        return minutes + int(self._job_start * self._facts.cases.weight(likely))

    def _home(self, weights: dict[str, float], persons: int) -> str:
        """Draw a site by its people who are in no case yet, and count these people in."""
        for _ in range(20):
            site = self._draw.weighted(weights)
            if weights[site] >= persons:
                break
        weights[site] = max(0.01, weights[site] - persons)
        return site

    def _fit(self, desks: Sequence[_Desk], load: Load, start: int) -> tuple[Kind, _Desk | None]:
        """Draw a kind of case and who took it.

        Nobody is given more than the first month holds. Teams took people they can talk to
        first: where nobody speaks the language, most often another kind is drawn.
        """
        for _ in range(8):
            kind = draw_kind(self._draw, self._mix)
            now = self._now(kind, start)
            able = [
                desk
                for desk in desks
                if desk.room >= kind.persons
                and desk.left >= now
                and desk.budget > -desk.minutes / 4
                and set(kind.skills) <= set(desk.manager.skills)
            ]
            speakers = [
                desk
                for desk in able
                if not kind.languages or set(kind.languages) & {"de", *desk.manager.languages}
            ]
            if speakers and self._draw.happens(load.matched):
                return kind, _freest(speakers)
            if able and not self._draw.happens(load.matched):
                return kind, _freest(able)
        return kind, _freest(able) if able else None

    def _running(self, kind: Kind, site: str, manager: str, start: int, load: Load) -> Case:
        opened = first_day(start) - timedelta(days=self._draw.between(3, 75))
        oldest = start == self._start - self._length + 1
        prolonged = oldest and self._draw.happens(load.extended)
        agreed = last_day(start) + timedelta(days=self._draw.between(5, 40))
        known = agreed < first_day(self._start)
        return Case(
            id="new",
            site=site,
            opened=opened,
            needs=kind.needs,
            dates=draw_dates(self._draw, self._mix, self._start),
            languages=kind.languages,
            skills=kind.skills,
            persons=kind.persons,
            manager=manager,
            start=start,
            extended_until=self._start + self._draw.between(2, 3) if prolonged else None,
            plan_agreed=agreed if known else None,
            next_review=agreed + timedelta(days=91) if known else None,
        )

    def keep(self, count: int) -> None:
        """Draw away running cases until `count` are left.

        Raises
        ------
        TooFewError
            Fewer than `count` were drawn: the city needs a higher fill.
        """
        if len(self._drawn) < count:
            raise TooFewError(len(self._drawn))
        self._drawn = self._draw.shuffled(self._drawn)[:count]

    def add_overdue(self, count: int) -> None:
        """Set back the start of the first `count` of the oldest cases: past their months."""
        oldest = self._start - self._length + 1
        for index, case in enumerate(self._drawn):
            if count and case.start == oldest and case.extended_until is None:
                back = {"start": oldest - 1 - count % 2, "opened": case.opened - timedelta(61)}
                self._drawn[index] = case.model_copy(update=back)
                count -= 1

    def add_waiting(self, load: Load, sites: dict[str, float]) -> None:
        """Add waiting cases at `sites` by their weights (people not yet accompanied)."""
        mix = self._mix.less_urgent(load.urgent_factor)
        weights = dict(sites)
        for _ in range(load.waiting):
            kind = draw_kind(self._draw, mix)
            site = self._home(weights, kind.persons)
            # More came lately than long ago: the square leans towards the last months.
            days = int(self._draw.share() ** 2 * 30.4 * load.waited_months) + 1
            opened = first_day(self._start) - timedelta(days=days)
            unknown = self._draw.happens(mix.unknown) and _months_ago(opened, self._start) <= 2
            dates = draw_dates(self._draw, mix, self._start)
            self._drawn.append(
                Case(
                    id="new",
                    site=site,
                    opened=opened,
                    needs="unknown" if unknown else kind.needs,
                    dates={} if unknown else dates,
                    languages=kind.languages,
                    skills=kind.skills,
                    persons=kind.persons,
                )
            )


def _months_ago(day: date, month: int) -> int:
    return month - month_of(day)
