"""Rule `listed`: the lists of a plan are complete and right."""

from collections import Counter
from collections.abc import Iterator, Mapping

from allocator.checks.checked import Checked, breach
from allocator.checks.report import Violation
from allocator.ledger.lists import orphaned_list, overdue_list, waiting_list

SHOWN = 3
"""Cases named in a sentence about many."""


def listed(checked: Checked) -> Iterator[Violation]:
    """Waiting, orphaned and overdue cases are each listed once, with what is true of them.

    Amounts count cases: those missing in a list, those that do not belong there, and
    those listed with wrong points, band, reason or month.
    """
    plan, holding = checked.plan, checked.holding
    yield from _compare(
        "waiting",
        {row.case: row.model_dump() for row in waiting_list(holding)},
        [(row.case, row.model_dump()) for row in plan.waiting],
    )
    yield from _compare(
        "orphaned",
        {row.case: row.model_dump() for row in orphaned_list(holding)},
        [(row.case, row.model_dump()) for row in plan.orphaned],
    )
    yield from _compare(
        "overdue",
        {row.case: row.model_dump() for row in overdue_list(checked.facts)},
        [(row.case, row.model_dump()) for row in plan.overdue],
    )


def _compare(
    name: str, right: Mapping[str, object], given: list[tuple[str, object]]
) -> Iterator[Violation]:
    number = Counter(case for case, _ in given)
    there = dict(given)
    faults = {
        "missing": [case for case in right if case not in there],
        "extra": [case for case in there if case not in right],
        "twice": [case for case, many in number.items() if many > 1],
        "wrong": [case for case in right if case in there and there[case] != right[case]],
    }
    for fault, cases in faults.items():
        if cases:
            first = sorted(cases)
            yield breach(
                "listed",
                f"cases.{first[0]}",
                len(cases),
                "cases",
                text=f"{name}.{fault}",
                cases=", ".join(first[:SHOWN]) + (", ..." if len(first) > SHOWN else ""),
                number=len(cases),
            )
