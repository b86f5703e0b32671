"""One page about a plan, on a terminal: the overview in German or English.

This file decides what stands where; the lines are made in `report.lines`, and every
sentence comes from ``texts/report.py``.
"""

from collections.abc import Iterator
from datetime import timedelta

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.model.calendar import first_day, format_week
from allocator.report.data import FixedSite, Overview
from allocator.report.lines import parts
from allocator.report.near import flip_words
from allocator.report.people_lines import band_rows
from allocator.report.view import View, print_wide
from allocator.report.wording import counted, day, listed, month_year, number, shell_word
from allocator.texts import Language, say

__all__ = ["View", "page", "print_page"]

LABEL = 14
SITES_SHOWN = 12


def print_page(data: Overview, view: View, width: int | None = None) -> None:
    """Print the whole page."""
    print_wide(page(data, view), width)


def page(data: Overview, view: View) -> RenderableType:
    """Return the whole page."""
    facts = Table.grid()
    facts.add_column(style="bold", width=LABEL, no_wrap=True)
    facts.add_column(overflow="fold")
    for label, lines in parts(data, view):
        facts.add_row(say(label, view.lang), lines[0])
        for line in lines[1:]:
            facts.add_row("", line)
        if label == "show_people":
            for band, line in band_rows(data, view.lang):
                facts.add_row(f"  {band}" if band else "", line)
    return Group(_title(data, view), _where(data, view), facts, *_foot(data, view))


def _title(data: Overview, view: View) -> Text:
    lang = view.lang
    return Text(
        say(
            "show_title",
            lang,
            name=data.name,
            start=month_year(data.start, lang),
            end=month_year(data.end, lang),
            staff=number(data.staff, lang),
            heads=counted("show_heads", data.heads, lang),
            deployed=number(data.staff - data.heads, lang),
        ),
        style="bold",
    )


def _where(data: Overview, view: View) -> Table:
    lang = view.lang
    table = Table(
        box=None, padding=(0, 1), pad_edge=False, collapse_padding=True, header_style="bold"
    )
    table.add_column(say("show_where", lang, day=day(data.start, lang)), overflow="fold")
    for key in ("show_staff", "show_standard", "show_residents"):
        table.add_column(say(key, lang), justify="right", no_wrap=True)
    table.add_column(say("show_next_change", lang), overflow="fold")
    shown = data.fixed if view.verbose else data.fixed[:SITES_SHOWN]
    for row in shown:
        table.add_row(
            f" {view.names.get(row.site, row.name)}",
            number(row.staff, lang),
            number(row.standard, lang),
            _headcount(row, view),
            listed(
                [flip_words(flip, lang) for flip in (row.flips if view.verbose else row.flips[:1])]
            ),
        )
    if len(shown) < len(data.fixed):
        more = counted("show_more_sites", len(data.fixed) - len(shown), lang)
        table.add_row(f" {more}", "", "", "", "")
    mobile = data.mobile
    if mobile.sites or mobile.staff:
        table.add_row(
            f" {counted('show_small' if mobile.small else 'show_mobile', mobile.sites, lang)}",
            number(mobile.staff, lang),
            "-",
            number(mobile.headcount, lang),
            _contact(data, lang),
        )
    if data.floaters:
        who = listed([view.name(manager) for manager in data.floaters])
        line = counted("show_floater", len(data.floaters), lang, who=who)
        table.add_row(f" {line}", number(len(data.floaters), lang), "-", "-", "")
    return table


def _headcount(row: FixedSite, view: View) -> str:
    count = number(row.headcount, view.lang)
    if row.by == "places" and view.verbose:
        return say("show_places", view.lang, n=count)
    return count


def _contact(data: Overview, lang: Language) -> str:
    if not data.mobile.sites:
        return say("show_contact_none", lang)
    if not data.mobile.without:
        return say("show_contact_all", lang)
    return counted("show_contact_without", data.mobile.without, lang)


def _foot(data: Overview, view: View) -> list[Text]:
    lang, made = view.lang, view.made
    line = say("show_proposal", lang)
    status = made.get("status")
    if status in ("limit", "interrupted"):
        line += say(f"show_status_{status}", lang)
    first, done = made.get("first_plan_seconds"), made.get("seconds")
    if isinstance(first, int | float) and isinstance(done, int | float):
        line += say("show_times", lang, first=number(first, lang, 1), done=number(done, lang, 1))
    if view.file:
        line += say("show_written", lang, file=view.file)
    commands = " | ".join(_next(data, view))
    if view.asked:
        asked = " ".join(map(shell_word, view.asked))
        return [Text(line), Text(say("show_next_with", lang, asked=asked, commands=commands))]
    return [Text(line), Text(say("show_next", lang, commands=commands))]


def _next(data: Overview, view: View) -> Iterator[str]:
    """Commands that go on from here."""
    if data.example is not None:
        yield f"explain --case {data.example}"
    if data.fixed:
        yield f"explain --site {data.fixed[0].site}"
    if data.variants and not view.asked:
        yield f"plan --variant {data.variants[0]}"
    yield f"rota --week {_first_week(data.start)}"
    yield "check"


def _first_week(month: int) -> str:
    """Return the first week that begins in a month."""
    first = first_day(month)
    return format_week(first + timedelta(days=-first.weekday() % 7))
