"""The overview as rows and as data, for CSV and JSON; small cells suppressed alike."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from allocator.report.data import Overview
from allocator.report.privacy import SMALL, suppress
from allocator.texts import Language, say

Row = tuple[str, str, str, object]


def public_data(data: Overview) -> dict[str, Any]:
    """Return the overview as JSON-able data; suppressed numbers are null."""
    result: dict[str, Any] = data.model_dump(mode="json")
    people = result["people"]
    cells = suppress([band.people for band in data.people.bands])
    cases = suppress([band.cases for band in data.people.bands])
    for band, value in zip(people["bands"], cells.values, strict=True):
        rest = band["people"] - band["started"]
        if value is None:
            band.update(people=None, cases=None, started=None)
        elif 0 < band["started"] < SMALL or 0 < rest < SMALL:
            band["started"] = None
    if cells.hidden or cases.hidden:
        # People and cases together, or a sum less the rest, would give a small cell away.
        for band in people["bands"]:
            band["cases"] = None
    if cells.total is None:
        people.update(waiting=None, waiting_cases=None)
        result["flow"].update(list_from=None, list_to=None, starts=None)
    for pool in result["pools"]:
        pool["waiting"] = None if 0 < pool["waiting"] < SMALL else pool["waiting"]
    result["suppressed"] = cells.hidden
    return result


def rows(data: Overview) -> Iterator[Row]:
    """Yield (part, item, quantity, value), one row a number."""
    for site in data.fixed:
        for key in ("staff", "standard", "headcount"):
            yield "where", site.site, key, getattr(site, key)
    for key in ("staff", "sites", "headcount", "without"):
        yield "where", "mobile", key, getattr(data.mobile, key)
    for gap in data.gaps:
        unit = "resident_days" if gap.kind == "unserved" else "minutes"
        yield "not_covered", gap.site or gap.kind, unit, gap.minutes
    if data.capacity is not None:
        yield "capacity", "all", "used", round(data.capacity.used, 4)
    public = public_data(data)
    people = public["people"]
    for key in ("accompanied", "accompanied_cases", "waiting", "waiting_cases"):
        yield "people", "all", key, people[key]
    for band in people["bands"]:
        for key in ("people", "started", "last"):
            yield "people", band["band"], key, band[key]
    for part in ("flow", "changes"):
        for key, value in public[part].items():
            yield part, "all", key, value
    yield "quality", "all", "share", data.quality.share
    yield "quality", "all", "rules_broken", sum(data.quality.broken.values())


def as_csv(data: Overview, lang: Language, names: Mapping[str, str]) -> str:
    """Return the overview as CSV: semicolon and decimal comma in German."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";" if lang == "de" else ",", lineterminator="\n")
    keys = ("show_csv_part", "show_csv_item", "show_csv_key", "show_csv_value")
    writer.writerow([say(key, lang) for key in keys])
    for part, item, key, value in rows(data):
        writer.writerow([part, names.get(item, item), key, cell(value, lang)])
    return out.getvalue()


def cell(value: object, lang: Language) -> str:
    """Return a value as it stands in a table: decimal comma in German, empty for none."""
    if value is None:
        return ""
    if isinstance(value, float):
        text = f"{value:.4f}".rstrip("0").rstrip(".")
        return text.replace(".", ",") if lang == "de" else text
    return str(value)
