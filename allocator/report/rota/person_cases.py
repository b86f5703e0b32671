"""The cases on one person's page: to start, to hand over, ending, due for review, each with why.

For that person and their team lead; the reasons are those that ``explain`` gives.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from babel.dates import format_date

from allocator.ledger import Held
from allocator.model.calendar import month_of
from allocator.model.cases import Case
from allocator.report.explain_case import taken_over, why
from allocator.report.look import Look
from allocator.report.said import Sentence, line, month, num, sentence, words
from allocator.report.view import View
from allocator.report.wording import LOCALES, counted
from allocator.texts import Language, catalogue, say
from allocator.week import WeekFacts

Kind = Literal["start", "take", "hand", "end"]
KINDS: tuple[Kind, ...] = ("start", "take", "hand", "end")
AHEAD = timedelta(days=13)
"""Reviews are named from this week and the next on, until they are done."""


@dataclass(frozen=True)
class Note:
    """A case that something is to be done about in the week.

    Attributes
    ----------
    kind
        What.
    case
        The case, where it lives, how many people.
    reasons
        When and why, in sentences.
    """

    kind: Kind
    case: str
    reasons: tuple[str, ...]


class Noted:
    """What there is to be done about the cases of one person in a week.

    Parameters
    ----------
    look
        The plan over its facts.
    asked
        What the week asks for.
    manager
        Whose.
    view
        Language and display names.
    """

    def __init__(self, look: Look, asked: WeekFacts, manager: str, view: View) -> None:
        self._look = look
        self._asked = asked
        self._manager = manager
        self._view = view
        sites = {site.id: site.name or site.id for site in asked.scenario.sites}
        self._names = {**sites, **view.names}
        self._now = sorted({month_of(day) for day in asked.days})
        self._held = [row for row in look.decided.held if row.manager == manager]

    def notes(self) -> list[Note]:
        """Return everything, by kind and case."""
        found = [*self._starts(), *self._taken(), *self._given(), *self._ends()]
        return sorted(found, key=lambda note: (KINDS.index(note.kind), note.case))

    def expected(self) -> str:
        """Return how many expected cases are to be started in these months; nothing for none."""
        rows = self._look.plan.expected
        mine = [row for row in rows if row.manager == self._manager and row.month in self._now]
        number = sum(row.started for row in mine)
        return counted("person_expected", round(number), self._view.lang) if number >= 0.5 else ""

    def _note(self, kind: Kind, case: Case, when: int, said: Iterable[Sentence]) -> Note:
        site = self._look.site(case, when) if when in self._look.facts.months else case.site
        head = counted(
            "person_case",
            case.persons,
            self._view.lang,
            case=self._names.get(case.id, case.id),
            site=self._names.get(site or case.site, site or case.site),
        )
        months = self._look.facts.months
        lines = (line(row, self._view.lang, self._names, months) for row in said)
        return Note(kind, head, tuple(lines))

    def _starts(self) -> Iterator[Note]:
        for row in self._held:
            if row.new and not row.taken and row.start in self._now:
                yield self._note("start", row.case, row.start, self._because(row))

    def _because(self, row: Held) -> Iterator[Sentence]:
        """Yield its points, then why this person; how long it takes is left to ``explain``."""
        yield self._points(row)
        yield from (said for said in why(self._look, row) if said.key != "explain_why_hours")

    def _points(self, row: Held) -> Sentence:
        """Return the points in the month of the start, item by item."""
        items = self._look.facts.cases.point_items(row.case, row.case.opened, row.start)
        return sentence(
            "person_points",
            month=month(row.start),
            points=num(sum(items.values())),
            items=words([f"{self._need(item)} {points}" for item, points in items.items()]),
        )

    def _need(self, item: str) -> str:
        key = f"need_{item}"
        return say(key, self._view.lang) if key in catalogue() else item

    def _taken(self) -> Iterator[Note]:
        for row in self._held:
            if row.taken and row.months.start in self._soon:
                yield self._note("take", row.case, row.months.start, taken_over(self._look, row))

    def _given(self) -> Iterator[Note]:
        """Cases that somebody else has from this month or the next on, or nobody."""
        mine = {row.case.id: row for row in self._held}
        for row in self._look.decided.held:
            before, when = mine.get(row.case.id), row.months.start
            if row.taken and before is not None and before.months.stop == when in self._soon:
                said = list(taken_over(self._look, row))[:1]
                yield self._note("hand", row.case, when, said)
        for lost in self._look.plan.orphaned:
            before, when = mine.get(lost.case), lost.from_
            if before is not None and before.months.stop == when in self._soon:
                said = [sentence("person_orphaned", month=month(when))]
                yield self._note("hand", before.case, when, said)

    @property
    def _soon(self) -> tuple[int, ...]:
        """The months of the week and the next one: a handover wants to be prepared."""
        return (*self._now, self._now[-1] + 1) if self._now else ()

    def _ends(self) -> Iterator[Note]:
        last = {row.case.id: row for row in self._look.decided.held}
        for row in self._held:
            end = self._look.facts.cases.end(row.case, row.start)
            if last[row.case.id] is row and end in self._now and end in row.months:
                yield self._note("end", row.case, end, [self._end(row, end)])

    def _end(self, row: Held, end: int) -> Sentence:
        regular = row.start + self._look.facts.scenario.policy.caseload.months - 1
        if self._look.facts.cases.overdue(row.case) is not None:
            return sentence("person_ends_overdue", start=month(row.start))
        if end < (row.case.extended_until or regular):
            return sentence("person_ends_leaves", month=month(end))
        if row.case.extended_until is not None:
            return sentence("person_ends_extended", month=month(end))
        return sentence("person_ends", start=month(row.start), count=end - row.start + 1)

    def reviews(self) -> str:
        """Return the plans to review until the end of next week, oldest first; may be none."""
        until = self._asked.monday + AHEAD
        found = {
            row.case.id: (row.case.next_review, row.case)
            for row in self._held
            if row.case.next_review is not None
            and row.case.next_review <= until
            and any(now in row.months for now in self._now)
        }
        rows = sorted(found.values(), key=lambda row: (row[0], row[1].id))
        return "; ".join(self._review(due, case) for due, case in rows)

    def _review(self, due: date, case: Case) -> str:
        lang, agreed = self._view.lang, case.plan_agreed
        key = "person_reviewed" if agreed is None else "person_reviewed_agreed"
        who = self._names.get(case.id, case.id)
        return say(key, lang, case=who, due=_day(due, lang), agreed=_day(agreed or due, lang))


def _day(day: date, lang: Language) -> str:
    return str(format_date(day, "d.M.y" if lang == "de" else "d MMM y", LOCALES[lang]))
