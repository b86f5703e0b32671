"""The best plan of a tiny world by trying everything, for comparison with the solver.

`best(scenario)` tries every post, round, lead, number of visits, start and handover, and
returns the least (tier 1, tier 2, tier 3) with a plan that the check finds clean. Branches
are left only where their minutes or points alone are already worse: minutes and points
only grow as cases are added. For worlds without expected cases.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

from allocator.checks import check
from allocator.complete import complete
from allocator.facts import Facts
from allocator.model.calendar import month_of
from allocator.model.cases import Case
from allocator.model.plan import Assignment, Plan, Post, Tour
from allocator.model.scenario import Scenario
from tests.brute_posts import Deployment, Option, const_minutes, deployments, unserved_days
from tests.brute_visits import Day, day_minutes, tours_of

Tiers = tuple[int, int, Fraction]
Way = tuple[tuple[str, int, int], ...]
"""Who holds a case from which month to which, inside the horizon."""


@dataclass
class Load:
    """What a manager has in a month while cases are being tried."""

    minutes: int = 0
    handovers: int = 0
    new: int = 0
    sites: Counter[str] = field(default_factory=Counter)


class Brute:
    """The search of one world."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.facts = Facts(scenario)
        self.months = list(self.facts.months)
        self.people = {manager.id: manager for manager in scenario.managers}
        self.best: Tiers | None = None
        self.plan: Plan | None = None
        self.tried = 0

    def solve(self) -> tuple[Tiers, Plan]:
        """Try every sequence of deployments, the least hopeless first."""
        phases = self.facts.phases
        kept: list[list[tuple[int, Deployment]]] = []
        unserved = 0
        for phase in phases:
            found = list(deployments(self.facts, phase))
            days = [unserved_days(self.facts, phase, posts) for posts in found]
            unserved += min(days)
            kept.append(
                [
                    (const_minutes(self.facts, phase, posts), posts)
                    for number, posts in zip(days, found, strict=True)
                    if number == min(days)
                ]
            )
        sequences = sorted(product(*kept), key=lambda chosen: sum(cost for cost, _ in chosen))
        for chosen in sequences:
            const = sum(cost for cost, _ in chosen)
            if self.best is not None and const > self.best[1]:
                break
            _Try(self, unserved, const, [posts for _, posts in chosen]).run()
        assert self.best is not None
        assert self.plan is not None
        return self.best, self.plan


class _Try:
    """All caseloads under one sequence of deployments."""

    def __init__(self, brute: Brute, unserved: int, const: int, posts: list[Deployment]) -> None:
        self.brute, self.facts = brute, brute.facts
        self.unserved, self.const = unserved, const
        self.option: dict[tuple[str, int], Option] = {}
        for phase, deployment in zip(self.facts.phases, posts, strict=True):
            for manager, option in deployment.items():
                self.option |= {(manager, month): option for month in phase}
        self.days = {key: day_minutes(self.facts, *key, self.option) for key in sorted(self.option)}
        self.load = {key: Load() for key in self.option}
        self.kept = {key: Load() for key in self.option}
        self.change = {key: self._change_of_post(*key) for key in self.option}
        self.cost = {key: self._cost(key) for key in self.option}
        self.ways: dict[str, Way] = {}
        self.orphaned = 0

    def run(self) -> None:
        """Try all ways of all cases."""
        cases = self.facts.scenario.cases
        running = [(case, list(self._ways(case))) for case in cases if case.running]
        waiting = [(case, list(self._starts(case))) for case in cases if not case.running]
        for _, options in (*running, *waiting):
            options.sort(key=lambda option: (option[1], len(option[0]) != 1))
        self._next([*running, *waiting], 0, Fraction(0))

    def _next(
        self, cases: list[tuple[Case, list[tuple[Way, Fraction]]]], index: int, points: Fraction
    ) -> None:
        """Try the ways of case number `index`; `points` is the waiting so far."""
        best = self.brute.best
        if any(cost is None for cost, _ in self.cost.values()):
            return
        minutes = self.const + self.orphaned + sum(cost or 0 for cost, _ in self.cost.values())
        least = points + sum((options[0][1] for _, options in cases[index:]), Fraction(0))
        if best is not None and (self.unserved, minutes, least) >= best:
            return
        if index == len(cases):
            self._leaf((self.unserved, minutes, points))
            return
        case, options = cases[index]
        for way, more in options:
            changed = self._add(case, way, 1)
            self.ways[case.id] = way
            self._next(cases, index + 1, points + more)
            del self.ways[case.id]
            self._add(case, way, -1)
            for key in changed:
                self.cost[key] = self._cost(key)

    def _add(self, case: Case, way: Way, sign: int) -> list[tuple[str, int]]:
        """Add a way of a case to the loads, or take it away; return what has changed."""
        cases, begin = self.facts.cases, self.brute.months[0]
        start = case.start if case.start is not None else (way[0][1] if way else 0)
        former, changed = case.manager, []
        end = cases.end(case, start)
        covered: set[int] = set()
        for manager, first, last in way:
            speaks = cases.speaks(self.brute.people[manager].languages, case)
            for month in range(first, last + 1):
                due = self.facts.people[manager][month].due
                minutes = cases.minutes(case, month - start, month, speaks=speaks, due=due)
                site = str(cases.paths[case.id][month - begin])
                taken = month == first and former is not None and former != manager
                loads = (self.load, self.kept) if case.running else (self.load,)
                for load in (table[manager, month] for table in loads):
                    load.minutes += sign * minutes
                    load.new += 0 if case.running else sign
                    load.sites[site] += sign
                    load.handovers += sign if taken else 0
                changed.append((manager, month))
                covered.add(month)
            former = manager
        if case.running:
            for month in self.brute.months:
                if month <= end and month not in covered:
                    whole = cases.minutes(case, month - start, month, speaks=True)
                    self.orphaned += sign * whole
        for key in changed:
            self.cost[key] = self._cost(key)
        return changed

    def _cost(self, key: tuple[str, int]) -> tuple[int | None, Day | None]:
        """Least missed and overload minutes of a manager's month; None where starts forbid it."""
        load, hours = self.load[key], self.facts.scenario.policy.hours
        fixed = load.minutes + load.handovers * hours.handover + self.change[key]
        best: tuple[int, int, Day] | None = None
        for number, day in enumerate(self.days[key]):
            trips = sum(day.trip(site) for site, many in load.sites.items() if many)
            balance = day.free - fixed - trips
            if load.new and balance < 0:
                continue
            cost = day.missed + max(0, -balance)
            if best is None or (cost, number) < best[:2]:
                best = (cost, number, day)
        return (None, None) if best is None else (best[0], best[2])

    def _change_of_post(self, manager: str, month: int) -> int:
        now = self.option[manager, month].name
        if month == self.brute.months[0]:
            before = self.brute.people[manager].post
        else:
            former = self.option.get((manager, month - 1))
            before = None if former is None else former.name
        changed = before is not None and before != now
        return self.facts.scenario.policy.hours.change_of_post if changed else 0

    def _on_team(self, manager: str, case: Case, month: int) -> bool:
        option = self.option.get((manager, month))
        site = self.facts.cases.paths[case.id][month - self.brute.months[0]]
        return option is not None and site in option.sites

    def _may(self, manager: str, case: Case) -> bool:
        return set(case.skills) <= set(self.brute.people[manager].skills)

    def _starts(self, case: Case) -> Iterator[tuple[Way, Fraction]]:
        """Never, or each month with everyone who may hold it, with the points of waiting."""
        cases, months = self.facts.cases, self.brute.months
        path = cases.paths[case.id]
        stop = months[0] + path.index(None) if None in path else months[-1] + 1
        waited, weight = Fraction(0), cases.weight(case)
        for month in range(max(month_of(case.opened), months[0]), stop):
            last = min(cases.end(case, month), months[-1])
            for way in self._held(case, (), month, last):
                yield way, waited
            waited += cases.points(case, case.opened, month) * weight
        yield (), waited

    def _held(self, case: Case, way: Way, month: int, last: int) -> Iterator[Way]:
        """Every way to hold a started case to its end; only who is gone hands it over."""
        if month > last:
            yield way
            return
        former = way[-1][0] if way else None
        for manager in self.facts.people:
            if (manager, month) not in self.option:
                continue
            if manager == former:
                longer = (*way[:-1], (manager, way[-1][1], month))
                yield from self._held(case, longer, month + 1, last)
            elif (
                self._on_team(manager, case, month)
                and self._may(manager, case)
                and (former is None or self._may_leave(former, case, month))
            ):
                yield from self._held(case, (*way, (manager, month, month)), month + 1, last)

    def _may_leave(self, manager: str, case: Case, month: int) -> bool:
        """Whether a started case may have to change its manager; the check says if it must."""
        pinned = any(pin.case == case.id for pin in self.facts.scenario.pins)
        return pinned or not self._there(manager, case, month)

    def _ways(self, case: Case) -> Iterator[tuple[Way, Fraction]]:
        """Every way to hold a running case: handovers in any month, or nobody from one on."""
        months = self.brute.months
        assert case.start is not None
        last = min(self.facts.cases.end(case, case.start), months[-1])
        run = [month for month in months if month <= last]

        def go(index: int, way: Way) -> Iterator[Way]:
            if index == len(run):
                yield way
                return
            month = run[index]
            yield way
            for manager in self.facts.people:
                if (manager, month) not in self.option:
                    continue
                if way and way[-1][0] == manager:
                    yield from go(index + 1, (*way[:-1], (manager, way[-1][1], month)))
                elif (not way and manager == case.manager) or (
                    self._on_team(manager, case, month) and self._may(manager, case)
                ):
                    yield from go(index + 1, (*way, (manager, month, month)))

        for way in dict.fromkeys(go(0, ())):
            yield way, Fraction(0)

    def _leaf(self, tiers: Tiers) -> None:
        """Keep a plan that is better, if the check finds it clean and its tiers the same."""
        if any(self._pointless(case) for case in self.facts.scenario.cases if case.running):
            return
        self.brute.tried += 1
        plan = complete(self.facts, self._decisions())
        report = check(self.facts, plan)
        if report.violations:
            return
        score = report.score
        found = (
            score.unserved_resident_days.value,
            score.uncovered_minutes.value,
            score.waiting_points.value,
        )
        assert found == tuple(float(tier) for tier in tiers), (found, tiers)
        self.brute.best, self.brute.plan = tiers, plan

    def _pointless(self, case: Case) -> bool:
        """Whether a running case leaves someone who is there and has the time to keep it.

        Saves asking the check about what it certainly refuses.
        """
        if self.facts.scenario.pins:
            return False
        way, end = self.ways[case.id], self.facts.cases.end(case, case.start or 0)
        holders = [(case.manager or "", self.brute.months[0] - 1), *((w, b) for w, _, b in way)]
        if way and way[0][0] == case.manager:
            holders.pop(0)
        for index, (manager, last) in enumerate(holders):
            month = last + 1
            if month > min(end, self.brute.months[-1]) or not self._there(manager, case, month):
                continue
            if index == len(holders) - 1:
                # Who took the case over may have reached the cap since.
                if manager == case.manager and index == 0:
                    return True
            elif self._has_time(manager, case, month, end):
                return True
        return False

    def _there(self, manager: str, case: Case, month: int) -> bool:
        row = self.facts.people.get(manager)
        known = row is not None and not row[month].long_away
        return known and self._on_team(manager, case, month)

    def _has_time(self, manager: str, case: Case, month: int, end: int) -> bool:
        speaks = self.facts.cases.speaks(self.brute.people[manager].languages, case)
        for now in range(month, min(end, self.brute.months[-1]) + 1):
            if (manager, now) not in self.option:
                return True
            due = self.facts.people[manager][now].due
            run = now - (case.start or 0)
            need = self.facts.cases.minutes(case, run, now, speaks=speaks, due=due)
            if self._inherited((manager, now)) < need:
                return False
        return True

    def _inherited(self, key: tuple[str, int]) -> int:
        """Balance of a month with running cases alone."""
        day, load = self.cost[key][1], self.kept[key]
        assert day is not None
        fixed = load.minutes + load.handovers * self.facts.scenario.policy.hours.handover
        trips = sum(day.trip(site) for site, many in load.sites.items() if many)
        return day.free - fixed - self.change[key] - trips

    def _decisions(self) -> Plan:
        caseload = []
        for case in self.facts.scenario.cases:
            way = self.ways[case.id]
            for number, (manager, first, last) in enumerate(way):
                start = first
                if case.running and number == 0 and manager == case.manager:
                    start = case.start or first
                end = last
                if number == len(way) - 1 and last == self.brute.months[-1]:
                    end = self.facts.cases.end(case, case.start or way[0][1])
                caseload.append(Assignment(case=case.id, manager=manager, start=start, end=end))
        posts, tours = [], []
        for (manager, month), option in sorted(self.option.items()):
            posts.append(
                Post(
                    manager=manager,
                    from_=month,
                    until=month,
                    kind=option.kind,
                    site=option.site,
                    round=option.round,
                    leads=option.leads,
                )
            )
            day = self.cost[manager, month][1]
            for week, weekday, sites in tours_of(day) if day is not None else ():
                tours.append(
                    Tour(
                        manager=manager,
                        from_=month,
                        until=month,
                        week=week,
                        weekday=weekday,
                        sites=sites,
                    )
                )
        return Plan(posts=tuple(posts), tours=tuple(tours), caseload=tuple(caseload))


def best(scenario: Scenario) -> tuple[Tiers, Plan]:
    """Return the least tiers 1 to 3 of a tiny world, and a plan that reaches them."""
    return Brute(scenario).solve()
