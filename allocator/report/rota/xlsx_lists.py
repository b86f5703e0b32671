"""The sheets beside the grid: the week of one place, and the week of one person.

Only what involves others has times; casework has none, not even here.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from allocator.model.calendar import format_clock
from allocator.model.rota import UNPAID, Block, Rota
from allocator.report.rota.cells import place_names
from allocator.report.rota.grid import day_name
from allocator.report.rota.holidays import holiday_lines
from allocator.report.rota.page import gap_line, title_line
from allocator.report.rota.xlsx_grid import LOOKS
from allocator.report.view import View
from allocator.report.wording import hours
from allocator.report.xlsx import INK, PALE, Look, page, put
from allocator.texts import say
from allocator.week import WeekFacts
from allocator.week.halves import SHOWN

Weeks = Sequence[tuple[WeekFacts, Rota]]
Row = tuple[Block, str, str]
"""Block, where or who, and whom or what it is with."""
WIDTHS = (13, 8, 8, 20, 34, 18)


def place_sheet(sheet: Any, place: str, weeks: Weeks, view: View) -> None:
    """Write who is at a site, and what is not covered there or on a holiday."""
    row = _title(sheet, _name(weeks[0][0], place, view))
    for asked, rota in weeks:
        there = [b for b in rota.blocks if b.site == place and b.activity in SHOWN]
        there.sort(key=lambda b: (b.date, b.start, b.end, b.manager))
        rows = [(b, view.name(b.manager), view.name(b.interpreter or "")) for b in there]
        row = _week(sheet, row, asked, rota, rows, "rota_sheet_with", view)
        for gap in rota.uncovered:
            if gap.site == place:
                text = f"{say('rota_label_uncovered', view.lang)}: {gap_line(asked, gap, view)}"
                row = _line(sheet, row, text, Look(bold=True, colour="8A1C1C", lines=False))
        for text in holiday_lines(asked, view, place):
            row = _line(sheet, row, text, Look(bold=True, lines=False))
        row += 1
    _finish(sheet)


def person_sheet(sheet: Any, manager: str, weeks: Weeks, view: View, *, cases: bool) -> None:
    """Write the week of a person, and its hours; cases of appointments where they may be named."""
    row = _title(sheet, view.name(manager))
    for asked, rota in weeks:
        mine = [block for block in rota.blocks if block.manager == manager]
        mine.sort(key=lambda b: (b.date, b.start, b.end))
        places = place_names(asked, view)
        case = {row.id: row.case for row in asked.given.appointments if row.case and cases}
        rows = [(b, _where(asked, b, places), _beside(b, case, view)) for b in _timed(mine)]
        row = _week(sheet, row, asked, rota, rows, "rota_sheet_where", view)
        text = _hours(asked, manager, mine, view)
        row = 1 + _line(sheet, row, text, Look(bold=True, lines=False))
    _finish(sheet)


def _timed(blocks: list[Block]) -> Iterator[Block]:
    """Yield what involves others, and of a day without it its first piece of casework."""
    for _, row in groupby(blocks, key=lambda block: block.date):
        day = list(row)
        timed = [block for block in day if block.activity in (*SHOWN, "travel")]
        yield from timed or [block for block in day if block.activity == "free"][:1]


def _hours(asked: WeekFacts, manager: str, blocks: list[Block], view: View) -> str:
    """Return the working time of a week, by contract, and what of it is casework."""
    work = sum(block.minutes for block in blocks if block.activity not in UNPAID)
    free = sum(block.minutes for block in blocks if block.activity == "free")
    return say(
        "rota_sheet_hours",
        view.lang,
        work=hours(work, view.lang),
        due=hours(asked.contract(manager), view.lang),
        free=hours(free, view.lang),
    )


def _where(asked: WeekFacts, block: Block, places: dict[str, str]) -> str:
    """Return where a block is; of travel where it leads; nothing for breaks and absences."""
    if block.activity in UNPAID:
        return ""
    place = block.site or asked.home(block.manager, block.date)
    return places.get(str(place), str(place or ""))


def _beside(block: Block, case: dict[str, str], view: View) -> str:
    """Return who interprets, or the case of an appointment."""
    if block.interpreter is None and block.item in case:
        return say("calendar_case", view.lang, case=view.name(case[block.item]))
    return view.name(block.interpreter or "")


def _name(asked: WeekFacts, place: str, view: View) -> str:
    whole = {site.id: site.name or site.id for site in asked.scenario.sites}
    return view.names.get(place, whole.get(place, place))


def _title(sheet: Any, title: str) -> int:
    put(sheet, 1, 1, title, Look(bold=True, size=14, colour=INK, lines=False))
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(WIDTHS))
    sheet.row_dimensions[1].height = 21
    return 2


def _line(sheet: Any, row: int, text: str, look: Look) -> int:
    put(sheet, row, 1, text, look)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(WIDTHS))
    return row + 1


def _week(
    sheet: Any,
    row: int,
    asked: WeekFacts,
    rota: Rota,
    rows: Iterable[Row],
    fifth: str,
    view: View,
) -> int:
    """Write the blocks of a week, a day's name once."""
    lang = view.lang
    row = _line(sheet, row, title_line(asked, rota, lang), Look(bold=True, lines=False))
    head = ("rota_csv_date", "rota_csv_start", "rota_csv_end", "rota_csv_activity", fifth)
    for column, key in enumerate((*head, "rota_sheet_beside"), start=1):
        put(sheet, row, column, say(key, lang), Look(fill=PALE, bold=True))
    row, last = row + 1, None
    for block, where, beside in rows:
        words = "sheet" if block.activity in SHOWN or block.activity == "free" else "activity"
        texts = (
            "" if block.date == last else day_name(block.date, view),
            "" if block.activity == "free" else format_clock(block.start),
            "" if block.activity == "free" else format_clock(block.end),
            say(f"rota_{words}_{block.activity}", lang),
            where,
            beside,
        )
        last = block.date
        for column, text in enumerate(texts, start=1):
            look = LOOKS.get(block.activity, Look()) if column == 4 else Look(bold=column == 1)
            put(sheet, row, column, text, look)
        row += 1
    return row


def _finish(sheet: Any) -> None:
    for column, width in enumerate(WIDTHS, start=1):
        letter = "ABCDEF"[column - 1]
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True
    page(sheet, landscape=False, head="1:1")
