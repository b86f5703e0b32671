"""Rows of the caseload as literals: one manager holds one case over a span of months.

A case is a chain of rows. What a row takes depends on itself alone, and so do the reasons
for which it may end early: that is why spans are the variables, not months.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from allocator.model.cases import Case, Profile
from allocator.model.plan import Assignment
from allocator.solver.exact.logic import Bit, Logic
from allocator.solver.exact.posts import Posts
from allocator.solver.problem import Problem


@dataclass(frozen=True)
class Run:
    """A run of a case: as it began before the horizon, or as it may be started in a month.

    Attributes
    ----------
    case
        The case, or the profile of expected ones.
    way
        Site in each month of the horizon, -1 for none.
    start
        Month of the start as an index into the horizon; negative before it.
    end
        Last month of the run; may pass the horizon.
    """

    case: Case | Profile
    way: tuple[int, ...]
    start: int
    end: int

    @property
    def running(self) -> bool:
        """Whether it began before the horizon."""
        return isinstance(self.case, Case) and self.case.running

    @property
    def former(self) -> str | None:
        """Id of the manager who held it before the horizon."""
        return self.case.manager if isinstance(self.case, Case) else None

    @property
    def months(self) -> range:
        """Months of the horizon in which it runs."""
        return range(max(self.start, 0), min(self.end + 1, len(self.way)))


@dataclass(frozen=True)
class Row:
    """A manager who may hold a run from month `first` to month `last` of the horizon."""

    run: Run
    manager: int
    first: int
    last: int
    inherited: bool
    bit: Bit

    @property
    def months(self) -> range:
        """Months in which the manager holds it."""
        return range(self.first, self.last + 1)

    @property
    def taken(self) -> bool:
        """Whether the case comes from another manager."""
        return not self.inherited and self.first > self.run.start

    def assignment(self, problem: Problem) -> Assignment:
        """Return the row as it stands in a plan; the last of a run may pass the horizon."""
        begin, run = problem.scenario.start, self.run
        return Assignment(
            case=run.case.id,
            manager=problem.managers[self.manager],
            start=begin + (run.start if self.inherited else self.first),
            end=begin + (run.end if self.last == run.months[-1] else self.last),
        )


class Teams:
    """Who may hold a case because of the team of its site, as clauses over posts."""

    def __init__(self, logic: Logic, problem: Problem, posts: Posts) -> None:
        self.logic, self.problem, self.posts = logic, problem, posts
        self.aftercare = problem.policy.caseload.aftercare_months

    def pinned_away(self, m: int, run: Run, t: int) -> bool:
        """Whether a pin keeps the case of `run` from manager `m` in month `t`."""
        name, month = self.problem.managers[m], self.problem.scenario.start + t
        for pin in self.problem.scenario.pins:
            first = month if pin.from_ is None else pin.from_
            last = month if pin.until is None else pin.until
            refused = (pin.manager == name) == (pin.kind == "not_case")
            if pin.case == run.case.id and first <= month <= last and refused:
                return True
        return False

    def stays(self, run: Run, m: int, first: int, t: int, *, inherited: bool) -> list[Bit] | None:
        """Literals of which one must hold for who holds `run` since `first` to hold it in `t`.

        None where nothing is asked: aftercare may still be running, or the case itself moved
        away from who had it before the horizon.
        """
        if inherited and self._moved_before(run):
            return None
        if t == first and not inherited:
            return [self.posts.on(m, run.way[t], t)]
        since = t - self.aftercare
        if since < first - self._away_before(run, inherited):
            return None
        there = [self.posts.on(m, run.way[u], u) for u in range(max(since, first), t + 1)]
        return [*there, *self._own_moves(run, m, first, t)]

    def beyond(self, run: Run, m: int, first: int, t: int, *, inherited: bool) -> list[Bit] | None:
        """Literals none of which holds when, in `t`, the aftercare ends before the run.

        None where that cannot be: the manager has not been away for long enough, or the
        case itself moved.
        """
        if inherited and self._moved_before(run):
            return None
        away = max(1, self.aftercare - (run.end - t) + 1)
        since = t - away + 1
        if since < first - self._away_before(run, inherited):
            return None
        there = [self.posts.on(m, run.way[u], u) for u in range(max(since, first), t + 1)]
        return [*there, *self._own_moves(run, m, first, t)]

    def _away_before(self, run: Run, inherited: bool) -> int:
        """Months before the horizon for which its manager kept the case off the team."""
        return run.case.aftercare if inherited and isinstance(run.case, Case) else 0

    def _moved_before(self, run: Run) -> bool:
        """Whether the case moves in the first month of the horizon."""
        site = self.problem.facts.cases.before(run.case) if isinstance(run.case, Case) else ""
        return self.problem.site_index.get(site) != run.way[0]

    def _own_moves(self, run: Run, m: int, first: int, t: int) -> list[Bit]:
        """Whether the manager was on the team when the case moved: then they may keep it."""
        moves = [u for u in range(first + 1, t + 1) if run.way[u] != run.way[u - 1]]
        return [self.posts.on(m, run.way[u - 1], u - 1) for u in moves]


def rows_of(teams: Teams, run: Run) -> Iterator[Row]:
    """Yield the rows that contract, skills and pins allow, each tied to the team."""
    problem, logic = teams.problem, teams.logic
    for m in range(len(problem.managers)):
        former = problem.managers[m] == run.former
        for first in run.months:
            inherited = former and first == 0
            if not inherited and not problem.skilled(m, run.case):
                continue
            asked: list[list[Bit]] = []
            for last in run.months[run.months.index(first) :]:
                if not problem.in_contract[m, last] or teams.pinned_away(m, run, last):
                    break
                clause = teams.stays(run, m, first, last, inherited=inherited)
                if clause is not None:
                    asked.append(clause)
                bit = logic.bit(f"row{run.case.id},{run.start},{m},{first},{last}")
                for one in asked:
                    logic.cp.add_bool_or([*one, ~bit])
                yield Row(run, m, first, last, inherited, bit)
