"""One page for one person: their week, their cases, their account, and how to object.

For that person and their team lead. It compares nobody with anybody. Here is what stands on
it; `person_page` writes it as HTML to print on A4, and as plain text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from allocator.model.calendar import format_clock, format_week, weekdays
from allocator.model.managers import Role
from allocator.model.rota import UNPAID, Block, Rota
from allocator.model.rota_accounts import AccountRow
from allocator.report.look import Look
from allocator.report.rota.grid import day_name
from allocator.report.rota.page import gap_line, title_line
from allocator.report.rota.person_cases import KINDS, Noted
from allocator.report.rota.places import place_name
from allocator.report.view import View
from allocator.report.wording import hours, listed
from allocator.texts import say
from allocator.week import WeekFacts
from allocator.week.fairness import account_week

Line = tuple[str, ...]
"""What it is about, then what there is to say about it."""
NONE = AccountRow(manager="nobody")


@dataclass(frozen=True)
class Section:
    """A part of the page: a heading, and its lines."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Page:
    """The page of one person.

    Attributes
    ----------
    title, about
        Who and which week; for whom it is.
    sections
        Its parts, in order.
    """

    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]


class Pages:
    """The pages of a week.

    Parameters
    ----------
    look
        The plan over its facts.
    asked
        What the week asks for.
    rota
        The rota.
    view
        Language and display names.
    cases
        Whether cases are named.
    """

    def __init__(
        self, look: Look, asked: WeekFacts, rota: Rota, view: View, *, cases: bool = True
    ) -> None:
        self._look, self._asked, self._rota, self._view = look, asked, rota, view
        self._cases = cases
        self._case = {row.id: row.case for row in asked.given.appointments if row.case and cases}
        self._accounts = {row.manager: row for row in account_week(asked, rota).rows}

    def page(self, manager: str) -> Page:
        """Return the page of a person."""
        lang, who = self._view.lang, self._view.name(manager)
        parts = [("week", self._days(manager)), *self._to_do(manager)]
        parts += [("account", self._account(manager)), ("object", self._objecting(manager))]
        return Page(
            title=say("person_title", lang, manager=who, week=format_week(self._rota.week)),
            about=(
                say("person_about", lang, manager=who),
                title_line(self._asked, self._rota, lang),
            ),
            sections=tuple(
                Section(say(f"person_{name}", lang), tuple(lines))
                for name, lines in ((name, list(rows)) for name, rows in parts)
                if lines
            ),
        )

    def _days(self, manager: str) -> Iterator[Line]:
        """Yield each day with its hours, what has times, and the rest of it."""
        lang = self._view.lang
        for day in weekdays(self._rota.week):
            blocks = [b for b in self._rota.blocks if (b.manager, b.date) == (manager, day)]
            work = [block for block in blocks if block.activity not in UNPAID]
            name = day_name(day, self._view)
            if work:
                begin, end = min(b.start for b in work), max(b.end for b in work)
                head = f"{name} {format_clock(begin)}-{format_clock(end)}"
                yield head, *map(self._said, self._timed(blocks)), *self._rest(blocks)
            else:
                yield name, say(f"person_{self._why_not(manager, day)}", lang)
        mine = [gap for gap in self._rota.uncovered if gap.manager == manager]
        if mine:
            gaps = (gap_line(self._asked, gap, self._view) for gap in mine)
            yield say("person_uncovered", lang), *gaps

    def _why_not(self, manager: str, day: date) -> str:
        if day not in self._asked.days:
            return self._asked.closed(day)
        return "away" if self._asked.there(manager, day).away is not None else "off"

    def _timed(self, blocks: list[Block]) -> list[Block]:
        return [block for block in blocks if block.activity not in ("free", "break")]

    def _rest(self, blocks: list[Block]) -> Iterator[str]:
        lang = self._view.lang
        free, pause = (
            sum(block.minutes for block in blocks if block.activity == activity)
            for activity in ("free", "break")
        )
        parts = [say("person_free", lang, hours=hours(free, lang))] if free else []
        parts += [say("person_break", lang, minutes=pause)] if pause else []
        if parts:
            yield ", ".join(parts)

    def _said(self, block: Block) -> str:
        """Return a block in words."""
        lang = self._view.lang
        parts = [f"{format_clock(block.start)}-{format_clock(block.end)}"]
        parts.append(say(f"rota_activity_{block.activity}", lang))
        where = place_name(self._asked, self._view, block.site)
        if block.activity == "travel":
            where = say("person_to", lang, place=where or say("rota_place_own", lang))
        parts += [where] if where else []
        if block.activity == "meeting" and block.item:
            parts.append(block.item)
        if block.item in self._case:
            case = self._view.name(str(self._case[block.item]))
            parts.append(say("calendar_case", lang, case=case))
        if block.interpreter is not None:
            who = self._view.name(block.interpreter)
            parts.append(f"({say('calendar_interpreter', lang, who=who)})")
        return " ".join(parts)

    def _to_do(self, manager: str) -> list[tuple[str, list[Line]]]:
        """Return what there is to do about cases, by kind."""
        if not self._cases:
            return [("cases", [(say("person_cases_left_out", self._view.lang),)])]
        noted = Noted(self._look, self._asked, manager, self._view)
        found: dict[str, list[Line]] = {kind: [] for kind in KINDS}
        for note in noted.notes():
            found[note.kind].append((note.case, "; ".join(note.reasons)))
        expected = noted.expected()
        if expected:
            found["start"].append((expected,))
        reviews = noted.reviews()
        found["review"] = [(reviews,)] if reviews else []
        parts = [(kind, lines) for kind, lines in found.items() if lines]
        return parts or [("cases", [(say("person_cases_none", self._view.lang),)])]

    def _account(self, manager: str) -> Iterator[Line]:
        """Yield what they have beyond their share: in this week, and with the weeks before."""
        now, before = self._accounts.get(manager, NONE), self._asked.accounts.get(manager, NONE)
        for kind in ("office", "unpopular", "hours"):
            week = getattr(now, kind)
            whole = week + getattr(before, kind)
            if week or whole:
                yield (
                    say(
                        f"person_account_{kind}",
                        self._view.lang,
                        week=self._signed(week),
                        whole=self._signed(whole),
                    ),
                )

    def _signed(self, minutes: int) -> str:
        said = hours(abs(minutes), self._view.lang)
        return said if said == "0" else f"{'-' if minutes < 0 else '+'}{said}"

    def _objecting(self, manager: str) -> Iterator[Line]:
        """Yield how to object, and to whom: the head of the same section."""
        lang, people = self._view.lang, {row.id: row for row in self._asked.scenario.managers}
        heads = [
            self._view.name(row.id)
            for row in people.values()
            if row.role == Role.HEAD and row.section == people[manager].section
        ]
        if heads:
            yield (say("person_object_head", lang, heads=listed(heads)),)
        yield (say("person_object_how", lang, manager=manager),)
