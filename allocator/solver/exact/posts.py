"""Who works where: posts, teams of fixed sites, rounds and leads by phase, as literals."""

from itertools import combinations

from allocator.facts.rounding import exact, half_up
from allocator.model.managers import FLOATER as FLOATER_WORD
from allocator.model.managers import MOBILE as MOBILE_WORD
from allocator.model.scenario import Pin
from allocator.model.sites import SiteKind
from allocator.solver.deployment import FLOATER, MOBILE, NONE
from allocator.solver.exact.logic import Bit, Logic
from allocator.solver.posts import Standards
from allocator.solver.problem import Problem

Team = tuple[int, ...]


class Posts:
    """Posts of every phase.

    Attributes
    ----------
    post
        By phase: literal of (manager, post), for the posts a manager may have.
    team
        By phase and fixed site: literal of each team that the rules allow; exactly one holds.
    round
        By phase: literal of (manager, mobile site) being in the manager's round.
    led
        By phase and mobile manager: literal of each set of sites whose visits they make;
        exactly one holds (the empty one included).
    """

    def __init__(self, logic: Logic, problem: Problem) -> None:
        self.logic, self.problem = logic, problem
        self.standards = Standards(problem)
        self.post: list[dict[tuple[int, int], Bit]] = []
        self.team: list[dict[int, dict[Team, Bit]]] = []
        self.round: list[dict[tuple[int, int], Bit]] = []
        self.led: list[dict[int, dict[Team, Bit]]] = []
        for p in range(len(problem.phases)):
            self._posts(p)
            self._teams(p)
            self._rounds(p)
            self._leads(p)
            self._floaters(p)
            for pin in problem.scenario.pins:
                if pin.site is not None and problem.pin_in_phase(pin, p):
                    self._pin(p, pin)

    def on(self, m: int, s: int, t: int) -> Bit:
        """Return whether manager `m` is on the team of site `s` in month `t`."""
        p = self.problem.phase_of[t]
        return self.post[p].get((m, s), self.round[p].get((m, s), self.logic.no))

    def here(self, p: int) -> list[int]:
        """Return the managers in contract in phase `p`."""
        t = self.problem.phases[p].start
        return [m for m in range(len(self.problem.managers)) if self.problem.in_contract[m, t]]

    def sites(self, p: int, *, fixed: bool) -> list[int]:
        """Return the sites that can be staffed in phase `p`, fixed or mobile ones."""
        t, problem = self.problem.phases[p].start, self.problem
        table = problem.fixed if fixed else problem.is_mobile
        return [s for s in range(len(problem.sites)) if table[s, t]]

    def _posts(self, p: int) -> None:
        """One post each; at fixed sites, mobile for who is mobile, floater for who is not."""
        here, bits = self.here(p), {}
        for m in here:
            free = MOBILE if self.problem.goes_mobile[m] else FLOATER
            for k in (*self.sites(p, fixed=True), free):
                if k < 0 or self.problem.may_work(m, k, p):
                    bits[m, k] = self.logic.bit(f"post{p},{m},{k}")
            self._one_post([bit for (who, _), bit in bits.items() if who == m])
        self.post.append(bits)

    def _one_post(self, bits: list[Bit]) -> None:
        """Exactly one of the posts that a manager may have."""
        self.logic.cp.add_exactly_one(bits)

    def _teams(self, p: int) -> None:
        """Teams of each fixed site: never more than desks, never one too many."""
        teams: dict[int, dict[Team, Bit]] = {}
        for s in self.sites(p, fixed=True):
            able = [m for m in self.here(p) if (m, s) in self.post[p]]
            most = min(len(able), self.problem.desks[s])
            teams[s] = {
                team: self.logic.bit(f"team{p},{s},{team}")
                for size in range(most + 1)
                for team in combinations(able, size)
                if not self.standards.one_too_many(p, s, list(team))
            }
            self.logic.cp.add_exactly_one(teams[s].values())
            for m in able:
                mine = [bit for team, bit in teams[s].items() if m in team]
                self.logic.cp.add(sum(mine) == self.post[p][m, s])
        self.team.append(teams)

    def _rounds(self, p: int) -> None:
        """Rounds of mobile managers: at most `max_sites` sites, `max_team` people a site."""
        rule, cp = self.problem.policy.mobile, self.logic.cp
        mobile = [m for m in self.here(p) if (m, MOBILE) in self.post[p]]
        sites = self.sites(p, fixed=False)
        bits = {
            (m, s): self.logic.bit(f"round{p},{m},{s}")
            for m in mobile
            for s in sites
            if self.problem.may_work(m, s, p)
        }
        for (m, _), bit in bits.items():
            cp.add_implication(bit, self.post[p][m, MOBILE])
        for m in mobile:
            cp.add(sum(bit for (who, _), bit in bits.items() if who == m) <= rule.max_sites)
        for s in sites:
            if self.problem.places[self.problem.sites[s]].kind != SiteKind.DISTRICT:
                cp.add(sum(bit for (_, site), bit in bits.items() if site == s) <= rule.max_team)
        self.round.append(bits)

    def _leads(self, p: int) -> None:
        """Sets of sites with visits that one manager leads; a site has at most one lead."""
        rule, cp, t = self.problem.policy.mobile, self.logic.cp, self.problem.phases[p].start
        led: dict[int, dict[Team, Bit]] = {}
        for m in sorted({who for who, _ in self.round[p]}):
            own = [s for who, s in self.round[p] if who == m and self.problem.visits[s, t]]
            led[m] = {
                sites: self.logic.bit(f"led{p},{m},{sites}")
                for size in range(min(len(own), rule.max_sites) + 1)
                for sites in combinations(own, size)
            }
            cp.add_exactly_one(led[m].values())
            for sites, bit in led[m].items():
                for s in sites:
                    cp.add_implication(bit, self.round[p][m, s])
        for s in self.sites(p, fixed=False):
            self._one_lead([bit for sets in led.values() for own, bit in sets.items() if s in own])
        self.led.append(led)

    def _one_lead(self, bits: list[Bit]) -> None:
        """At most one of the managers who may lead a site."""
        self.logic.cp.add_at_most_one(bits)

    def _floaters(self, p: int) -> None:
        """Nobody is a floater where a fixed site with a free desk has a place for them."""
        for m in self.here(p):
            floater = self.post[p].get((m, FLOATER), self.logic.no)
            for s, teams in self.team[p].items():
                for team, bit in teams.items():
                    here = self.standards.weights[p][m][1] == 1 and (m, s) in self.post[p]
                    place = len(team) < self.problem.desks[s] and here
                    joined = sorted({*team, m})
                    if place and not self.standards.one_too_many(p, s, joined):
                        self.logic.cp.add_bool_or([~floater, ~bit])

    def _pin(self, p: int, pin: Pin) -> None:
        """A pin on a post or a round; `away` is kept by not having the literal."""
        if pin.kind == "away" or pin.manager not in self.problem.manager_index:
            return
        m = self.problem.manager_index[pin.manager]
        if m not in self.here(p):
            return
        words = {MOBILE_WORD: MOBILE, FLOATER_WORD: FLOATER}
        site = words.get(pin.site or "", self.problem.site_index.get(pin.site or "", NONE))
        bits = self.post[p] if pin.kind == "post" else self.round[p]
        self.logic.cp.add(bits.get((m, site), self.logic.no) == 1)

    def unserved(self) -> list[tuple[Bit, int]]:
        """Resident-days of tier 1 that having anybody at a site avoids, as negative numbers."""
        problem, terms = self.problem, []
        for p, months in enumerate(problem.phases):
            bits = [*self.post[p].items(), *self.round[p].items()]
            for s, name in enumerate(problem.sites):
                days = sum(int(problem.residents[s, t] * problem.open_days[s, t]) for t in months)
                if days and not problem.places[name].on_request:
                    team = [bit for (_, site), bit in bits if site == s]
                    terms.append((self.logic.any_of(("served", p, s), team), -days))
        return terms

    def all_unserved(self) -> int:
        """Resident-days of tier 1 if nobody worked anywhere."""
        problem = self.problem
        counted = [s for s, name in enumerate(problem.sites) if not problem.places[name].on_request]
        return int((problem.residents[counted] * problem.open_days[counted]).sum())

    def missing(self, p: int, s: int, team: Team) -> int:
        """Minutes of the posts that a team of fixed site `s` misses in phase `p`."""
        problem = self.problem
        short = self.standards.missing(p, s, list(team))
        daily = short * exact(problem.policy.team.full_time_hours) * 60 / 5
        return sum(half_up(daily * int(problem.open_days[s, t])) for t in problem.phases[p])

    def never_staffed(self) -> int:
        """Minutes of the posts of fixed sites that cannot be staffed in a phase."""
        problem, total = self.problem, 0
        for p, months in enumerate(problem.phases):
            for s, name in enumerate(problem.sites):
                now = problem.facts.sites[name][problem.scenario.start + months.start]
                if now.service == "fixed" and not now.staffable:
                    total += self.missing(p, s, ())
        return total
