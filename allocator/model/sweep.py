"""A grid of variants: what is varied, and the figures of every combination.

Made by `allocator.sweep`. Small numbers are suppressed already, as in `model.whatif`.
"""

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from allocator.model.base import Base, Count
from allocator.model.calendar import Month
from allocator.model.scenario import Provenance
from allocator.model.whatif import Column

Words = Annotated[str, Field(max_length=4000)]
Value = int | float | str
MOST_CELLS = 2000


class Axis(Base):
    """One thing that is varied.

    Either `changes` with a hole ``{}`` and the `values` that go into it, or `options`.
    """

    name: Annotated[str, Field(min_length=1, max_length=40)]
    changes: Words = ""
    """Changes in words, several with ``;``; ``{}`` (or ``{0}``, ``{1}``) is where values go."""
    values: tuple[Value | tuple[Value, ...], ...] = ()
    """What goes into the holes; a list where there are several."""
    options: dict[str, Words] = {}
    """Label and changes in words; empty: nothing changes."""
    today: str = ""
    """Label of what is so today; the first where not given."""

    @model_validator(mode="after")
    def _one_of_both(self) -> "Axis":
        if bool(self.values) == bool(self.options) or bool(self.values) != bool(self.changes):
            raise PydanticCustomError("sweep_axis", "changes and values, or options")
        if self.today and self.today not in self.labels:
            raise PydanticCustomError("sweep_today", "none of the values")
        return self

    @property
    def labels(self) -> tuple[str, ...]:
        """What each value is called: the first that goes into the holes, or the option."""
        firsts = (value[0] if isinstance(value, tuple) else value for value in self.values)
        return tuple(self.options) or tuple(f"{value}" for value in firsts)

    @property
    def ordered(self) -> tuple[str, ...]:
        """The labels from the least to the most where all are numbers; else as they are given."""
        try:
            return tuple(sorted(self.labels, key=float))
        except ValueError:
            return self.labels

    @property
    def usual(self) -> str:
        """The label of what is so today."""
        return self.today or self.labels[0]


class Grid(Base):
    """What a file for ``allocator sweep`` says."""

    scenario: Annotated[str, Field(min_length=1, max_length=400)]
    """File of the scenario, seen from the folder of the grid."""
    axes: Annotated[tuple[Axis, ...], Field(max_length=4)]


class Combination(Base):
    """One value of each axis, and what it comes to."""

    labels: tuple[str, ...]
    """In the order of the axes."""
    column: Column


class Sweep(Base):
    """All combinations of a grid that are planned."""

    name: str
    """Of the city."""
    start: Month
    end: Month
    """Last month, included."""
    axes: tuple[Axis, ...]
    cells: tuple[Combination, ...]
    """In the order of the axes, the last one fastest."""
    whole: Count
    """Combinations of the grid; more than `cells` where it was interrupted."""
    key: str
    """Digest of scenario, axes and effort: who has the same one can go on."""
    assumed: dict[str, int] = {}
    """Assumed numbers of the scenario, by path."""
    marks: tuple[Provenance, ...] = ()

    @property
    def months(self) -> range:
        """The months that are compared."""
        return range(self.start, self.end + 1)

    @property
    def solved(self) -> bool:
        """Whether every combination is planned and breaks no rule."""
        columns = [cell.column for cell in self.cells]
        good = all(one.figures is not None and not one.broken for one in columns)
        return good and len(columns) == self.whole
