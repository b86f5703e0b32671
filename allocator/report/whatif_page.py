"""A comparison on a terminal, and as CSV: a row a number."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from allocator.model.calendar import format_month
from allocator.model.whatif import Column, Comparison, Figures
from allocator.report.tables import cell
from allocator.report.view import console, print_wide
from allocator.report.whatif import Block, Words
from allocator.texts import Language, say

LABEL = 14
LABELS, PLAN = 34, 13
"""Columns that the labels of the table take, and each plan."""


def print_page(words: Words) -> None:
    """Print the page; wider than others where there are many plans, so that none is lost."""
    usual = console()
    needed = LABELS + PLAN * len(words.heads())
    print_wide(page(words), usual.width if usual.is_terminal else max(usual.width, needed))


def page(words: Words) -> RenderableType:
    """Return the whole page."""
    blocks = list(words.blocks())
    return Group(
        Text(words.title(), style="bold"),
        labelled_lines(words.before()),
        block_table(blocks, words.heads()),
        *(Padding(Text(note), (0, 0, 0, 1)) for block in blocks for note in block.notes),
        labelled_lines(words.after()),
        Text(say("whatif_foot", words.lang)),
    )


def labelled_lines(parts: Iterable[tuple[str, list[str]]]) -> Table:
    """Return labels in capitals with their lines beside them."""
    grid = Table.grid()
    grid.add_column(style="bold", width=LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, lines in parts:
        for position, line in enumerate(lines):
            grid.add_row(label if position == 0 else "", Text(line))
    return grid


def block_table(blocks: Sequence[Block], heads: Sequence[str]) -> Table:
    """Return all blocks as one table, so that the plans stand under each other."""
    table = Table(
        box=None, padding=(0, 1), pad_edge=False, collapse_padding=True, show_header=False
    )
    table.add_column(overflow="fold")
    for _ in heads:
        table.add_column(justify="right", overflow="fold")
    for block in blocks:
        table.add_row(block.title, *heads, style="bold")
        for label, cells in block.rows:
            table.add_row(f" {label}", *cells)
    return table


def as_csv(comparison: Comparison, lang: Language) -> str:
    """Return all figures of all months as CSV: semicolon and decimal comma in German."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";" if lang == "de" else ",", lineterminator="\n")
    keys = ("whatif_csv_plan", "whatif_csv_month", "whatif_csv_key", "whatif_csv_value")
    writer.writerow([say(key, lang) for key in keys])
    for column in comparison.columns:
        for month, key, value in _numbers(column):
            writer.writerow([column.name or column.kind, month, key, cell(value, lang)])
    return out.getvalue()


def _numbers(column: Column) -> Iterator[tuple[str, str, object]]:
    """Yield month (empty: the whole horizon), quantity and value."""
    yield "", "status", column.status
    yield "", "share", column.share
    yield "", "rules_broken", len(column.broken)
    if column.figures is not None:
        yield from _whole(column.figures)
        yield from _monthly(column.figures)


def _whole(figures: Figures) -> Iterator[tuple[str, str, object]]:
    for row in figures.waits:
        yield "", f"people.{row.band}", row.people.value
        yield "", f"median_weeks.{row.band}", row.median_weeks
        yield "", f"longest_weeks.{row.band}", row.longest_weeks
    for name in ("starts", "ends", "handovers"):
        yield "", name, getattr(figures, name).value
    for name in ("year", "funded", "per_start"):
        yield "", f"eur.{name}", getattr(figures.costs, name)
    flow = figures.flow
    for name in ("capacity", "possible", "forecast", "growth", "open_cases"):
        yield "", f"flow.{name}", getattr(flow, name)
    for name in ("starts", "plan_starts"):
        yield "", f"flow.{name}", getattr(flow, name)
    for name in ("breaks", "breaks_p50", "breaks_p90"):
        month = getattr(flow, name)
        yield "", f"flow.{name}", None if month is None else format_month(month)


def _monthly(figures: Figures) -> Iterator[tuple[str, str, object]]:
    for row, flow in zip(figures.months, figures.flow.months, strict=True):
        month = format_month(row.month)
        for name in ("fixed", "mobile", "floaters", "posts", "unserved"):
            yield month, name, getattr(row, name)
        for name in ("uncovered_minutes", "load"):
            yield month, name, getattr(row, name)
        for band, there in row.waiting.items():
            yield month, f"waiting.{band}", there.value
        for name in ("starts", "ends"):
            yield month, name, getattr(row, name).value
        for name in type(flow).model_fields:
            if name != "month":
                yield month, f"flow.{name}", getattr(flow, name)
