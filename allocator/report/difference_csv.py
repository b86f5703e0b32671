"""The difference of two plans as a table: one row a thing that differs."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from allocator.model.calendar import format_month
from allocator.model.difference import BandMoved, Difference
from allocator.report.privacy import SMALL, suppress
from allocator.texts import Language, say

HEADS = ("part", "item", "month", "until", "before", "after", "why")

Row = tuple[object, ...]


def as_csv(difference: Difference, lang: Language, names: Mapping[str, str]) -> str:
    """Return the difference as CSV: semicolon and decimal comma in German."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";" if lang == "de" else ",", lineterminator="\n")
    writer.writerow([say(f"diff_csv_{head}", lang) for head in HEADS])
    for part, item, first, last, before, after, why in rows(difference):
        cells = [names.get(str(item), item), _month(first), _month(last), before, after, why]
        writer.writerow([part, *(_cell(cell, lang) for cell in cells)])
    return out.getvalue()


def rows(difference: Difference) -> Iterator[Row]:
    """Yield (part, item, first month, last month, before, after, why) of what differs."""
    for loser in difference.losers:
        few = loser.what == "waiting" and (0 < loser.before < SMALL or 0 < loser.after < SMALL)
        before, after = (None, None) if few else (loser.before, loser.after)
        yield f"loses_{loser.what}", loser.id, loser.month, None, before, after, None
    for post in difference.posts:
        yield "post", post.manager, post.month, post.until, post.from_, post.to, post.why
    for site in difference.sites:
        yield "site", site.site, site.month, site.until, site.before, site.after, None
    for area in difference.rounds:
        sites = " ".join(area.removed), " ".join(area.added)
        yield "round", area.manager, area.month, area.until, *sites, None
        leads = " ".join(area.leads_removed), " ".join(area.leads_added)
        if any(leads):
            yield "leads", area.manager, area.month, area.until, *leads, None
    for case in difference.persons:
        part = "person" if case.new else "person_no_longer"
        yield part, case.case, case.month, None, case.from_, case.to, case.why
    for start in difference.starts:
        months = _month(start.before), _month(start.after)
        if start.before != start.after:
            yield "start", start.case, None, None, *months, start.band
    for band in difference.bands:
        yield from _band(band)
    for entry in difference.hours:
        yield "minutes", entry.entry, None, None, entry.before, entry.after, None
    for tier in difference.tiers:
        yield "tier", str(tier.tier), None, None, tier.before, tier.after, None


def _band(band: BandMoved) -> Iterator[Row]:
    """Yield what becomes of a band; small cells, and what gives them away, stay empty."""
    name = band.band or ""
    kinds = ("earlier", "later", "never", "newly")
    values = suppress([getattr(band, kind) for kind in kinds]).values
    for kind, value in zip(kinds, values, strict=True):
        yield f"band_{kind}", name, None, None, None, value, None


def _month(month: object) -> object:
    return format_month(month) if isinstance(month, int) else month


def _cell(value: object, lang: Language) -> object:
    if isinstance(value, float):
        text = f"{value:.4f}".rstrip("0").rstrip(".")
        return text.replace(".", ",") if lang == "de" else text
    return "" if value is None else value
