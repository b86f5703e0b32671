"""Tier 4: minutes of travel, handovers and interpreting, and the spread of load."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from allocator.ledger.casework import Minutes
from allocator.ledger.decided import Decided
from allocator.model.plan import EffortTier, LedgerRow


def effort(decided: Decided, rows: Sequence[LedgerRow]) -> EffortTier:
    """Return tier 4 and its parts, in minutes, from the ledger and the cases held."""
    travel = sum(row.travel for row in rows)
    handover = sum(row.handover for row in rows)
    extra = interpreting(decided)
    uneven = spread(rows)
    return EffortTier(
        value=float(travel + handover + extra + uneven),
        travel=float(travel),
        handover=float(handover),
        interpreting=float(extra),
        spread=float(uneven),
    )


def interpreting(decided: Decided) -> Fraction:
    """Return the minutes that interpreters add: with the factor less without it."""
    minutes = Minutes(decided.facts)
    known = expected = 0
    for held in decided.held:
        if not held.speaks and held.manager in decided.facts.people:
            without = minutes.of(held.case, held.manager, held.start, held.months, True)
            known += sum(minutes.held(held)) - sum(without)
    for batch in decided.batches:
        if not batch.speaks and batch.manager in decided.facts.people:
            start, months = batch.months.start, batch.months
            without = minutes.of(batch.profile, batch.manager, start, months, True)
            expected += batch.hundredths * (sum(minutes.expected(batch)) - sum(without))
    return known + Fraction(expected, 100)


def spread(rows: Sequence[LedgerRow]) -> Fraction:
    """Return the sum of |casework + reserved - rho x usable| over managers and months.

    usable = available - overhead - office hours - travel; rho is the month's ratio of all
    casework and reserved minutes to all usable ones (0 where nothing is usable).
    """
    by_month: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        usable = row.available - row.overhead - row.office_hours - row.travel
        by_month[row.month].append((row.casework + row.reserved, usable))
    result = Fraction(0)
    for month in sorted(by_month):
        loads = by_month[month]
        whole = sum(usable for _, usable in loads)
        load = sum(minutes for minutes, _ in loads)
        if whole > 0:
            off = sum(abs(minutes * whole - load * usable) for minutes, usable in loads)
            result += Fraction(off, whole)
        else:
            result += load
    return result
