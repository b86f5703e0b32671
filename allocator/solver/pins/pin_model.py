"""Whether pins can hold together: a small model over the people they name, no objective.

Every rule about posts is one method, named after it, and can be left out: that is how
`conflicts` finds out which rules a contradiction rests on. A rule about posts that is added
to the problem belongs here, in `witness` and in the words of `conflict_words`.
"""

from collections.abc import Collection, Iterator
from fractions import Fraction
from math import lcm

from ortools.sat.python import cp_model

from allocator.facts.rounding import exact
from allocator.model.sites import SiteKind
from allocator.solver.pins.pinned import CaseDemand, Pinned, Place, Rule
from allocator.solver.pins.witness import Witness

NO_RULES: frozenset[Rule] = frozenset()


class PinModel:
    """The model of some pins, up to a month, with some rules left out.

    Attributes
    ----------
    rules
        The rules that were stated, each in one place.
    """

    def __init__(
        self,
        pinned: Pinned,
        active: Collection[int],
        without: Collection[Rule] = NO_RULES,
        last: int | None = None,
    ) -> None:
        self.pinned, self.facts = pinned, pinned.facts
        self.active = [pinned.pins[index] for index in sorted(active)]
        self.without = frozenset(without)
        self.last = self.facts.months.stop - 1 if last is None else last
        self.model = cp_model.CpModel()
        self.rules: set[Rule] = set()
        self._places: dict[tuple[str, Place, int], cp_model.IntVar] = {}
        self._pins()
        self._cases()
        self._stay()
        self._one_post()
        self._fixed_site()
        self._mobile_fit()
        self._team_size()
        self._desks()
        self._round()

    def solve(self, *, presolve: bool = True) -> Witness | None:
        """Return where everyone is in a plan in which the pins hold; None where none exists."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.cp_model_presolve = presolve
        if solver.solve(self.model) == cp_model.INFEASIBLE:
            return None
        result: dict[tuple[str, int], set[Place]] = {}
        for (manager, place, moment), there in self._places.items():
            own = result.setdefault((manager, moment), set())
            if solver.boolean_value(there):
                own.add(place)
        return {key: frozenset(own) for key, own in result.items()}

    def _holds(self, name: str, path: str) -> bool:
        """Note a rule; whether it is to be stated."""
        rule = Rule(name, path)
        self.rules.add(rule)
        return rule not in self.without

    def _at(self, manager: str, place: Place, moment: int) -> cp_model.IntVar:
        """Return whether a manager is at a place in a moment."""
        key = (manager, place, moment)
        if key not in self._places:
            self._places[key] = self.model.new_bool_var(f"{manager} {place} {moment}")
            if place.kind == "round":
                mobile = self._at(manager, Place("mobile", ""), moment)
                self.model.add_implication(self._places[key], mobile)
        return self._places[key]

    def _never(self) -> None:
        self.model.add_bool_or([self.model.new_constant(0)])

    def _pins(self) -> None:
        """State post, round and away; two pins on a case that say the opposite cannot hold."""
        for pin in self.active:
            if pin.kind == "away":
                for moment in self.pinned.absent(pin):
                    if moment <= self.last:
                        for kind in ("fixed", "round"):
                            there = self._at(pin.manager, Place(kind, pin.site or ""), moment)
                            self.model.add(there == 0)
            elif pin.kind in ("post", "round"):
                for place, moment in self.pinned.posts(pin, self.last):
                    self.model.add(self._at(pin.manager, place, moment) == 1)
        on_cases = [pin for pin in self.active if pin.case is not None]
        for index, one in enumerate(on_cases):
            for other in on_cases[index + 1 :]:
                months = self.pinned.exclude(one, other)
                if months and months.start <= self.last:
                    self._never()

    def _cases(self) -> None:
        for pin in self.active:
            demand = self.pinned.demand(pin)
            if demand is not None and demand.month <= self.last:
                self._case(demand)

    def _case(self, demand: CaseDemand) -> None:
        """State that a manager can hold a running case: they keep it, or take it over."""
        path = f"cases.{demand.case.id}"
        ways = []
        if demand.inherited and not any(self.pinned.keeps_from(pin, demand) for pin in self.active):
            ways.append(self._kept(demand))
        skilled = set(demand.case.skills) <= self.pinned.skilled[demand.manager]
        if skilled or not self._holds("case_skills", path):
            ways.append(self._taken(demand))
        if self._holds("case_team", path):
            self.model.add_bool_or(ways or [self.model.new_constant(0)])
        elif not ways:
            self._never()

    def _taken(self, demand: CaseDemand) -> cp_model.IntVar:
        """Return whether the manager is on the team of the case's site when the pin begins."""
        return self._on_team(demand, demand.month)

    def _kept(self, demand: CaseDemand) -> cp_model.IntVar:
        """Return whether the manager keeps the case from the start until the pin begins.

        Never off the team for more than `aftercare_months` in a row; after a move of the
        case, to its end, for who was on the team in the month before.
        """
        model, months = self.model, range(self.facts.months.start, demand.month + 1)
        kept = model.new_bool_var(f"{demand.manager} keeps {demand.case.id}")
        longest = self.facts.scenario.policy.caseload.aftercare_months
        free: dict[int, list[cp_model.IntVar]] = {month: [] for month in months}
        for moved in self.pinned.moves(demand):
            before = (
                self._on_team(demand, moved - 1)
                if moved > months.start
                else self.model.new_constant(1)
            )
            for month in range(moved, months.stop):
                free[month].append(before)
        for month in months:
            if not self.pinned.working(demand.manager, month):
                model.add(kept == 0)
            first = month - longest
            if first >= months.start - demand.case.aftercare:
                window = [self._on_team(demand, now) for now in months if first <= now <= month]
                model.add_bool_or([kept.negated(), *window, *free[month]])
        return kept

    def _on_team(self, demand: CaseDemand, month: int) -> cp_model.IntVar:
        """Return whether the manager is on the team of the case's site in a month."""
        place = self.pinned.team_place(demand.case.id, month)
        if place is None:
            return self.model.new_constant(0)
        return self._at(demand.manager, place, self.pinned.moment(month))

    def _stay(self) -> None:
        """State rule `phases`: within a phase posts and rounds stay the same."""
        starts = {
            (manager, place, self.facts.phase_of[moment].start)
            for manager, place, moment in self._places
        }
        for manager, place, start in sorted(starts):
            for moment in self.pinned.moments:
                if moment == start or moment not in self.facts.phase_of[start]:
                    continue
                here, there = (self._at(manager, place, when) for when in (moment, start))
                if self._holds("phases", f"managers.{manager}"):
                    self.model.add(here == there)

    def _one_post(self) -> None:
        """One place of work a month, none outside the contract, none for heads."""
        posts: dict[tuple[str, int], list[cp_model.IntVar]] = {}
        for (manager, place, moment), there in self._places.items():
            if place.kind != "round":
                posts.setdefault((manager, moment), []).append(there)
        for (manager, moment), several in posts.items():
            if self._holds("one_post", f"managers.{manager}"):
                most = 1 if self.pinned.working(manager, moment) else 0
                self.model.add(sum(several) <= most)

    def _fixed_site(self) -> None:
        for (_, place, moment), there in self._places.items():
            if not self.pinned.allowed(place, moment) and self._holds(
                "fixed_site", f"sites.{place.site}"
            ):
                self.model.add(there == 0)

    def _mobile_fit(self) -> None:
        for (manager, place, _), there in self._places.items():
            rigid = place.kind == "mobile" and not self.pinned.managers[manager].mobile
            if rigid and self._holds("mobile_fit", f"managers.{manager}"):
                self.model.add(there == 0)

    def _by_site(self, kind: str) -> Iterator[tuple[str, int, dict[str, cp_model.IntVar]]]:
        """Yield site, moment and who may be there, for the managers in contract."""
        teams: dict[tuple[str, int], dict[str, cp_model.IntVar]] = {}
        for (manager, place, moment), there in self._places.items():
            if place.kind == kind and self.pinned.working(manager, moment):
                teams.setdefault((place.site, moment), {})[manager] = there
        for (site, moment), team in teams.items():
            yield site, moment, team

    def _team_size(self) -> None:
        """Nobody is posted whom the standard does not need, at the start of a phase."""
        for site, moment, team in self._by_site("fixed"):
            phase = self.facts.phase_of[moment]
            if moment != phase.start or self.facts.sites[site][moment].service != "fixed":
                continue
            if self._holds("team_size", f"sites.{site}"):
                for manager in (m for m in team if self.facts.is_present(m, phase)):
                    self._needed(site, phase, manager, team)

    def _needed(
        self, site: str, phase: range, manager: str, team: dict[str, cp_model.IntVar]
    ) -> None:
        """State that without `manager` the team would miss something."""
        rule = self.facts.scenario.policy.team
        weights = {name: self.facts.team_weight(name, phase) for name in team}
        full_time = exact(rule.full_time_hours)
        standard = self.facts.sites[site][phase.start].standard + rule.max_extra
        limits = (
            ({name: hours / full_time for name, (hours, _) in weights.items()}, standard),
            ({name: people for name, (_, people) in weights.items()}, rule.min_team),
        )
        short = []
        for parts, limit in limits:
            others = {name: part for name, part in parts.items() if name != manager}
            scale = lcm(*(part.denominator for part in others.values()))
            missing = self.model.new_bool_var("")
            whole = sum(int(Fraction(part) * scale) * team[name] for name, part in others.items())
            self.model.add(whole <= limit * scale - 1).only_enforce_if(missing)
            short.append(missing)
        self.model.add_bool_or([team[manager].negated(), *short])

    def _desks(self) -> None:
        for site, _, team in self._by_site("fixed"):
            desks = self.pinned.sites[site].desks
            if desks is not None and self._holds("desks", f"sites.{site}"):
                self.model.add(sum(team.values()) <= desks)

    def _round(self) -> None:
        """At most `max_team` managers a site (districts aside) and `max_sites` sites a round."""
        rule = self.facts.scenario.policy.mobile
        for site, _, team in self._by_site("round"):
            district = self.pinned.sites[site].kind == SiteKind.DISTRICT
            if not district and self._holds("round", f"sites.{site}"):
                self.model.add(sum(team.values()) <= rule.max_team)
        rounds: dict[tuple[str, int], list[cp_model.IntVar]] = {}
        for (manager, place, moment), there in self._places.items():
            if place.kind == "round":
                rounds.setdefault((manager, moment), []).append(there)
        for (manager, _), own in rounds.items():
            if self._holds("round", f"managers.{manager}"):
                self.model.add(sum(own) <= rule.max_sites)
