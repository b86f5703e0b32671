"""A week as a team lead knows it, on a terminal: people by half days, letters and colours."""

from datetime import date

from babel.dates import format_date
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.model.calendar import weekdays
from allocator.model.rota import Rota
from allocator.report.rota.cells import Cells, Entry, cells, groups
from allocator.report.view import View
from allocator.report.wording import LOCALES
from allocator.texts import say
from allocator.week import WeekFacts

STYLES = {
    "office_hour": "black on green",
    "visit": "white on blue",
    "meeting": "black on yellow",
    "appointment": "white on magenta",
    "absence": "dim",
    "free": "dim",
}
"""Colours; every one has its letter too, for those who do not see them."""

CODE = 5
"""Letters of a site in a cell."""


def grid(asked: WeekFacts, rota: Rota, view: View) -> Group:
    """Return the table of a week: one row a person, two columns a day, by place of work."""
    days = weekdays(rota.week)
    head = [Text(say("rota_who", view.lang))]
    for day in days:
        late = "rota_pm" if day in asked.days else "rota_holiday"
        head += [Text(day_name(day, view)), Text(say(late, view.lang))]
    codes = site_codes([str(block.site) for block in rota.blocks if block.activity == "visit"])
    found = cells(asked, rota)
    rows = [
        (title, [_row(manager, days, found, codes, view) for manager in people])
        for title, people in groups(asked, view)
    ]
    return _aligned(head, rows)


def day_name(day: date, view: View) -> str:
    """Return a day for the head of a column."""
    return str(format_date(day, "ccc d.M." if view.lang == "de" else "EEE d", LOCALES[view.lang]))


def _row(
    manager: str, days: tuple[date, ...], found: Cells, codes: dict[str, str], view: View
) -> list[Text]:
    row = [Text(f" {view.name(manager)}")]
    for day in days:
        row += [
            Text("\n").join(_entry(entry, codes, view) for entry in entries)
            for entries in found.get((manager, day), ([], []))
        ]
    return row


def _aligned(head: list[Text], groups: list[tuple[str, list[list[Text]]]]) -> Group:
    """Return the groups below their titles, all with columns of the same width."""
    rows = [head, *(row for _, people in groups for row in people)]
    widths = [
        max(len(line) for row in rows for line in row[n].plain.split("\n"))
        for n in range(len(head))
    ]

    def table(rows: list[list[Text]]) -> Table:
        made = Table.grid(padding=(0, 1, 0, 0))
        # On a narrow terminal places fold, never the ids of people.
        made.add_column(min_width=widths[0], no_wrap=True)
        for width in widths[1:]:
            made.add_column(width=width, overflow="fold")
        for row in rows:
            made.add_row(*row)
        return made

    for cell in head:
        cell.stylize("bold")
    parts: list[RenderableType] = [table([head])]
    for title, people in groups:
        parts += [Text(title, style="bold"), table(people)]
    return Group(*parts)


def _entry(entry: Entry, codes: dict[str, str], view: View) -> Text:
    """Return a letter, the hours or the hour it begins, and where that is elsewhere."""
    text = say(f"rota_short_{entry.activity}", view.lang)
    if entry.end and entry.activity != "absence":
        text += f"{entry.start // 60}"
    if entry.activity == "office_hour":
        text += f"-{-(-entry.end // 60)}"
    if entry.activity == "visit":
        text += f" {codes[str(entry.site)]}"
    if entry.interpreter:
        text += "+"
    return Text(text, style=STYLES[entry.activity])


def site_codes(sites: list[str]) -> dict[str, str]:
    """Return a short name for each site, different for all of them.

    The first letters; where two begin alike, the first letters and the last ones; where
    these are alike too, the whole id.
    """
    found: dict[str, str] = {}
    for code in (lambda s: s[:CODE], lambda s: f"{s[:3]}{s[-2:]}", lambda s: s):
        open_ = sorted({site for site in sites if site not in found})
        made = {site: code(site) for site in open_}
        taken = [*found.values(), *made.values()]
        found |= {site: word for site, word in made.items() if taken.count(word) == 1}
    return found
