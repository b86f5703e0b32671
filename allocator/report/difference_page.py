"""The difference of two plans on a terminal."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from allocator.model.difference import Difference
from allocator.report.difference import Section, sections, title
from allocator.report.view import View
from allocator.report.wording import counted
from allocator.texts import Language, say

LABEL = 14


def page(
    difference: Difference, view: View, heading: str = "", second: RenderableType | None = None
) -> RenderableType:
    """Return the whole page.

    Parameters
    ----------
    difference, view
        What differs, and how it is shown.
    heading
        Title in place of the one that a difference has.
    second
        What stands below who loses, which is always said first.
    """
    parts: list[RenderableType] = [Text(heading or title(difference, view.lang), style="bold")]
    for number, section in enumerate(sections(difference, view)):
        parts += _section(section, view.lang)
        if second is not None and number == 0:
            parts.append(second)
    return Group(*parts, Text(say("show_proposal", view.lang)))


def _section(section: Section, lang: Language) -> list[RenderableType]:
    label = say(section.key, lang)
    lines: list[RenderableType] = []
    if section.lines or not section.rows:
        grid = Table.grid()
        grid.add_column(style="bold", width=LABEL, no_wrap=True)
        grid.add_column(overflow="fold")
        for position, line in enumerate(section.lines):
            text = Text(line, style="bold" if section.loud else "")
            grid.add_row(label if position == 0 else "", text)
        lines.append(grid)
    if section.rows:
        lines.append(_table(section, "" if section.lines else label, lang))
    if section.foot:
        lines.append(Padding(Text(section.foot), (0, 0, 0, 1)))
    return lines


def _table(section: Section, label: str, lang: Language) -> RenderableType:
    """Return the table of a section; its label stands over the first column if nowhere else."""
    table = Table(
        box=None, padding=(0, 1), pad_edge=False, collapse_padding=True, header_style="bold"
    )
    heads = [say(key, lang) for key in section.head]
    if label:
        heads[0] = label
    for number, head in enumerate(heads):
        left = number < section.left
        table.add_column(head, justify="left" if left else "right", overflow="fold")
    for row in section.rows:
        table.add_row(f" {row[0]}", *row[1:])
    if section.more:
        table.add_row(f" {counted('diff_more', section.more, lang)}", *[""] * (len(heads) - 1))
    return table
