"""Rule `expected`: expected cases are started as they arrive, and none twice."""

from collections.abc import Iterator

from allocator.checks.checked import Checked, breach
from allocator.checks.report import Violation
from allocator.ledger import hundredths
from allocator.ledger.lists import expected_left

GRAIN = 1e-6
"""Slack for amounts written as decimals, in cases."""


def expected(checked: Checked) -> Iterator[Violation]:
    """Starts are whole hundredths of what waits at the site, first come first started.

    The list of what waits at the end of each month agrees. Amounts in cases.
    """
    months = checked.facts.months
    for row in checked.plan.expected:
        amount, month = row.started, row.month
        grain = abs(amount - hundredths(amount) / 100)
        if grain > GRAIN:
            yield breach("expected", f"sites.{row.site}", grain, "cases", month=month, text="grain")
        if month not in months:
            much, path = max(amount, 0.01), f"sites.{row.site}"
            yield breach("expected", path, much, "cases", month=month, text="outside")
    for row, short in checked.decided.starts.short:
        yield breach(
            "expected",
            f"sites.{row.site}",
            short / 100,
            "cases",
            month=row.month,
            text="more",
            profile=row.profile,
            manager=row.manager,
            site=checked.site_name(row.site),
        )
    yield from _waiting(checked)


def _waiting(checked: Checked) -> Iterator[Violation]:
    """`expected_waiting` lists exactly what is left."""
    off = {key: left / 100 for key, left in expected_left(checked.decided).items()}
    for row in checked.plan.expected_waiting:
        key = (row.site, row.profile, row.month)
        off[key] = off.get(key, 0.0) - row.waiting
    wrong = {key: abs(much) for key, much in sorted(off.items()) if abs(much) > GRAIN}
    if wrong:
        site, profile, month = min(wrong, key=lambda key: (key[2], key))
        yield breach(
            "expected",
            f"sites.{site}",
            sum(wrong.values()),
            "cases",
            month=month,
            text="waiting",
            rows=len(wrong),
            profile=profile,
            site=checked.site_name(site),
        )
