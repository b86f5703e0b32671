"""Where people are: known places, one at a time, the way between them, doors that are open."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from allocator.checks.report import Violation
from allocator.checks.rota.checked import CheckedWeek, breach, of_person
from allocator.facts.sites import is_open
from allocator.model.calendar import minutes_of
from allocator.model.rota import Block
from allocator.model.sites import Window

Leg = Callable[[str | None, str | None], int]
"""Minutes from place to place."""


def readable(checked: CheckedWeek) -> Iterator[Violation]:
    """Blocks name known people and places, lie in the week and on the quarter hours."""
    found = Counter((block.manager, checked.fault(block)) for block in checked.rota.blocks)
    for (manager, fault), number in sorted(found.items()):
        if fault:
            path = f"managers.{manager}"
            yield breach("readable", path, number, "rows", text=fault, week=checked.name)


def one_thing(checked: CheckedWeek) -> Iterator[Violation]:
    """Nobody does two things at a time."""
    for (manager, day), row in checked.days.items():
        double, end = 0, 0
        for block in row:
            double += max(0, min(end, block.end) - block.start)
            end = max(end, block.end)
        if double:
            path = f"managers.{manager}"
            yield breach("one_thing", path, double, "minutes", day, double_minutes=double)


def way(checked: CheckedWeek) -> Iterator[Violation]:
    """Whoever works elsewhere travels there from the own place of work, between, and back."""
    legs = checked.asked.facts.legs
    for (manager, day), row in checked.days.items():
        home = checked.asked.home(manager, day)
        place, missing = home, 0
        for block in row:
            if block.activity in ("break", "absence"):
                continue
            where = home if block.site is None else block.site
            if block.activity == "travel":
                missing += max(0, _leg(legs.minutes, place, where) - block.minutes)
            else:
                missing += _leg(legs.minutes, place, where)
            place = where
        missing += _leg(legs.minutes, place, home)
        if missing:
            path = f"managers.{manager}"
            yield breach("way", path, missing, "minutes", day, missing_minutes=missing)


def _leg(minutes: Leg, start: str | None, end: str | None) -> int:
    return 0 if start == end else minutes(start, end)


def windows(checked: CheckedWeek) -> Iterator[Violation]:
    """Visits lie in access windows, office hours in theirs, and both on open days of the site."""
    sites = {site.id: site for site in checked.asked.scenario.sites}
    for block in checked.at("visit", "office_hour"):
        site = sites.get(str(block.site))
        if site is None:
            outside = block.minutes
        else:
            asked = checked.asked
            given = asked.access if block.activity == "visit" else asked.office_windows
            inside = _inside(block, given(site.id)) if is_open(site, block.date) else 0
            outside = block.minutes - inside
        if outside:
            where = checked.site_name(block.site)
            values: dict[str, Any] = {"site": where, "outside_minutes": outside}
            yield breach("windows", of_person(block), outside, "minutes", block.date, **values)


def _inside(block: Block, given: tuple[Window, ...]) -> int:
    """Return the minutes of a block inside the windows."""
    spans = [
        (minutes_of(window.from_), minutes_of(window.until))
        for window in given
        if window.weekday == block.date.isoweekday()
    ]
    inside = sum(max(0, min(end, block.end) - max(start, block.start)) for start, end in spans)
    return min(inside, block.minutes)  # windows may overlap


def interpreters(checked: CheckedWeek) -> Iterator[Violation]:
    """An interpreter is at one place at a time, in their hours and languages; bookings are kept."""
    known = {row.id: row for row in checked.asked.given.interpreters}
    wanted = {row.id: row.language for row in checked.asked.given.bookings}
    of: dict[str, list[Block]] = {}
    for block in checked.valid.blocks:
        if block.interpreter is not None:
            of.setdefault(block.interpreter, []).append(block)
    for name, row in sorted(of.items()):
        path, row = f"interpreters.{name}", sorted(row, key=lambda b: (b.date, b.start))
        if name not in known:
            yield breach("interpreters", path, len(row), "rows", text="unknown")
            continue
        given, clash = known[name], _clash(checked, row)
        if clash:
            yield breach("interpreters", path, clash, "minutes", text="place", clash_minutes=clash)
        outside = sum(b.minutes - _inside(b, given.hours) for b in row) if given.hours else 0
        outside += max(0, sum(b.minutes for b in row) - given.minutes) if given.minutes else 0
        if outside:
            values: dict[str, Any] = {"outside_minutes": outside}
            yield breach("interpreters", path, outside, "minutes", text="hours", **values)
        wrong = sum(wanted.get(str(b.item)) not in given.languages for b in row)
        if wrong:
            yield breach("interpreters", path, wrong, "rows", text="language")
    yield from _bookings(checked)


def _clash(checked: CheckedWeek, row: list[Block]) -> int:
    """Return the minutes by which an interpreter cannot be at the next place in time."""
    legs, short = checked.asked.facts.legs, 0
    for one, other in pairwise(row):
        if one.date == other.date:
            leg = _leg(legs.minutes, one.site, other.site)
            short += max(0, one.end + leg - other.start)
    return short


def _bookings(checked: CheckedWeek) -> Iterator[Violation]:
    kept = {
        (block.item, block.site)
        for block in checked.at("visit", "office_hour")
        if block.interpreter is not None
    }
    named = {gap.item for gap in checked.rota.uncovered if gap.kind == "interpreter"}
    for booking in checked.asked.booked:
        made = (booking.id, booking.site) in kept
        if made == (booking.id in named):
            text = "needless" if made else "booking"
            values: dict[str, Any] = {
                "site": checked.site_name(booking.site),
                "language": booking.language,
            }
            yield breach("interpreters", f"bookings.{booking.id}", 1, "visits", text=text, **values)
