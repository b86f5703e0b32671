"""One page about a plan, on a terminal: the overview in German or English.

Every sentence comes from ``texts/report.py``; this file only decides what stands where.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.report.data import FixedSite, Flip, Gap, Overview
from allocator.report.detail import detail_lines
from allocator.report.people_lines import band_rows, people_line, waiting_total
from allocator.report.privacy import SMALL
from allocator.report.wording import (
    counted,
    day,
    hours,
    listed,
    month_name,
    month_year,
    number,
    percent,
    rate,
    short,
    span,
)
from allocator.texts import Language, say

LABEL = 14
SITES_SHOWN = 12
NARROW, WIDE = 80, 100

ASSUMED = (
    "cases",
    "arrivals",
    "residents",
    "places",
    "managers",
    "policy",
    "interpreters",
    "travel",
    "sites",
    "location",
    "bases",
    "start",
    "months",
)
"""Kinds of assumed numbers, those first that matter most."""


@dataclass(frozen=True)
class View:
    """How an overview is shown.

    Attributes
    ----------
    lang
        Language of every sentence.
    verbose
        Also what only an analyst reads: minutes, values, bounds.
    assumed
        List every assumed number instead of naming the kinds.
    names
        Display names by id; joined here and never stored.
    made
        Provenance of the plan: seconds, seed, version.
    file
        File the plan was written to, if it was.
    """

    lang: Language
    verbose: bool = False
    assumed: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, object] = field(default_factory=dict)
    file: str = ""

    def name(self, ident: str) -> str:
        """Return the display name of an id."""
        return self.names.get(ident, ident)


def console(width: int | None = None) -> Console:
    """Return the console people read: as wide as the terminal, from 80 to 100 columns."""
    probe = Console(highlight=False)
    wide = width if width is not None else min(max(probe.width, NARROW), WIDE)
    return Console(width=wide, highlight=False, emoji=False, markup=False)


def print_page(data: Overview, view: View, width: int | None = None) -> None:
    """Print the whole page."""
    print_wide(page(data, view), width)


def print_wide(what: RenderableType, width: int | None = None) -> None:
    """Print to standard output; without a terminal no line ends in blanks."""
    target = console(width)
    if target.is_terminal:
        target.print(what)
        return
    with target.capture() as capture:
        target.print(what)
    for line in capture.get().splitlines():
        target.print(Text(line.rstrip()), soft_wrap=True)


def page(data: Overview, view: View) -> RenderableType:
    """Return the whole page."""
    facts = Table.grid()
    facts.add_column(style="bold", width=LABEL, no_wrap=True)
    facts.add_column(overflow="fold")
    for label, lines in _parts(data, view):
        facts.add_row(say(label, view.lang), lines[0])
        for line in lines[1:]:
            facts.add_row("", line)
        if label == "show_people":
            for band, line in band_rows(data, view.lang):
                facts.add_row(f"  {band}" if band else "", line)
    return Group(_title(data, view), _where(data, view), facts, *_foot(data, view))


def _months(data: Overview) -> range:
    return range(data.start, data.end + 1)


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
            listed([_flip(flip, lang) for flip in (row.flips if view.verbose else row.flips[:1])]),
        )
    if len(shown) < len(data.fixed):
        more = counted("show_more_sites", len(data.fixed) - len(shown), lang)
        table.add_row(f" {more}", "", "", "", "")
    mobile = data.mobile
    if mobile.sites or mobile.staff:
        table.add_row(
            f" {counted('show_mobile', mobile.sites, lang)}",
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


def _flip(flip: Flip, lang: Language) -> str:
    to = number(flip.to, lang) if flip.to else say("show_mobile_word", lang)
    key = "show_flip_below" if flip.below else "show_flip_from"
    line = say(key, lang, to=to, at=number(flip.at, lang))
    return say("show_flip_desks", lang, flip=line) if flip.desk_missing else line


def _contact(data: Overview, lang: Language) -> str:
    if not data.mobile.sites:
        return say("show_contact_none", lang)
    if not data.mobile.without:
        return say("show_contact_all", lang)
    return counted("show_contact_without", data.mobile.without, lang)


def _parts(data: Overview, view: View) -> list[tuple[str, list[str]]]:
    """Labels and lines of the page, in order; a part without lines is left out."""
    parts: list[tuple[str, Callable[[Overview, View], list[str]]]] = [
        ("show_not_covered", _not_covered),
        ("show_capacity", _capacity),
        ("show_people", _people),
        ("show_flow", _flow),
        ("show_interpreters", _pools),
        ("show_changes", _changes),
        ("show_decide", _decide),
        ("show_good", _good),
        ("show_detail", _detail),
        ("show_assumed", _assumed),
    ]
    said = [(label, lines(data, view)) for label, lines in parts]
    return [(label, lines) for label, lines in said if lines]


def _not_covered(data: Overview, view: View) -> list[str]:
    sites = {row.site: row.name for row in data.fixed}
    lines = [_gap(gap, data, view, sites) for gap in data.gaps]
    return lines or [say("show_nothing", view.lang)]


def _gap(gap: Gap, data: Overview, view: View, sites: Mapping[str, str]) -> str:
    lang = view.lang
    when = span(gap.from_, gap.until, lang, _months(data))
    if gap.kind == "posts":
        site = gap.site or ""
        return say(
            "show_gap_posts",
            lang,
            site=view.names.get(site, sites.get(site, site)),
            most=short(gap.most, lang),
            n=gap.count,
            span=when,
            hours=hours(gap.minutes, lang),
        )
    key = f"show_gap_{gap.kind}"
    return counted(key, gap.count, lang, span=when, hours=hours(gap.minutes, lang))


def _capacity(data: Overview, view: View) -> list[str]:
    lang, capacity = view.lang, data.capacity
    if capacity is None:
        return [say("show_no_capacity", lang)]
    teams = ""
    if capacity.lowest is not None and capacity.highest is not None:
        low, high = (number(share * 100, lang) for share in (capacity.lowest, capacity.highest))
        teams = say("show_teams", lang, lowest=low, highest=high)
    lines = [say("show_used", lang, used=percent(capacity.used, lang), teams=teams)]
    if view.verbose or capacity.worst > 1:
        month = month_name(capacity.worst_month, lang, _months(data))
        worst = percent(capacity.worst, lang)
        lines.append(say("show_used_worst", lang, month=month, used=worst))
    return lines


def _people(data: Overview, view: View) -> list[str]:
    return [people_line(data.people, view.lang)]


def _flow(data: Overview, view: View) -> list[str]:
    lang = view.lang
    return [
        say(
            "show_flow_line",
            lang,
            starts=rate(data.flow.starts, lang),
            expected=rate(data.flow.expected, lang),
            list_from=waiting_total(data.people, data.flow.list_from, lang),
            list_to=waiting_total(data.people, round(data.flow.list_to), lang),
            end=month_name(data.end, lang, _months(data)),
        )
    ]


def _pools(data: Overview, view: View) -> list[str]:
    lines = []
    for pool in data.pools:
        waiting = ""
        if pool.waiting >= SMALL:
            waiting = say("show_pool_waiting", view.lang, n=number(pool.waiting, view.lang))
        elif pool.waiting:
            waiting = say("show_pool_waiting_few", view.lang, n=SMALL)
        when = span(pool.from_, pool.until, view.lang, _months(data))
        line = say("show_pool", view.lang, language=pool.language, span=when, waiting=waiting)
        lines.append(line)
    return lines


def _changes(data: Overview, view: View) -> list[str]:
    lang, changes = view.lang, data.changes
    lines = [
        say(
            "show_against_today",
            lang,
            places=counted("show_places_changed", changes.posts_now, lang),
            persons=counted("show_person_changed", changes.cases, lang),
        )
    ]
    if changes.rounds_now:
        lines.append(counted("show_rounds_changed", changes.rounds_now, lang))
    if changes.posts_later:
        lines.append(counted("show_later", changes.posts_later, lang))
    return lines


def _decide(data: Overview, view: View) -> list[str]:
    return [counted("show_overdue", data.overdue, view.lang)] if data.overdue else []


def _good(data: Overview, view: View) -> list[str]:
    lang, good = view.lang, data.quality
    broken = sum(good.broken.values())
    rules = say("show_broken_none", lang)
    if broken:
        rules = counted("show_broken", broken, lang, rules=listed(list(good.broken)))
    lines = [f"{_proven(data, lang)}; {rules}"]
    uncovered = good.uncovered
    if uncovered.bound is not None and uncovered.value - uncovered.bound > uncovered.allowed:
        value, bound = hours(uncovered.value, lang), hours(uncovered.bound, lang)
        lines.append(say("show_good_uncovered", lang, hours=value, bound=bound))
    return lines


def _proven(data: Overview, lang: Language) -> str:
    share = data.quality.share
    if share is None:
        return say("show_good_unknown", lang)
    # A promise is rounded to the safe side: up.
    gap = math.ceil(round((1 - share) * 1000, 6)) / 10
    if not gap:
        return say("show_good_best", lang)
    return say("show_good_gap", lang, gap=f"{number(gap, lang, 1)} %")


def _detail(data: Overview, view: View) -> list[str]:
    return detail_lines(data.quality, view.made, view.lang) if view.verbose else []


def _assumed(data: Overview, view: View) -> list[str]:
    lang = view.lang
    if not data.assumed:
        return [say("show_assumed_none", lang)]
    if view.assumed:
        return [
            say("show_assumed_row", lang, path=row.path, n=number(row.count, lang), note=row.note)
            for row in data.assumed
        ]
    kinds: dict[str, int] = {}
    for row in data.assumed:
        kinds[_kind(row.path)] = kinds.get(_kind(row.path), 0) + row.count
    order = sorted(kinds, key=lambda kind: ASSUMED.index(kind) if kind in ASSUMED else len(ASSUMED))
    words = [
        say(f"show_assumed_{kind}", lang, n=number(kinds[kind], lang))
        if kind in ASSUMED
        else say("show_assumed_other", lang, n=number(kinds[kind], lang), path=kind)
        for kind in order
    ]
    if len(words) > 4:
        words = [*words[:3], say("show_assumed_more", lang, n=len(words) - 3)]
    return [say("show_assumed_line", lang, what=listed(words))]


def _kind(path: str) -> str:
    """Return the word for what a mark is about: its last part, its table, or the path."""
    parts = path.split(".")
    return next((part for part in (parts[-1], parts[0]) if part in ASSUMED), path)


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
    commands = []
    if data.example is not None:
        commands.append(f"explain --case {data.example}")
    if data.fixed:
        commands.append(f"explain --site {data.fixed[0].site}")
    if data.variants:
        commands.append(f"plan --variant {data.variants[0]}")
    commands.append("check")
    return [Text(line), Text(say("show_next", lang, commands=" | ".join(commands)))]
