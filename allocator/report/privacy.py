"""Small cells: numbers of people under five are not printed, nor what would give them away."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

SMALL = 5
"""Numbers of people from 1 to below this are not printed."""

UNDER = "<5"
KEPT_BACK = "–"


@dataclass(frozen=True)
class Cells:
    """Numbers that stand in one table with their sum.

    Attributes
    ----------
    values
        The numbers; None for a suppressed one.
    total
        Their sum; None where it would give the only suppressed number away.
    small
        Which of them are under five themselves.
    """

    values: tuple[int | None, ...]
    total: int | None
    small: tuple[bool, ...]

    @property
    def hidden(self) -> bool:
        """Whether anything is suppressed."""
        return None in self.values or self.total is None


def suppress(numbers: Sequence[int]) -> Cells:
    """Suppress small numbers, and as many others as subtraction needs to stay ambiguous."""
    small = [0 < number < SMALL for number in numbers]
    hidden = list(small)
    total: int | None = sum(numbers)
    while any(small) and not _ambiguous(numbers, small, hidden):
        others = [i for i, number in enumerate(numbers) if number and not hidden[i]]
        if not others:
            total = None
            break
        hidden[min(others, key=lambda i: (numbers[i], i))] = True
    values = tuple(None if hide else n for hide, n in zip(hidden, numbers, strict=True))
    return Cells(values, total, tuple(small))


def _ambiguous(numbers: Sequence[int], small: Sequence[bool], hidden: Sequence[bool]) -> bool:
    """Whether more than one set of small numbers fits what is still to be seen.

    A reader knows the sum of the hidden cells, that small ones are 1 to 4, and that those
    kept back are at least five and no larger than any number still shown.
    """
    unseen = sum(number for number, hide in zip(numbers, hidden, strict=True) if hide)
    kept_back = sum(hide and not few for hide, few in zip(hidden, small, strict=True))
    seen = [n for n, hide in zip(numbers, hidden, strict=True) if n and not hide]
    most = kept_back * min(seen, default=unseen)
    ways = 0
    for guess in product(range(1, SMALL), repeat=sum(small)):
        rest = unseen - sum(guess)
        ways += SMALL * kept_back <= rest <= most if kept_back else rest == 0
    return ways > 1


def word(value: int | None, small: bool, shown: str) -> str:
    """Return how a cell is printed: `shown`, ``<5``, or a dash for one kept back."""
    if value is not None:
        return shown
    return UNDER if small else KEPT_BACK
