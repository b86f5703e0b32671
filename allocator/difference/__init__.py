"""The difference of two plans: what people read of it, and what turns one into the other.

`diff` needs nothing but the plans; with a scenario it also says why, who people are by
need, and what is worse for whom. Change this package when a plan decides something new.
"""

from collections.abc import Iterator, Sequence
from typing import get_args

from allocator.checks.checked import Checked
from allocator.difference.cases import Caseloads, bands
from allocator.difference.edits import apply_difference, digest, edits
from allocator.difference.losers import left_alone, losing_bands, losing_sites, waiting_months
from allocator.difference.months import shared
from allocator.difference.posts import Places
from allocator.digest import was_edited
from allocator.facts import Facts
from allocator.model.difference import (
    Difference,
    Entry,
    HoursChanged,
    LedgerChanged,
    Side,
    TierChanged,
)
from allocator.model.plan import LedgerRow, Plan, Score
from allocator.model.scenario import Scenario

__all__ = ["apply_difference", "diff"]

ENTRIES: tuple[Entry, ...] = get_args(Entry)
TIERS = ("unserved_resident_days", "uncovered_minutes", "waiting_points", "effort_minutes")
"""Keys of the score, in order of the tiers."""


def diff(
    before: Plan,
    after: Plan,
    scenario: Scenario | None = None,
    *,
    scenario_before: Scenario | None = None,
) -> Difference:
    """Compare two plans.

    Parameters
    ----------
    before, after
        Any two plans, from the solver or made by hand.
    scenario
        The city of the second plan. With it the difference says why, by how much people of
        each band wait longer or shorter, and recomputes ledger and tiers.
    scenario_before
        The city of the first plan, where it is another one.

    Returns
    -------
    Difference
        Its rows are about the months that both plans (and the scenario) have; its edits are
        complete: ``apply_difference(before, diff(before, after)) == after``.
    """
    plans, months = (before, after), shared(before, after, scenario)
    carried = checked = None
    if scenario is not None:
        facts = Facts(scenario)
        given = facts if scenario_before is None else Facts(scenario_before)
        carried = Checked(facts, _from(before, facts))
        checked = Checked(given, _from(before, given)), Checked(facts, after)
    places = Places(plans, months, carried)
    caseloads = Caseloads(plans, months, checked)
    starts = list(caseloads.starts())
    waiting = tuple(waiting_months(one, months) for one in checked) if checked else ()
    of_bands = list(bands(starts, waiting))
    of_sites = losing_sites(*checked, months) if checked else left_alone(plans, months)
    return Difference(
        name="" if scenario is None else scenario.name,
        first=months.start if months else None,
        last=months[-1] if months else None,
        counts="cases" if scenario is None else "people",
        losers=(*losing_bands(of_bands, months), *of_sites),
        posts=tuple(places.moved()),
        sites=tuple(places.services()),
        rounds=tuple(places.rounds()),
        persons=tuple(caseloads.persons()),
        starts=tuple(starts),
        bands=tuple(of_bands),
        ledger=tuple(_ledger([one.ledger for one in checked or plans], months)),
        hours=tuple(_hours([one.ledger for one in checked or plans], months)),
        tiers=tuple(_tiers([one.score for one in checked or plans], after.score)),
        edited=tuple(_edited(before, after)) if scenario is None else (),
        names={} if scenario is None else {s.id: s.name for s in scenario.sites if s.name},
        of=digest(before),
        edits=edits(before, after),
    )


def _edited(before: Plan, after: Plan) -> Iterator[Side]:
    """Yield which plans were edited since their figures were counted."""
    if was_edited(before):
        yield "first"
    if was_edited(after):
        yield "second"


def _from(plan: Plan, facts: Facts) -> Plan:
    """Return a plan without the rows of its caseload that ended before the horizon.

    A plan in force may be older than the scenario: who held a case then is in the scenario.
    """
    kept = tuple(row for row in plan.caseload if row.end >= facts.months.start)
    return plan.model_copy(update={"caseload": kept})


def _ledger(rows: Sequence[Sequence[LedgerRow]], months: range) -> Iterator[LedgerChanged]:
    """Yield the rows of the ledger that differ, by manager and month."""
    one, other = ({(row.manager, row.month): row for row in table} for table in rows)
    for manager, month in sorted(one.keys() | other.keys()):
        was, now = one.get((manager, month)), other.get((manager, month))
        if month in months and was != now:
            yield LedgerChanged(manager=manager, month=month, before=was, after=now)


def _hours(rows: Sequence[Sequence[LedgerRow]], months: range) -> Iterator[HoursChanged]:
    """Yield the sum of each entry of the ledger in the shared months, in both plans."""
    for entry in ENTRIES:
        was, now = (
            sum(getattr(row, entry) for row in table if row.month in months) for table in rows
        )
        yield HoursChanged(entry=entry, before=was, after=now)


def _tiers(scores: Sequence[Score | None], proven: Score | None) -> Iterator[TierChanged]:
    """Yield the tiers of both plans, and what is proven of the second."""
    one, other = scores
    if one is None or other is None:
        return
    for number, name in enumerate(TIERS, 1):
        bound = getattr(getattr(proven, name, None), "bound", None)
        yield TierChanged(
            tier=number,
            before=getattr(one, name).value,
            after=getattr(other, name).value,
            bound=bound,
        )
