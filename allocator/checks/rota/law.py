"""Working time: contract, ten hours a day, eleven hours of rest, breaks, days off."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from allocator.checks.report import Violation
from allocator.checks.rota.checked import CheckedWeek, breach
from allocator.model.calendar import QUARTER
from allocator.model.rota import Block
from allocator.week import Standing
from allocator.week.there import LONG, break_due


def week_contract(checked: CheckedWeek) -> Iterator[Violation]:
    """Everybody works the contract minutes of the days they are there, to the quarter hour.

    In a week that was repaired: what was left of them for the days that could change.
    """
    since = checked.rota.since
    standing = Standing(checked.asked, checked.valid, since)
    worked = dict.fromkeys(checked.asked.managers, 0)
    for (manager, day), row in checked.work.items():
        if day >= standing.since:
            worked[manager] = worked.get(manager, 0) + sum(block.minutes for block in row)
    for manager, minutes in worked.items():
        due = standing.left(manager)
        kind = "more" if minutes > due else "less"
        excess = abs(minutes - due)
        # A rota made by hand may give the last part of a quarter hour, too.
        if since is None and due < minutes < checked.asked.present(manager) + QUARTER:
            continue
        if excess:
            values: dict[str, Any] = {
                "worked_minutes": minutes,
                "due_minutes": due,
                "excess_minutes": excess,
            }
            yield breach(
                "week_contract", f"managers.{manager}", excess, "minutes", text=kind, **values
            )


def days_off(checked: CheckedWeek) -> Iterator[Violation]:
    """Nobody works on a holiday, when away, on a free day, outside contract or hours of the day."""
    for (manager, day), row in checked.work.items():
        there = checked.asked.there(manager, day)
        outside = sum(_outside(block, there.first, there.last) for block in row)
        if not there.due:
            outside = sum(block.minutes for block in row)
        if outside:
            path = f"managers.{manager}"
            yield breach("days_off", path, outside, "minutes", day, outside_minutes=outside)


def _outside(block: Block, first: int, last: int) -> int:
    inside = min(block.end, last) - max(block.start, first)
    return block.minutes - max(0, inside)


def ten_hours(checked: CheckedWeek) -> Iterator[Violation]:
    """Nobody works more than ten hours on a day."""
    limit = checked.asked.policy.day_minutes
    for (manager, day), row in checked.work.items():
        worked = sum(block.minutes for block in row)
        if worked > limit:
            path = f"managers.{manager}"
            values: dict[str, Any] = {"worked_minutes": worked, "limit_minutes": limit}
            yield breach("ten_hours", path, worked - limit, "minutes", day, **values)


def rest(checked: CheckedWeek) -> Iterator[Violation]:
    """Between two working days lie at least eleven hours."""
    least = checked.asked.policy.rest_minutes
    for (manager, day), row in checked.work.items():
        following = checked.work.get((manager, day + timedelta(days=1)))
        if following is None:
            continue
        free = 24 * 60 - max(block.end for block in row) + min(block.start for block in following)
        if free < least:
            path = f"managers.{manager}"
            values: dict[str, Any] = {"free_minutes": free, "least_minutes": least}
            yield breach("rest", path, least - free, "minutes", day, **values)


def breaks(checked: CheckedWeek) -> Iterator[Violation]:
    """Breaks of 30 minutes after six hours and 45 after nine; no more than six hours in a row."""
    for (manager, day), row in checked.days.items():
        work = checked.work.get((manager, day), [])
        due = break_due(sum(block.minutes for block in work))
        begin, end = min((b.start for b in work), default=0), max((b.end for b in work), default=0)
        pauses = [b for b in row if b.activity == "break" and begin < b.start and b.end < end]
        given = sum(block.minutes for block in pauses)
        path = f"managers.{manager}"
        if given < due:
            values: dict[str, Any] = {"given_minutes": given, "due_minutes": due}
            yield breach("breaks", path, due - given, "minutes", day, text="short", **values)
        longest = _longest_run(work, pauses)
        if longest > LONG:
            values = {"run_minutes": longest, "limit_minutes": LONG}
            yield breach("breaks", path, longest - LONG, "minutes", day, text="run", **values)


def _longest_run(work: list[Block], pauses: list[Block]) -> int:
    """Return the most minutes of work that no break interrupts."""
    longest = run = 0
    for block in sorted((*work, *pauses), key=lambda block: (block.start, block.end)):
        run = 0 if block.activity == "break" else run + block.minutes
        longest = max(longest, run)
    return longest
