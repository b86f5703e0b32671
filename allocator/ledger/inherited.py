"""What running cases alone leave of the hours: the ledger without what the plan starts."""

from allocator.ledger.decided import Decided
from allocator.ledger.rows import ledger_rows


def inherited_balance(decided: Decided) -> dict[tuple[str, int], int]:
    """Return balances by manager and month without newly started and expected cases.

    Their casework, reserved minutes, handovers and trips are left out, all else stays.
    """
    known = decided.by_id
    running = (
        row for row in decided.plan.caseload if row.case in known and known[row.case].running
    )
    plan = decided.plan.model_copy(update={"caseload": tuple(running), "expected": ()})
    rows = ledger_rows(Decided(decided.facts, plan))
    return {(row.manager, row.month): row.balance for row in rows}
