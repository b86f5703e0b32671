"""An explanation on a terminal: sentences, items indented, and the hours of a manager."""

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from allocator.report.said import Explanation
from allocator.report.said import Table as Months
from allocator.report.wording import month_short, number
from allocator.texts import Language, say

MONTHS_SHOWN = 12


def explanation_page(
    explanation: Explanation, lang: Language, names: Mapping[str, str]
) -> RenderableType:
    """Return everything an explanation says."""
    parts: list[RenderableType] = []
    lines = explanation.lines(lang, names)
    for index, (sentence, line) in enumerate(zip(explanation.sentences, lines, strict=True)):
        text = Text(line, style="" if index else "bold")
        parts.append(Padding(text, (0, 0, 0, 2 * sentence.indent)))
    if explanation.table is not None:
        parts.append(_hours(explanation.table, lang))
    return Group(*parts)


def _hours(months: Months, lang: Language) -> Table:
    """Whole hours by month; a long horizon is cut to its first year."""
    table = Table(box=None, padding=(0, 1), pad_edge=False, collapse_padding=True)
    table.add_column(say("explain_ledger", lang), header_style="bold")
    shown = months.months[:MONTHS_SHOWN]
    for month in shown:
        table.add_column(month_short(month, lang), justify="right", no_wrap=True)
    for key, minutes in months.rows.items():
        cells = [number(value / 60, lang) for value in minutes[: len(shown)]]
        style = "bold" if key.endswith("_balance") else ""
        table.add_row(f" {say(key, lang)}", *cells, style=style)
    return table
