"""Differences that are less than what is not proven of two plans: marked, as no findings."""

from allocator.model.whatif import Column, Comparison, told_apart
from allocator.report.wording import percent
from allocator.texts import Language

UNSURE = "≈ "
"""Before a number that differs by less than what is not proven."""


def weighted_words(comparison: Comparison, lang: Language) -> tuple[str, ...]:
    """Return the waiting by need of each plan, the base being 100 %; empty where it is not told."""
    return tuple(_word(column, comparison.base, lang) for column in comparison.columns)


def _word(column: Column, base: Column, lang: Language) -> str:
    if column.weighted is None or base.weighted is None or not base.weighted.value:
        return ""
    words = percent(column.weighted.value / base.weighted.value, lang)
    return words if column is base or told_apart(column, base) else f"{UNSURE}{words}"
