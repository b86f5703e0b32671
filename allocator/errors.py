"""Faults in an input: gathered, placed, and raised once.

Every fault has a code of the catalogue in ``texts/faults.py``, so that it can be said in
German and English, and says where it stands and what would be right.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong or odd in an input.

    Attributes
    ----------
    code
        Entry of ``texts/faults.py``.
    path
        Where in the scenario, with ids: ``cases.C0412.site``.
    values
        Values for the text of the entry.
    source
        File (and sheet) it came from; empty where the input is not a file.
    row
        Line of a YAML or CSV file, row of a sheet; 0 where unknown.
    odd
        True for an oddity that does not stop a plan.
    """

    code: str
    path: str = ""
    values: dict[str, object] = field(default_factory=dict)
    source: str = ""
    row: int = 0
    odd: bool = False

    @property
    def text(self) -> str:
        """The fault in English, without its place."""
        from allocator.texts import say

        return say(self.code, "en", **self.values)


class AllocatorError(Exception):
    """Base of all errors that the library raises on purpose."""


class InputError(AllocatorError):
    """An input cannot be used; `faults` holds everything that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.path}: {fault.text}" for fault in faults))
