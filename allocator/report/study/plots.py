"""Plots for reports: the same data gives the same bytes; readable in black and white.

Matplotlib is loaded when something is drawn. Numbers that are suppressed are gaps.
"""

import io
from collections.abc import Sequence
from math import isnan
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, MUTED, GRID = "#1a1a1a", "#555555", "#d9dde2"
COLOURS = ("#1f3a5f", "#b3541e", "#2a7f62", "#7a4b94", "#8a6d00", "#444444", "#3b7ea1")
"""Dark enough on white, and told apart by people who see few colours."""
STYLES = ("-", "--", "-.", ":", (0, (5, 1)), (0, (3, 1, 1, 1)), (0, (1, 1)))
WIDTH = 7.0
"""Inches: the width of the text."""
SALT = "allocator"
Numbers = Sequence[float | None]


class Line(NamedTuple):
    """A line of a plot, with the band around it where there is one."""

    label: str
    values: Numbers
    low: Numbers = ()
    high: Numbers = ()


def _new(rows: int = 1, columns: int = 1, height: float = 2.4) -> "tuple[Figure, list[Axes]]":
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height * rows), layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False).ravel().tolist()
    for one in axes:
        for side in ("top", "right"):
            one.spines[side].set_visible(False)
        one.tick_params(labelsize=8, colors=INK)
        one.grid(axis="y", color=GRID, linewidth=0.6)
        one.set_axisbelow(True)
    return figure, axes


def _gaps(values: Numbers) -> list[float]:
    return [float("nan") if value is None else float(value) for value in values]


def lines(ticks: Sequence[str], drawn: Sequence[Line], unit: str) -> "Figure":
    """Draw lines over months, with their bands; `unit` names the values."""
    figure, (axes,) = _new()
    _draw(axes, ticks, drawn, 12)
    axes.set_ylim(0, max(1.0, axes.get_ylim()[1]))
    axes.set_ylabel(unit, fontsize=8, color=INK)
    _legend(figure, axes)
    return figure


def panels(
    ticks: Sequence[str], drawn: Sequence[tuple[str, Sequence[Line]]], unit: str
) -> "Figure":
    """Draw a plot of lines for each title, two side by side, all to the same scale."""
    figure, axes = _new((len(drawn) + 1) // 2, 2, height=2.0)
    for one, (title, here) in zip(axes, drawn, strict=False):
        _draw(one, ticks, here, 6)
        one.set_title(title, fontsize=9, color=INK, loc="left")
    used = axes[: len(drawn)]
    top = max(1.0, *(one.get_ylim()[1] for one in used))
    for one in used:
        one.set_ylim(0, top)
    for one in axes[len(drawn) :]:
        one.set_visible(False)
    used[0].set_ylabel(unit, fontsize=8, color=INK)
    _legend(figure, used[0])
    return figure


def _draw(axes: "Axes", ticks: Sequence[str], drawn: Sequence[Line], most: int) -> None:
    """Draw lines and bands; at most so many months get a label."""
    over = range(len(ticks))
    for number, line in enumerate(drawn):
        colour, style = COLOURS[number % len(COLOURS)], STYLES[number % len(STYLES)]
        if line.low and line.high:
            low, high = _gaps(line.low), _gaps(line.high)
            axes.fill_between(over, low, high, color=colour, alpha=0.18, lw=0)
        values = _gaps(line.values)
        axes.plot(over, values, color=colour, linestyle=style, lw=1.7, label=line.label)
    shown = range(0, len(ticks), max(1, -(-len(ticks) // most)))
    axes.set_xticks(list(shown), [ticks[i] for i in shown])
    axes.set_xlim(0, max(1, len(ticks) - 1))


def _legend(figure: "Figure", axes: "Axes") -> None:
    handles, labels = axes.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=4, fontsize=8, frameon=False)


def heat(
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[float | None], Sequence[str]]],
    about: tuple[str, str],
    span: tuple[float, float] | None = None,
) -> "Figure":
    """Draw a heat map with a word in each cell.

    Parameters
    ----------
    columns
        Heads of the columns.
    rows
        Label, values (None: not shown) and words of each row.
    about
        What the columns and the rows are.
    span
        Values of the lightest and the darkest colour; None: 0 and the highest.
    """
    figure, (axes,) = _new(height=0.7 + 0.28 * len(rows))
    values = [_gaps(row[1]) for row in rows]
    low, high = span or (0.0, _top(values))
    axes.pcolormesh(values, cmap="YlOrBr", vmin=low, vmax=high, edgecolors="white", lw=0.8)
    axes.grid(visible=False)
    axes.invert_yaxis()
    axes.set_xticks([x + 0.5 for x in range(len(columns))], list(columns))
    axes.set_yticks([y + 0.5 for y in range(len(rows))], [row[0] for row in rows])
    axes.tick_params(length=0)
    axes.set_xlabel(about[0], fontsize=8, color=INK)
    axes.set_ylabel(about[1], fontsize=8, color=INK)
    for y, (_, numbers, words) in enumerate(rows):
        for x, word in enumerate(words):
            dark = (numbers[x] or 0.0) > low + 0.55 * (high - low)
            ink = "white" if dark else INK
            axes.text(x + 0.5, y + 0.5, word, ha="center", va="center", fontsize=8, color=ink)
    return figure


def _top(values: Sequence[Sequence[float]]) -> float:
    known = [value for row in values for value in row if not isnan(value)]
    return max([*known, 1e-9])


def svg(figure: "Figure") -> str:
    """Return a figure as SVG without a date, its letters drawn: the same bytes every time."""
    import matplotlib

    out = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": SALT, "svg.fonttype": "path"}):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    text = out.getvalue()
    return text[text.index("<svg") :]


def png(figure: "Figure") -> bytes:
    """Return a figure as PNG, sharp enough to print."""
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=200, metadata={"Software": None})
    return out.getvalue()
