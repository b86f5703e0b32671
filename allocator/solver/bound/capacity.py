"""Minutes that are asked of people and that nobody has: a floor of tier 2 for each month.

Change this where something new costs minutes whoever works where.
"""

from fractions import Fraction
from math import ceil

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import maximum_flow

from allocator.solver.deployment import Places
from allocator.solver.problem import Problem, Running

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Asked = dict[bytes, int]
"""Minutes of a month by those who may do them, (M,) as bytes."""


class Holders:
    """Who may hold running cases, in some deployment; cases that are alike are looked at once.

    Attributes
    ----------
    able
        (M, T) who may hold the cases of each kind in each month.
    kind
        (R,) kind of each running case.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.able: list[Bools] = []
        kinds: dict[tuple[object, ...], int] = {}
        self.kind: list[int] = []
        joins: dict[tuple[object, ...], Bools] = {}
        for run in problem.running:
            alike = (run.way, run.case.skills)
            if alike not in joins:
                joins[alike] = self._joined(run)
            keeps = run.manager if run.manager >= 0 and not joins[alike][run.manager, 0] else -1
            if (*alike, keeps) not in kinds:
                kinds[*alike, keeps] = len(self.able)
                self.able.append(self._held(joins[alike], keeps))
            self.kind.append(kinds[*alike, keeps])

    def of(self, r: int) -> Bools:
        """(M, T) who may hold running case `r` in each month.

        Who is in contract, and held it before the horizon or has been, in this month or an
        earlier one, where they can be on the team of its site.
        """
        return self.able[self.kind[r]]

    def _joined(self, run: Running) -> Bools:
        """(M, T) who can have been on the team of the site of a case by then, with its skills."""
        problem = self.problem
        way, months = np.array(run.way, dtype=np.int64), np.arange(problem.months)
        fixed, around = problem.fixed[way, months], problem.is_mobile[way, months]
        joins = (fixed | (around & problem.goes_mobile[:, None])) & problem.in_contract
        able = problem.able(run.case, None)
        return np.asarray(np.logical_or.accumulate(joins & able[:, None], axis=1))

    def _held(self, joined: Bools, keeps: int) -> Bools:
        """(M, T) who may hold a case, `keeps` from the first month on."""
        held = joined.copy()
        if keeps >= 0:
            held[keeps] = True
        return np.asarray(held & self.problem.in_contract)


def minutes_short(places: Places, holders: Holders, unserved: Fraction) -> Ints:
    """(T,) uncovered minutes of each month that no plan avoids, whoever works where.

    Missed visits, overload and orphaned casework together. In any plan the minutes of visits,
    of office hours and of running cases are worked by people who may do them, within their
    available minutes without overhead, or they are uncovered: missed, beyond somebody's
    capacity, or with nobody. So what does not fit in the largest flow of these minutes to the
    people who may do them is uncovered in every plan. Travel, new cases and whatever else
    takes minutes only adds.

    In the first month cases whose manager has gone are handed over as well. Whoever leaves
    such a case to nobody saves its handover, and leaves the minutes of all of its months
    uncovered; where a month has room for everything these come on top of what does not fit.
    So no more of a handover is charged than that.

    Parameters
    ----------
    places, holders
        The city, and who may hold its running cases.
    unserved
        Resident-days that a plan that counts leaves without anybody at most. A fixed site
        with more of them in a phase has a team, and so office hours.

    Notes
    -----
    Of someone for whom only the share `due` of the casework is due the rest is counted as
    room: for the cases with most minutes a person, as many people as they may ever hold. A
    minute more for each covers what rounding may hide.
    """
    cases = _Cases(holders.problem, holders)
    short: Ints = np.zeros(holders.problem.months, dtype=np.int64)
    # The first month is the last: what its handovers count depends on the others.
    for t in reversed(range(len(short))):
        month = _Month(places, cases, t)
        month.ask_all(unserved)
        if t == 0:
            month.ask_handovers(short == 0)
        short[t] = month.short()
    return short


class _Month:
    """What is asked in a month, and of whom."""

    def __init__(self, places: Places, cases: "_Cases", t: int) -> None:
        self.problem, self.places, self.cases, self.t = places.problem, places, cases, t
        self.here: Bools = self.problem.in_contract[:, t]
        self.asked: Asked = {}

    def ask_all(self, unserved: Fraction) -> None:
        """Ask for visits, office hours and running cases."""
        self.ask(self.here & self.problem.goes_mobile, self.visits())
        self.ask(self.here, self.office_hours(unserved))
        for able, minutes in zip(self.cases.holders.able, self.cases.together, strict=True):
            self.ask(able[:, self.t], int(minutes[self.t]))

    def ask_handovers(self, roomy: Bools) -> None:
        """Ask for the handovers of the first month; what is `roomy` has room for everything."""
        for r in self.cases.left:
            later = int(self.cases.minutes[r, 1:][roomy[1:]].sum())
            handover = min(self.problem.policy.hours.handover, later)
            self.ask(self.cases.holders.of(r)[:, 0], handover)

    def ask(self, able: Bools, minutes: int) -> None:
        """Ask for minutes of those who are `able`; of nobody is counted elsewhere."""
        if minutes > 0 and able.any():
            key = able.tobytes()
            self.asked[key] = self.asked.get(key, 0) + minutes

    def visits(self) -> int:
        """Minutes of all visits, made or missed; each way of sharing is rounded twice."""
        problem, places, t = self.problem, self.places, self.t
        return sum(
            min(
                places.on_site(s, t, made) + places.missed_minutes(s, t, made)
                for made in range(int(problem.visits[s, t]) + 1)
            )
            for s in np.nonzero(problem.is_mobile[:, t])[0].tolist()
        )

    def office_hours(self, unserved: Fraction) -> int:
        """Minutes of the office hours of sites that have a team in every plan.

        Not of the largest as many as there are people without a minute in the month, who may
        be a team without office hours; and half a minute less for each share, for rounding.
        """
        problem, t = self.problem, self.t
        phase = problem.phases[problem.phase_of[t]]
        days = (problem.residents * problem.open_days)[:, phase.start : phase.stop].sum(axis=1)
        month = problem.scenario.start + t
        absent = int((problem.available[self.here, t] == 0).sum())
        hours = sorted(
            problem.facts.sites[problem.sites[s]][month].office_minutes
            for s in np.nonzero(problem.fixed[:, t])[0].tolist()
            if days[s] > unserved and not problem.places[problem.sites[s]].on_request
        )
        sure = sum(hours[: max(0, len(hours) - absent)], Fraction(0))
        return int(sure - Fraction(int(self.here.sum()), 2))

    def short(self) -> int:
        """Minutes asked that do not fit into the room of those who may do them."""
        if not self.asked:
            return 0
        able = np.array([np.frombuffer(key, dtype=bool) for key in self.asked])
        alike, group = np.unique(able, axis=1, return_inverse=True)
        room = np.bincount(group.reshape(-1), self.room(), minlength=alike.shape[1])
        return _unmet(np.array(list(self.asked.values())), room.astype(np.int64), alike)

    def room(self) -> Ints:
        """(M,) minutes that each has, and the casework that is not due of them."""
        problem, t = self.problem, self.t
        room = np.where(self.here, problem.available[:, t] - problem.overhead[:, t], 0)
        for m in np.nonzero(self.here)[0].tolist():
            due = problem.due[m][t]
            if due < 1:
                people = max(int(problem.max_people[m, t]), int(self.cases.inherited[m, t]))
                room[m] += ceil((1 - due) * self.cases.most(people, t)) + people
        return np.asarray(room, dtype=np.int64)


class _Cases:
    """The running cases of a city: R cases, T months.

    Attributes
    ----------
    holders
        Who may hold them.
    minutes
        (R, T) minutes without an interpreter, as an orphaned case leaves uncovered; 0 in months
        in which nobody may hold it.
    together
        (K, T) the same of the cases of each kind of `holders`.
    inherited
        (M, T) people in cases that each manager held before the horizon.
    left
        Cases whose manager has gone when the horizon begins.
    """

    def __init__(self, problem: Problem, holders: Holders) -> None:
        self._runs, self.holders, facts = problem.running, holders, problem.facts.cases
        self.minutes: Ints = np.zeros((len(self._runs), problem.months), dtype=np.int64)
        self.left = []
        months = np.arange(problem.months)
        for r, run in enumerate(self._runs):
            assert run.case.start is not None
            row = np.array(facts.minutes_row(run.case, run.case.start, speaks=True))
            held = np.any(holders.of(r), axis=0) & (months <= run.end)
            self.minutes[r] = np.where(held, row, 0)
            if run.manager < 0 or not problem.in_contract[run.manager, 0]:
                self.left.append(r)
        self.together: Ints = np.zeros((len(holders.able), problem.months), dtype=np.int64)
        np.add.at(self.together, holders.kind, self.minutes)
        self._persons: Ints = np.array([run.case.persons for run in self._runs], dtype=np.int64)
        self.inherited: Ints = np.zeros((len(problem.managers), problem.months), dtype=np.int64)
        for run in self._runs:
            if run.manager >= 0:
                self.inherited[run.manager, : run.end + 1] += run.case.persons

    def most(self, people: int, t: int) -> int:
        """Minutes of month `t` that cases with so many people take at most."""
        order = np.argsort(-self.minutes[:, t] / self._persons, kind="stable")
        before = self._persons[order].cumsum() - self._persons[order]
        return int(self.minutes[order, t][before < people].sum())


def _unmet(asked: Ints, room: Ints, able: Bools) -> int:
    """Return how much of what is asked of those who are `able` (K, G) exceeds their room (G,)."""
    kinds, groups = able.shape
    sink = 1 + kinds + groups
    who, whose = np.nonzero(able)
    tails = [np.zeros(kinds, dtype=np.int64), 1 + who, 1 + kinds + np.arange(groups)]
    heads = [1 + np.arange(kinds), 1 + kinds + whose, np.full(groups, sink)]
    amounts = [asked, asked[who], room]
    table = coo_array(
        (np.concatenate(amounts), (np.concatenate(tails), np.concatenate(heads))),
        shape=(sink + 1, sink + 1),
    )
    flow = maximum_flow(table.tocsr().astype(np.int32), 0, sink)
    return int(asked.sum()) - int(flow.flow_value)
