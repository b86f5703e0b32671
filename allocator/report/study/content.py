"""What a report is made of, whatever it is about and in whatever file it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allocator.texts import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Said = tuple[str, list[str]]
"""A label and its sentences."""


@dataclass(frozen=True)
class Table:
    """A table with a head; all but the first column are numbers unless `words`.

    Attributes
    ----------
    caption
        What it shows.
    head
        Heads of the columns, that of the labels first.
    rows
        Label and cells of each row; a row of a label alone is a heading inside the table.
    words
        The cells are sentences.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: bool = False


@dataclass(frozen=True)
class Picture:
    """A plot.

    Attributes
    ----------
    caption
        What it shows, above it.
    alt
        What is to be seen in it, for who does not see it.
    draw
        Draws it; called once for each file.
    """

    caption: str
    alt: str
    draw: "Callable[[], Figure]"


@dataclass(frozen=True)
class Section:
    """A part with a heading."""

    title: str
    lines: tuple[str, ...] = ()
    parts: tuple[Table | Picture, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Study:
    """A whole report.

    Attributes
    ----------
    title, about
        What it is about, and the line under that.
    before, first, after
        The first screen: sentences, a table, sentences.
    sections
        What follows.
    foot
        Last line of each report.
    """

    lang: Language
    title: str
    about: str
    before: tuple[Said, ...]
    first: Table
    after: tuple[Said, ...]
    sections: tuple[Section, ...]
    foot: str
