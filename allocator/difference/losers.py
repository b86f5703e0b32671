"""Who loses: bands that wait longer, and sites that are served worse, than in the first plan."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from allocator.checks.checked import Checked
from allocator.difference.months import posts_of
from allocator.model.difference import BandMoved, Loser
from allocator.model.plan import Band, Plan
from allocator.report.people import band_of
from allocator.score import uncovered, unserved
from allocator.score.waiting import months_of_care

OfSites = Literal["unserved", "missing_posts", "missed_visits"]
OF_SITES: tuple[OfSites, ...] = ("unserved", "missing_posts", "missed_visits")
LEAST = 1.0
"""Months of one person that a band must wait longer, all its people together, to lose."""


def waiting_months(checked: Checked, months: range) -> dict[Band, float]:
    """Return the months that people of each band wait, expected ones included.

    A known case counts in the band in which it waits first, an expected one in that of its
    arrival.
    """
    decided, hundredths = checked.decided, defaultdict[Band, int](int)
    cases = decided.facts.cases
    for case in decided.facts.scenario.cases:
        if not case.running:
            rows = decided.rows.get(case.id)
            care = months_of_care(decided, case)
            until = min(care.stop, rows[0].start if rows else care.stop, months.stop)
            waits = max(0, until - max(care.start, months.start))
            hundredths[band_of(decided, case)] += 100 * case.persons * waits
    profiles = {profile.id: profile for profile in decided.facts.scenario.arrivals.profiles}
    bands = [
        cases.band(cases.points(profiles[cohort.profile], cohort.opened, cohort.month))
        for cohort in decided.facts.cohorts
    ]
    for index, left in enumerate(decided.starts.waiting):
        if decided.facts.months[index] in months:
            for cohort, band, waits in zip(decided.facts.cohorts, bands, left, strict=True):
                if cohort.path[index] is not None:
                    hundredths[band] += profiles[cohort.profile].persons * waits
    return {band: amount / 100 for band, amount in hundredths.items()}


def losing_bands(bands: list[BandMoved], months: range) -> Iterator[Loser]:
    """Yield the bands whose people wait longer in all."""
    for row in bands:
        if row.band is None or row.waiting_before is None or row.waiting_after is None:
            continue
        if row.waiting_after - row.waiting_before >= LEAST:
            yield Loser(
                kind="band",
                id=row.band,
                what="waiting",
                before=row.waiting_before,
                after=row.waiting_after,
                month=months.start,
            )


def losing_sites(before: Checked, after: Checked, months: range) -> Iterator[Loser]:
    """Yield the sites at which more is missing: the worst tier first, in it the worst site."""
    one, other = _short(before, months), _short(after, months)
    for kind in OF_SITES:
        found = []
        for site in sorted(name for what, name in other if what == kind):
            was, now = one.get((kind, site), {}), other[kind, site]
            if sum(now.values()) > sum(was.values()):
                worse = [month for month, amount in now.items() if amount > was.get(month, 0)]
                found.append(
                    Loser(
                        kind="site",
                        id=site,
                        what=kind,
                        before=sum(was.values()),
                        after=sum(now.values()),
                        month=min(worse),
                    )
                )
        yield from sorted(found, key=lambda row: row.before - row.after)


def _short(checked: Checked, months: range) -> dict[tuple[str, str], dict[int, int]]:
    result: dict[tuple[str, str], dict[int, int]] = {}
    for row in (*unserved(checked.decided), *uncovered(checked.decided, checked.ledger)):
        if row.kind in OF_SITES and row.month in months:
            result.setdefault((row.kind, row.id), {})[row.month] = row.amount
    return result


def left_alone(plans: tuple[Plan, Plan], months: range) -> Iterator[Loser]:
    """Yield, from the plans alone, the sites with more months in which nobody is there."""
    one, other = (_there(plan, months) for plan in plans)
    for site in sorted(one):
        missing = sorted(one[site] - other.get(site, set()))
        if len(one[site]) > len(other.get(site, ())):
            yield Loser(
                kind="site",
                id=site,
                what="nobody",
                before=len(months) - len(one[site]),
                after=len(months) - len(other.get(site, ())),
                month=missing[0],
            )


def _there(plan: Plan, months: range) -> dict[str, set[int]]:
    """Return the months in which somebody is on the team of each site."""
    result: dict[str, set[int]] = {}
    for row in posts_of(plan, months).values():
        for month, post in row.items():
            for site in (post.site,) if post.site is not None else post.round:
                result.setdefault(site, set()).add(month)
    return result
