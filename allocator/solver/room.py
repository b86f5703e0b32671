"""Room for those who come within a month: minutes that are left, and what a minute is worth."""

import numpy as np
from numpy.typing import NDArray

from allocator.model.calendar import first_day
from allocator.model.cases import Profile
from allocator.solver.caseload.starts import Starts
from allocator.solver.pieces import Piece
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
EPS = 1e-9


class Room:
    """What is left of everybody's minutes after the known cases, and what a minute is worth."""

    def __init__(self, problem: Problem) -> None:
        shape = (len(problem.managers), problem.months)
        self.problem = problem
        self.left: Ints = np.zeros(shape, dtype=np.int64)
        self.people: Ints = np.zeros(shape, dtype=np.int64)
        self.prices: Floats = np.zeros(shape)
        self.on_team = np.zeros((len(problem.sites), *shape), dtype=bool)
        self.pools = {name: minutes.astype(float) for name, minutes in problem.pools.items()}
        self._known: dict[str, Ints] = {}
        self._ranks: dict[tuple[str, int], list[tuple[int, Ints]]] = {}
        self._skills: dict[tuple[str, ...], Bools] = {}
        self._length = min(problem.policy.caseload.months, problem.months)

    def add(self, piece: Piece, starts: Starts) -> None:
        """Take over a piece; expected cases are not subtracted, they are who may come."""
        columns, own, months = starts.columns, list(piece.managers), self.problem.months
        real = np.where(columns.real[columns.group], starts.amount, 0.0)
        used, people = np.zeros((len(own), months)), np.zeros((len(own), months))
        np.add.at(used, columns.manager, real[:, None] * columns.minutes)
        np.add.at(people, columns.manager, (real * columns.persons)[:, None] * columns.alive)
        self.left[own] = piece.free - np.rint(used).astype(np.int64)
        self.people[own] = self.problem.max_people[own] - piece.people
        self.people[own] -= np.rint(people).astype(np.int64)
        first = len(columns.groups)
        prices = starts.prices[first : first + len(own) * months]
        self.prices[own] = prices.reshape(len(own), months)
        block = np.ix_(piece.sites, piece.managers)
        self.on_team[block] = piece.team & piece.covered
        self._ranks.clear()
        language = self.problem.interpreted_language[columns.sample[columns.group]]
        for name, pool in self.pools.items():
            needs = (language == name) & ~columns.speaks
            pool -= piece.interpreted.get(name, np.zeros(months))
            pool -= (real * needs) @ columns.casework

    def best(self, profile: Profile, site: int) -> tuple[int, Ints] | None:
        """Who starts a case with most gain beyond the prices, and its minutes; None for nobody."""
        ranked = self._ranked(profile, site)
        return next((one for one in ranked if self._fits(profile, *one)), None)

    def _ranked(self, profile: Profile, site: int) -> list[tuple[int, Ints]]:
        """Who may start a case that is worth its minutes, and these: most gain first."""
        key = (profile.id, site)
        if key not in self._ranks:
            worth, table, able = self._worth(profile), self._minutes(profile), self._able(profile)
            team = [m for m in self._team(site) if able[m]]
            gain = {m: worth - float(self.prices[m] @ table[m]) for m in team}
            worthy = [m for m in team if gain[m] >= -EPS * worth]
            self._ranks[key] = [(m, table[m]) for m in sorted(worthy, key=lambda m: -gain[m])]
        return self._ranks[key]

    def _team(self, site: int) -> list[int]:
        """Who is on the team of a site as long as it is open; nobody where it is closed now."""
        problem = self.problem
        there = problem.fixed[site] | problem.is_mobile[site]
        span = int(np.argmin(there)) if not there.all() else problem.months
        team = (self.on_team[site] & problem.in_contract)[:, :span].all(axis=1) & there[0]
        return np.nonzero(team)[0].tolist()

    def _worth(self, profile: Profile) -> float:
        """Points of waiting that a start now avoids inside the window."""
        cases = self.problem.facts.cases
        row = cases.points_row(profile, first_day(self.problem.scenario.start))
        return float(cases.weight(profile)) * sum(row)

    def _minutes(self, profile: Profile) -> Ints:
        """(M, T) minutes of a case that starts now, by manager."""
        if profile.id not in self._known:
            problem = self.problem
            kind, people = problem.loads.kind(profile), range(len(problem.managers))
            speaks = [problem.speaks(m, profile) for m in people]
            rows = [problem.loads.table(kind, speaks[m])[0] for m in people]
            table = self._known[profile.id] = np.array(rows).reshape(self.left.shape)
            for m in people:
                for t, due in enumerate(problem.due[m]):
                    if due != 1:
                        table[m, t] = problem.loads.column(kind, speaks[m], t, due)[0]
        return self._known[profile.id]

    def _able(self, profile: Profile) -> Bools:
        """(M,) who has the skills."""
        if profile.skills not in self._skills:
            self._skills[profile.skills] = self.problem.able(profile, None)
        return self._skills[profile.skills]

    def _fits(self, profile: Profile, m: int, minutes: Ints) -> bool:
        """Whether somebody has the minutes, the room under the cap and the interpreter."""
        pool = self._pool(profile, m)
        return bool(
            (self.left[m] >= minutes).all()
            and (self.people[m, : self._length] >= profile.persons).all()
            and (pool is None or (pool >= minutes).all())
        )

    def _pool(self, profile: Profile, m: int) -> Floats | None:
        """The pool of interpreters that a case draws on with somebody; None for none."""
        if not self.pools or self.problem.speaks(m, profile):
            return None
        return self.pools.get(self.problem.facts.cases.interpreted_language(profile))

    def charge(self, m: int, minutes: Ints, profile: Profile) -> None:
        """Take the room of a case that is started."""
        self.left[m] -= minutes
        self.people[m, : self._length] -= profile.persons
        pool = self._pool(profile, m)
        if pool is not None:
            pool -= minutes
