"""The page of a week: the grid, what is not covered, changes, how good it is; and as CSV."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from math import ceil

from babel.dates import format_date
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.checks.rota.checked import CheckedWeek
from allocator.checks.rota.month import month_hours
from allocator.model.calendar import format_clock, format_week
from allocator.model.rota import UNPAID, Rota, Uncovered
from allocator.report.rota.changes import change_lines, stand_in_lines
from allocator.report.rota.grid import grid, site_codes
from allocator.report.rota.holidays import holiday_lines
from allocator.report.rota.planned_gaps import planned_gaps
from allocator.report.view import View
from allocator.report.wording import LOCALES, hours, listed, no_formula, number, percent
from allocator.texts import Language, say
from allocator.week import WeekFacts

LABEL = 17


def rota_page(
    asked: WeekFacts, rota: Rota, view: View, seconds: float, before: Rota | None = None
) -> RenderableType:
    """Return the page of a week.

    Parameters
    ----------
    asked
        What the week asks for.
    rota
        The rota.
    view
        Language, names, whether goals and the names of sites are listed.
    seconds
        How long it took.
    before
        The rota in force, where the week was repaired: its changes are listed.
    """
    lines = Table.grid()
    lines.add_column(style="bold", width=LABEL, no_wrap=True)
    lines.add_column(overflow="fold")
    for label, text in _lines(asked, rota, view, before):
        lines.add_row(label, text)
    written = say("rota_written", view.lang, seconds=number(seconds, view.lang, 1), file=view.file)
    return Group(
        Text(title_line(asked, rota, view.lang), style="bold"),
        grid(asked, rota, view),
        lines,
        Text(written),
    )


def title_line(asked: WeekFacts, rota: Rota, lang: Language) -> str:
    """Return city, week, its days and whose tours are driven."""
    return say("rota_title", lang, name=asked.scenario.name, week_line=week_line(asked, rota, lang))


def week_line(asked: WeekFacts, rota: Rota, lang: Language) -> str:
    """Return the week, its days and whose tours are driven."""
    return say(
        "rota_week_line",
        lang,
        week=format_week(rota.week),
        first=_day(rota.week, lang),
        last=_day(rota.week + timedelta(days=4), lang),
        letter=asked.letter,
    )


def _day(day: date, lang: Language) -> str:
    return str(format_date(day, "d.M.y" if lang == "de" else "d MMM y", LOCALES[lang]))


def _lines(
    asked: WeekFacts, rota: Rota, view: View, before: Rota | None
) -> Iterator[tuple[str, str]]:
    lang = view.lang
    yield say("rota_label_legend", lang), say("rota_legend", lang)
    if view.verbose:
        visits = [str(block.site) for block in rota.blocks if block.activity == "visit"]
        names = {site.id: site.name or site.id for site in asked.scenario.sites}
        codes = [f"{code} {names[site]}" for site, code in sorted(site_codes(visits).items())]
        yield say("rota_label_visits", lang), listed(codes)
    yield say("rota_label_made", lang), _made(rota, lang)
    for n, line in enumerate(holiday_lines(asked, view)):
        yield "" if n else say("rota_label_holiday", lang), line
    for n, line in enumerate(_gaps(asked, rota, view)):
        yield "" if n else say("rota_label_uncovered", lang), line
    for n, line in enumerate(_changes(asked, rota, view, before)):
        yield "" if n else say("rota_label_changes", lang), line
    for n, row in enumerate(rota.goals if view.verbose else ()):
        priority = say(f"rota_priority_{row.priority}", lang)
        goal = say(f"rota_goal_{row.goal}", lang)
        line = say(
            "rota_goal_line", lang, goal=goal, hours=hours(row.minutes, lang), priority=priority
        )
        yield "" if n else say("rota_label_goals", lang), line
    yield say("rota_label_good", lang), _good(rota, lang)
    apart = list(month_hours([CheckedWeek(asked, rota, None)]))
    if apart:
        tenths = ceil(max(row.amount for row in apart) / 6)
        yield "", say("rota_good_hours", lang, hours=hours(tenths * 6, lang))


def _gaps(asked: WeekFacts, rota: Rota, view: View) -> list[str]:
    """Return what is not covered, each with who could stand in."""
    offers = stand_in_lines(asked, rota, view)
    lines: list[str] = []
    for n, gap in enumerate(rota.uncovered):
        lines.append(gap_line(asked, gap, view))
        lines += [offers[n]] if n in offers else []
    lines += planned_gaps(asked, view)
    return lines or [say("rota_nothing", view.lang)]


def _changes(asked: WeekFacts, rota: Rota, view: View, before: Rota | None) -> list[str]:
    """Return what changes: against the rota in force, else against last week."""
    if before is not None:
        lines = list(change_lines(asked, before, rota, view))
        return lines or [say("rota_no_changes", view.lang)]
    changed = next((row.minutes for row in rota.goals if row.goal == "same"), 0)
    key = "rota_changes" if changed else "rota_changes_none"
    return [say(key, view.lang, hours=hours(changed, view.lang))]


def _made(rota: Rota, lang: Language) -> str:
    minutes: dict[str, int] = {}
    for block in rota.blocks:
        minutes[block.activity] = minutes.get(block.activity, 0) + block.minutes
    work = sum(value for activity, value in minutes.items() if activity not in UNPAID)
    visits = sum(block.activity == "visit" for block in rota.blocks)
    return say(
        "rota_made",
        lang,
        office=hours(minutes.get("office_hour", 0), lang),
        visits=number(visits, lang),
        travel=hours(minutes.get("travel", 0), lang),
        share=percent(minutes.get("free", 0) / work if work else 0, lang),
    )


def gap_lines(asked: WeekFacts, rota: Rota, view: View) -> list[str]:
    """Return sentences of all that is not covered, in the week and by the plan."""
    return [*(gap_line(asked, gap, view) for gap in rota.uncovered), *planned_gaps(asked, view)]


def gap_line(asked: WeekFacts, gap: Uncovered, view: View) -> str:
    """Return the sentence of something that is not covered."""
    names = {site.id: site.name or site.id for site in asked.scenario.sites}
    site = str(gap.site or "")
    day = "" if gap.date is None else format_date(gap.date, "EEE d.M.", LOCALES[view.lang])
    turn = (gap.site, gap.date, gap.start)
    people = sum((r.site, r.date, r.start) == turn for r in asked.sessions)
    return say(
        f"rota_gap_{gap.kind}" if gap.kind != "office_hour" or people < 2 else "rota_gap_one_of",
        view.lang,
        people=people,
        site=view.names.get(site, names.get(site, site)),
        day=day,
        start="" if gap.start is None else format_clock(gap.start),
        hours=hours(gap.minutes, view.lang),
        manager=view.name(gap.manager or ""),
        item=gap.item or "",
    )


def _good(rota: Rota, lang: Language) -> str:
    open_ = [row for row in rota.pieces if row.value > row.bound + 0.5]
    parts = number(len(rota.pieces), lang)
    if not open_:
        return say("rota_good_best", lang, parts=parts)
    worst = max((row.value - row.bound) / row.value for row in open_)
    proven = number(len(rota.pieces) - len(open_), lang)
    return say("rota_good_gap", lang, proven=proven, parts=parts, gap=percent(worst, lang, 1))


CSV_COLUMNS = ("manager", "date", "start", "end", "activity", "site", "interpreter")


def rota_csv(rotas: list[Rota], view: View) -> str:
    """Return the blocks of weeks as CSV: semicolon and dd.mm.yyyy in German."""
    out, lang = StringIO(), view.lang
    writer = csv.writer(out, delimiter=";" if lang == "de" else ",", lineterminator="\n")
    writer.writerow([say(f"rota_csv_{column}", lang) for column in CSV_COLUMNS])
    for rota in rotas:
        for block in rota.blocks:
            day = block.date.strftime("%d.%m.%Y") if lang == "de" else block.date.isoformat()
            writer.writerow(
                [
                    no_formula(view.name(block.manager)),
                    day,
                    format_clock(block.start),
                    format_clock(block.end),
                    say(f"rota_activity_{block.activity}", lang),
                    no_formula(view.name(block.site or "")),
                    no_formula(view.name(block.interpreter or "")),
                ]
            )
    return out.getvalue()
