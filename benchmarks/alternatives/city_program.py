"""The whole city as one program: posts x rounds x class flows x month of start.

What is exact: one post, desks, team sizes, rounds, one lead, missing posts, who is served,
cases and cohorts as flows of classes. What is estimated, and put right when the answer is
carried out (`carried`): the travel of leads (a share of single return trips), office hours
(shares of a full team), running cases that change their person (by groups, in hundredths).
What is left out: see ``benchmarks/README.md``.
"""

from collections import defaultdict

import numpy as np

from allocator.solver.deployment import FLOATER, MOBILE, NONE, Deployment
from benchmarks.alternatives.desk import Desk
from benchmarks.alternatives.estimates import Estimates
from benchmarks.alternatives.program import Program

POINT = 100
"""Cost of a point of waiting; costs are whole numbers."""
MINUTE = 20 * POINT
"""Cost of an uncovered minute: more than the points that a minute can avoid."""
RESIDENT_DAY = 60 * MINUTE
"""Cost of an unserved resident-day: serving any site is worth a post."""
PARTS = 100
"""Minutes are counted in hundredths, since expected cases are started in hundredths."""
NEAREST = 6
"""Mobile people near a site who may join its team, besides those who know it."""
NEAREST_FIXED = 3
"""Fixed sites that are offered to someone, besides their own."""

Key = tuple[int, int, int]
"""Phase, manager, and site or post."""


class CityProgram:
    """Posts, rounds and leads as variables, with what they cost and leave.

    Attributes
    ----------
    program
        Costs and rows; the first rows are the minutes of each manager and month.
    post, round, lead
        Variables by phase, manager and site (for posts also `MOBILE` and `FLOATER`).
    over
        Variable of the overload of each manager and month, in hundredths of minutes.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk, self.problem, self.places = desk, desk.problem, desk.places
        self.program = Program()
        self.estimates = Estimates(desk)
        self.months = self.problem.months
        self.post: dict[Key, int] = {}
        self.round: dict[Key, int] = {}
        self.lead: dict[Key, int] = {}
        self.given: dict[tuple[int, int, int, int], int] = {}
        self.few: dict[tuple[int, int], int] = {}
        self.slack: dict[int, list[int]] = {}
        self._capacity()
        for p in range(len(self.problem.phases)):
            self._posts(p)
            self._rounds(p)
            self._teams(p)
            self._served(p)
            self._running(p)

    def row_of(self, m: int, t: int) -> int:
        """Return the row of the minutes of a manager in a month."""
        return m * self.months + t

    def on(self, p: int, m: int, s: int) -> int | None:
        """Return the variable that says whether `m` is on the team of `s`; None for never."""
        return self.post.get((p, m, s), self.round.get((p, m, s)))

    def team(self, p: int, s: int) -> list[tuple[int, int]]:
        """Return who may be on a team, with the variables."""
        people = range(len(self.problem.managers))
        return [(m, on) for m in people if (on := self.on(p, m, s)) is not None]

    def _capacity(self) -> None:
        problem, program = self.problem, self.program
        left = problem.available - problem.overhead - self.estimates.background
        for m in range(len(problem.managers)):
            for t in range(self.months):
                program.row((), most=PARTS * int(left[m, t]))
        size = left.size
        cost = np.full(size, MINUTE // PARTS, dtype=np.int64)
        most = np.full(size, 10**7, dtype=np.int64)
        self.over = program.variables(cost, most, loose=True)
        program.entries(np.arange(size), self.over, np.full(size, -1, dtype=np.int64))

    def _spend(self, variable: int, m: int, p: int, minutes: np.ndarray) -> None:
        """Take minutes of the months of a phase from a manager where a variable is 1."""
        for t, number in zip(self.problem.phases[p], minutes.tolist(), strict=True):
            self.program.extend(self.row_of(m, t), [(variable, PARTS * int(number))])

    def _posts(self, p: int) -> None:
        problem, program = self.problem, self.program
        first = problem.phases[p].start
        for m in range(len(problem.managers)):
            if self.desk.deployment[p].post[m] == NONE:
                continue
            options = self._options(p, m)
            for k in options:
                self.post[p, m, k] = program.variable()
                if k >= 0:
                    self._spend(self.post[p, m, k], m, p, self.estimates.office_hours(p, m, k))
            program.row([(self.post[p, m, k], 1) for k in options], 1, 1)
            self._change(p, m, options, first)

    def _change(self, p: int, m: int, options: list[int], first: int) -> None:
        """A change of post costs minutes in the first month of the phase."""
        problem, row = self.problem, self.row_of(m, first)
        cost = PARTS * problem.policy.hours.change_of_post
        before = self.places.present[m]
        for k in options:
            own = self.post[p, m, k]
            if p == 0 and before not in (NONE, k):
                self.program.extend(row, [(own, cost)])
            elif p and any(key[:2] == (p - 1, m) for key in self.post):
                moved = self.program.variable()
                last = [(self.post[p - 1, m, k], -1)] if (p - 1, m, k) in self.post else []
                self.slack[self.program.row([(own, 1), *last, (moved, -1)], most=0)] = [moved]
                self.program.extend(row, [(moved, cost)])

    def _options(self, p: int, m: int) -> list[int]:
        """Posts offered to someone: their own, near fixed sites, and being mobile."""
        problem, t, own = self.problem, self.problem.phases[p].start, self.desk.deployment[p]
        frozen = bool(problem.scenario.pins) or FLOATER in own.post
        if frozen or not problem.goes_mobile[m]:
            return [own.post[m]]
        legs, base = problem.facts.legs, problem.facts.legs.base(problem.managers[m])
        fixed = [int(s) for s in np.nonzero(problem.fixed[:, t])[0]]
        near = sorted(fixed, key=lambda s: (legs.minutes(base, problem.sites[s]), s))
        return sorted({own.post[m], MOBILE, *near[:NEAREST_FIXED]})

    def _rounds(self, p: int) -> None:
        program, rule = self.program, self.problem.policy.mobile
        mine: dict[int, list[int]] = defaultdict(list)
        for s, m in self._pairs(p):
            mobile = self.post[p, m, MOBILE]
            self.round[p, m, s] = program.variable()
            self.lead[p, m, s] = program.variable()
            mine[m].append(self.round[p, m, s])
            program.row([(self.round[p, m, s], 1), (mobile, -1)], most=0)
            program.row([(self.lead[p, m, s], 1), (self.round[p, m, s], -1)], most=0)
            trip = self.estimates.trips(p, m, s)
            self._spend(self.round[p, m, s], m, p, trip)
            self._spend(self.lead[p, m, s], m, p, self.estimates.visits(p, m, s) - trip)
        for own in mine.values():
            program.row([(variable, 1) for variable in own], most=rule.max_sites)

    def _pairs(self, p: int) -> list[tuple[int, int]]:
        """Sites and mobile people who may have them in their round: who knows or is near them."""
        problem, phase = self.problem, self.desk.deployment[p]
        people = [m for m in range(len(problem.managers)) if (p, m, MOBILE) in self.post]
        sites = np.nonzero(problem.is_mobile[:, problem.phases[p].start])[0]
        pairs = []
        for s in (int(site) for site in sites):
            known = {m for m in phase.team(s) if m in people}
            if not problem.scenario.pins:
                known |= {m for m in people if (m, s) in self.estimates.groups}
                near = sorted(people, key=lambda m: (self.estimates.far(p, m, s), m))
                known |= set(near[:NEAREST])
            pairs += [(s, m) for m in sorted(known)]
        return pairs

    def _teams(self, p: int) -> None:
        """Standards of fixed sites, and no team beyond its standard."""
        problem, program = self.problem, self.program
        months, rule = problem.phases[p], problem.policy.team
        weights, full = problem.weights[p], round(100 * rule.full_time_hours)
        for s in np.nonzero(problem.fixed[:, months.start])[0]:
            team = self.team(p, int(s))
            weight = {m: round(full * weights[m][0]) for m, _ in team}
            share = {m: round(100 * weights[m][1]) for m, _ in team}
            days = int(problem.open_days[s, months.start : months.stop].sum())
            wanted = int(problem.standard[s, months.start])
            minute = MINUTE * 60 * days / 5 / 100
            missing = program.variable(round(minute), full * max(wanted, rule.min_team))
            hours = [(on, weight[m]) for m, on in team]
            people = [(on, full // 100 * share[m]) for m, on in team]
            self.slack[program.row([*hours, (missing, 1)], least=full * wanted)] = [missing]
            least = full * rule.min_team
            self.slack[program.row([*people, (missing, 1)], least=least)] = [missing]
            program.row([(on, 1) for _, on in team], most=problem.desks[s])
            few = self.few[p, int(s)] = program.variable()
            big = 10 * full * (len(team) + 1)
            extra = rule.max_extra
            for m, on in team:
                most = full * (wanted + extra) - 1 + weight[m] + big
                program.row([*hours, (on, big), (few, -big)], most=most)
                most = full // 100 * (100 * (rule.min_team + extra) - 1 + share[m]) + 2 * big
                program.row([*people, (on, big), (few, big)], most=most)

    def _served(self, p: int) -> None:
        """Somebody for every site, a lead and a team of at most three for every mobile one."""
        problem, program, months = self.problem, self.program, self.problem.phases[p]
        span = slice(months.start, months.stop)
        for s, name in enumerate(problem.sites):
            team = self.team(p, s)
            open_days = problem.open_days[s, span]
            days = int((problem.residents[s, span] * open_days).sum())
            if team and days and not problem.places[name].on_request:
                nobody = program.variable(RESIDENT_DAY * days)
                row = program.row([*((on, 1) for _, on in team), (nobody, 1)], least=1)
                self.slack[row] = [nobody]
            if not problem.is_mobile[s, months.start] or not team:
                continue
            if problem.places[name].kind != "district":
                program.row([(on, 1) for _, on in team], most=problem.policy.mobile.max_team)
            leads = [(self.lead[p, m, s], 1) for m, _ in team]
            due = sum(self.places.on_site(s, t, int(problem.visits[s, t])) for t in months)
            missed = program.variable(MINUTE * due)
            self.slack[program.row([*leads, (missed, 1)], 1, 1)] = [missed]

    def _running(self, p: int) -> None:
        """Groups of running cases stay with their manager on the team, or are given to others."""
        program, months = self.program, self.problem.phases[p]
        for (holder, s), minutes in self.estimates.groups.items():
            part = minutes[months.start : months.stop]
            team = self.team(p, s)
            if not part.any() or not team:
                continue
            own = self.on(p, holder, s)
            nobody = program.variable(MINUTE * int(part.sum()) // PARTS, PARTS)
            terms = [(nobody, 1)] if own is None else [(nobody, 1), (own, PARTS)]
            if own is not None:
                self._spend(own, holder, p, part)
            handover = self.estimates.handover(holder, s) if p == 0 else 0
            for m, on in team:
                if m == holder:
                    continue
                taken = self.given[p, holder, s, m] = program.variable(0, PARTS)
                program.row([(taken, 1), (on, -PARTS)], most=0)
                terms.append((taken, 1))
                for t, number in zip(months, part.tolist(), strict=True):
                    more = handover if t == months.start else 0
                    program.extend(self.row_of(m, t), [(taken, int(number) + more)])
            self.slack[program.row(terms, least=PARTS)] = [nobody]

    def structure(self) -> list[int]:
        """Return the variables of the deployment and of who takes over running cases."""
        tables = (self.post, self.round, self.lead, self.few, self.given)
        return sorted(variable for table in tables for variable in table.values())

    def decided(self, values: np.ndarray) -> Deployment:
        """Return the deployment of an answer."""
        return self.estimates.deployment(values, self.post, self.round, self.lead)
