"""One course: week by week, with a plan at the beginning of each month.

As the algorithm reads: plan the month with what is known; let people come, and start whom the
prices of the month leave room for; count; let the month pass.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from allocator.comparison.flow import breaks, running
from allocator.errors import UncheckedPlanError
from allocator.facts import Facts
from allocator.facts.people import ManagerMonth
from allocator.model.calendar import first_day, month_of
from allocator.model.cases import Case
from allocator.model.course import Course
from allocator.model.plan import Band, Plan
from allocator.model.scenario import Scenario
from allocator.report.people import BANDS
from allocator.simulation.arrivals import Arrivals
from allocator.simulation.streams import Streams
from allocator.simulation.world import Life, World
from allocator.solver.monthly import MonthPlan, plan_month


@dataclass(frozen=True)
class Setting:
    """What all replications of a city share.

    Attributes
    ----------
    scenario
        The city; its months are those of the simulation.
    plan
        Who works where on the first day.
    weeks
        How many.
    seed
        Of the simulation.
    history
        New cases of past weeks; empty: none.
    parts
        Steps of a week in which arrivals are drawn.
    """

    scenario: Scenario
    plan: Plan | None
    weeks: int
    seed: int
    history: tuple[int, ...] = ()
    parts: int = 1


@dataclass
class _Rows:
    """What is counted."""

    waiting: dict[Band, list[int]] = field(default_factory=lambda: {band: [] for band in BANDS})
    open_cases: list[int] = field(default_factory=list)
    listed: list[int] = field(default_factory=list)
    arrivals: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    load: list[float] = field(default_factory=list)
    uncovered: list[float] = field(default_factory=list)
    changes: list[int] = field(default_factory=list)


class Runner:
    """Runs replications of one setting; what they share is worked out once."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        facts = Facts(setting.scenario)
        self._facts = facts
        self._arrivals = Arrivals(facts, setting.history, setting.parts)
        self._inherited = running(facts)
        self._spoken = {word for row in setting.scenario.managers for word in row.languages}
        begin = first_day(setting.scenario.start)
        self._months = [month_of(begin + timedelta(days=7 * w)) for w in range(setting.weeks)]

    def rate(self, week: int) -> float:
        """Return the new cases that are expected in a week."""
        profiles = self.setting.scenario.arrivals.profiles
        return sum(self._arrivals.rate(profile.id, week) for profile in profiles)

    def run(self, replication: int) -> Course:
        """Return one course; its flow has been checked."""
        course = _Course(self, replication).run()
        if not flow_holds(course):
            raise UncheckedPlanError(f"simulation: flow of course {replication}")
        return course


def flow_holds(course: Course) -> bool:
    """Whether nobody is lost or counted twice, from each week to the next.

    What is opened less what is closed is the change of what is open: of the cases that wait,
    and of those that are accompanied.
    """
    weeks = zip(range(1, len(course.arrivals)), course.arrivals[1:], course.starts[1:], strict=True)
    return all(
        course.listed[week] == course.listed[week - 1] - course.left[week - 1] + come - begun
        and course.open_cases[week] == course.open_cases[week - 1] - course.ends[week - 1] + begun
        for week, come, begun in weeks
    )


class _Course:
    """The state of one replication."""

    def __init__(self, runner: Runner, replication: int) -> None:
        self.runner, self.replication = runner, replication
        setting = runner.setting
        streams = Streams(setting.seed, replication)
        self.world = World(setting.scenario, setting.plan, streams)
        self.coming = runner._arrivals.course(streams, setting.weeks)
        self.rows = _Rows()
        self.changed = 0
        self.waiting = dict.fromkeys(BANDS, 0)
        self.listed = self.open = 0
        self.all: list[tuple[Life, Band]] = []
        self.needed = list(runner._inherited)
        self.hours = [0.0] * len(runner._inherited)

    def run(self) -> Course:
        """Run all weeks."""
        months = self.runner._months
        before: MonthPlan | None = None
        for week, month in enumerate(months):
            if not week or months[week - 1] != month:
                before = plan = plan_month(self.world.window(month), before)
                self.changed += self.world.decide(plan, month, week)
                begun = len(plan.starts)
                self._tally(plan, month, week)
            begun += self._week(plan, month, week)
            last = week + 1 == len(months) or months[week + 1] != month
            self._count(begun, self.world.pass_month(plan, month) if last else [])
            begun = 0
            if last:
                self._hours(plan, month, months.count(month))
        return self._course()

    def _week(self, plan: MonthPlan, month: int, week: int) -> int:
        """Let the people of a week come; return how many of them start at once."""
        begun, come = 0, next(self.coming)
        facts = plan.problem.facts.cases
        known = [life for life in self.world.known if life.week == week]
        for number, arrival in enumerate(come):
            life = self.world.add(f"s{week:03d}-{number:04d}", week, arrival)
            manager = plan.take(arrival.profile, arrival.site)
            if manager is not None:
                self.world.start(life.case.id, manager, month, week)
                self.open += 1
                begun += 1
            known.append(life)
        for life in known:
            band = facts.band(facts.points(life.case, life.case.opened, month))
            self.all.append((life, band))
            self._need(life, month)
            if not life.case.running:
                self._list(life.case, band)
        self.rows.arrivals.append(len(known))
        return begun

    def _tally(self, plan: MonthPlan, month: int, week: int) -> None:
        """Count who waits, by their band in this month, and who is accompanied."""
        facts = plan.problem.facts.cases
        self.waiting = dict.fromkeys(BANDS, 0)
        self.listed = self.open = 0
        for life in self.world.lives.values():
            case = life.case
            if case.manager is not None:
                self.open += 1
            elif life.week < week:
                self._list(case, facts.band(facts.points(case, case.opened, month)))

    def _list(self, case: Case, band: Band) -> None:
        """Put a case on the list."""
        self.waiting[band] += case.persons
        self.listed += 1

    def _count(self, begun: int, over: list[Life]) -> None:
        """Count a week at its end; those whose time is over were there in it."""
        rows = self.rows
        for band, people in self.waiting.items():
            rows.waiting[band].append(people)
        rows.open_cases.append(self.open)
        rows.listed.append(self.listed)
        rows.starts.append(begun)
        rows.ends.append(sum(life.case.running for life in over))
        rows.left.append(sum(not life.case.running for life in over))
        rows.changes.append(self.changed)

    def _need(self, life: Life, month: int) -> None:
        """Add the hours that a new case would take if it started in the month it comes."""
        facts, begin = self.runner._facts, self.runner.setting.scenario.start
        speaks = facts.cases.speaks(tuple(self.runner._spoken), life.case)
        row = facts.cases.minutes_row(life.case, month, speaks=speaks)
        length = min(life.lasts, facts.scenario.policy.caseload.months)
        first = month - begin
        for index in range(first, min(first + length, len(self.needed))):
            self.needed[index] += row[index]

    def _hours(self, plan: MonthPlan, month: int, weeks: int) -> None:
        """Settle the hours of a month as it turned out, for each of its weeks."""
        usable = taken = short = 0.0
        ill = self.world.ill(month)
        for name, (planned, due) in plan.hours().items():
            there, work = float(planned), float(due)
            row = ill.get(name)
            if row is not None:
                there, work = _turned_out(plan.problem.facts.people[name][month], row, there, work)
            usable += max(0.0, there)
            taken += work
            short += max(0.0, work - there)
        short += plan.missing()
        self.hours[month - self.runner.setting.scenario.start] = usable
        self.rows.load += [taken / usable if usable else 0.0] * weeks
        self.rows.uncovered += [short / 60 / weeks] * weeks

    def _course(self) -> Course:
        """Return what was counted; whoever comes, waits, runs or has gone."""
        rows, weeks = self.rows, self.runner.setting.weeks
        waits: dict[Band, list[list[int | None]]] = {
            band: [[] for _ in range(weeks)] for band in BANDS
        }
        for life, band in self.all:
            waits[band][life.week].append(
                None if life.started is None else life.started - life.week
            )
        months = range(self.runner.setting.scenario.start, self.runner._months[-1] + 1)
        size = len(months)
        return Course(
            replication=self.replication,
            waiting={band: tuple(people) for band, people in rows.waiting.items()},
            open_cases=tuple(rows.open_cases),
            listed=tuple(rows.listed),
            arrivals=tuple(rows.arrivals),
            starts=tuple(rows.starts),
            ends=tuple(rows.ends),
            left=tuple(rows.left),
            load=tuple(rows.load),
            uncovered=tuple(rows.uncovered),
            changes=tuple(rows.changes),
            waits={band: tuple(map(tuple, found)) for band, found in waits.items()},
            breaks=breaks(months, self.needed[:size], self.hours[:size]),
        )


def _turned_out(
    planned: ManagerMonth, real: ManagerMonth, there: float, work: float
) -> tuple[float, float]:
    """Return minutes for cases and minutes of cases of somebody who was ill in a month.

    Hours that are not there are missing in full; casework is due in the smaller proportion
    (`ManagerMonth.due`).
    """
    lost = (planned.available - planned.overhead) - (real.available - real.overhead)
    due = float(real.due / planned.due) if planned.due else 0.0
    return there - lost, work * due
