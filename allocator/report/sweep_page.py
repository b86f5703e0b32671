"""A grid on a terminal, and as CSV: a row a combination."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.model.calendar import format_month
from allocator.report.sweep import QUANTITIES, Grids, Quantity, Rows
from allocator.report.tables import cell
from allocator.report.view import console, print_wide
from allocator.texts import say

LABEL, COLUMN, EFFECTS = 14, 10, 112
SHADES = ("", "on grey23", "on grey35", "on dark_red")
"""Backgrounds from the least to the most, on a terminal."""


def print_grid(grids: Grids) -> None:
    """Print the grid."""
    usual = console()
    needed = max(EFFECTS, 30 + COLUMN * len(grids.across()))
    print_wide(page(grids), usual.width if usual.is_terminal else max(usual.width, needed))


def page(grids: Grids) -> RenderableType:
    """Return the whole page."""
    lang = grids.lang
    said = Table.grid()
    said.add_column(style="bold", width=LABEL, no_wrap=True)
    said.add_column(overflow="fold")
    for key, lines in (("whatif_question", grids.asked()), ("whatif_answer", grids.answers())):
        for position, line in enumerate(lines):
            said.add_row(say(key, lang) if position == 0 else "", Text(line))
    return Group(
        Text(grids.title(), style="bold"),
        said,
        *_maps(grids),
        _effects(grids),
        Text(say("sweep_effects_note", lang)),
        Text(say("whatif_foot", lang)),
    )


def _maps(grids: Grids) -> Iterator[RenderableType]:
    for quantity in QUANTITIES:
        if grids.varies(quantity):
            for title, rows in grids.maps():
                heading = ": ".join(part for part in (grids.name(quantity).upper(), title) if part)
                yield Text(heading, style="bold")
                yield _map(grids, quantity, rows)


def _map(grids: Grids, quantity: Quantity, rows: Rows) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False)
    axes = grids.sweep.axes
    table.add_column(axes[0].name, overflow="fold")
    for head in grids.across():
        label = f"{axes[1].name} {head}" if len(axes) > 1 else head
        table.add_column(label, justify="right", overflow="fold")
    known = [v for _, cells in rows for one in cells if (v := grids.value(quantity, one))]
    for label, cells in rows:
        words = [
            Text(grids.word(quantity, one), style=_shade(grids.value(quantity, one), known))
            for one in cells
        ]
        table.add_row(label, *words)
    return table


def _shade(value: float | None, known: list[float]) -> str:
    top = max(known, default=0)
    if not value or value < 0:
        return ""
    return SHADES[int(len(SHADES) * value / top * 0.999)]


def _effects(grids: Grids) -> Table:
    lang = grids.lang
    table = Table(box=None, padding=(0, 1), pad_edge=False)
    table.add_column(say("sweep_effects", lang).upper(), overflow="fold")
    for key in HEADS:
        table.add_column(say(key, lang), justify="right", overflow="fold")
    shown = [one for one in grids.effects() if any(one.pairs)]
    for (name, label, usual), group in groupby(
        shown, key=lambda one: (one.axis.name, one.label, one.usual)
    ):
        values = {"name": name, "label": label, "usual": usual}
        table.add_row(say("sweep_instead", lang, **values), style="bold")
        for one in group:
            table.add_row(f" {grids.name(one.quantity)}", *grids.effect_words(one))
    return table


HEADS = (
    *("sweep_mean", "sweep_range", "sweep_better", "sweep_worse"),
    *("sweep_unsure", "sweep_pairs"),
)


def as_csv(grids: Grids) -> str:
    """Return a row for each combination: its values, then all quantities."""
    lang, out = grids.lang, StringIO()
    writer = csv.writer(out, delimiter=";" if lang == "de" else ",", lineterminator="\n")
    names = [axis.name for axis in grids.sweep.axes]
    heads = [grids.name(quantity) for quantity in QUANTITIES]
    writer.writerow(
        [*names, *heads, say("whatif_breaks_expected", lang), say("whatif_share", lang)]
    )
    for one in grids.sweep.cells:
        values = [cell(grids.value(quantity, one), lang) for quantity in QUANTITIES]
        figures = one.column.figures
        first = None if figures is None else figures.flow.breaks
        month = "" if first is None else format_month(first)
        writer.writerow([*one.labels, *values, month, cell(one.column.share, lang)])
    return out.getvalue()
