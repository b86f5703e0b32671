"""A contradiction as people read it: one line a pin, then one line a reason."""

from collections.abc import Mapping, Sequence
from typing import Any

from allocator.checks.report import NOBODY, shown
from allocator.model.result import Conflict
from allocator.texts import Language, say


def conflict_lines(
    conflict: Sequence[Conflict], lang: Language, names: Mapping[str, str] = NOBODY
) -> list[str]:
    """Return one line an entry: which pin or rule, and its sentence.

    Parameters
    ----------
    conflict
        As in a result.
    lang
        German or English.
    names
        Display names by id.
    """
    lines = []
    for entry in conflict:
        is_pin = entry.text.startswith("conflict_pin_")
        label = entry.path if is_pin else say("conflict_rule", lang, rule=entry.rule)
        lines.append(f"{label}: {conflict_said(entry, lang, names)}")
    return lines


def conflict_said(entry: Conflict, lang: Language, names: Mapping[str, str] = NOBODY) -> str:
    """Return the sentence of one entry."""
    values = shown(entry.values, lang, names)
    if "start" in values:
        key = "conflict_in" if values["start"] == values["end"] else "conflict_span"
        values["when"] = say(key, lang, **values)
    return say(entry.text, lang, **values)


def conflict_data(
    conflict: Sequence[Conflict], lang: Language, names: Mapping[str, str] = NOBODY
) -> list[dict[str, Any]]:
    """Return the entries for JSON: their fields, and the sentence in `lang`."""
    return [
        {**entry.model_dump(mode="json"), "sentence": conflict_said(entry, lang, names)}
        for entry in conflict
    ]
