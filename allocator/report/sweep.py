"""A grid as people read it: a quantity of every combination, and the effect of each value.

`QUANTITIES` says what is shown; add one there and in ``texts/sweep.py``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from statistics import mean

from allocator.model.sweep import Axis, Combination, Sweep
from allocator.model.whatif import Figures, MonthFigures, told_apart
from allocator.report.privacy import KEPT_BACK, word
from allocator.report.proven import UNSURE
from allocator.report.shortage import suffices
from allocator.report.whatif import MILLION
from allocator.report.wording import month_year, number, percent
from allocator.texts import Language, say

Value = Callable[[Figures, MonthFigures], float | None]
Rows = list[tuple[str, list[Combination | None]]]
"""Label of a row of a map, and its cells."""
CLOSE = 1e-9


def _number(label: str) -> str:
    """Return a label that is a number; empty for words."""
    return label if label.replace(".", "", 1).isdigit() else ""


@dataclass(frozen=True)
class Quantity:
    """Something that is compared.

    Attributes
    ----------
    name
        Its key in ``texts/sweep.py``.
    value
        From the figures of a plan, and those of the month that is shown; None: suppressed.
    digits
        Decimals that are shown.
    worse
        Whether more of it is worse (1), better (-1) or neither (0).
    """

    name: str
    value: Value
    digits: int = 0
    worse: int = 1
    of_plan: bool = False
    """Whether another plan of the same city could have another number: a difference is told as
    a finding only where the waiting by need differs by more than what is not proven."""


QUANTITIES = (
    Quantity("urgent", lambda _, row: row.waiting["urgent"].value, of_plan=True),
    Quantity("high", lambda _, row: row.waiting["high"].value, of_plan=True),
    Quantity("missing", lambda all_, _: all_.uncovered_minutes / 60),
    Quantity("load", lambda _, row: None if row.load is None else 100 * row.load),
    Quantity("started", lambda all_, _: all_.starts.value, worse=-1, of_plan=True),
    Quantity("growth", lambda all_, _: all_.flow.growth, 1),
    Quantity("changes", lambda all_, _: all_.handovers.value),
    Quantity("cost", lambda all_, _: all_.costs.year / MILLION, 2),
)


WAITING = QUANTITIES[:2]
"""People with great need who wait."""


@dataclass(frozen=True)
class Effect:
    """What a value does, against what is so today, whatever the other axes are.

    Attributes
    ----------
    axis, label, usual
        The axis, its value, and the value of today.
    quantity
        What is compared.
    pairs
        Differences, one for each combination of the others that shows both numbers.
    sure
        Whether each is more than what is not proven.
    """

    axis: Axis
    label: str
    usual: str
    quantity: Quantity
    pairs: tuple[float, ...]
    sure: tuple[bool, ...]

    @property
    def better(self) -> int:
        """In how many of the pairs it is better than today."""
        return sum(pair * self.quantity.worse < -CLOSE for pair in self._found())

    @property
    def worse(self) -> int:
        """In how many of the pairs it is worse than today."""
        return sum(pair * self.quantity.worse > CLOSE for pair in self._found())

    @property
    def unsure(self) -> int:
        """In how many of the pairs it differs by less than what is not proven."""
        pairs = zip(self.pairs, self.sure, strict=True)
        return sum(abs(pair) > CLOSE and not sure for pair, sure in pairs)

    def _found(self) -> Iterator[float]:
        """Yield the differences that are findings."""
        return (pair for pair, sure in zip(self.pairs, self.sure, strict=True) if sure)


class Grids:
    """Says a sweep in one language.

    Parameters
    ----------
    sweep
        The grid.
    lang
        German or English.
    at
        Month of the quantities that are of a month.
    """

    def __init__(self, sweep: Sweep, lang: Language, at: int) -> None:
        self.sweep = sweep
        self.lang: Language = lang
        self.at = at
        self.by_labels = {cell.labels: cell for cell in sweep.cells}

    def title(self) -> str:
        """Return what the page is about."""
        seen = self.sweep
        start, end = month_year(seen.start, self.lang), month_year(seen.end, self.lang)
        return say("sweep_title", self.lang, name=seen.name, start=start, end=end)

    def asked(self) -> list[str]:
        """Return what is varied, one line an axis."""
        return [
            say("sweep_axis_line", self.lang, name=axis.name, values=", ".join(axis.labels))
            for axis in self.sweep.axes
        ]

    def answers(self) -> list[str]:
        """Return how many combinations suffice, and where the most people wait."""
        lang, cells = self.lang, self.sweep.cells
        planned = [cell for cell in cells if cell.column.figures is not None]
        short = [cell for cell in planned if not suffices(self.figures(cell))]
        lines = [
            say("sweep_short", lang, n=number(len(short), lang), all=number(len(planned), lang))
        ]
        if len(planned) < self.sweep.whole:
            missing = number(self.sweep.whole - len(planned), lang)
            lines.append(say("sweep_missing_cells", lang, n=missing))
        for quantity in WAITING:
            shown = [(value, cell) for cell in planned if (value := self.value(quantity, cell))]
            if shown:
                most = max(shown, key=lambda row: row[0])
                what = self.name(quantity)
                where = self.where(most[1])
                n = self.word(quantity, most[1])
                lines.append(say("sweep_most", lang, what=what, n=n, where=where))
        return lines

    def where(self, cell: Combination) -> str:
        """Return a combination in words."""
        pairs = zip(self.sweep.axes, cell.labels, strict=True)
        return ", ".join(f"{axis.name} {label}" for axis, label in pairs)

    def name(self, quantity: Quantity) -> str:
        """Return what a quantity is called."""
        month = month_year(self.at, self.lang)
        return say(f"sweep_{quantity.name}", self.lang, month=month)

    def figures(self, cell: Combination) -> Figures:
        """Return the figures of a combination that has a plan."""
        assert cell.column.figures is not None
        return cell.column.figures

    def value(self, quantity: Quantity, cell: Combination | None) -> float | None:
        """Return a number of a combination; None where it is suppressed or there is no plan."""
        if cell is None or cell.column.figures is None:
            return None
        row = next(row for row in cell.column.figures.months if row.month == self.at)
        return quantity.value(cell.column.figures, row)

    def word(self, quantity: Quantity, cell: Combination | None) -> str:
        """Return a number of a combination as it is printed."""
        if cell is None:
            return "…"
        if cell.column.figures is None:
            return say("sweep_no_plan", self.lang)
        value = self.value(quantity, cell)
        if value is None:
            row = next(row for row in cell.column.figures.months if row.month == self.at)
            bands = {"urgent": row.waiting["urgent"], "high": row.waiting["high"]}
            hidden = bands.get(quantity.name)
            return word(None, hidden.small if hidden else False, "")
        if quantity.name == "load":
            return percent(value / 100, self.lang)
        words = number(value, self.lang, quantity.digits)
        return f"{UNSURE}{words}" if self._unsure(quantity, cell, value) else words

    def _unsure(self, quantity: Quantity, cell: Combination, value: float) -> bool:
        """Whether a number differs from that of today by less than what is not proven."""
        today = self.by_labels.get(tuple(axis.usual for axis in self.sweep.axes))
        if today is None or today is cell or value == self.value(quantity, today):
            return False
        return not self._sure(quantity, cell, today)

    def varies(self, quantity: Quantity) -> bool:
        """Whether combinations differ in a quantity: a map of one number says nothing."""
        return self.told(quantity) > 1

    def told(self, quantity: Quantity) -> int:
        """How many different numbers a map of a quantity shows."""
        return len({self.word(quantity, cell) for cell in self.sweep.cells} - {KEPT_BACK})

    def maps(self) -> Iterator[tuple[str, Rows]]:
        """Yield a title and rows of cells: the first axis down, the second across.

        One map for each combination of further axes; with one axis, one row.
        """
        axes = self.sweep.axes
        for picked in product(*(axis.labels for axis in axes[2:])):
            pairs = zip(axes[2:], picked, strict=True)
            title = ", ".join(f"{axis.name} {label}" for axis, label in pairs)
            across = [(label,) for label in axes[1].ordered] if len(axes) > 1 else [()]
            rows = [
                (
                    self._today(axes[0], label),
                    [self.by_labels.get((label, *other, *picked)) for other in across],
                )
                for label in axes[0].ordered
            ]
            yield title, rows

    def across(self) -> tuple[str, ...]:
        """Return the heads of the columns of a map."""
        axes = self.sweep.axes
        if len(axes) < 2:
            return (say("sweep_value", self.lang),)
        return tuple(self._today(axes[1], label) for label in axes[1].ordered)

    def _today(self, axis: Axis, label: str) -> str:
        """Return a label; that of today is marked, where it does not say so itself."""
        marked = label == axis.usual and label == _number(label)
        return say("sweep_is_today", self.lang, label=label) if marked else label

    def effects(self) -> Iterator[Effect]:
        """Yield the effect of each value of each axis on each quantity."""
        for place, axis in enumerate(self.sweep.axes):
            for label in axis.labels:
                if label != axis.usual:
                    for quantity in QUANTITIES:
                        pairs = [*self._pairs(place, axis.usual, label, quantity)]
                        values = tuple(pair for pair, _ in pairs)
                        sure = tuple(sure for _, sure in pairs)
                        yield Effect(axis, label, axis.usual, quantity, values, sure)

    def _pairs(
        self, place: int, usual: str, label: str, quantity: Quantity
    ) -> Iterator[tuple[float, bool]]:
        for labels, cell in self.by_labels.items():
            if labels[place] == label:
                other = self.by_labels.get((*labels[:place], usual, *labels[place + 1 :]))
                values = self.value(quantity, cell), self.value(quantity, other)
                if other is not None and values[0] is not None and values[1] is not None:
                    yield values[0] - values[1], self._sure(quantity, cell, other)

    def _sure(self, quantity: Quantity, one: Combination, other: Combination) -> bool:
        """Whether a difference is a finding: waiting differs as it does, by what is proven."""
        if not quantity.of_plan:
            return True
        first, second = one.column.weighted, other.column.weighted
        if first is None or second is None or not told_apart(one.column, other.column):
            return told_apart(one.column, other.column)
        more = (self.value(quantity, one) or 0) - (self.value(quantity, other) or 0)
        return more * quantity.worse * (first.value - second.value) >= 0

    def effect_words(self, effect: Effect) -> tuple[str, ...]:
        """Return mean, range, and how often it is better or worse, as cells of a row."""
        if not effect.pairs:
            return ("–", "–", "–", "–", "–", "0")
        digits = max(effect.quantity.digits, 1)
        low, high = min(effect.pairs), max(effect.pairs)
        signed = [self._signed(one, digits) for one in (mean(effect.pairs), low, high)]
        judged = effect.quantity.worse != 0
        return (
            signed[0],
            f"{signed[1]} … {signed[2]}",
            number(effect.better, self.lang) if judged else "",
            number(effect.worse, self.lang) if judged else "",
            number(effect.unsure, self.lang) if effect.quantity.of_plan else "",
            number(len(effect.pairs), self.lang),
        )

    def _signed(self, value: float, digits: int) -> str:
        text = number(value, self.lang, digits)
        return f"+{text}" if value > 0 and text.strip("0.,") else text
