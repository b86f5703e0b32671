"""One month as a department plans it: the engine's posts and caseload over a short window.

The same rules, programs and rounding as a plan, from the present posts on: posts change only
where a rule or a gap asks for it, rounds are kept and repaired. Left out are the search for
better posts and rounds, the tree search for whole cases, and the bounds.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.model.cases import Profile
from allocator.model.scenario import Scenario
from allocator.solver.caseload.starts import Caseload, Starts
from allocator.solver.caseload.whole import rounded_wholes
from allocator.solver.deployment import FLOATER, MOBILE, NONE, Deployment, Places
from allocator.solver.moves import joins
from allocator.solver.pieces import Piece, Split
from allocator.solver.posts import Poster
from allocator.solver.problem import Problem
from allocator.solver.room import Room
from allocator.solver.rounds import Rounder
from allocator.solver.shortfalls import Shortfalls
from allocator.solver.worth import SiteWorths

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
AHEAD = 0.01
"""Share by which a case that waits is worth more than one of equal points that may come."""
MOST_JOINS, LEAST_GAIN = 2, 0.002
"""Joins of other teams a month: how many, and what each is worth at least, in parts of all
waiting that there is in the window."""
LARGEST = 14
"""People in a piece at most, for joins."""
WORDS = {MOBILE: "mobile", FLOATER: "floater"}


@dataclass(frozen=True)
class Present:
    """Where someone works from this month on: the fields of a manager of the same names."""

    post: str | None
    round: tuple[str, ...]
    leads: tuple[str, ...]


class MonthPlan:
    """What is decided for the first month of a window, and the room for those who come in it.

    Attributes
    ----------
    starts
        Case and manager of each waiting case that starts now.
    holders
        Manager of each running case that changes its person now.
    orphans
        Running cases that nobody may hold now.
    """

    def __init__(
        self,
        problem: Problem,
        places: Places,
        deployment: Deployment,
        solution: list[tuple[Piece, Starts]],
    ) -> None:
        self.problem, self.places, self.deployment = problem, places, deployment
        self.starts: list[tuple[str, str]] = []
        self.holders: dict[str, str] = {}
        self.orphans: list[str] = []
        self._room = Room(problem)
        budget = places.budget(deployment)
        self._usable: Ints = budget.base[:, 0].copy()
        self._taken = np.zeros(len(problem.managers), dtype=np.int64)
        for piece, starts in solution:
            own = list(piece.managers)
            self._usable[own] -= piece.held.trips[:, 0]
            self._taken[own] += piece.held.casework[:, 0] + piece.held.handover[:, 0]
            self._hold(piece)
            self._begin(piece, starts)
            self._room.add(piece, starts)

    def _hold(self, piece: Piece) -> None:
        problem = self.problem
        for r in piece.cases:
            run = problem.running[r]
            who = [m for m, a, b in piece.held.segments.get(r, ()) if a == 0]
            if not who:
                self.orphans.append(run.case.id)
            elif who[0] != run.manager:
                self.holders[run.case.id] = problem.managers[who[0]]

    def _begin(self, piece: Piece, starts: Starts) -> None:
        """Deal this month's starts of each group to its cases, those opened first to begin with."""
        columns, demand = starts.columns, self.problem.demand
        now = (starts.amount > 0) & (columns.start == 0) & columns.real[columns.group]
        people: dict[int, list[int]] = {}
        for j in np.nonzero(now)[0]:
            m = piece.managers[columns.manager[j]]
            number = round(starts.amount[j])
            people.setdefault(int(columns.group[j]), []).extend([m] * number)
            self._taken[m] += number * int(columns.minutes[j, 0])
        for g, managers in people.items():
            names = sorted(name for c in columns.groups[g] for name in piece.members(demand, c))
            pairs = zip(names, managers, strict=False)
            self.starts += [(name, self.problem.managers[m]) for name, m in pairs]

    def take(self, profile: Profile, site: str) -> str | None:
        """Start a case that has just come, if it is worth the hours it takes; return with whom.

        The hours have the prices of this month's program, in which those expected were counted:
        so room is kept for who needs it more.
        """
        found = self._room.best(profile, self.problem.site_index[site])
        if found is None:
            return None
        m, minutes = found
        self._room.charge(m, minutes, profile)
        self._taken[m] += int(minutes[0])
        return self.problem.managers[m]

    def prices_for(self, problem: Problem) -> Floats:
        """(M, T) prices of this month's program for the next; those who are new: the mean."""
        rows = dict(zip(self.problem.managers, self._room.prices, strict=True))
        mean = self._room.prices.mean(axis=0)
        table = np.array([rows.get(name, mean) for name in problem.managers])
        return np.column_stack([table[:, 1:], table[:, -1:]])

    def posts(self) -> dict[str, Present]:
        """Where everybody works from this month on."""
        phase, names = self.deployment[0], self.problem.sites
        result = {}
        for m, name in enumerate(self.problem.managers):
            post = phase.post[m]
            where = names[post] if post >= 0 else WORDS.get(post)
            led = phase.led.get(m, ())
            own = phase.round.get(m, ())
            result[name] = Present(
                where, tuple(names[s] for s in own), tuple(names[s] for s in led)
            )
        return result

    def moves(self) -> int:
        """How many people change their place of work."""
        pairs = zip(self.places.present, self.deployment[0].post, strict=True)
        return sum(NONE not in (old, new) and old != new for old, new in pairs)

    def hours(self) -> dict[str, tuple[int, int]]:
        """Minutes that there are for cases in this month, and that these take, by manager."""
        rows = zip(self._usable.tolist(), self._taken.tolist(), strict=True)
        return dict(zip(self.problem.managers, rows, strict=True))

    def missing(self) -> int:
        """Minutes of missing posts, missed visits and orphaned cases of this month."""
        problem, phase = self.problem, self.deployment[0]
        shortfalls = Shortfalls(problem, self.places)
        made = shortfalls.visits(phase, 0)
        total = 0
        for s in range(len(problem.sites)):
            team = phase.posted.get(s, ())
            total += shortfalls.month(0, s, 0, team, made.get(s, 0))
        gone = set(self.orphans)
        for run in problem.running:
            if run.case.id in gone and run.case.start is not None:
                month = problem.scenario.start
                since = month - run.case.start
                total += problem.facts.cases.minutes(run.case, since, month, speaks=True)
        return total


def plan_month(scenario: Scenario, before: MonthPlan | None = None) -> MonthPlan:
    """Plan the first month of a scenario of a few months.

    Parameters
    ----------
    scenario
        The city as it stands on the first day; its months are the window that is looked at.
    before
        The plan of the month before, whose prices say who should join which other team. None:
        nobody joins any.
    """
    problem = Problem(scenario)
    split = Split(problem, known=None if before is None else before.places)
    # Only the first month is decided: who leaves later may start no expected case now.
    caseload = Caseload(problem, split.places, ahead=AHEAD, aftercare=False)
    deployment = _deployed(problem, split.places)
    if before is not None:
        deployment = _joined(split, deployment, before.prices_for(problem))
    solution = [(piece, _wholes(caseload, piece)) for piece in split.pieces(deployment)]
    return MonthPlan(problem, split.places, deployment, solution)


def _joined(split: Split, deployment: Deployment, minute: Floats) -> Deployment:
    """Let people join the teams of other sites where prices say that it is worth most.

    A few at once, none of them beside another, and on trust: no program judges them. Pieces
    that would become large stay apart: their programs are slow.
    """
    problem = split.problem
    piece_of = {m: piece for piece in split.pieces(deployment) for m in piece.managers}
    least, made, taken = LEAST_GAIN * problem.demand.nothing, 0, set[int]()
    moves = joins(SiteWorths(problem, minute), split.places, deployment)
    for move in sorted(moves, key=lambda move: -move.guess):
        if move.guess < least or made == MOST_JOINS:
            break
        touched = {m for one in move.managers for m in piece_of[one].managers}
        if taken.isdisjoint(touched) and len(touched) <= LARGEST:
            deployment, made = move.apply(deployment), made + 1
            taken.update(touched)
    return deployment


def _wholes(caseload: Caseload, piece: Piece) -> Starts:
    priced = caseload.price(piece)
    solved = priced.solved
    return Starts(priced.columns, rounded_wholes(priced.program, solved), solved.prices)


def _deployed(problem: Problem, places: Places) -> Deployment:
    """Posts and rounds of the phases in the window, from the present ones on."""
    poster, rounder = Poster(problem), Rounder(problem)
    given = [problem.given[name] for name in problem.managers]
    index = problem.site_index
    post = places.present
    rounds = {m: tuple(sorted(index[s] for s in row.round)) for m, row in enumerate(given)}
    leads = {index[s]: m for m, row in enumerate(given) for s in row.leads}
    phases = []
    for p in range(len(problem.phases)):
        post = poster.follow(p, post)
        phases.append(rounder.repaired(p, post, rounds, leads, rounds))
        rounds, leads = rounds | phases[-1].round, leads | phases[-1].lead
    return tuple(phases)
