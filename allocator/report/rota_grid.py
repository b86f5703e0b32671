"""A week as a team lead knows it: people by half days, with letters and colours.

Ids only; who works where is grouped, nobody is ranked.
"""

from collections import defaultdict
from datetime import date

from babel.dates import format_date
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.model.calendar import weekdays
from allocator.model.rota import Block, Rota
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
        name = format_date(day, "ccc d.M." if view.lang == "de" else "EEE d", LOCALES[view.lang])
        late = "rota_pm" if day in asked.days else "rota_holiday"
        head += [Text(name), Text(say(late, view.lang))]
    codes = site_codes([str(block.site) for block in rota.blocks if block.activity == "visit"])
    cells = _cells(asked, rota)
    groups = [
        (
            title,
            [
                [
                    Text(f" {view.name(manager)}"),
                    *(
                        _cell(cells[manager, day, half], asked, (manager, day), codes, view)
                        for day in days
                        for half in (0, 1)
                    ),
                ]
                for manager in people
            ],
        )
        for title, people in _groups(asked, view)
    ]
    return _aligned(head, groups)


def _aligned(head: list[Text], groups: list[tuple[str, list[list[Text]]]]) -> Group:
    """Return the groups below their titles, all with columns of the same width."""
    rows = [head, *(row for _, people in groups for row in people)]
    widths = [
        max(len(line) for row in rows for line in row[n].plain.split("\n"))
        for n in range(len(head))
    ]

    def table(rows: list[list[Text]]) -> Table:
        made = Table.grid(padding=(0, 1, 0, 0))
        for width in widths:
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


def _groups(asked: WeekFacts, view: View) -> list[tuple[str, list[str]]]:
    """Return people by where they work at the start of the week, places in order."""
    names = {site.id: site.name or site.id for site in asked.scenario.sites}
    found: dict[str, list[str]] = {name: [] for name in [*names, "mobile", "floater"]}
    for manager in asked.managers:
        post = next((p for day in asked.days if (p := asked.post(manager, day))), None)
        kind = "mobile" if post is None else (post.site or post.kind)
        found.setdefault(kind, []).append(manager)
    words = {kind: say(f"rota_{kind}", view.lang) for kind in ("mobile", "floater")}
    titles = names | words
    return [(view.names.get(kind, titles[kind]), row) for kind, row in found.items() if row]


def _cells(asked: WeekFacts, rota: Rota) -> dict[tuple[str, date, int], list[Block]]:
    """Return the blocks of each person and half day: where the middle of the block lies."""
    cells: dict[tuple[str, date, int], list[Block]] = defaultdict(list)
    noon = asked.policy.noon
    for block in rota.blocks:
        if block.activity == "absence":
            halves = [half for half in (0, 1) if (block.start < noon, block.end > noon)[half]]
        else:
            halves = [int(block.start + block.end >= 2 * noon)]
        for half in halves:
            cells[block.manager, block.date, half].append(block)
    return cells


def _cell(
    blocks: list[Block],
    asked: WeekFacts,
    key: tuple[str, date],
    codes: dict[str, str],
    view: View,
) -> Text:
    """Return what stands in a cell: duties one after the other, else free or away."""
    shown = [block for block in blocks if block.activity in STYLES and block.activity != "free"]
    if not shown:
        there = asked.there(*key).due > 0
        if key[1] not in asked.days:
            return Text("")
        activity = "free" if there else "absence"
        return Text(say(f"rota_short_{activity}", view.lang), style=STYLES[activity])
    lines = [_entry(block, end, codes, view) for block, end in _runs(shown)]
    return Text("\n").join(lines)


def _runs(blocks: list[Block]) -> list[tuple[Block, int]]:
    """Return blocks with their end; turns that follow on each other at one site are one."""
    runs: list[tuple[Block, int]] = []
    for block in blocks:
        last, end = runs[-1] if runs else (None, -1)
        same = last is not None and (last.activity, last.site) == (block.activity, block.site)
        if last is not None and same and end == block.start:
            runs[-1] = last, block.end
        else:
            runs.append((block, block.end))
    return runs


def _entry(block: Block, end: int, codes: dict[str, str], view: View) -> Text:
    """Return a letter, the hours or the hour it begins, and where that is elsewhere."""
    letter = say(f"rota_short_{block.activity}", view.lang)
    text = letter if block.activity == "absence" else f"{letter}{block.start // 60}"
    if block.activity == "office_hour":
        text += f"-{-(-end // 60)}"
    if block.activity == "visit":
        text += f" {codes[str(block.site)]}"
    if block.interpreter is not None:
        text += "+"
    return Text(text, style=STYLES[block.activity])


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
