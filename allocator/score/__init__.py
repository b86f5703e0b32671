"""The four tiers of a plan, recomputed from the scenario and the plan (section 5).

Each tier is worked out by functions that say where it comes from (`score.shortfalls`,
`score.waiting`, `score.effort`), so that reports name the places; here they are added up.
"""

from collections.abc import Sequence

from allocator.facts import Facts
from allocator.ledger import Decided, ledger_rows
from allocator.model.plan import LedgerRow, Plan, Score, Tier, WaitingTier
from allocator.score.effort import effort
from allocator.score.shortfalls import Shortfall, uncovered, unserved
from allocator.score.waiting import waiting_points

__all__ = ["Shortfall", "score", "score_plan", "uncovered", "unserved"]


def score_plan(facts: Facts, plan: Plan) -> Score:
    """Return the four tier values of `plan`; bounds are None."""
    decided = Decided(facts, plan)
    return score(decided, ledger_rows(decided))


def score(decided: Decided, rows: Sequence[LedgerRow]) -> Score:
    """Return the four tier values of a plan; bounds are None.

    Parameters
    ----------
    decided
        The plan over its facts.
    rows
        Its ledger, from `ledger_rows`.
    """
    value, nothing = waiting_points(decided)
    return Score(
        unserved_resident_days=Tier(value=float(sum(row.amount for row in unserved(decided)))),
        uncovered_minutes=Tier(value=float(sum(row.amount for row in uncovered(decided, rows)))),
        waiting_points=WaitingTier(value=float(value), nothing=float(nothing)),
        effort_minutes=effort(decided, rows),
    )
