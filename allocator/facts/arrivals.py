"""Expected arrivals as cohorts: profile, month, way through the sites, hundredths of cases."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from allocator.facts.cases import Path, closings
from allocator.facts.rounding import deal, exact, half_up
from allocator.facts.sites import OUT, SiteMonth
from allocator.model.calendar import first_day
from allocator.model.scenario import Scenario


class Cohort(NamedTuple):
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
    sites
        The sites of the path, each once.
    leaves
        First month after arrival in which they are in the city's care no more; None: never.
    """

    profile: str
    month: int
    path: Path
    hundredths: int
    sites: tuple[str, ...]
    leaves: int | None

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
    residents = {month: _residents(scenario, sites, month) for month in scenario.horizon}
    moving = closings(scenario)
    closing = {origin for _, origin, _ in moving}
    staying = {
        (site.id, month): (
            (None,) * (month - scenario.start) + (site.id,) * (scenario.horizon.stop - month),
            (site.id,),
        )
        for site in scenario.sites
        if site.id not in closing
        for month in scenario.horizon
    }
    for profile in scenario.arrivals.profiles:
        for month in scenario.horizon:
            for site, amount in _by_site(scenario, residents[month], profile.id, month).items():
                if site not in closing:
                    path, own = staying[site, month]
                    result.append(Cohort(profile.id, month, path, amount, own, None))
                    continue
                for path, part in _ways(scenario, moving, site, month, amount):
                    if part:
                        result.append(_moving(profile.id, month, path, part))
    return tuple(result)


def _moving(profile: str, month: int, path: Path, hundredths: int) -> Cohort:
    """Return a cohort whose sites are read from its path."""
    here = [site for site in path if site is not None]
    leaves = month + len(here) if path[-1] is None else None
    return Cohort(profile, month, path, hundredths, tuple(dict.fromkeys(here)), leaves)


def _residents(
    scenario: Scenario, sites: Mapping[str, Mapping[int, SiteMonth]], month: int
) -> dict[str, int]:
    """Residents of the sites that can be staffed in `month`; 0 for all others."""
    months = {site.id: sites[site.id][month] for site in scenario.sites}
    return {site: now.residents if now.staffable else 0 for site, now in months.items()}


def _by_site(
    scenario: Scenario, residents: Mapping[str, int], profile: str, month: int
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
    parts = deal(half_up(city * 100), list(residents.values()))
    amounts = dict(zip(residents, parts, strict=True))
    for site, amount in named.items():
        amounts[site] += half_up(amount * 100)
    return {site: amount for site, amount in amounts.items() if amount}


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
