"""What is due in a week: office hours staffed, visits made, meetings kept, or named."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from allocator.checks.report import Violation
from allocator.checks.rota.checked import CheckedWeek, breach, of_person
from allocator.model.calendar import QUARTER
from allocator.model.rota import Block
from allocator.week import Standing

Quarters = Counter[tuple[str, date, int]]
"""People by site, day and quarter hour."""


def staffed(checked: CheckedWeek) -> Iterator[Violation]:
    """Office hours are staffed, or named as uncovered; nothing else is named."""
    due: Quarters = Counter()
    there: Quarters = Counter()
    named: Quarters = Counter()
    for row in checked.asked.sessions:
        _count(due, row.site, row.date, row.start, row.end)
    for block in checked.at("office_hour"):
        _count(there, str(block.site), block.date, block.start, block.end)
    for gap in checked.rota.uncovered:
        if gap.kind == "office_hour" and gap.date is not None and gap.start is not None:
            _count(named, str(gap.site), gap.date, gap.start, gap.start + gap.minutes)
    missing: dict[tuple[str, date, str], int] = defaultdict(int)
    for key in due | there | named:
        site, day, _ = key
        open_ = named[key] - max(0, due[key] - there[key])
        missing[site, day, "needless"] += max(0, open_) * QUARTER
        missing[site, day, "unnamed"] += max(0, -open_) * QUARTER
        missing[site, day, "more"] += max(0, there[key] - due[key]) * QUARTER
    for (site, day, text), minutes in sorted(missing.items()):
        if minutes:
            values: dict[str, Any] = {"site": checked.site_name(site), "open_minutes": minutes}
            yield breach("staffed", f"sites.{site}", minutes, "minutes", day, text=text, **values)


def _count(quarters: Quarters, site: str, day: date, start: int, end: int) -> None:
    for quarter in range(start, end, QUARTER):
        quarters[site, day, quarter] += 1


def visited(checked: CheckedWeek) -> Iterator[Violation]:
    """Every visit of the plan's tours is made, at most one a day and site, or named."""
    made: dict[str, list[Block]] = defaultdict(list)
    for block in checked.at("visit"):
        made[str(block.site)].append(block)
    named = Counter(
        (gap.site, gap.manager) for gap in checked.rota.uncovered if gap.kind == "visit"
    )
    for row in checked.asked.visits:
        whole = [
            block
            for block in made[row.site]
            if block.date in row.days and block.minutes >= row.minutes
        ]
        done, told = len({block.date for block in whole}), named[row.site, row.lead]
        wrong = {
            "missed": row.number - done - told,
            "more": done - row.number,
            "needless": told - max(0, row.number - done),
        }
        for text, number in wrong.items():
            if number > 0:
                values: dict[str, Any] = {"site": checked.site_name(row.site), "lead": row.lead}
                path = f"sites.{row.site}"
                yield breach("visited", path, number, "visits", text=text, **values)
    due = {row.site for row in checked.asked.visits}
    for site, blocks in sorted(made.items()):
        extra = len(blocks) - len({block.date for block in blocks})
        extra = len(blocks) if site not in due else extra
        if extra:
            values = {"site": checked.site_name(site)}
            yield breach("visited", f"sites.{site}", extra, "visits", text="twice", **values)


def stand_in(checked: CheckedWeek) -> Iterator[Violation]:
    """Duties are done by whose they are, by team, deputies and floaters; by nobody else."""
    asked = checked.asked
    teams = {(row.site, row.date): row.team for row in asked.sessions}
    leads: dict[str, tuple[str, ...]] = {}
    for row in asked.visits:
        leads[row.site] = (*leads.get(row.site, ()), row.lead)
    for block in checked.at("office_hour", "visit"):
        site = str(block.site)
        visit = block.activity == "visit"
        owners = leads.get(site, ()) if visit else teams.get((site, block.date), ())
        if block.manager in owners or block.manager in asked.stand_ins(site, owners, block.date):
            continue
        values: dict[str, Any] = {"site": checked.site_name(site)}
        minutes = block.minutes
        yield breach("stand_in", of_person(block), minutes, "minutes", block.date, **values)


def kept(checked: CheckedWeek) -> Iterator[Violation]:
    """Appointments and meetings take place at their time with everybody, or are named."""
    held = {
        (block.manager, block.date, block.start, block.end, block.item)
        for block in checked.at("appointment", "meeting")
    }
    named = {
        (gap.manager, gap.date, gap.item)
        for gap in checked.rota.uncovered
        if gap.kind in ("appointment", "meeting")
    }
    for row in checked.asked.kept:
        there = (row.manager, row.date, row.start, row.end, row.item) in held
        if there == ((row.manager, row.date, row.item) in named):
            text, path = "needless" if there else "missed", f"managers.{row.manager}"
            yield breach("kept", path, row.minutes, "minutes", row.date, text=text, item=row.item)


def rota_pins(checked: CheckedWeek) -> Iterator[Violation]:
    """Visits and office hours of a pinned site are done by who is pinned, and when.

    Of days that stood before a repair nothing is said.
    """
    standing = Standing(checked.asked, checked.valid, checked.rota.since)
    for site in checked.asked.pins:
        values: dict[str, Any] = {"site": checked.site_name(site)}
        broken = _visits_unpinned(checked, standing, site)
        if broken:
            yield breach("rota_pins", f"sites.{site}", broken, "visits", text="visits", **values)
        minutes = _turns_unpinned(checked, standing, site)
        if minutes:
            values["open_minutes"] = minutes
            yield breach("rota_pins", f"sites.{site}", minutes, "minutes", text="turns", **values)


def _visits_unpinned(checked: CheckedWeek, standing: Standing, site: str) -> int:
    """Count visits by others or at other times than pinned, and those on other days.

    More visits than pinned days: what is more may lie on any day.
    """
    made = [b for b in checked.at("visit") if b.site == site and b.date >= standing.since]
    on = standing.pinned(site)
    beside = sum(bool(on) and block.date not in on for block in made)
    wrong = sum(
        pin.manager not in (None, block.manager) or pin.from_ not in (None, block.start)
        for block in made
        for pin in checked.asked.pinned(site, block.date)
    )
    return wrong + max(0, beside - standing.loose(site))


def _turns_unpinned(checked: CheckedWeek, standing: Standing, site: str) -> int:
    """Sum the minutes of turns of office hours that others hold instead of who is pinned."""
    turns: dict[tuple[date, int, int], tuple[int, tuple[str, ...]]] = {}
    for row in standing.sessions:
        if row.site == site:
            key = (row.date, row.start, row.end)
            turns[key] = turns.get(key, (0, ()))[0] + 1, checked.asked.pinned_holders(row)
    minutes = 0
    for (day, start, end), (number, pinned) in turns.items():
        held = {
            block.manager
            for block in checked.at("office_hour")
            if (block.site, block.date) == (site, day) and block.start <= start < block.end
        }
        # What nobody holds is named as uncovered; it may have been theirs.
        open_ = max(0, number - len(held))
        others = max(0, len(set(pinned) - held) - open_) if held else 0
        minutes += others * (end - start)
    return minutes
