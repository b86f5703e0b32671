"""Tiers 1 and 2: what is not served and not covered, place by place and month by month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from allocator.facts import Facts
from allocator.facts.rounding import exact, half_up
from allocator.ledger.decided import Decided
from allocator.ledger.rows import visit_minutes
from allocator.model.plan import LedgerRow


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Something that the plan does not cover in a month.

    Attributes
    ----------
    kind
        ``unserved`` (amount in resident-days), or in minutes: ``missing_posts``,
        ``missed_visits``, ``overload``, ``orphaned``.
    id
        Site (``unserved``, ``missing_posts``, ``missed_visits``), manager (``overload``)
        or case (``orphaned``).
    month
        The month.
    amount
        Resident-days or minutes, more than 0.
    """

    kind: Literal["unserved", "missing_posts", "missed_visits", "overload", "orphaned"]
    id: str
    month: int
    amount: int


def unserved(decided: Decided) -> list[Shortfall]:
    """Return tier 1: open sites with residents and nobody posted or on a round there.

    Residents x open working days; sites visited on request only do not count.
    """
    facts = decided.facts
    return [
        Shortfall("unserved", site.id, month, now.residents * now.open_days)
        for site in facts.scenario.sites
        if not site.on_request
        for month, now in facts.sites[site.id].items()
        if now.residents and now.open_days and site.id not in decided.teams[month]
    ]


def uncovered(decided: Decided, rows: Sequence[LedgerRow]) -> list[Shortfall]:
    """Return tier 2: missing posts, missed visits, overload and orphaned casework."""
    return [
        *_missing_posts(decided),
        *_missed_visits(decided),
        *(
            Shortfall("overload", row.manager, row.month, -row.balance)
            for row in rows
            if row.balance < 0
        ),
        *_orphaned(decided),
    ]


def missing(facts: Facts, site: str, phase: range, team: Sequence[str], extra: int = 0) -> Fraction:
    """Return the posts missing at a fixed site with `team` in a phase.

    max(standard - sum of hours / 39, min_team - people, 0); someone away or reduced for
    more than half of the phase counts with the share present.

    Parameters
    ----------
    facts
        Facts of the scenario.
    site
        Id of the site; its standard is constant in the phase.
    phase
        Months of the phase.
    team
        Ids of the managers.
    extra
        Posts by which the standard is raised (for `max_extra`).
    """
    rule = facts.scenario.policy.team
    weights = [facts.team_weight(manager, phase) for manager in team]
    posts = sum((hours for hours, _ in weights), Fraction(0)) / exact(rule.full_time_hours)
    heads = sum((people for _, people in weights), Fraction(0))
    standard = facts.sites[site][phase.start].standard + extra
    return max(standard - posts, rule.min_team - heads, Fraction(0))


def _missing_posts(decided: Decided) -> Iterator[Shortfall]:
    """Missing posts x full-time minutes a week / 5 x open days, rounded half up a month."""
    facts = decided.facts
    weekly = exact(facts.scenario.policy.team.full_time_hours) * 60
    for site in facts.scenario.sites:
        for month, now in facts.sites[site.id].items():
            if now.service == "fixed":
                team = decided.posted[month].get(site.id, [])
                posts = missing(facts, site.id, facts.phase_of[month], team)
                amount = half_up(posts * weekly * now.open_days / 5)
                if amount:
                    yield Shortfall("missing_posts", site.id, month, amount)


def _missed_visits(decided: Decided) -> Iterator[Shortfall]:
    """Visits of the pattern that stand in no tour, in minutes on site."""
    facts = decided.facts
    made: dict[tuple[str, int], int] = {}
    for row in decided.stops.values():
        for month, visits in row.items():
            for place, number in visits.items():
                made[place, month] = made.get((place, month), 0) + number
    for site in facts.scenario.sites:
        for month, now in facts.sites[site.id].items():
            short = now.visits - made.get((site.id, month), 0)
            amount = visit_minutes(decided, site.id, month, short) if short > 0 else 0
            if amount:
                yield Shortfall("missed_visits", site.id, month, amount)


def _orphaned(decided: Decided) -> Iterator[Shortfall]:
    """Minutes of running cases in months in which nobody holds them, without interpreter."""
    facts = decided.facts
    for case, months in decided.uncovered.items():
        demand = decided.by_id[case]
        row = facts.cases.minutes_row(demand, decided.run_start(demand), speaks=True)
        for month in months:
            yield Shortfall("orphaned", case, month, row[month - facts.months.start])
