"""The difference of two plans in words: sections with lines and tables, for every kind of page.

What is shown where (terminal, HTML) is decided there; what it says is decided here. Who
loses comes first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from allocator.model.difference import FORCED, Difference, Loser, PersonChanged, TierChanged
from allocator.report.privacy import SMALL, UNDER, suppress, word
from allocator.report.view import View
from allocator.report.wording import counted, hours, month_name, month_year, number
from allocator.texts import Language, say

SHOWN = 12
"""Rows of a table that are shown, unless all are asked for."""


@dataclass(frozen=True)
class Section:
    """A part of the page.

    Attributes
    ----------
    key
        Text of its label.
    lines
        What it says.
    head, rows
        A table below; empty without one.
    left
        How many columns of the table are aligned to the left; the others are numbers.
    more
        Rows of the table that are left out.
    foot
        What is said below the table.
    loud
        Whether it deserves to be seen first.
    """

    key: str
    lines: tuple[str, ...]
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    left: int = 1
    more: int = 0
    foot: str = ""
    loud: bool = False


def sections(difference: Difference, view: View, shown: int = SHOWN) -> Iterator[Section]:
    """Yield the parts of the page, in order; one that has nothing to say is left out.

    Parameters
    ----------
    difference
        What differs.
    view
        Language and names; with `verbose` all rows of every list.
    shown
        Rows of a list otherwise.
    """
    if difference.first is None or difference.last is None:
        yield Section("diff_none", (say("diff_no_months", view.lang),))
        return
    pages = _Words(difference, view, shown)
    yield pages.losers()
    yield pages.posts()
    yield from pages.sites()
    yield from pages.rounds()
    yield pages.persons()
    yield pages.people()
    yield from pages.hours()
    yield from pages.tiers()


def title(difference: Difference, lang: Language) -> str:
    """Return what is compared, and for which months."""
    name = f"{difference.name}, " if difference.name else ""
    if difference.first is None or difference.last is None:
        return say("diff_title_none", lang, name=name)
    first, last = month_year(difference.first, lang), month_year(difference.last, lang)
    return say("diff_title", lang, name=name, first=first, last=last)


class _Words:
    """Says each part of a difference."""

    def __init__(self, difference: Difference, view: View, shown: int) -> None:
        self.difference = difference
        self.view = view
        self.lang: Language = view.lang
        self.shown = shown
        self.months = range(difference.first or 0, (difference.last or 0) + 1)

    def name(self, ident: str) -> str:
        """Return the name of a site, a person, or a kind of post."""
        if ident in ("mobile", "floater", "none"):
            return say(f"diff_post_{ident}", self.lang)
        return self.view.names.get(ident, self.difference.names.get(ident, ident))

    def since(self, first: int, last: int) -> str:
        """Say from when, and until when where that is not the end."""
        begin = month_name(first, self.lang, self.months)
        if last == self.months[-1]:
            return say("diff_from", self.lang, first=begin)
        if first == last:
            return say("diff_only", self.lang, first=begin)
        end = month_name(last, self.lang, self.months)
        return say("diff_span", self.lang, first=begin, last=end)

    def cut(self, rows: Iterable[tuple[str, ...]]) -> tuple[tuple[tuple[str, ...], ...], int]:
        """Return the rows that are shown, and how many are not."""
        found = tuple(rows)
        shown = found if self.view.verbose else found[: self.shown]
        return shown, len(found) - len(shown)

    def listed(self, lines: Sequence[str]) -> tuple[str, ...]:
        """Return the lines that are shown, and how many are not."""
        if self.view.verbose or len(lines) <= self.shown:
            return tuple(lines)
        more = counted("diff_more_rows", len(lines) - self.shown, self.lang)
        return (*lines[: self.shown], more)

    def losers(self) -> Section:
        """Who is worse off than in the first plan."""
        lines = [self._loser(row) for row in self.difference.losers]
        # Of plans alone it is not known who waits longer and what is missing at a site.
        known = self.difference.counts == "people"
        nobody = (say("diff_no_losers" if known else "diff_losers_unknown", self.lang),)
        return Section("diff_losers", self.listed(lines) or nobody, loud=bool(lines))

    def _loser(self, row: Loser) -> str:
        values = {
            "month": month_name(row.month, self.lang, self.months),
            "before": self._amount(row, row.before),
            "after": self._amount(row, row.after),
        }
        if row.kind == "band":
            values["who"] = say(f"show_band_{row.id}", self.lang)
            same = values["before"] == values["after"]
            return say("diff_loser_little" if same else "diff_loser_waiting", self.lang, **values)
        return say(f"diff_loser_{row.what}", self.lang, who=self.name(row.id), **values)

    def _amount(self, row: Loser, value: float) -> str:
        if row.what in ("missing_posts", "missed_visits"):
            return hours(value, self.lang)
        return self._few(value) if row.what == "waiting" else number(value, self.lang)

    def _few(self, months: float) -> str:
        """Months of people waiting; a small number is not given away."""
        return UNDER if 0 < months < SMALL else number(months, self.lang)

    def posts(self) -> Section:
        """Who works elsewhere."""
        moved = self.difference.posts
        both = [row for row in moved if row.from_ is not None and row.to is not None]
        people = {row.manager for row in both}
        line = counted("diff_posts", len(people), self.lang)
        forced = {row.manager for row in both if row.why in FORCED}
        if both and all(row.why is not None for row in both):
            key = "diff_forced" if forced else "diff_unforced"
            line += " " + counted(key, len(forced or people), self.lang)
        for key, others in (
            ("diff_new", {row.manager for row in moved if row.from_ is None} - people),
            ("diff_gone", {row.manager for row in moved if row.to is None} - people),
        ):
            line += counted(key, len(others), self.lang) if others else ""
        rows, more = self.cut(
            (
                self.name(row.manager),
                self._way(row.from_, row.to),
                self.since(row.month, row.until),
                "" if row.why is None else say(f"diff_why_{row.why}", self.lang),
            )
            for row in moved
        )
        head = ("diff_head_person", "diff_head_place", "diff_head_when", "diff_head_why")
        return Section("diff_places", (line,), head if rows else (), rows, 4, more)

    def _way(self, was: str | None, now: str | None) -> str:
        return f"{self.name(was or 'none')} → {self.name(now or 'none')}"

    def sites(self) -> Iterator[Section]:
        """Which sites are served in another way."""
        if not self.difference.sites:
            return
        lines = [
            say(
                "diff_site",
                self.lang,
                site=self.name(row.site),
                before=say(f"diff_service_{row.before}", self.lang),
                after=say(f"diff_service_{row.after}", self.lang),
                when=self.since(row.month, row.until),
            )
            for row in self.difference.sites
        ]
        yield Section("diff_sites", self.listed(lines))

    def rounds(self) -> Iterator[Section]:
        """Whose area of responsibility differs."""
        changed = self.difference.rounds
        if not changed:
            return
        rows, more = self.cut(
            (
                self.name(row.manager),
                " ".join(
                    sign + self.name(site)
                    for sign, sites in (("+", row.added), ("−", row.removed))
                    for site in sites
                )
                or say("diff_contact", self.lang),
                self.since(row.month, row.until),
            )
            for row in changed
        )
        people = len({row.manager for row in changed})
        head = ("diff_head_person", "diff_head_sites", "diff_head_when")
        line = counted("diff_areas", people, self.lang)
        yield Section("diff_rounds", (line,), head, rows, 3, more)

    def persons(self) -> Section:
        """Which running cases change their person."""
        new = [row for row in self.difference.persons if row.new]
        gone = [row for row in self.difference.persons if not row.new]
        lines = [counted("diff_persons", len({row.case for row in new}), self.lang)]
        if new and all(row.minutes is not None for row in new):
            spent = sum(row.minutes or 0 for row in new)
            lines[0] += say("diff_handover", self.lang, hours=hours(spent, self.lang))
        if gone:
            lines.append(counted("diff_no_longer", len({row.case for row in gone}), self.lang))
        lines += self._reasons(new)
        if not self.view.verbose:
            return Section("diff_cases", tuple(lines))
        head = ("diff_head_case", "diff_head_person", "diff_head_when", "diff_head_why")
        rows = tuple(map(self._person, new))
        return Section("diff_cases", tuple(lines), head if new else (), rows, 4)

    def _reasons(self, rows: Sequence[PersonChanged]) -> Iterator[str]:
        counts = Counter(row.why for row in rows if row.why is not None)
        for why, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            reason = say(f"diff_why_{why}", self.lang)
            yield counted("diff_reason", count, self.lang, why=reason)

    def _person(self, row: PersonChanged) -> tuple[str, ...]:
        why = "" if row.why is None else say(f"diff_why_{row.why}", self.lang)
        month = month_name(row.month, self.lang, self.months)
        return row.case, self._way(row.from_, row.to), month, why

    def people(self) -> Section:
        """Who starts earlier and later, by band."""
        rows, hidden = [], False
        for band in self.difference.bands:
            cells = suppress([band.earlier, band.later, band.never, band.newly])
            hidden = hidden or cells.hidden
            numbers = [
                word(value, small, number(value or 0, self.lang))
                for value, small in zip(cells.values, cells.small, strict=True)
            ]
            waits = [
                "" if months is None else self._few(months)
                for months in (band.waiting_before, band.waiting_after)
            ]
            name = say(f"show_band_{band.band}" if band.band else "diff_band_unknown", self.lang)
            rows.append((name, *numbers, *waits))
        if not rows:
            return Section("show_people", (say("diff_no_starts", self.lang),))
        columns = ("earlier", "later", "never", "newly", "waiting_before", "waiting_after")
        head = (f"diff_band_{self.difference.counts}", *(f"diff_head_{name}" for name in columns))
        if all(row[-1] == row[-2] == "" for row in rows):
            head, rows = head[:-2], [row[:-2] for row in rows]
        foot = say("show_suppressed", self.lang) if hidden else ""
        return Section("show_people", (), head, tuple(rows), foot=foot)

    def hours(self) -> Iterator[Section]:
        """The ledger before and after, summed over everybody."""
        rows = [
            (
                say(f"diff_entry_{row.entry}", self.lang),
                hours(row.before, self.lang),
                hours(row.after, self.lang),
                _signed(row.after - row.before, hours(row.after - row.before, self.lang)),
            )
            for row in self.difference.hours
            if row.before or row.after
        ]
        if rows:
            head = ("diff_unit_hours", "diff_head_before", "diff_head_after", "diff_head_change")
            yield Section("diff_hours", (), head, tuple(rows), foot=self._stated())

    def tiers(self) -> Iterator[Section]:
        """The tiers before and after, and what is proven."""
        rows = [self._tier(row) for row in self.difference.tiers]
        if rows:
            head = ("diff_aim", "diff_head_before", "diff_head_after", "diff_head_bound")
            yield Section("diff_tiers", (), head, tuple(rows), foot=self._stated())

    def _stated(self) -> str:
        """Say whose figures are those from before it was edited."""
        edited = self.difference.edited
        if not edited:
            return ""
        return say("diff_edited_both" if len(edited) > 1 else f"diff_edited_{edited[0]}", self.lang)

    def _tier(self, row: TierChanged) -> tuple[str, ...]:
        def value(amount: float | None) -> str:
            if amount is None:
                return "–"
            return hours(amount, self.lang) if row.tier in (2, 4) else number(amount, self.lang)

        name = say(f"diff_tier_{row.tier}", self.lang)
        return name, value(row.before), value(row.after), value(row.bound)


def _signed(change: float, text: str) -> str:
    """Return a change with its sign; nothing for none."""
    if not change or text == "0":
        return ""
    return f"−{text.removeprefix('-')}" if change < 0 else f"+{text}"
