"""A week as a team lead knows it, on a terminal: people by half days, letters and colours."""

from datetime import date

from babel.dates import format_date
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
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


def grid(asked: WeekFacts, rota: Rota, view: View) -> "Aligned":
    """Return the table of a week: one row a person, two columns a day, by place of work."""
    days = weekdays(rota.week)
    head = [Text(say("rota_who", view.lang))]
    for day in days:
        head += [
            Text(day_name(day, view)),
            Text(say(f"rota_{asked.closed(day) or 'pm'}", view.lang)),
        ]
    codes = site_codes([str(block.site) for block in rota.blocks if block.activity == "visit"])
    found = cells(asked, rota)
    rows = [
        (title, [_row(manager, days, found, codes, view) for manager in people])
        for title, people in groups(asked, view)
    ]
    return Aligned(head, rows)


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


class Aligned:
    """Groups of rows below their titles, all with columns of the same width.

    Where the terminal is too narrow, what stands in a cell folds between words: hours and the
    ids of people stay whole.

    Parameters
    ----------
    head
        Words above the columns.
    groups
        Title and rows of each group.
    """

    def __init__(self, head: list[Text], groups: list[tuple[str, list[list[Text]]]]) -> None:
        for cell in head:
            cell.stylize("bold")
        self._head, self._groups = head, groups

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the tables, as wide as the console allows."""
        lines, words = self._widths("\n"), self._widths(None)
        fits = sum(lines) + len(lines) - 1 <= options.max_width
        widths = lines if fits else [lines[0], *words[1:]]
        parts: list[RenderableType] = [_table([self._head], widths)]
        for title, people in self._groups:
            parts += [Text(title, style="bold"), _table(people, widths)]
        yield Group(*parts)

    def _widths(self, apart: str | None) -> list[int]:
        """Return the longest piece of each column, of lines or (None) of words."""
        rows = [self._head, *(row for _, people in self._groups for row in people)]
        return [
            max((len(piece) for row in rows for piece in row[n].plain.split(apart)), default=0)
            for n in range(len(self._head))
        ]


def _table(rows: list[list[Text]], widths: list[int]) -> Table:
    made = Table.grid(padding=(0, 1, 0, 0))
    made.add_column(min_width=widths[0], no_wrap=True)
    for width in widths[1:]:
        made.add_column(width=width, overflow="fold")
    for row in rows:
        made.add_row(*row)
    return made


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
