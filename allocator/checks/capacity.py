"""Rules about capacity: people in open cases, minutes, interpreters."""

from collections.abc import Iterator

from allocator.checks.checked import Checked, breach
from allocator.checks.report import Violation


def case_cap(checked: Checked) -> Iterator[Violation]:
    """People in open cases stay within `max_people` where a case was started or taken over.

    The amount is the number of people too many; what was inherited may exceed the cap
    as long as nothing is added.
    """
    added = {manager: set(months) for manager, months in checked.fresh.items()}
    for held in checked.decided.held:
        if held.taken:
            added.setdefault(held.manager, set()).update(held.months)
    for manager in checked.facts.people:
        for month in sorted(added.get(manager, ())):
            people = checked.holding.people[manager][month - checked.begin]
            limit = checked.facts.people[manager][month].max_people
            if people > limit:
                yield breach(
                    "case_cap",
                    f"managers.{manager}",
                    float(people - limit),
                    "people",
                    month=month,
                    people=float(people),
                    limit=limit,
                )


def full_ledger(checked: Checked) -> Iterator[Violation]:
    """Nobody starts a case in whose months their balance is below 0; the amount in minutes."""
    for manager in checked.facts.people:
        for month in sorted(checked.fresh.get(manager, ())):
            row = checked.row.get((manager, month))
            if row is not None and row.balance < 0:
                yield breach(
                    "full_ledger",
                    f"managers.{manager}",
                    -row.balance,
                    "minutes",
                    month=month,
                    short_minutes=-row.balance,
                )


def interpreter_pool(checked: Checked) -> Iterator[Violation]:
    """Interpreted minutes stay within the pool where a case was started or taken over."""
    added: dict[str, set[int]] = {language: set() for language in checked.holding.pools}
    for held in checked.decided.held:
        if not held.speaks and not held.inherited and held.case.languages[0] in added:
            added[held.case.languages[0]].update(held.months)
    for batch in checked.decided.batches:
        if not batch.speaks and batch.profile.languages[0] in added:
            added[batch.profile.languages[0]].update(batch.months)
    for language, pool in checked.holding.pools.items():
        for month in sorted(added[language]):
            index = month - checked.begin
            over = checked.holding.interpreted[language][index] - pool[index]
            if over > 0:
                yield breach(
                    "interpreter_pool",
                    f"interpreters.{language}",
                    float(over),
                    "minutes",
                    month=month,
                    over_minutes=float(over),
                    limit_minutes=float(pool[index]),
                )
