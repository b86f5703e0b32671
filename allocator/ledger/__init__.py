"""The hours ledger: from a scenario and a plan to minutes by manager and month.

Everything is worked out from the plan's decisions (posts, tours, caseload, expected); what
the plan says about itself is not read. No solver.
"""

from allocator.facts import Facts
from allocator.ledger.decided import Decided, Held
from allocator.ledger.expected import ExpectedRun, hundredths
from allocator.ledger.rows import ledger_rows
from allocator.model.plan import LedgerRow, Plan

__all__ = ["Decided", "ExpectedRun", "Held", "hundredths", "ledger", "ledger_rows"]


def ledger(facts: Facts, plan: Plan) -> tuple[LedgerRow, ...]:
    """Return one row for each manager (heads left out) and horizon month in contract.

    Parameters
    ----------
    facts
        Facts of the scenario.
    plan
        Any plan; rows that name unknown ids are left out.

    Returns
    -------
    tuple of LedgerRow
        In order of manager and month; all entries in whole minutes, `balance` negative
        where more is asked of someone than they have.
    """
    return ledger_rows(Decided(facts, plan))
