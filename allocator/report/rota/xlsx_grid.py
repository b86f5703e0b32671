"""The sheet of a week: people by half days, as it hangs on the wall, to be edited by hand."""

from datetime import date
from typing import Any

from openpyxl.worksheet.hyperlink import Hyperlink

from allocator.io.rota_marks import column_mark
from allocator.model.calendar import format_week, weekdays
from allocator.model.rota import Activity, Rota
from allocator.report.rota.cells import Cells, Entry, cell_text, cells, groups, place_names
from allocator.report.rota.grid import day_name
from allocator.report.rota.holidays import holiday_lines
from allocator.report.rota.page import gap_lines, title_line
from allocator.report.view import View
from allocator.report.xlsx import INK, PALE, WHITE, Look, page, put
from allocator.texts import say
from allocator.week import WeekFacts

KINDS: tuple[Activity, ...] = (
    *("office_hour", "visit", "meeting", "appointment"),
    *("free", "absence"),
)
LOOKS: dict[str, Look] = {
    "office_hour": Look(fill="CFE8CF", left="thick", bold=True),
    "visit": Look(fill="CFE0F5", left="mediumDashed", bold=True),
    "meeting": Look(fill="FBEEB8", left="double", bold=True),
    "appointment": Look(fill="ECD6EE", left="mediumDashDot", bold=True),
    "absence": Look(fill="D9DDE2", across="center"),
    "free": Look(colour="8A929A", across="center"),
}
"""Colours; every kind has its letter and the line on its left, too."""
HOLIDAY = Look(fill="D9DDE2", colour="555555", across="center")
TITLE, LEGEND, DAYS, HALVES = 2, 3, 4, 5
"""Rows of the head; the first row, hidden, says which day and half a column is."""
NAME, FIRST, LAST = 2, 3, 12
"""Columns of names and of half days; the first column, hidden, says whose row it is."""
NAME_WIDTH, WIDTH = 15.0, 13.2
LETTERS, LINE = 17, 12.0
"""Letters that fit on a line of a cell, and its height in points."""


def week_sheet(sheet: Any, asked: WeekFacts, rota: Rota, view: View, links: dict[str, str]) -> None:
    """Write the sheet of a week.

    Parameters
    ----------
    sheet
        An empty sheet.
    asked, rota
        What the week asks for, and its rota.
    view
        Language and names.
    links
        Title of the sheet of each person.
    """
    days, found = weekdays(rota.week), cells(asked, rota)
    _head(sheet, asked, rota, view)
    row = HALVES + 1
    for title, people in groups(asked, view):
        for column in range(NAME, LAST + 1):
            text = title if column == NAME else ""
            put(sheet, row, column, text, Look(fill=INK, bold=True, colour=WHITE, lines=False))
        row += 1
        for manager in people:
            put(sheet, row, 1, manager)
            name = put(sheet, row, NAME, view.name(manager), Look(bold=True))
            target = links[manager].replace("'", "''")
            name.hyperlink = Hyperlink(ref=name.coordinate, location=f"'{target}'!A1")
            _person(sheet, row, asked, manager, days, found, view)
            row += 1
    _foot(sheet, row + 1, asked, rota, view)
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[1].hidden = True
    sheet.column_dimensions["B"].width = NAME_WIDTH
    for column in range(FIRST, LAST + 1):
        letter = sheet.cell(row=1, column=column).column_letter
        sheet.column_dimensions[letter].width = WIDTH
    sheet.freeze_panes = sheet.cell(row=HALVES + 1, column=FIRST)
    page(sheet, landscape=True, head=f"{DAYS}:{HALVES}")


def _head(sheet: Any, asked: WeekFacts, rota: Rota, view: View) -> None:
    """Write title, legend, days and halves, and the marks by which it is read back."""
    lang, days = view.lang, weekdays(rota.week)
    put(sheet, 1, 1, format_week(rota.week))
    big = Look(bold=True, size=14, colour=INK, lines=False)
    put(sheet, TITLE, NAME, title_line(asked, rota, lang), big)
    sheet.merge_cells(start_row=TITLE, end_row=TITLE, start_column=NAME, end_column=LAST - 2)
    red = Look(bold=True, colour="8A1C1C", lines=False, across="right")
    put(sheet, TITLE, LAST - 1, say("rota_draft", lang), red)
    sheet.merge_cells(start_row=TITLE, end_row=TITLE, start_column=LAST - 1, end_column=LAST)
    sheet.row_dimensions[TITLE].height = 21
    words = [(f"{say(f'rota_short_{kind}', lang)} {say(f'rota_sheet_{kind}', lang)}", kind)
             for kind in KINDS]  # fmt: skip
    for number, (text, kind) in enumerate(words):
        put(sheet, LEGEND, NAME + number, text, LOOKS[kind])
    put(sheet, LEGEND, NAME + len(words), say("rota_sheet_plus", lang), Look(lines=False))
    span = {"start_column": NAME + len(words), "end_column": LAST}
    sheet.merge_cells(start_row=LEGEND, end_row=LEGEND, **span)
    sheet.row_dimensions[LEGEND].height = 2 * LINE + 2
    top = Look(fill=PALE, bold=True, across="center")
    put(sheet, DAYS, NAME, say("rota_who", lang), Look(fill=PALE, bold=True))
    put(sheet, HALVES, NAME, "", Look(fill=PALE))
    for number, day in enumerate(days):
        column = FIRST + 2 * number
        closed = asked.closed(day)
        off = f" {say(f'rota_{closed}', lang)}" if closed else ""
        for half in (0, 1):
            put(sheet, 1, column + half, column_mark(day, half))
            start = Look(fill=PALE, bold=True, across="center", left="medium")
            put(sheet, DAYS, column + half, "" if half else day_name(day, view) + off, start)
            text = say("rota_sheet_pm" if half else "rota_sheet_am", lang)
            put(sheet, HALVES, column + half, text, top if half else start)
        sheet.merge_cells(start_row=DAYS, end_row=DAYS, start_column=column, end_column=column + 1)


def _person(
    sheet: Any,
    row: int,
    asked: WeekFacts,
    manager: str,
    days: tuple[date, ...],
    found: Cells,
    view: View,
) -> None:
    places, most = place_names(asked, view), 1
    for number, day in enumerate(days):
        for half in (0, 1):
            column = FIRST + 2 * number + half
            if (manager, day) not in found:
                put(sheet, row, column, "", HOLIDAY)
                continue
            entries = found[manager, day][half]
            home = asked.home(manager, day)
            text = cell_text(entries, home, places, view)
            put(sheet, row, column, text, _look(entries))
            most = max(most, sum(-(-len(line) // LETTERS) for line in text.split("\n")))
    sheet.row_dimensions[row].height = most * LINE + 3


def _look(entries: list[Entry]) -> Look:
    """Return the look of a cell: that of its longest entry."""
    return LOOKS[max(entries, key=lambda entry: entry.end - entry.start).activity]


def _foot(sheet: Any, row: int, asked: WeekFacts, rota: Rota, view: View) -> None:
    """Say below the grid what is not covered or on a holiday, and how to go on."""
    lang, gaps = view.lang, gap_lines(asked, rota, view)
    title = say("rota_label_uncovered", lang)
    lines = [(f"{title}: {say('rota_nothing', lang)}", True)] if not gaps else [(title, True)]
    lines += [(line, False) for line in gaps]
    off = holiday_lines(asked, view)
    lines += [(say("rota_label_holiday", lang), True)] if off else []
    lines += [(line, False) for line in off]
    lines += [(say("rota_sheet_note", lang), False)]
    for text, bold in lines:
        put(sheet, row, NAME, text, Look(bold=bold, lines=False, size=8))
        sheet.merge_cells(start_row=row, end_row=row, start_column=NAME, end_column=LAST)
        sheet.row_dimensions[row].height = LINE * -(-len(text) // 170)
        row += 1
