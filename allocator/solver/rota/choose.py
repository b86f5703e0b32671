"""The choice: one day of the list for each person and day of a piece, by CP-SAT.

Minimise the weighted minutes of all soft goals. Hard rules within a day hold in every day
of the list; here are those that span days and people: every duty once, hours within the
contract, interpreters at one place.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from ortools.sat.python import cp_model

from allocator.model.rota_policy import Goal
from allocator.solver.rota.bookings import Bookings, Met
from allocator.solver.rota.days import Day
from allocator.solver.rota.frames import Frames
from allocator.solver.rota.pieces import Piece
from allocator.week.goals import NEIGHBOURS, Measures

Expr = cp_model.LinearExprT

SHARED: tuple[Goal, Goal] = ("share", "fair")
"""Goals of fair shares: of office minutes, and of unpopular ones."""
EFFORT = 1.0
"""Deterministic seconds for one piece; a piece that takes longer says so by its gap."""


@dataclass
class Chosen:
    """The days of a piece, and what they are worth.

    Attributes
    ----------
    days
        One a person and day.
    missed
        Visits that are not made, by their number in the piece.
    unstaffed
        Turns of office hours that nobody holds, by number.
    met
        Bookings of interpreters that are kept.
    value, bound
        Weighted minutes, and what no other choice is below.
    """

    days: list[Day]
    missed: dict[int, int] = field(default_factory=dict)
    unstaffed: list[int] = field(default_factory=list)
    met: list[Met] = field(default_factory=list)
    value: float = 0.0
    bound: float = 0.0


def choose(
    frames: Frames,
    measures: Measures,
    piece: Piece,
    listed: list[list[Day]],
    seed: int = 0,
    effort: float = EFFORT,
) -> Chosen:
    """Return the best days of a piece; without duties there is nothing to choose."""
    if piece.sessions or piece.visits:
        return Choice(frames, measures, piece, listed).solve(seed, effort)
    cost = float(sum(row[0].cost for row in listed))
    return Chosen(days=[row[0] for row in listed], value=cost, bound=cost)


class Choice:
    """The model of one piece.

    Parameters
    ----------
    frames
        Who can work when.
    measures
        The measures of the soft goals.
    piece
        Who and what.
    listed
        The days of each person and day; the first of each list has no duties.
    """

    def __init__(
        self, frames: Frames, measures: Measures, piece: Piece, listed: list[list[Day]]
    ) -> None:
        self._policy = frames.policy
        self._frames = frames
        self._measures = measures
        self._piece = piece
        self._model = cp_model.CpModel()
        self._cost: list[Expr] = []
        self._x: list[tuple[cp_model.IntVar, Day]] = []
        for row in listed:
            self._one_day(row)
        self._contract()
        self._unstaffed = [self._held_once(n) for n in range(len(piece.sessions))]
        self._missed = [self._made(n) for n in range(len(piece.visits))]
        self._spread()
        self._pinned_days()
        self._fair_shares()
        self._bookings = Bookings(self._model, frames, piece, self._x)
        self._cost += self._bookings.cost

    def _bool(self, name: str, hint: int) -> cp_model.IntVar:
        variable = self._model.new_bool_var(name)
        self._model.add_hint(variable, hint)
        return variable

    def _one_day(self, row: list[Day]) -> None:
        """Exactly one of the days of a list."""
        variables = []
        for number, day in enumerate(row):
            variable = self._bool(f"{day.manager} {day.date} {number}", number == 0)
            variables.append(variable)
            self._x.append((variable, day))
            if day.cost:
                self._cost.append(day.cost * variable)
        self._model.add_exactly_one(variables)

    def _contract(self) -> None:
        """The days' least work fits the contract of the week."""
        least: dict[str, list[Expr]] = defaultdict(list)
        for variable, day in self._x:
            least[day.manager].append(day.least * variable)
        for manager, terms in least.items():
            self._model.add(sum(terms) <= self._frames.standing.left(manager))

    def _held_once(self, n: int) -> cp_model.IntVar:
        """One person holds a turn of office hours, or it is uncovered."""
        row = self._piece.sessions[n]
        unstaffed = self._bool(f"unstaffed {row.site} {row.date} {row.start}", 1)
        holding = [variable for variable, day in self._x if n in day.sessions]
        self._model.add_exactly_one([*holding, unstaffed])
        self._cost.append(self._policy.weight("covered") * row.minutes * unstaffed)
        return unstaffed

    def _made(self, n: int) -> cp_model.IntVar:
        """Visits are made, at most one a day, or missed."""
        row = self._piece.visits[n]
        missed = self._model.new_int_var(0, row.number, f"missed {row.site} {row.lead}")
        self._model.add_hint(missed, row.number)
        making = [variable for variable, day in self._x if n in day.visits]
        self._model.add(sum(making) + missed == row.number)
        self._cost.append(self._policy.weight("covered") * row.minutes * missed)
        return missed

    def _spread(self) -> None:
        """At most one visit of a site a day; neighbouring days cost."""
        used: dict[str, dict[date, list[cp_model.IntVar]]] = defaultdict(lambda: defaultdict(list))
        for variable, day in self._x:
            for n in day.visits:
                used[self._piece.visits[n].site][day.date].append(variable)
        number: dict[str, int] = defaultdict(int)
        for row in self._piece.visits:
            number[row.site] += row.number
        for site, days in used.items():
            for variables in days.values():
                self._model.add_at_most_one(variables)
            for on in sorted(days) if number[site] > 1 else ():
                following = days.get(on + timedelta(days=1))
                if following:
                    both = self._bool(f"neighbours {site} {on}", 0)
                    self._model.add(cp_model.LinearExpr.sum([*days[on], *following]) <= 1 + both)
                    self._cost.append(self._policy.weight("spread") * NEIGHBOURS * both)

    def _pinned_days(self) -> None:
        """Visits lie on the days they are pinned to; no more beside them than are left over."""
        standing = self._frames.standing
        for site in sorted({row.site for row in self._piece.visits}):
            on = standing.pinned(site)
            beside = [
                variable
                for variable, day in self._x
                if on and day.date not in on
                for n in day.visits
                if self._piece.visits[n].site == site
            ]
            if beside:
                self._model.add(cp_model.LinearExpr.sum(beside) <= standing.loose(site))

    def _fair_shares(self) -> None:
        """Minutes above the fair share of office hours, and of unpopular ones, cost."""
        for site in sorted({row.site for row in self._piece.sessions}):
            for manager, left in self._measures.shares(site).items():
                before = self._before(site, manager)
                for kind, goal in enumerate(SHARED):
                    held = self._office(site, manager, kind)
                    room = left[kind] - before[kind]
                    if sum(minutes for _, minutes in held) > room:
                        weight = self._policy.weight(goal)
                        self._cost.append(weight * self._above(f"{goal} {manager}", held, room))
                        if left[kind] < 0 and not before[kind]:
                            self._cost.append(-left[kind] * weight * self._any(manager, held))

    def _above(self, name: str, held: list[tuple[cp_model.IntVar, int]], room: int) -> Expr:
        """Minutes held beyond what there is room for."""
        above = self._model.new_int_var(0, sum(minutes for _, minutes in held), name)
        self._model.add_hint(above, 0)
        mine: Expr = sum(minutes * variable for variable, minutes in held)
        self._model.add(above >= mine - max(0, room))
        return above

    def _any(self, manager: str, held: list[tuple[cp_model.IntVar, int]]) -> Expr:
        """Whether somebody who had too many unpopular minutes before has any again."""
        again = self._bool(f"again {manager}", 0)
        for variable, _ in held:
            self._model.add_implication(variable, again)
        return again

    def _before(self, site: str, manager: str) -> tuple[int, int]:
        """Return minutes and unpopular minutes of office hours on days that stand."""
        mine = [
            block
            for block in self._frames.standing.before
            if (block.activity, block.site, block.manager) == ("office_hour", site, manager)
        ]
        return sum(b.minutes for b in mine), sum(map(self._measures.unpopular, mine))

    def _office(self, site: str, manager: str, kind: int) -> list[tuple[cp_model.IntVar, int]]:
        """Return days and minutes (0) or unpopular minutes (1) at a site's office hours."""
        result = []
        for variable, day in self._x:
            if day.manager == manager and day.sessions:
                blocks = [b for b in day.duties if b.activity == "office_hour" and b.site == site]
                count = self._measures.unpopular if kind else (lambda block: block.minutes)
                minutes = sum(map(count, blocks))
                if minutes:
                    result.append((variable, minutes))
        return result

    def solve(self, seed: int, effort: float) -> Chosen:
        """Return the best choice that is found, with a bound."""
        self._model.minimize(sum(self._cost))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = seed
        solver.parameters.max_deterministic_time = effort
        status = solver.solve(self._model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return self._nothing()
        return Chosen(
            days=[day for variable, day in self._x if solver.value(variable)],
            missed={n: solver.value(v) for n, v in enumerate(self._missed) if solver.value(v)},
            unstaffed=[n for n, v in enumerate(self._unstaffed) if solver.value(v)],
            met=self._bookings.met(solver),
            value=solver.objective_value,
            bound=solver.best_objective_bound,
        )

    def _nothing(self) -> Chosen:
        """Return days without duties: always possible, and named as uncovered throughout."""
        seen: dict[tuple[str, date], Day] = {}
        for _, day in self._x:
            seen.setdefault((day.manager, day.date), day)
        weight = self._policy.weight("covered")
        visits, sessions = self._piece.visits, self._piece.sessions
        value = sum(row.number * row.minutes for row in visits)
        value += sum(row.minutes for row in sessions)
        return Chosen(
            days=list(seen.values()),
            missed={n: row.number for n, row in enumerate(visits)},
            unstaffed=list(range(len(sessions))),
            value=weight * value + sum(day.cost for day in seen.values()),
        )
