"""A simulation as people read it, on a terminal and as CSV.

Change this file to add a row; what the numbers are stands in `allocator.model.simulation`.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from rich.console import Group, RenderableType
from rich.text import Text

from allocator.model.calendar import format_month, month_of
from allocator.model.require import Requirement
from allocator.model.simulation import Bands, Estimate, Simulated, Simulation, Within
from allocator.report.lines import assumed_words
from allocator.report.people import BANDS
from allocator.report.privacy import word
from allocator.report.tables import cell
from allocator.report.view import console, print_wide
from allocator.report.whatif import Block
from allocator.report.whatif_page import block_table, labelled_lines
from allocator.report.wording import day, hours, month_year, number, percent, rate
from allocator.texts import Language, say

LABELS, PLAN = 36, 22
"""Columns that the labels of the table take, and each plan."""
SHOWN = 4
"""Weeks that the page shows, at even distances, the last one included."""
SHARES = ("urgent_within_4", "load")


def print_page(seen: Simulation, lang: Language) -> None:
    """Print the page, wide enough for all plans."""
    usual = console()
    needed = LABELS + PLAN * len(seen.columns)
    print_wide(page(seen, lang), usual.width if usual.is_terminal else max(usual.width, needed))


def page(seen: Simulation, lang: Language) -> RenderableType:
    """Return the whole page."""
    words = Words(seen, lang)
    return Group(
        Text(words.title(), style="bold"),
        labelled_lines(words.before()),
        block_table(list(words.blocks()), [words.head(one) for one in seen.columns]),
        labelled_lines(words.after()),
        Text(say("simulate_foot", lang)),
    )


def taken_for_granted(
    seen: Simulation | Requirement, lang: Language
) -> Iterator[tuple[str, list[str]]]:
    """Yield what is assumed, the chances included, and what is not in it."""
    chances = seen.chances
    drawn = say(
        "simulate_chances",
        lang,
        leaves=percent(float(chances["leaves"]), lang),
        illnesses=rate(float(chances["illnesses"]), lang),
        days=rate(float(chances["illness_days"]), lang),
        no_show=percent(float(chances["no_show"]), lang),
        late=percent(float(chances["closes_late"]), lang),
    )
    assumed = assumed_words(seen.assumed, lang)
    yield say("simulate_assumed", lang), [line for line in (assumed, drawn) if line]
    yield say("simulate_not_in", lang), [say("simulate_left_out", lang)]


class Words:
    """Says a simulation in one language."""

    def __init__(self, seen: Simulation, lang: Language) -> None:
        self.seen, self.lang = seen, lang

    def title(self) -> str:
        """Return what the page is about."""
        return say(
            "simulate_title",
            self.lang,
            name=self.seen.name,
            weeks=len(self.seen.weeks),
            start=day(self.seen.start, self.lang),
            courses=number(self.seen.replications, self.lang),
        )

    def head(self, column: Simulated) -> str:
        """Return the name of a plan."""
        return column.name or say("simulate_base", self.lang)

    def before(self) -> Iterator[tuple[str, list[str]]]:
        """Yield labels and lines of what stands over the table."""
        variants = [
            f"{one.name}: {'; '.join(one.changes)}"
            for one in self.seen.columns
            if one.kind == "variant"
        ]
        question = variants or [say("simulate_no_variant", self.lang)]
        yield say("simulate_question", self.lang), question
        yield say("simulate_answer", self.lang), [self.answer(one) for one in self.seen.columns]

    def after(self) -> Iterator[tuple[str, list[str]]]:
        """Yield labels and lines of what stands under the table."""
        lang = self.lang
        yield say("simulate_sure", lang), [say("simulate_sure_text", lang)]
        yield from taken_for_granted(self.seen, lang)

    def answer(self, column: Simulated) -> str:
        """Say in a sentence or two what may become of a plan."""
        lang, name, broken = self.lang, self.head(column), column.breaks
        missing = self._figure(column, "uncovered")
        if not broken.share.value and missing is not None and missing.value > 0:
            n = hours(missing.value * 60, lang)
            first = say("simulate_lacks", lang, name=name, n=n)
        elif not broken.share.value:
            first = say("simulate_lasts", lang, name=name)
        elif broken.p50 is None:
            share = percent(broken.share.value, lang)
            first = say("simulate_mostly", lang, name=name, share=share)
        else:
            by = {row.month: row.share for row in broken.months}
            share = percent(by[broken.p50], lang)
            month = month_year(broken.p50, lang)
            values = {"name": name, "month": month, "share": share}
            if broken.p90 is None or broken.p90 == broken.p50:
                first = say("simulate_breaks", lang, **values)
            else:
                late, late_share = month_year(broken.p90, lang), percent(by[broken.p90], lang)
                late_values = {"late": late, "late_share": late_share}
                first = say("simulate_breaks_late", lang, **values, **late_values)
        urgent = self._within(column, 4).share
        if urgent is None:
            return first
        return f"{first} {say('simulate_urgent', lang, share=percent(urgent.value, lang))}"

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the table."""
        lang = self.lang
        yield Block(say("simulate_figures", lang), tuple(self._figures()))
        yield Block(say("simulate_break", lang), tuple(self._breaks()))
        if len(self.seen.columns) > 1:
            yield Block(say("simulate_against", lang), tuple(self._against()))
        yield Block(say("simulate_at", lang), tuple(self._waiting()))
        yield Block(say("simulate_load_at", lang), tuple(self._load()))

    def _row(self, label: str, cells: Iterator[str]) -> tuple[str, tuple[str, ...]]:
        return label, tuple(cells)

    def _within(self, column: Simulated, weeks: int) -> Within:
        return next(row for row in column.started if (row.band, row.weeks) == ("urgent", weeks))

    def _figures(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        lang, columns = self.lang, self.seen.columns
        for weeks in (2, 4, 8):
            label = say("simulate_urgent_within", lang, weeks=weeks)
            shares = (self._within(one, weeks).share for one in columns)
            yield self._row(label, (self._estimate(found, share=True) for found in shares))
        kept = (self._within(one, 4).weeks_kept for one in columns)
        label = say("simulate_urgent_kept", lang)
        yield self._row(label, (self._estimate(found, share=True) for found in kept))
        for name in ("waiting", "waiting_urgent", "load", "uncovered", "changes"):
            found = (self._figure(one, name) for one in columns)
            cells = (self._estimate(row, share=name in SHARES) for row in found)
            yield self._row(say(f"simulate_{name}", lang), cells)

    def _figure(self, column: Simulated, name: str, *, against: bool = False) -> Estimate | None:
        row = next(row for row in column.figures if row.name == name)
        return row.against_base if against else row.value

    def _estimate(self, found: Estimate | None, *, share: bool, signed: bool = False) -> str:
        if found is None:
            return word(None, not share, "")
        values = (found.value, found.low, found.high)
        plus = "+" if signed and found.value > 0 else ""
        if share:
            middle, low, high = (number(value * 100, self.lang, 1) for value in values)
            return f"{plus}{middle} % ({low} - {high})"
        middle, low, high = (number(value, self.lang) for value in values)
        return f"{plus}{middle} ({low} - {high})"

    def _against(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        lang = self.lang
        labels = {
            "urgent_within_4": say("simulate_urgent_within", lang, weeks=4),
            "waiting": say("simulate_waiting", lang),
            "load": say("simulate_load", lang),
            "uncovered": say("simulate_uncovered", lang),
        }
        for name, label in labels.items():
            cells = [""]
            for one in self.seen.columns[1:]:
                found = self._figure(one, name, against=True)
                cells.append(self._estimate(found, share=name in SHARES, signed=True))
            yield label, tuple(cells)

    def _breaks(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        lang, found = self.lang, [one.breaks for one in self.seen.columns]
        cells = (self._estimate(one.share, share=True) for one in found)
        yield self._row(say("simulate_break_share", lang), cells)
        for name in ("p10", "p50", "p90"):
            months = (getattr(one, name) for one in found)
            yield self._row(say(f"simulate_break_{name}", lang), (self._when(m) for m in months))

    def _when(self, month: int | None) -> str:
        return say("simulate_never", self.lang) if month is None else month_year(month, self.lang)

    def _shown(self) -> list[int]:
        """Return the weeks that are shown."""
        last = len(self.seen.weeks) - 1
        return sorted({round(last * part / SHOWN) for part in range(1, SHOWN + 1)})

    def _waiting(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for week in self._shown():
            month = month_year(month_of(self.seen.weeks[week]), self.lang)
            for band in BANDS:
                label = say(f"simulate_band_{band}", self.lang, month=month)
                cells = (self._band(one.waiting[band], week) for one in self.seen.columns)
                yield self._row(label, cells)

    def _load(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for week in self._shown():
            month = month_year(month_of(self.seen.weeks[week]), self.lang)
            cells = (self._band(one.load, week, share=True) for one in self.seen.columns)
            yield self._row(month, cells)

    def _band(self, bands: Bands, week: int, *, share: bool = False) -> str:
        """Return the middle and where eight of ten courses lie."""
        values = (bands.p50[week], bands.p10[week], bands.p90[week])

        def said(value: float | None) -> str:
            if value is None:
                return word(None, True, "")
            return percent(value, self.lang) if share else number(value, self.lang)

        middle, low, high = (said(value) for value in values)
        return f"{middle} ({low} - {high})"


def as_csv(seen: Simulation, lang: Language) -> str:
    """Return all figures of all weeks as CSV: semicolon and decimal comma in German."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";" if lang == "de" else ",", lineterminator="\n")
    keys = ("simulate_csv_plan", "simulate_csv_week", "simulate_csv_key", "simulate_csv_value")
    writer.writerow([say(key, lang) for key in keys])
    for column in seen.columns:
        for week, key, value in _numbers(seen, column):
            writer.writerow([column.name or column.kind, week, key, cell(value, lang)])
    return out.getvalue()


def _numbers(seen: Simulation, column: Simulated) -> Iterator[tuple[str, str, object]]:
    """Yield week (empty: all of them), quantity and value."""
    for row in column.figures:
        yield from _estimated(row.name, row.value)
        if row.against_base is not None:
            yield from _estimated(f"{row.name}.against_base", row.against_base)
    for soon in column.started:
        yield from _estimated(f"started.{soon.band}.{soon.weeks}", soon.share)
        yield from _estimated(f"weeks_kept.{soon.band}.{soon.weeks}", soon.weeks_kept)
    yield from _estimated("breaks", column.breaks.share)
    for month in column.breaks.months:
        yield format_month(month.month), "breaks_by", month.share
    series = {f"waiting.{band}": bands for band, bands in column.waiting.items()}
    for name in ("open_cases", "arrivals", "load", "uncovered", "changes_of_person"):
        series[name] = getattr(column, name)
    for name, bands in series.items():
        for part in ("p10", "p50", "p90", "mean", "low", "high"):
            for first, value in zip(seen.weeks, getattr(bands, part), strict=True):
                yield first.isoformat(), f"{name}.{part}", value


def _estimated(name: str, found: Estimate | None) -> Iterator[tuple[str, str, object]]:
    for part in ("value", "low", "high"):
        key = name if part == "value" else f"{name}.{part}"
        yield "", key, None if found is None else getattr(found, part)
