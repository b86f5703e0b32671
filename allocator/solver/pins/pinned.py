"""Pins as demands on posts, rounds and running cases: what `conflicts` reasons about.

Only pinned people appear here. Everyone else can always go where the rules want them: a
team that is not too big stays so when somebody leaves it, nobody needs a round, and who is
not mobile is a floater where no team takes them. Change this file when a new kind of pin or
a new rule about posts is added.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from allocator.facts import Facts
from allocator.model.cases import Case
from allocator.model.managers import MOBILE
from allocator.model.scenario import Pin


class Rule(NamedTuple):
    """A rule in one place: ``team_size`` at ``sites.S1``."""

    name: str
    path: str


class Place(NamedTuple):
    """Where someone is in a month: ``fixed`` or ``round`` at a site, or ``mobile``."""

    kind: str
    site: str


@dataclass(frozen=True)
class CaseDemand:
    """A pin of a running case to a manager, in the first month in which it counts.

    Attributes
    ----------
    case
        The case.
    manager
        Who is to hold it.
    month
        First month of the pin in which the case runs. If the manager cannot hold it then,
        nobody may, and the case stays without anybody: the pin never holds.
    inherited
        Whether the manager holds the case at the start of the horizon.
    """

    case: Case
    manager: str
    month: int
    inherited: bool


class Pinned:
    """The pins of a scenario, month by month.

    Attributes
    ----------
    facts
        Facts of the scenario.
    pins
        Its pins; elsewhere they are named by position.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.pins = facts.scenario.pins
        self.cases = {case.id: case for case in facts.scenario.cases}
        self.managers = {manager.id: manager for manager in facts.scenario.managers}
        self.sites = {site.id: site for site in facts.scenario.sites}
        self.skilled = {manager.id: frozenset(manager.skills) for manager in self.managers.values()}

    def months(self, pin: Pin) -> range:
        """Return the months of the horizon in which a pin holds."""
        whole = self.facts.months
        first = whole.start if pin.from_ is None else max(pin.from_, whole.start)
        last = whole.stop - 1 if pin.until is None else min(pin.until, whole.stop - 1)
        return range(first, last + 1)

    def working(self, manager: str, month: int) -> bool:
        """Whether a manager (no head) is in contract."""
        row = self.facts.people.get(manager)
        return row is not None and row[month].in_contract

    @cached_property
    def moments(self) -> list[int]:
        """Months in which anything about posts can change: phases and pins begin or end."""
        whole = self.facts.months
        cuts = {phase.start for phase in self.facts.phases}
        for pin in self.pins:
            months = self.months(pin)
            cuts |= {months.start, months.stop} if months else set()
        return sorted(cuts & set(whole))

    def moment(self, month: int) -> int:
        """Return the moment that stands for `month`: nothing changes between the two."""
        return self.moments[bisect_right(self.moments, month) - 1]

    def posts(self, pin: Pin, last: int) -> Iterator[tuple[Place, int]]:
        """Yield place and moment of everything that a pin on posts demands up to `last`.

        A pin says nothing about months outside the contract, unless it has no others.
        """
        months = [month for month in self.months(pin) if self.working(pin.manager, month)]
        months = months or list(self.months(pin))[:1]
        moments = sorted({self.moment(month) for month in months if month <= last})
        site = pin.site or ""
        for moment in moments:
            if pin.kind == "round":
                yield Place("round", site), moment
            elif pin.kind == "post":
                yield Place(MOBILE, "") if site == MOBILE else Place("fixed", site), moment

    def absent(self, pin: Pin) -> list[int]:
        """Return the moments in which an ``away`` pin holds."""
        return sorted({self.moment(month) for month in self.months(pin)})

    def run(self, case: str) -> range:
        """Return the months of the horizon in which a running case runs; none if it waits."""
        given = self.cases[case]
        if not given.running or given.start is None:
            return range(0)
        whole = self.facts.months
        end = self.facts.cases.end(given, given.start)
        return range(whole.start, min(end + 1, whole.stop))

    def case_months(self, pin: Pin) -> range:
        """Return the months of a pin on a case in which the case runs."""
        months, run = self.months(pin), self.run(pin.case or "")
        return range(max(months.start, run.start), min(months.stop, run.stop))

    def demand(self, pin: Pin) -> CaseDemand | None:
        """Return what a ``case`` pin demands; None for a waiting case, which may wait on."""
        if pin.kind != "case":
            return None
        months = self.case_months(pin)
        if not months:
            return None
        case = self.cases[pin.case or ""]
        return CaseDemand(case, pin.manager, months.start, case.manager == pin.manager)

    def exclude(self, one: Pin, other: Pin) -> range:
        """Return the months in which two pins on a running case say the opposite."""
        if one.case is None or one.case != other.case:
            return range(0)
        same = one.manager == other.manager
        if {one.kind, other.kind} != ({"case", "not_case"} if same else {"case"}):
            return range(0)
        a, b = self.case_months(one), self.case_months(other)
        return range(max(a.start, b.start), min(a.stop, b.stop))

    def keeps_from(self, pin: Pin, demand: CaseDemand) -> bool:
        """Whether a pin takes a case from its manager in a month before `demand`."""
        if pin.case != demand.case.id:
            return False
        months = self.case_months(pin)
        opposite = (pin.kind == "not_case") == (pin.manager == demand.manager)
        return opposite and bool(months) and months.start < demand.month

    def allowed(self, place: Place, month: int) -> bool:
        """Whether a site has the kind of service that a place needs (rule `fixed_site`)."""
        if place.kind == MOBILE:
            return True
        now = self.facts.sites[place.site][month]
        return now.staffable and now.service == ("fixed" if place.kind == "fixed" else "mobile")

    def team_place(self, case: str, month: int) -> Place | None:
        """Return the place of the team of a case's site in a month; None where there is none."""
        site = self.facts.cases.paths[case][month - self.facts.months.start]
        if site is None:
            return None
        now = self.facts.sites[site][month]
        return Place("fixed" if now.service == "fixed" else "round", site)

    def moves(self, demand: CaseDemand) -> list[int]:
        """Return the months up to the demand's in which the case moves to another site."""
        path, whole = self.facts.cases.paths[demand.case.id], self.facts.months
        before = [self.facts.cases.before(demand.case), *path]
        return [
            month
            for index, month in enumerate(whole)
            if month <= demand.month and path[index] != before[index]
        ]
