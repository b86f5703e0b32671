"""Expected arrivals as cohorts: profile, month, way through the sites, hundredths of cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from allocator.facts.cases import Path, closings
from allocator.facts.rounding import deal, exact, half_up
from allocator.facts.sites import OUT, SiteMonth
from allocator.model.calendar import first_day
from allocator.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Cohort:
    """Expected cases that arrive together and live at the same sites ever after.

    Attributes
    ----------
    profile
        Id of the profile.
    month
        Month of arrival; they count as opened on its first day.
    path
        Site in each month of the horizon; None before arrival and after leaving.
    hundredths
        How many, in hundredths of a case.
    """

    profile: str
    month: int
    path: Path
    hundredths: int

    @property
    def opened(self) -> date:
        """The day on which they count as opened."""
        return first_day(self.month)


def cohorts(scenario: Scenario, sites: Mapping[str, Mapping[int, SiteMonth]]) -> tuple[Cohort, ...]:
    """Split the expected arrivals over sites by residents and over the ways onward by share.

    Ordered by profile, month, and the order of sites: the order in which they are started,
    first come first started.
    """
    result = []
    moving = closings(scenario)
    closing = {origin for _, origin, _ in moving}
    staying = {
        (site.id, month): (None,) * (month - scenario.start)
        + (site.id,) * (scenario.horizon.stop - month)
        for site in scenario.sites
        if site.id not in closing
        for month in scenario.horizon
    }
    for profile in scenario.arrivals.profiles:
        for month in scenario.horizon:
            for site, amount in _by_site(scenario, sites, profile.id, month).items():
                ways = [(staying[site, month], amount)] if site not in closing else None
                for path, part in ways or _ways(scenario, moving, site, month, amount):
                    if part:
                        result.append(Cohort(profile.id, month, path, part))
    return tuple(result)


def _by_site(
    scenario: Scenario, sites: Mapping[str, Mapping[int, SiteMonth]], profile: str, month: int
) -> dict[str, int]:
    """Hundredths by site; what names no site is split by residents of the open sites."""
    named: dict[str, Fraction] = {}
    city = Fraction(0)
    for row in scenario.arrivals.expected:
        first = scenario.start if row.from_ is None else row.from_
        last = scenario.horizon.stop - 1 if row.until is None else row.until
        if row.profile != profile or not first <= month <= last:
            continue
        if row.site is None:
            city += exact(row.expected)
        else:
            named[row.site] = named.get(row.site, Fraction(0)) + exact(row.expected)
    order = [site.id for site in scenario.sites]
    residents = [
        sites[site][month].residents if sites[site][month].staffable else 0 for site in order
    ]
    parts = deal(half_up(city * 100), [Fraction(number) for number in residents])
    return {
        site: part + half_up(named.get(site, Fraction(0)) * 100)
        for site, part in zip(order, parts, strict=True)
        if part or site in named
    }


def _ways(
    scenario: Scenario,
    moving: list[tuple[int, str, list[tuple[str, Fraction]]]],
    site: str,
    month: int,
    amount: int,
) -> list[tuple[Path, int]]:
    """Split an amount that arrives at `site` over the ways that closings open."""
    offset = month - scenario.start
    start: list[str | None] = [None] * offset + [site] * (scenario.months - offset)
    ways = [(start, amount)]
    for when, origin, targets in moving:
        index = max(when, month) - scenario.start
        split = []
        for path, part in ways:
            if path[index] != origin:
                split.append((path, part))
                continue
            shares = [share for _, share in targets]
            for (target, _), piece in zip(targets, deal(part, shares), strict=True):
                after = [None if target == OUT else target] * (scenario.months - index)
                split.append(([*path[:index], *after], piece))
        ways = split
    return [(tuple(path), part) for path, part in ways]
