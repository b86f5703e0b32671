"""Complete a plan: the lists, ledger and score that follow from its decisions.

Decisions are posts, tours, caseload and expected starts. The solver ends with this step,
and it turns a plan made by hand into a whole one.
"""

from allocator.facts import Facts
from allocator.ledger import Decided, ledger_rows
from allocator.ledger.holding import Holding
from allocator.ledger.lists import (
    expected_waiting_list,
    orphaned_list,
    overdue_list,
    waiting_list,
)
from allocator.model.plan import Plan
from allocator.score import score


def complete(facts: Facts, plan: Plan) -> Plan:
    """Return `plan` with waiting, orphaned, overdue, expected_waiting, ledger and score.

    What the plan says about these is replaced; bounds are None.
    """
    decided = Decided(facts, plan)
    holding = Holding(decided)
    rows = ledger_rows(decided)
    return plan.model_copy(
        update={
            "waiting": waiting_list(holding),
            "orphaned": orphaned_list(holding),
            "overdue": overdue_list(facts),
            "expected_waiting": expected_waiting_list(decided),
            "ledger": rows,
            "score": score(decided, rows),
        }
    )
