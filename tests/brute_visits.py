"""Every number of visits that a lead of a tiny world may make in a month, in the least tours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from typing import Literal

from allocator.facts import Facts
from allocator.facts.rounding import half_up
from tests.brute_posts import Option

MOST_TOURS = 10


@dataclass(frozen=True)
class Day:
    """A manager's month with a number of visits at each led site.

    `free` are the minutes left for casework, handovers and return trips, `missed` those of
    visits that are due and not made.
    """

    free: int
    missed: int
    tours: tuple[tuple[str, ...], ...]
    covered: tuple[str, ...]
    trips: Mapping[str, int]

    def trip(self, site: str) -> int:
        """Minutes of the return trips to a site where the manager holds cases."""
        return 0 if site in self.covered else self.trips[site]


def day_minutes(
    facts: Facts, manager: str, month: int, posts: Mapping[tuple[str, int], Option]
) -> list[Day]:
    """Every choice of visits of a manager's month, all visits first."""
    option, row = posts[manager, month], facts.people[manager][month]
    free = row.available - row.overhead
    base = facts.legs.base(manager)
    covered: tuple[str, ...] = ()
    if option.site is not None:
        base, covered = option.site, (option.site,)
        team = [who for (who, when), o in posts.items() if when == month and o.site == option.site]
        whole = sum(facts.people[who][month].available for who in team)
        if whole:
            office = facts.sites[option.site][month].office_minutes
            free -= half_up(office * Fraction(row.available, whole))
    trips = {
        site.id: tenth(
            facts.legs.minutes(base, site.id) + facts.legs.minutes(site.id, base),
            facts.days[month],
        )
        for site in facts.scenario.sites
    }
    due = [facts.sites[site][month].visits for site in option.leads]
    result = []
    for made in product(*(range(number, -1, -1) for number in due)):
        found = least_tours(facts, base, month, dict(zip(option.leads, made, strict=True)))
        if found is None:
            continue
        travel, tours = found
        on_site = missed = 0
        for site, number, wanted in zip(option.leads, made, due, strict=True):
            now = facts.sites[site][month]
            each = now.visit_minutes * now.open_days
            on_site += half_up(Fraction(number * each, 10))
            missed += half_up(Fraction((wanted - number) * each, 10))
        visited = tuple(s for s, number in zip(option.leads, made, strict=True) if number)
        result.append(Day(free - on_site - travel, missed, tours, covered + visited, trips))
    return result


def tenth(minutes: int, days: int) -> int:
    """Minutes every second week over `days` working days, rounded half up."""
    return half_up(Fraction(minutes * days, 10))


def least_tours(
    facts: Facts, base: str | None, month: int, visits: Mapping[str, int]
) -> tuple[int, tuple[tuple[str, ...], ...]] | None:
    """Tours of least travel for the visits of at most two sites: k shared days, the rest alone."""
    sites = [site for site, number in visits.items() if number]
    assert len(sites) <= 2
    most = min(visits[site] for site in sites) if len(sites) == 2 else 0
    found = []
    for shared in range(most + 1):
        tours = [tuple(sites)] * shared
        tours += [(site,) for site in sites for _ in range(visits[site] - shared)]
        if len(tours) <= MOST_TOURS and all(fits(facts, base, month, tour) for tour in tours):
            travel = sum(tenth(legs(facts, base, tour), facts.days[month]) for tour in tours)
            found.append((travel, shared, tuple(tours)))
    if not found:
        return None
    travel, _, least = min(found)
    return travel, least


def legs(facts: Facts, base: str | None, tour: tuple[str, ...]) -> int:
    """Minutes of the legs of a tour."""
    stops = [base, *tour, base]
    return sum(facts.legs.minutes(a, b) for a, b in pairwise(stops))


def fits(facts: Facts, base: str | None, month: int, tour: tuple[str, ...]) -> bool:
    """Whether a tour fits a day."""
    on_site = sum(facts.sites[site][month].visit_minutes for site in tour)
    return on_site + legs(facts, base, tour) <= facts.scenario.policy.mobile.tour_minutes


def tours_of(day: Day) -> Iterator[tuple[Literal["A", "B"], int, tuple[str, ...]]]:
    """Yield week, weekday and sites of a month's tours, one a day."""
    weeks: tuple[Literal["A", "B"], ...] = ("A", "B")
    slots = [(week, weekday) for weekday in range(1, 6) for week in weeks]
    for (week, weekday), tour in zip(slots, day.tours, strict=False):
        yield week, weekday, tour
