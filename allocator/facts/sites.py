"""Sites by month: open days, people, service (fixed or mobile), standard, visits; phases."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from allocator.facts.people import ManagerMonth
from allocator.facts.rounding import deal, exact
from allocator.model.calendar import last_day, working_days
from allocator.model.policy import Policy
from allocator.model.scenario import Scenario
from allocator.model.sites import Site, SiteKind, SiteMove
from allocator.model.steps import value_on

OUT = "out"


@dataclass(frozen=True, slots=True)
class SiteMonth:
    """A site in a month.

    Attributes
    ----------
    open_days
        Working days on which it is open.
    staffable
        Open on at least half of the month's working days.
    residents
        People living there (places where no residents are given).
    headcount
        The number that decides threshold, standard, office hours and visits (`staff_by`).
    service
        ``fixed`` or ``mobile``; None where it is not open at all.
    standard
        Full-time posts of a fixed site; 0 otherwise.
    visits
        Visits in two weeks that a mobile site should get; 0 otherwise.
    visit_minutes
        Minutes on site of one visit.
    office_minutes
        Office hours of a fixed site in the month, prorated by open days, not rounded.
    """

    open_days: int
    staffable: bool
    residents: int
    headcount: int
    service: Literal["fixed", "mobile"] | None
    standard: int
    visits: int
    visit_minutes: int
    office_minutes: Fraction


def is_open(site: Site, day: date) -> bool:
    """Whether the site is open on `day`; `closes` is the last open day."""
    after = site.opens is None or site.opens <= day
    return after and (site.closes is None or day <= site.closes)


def move_day(site: Site, given: date | None) -> date:
    """Return the day of a move: as given, or the day after closing."""
    if given is not None:
        return given
    return date.max if site.closes is None else site.closes + timedelta(days=1)


def _moved(site: Site, move: SiteMove, day: date) -> bool:
    """Whether people who move from `site` have gone by `day`."""
    return move_day(site, move.from_) <= day


class _People:
    """Residents on a day, with the people of closing sites following their moves."""

    def __init__(self, scenario: Scenario) -> None:
        self._sites = {site.id: site for site in scenario.sites}
        self._arrivals: dict[str, list[tuple[date, Site, int]]] = {}
        for site in scenario.sites:
            for index, move in enumerate(site.moves):
                day = move_day(site, move.from_)
                self._arrivals.setdefault(move.to, []).append((day, site, index))

    def on(self, site: Site, day: date) -> int:
        """Residents of `site` on `day`; places stand in where no residents are given.

        Who has moved away before the last open day is taken off a plain number; dated steps
        say themselves how a site empties.
        """
        steps = site.residents if site.residents is not None else site.places
        number = int(value_on(steps, day)) if steps is not None else 0
        for moved, origin, index in self._arrivals.get(site.id, ()):
            if moved <= day:
                number += self._dealt(origin)[index]
        if not isinstance(steps, tuple) and any(_moved(site, move, day) for move in site.moves):
            dealt = zip(site.moves, self._dealt(site), strict=True)
            number -= sum(people for move, people in dealt if _moved(site, move, day))
        return number

    def _dealt(self, origin: Site) -> list[int]:
        first = min(move_day(origin, move.from_) for move in origin.moves)
        leaving = self.on(origin, first - timedelta(days=1))
        return deal(leaving, [exact(move.share) for move in origin.moves])

    def headcount(self, site: Site, day: date) -> int:
        """Return the number that staffs the site on `day`."""
        if site.staff_by == "places" and site.places is not None:
            return int(value_on(site.places, day))
        return self.on(site, day)


def site_months(scenario: Scenario) -> dict[str, dict[int, SiteMonth]]:
    """Return every site in every month of the horizon."""
    people = _People(scenario)
    posted = {manager.post for manager in scenario.managers}
    return {
        site.id: _one_site(scenario, site, people, site.id in posted or bool(site.standard))
        for site in scenario.sites
    }


def _one_site(
    scenario: Scenario, site: Site, people: _People, was_fixed: bool
) -> dict[int, SiteMonth]:
    policy = scenario.policy
    standard_before = site.standard if was_fixed else None
    dated = site.opens is not None or site.closes is not None
    result: dict[int, SiteMonth] = {}
    for month in scenario.horizon:
        days = working_days(month, scenario.state)
        days_open = [day for day in days if is_open(site, day)] if dated else days
        open_days = len(days_open)
        if not open_days:
            result[month] = SiteMonth(0, False, 0, 0, None, 0, 0, 0, Fraction(0))
            was_fixed, standard_before = False, None
            continue
        day = days_open[0]
        headcount = people.headcount(site, day)
        threshold = policy.fixed.leave_below if was_fixed else policy.fixed.min_residents
        was_fixed = site.kind != SiteKind.DISTRICT and headcount >= threshold
        standard_before = standard_posts(policy, headcount, standard_before) if was_fixed else None
        visits, minutes = (0, 0) if was_fixed else visit_pattern(policy, site, headcount)
        hundreds = headcount // policy.team.residents_per_manager
        office = Fraction(policy.hours.office_minutes * hundreds * open_days, 5)
        result[month] = SiteMonth(
            open_days=open_days,
            staffable=2 * open_days >= len(days),
            residents=people.on(site, day),
            headcount=headcount,
            service="fixed" if was_fixed else "mobile",
            standard=standard_before or 0,
            visits=visits,
            visit_minutes=minutes,
            office_minutes=office if was_fixed else Fraction(0),
        )
    return result


def standard_posts(policy: Policy, headcount: int, before: int | None) -> int:
    """Full-time posts: rises at the full hundred, falls `team_hysteresis` below it.

    The standard k is kept while ``headcount >= 100 k - 20``, so 805, 795, 805 stays 8.
    """
    per_post = policy.team.residents_per_manager
    rising = headcount // per_post
    kept = (headcount + policy.team.team_hysteresis) // per_post
    return max(rising, min(before, kept)) if before is not None else rising


def visit_pattern(policy: Policy, site: Site, headcount: int) -> tuple[int, int]:
    """Visits in two weeks and minutes of one visit of a mobile site."""
    if site.on_request:
        return 0, 0
    if site.visits is not None:
        return site.visits.per_fortnight, site.visits.minutes
    if site.kind == SiteKind.DISTRICT or headcount == 0:
        return 0, 0
    for visit_class in policy.mobile.visits:
        if visit_class.up_to is None or headcount <= visit_class.up_to:
            return visit_class.per_fortnight, visit_class.minutes
    return 0, 0


def phases(
    scenario: Scenario,
    sites: Mapping[str, Mapping[int, SiteMonth]],
    people: Mapping[str, Mapping[int, ManagerMonth]],
) -> tuple[range, ...]:
    """Split the horizon where a site's service or a person's contract changes.

    A phase begins when the service, standard, visits or staffability of a site changes,
    or when a contract, hours or a long absence begins or ends.
    """

    def signature(month: int) -> tuple[object, ...]:
        of_sites = tuple(
            (now.service, now.staffable, now.standard, now.visits, now.visit_minutes)
            for now in (sites[site.id][month] for site in scenario.sites)
        )
        of_people = tuple(
            (row[month].in_contract, row[month].hours, row[month].long_away)
            for row in people.values()
        )
        return of_sites, of_people

    starts = [
        month
        for month in scenario.horizon
        if month == scenario.start or signature(month) != signature(month - 1)
    ]
    ends = [*starts[1:], scenario.horizon.stop]
    return tuple(range(start, end) for start, end in zip(starts, ends, strict=True))


def effective_month(day: date, state: str) -> int:
    """Month from which a move on `day` counts: its own if less than half of it has passed.

    A site that closes the day before is staffable in the month of the move exactly when
    this returns the month after it.
    """
    month = day.year * 12 + day.month - 1
    days = working_days(month, state)
    before = sum(other < day for other in days)
    return month if 2 * before < len(days) else month + 1


def closing_month(site: Site, state: str) -> int | None:
    """Return the first month in which a closing site is no longer staffable."""
    if site.closes is None or site.closes >= last_day(2200 * 12 - 1):
        return None
    return effective_month(site.closes + timedelta(days=1), state)
