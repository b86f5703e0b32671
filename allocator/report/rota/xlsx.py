"""Weeks as an Excel workbook: a sheet a week in the familiar grid, one a place, one a person.

The grid can be edited and read back (`allocator.io.rota_book`); the other sheets are
protected, for they follow from it.
"""

from collections.abc import Sequence
from typing import Any

from allocator.io.rota_marks import STORE, WORDS, store_lines
from allocator.model.calendar import format_week
from allocator.model.rota import Rota
from allocator.report.rota.cells import place_names
from allocator.report.rota.xlsx_grid import KINDS, LOOKS, week_sheet
from allocator.report.rota.xlsx_lists import person_sheet, place_sheet
from allocator.report.view import View
from allocator.report.xlsx import INK, WHITE, Look, Titles, book_bytes, page, put
from allocator.texts import say
from allocator.week import WeekFacts

Weeks = Sequence[tuple[WeekFacts, Rota]]


def rota_xlsx(weeks: Weeks, view: View, *, cases: bool = True) -> bytes:
    """Return the workbook of some weeks; the same weeks give the same bytes.

    Parameters
    ----------
    weeks
        What each week asks for, and its rota.
    view
        Language; display names, which stand where they are seen and nowhere else.
    cases
        Whether the sheet of a person names the cases of their appointments.
    """
    from openpyxl import Workbook

    book, titles = Workbook(), Titles()
    book.remove(book.worksheets[0])
    titles.new(STORE)
    shown = [(asked, rota, titles.new(_week_title(rota, view))) for asked, rota in weeks]
    guide = titles.new(say("rota_sheet_guide", view.lang))
    people = list(dict.fromkeys(name for asked, _ in weeks for name in asked.managers))
    links = {name: titles.new(view.name(name)) for name in people}
    for asked, rota, title in shown:
        week_sheet(book.create_sheet(title), asked, rota, view, links)
    _guide(book.create_sheet(guide), weeks[0][0], view)
    names = place_names(weeks[0][0], view)
    for place in _places(weeks):
        place_sheet(book.create_sheet(titles.new(names[place])), place, weeks, view)
    for name in people:
        person_sheet(book.create_sheet(links[name]), name, weeks, view, cases=cases)
    _store(book.create_sheet(STORE), [rota for _, rota in weeks])
    return book_bytes(book)


def _week_title(rota: Rota, view: View) -> str:
    return say("rota_sheet_week", view.lang, week=format_week(rota.week))


def _places(weeks: Weeks) -> list[str]:
    """Return the sites at which anything is due or done, in order of the scenario."""
    found: set[str | None] = set()
    for asked, rota in weeks:
        found |= {row.site for row in asked.sessions} | {row.site for row in asked.visits}
        found |= {block.site for block in rota.blocks if block.activity in ("office_hour", "visit")}
    return [site.id for site in weeks[0][0].scenario.sites if site.id in found]


def _guide(sheet: Any, asked: WeekFacts, view: View) -> None:
    """Say how the cells of a week are written: letters, places, interpreters."""
    lang, head = view.lang, Look(fill=INK, bold=True, colour=WHITE, lines=False)
    put(sheet, 1, 1, WORDS)
    put(sheet, 2, 2, say("rota_sheet_guide", lang), Look(bold=True, size=14, lines=False))
    row = 3
    for key in ("rota_sheet_how", "rota_sheet_how_back", "rota_sheet_how_away"):
        put(sheet, row, 2, say(key, lang), Look(lines=False))
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
        sheet.row_dimensions[row].height = 38
        row += 1
    for activity in KINDS:
        put(sheet, row, 2, say(f"rota_short_{activity}", lang), LOOKS[activity])
        put(sheet, row, 3, say(f"rota_sheet_{activity}", lang), Look())
        row += 1
    names = place_names(asked, view)
    whole = {site.id: site.name or site.id for site in asked.scenario.sites}
    places = {p: (name, whole.get(p, p)) for p, name in names.items() if not p.startswith("+")}
    heard = {p[1:]: (name, "") for p, name in names.items() if p.startswith("+")}
    parts = [("rota_sheet_places", "place", places)]
    parts += [("rota_sheet_interpreters", "interpreter", heard)] if heard else []
    for title, kind, words in parts:
        put(sheet, row, 2, say(title, lang), head)
        put(sheet, row, 3, "", head)
        row += 1
        for ident, (word, name) in words.items():
            put(sheet, row, 1, f"{kind} {ident}")
            put(sheet, row, 2, word, Look())
            put(sheet, row, 3, name, Look())
            row += 1
    sheet.row_dimensions[1].hidden = True
    sheet.column_dimensions["A"].hidden = True
    sheet.column_dimensions["B"].width, sheet.column_dimensions["C"].width = 34, 44
    sheet.protection.sheet = True
    page(sheet, landscape=False)


def _store(sheet: Any, rotas: list[Rota]) -> None:
    """Keep the rotas as they are: the grid shows neither ways nor free time."""
    for row, line in enumerate(store_lines(rotas), start=1):
        put(sheet, row, 1, line)
    sheet.sheet_state = "veryHidden"
