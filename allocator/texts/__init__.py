"""Every sentence a user sees, in German and English, by area.

Each module of this folder holds one dictionary ``TEXTS``: key to ``{"en": ..., "de": ...}``,
with ``{name}`` for values, and ``{name:month|months}`` for a word that goes with one or with
several. A test fails where a language or a value is missing in one of the two.
"""

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from string import Formatter
from typing import Any, Literal

Language = Literal["de", "en"]


class _Counting(Formatter):
    """Fills in values; ``{n:month|months}`` is the first word where `n` reads 1."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, several = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return one if str(value) == "1" else several


_COUNTING = _Counting()


@lru_cache(maxsize=1)
def catalogue() -> dict[str, dict[str, str]]:
    """Return all texts of all areas; a key that stands twice is an error."""
    texts: dict[str, dict[str, str]] = {}
    for module in iter_modules(__path__):
        area: dict[str, dict[str, str]] = import_module(f"{__name__}.{module.name}").TEXTS
        twice = texts.keys() & area.keys()
        if twice:
            raise KeyError(f"texts stand twice: {sorted(twice)}")
        texts |= area
    return texts


def say(key: str, lang: str = "en", **values: object) -> str:
    """Return the text of `key` in `lang` with its values filled in."""
    text = catalogue()[key][lang]
    return _COUNTING.vformat(text, (), values) if "|" in text else text.format(**values)
