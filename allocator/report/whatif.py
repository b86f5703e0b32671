"""A comparison as people read it: blocks of rows, a cell a plan, and sentences around them.

The terminal, the page to hand in and nothing else decide how a block looks; what stands in
it is said here. Change this file to add a row.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from allocator.comparison.flow import APART
from allocator.model.flow import HandFlow
from allocator.model.plan import Band
from allocator.model.whatif import (
    Cell,
    Column,
    Comparison,
    Figures,
    MonthFigures,
    Waits,
    told_apart,
)
from allocator.report.conflict import conflict_lines
from allocator.report.lines import assumed_words
from allocator.report.people import BANDS
from allocator.report.privacy import KEPT_BACK, word
from allocator.report.proven import UNSURE, weighted_words
from allocator.report.shortage import missing_words
from allocator.report.wording import (
    counted,
    hours,
    listed,
    month_name,
    month_year,
    number,
    percent,
    rate,
)
from allocator.texts import Language, say

Row = tuple[str, tuple[str, ...]]
"""Label, and a cell for each plan."""
NO_PLAN = ""
MILLION = 1_000_000
EPS = 1e-6
SHORT = (
    *("whatif_breaks_expected", "whatif_posts", "whatif_unserved", "whatif_hours", "whatif_load"),
    *("whatif_waiting_urgent", "whatif_waiting_high", "whatif_weeks_urgent", "whatif_weighted"),
    *("whatif_handovers", "whatif_cost"),
)
"""Rows of a first screen; those of a month go before those of the whole time."""
SHOWN = 3
"""Changes of a variant that are listed."""


@dataclass(frozen=True)
class Block:
    """Rows under one title.

    Attributes
    ----------
    title
        What they are about.
    rows
        The rows, in order.
    notes
        Sentences that follow them.
    """

    title: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


class Words:
    """Says a comparison in one language.

    Parameters
    ----------
    comparison
        What is compared.
    lang
        German or English.
    at
        Month that the table shows.
    """

    def __init__(self, comparison: Comparison, lang: Language, at: int) -> None:
        self.comparison = comparison
        self.lang: Language = lang
        self.at = at

    def title(self) -> str:
        """Return what the page is about."""
        seen = self.comparison
        start, end = month_year(seen.start, self.lang), month_year(seen.end, self.lang)
        return say("whatif_title", self.lang, name=seen.name, start=start, end=end)

    def about(self) -> str:
        """Return the line under the title."""
        return say("whatif_about", self.lang, month=self.month(self.at))

    def month(self, month: int) -> str:
        """Return a month by name."""
        return month_name(month, self.lang, self.comparison.months)

    def heads(self) -> tuple[str, ...]:
        """Return the name of each plan."""
        return tuple(self.head(column) for column in self.comparison.columns)

    def head(self, column: Column) -> str:
        """Return the name of a plan."""
        return column.name or say(f"whatif_{column.kind}", self.lang)

    def before(self) -> Iterator[tuple[str, list[str]]]:
        """Yield labels and lines of what stands over the table."""
        yield say("whatif_question", self.lang), self._question()
        yield say("whatif_answer", self.lang), [*map(self._answer, self._new())]

    def after(self) -> Iterator[tuple[str, list[str]]]:
        """Yield labels and lines of what stands under the table."""
        seen, lang = self.comparison, self.lang
        yield say("whatif_losers", lang), self._losers()
        yield say("whatif_sure", lang), self._sure()
        assumed = assumed_words(seen.assumed, lang) or say("show_assumed_none", lang)
        yield say("whatif_assumed", lang), [assumed, *self._post()]
        yield say("whatif_not_in", lang), [say("whatif_left_out", lang)]

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the table; the flow by hand comes first."""
        lang, seen = self.lang, self.comparison
        yield Block(say("whatif_by_hand", lang), tuple(self._by_hand()), self._apart())
        title = say("whatif_at", lang, month=self.month(self.at).upper())
        yield Block(title, tuple(self._at_month()))
        start, end = month_year(seen.start, lang), month_year(seen.end, lang)
        title = say("whatif_whole", lang, start=start, end=end)
        still = any(row.open for column in self._planned() for row in _figures(column).waits)
        notes = (say("whatif_open", lang),) if still else ()
        yield Block(title.upper(), tuple(self._whole()), notes)

    def short(self) -> Block:
        """Return the rows of a first screen: when, where, who waits, what it costs."""
        rows = [*self._by_hand(), *self._at_month(), *self._whole()]
        by_label = dict(reversed(rows))
        labels = [say(key, self.lang) for key in SHORT]
        title = say("whatif_at", self.lang, month=self.month(self.at).upper())
        rows = [(label, by_label[label]) for label in labels if label in by_label]
        return Block(title, tuple(rows))

    def _planned(self) -> Iterator[Column]:
        return (column for column in self.comparison.columns if column.figures is not None)

    def _new(self) -> list[Column]:
        return [column for column in self.comparison.columns if column.kind != "in_force"]

    def _question(self) -> list[str]:
        lines = [
            say("whatif_variant", self.lang, name=column.name, changes=self._changes(column))
            for column in self.comparison.columns
            if column.kind == "variant"
        ]
        return lines or [say("whatif_no_variant", self.lang)]

    def _changes(self, column: Column) -> str:
        """Return the changes of a variant; of many the first, and how many more."""
        changes = column.changes
        if len(changes) > SHOWN:
            more = say("whatif_more", self.lang, n=len(changes) - SHOWN + 1)
            changes = (*changes[: SHOWN - 1], more)
        return "; ".join(changes)

    def _answer(self, column: Column) -> str:
        lang, name = self.lang, self.head(column)
        if column.figures is None:
            conflict = conflict_lines(column.conflict, lang)
            return say("whatif_no_plan", lang, name=name, why=" ".join(conflict) or column.failure)
        flow = column.figures.flow
        first, many = flow.breaks, flow.breaks_p90
        high = ""
        if many is not None and many != first:
            high = say("whatif_high", lang, month=self.month(many))
        elif many is None and first is None:
            high = say("whatif_high_too", lang)
        waits, missing = self._urgent_wait(column.figures), missing_words(column.figures, lang)
        if first is None and missing:
            # What the hours of the city would do is in the table: people are short all the same.
            return say("whatif_lacks", lang, name=name, what=missing) + waits
        if first is None:
            return say("whatif_lasts", lang, name=name, high=high) + waits
        if missing:
            waits = say("whatif_lacks_too", lang, what=missing) + waits
        grows = ""
        if flow.growth > 0:
            grows = say("whatif_list_grows", lang, n=rate(flow.growth, lang))
        month, more = self.month(first), grows + self._posts_short(column.figures)
        return say("whatif_breaks", lang, name=name, month=month, high=high, list=more) + waits

    def _urgent_wait(self, figures: Figures) -> str:
        """Say how many urgent people wait in the plan, though the hours of the city may suffice."""
        people = self._row(figures).waiting["urgent"].value
        month = self.month(self.at)
        return say("whatif_urgent_wait", self.lang, n=people, month=month) if people else ""

    def _posts_short(self, figures: Figures) -> str:
        """Say how many posts would make up for what is short, and what they cost a year."""
        short = figures.flow.posts_short
        if not short:
            return ""
        posts = math.ceil(short - EPS)
        eur = number(posts * self._eur(figures), self.lang)
        return counted("whatif_posts_short", posts, self.lang, eur=eur)

    def _eur(self, figures: Figures) -> float:
        """Return the euros a year of a full-time post."""
        posts = sum(row.posts for row in figures.months)
        return figures.costs.year * len(self.comparison.months) / posts if posts else 0.0

    def _losers(self) -> list[str]:
        base = self.comparison.base.figures
        lines = []
        for column in self._planned():
            if column.kind == "variant" and base is not None:
                worse = [*self._worse(base, _figures(column))]
                if worse:
                    name, what = self.head(column), listed(worse)
                    if not told_apart(column, self.comparison.base):
                        what = say("whatif_worse_unsure", self.lang, what=what, mark=UNSURE.strip())
                    lines.append(say("whatif_worse", self.lang, name=name, what=what))
        return lines or [say("whatif_worse_none", self.lang)]

    def _worse(self, base: Figures, other: Figures) -> Iterator[str]:
        """Yield what is worse than in the base."""
        lang = self.lang
        if other.unserved > base.unserved:
            yield say("whatif_worse_unserved", lang, n=other.unserved, base=base.unserved)
        missing = [one.uncovered_minutes for one in (base, other)]
        if missing[1] >= missing[0] + 60:
            first, second = (hours(minutes, lang) for minutes in missing)
            yield say("whatif_worse_hours", lang, n=second, base=first)
        for band in BANDS:
            one, two = (self._row(figures).waiting[band] for figures in (base, other))
            if (two.value or 0) > (one.value or 0):
                values = {"n": self._cell(two), "base": self._cell(one)}
                month = self.month(self.at)
                yield say(f"whatif_worse_{band}", lang, month=month, **values)

    def _sure(self) -> list[str]:
        shares = [column.share for column in self._new() if column.figures is not None]
        proven = [share for share in shares if share is not None]
        others = [*self._unsure(), say("whatif_no_chance", self.lang)]
        if not proven or len(proven) < len(shares):
            return [say("whatif_not_proven", self.lang), *others]
        # A promise is rounded to the safe side: up.
        gap = math.ceil(round((1 - min(proven)) * 1000, 6)) / 10
        if not gap:
            return [say("whatif_best", self.lang), *others]
        return [say("whatif_proven", self.lang, gap=f"{number(gap, self.lang, 1)} %"), *others]

    def _post(self) -> Iterator[str]:
        """Say what a post costs, where that is the same in all plans."""
        costs = {round(self._eur(_figures(one))) for one in self._planned()} - {0}
        if len(costs) == 1:
            yield say("whatif_post", self.lang, eur=number(costs.pop(), self.lang))

    def _apart(self) -> tuple[str, ...]:
        """Say where plan and arithmetic disagree, and why that may be."""
        lines = [*self._disagree()]
        return (*lines, say("whatif_apart_why", self.lang)) if lines else ()

    def _disagree(self) -> Iterator[str]:
        for column in self._planned():
            flow = _figures(column).flow
            if abs(flow.gap) > APART and flow.starts is not None and flow.plan_starts is not None:
                yield say(
                    "whatif_apart",
                    self.lang,
                    name=self.head(column),
                    gap=percent(abs(flow.gap), self.lang),
                    plan=rate(flow.plan_starts, self.lang),
                    hand=rate(flow.starts, self.lang),
                )

    def _line(self, key: str, cell: Callable[[Figures], str], **values: object) -> Row:
        """Return a row: a label, and what `cell` makes of each plan; empty without a plan."""
        cells = (
            NO_PLAN if column.figures is None else cell(column.figures)
            for column in self.comparison.columns
        )
        return say(key, self.lang, **values), tuple(cells)

    def _row(self, figures: Figures) -> MonthFigures:
        return next(row for row in figures.months if row.month == self.at)

    def _cell(self, cell: Cell) -> str:
        return word(cell.value, cell.small, number(cell.value or 0, self.lang))

    def _rate(self, value: float | None) -> str:
        return KEPT_BACK if value is None else rate(value, self.lang)

    def _when(self, month: int | None) -> str:
        return say("whatif_never", self.lang) if month is None else month_year(month, self.lang)

    def _by_hand(self) -> Iterator[Row]:
        """Yield the flow by hand, in the order in which it is worked out."""
        lang = self.lang
        length = len(_figures(next(self._planned())).flow.case_minutes) if self._any() else 0

        def line(key: str, cell: Callable[[HandFlow], str], **values: object) -> Row:
            return self._line(key, lambda figures: cell(figures.flow), **values)

        yield line("whatif_capacity", lambda flow: hours(flow.capacity, lang))
        yield line("whatif_case_hours", lambda flow: _digits(flow, lang), n=length)
        yield line("whatif_possible", lambda flow: rate(flow.possible, lang))
        yield line("whatif_forecast", lambda flow: rate(flow.forecast, lang))
        yield line("whatif_growth", lambda flow: _signed(flow.growth, lang))
        yield line("whatif_open_cases", lambda flow: rate(flow.open_cases, lang), n=length)
        yield line("whatif_breaks_expected", lambda flow: self._when(flow.breaks))
        yield line("whatif_breaks_p50", lambda flow: self._when(flow.breaks_p50))
        yield line("whatif_breaks_p90", lambda flow: self._when(flow.breaks_p90))
        yield line("whatif_hand_starts", lambda flow: self._rate(flow.starts))
        yield line("whatif_plan_starts", lambda flow: self._rate(flow.plan_starts))

    def _any(self) -> bool:
        return any(column.figures is not None for column in self.comparison.columns)

    def _at_month(self) -> Iterator[Row]:
        """Yield the figures of the month that is shown."""
        lang = self.lang

        def line(key: str, cell: Callable[[MonthFigures], str]) -> Row:
            return self._line(key, lambda figures: cell(self._row(figures)))

        yield line("whatif_posts", lambda row: f"{row.fixed}/{row.mobile + row.floaters}")
        yield line("whatif_unserved", lambda row: number(row.unserved, lang))
        yield line("whatif_hours", lambda row: hours(row.uncovered_minutes, lang))
        yield line("whatif_load", lambda row: "" if row.load is None else percent(row.load, lang))
        for band in BANDS:
            yield line(f"whatif_waiting_{band}", partial(self._waiting, band))
        yield line(
            "whatif_start_end", lambda row: f"{self._cell(row.starts)}/{self._cell(row.ends)}"
        )

    def _whole(self) -> Iterator[Row]:
        """Yield the figures of the whole horizon."""
        lang = self.lang
        for band in BANDS:
            yield self._line(f"whatif_weeks_{band}", partial(self._weeks, band))
        if self.comparison.base.weighted is not None and self.comparison.base.weighted.value:
            yield say("whatif_weighted", lang), weighted_words(self.comparison, lang)
        yield self._line(
            "whatif_start_end", lambda one: f"{self._cell(one.starts)}/{self._cell(one.ends)}"
        )
        yield self._line("whatif_hours", lambda one: hours(one.uncovered_minutes, lang))
        yield self._line("whatif_handovers", lambda one: self._cell(one.handovers))
        yield self._line("whatif_cost", lambda one: number(one.costs.year / MILLION, lang, 2))
        if any(_figures(one).costs.funded for one in self._planned()):
            yield self._line(
                "whatif_funded", lambda one: number(one.costs.funded / MILLION, lang, 2)
            )
        yield self._line("whatif_per_start", lambda one: _euros(one.costs.per_start, lang))
        columns = self.comparison.columns
        shares = ("" if one.share is None else percent(one.share, lang, 1) for one in columns)
        yield say("whatif_share", lang), tuple(shares)
        broken = (NO_PLAN if one.figures is None else f"{len(one.broken)}" for one in columns)
        yield say("whatif_broken", lang), tuple(broken)

    def _unsure(self) -> tuple[str, ...]:
        """Say what the mark means, where it is used."""
        marked = any(UNSURE in words for words in weighted_words(self.comparison, self.lang))
        return (say("whatif_unsure", self.lang, mark=UNSURE.strip()),) if marked else ()

    def _waiting(self, band: Band, row: MonthFigures) -> str:
        return self._cell(row.waiting[band])

    def _weeks(self, band: Band, figures: Figures) -> str:
        row: Waits = next(row for row in figures.waits if row.band == band)
        if row.median_weeks is None or row.longest_weeks is None:
            return KEPT_BACK if row.people.value is None else ""
        more = "+" if row.open else ""
        weeks = (number(value, self.lang) for value in (row.median_weeks, row.longest_weeks))
        return "/".join(weeks) + more


def _figures(column: Column) -> Figures:
    assert column.figures is not None
    return column.figures


def _digits(flow: HandFlow, lang: Language) -> str:
    return number(sum(flow.case_minutes) / 60, lang, 1)


def _signed(value: float, lang: Language) -> str:
    return ("-" if value < 0 else "") + rate(abs(value), lang)


def _euros(value: float | None, lang: Language) -> str:
    return "" if value is None else number(value, lang)
