"""Broken rules in sentences: what goes on for months is said once, and nothing is lost."""

from allocator.checks.checked import breach
from allocator.checks.report import Violation
from allocator.report.broken import PLAN, broken_lines
from tests.report import town


def full(month: int, minutes: int, manager: str = "m01") -> Violation:
    return breach("full_ledger", f"managers.{manager}", minutes, "minutes", month=month,
                  id=manager, short_minutes=minutes)  # fmt: skip


def said(broken: list[Violation], verbose: bool = False) -> list[str]:
    return list(broken_lines(broken, PLAN, "en", verbose=verbose, names={}))


def test_the_same_in_months_after_each_other_is_one_line() -> None:
    first = town.START
    broken = [full(first + n, 60) for n in range(3)]
    head, line = said(broken)
    assert head.endswith(": 3")
    assert line.strip().startswith("m01 has new cases in March 2016")
    assert line.endswith("So until May 2016 (3 months).")
    assert len(said(broken, verbose=True)) == 4


def test_another_amount_person_or_a_gap_is_a_line_of_its_own() -> None:
    first = town.START
    broken = [full(first, 60), full(first + 1, 90), full(first + 3, 90), full(first + 4, 90, "m02")]
    lines = said(broken)
    assert len(lines) == 5
    assert not any("So until" in line for line in lines)


def test_what_is_not_shown_is_counted_in_places() -> None:
    first = town.START
    broken = [full(first + n, 60, f"m{who:02}") for who in range(7) for n in range(2)]
    *shown, more = said(broken)
    assert sum("(2 months)" in line for line in shown) == 5
    assert "4 more" in more
