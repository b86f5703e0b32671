"""A week as one page of HTML: the sheet for the wall (A4 landscape), and a list for a phone.

One file without scripts, pictures or anything from elsewhere. Every colour has its letter and
a border, so that the sheet is as good in black and white.
"""

from datetime import date
from html import escape

from allocator.model.calendar import format_clock, format_week, weekdays
from allocator.model.rota import Rota
from allocator.report.rota_cells import Cells, Entry, cells, groups
from allocator.report.rota_grid import day_name
from allocator.report.rota_page import gap_line, title_line
from allocator.report.view import View
from allocator.texts import say
from allocator.week import WeekFacts

STYLE = """
@page { size: A4 landscape; margin: 9mm 10mm; }
* { box-sizing: border-box; }
body { font: 8pt/1.25 "Liberation Sans", Arial, Helvetica, sans-serif; color: #1a1a1a;
  background: #fff; margin: 4mm auto; max-width: 277mm; padding: 0 2mm;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
header { display: flex; justify-content: space-between; align-items: baseline;
  border-bottom: 2px solid #1f3a5f; margin-bottom: 2mm; }
h1 { font-size: 13pt; margin: 0 0 1mm; color: #1f3a5f; }
.draft { letter-spacing: .12em; color: #8a1c1c; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #b8c0c8; padding: .5mm .8mm; vertical-align: top; text-align: left;
  overflow-wrap: anywhere; hyphens: auto; }
th { background: #eef1f4; }
.who { width: 19mm; font-weight: 600; }
.place { background: #1f3a5f; color: #fff; font-weight: 600; }
.day { border-left: 2px solid #1f3a5f; }
.holiday { background: #e3e6ea; }
span.e { display: block; padding: 0 .8mm; border: 1px solid #555; border-radius: 1mm;
  margin-bottom: .4mm; }
.office_hour { background: #cfe8cf; }
.visit { background: #cfe0f5; border-style: dashed !important; }
.meeting { background: #fbeeb8; border-style: dotted !important; }
.appointment { background: #ecd6ee; border-width: 2px !important; }
.absence, .free { color: #777; border: 0 !important; }
.note { margin: 1.5mm 0 0; }
.gaps { border-left: 3px solid #8a1c1c; padding-left: 2mm; }
.list { display: none; }
@media screen and (max-width: 700px) {
  body { font-size: 12pt; } table { display: none; } .list { display: block; }
  .list h2 { font-size: 13pt; margin: 4mm 0 1mm; border-bottom: 1px solid #1f3a5f; }
  .list p { margin: .5mm 0; }
}
"""


def rota_html(asked: WeekFacts, rota: Rota, view: View) -> str:
    """Return the page of a week as HTML."""
    lang, title = view.lang, title_line(asked, rota, view.lang)
    found = cells(asked, rota)
    gaps = [gap_line(asked, gap, view) for gap in rota.uncovered]
    open_ = "".join(f"<p>{escape(line)}</p>" for line in gaps)
    uncovered = f"<b>{escape(say('rota_label_uncovered', lang))}</b>"
    uncovered += open_ or f" {escape(say('rota_nothing', lang))}"
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(format_week(rota.week))}</title>\n<style>{STYLE}</style>\n</head>\n"
        f'<body>\n<header><h1>{escape(title)}</h1><span class="draft">'
        f"{escape(say('rota_draft', lang))}</span></header>\n"
        f"{_table(asked, rota, found, view)}\n{_list(asked, rota, found, view)}\n"
        f'<div class="note{" gaps" if gaps else ""}">{uncovered}</div>\n'
        f'<p class="note">{escape(say("rota_html_legend", lang))}</p>\n</body>\n</html>\n'
    )


def _table(asked: WeekFacts, rota: Rota, found: Cells, view: View) -> str:
    days = weekdays(rota.week)
    head = f'<th class="who">{escape(say("rota_who", view.lang))}</th>'
    for day in days:
        off = "" if day in asked.days else f" {say('rota_holiday', view.lang)}"
        head += f'<th class="day" colspan="2">{escape(day_name(day, view) + off)}</th>'
    rows = []
    for title, people in groups(asked, view):
        rows.append(f'<tr><td class="place" colspan="11">{escape(title)}</td></tr>')
        rows += [_row(asked, manager, days, found, view) for manager in people]
    body = "\n".join(rows)
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>"


def _row(asked: WeekFacts, manager: str, days: tuple[date, ...], found: Cells, view: View) -> str:
    row = f'<tr><td class="who">{escape(view.name(manager))}</td>'
    for day in days:
        if (manager, day) not in found:
            row += '<td class="day holiday" colspan="2"></td>'
            continue
        for half, entries in enumerate(found[manager, day]):
            inside = "".join(_chip(asked, entry, view) for entry in entries)
            row += f'<td class="{"" if half else "day"}">{inside}</td>'
    return row + "</tr>"


def _chip(asked: WeekFacts, entry: Entry, view: View) -> str:
    return (
        f'<span class="e {entry.activity}">{escape(_said(asked, entry, view, short=True))}</span>'
    )


def _said(asked: WeekFacts, entry: Entry, view: View, *, short: bool) -> str:
    """Return an entry in words, or with its letter."""
    kind = "short" if short else "activity"
    what = say(f"rota_{kind}_{entry.activity}", view.lang)
    if entry.activity in ("free", "absence"):
        return what
    names = {site.id: site.name or site.id for site in asked.scenario.sites}
    parts = [what, f"{format_clock(entry.start)}-{format_clock(entry.end)}"]
    if entry.site is not None and (entry.activity != "office_hour" or not short):
        parts.append(view.names.get(entry.site, names.get(entry.site, entry.site)))
    return " ".join(parts) + ("+" if entry.interpreter else "")


def _list(asked: WeekFacts, rota: Rota, found: Cells, view: View) -> str:
    """Return the week person by person, for a narrow screen."""
    parts = ['<div class="list">']
    for _, people in groups(asked, view):
        for manager in people:
            parts.append(f"<h2>{escape(view.name(manager))}</h2>")
            for day in weekdays(rota.week):
                entries = [entry for half in found.get((manager, day), ()) for entry in half]
                busy = [entry for entry in entries if entry.activity != "free"]
                said = dict.fromkeys(_said(asked, entry, view, short=False) for entry in busy)
                if said:
                    line = f"{day_name(day, view)}: {', '.join(said)}"
                    parts.append(f"<p>{escape(line)}</p>")
    return "".join(parts) + "</div>"
