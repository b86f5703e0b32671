"""The overview of a plan: (facts, plan, check report) to the data that `show` prints.

Pure and free of language. Change this file to add a part; what a part means stands in
`report.data`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from allocator.digest import decisions_digest
from allocator.facts import Facts
from allocator.ledger import Decided
from allocator.ledger.holding import Holding
from allocator.model.managers import Role
from allocator.model.plan import LedgerRow, Plan
from allocator.report.assumed import assumed
from allocator.report.data import Capacity, Changes, Overview
from allocator.report.gaps import gaps
from allocator.report.people import BANDS, band_of, flow, people, pools
from allocator.report.quality import quality
from allocator.report.teams import teams
from allocator.report.where import fixed_sites, mobile_sites, near_flips

if TYPE_CHECKING:
    from allocator.checks import Report


def overview(facts: Facts, plan: Plan, report: "Report | None" = None) -> Overview:
    """Return the overview of a plan.

    Parameters
    ----------
    facts
        Facts of the scenario that was planned.
    plan
        The plan; its score gives the bounds, where it has one.
    report
        What the check found: violations, and the ledger and score it computed. None for a plan
        as the solver returns it: it was checked, and states the ledger and score of the check.
    """
    scenario = facts.scenario
    decided = Decided(facts, plan)
    score, ledger = plan.score, plan.ledger
    if report is not None:
        score, ledger = score or report.score, report.ledger
    assert score is not None
    heads = [manager for manager in scenario.managers if manager.role == Role.HEAD]
    deployed = [who for who, row in facts.people.items() if row[facts.months.start].in_contract]
    return Overview(
        name=scenario.name,
        start=facts.months.start,
        end=facts.months[-1],
        staff=len(deployed) + len(heads),
        heads=len(heads),
        fixed=fixed_sites(decided),
        mobile=mobile_sites(decided),
        floaters=_floaters(decided),
        near=near_flips(facts),
        gaps=gaps(decided, ledger),
        capacity=_capacity(decided, ledger),
        people=people(decided),
        flow=flow(decided, plan),
        changes=_changes(decided),
        quality=quality(
            decided, score, [broken.rule for broken in report.violations] if report else ()
        ),
        assumed=assumed(scenario),
        pools=pools(Holding(decided), plan),
        overdue=len(plan.overdue),
        orphaned=len(plan.orphaned),
        example=_example(decided, plan),
        variants=tuple(variant.id for variant in scenario.variants),
        decisions=decisions_digest(plan),
    )


def with_overview(facts: Facts, plan: Plan, report: "Report | None" = None) -> Plan:
    """Return the plan with its overview inside."""
    data: dict[str, Any] = overview(facts, plan, report).model_dump(mode="json")
    return plan.model_copy(update={"overview": data})


def _floaters(decided: Decided) -> tuple[str, ...]:
    month = decided.facts.months.start
    return tuple(
        who for who, row in decided.posts.items() if month in row and row[month].kind == "floater"
    )


def usable(row: LedgerRow) -> int:
    """Return the minutes of a month that are left for casework."""
    return row.available - row.overhead - row.office_hours - row.travel


def taken(row: LedgerRow) -> int:
    """Return the minutes of a month that cases take, handovers included."""
    return row.casework + row.reserved + row.handover


def _share(rows: Sequence[LedgerRow]) -> float | None:
    whole = sum(map(usable, rows))
    return sum(map(taken, rows)) / whole if whole > 0 else None


def _capacity(decided: Decided, ledger: Sequence[LedgerRow]) -> Capacity | None:
    used = _share(ledger)
    if used is None:
        return None
    months = decided.facts.months
    rows = {(row.manager, row.month): row for row in ledger}
    by_team: dict[tuple[str, ...], list[LedgerRow]] = {}
    by_month: dict[int, list[LedgerRow]] = {month: [] for month in months}
    for row in ledger:
        by_month[row.month].append(row)
    for month in months:
        for team in teams(decided, month):
            here = [rows[who, month] for who in team if (who, month) in rows]
            by_team.setdefault(team, []).extend(here)
    # One person is no team: nobody reads a colleague's load here.
    shares = [
        share
        for team, here in by_team.items()
        if len(team) > 1 and (share := _share(here)) is not None
    ]
    monthly = {month: share for month, here in by_month.items() if (share := _share(here))}
    worst = max(monthly, key=lambda month: (monthly[month], -month), default=months.start)
    return Capacity(
        used=used,
        lowest=min(shares) if len(shares) > 1 else None,
        highest=max(shares) if len(shares) > 1 else None,
        worst_month=worst,
        worst=monthly.get(worst, used),
    )


def _changes(decided: Decided) -> Changes:
    months = decided.facts.months
    now = later = rounds = 0
    for manager in decided.facts.scenario.managers:
        row = decided.posts.get(manager.id, {})
        post = row.get(months.start)
        if post is not None and manager.post is not None:
            now += manager.post != (post.site or post.kind)
            if post.kind == manager.post == "mobile":
                rounds += set(manager.round) != set(post.round)
        for month in months[1:]:
            before, after = row.get(month - 1), row.get(month)
            if before is not None and after is not None:
                later += (before.kind, before.site) != (after.kind, after.site)
    changed = {held.case.id for held in decided.held if held.taken}
    return Changes(posts_now=now, posts_later=later, rounds_now=rounds, cases=len(changed))


def _example(decided: Decided, plan: Plan) -> str | None:
    """Return a waiting case worth explaining: the first of the highest band."""
    known = [decided.by_id[row.case] for row in plan.waiting if row.case in decided.by_id]
    best = min(known, key=lambda case: (BANDS.index(band_of(decided, case)), case.id), default=None)
    return best.id if best is not None else None
