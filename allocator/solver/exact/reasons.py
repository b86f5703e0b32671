"""Why a case may change its person or lose it: the rule `running_cases`, as clauses."""

from allocator.solver.exact.limits import Limits
from allocator.solver.exact.logic import Bit
from allocator.solver.exact.rows import Row, Run, Teams


class Reasons:
    """Reasons of handovers and orphans.

    Attributes
    ----------
    orphan
        By id of a running case and month: nobody holds it from then on.
    """

    def __init__(self, teams: Teams, limits: Limits) -> None:
        self.teams, self.limits = teams, limits
        self.logic, self.problem = teams.logic, teams.problem
        self.orphan: dict[tuple[str, int], Bit] = {}
        self._voluntary: dict[tuple[str, int], Bit] = {}

    def may_end(self, row: Row) -> None:
        """A row may end before its run only for a reason."""
        run, t = row.run, row.last + 1
        if t not in run.months:
            return
        orphan = [self.orphaned(run, t)] if run.running else []
        self._hand_over(run, row.manager, row.first, t, row.inherited, [~row.bit, *orphan])
        for bit in orphan:
            self._give_up(run, row.manager, row.first, t, row.inherited, [~row.bit, ~bit])

    def first_month(self, run: Run, begun: list[Row]) -> None:
        """Who held a case before the horizon gives it up at once only for a reason."""
        m = self.problem.manager_index.get(run.former or "", -1)
        if m < 0:
            return
        for row in begun:
            if not row.inherited:
                self._hand_over(run, m, 0, 0, True, [~row.bit])
        self._give_up(run, m, 0, 0, True, [~self.orphaned(run, 0)])

    def voluntary(self) -> list[Bit]:
        """Return the literals of handovers without a reason."""
        return list(self._voluntary.values())

    def _hand_over(
        self, run: Run, m: int, first: int, t: int, inherited: bool, unless: list[Bit]
    ) -> None:
        """Forbid a handover from `m` in month `t` without a reason, `unless` one of these."""
        problem, logic = self.problem, self.logic
        gone = not problem.in_contract[m, t] or problem.long_away[m, t]
        if gone or self.teams.pinned_away(m, run, t):
            return
        reasons = list(unless)
        beyond = self.teams.beyond(run, m, first, t, inherited=inherited)
        if beyond is not None:
            key = ("beyond", run.case.id, run.start, m, first, t, inherited)
            reasons.append(logic.none_of(key, beyond))
        if run.running:
            rest = [u for u in run.months if u >= t and (m, u) in self.limits.people]
            reasons += [self.limits.overloaded(run, m, u) for u in rest]
            which = (run.case.id, t)
            if which not in self._voluntary:
                self._voluntary[which] = logic.bit(f"voluntary{which}")
            reasons.append(self._voluntary[which])
        logic.cp.add_bool_or(reasons)

    def _give_up(
        self, run: Run, m: int, first: int, t: int, inherited: bool, unless: list[Bit]
    ) -> None:
        """Forbid an orphan in month `t` whose last manager `m` may go on holding it."""
        if not self.problem.in_contract[m, t] or self.teams.pinned_away(m, run, t):
            return
        reasons = list(unless)
        stays = self.teams.stays(run, m, first, t, inherited=inherited)
        if stays is not None:
            key = ("off", run.case.id, run.start, m, first, t, inherited)
            reasons.append(self.logic.none_of(key, stays))
        if not inherited:
            reasons.append(self.limits.capped(run, m, t))
        self.logic.cp.add_bool_or(reasons)

    def orphaned(self, run: Run, t: int) -> Bit:
        """Return the literal that nobody holds a running case from month `t` on.

        Everybody on the team with the skills then exceeds the cap or the pool in a month of
        the rest of the run.
        """
        key = (run.case.id, t)
        if key in self.orphan:
            return self.orphan[key]
        problem, limits = self.problem, self.limits
        bit = self.orphan[key] = self.logic.bit(f"orphan{run.case.id},{t}")
        rest = [u for u in run.months if u >= t]
        minutes = sum(limits.minutes(run, -1, u) for u in rest)
        limits.hours.uncovered.terms.append((bit, minutes))
        for m in range(len(problem.managers)):
            pinned = any(self.teams.pinned_away(m, run, u) for u in rest)
            if problem.in_contract[m, t] and problem.skilled(m, run.case) and not pinned:
                on = self.teams.posts.on(m, run.way[t], t)
                self.logic.cp.add_bool_or([~bit, ~on, *limits.full(run, m, t)])
        return bit
