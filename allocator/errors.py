"""Faults in an input: gathered, placed, and raised once.

Every fault has a code of the catalogue in ``texts``, so that it can be said in
German and English, and says where it stands and what would be right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from allocator.texts import Language, say

FEW = 6
"""As many ids are all named where one is unknown."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong or odd in an input.

    Attributes
    ----------
    code
        Entry of the catalogue in ``texts``.
    path
        Where in the scenario, with ids: ``cases.C0412.site``.
    values
        Values for the text of the entry.
    source
        File (and sheet) it came from; empty where the input is not a file.
    row
        Line of a YAML or CSV file, row of a sheet; 0 where unknown.
    column
        Header of the column of a table, where it is not the name of the field.
    odd
        True for an oddity that does not stop a plan.
    loc
        Keys and positions (from 0) of the place in the tree that was read; empty where the
        input is no tree.
    """

    code: str
    path: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    source: str = ""
    row: int = 0
    column: str = ""
    odd: bool = False
    loc: tuple[str | int, ...] = field(default=(), compare=False)

    def said(self, lang: Language = "en") -> str:
        """Return the fault in `lang`, without its place, with what may be meant.

        The value ``near`` (a list of known ids or words) becomes a sentence of its own; where
        nothing is near, ``known_ids`` does if these are few.
        """
        sentence = say(self.code, lang, **self.values)
        near, known = self._listed("near"), self._listed("known_ids")
        if near:
            sentence += " " + say("near", lang, near=", ".join(near))
        elif 0 < len(known) <= FEW:
            sentence += " " + say("known_ids", lang, known=", ".join(known))
        return sentence

    def _listed(self, key: str) -> list[str]:
        value = self.values.get(key)
        return [str(part) for part in value] if isinstance(value, list | tuple) else []

    @property
    def place(self) -> str:
        """File and line, ``cases.csv:14``; empty where the input is no file."""
        return f"{self.source}:{self.row}" if self.source and self.row else self.source

    @property
    def column_place(self) -> str:
        """The same with the column, ``cases.csv:14, column opened on``."""
        return ", ".join(
            part for part in (self.place, self.column and f"column {self.column}") if part
        )

    @property
    def text(self) -> str:
        """The fault in English, without its place."""
        return self.said("en")


class AllocatorError(Exception):
    """Base of all errors that the library raises on purpose."""


class InputError(AllocatorError):
    """An input cannot be used; `faults` holds everything that is wrong with it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        """Return every fault in English, one a line."""
        return "\n".join(
            ": ".join(part for part in (fault.column_place, fault.path, fault.text) if part)
            for fault in self.faults
        )


class UncheckedPlanError(AllocatorError):
    """The independent check refused a plan that was made here: it is never returned as good."""
