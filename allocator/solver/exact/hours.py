"""The hours ledger of the exact model: what is spent of each manager's month, and the balance."""

from dataclasses import dataclass, field

from allocator.solver.deployment import MOBILE, NONE, Phase, Places
from allocator.solver.exact.drives import Drive, Drives
from allocator.solver.exact.logic import MOST_MINUTES, Bit, Expr, Logic, Number
from allocator.solver.exact.posts import Posts
from allocator.solver.problem import Problem

Terms = list[tuple[Bit, int]]


@dataclass
class Uncovered:
    """Tier 2: a constant and literals with their minutes, overload aside."""

    const: int = 0
    terms: Terms = field(default_factory=list)


class Hours:
    """Minutes spent by manager and month.

    Attributes
    ----------
    balance
        By manager (index) and month in contract: available minutes less all entries.
    inherited
        The same without newly started and expected cases, where `kept_balance` was asked.
    driven
        By manager and month: literal of each drive.
    uncovered
        Missing posts and missed visits; the caseload adds its orphans.
    effort
        Minutes of travel, handovers and interpreting.
    """

    def __init__(self, logic: Logic, problem: Problem, places: Places, posts: Posts) -> None:
        self.logic, self.problem, self.places, self.posts = logic, problem, places, posts
        self.drives = Drives(places)
        self.spent: dict[tuple[int, int], Terms] = {}
        self.kept: dict[tuple[int, int], Terms] = {}
        self.balance: dict[tuple[int, int], Number] = {}
        self.inherited: dict[tuple[int, int], Number] = {}
        self.driven: dict[tuple[int, int], list[tuple[Drive, Bit]]] = {}
        self.uncovered = Uncovered(const=posts.never_staffed())
        self.effort: Terms = []
        for p, months in enumerate(problem.phases):
            for m in posts.here(p):
                for t in months:
                    self.spent[m, t], self.kept[m, t] = [], []
                    name = f"balance{m},{t}"
                    self.balance[m, t] = logic.cp.new_int_var(-MOST_MINUTES, MOST_MINUTES, name)
            self._office_hours(p)
            self._changes(p)
            for t in months:
                self._visits(p, t)

    def spend(self, m: int, t: int, bit: Bit, minutes: int, *, new: bool = False) -> None:
        """Take `minutes` of manager `m` in month `t` where `bit` holds.

        `new` says that they are due to a newly started or an expected case.
        """
        if minutes:
            self.spent[m, t].append((bit, minutes))
            if not new:
                self.kept[m, t].append((bit, minutes))

    def kept_balance(self, m: int, t: int) -> Number:
        """Return the balance without newly started and expected cases."""
        if (m, t) not in self.inherited:
            name = f"inherited{m},{t}"
            self.inherited[m, t] = self.logic.cp.new_int_var(-MOST_MINUTES, MOST_MINUTES, name)
        return self.inherited[m, t]

    def settle(self) -> Expr:
        """Fix every balance, once all is spent; return the minutes of overload."""
        cp, over = self.logic.cp, []
        for (m, t), balance in self.balance.items():
            whole = int(self.problem.available[m, t] - self.problem.overhead[m, t])
            cp.add(balance == whole - self.logic.weighted(self.spent[m, t]))
            short = cp.new_int_var(0, MOST_MINUTES, f"short{m},{t}")
            cp.add(short >= -balance)
            over.append((short, 1))
        for (m, t), balance in self.inherited.items():
            whole = int(self.problem.available[m, t] - self.problem.overhead[m, t])
            cp.add(balance == whole - self.logic.weighted(self.kept[m, t]))
        return self.logic.weighted(over)

    def _office_hours(self, p: int) -> None:
        """Office hours by team, and the posts that it misses."""
        for s, teams in self.posts.team[p].items():
            for team, bit in teams.items():
                self.uncovered.terms.append((bit, self.posts.missing(p, s, team)))
                at = [s if m in team else NONE for m in range(len(self.problem.managers))]
                for t in self.problem.phases[p]:
                    shares = self.places.office_hours(Phase(tuple(at)), s, t)
                    for m, minutes in shares.items():
                        self.spend(m, t, bit, minutes)

    def _changes(self, p: int) -> None:
        """A change of post costs minutes in the first month of the phase."""
        minutes, t = self.problem.policy.hours.change_of_post, self.problem.phases[p].start
        for m in self.posts.here(p):
            now = {k: bit for (who, k), bit in self.posts.post[p].items() if who == m}
            if p:
                was = {k: bit for (who, k), bit in self.posts.post[p - 1].items() if who == m}
                same = [
                    self.logic.all_of(("same", p, m, k), [was[k], now[k]])
                    for k in sorted(now.keys() & was.keys())
                ]
                known = bool(was)
            else:
                same = [bit for k, bit in now.items() if k == self.places.present[m]]
                known = self.problem.given[self.problem.managers[m]].post is not None
            if known:
                self.spend(m, t, ~self.logic.any_of(("stays", p, m), same), minutes)

    def _visits(self, p: int, t: int) -> None:
        """The visits that leads make in month `t`; all others are missed."""
        logic, places = self.logic, self.places
        for s in range(len(self.problem.sites)):
            self.uncovered.const += places.on_site(s, t, int(self.problem.visits[s, t]))
        for m, sets in self.posts.led[p].items():
            self.driven[m, t] = []
            for led, lead in sets.items():
                due = sum(places.on_site(s, t, int(self.problem.visits[s, t])) for s in led)
                options = []
                for i, drive in enumerate(self.drives.of(m, led, t)):
                    bit = logic.bit(f"drive{m},{t},{led},{i}")
                    options.append(bit)
                    self.driven[m, t].append((drive, bit))
                    self.uncovered.terms.append((bit, drive.missed - due))
                    self.spend(m, t, bit, drive.minutes)
                    self.effort.append((bit, drive.travel))
                logic.cp.add(sum(options) == lead)

    def trips(self, m: int, s: int, t: int, holds: Bit, *, kept: bool = False) -> None:
        """Spend the return trips to a site where `holds` says that a case is held.

        From the own fixed site, or from the base where no tour leads there. With `kept` they
        are those that running cases cause alone, and count in the balance without the others.
        """
        p, logic = self.problem.phase_of[t], self.logic
        for (who, k), bit in self.posts.post[p].items():
            if who != m or k == s:
                continue
            minutes = int(self.places.trip(m, k, s)[t])
            driven = self.driven.get((m, t), []) if k == MOBILE else []
            visited = [drive for there, drive in driven if s in there.made]
            lit = [holds, bit, *(~drive for drive in visited)]
            trip = logic.all_of(("trip", m, s, t, k, kept), lit)
            if kept:
                self.kept[m, t].append((trip, minutes))
            else:
                self.spend(m, t, trip, minutes, new=True)
                self.effort.append((trip, minutes))
