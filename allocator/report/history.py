"""A plan folder as people read it: what is in force, every version, who did what and when."""

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import StringIO
from typing import Any

from babel.dates import format_datetime
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from allocator.folder import Entry, Folder, Look, Version
from allocator.folder.chain import forgotten
from allocator.folder.entries import Forgotten, Said
from allocator.report.wording import LOCALES, counted, listed, no_formula
from allocator.texts import Language, say

DIGITS = 12
"""Digits of a checksum that are shown: enough to note down."""
LABEL = 10
HEADS = ("entry", "time", "kind", "version", "by", "checksum")
COLUMNS = ("number", "time", "kind", "version", "by", "digest", "reason")


def checksum(entry: Entry) -> str:
    """Return the short form of an entry's digest."""
    return entry.digest[:DIGITS]


def moment(time: datetime, lang: Language) -> str:
    """Return a time as a reader expects it, to the minute."""
    pattern = "dd.MM.y HH:mm" if lang == "de" else "d MMM y HH:mm"
    return format_datetime(time, pattern, tzinfo=time.tzinfo, locale=LOCALES[lang])


def amounts(gone: Forgotten, lang: Language) -> str:
    """Return how much is gone: rows, files, fields of entries."""
    counts = {
        "forget_rows": sum(len(positions) for positions in gone.rows.values()),
        "forget_documents": len(gone.documents),
        "forget_said": sum(len(fields) for fields in gone.said.values()),
    }
    return listed([counted(key, count, lang) for key, count in counts.items() if count])


def page(folder: Folder, look: Look, lang: Language) -> RenderableType:
    """Return the page of a folder."""
    words = {
        "versions": counted("history_versions", len(look.versions), lang),
        "entries": counted("history_entries", len(look.entries), lang),
    }
    title = Text(say("history_title", lang, folder=folder.path, **words), style="bold")
    facts = Table.grid()
    facts.add_column(style="bold", width=LABEL, no_wrap=True)
    facts.add_column(overflow="fold")
    facts.add_row(say("history_in_force", lang), _in_force(folder, look, lang))
    drafts = [version for version in look.versions if version.state == "draft"]
    removed = [version for version in look.versions if not version.documents]
    for key, some in (("history_drafts", drafts), ("history_removed", removed)):
        if some:
            facts.add_row(say(key, lang), listed([str(version.number) for version in some]))
    facts.add_row(say("history_kept", lang), _kept(folder, look, lang))
    facts.add_row(say("history_chain", lang), _checked(look, lang))
    for fault in look.faults:
        place = ": ".join(part for part in (fault.place, fault.path) if part)
        facts.add_row("", f"  {place}: {fault.said(lang)}")
    if look.unfinished:
        facts.add_row("", say("history_unfinished", lang))
    below = Text(say("history_next", lang, commands=_next(look.versions)))
    return Group(title, *_entries(look, lang), facts, below)


def _entries(look: Look, lang: Language) -> Iterator[RenderableType]:
    """Yield a line for each entry, and below it what was said or what is gone."""
    cells = [tuple(say(f"history_{head}", lang) for head in HEADS)]
    cells += [_cells(entry, lang) for entry in look.entries]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    below = ["", *(_below(entry, lang) for entry in look.entries)]
    for row, more in zip(cells, below, strict=True):
        parts = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        parts[0] = row[0].rjust(widths[0])
        yield Text("  ".join(parts), style="bold" if row is cells[0] else "")
        if more:
            yield Padding(Text(more), (0, 0, 0, widths[0] + 2))


def _cells(entry: Entry, lang: Language) -> tuple[str, ...]:
    """Return what stands in the columns of `HEADS`."""
    return (
        str(entry.number),
        moment(entry.time, lang),
        say(f"history_kind_{entry.kind}", lang),
        "" if entry.version is None else str(entry.version),
        _said(entry, "by", lang),
        checksum(entry),
    )


def _below(entry: Entry, lang: Language) -> str:
    parts = (amounts(entry.forgotten, lang), _said(entry, "reason", lang))
    return ": ".join(part for part in parts if part)


def _said(entry: Entry, field: Said, lang: Language) -> str:
    """Return a field of an entry, or that it is forgotten; empty where it was not given."""
    value: str | None = getattr(entry, field)
    if value is None and field in entry.seals:
        return say("history_said_gone", lang)
    return value or ""


def _in_force(folder: Folder, look: Look, lang: Language) -> str:
    for version in look.versions:
        if version.state == "published":
            since = moment(version.since, lang)
            file = folder.plan_file(version.number)
            return say("history_since", lang, version=version.number, since=since, file=file)
    return say("history_none_in_force", lang)


def _kept(folder: Folder, look: Look, lang: Language) -> str:
    days, due = folder.settings().keep_days, len(look.due)
    if days is None:
        return say("history_no_limit", lang)
    words = say("history_none_due", lang)
    if due:
        words = say("history_due", lang, due=counted("history_versions", due, lang))
    return counted("history_days", days, lang, due=words)


def _checked(look: Look, lang: Language) -> str:
    if look.faults:
        return counted("history_broken", len(look.faults), lang)
    gone = amounts(forgotten(look.entries), lang)
    return say("history_gone", lang, what=gone) if gone else say("history_holds", lang)


def _next(versions: Sequence[Version]) -> str:
    """Return what can be done now, with the last draft and the last superseded plan."""
    words = {"draft": "publish --version {} --by ...", "superseded": "restore {} --by ..."}
    last = {version.state: version.number for version in versions if version.documents}
    return " | ".join(
        ["publish PLAN --by ...", *(words[s].format(n) for s, n in last.items() if s in words)]
    )


def as_data(look: Look) -> dict[str, Any]:
    """Return the folder as JSON-able data."""
    return {
        "entries": [entry.model_dump(mode="json", exclude={"salts"}) for entry in look.entries],
        "versions": [
            {
                "version": version.number,
                "state": version.state,
                "since": version.since.isoformat(),
                "documents": list(version.documents),
            }
            for version in look.versions
        ],
        "due": [version.number for version in look.due],
        "faults": [
            {"file": fault.place, "path": fault.path, "text": fault.text} for fault in look.faults
        ],
    }


def as_csv(entries: Sequence[Entry]) -> str:
    """Return the history as CSV, one row an entry."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        row = entry.model_dump(mode="json", include=set(COLUMNS))
        writer.writerow([no_formula(row[key]) for key in COLUMNS])
    return out.getvalue()
