"""A week as one page of HTML: the sheet for the wall (A4 landscape), and a list for a phone.

One file without scripts, pictures or anything from elsewhere.
"""

from datetime import date
from html import escape

from allocator.model.calendar import format_week, weekdays
from allocator.model.rota import Activity, Rota
from allocator.report.rota.cells import Cells, Entry, cells, entry_words, groups, place_names
from allocator.report.rota.grid import day_name
from allocator.report.rota.holidays import holiday_lines
from allocator.report.rota.page import gap_lines, week_line
from allocator.report.rota.style import STYLE
from allocator.report.view import View
from allocator.texts import say
from allocator.week import WeekFacts

LEGEND: tuple[Activity, ...] = (
    *("office_hour", "visit", "meeting", "appointment"),
    *("free", "absence"),
)
Places = dict[str, str]


def rota_html(asked: WeekFacts, rota: Rota, view: View) -> str:
    """Return the page of a week as HTML."""
    lang, name = view.lang, escape(asked.scenario.name)
    found, places = cells(asked, rota), place_names(asked, view)
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{name} {format_week(rota.week)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{name} <small>{escape(week_line(asked, rota, lang))}</small></h1>"
        f'<span class="draft">{escape(say("rota_draft", lang))}</span></header>\n'
        f"{_legend(view)}\n{_table(asked, rota, found, places, view)}\n"
        f"{_list(asked, rota, found, places, view)}\n{_holidays(asked, view)}\n"
        f"{_gaps(asked, rota, view)}\n"
        f'<p class="note">{escape(say("rota_html_note", lang))}</p>\n</body>\n</html>\n'
    )


def _legend(view: View) -> str:
    rows = [
        f'<span class="e {kind}"><b>{escape(say(f"rota_short_{kind}", view.lang))}</b> '
        f"{escape(say(f'rota_sheet_{kind}', view.lang))}</span>"
        for kind in LEGEND
    ]
    plus = escape(say("rota_sheet_plus", view.lang))
    return f'<div class="legend">{"".join(rows)}<span>{plus}</span></div>'


def _holidays(asked: WeekFacts, view: View) -> str:
    """Return what falls on a public holiday, in a week that has one."""
    lines = holiday_lines(asked, view)
    if not lines:
        return ""
    title = f"<b>{escape(say('rota_label_holiday', view.lang))}</b>"
    return f'<div class="note">{title}{"".join(f"<p>{escape(line)}</p>" for line in lines)}</div>'


def _gaps(asked: WeekFacts, rota: Rota, view: View) -> str:
    """Return what is not covered."""
    title = f"<b>{escape(say('rota_label_uncovered', view.lang))}</b>"
    lines = [f"<p>{escape(line)}</p>" for line in gap_lines(asked, rota, view)]
    if not lines:
        return f'<div class="note">{title} {escape(say("rota_nothing", view.lang))}</div>'
    return f'<div class="note gaps">{title}{"".join(lines)}</div>'


def _table(asked: WeekFacts, rota: Rota, found: Cells, places: Places, view: View) -> str:
    days, lang = weekdays(rota.week), view.lang
    head = f'<th class="who" rowspan="2">{escape(say("rota_who", lang))}</th>'
    halves = ""
    for day in days:
        head += f'<th class="day" colspan="2">{escape(day_name(day, view))}</th>'
        halves += f'<th class="half day">{escape(say("rota_sheet_am", lang))}</th>'
        halves += f'<th class="half">{escape(say("rota_sheet_pm", lang))}</th>'
    rows = []
    for title, people in groups(asked, view):
        rows.append(f'<tr><td class="place" colspan="11">{escape(title)}</td></tr>')
        rows += [_row(asked, manager, days, found, places, view) for manager in people]
    body = "\n".join(rows)
    return f"<table><thead><tr>{head}</tr><tr>{halves}</tr></thead>\n<tbody>{body}</tbody></table>"


def _row(
    asked: WeekFacts,
    manager: str,
    days: tuple[date, ...],
    found: Cells,
    places: Places,
    view: View,
) -> str:
    row = f'<tr><td class="who">{escape(view.name(manager))}</td>'
    for day in days:
        if (manager, day) not in found:
            off = escape(say(f"rota_{asked.closed(day)}", view.lang))
            row += f'<td class="day holiday" colspan="2">{off}</td>'
            continue
        home = asked.home(manager, day)
        for half, entries in enumerate(found[manager, day]):
            kind = f" {entries[0].activity}" if entries[0].activity in ("free", "absence") else ""
            inside = "".join(_chip(entry, home, places, view) for entry in entries)
            row += f'<td class="{"half" if half else "day"}{kind}">{inside}</td>'
    return row + "</tr>"


def _chip(entry: Entry, home: str | None, places: Places, view: View, *, long: bool = False) -> str:
    """Return an entry: its letter, hours and place; in words where there is room (`long`)."""
    what, where = entry_words(entry, home, places, view)
    letter, _, hours = what.partition(" ")
    if entry.activity in ("free", "absence"):
        said = say(f"rota_sheet_{entry.activity}", view.lang)
        return f'<span class="e {entry.activity}">{escape(said)}</span>' if long else letter
    text = f"<b>{escape(letter)}</b>{escape(hours.replace('-', '–'))}"
    if long:
        text += f" {escape(say(f'rota_sheet_{entry.activity}', view.lang))}"
    text += f" <i>{escape(where)}</i>" if where else ""
    return f'<span class="e {entry.activity}">{text}</span>'


def _list(asked: WeekFacts, rota: Rota, found: Cells, places: Places, view: View) -> str:
    """Return the week person by person, for a narrow screen: one's own name opens one's week."""
    parts = ['<div class="list">']
    for title, people in groups(asked, view):
        parts.append(f"<h2>{escape(title)}</h2>")
        for manager in people:
            parts.append(f"<details><summary>{escape(view.name(manager))}</summary><dl>")
            for day in weekdays(rota.week):
                said = _day(asked, manager, day, found, places, view)
                parts.append(f"<dt>{escape(day_name(day, view))}</dt><dd>{said}</dd>")
            parts.append("</dl></details>")
    return "".join(parts) + "</div>"


def _day(
    asked: WeekFacts, manager: str, day: date, found: Cells, places: Places, view: View
) -> str:
    """Return a day of the list: what it holds, else casework, absence or the holiday, once."""
    if (manager, day) not in found:
        off = escape(say(f"rota_{asked.closed(day)}", view.lang))
        return f'<span class="e absence">{off}</span>'
    home = asked.home(manager, day)
    halves = found[manager, day]
    entries = [entry for half in halves for entry in half]
    busy = [entry for entry in entries if entry.activity != "free"] or entries[:1]
    chips = [_chip(entry, home, places, view, long=True) for entry in busy]
    return "".join(dict.fromkeys(chips))
