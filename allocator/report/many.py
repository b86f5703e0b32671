"""Many cities in one table: a row each, as text, JSON or CSV; small cells suppressed alike."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.report.data import Overview
from allocator.report.people import BANDS
from allocator.report.privacy import Cells, suppress, word
from allocator.report.tables import public_data
from allocator.report.view import console, print_wide
from allocator.report.wording import counted, number, percent
from allocator.texts import Language, say

SOLVED = ("optimal", "share", "limit", "interrupted")
"""Statuses of a city that has a plan."""
WHOLE = 200
"""Columns where there is no terminal: nobody's name is folded in a file."""
GAPS = ("unserved_resident_days", "uncovered_minutes")
NUMBERS = ("broken", "fixed", "mobile", *GAPS, "waiting")
"""Numbers of a plan, before those of the bands."""


@dataclass(frozen=True)
class CityRow:
    """What became of one city.

    Attributes
    ----------
    name
        Its name.
    status
        That of the result; ``failed``, ``refused`` (bad input) or ``missing`` without one.
    reasons
        Why there is no plan, in words.
    overview
        That of the plan; None without one.
    share
        Proven share.
    seconds
        Wall time in the worker.
    file
        Where its plan was written; empty where it was not.
    """

    name: str
    status: str
    reasons: tuple[str, ...] = ()
    overview: Overview | None = None
    share: float | None = None
    seconds: float | None = None
    file: str = ""

    @property
    def broken(self) -> int:
        """How many rules its plan breaks."""
        return 0 if self.overview is None else sum(self.overview.quality.broken.values())

    @property
    def solved(self) -> bool:
        """Whether there is a plan that breaks no rule."""
        return self.status in SOLVED and not self.broken

    def data(self) -> dict[str, Any]:
        """Return the row as JSON-able data; suppressed numbers are null."""
        result: dict[str, Any] = {"name": self.name, "status": self.status}
        numbers: dict[str, Any] = dict.fromkeys((*NUMBERS, *BANDS))
        if self.overview is not None:
            people = public_data(self.overview)["people"]
            numbers.update(
                broken=self.broken,
                fixed=sum(site.staff for site in self.overview.fixed),
                mobile=self.overview.mobile.staff,
                unserved_resident_days=self.overview.quality.unserved.value,
                uncovered_minutes=self.overview.quality.uncovered.value,
                waiting=people["waiting"],
                **{band["band"]: band["people"] for band in people["bands"]},
            )
        result |= numbers
        result |= {"share": self.share, "seconds": self.seconds, "file": self.file or None}
        return result | {"reasons": list(self.reasons)}


def as_json(rows: Sequence[CityRow]) -> dict[str, Any]:
    """Return all rows as JSON-able data."""
    return {"cities": [row.data() for row in rows]}


def as_csv(rows: Sequence[CityRow], lang: Language) -> str:
    """Return all rows as CSV: semicolon and decimal comma in German."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";" if lang == "de" else ",", lineterminator="\n")
    table = [row.data() for row in rows]
    for row in table:
        row["reasons"] = " ".join(row["reasons"])
    names = list(CityRow("", "").data())
    writer.writerow(names)
    writer.writerows([[_cell(row[name], lang) for name in names] for row in table])
    return out.getvalue()


def _cell(value: object, lang: Language) -> str:
    if isinstance(value, float):
        text = f"{value:.4f}".rstrip("0").rstrip(".")
        return text.replace(".", ",") if lang == "de" else text
    return "" if value is None else str(value)


def print_cities(rows: Sequence[CityRow], seconds: float, folder: str, lang: Language) -> None:
    """Print the table, and how many were solved in how many seconds."""
    width = None if console().is_terminal else WHOLE
    print_wide(page(rows, seconds, folder, lang), width)


def page(rows: Sequence[CityRow], seconds: float, folder: str, lang: Language) -> RenderableType:
    """Return the table and what follows it."""
    table = Table.grid(padding=(0, 1))
    heads = ["city", "status", "fixed", "mobile", "waiting"]
    titles = [say(f"many_{head}", lang) for head in heads]
    titles += [say(f"show_band_{band}", lang) for band in BANDS]
    titles += [say("many_share", lang), say("many_time", lang)]
    table.add_column(overflow="fold")
    table.add_column()
    for _ in titles[2:]:
        table.add_column(justify="right", no_wrap=True)
    table.add_row(*(Text(title, style="bold") for title in titles))
    for row in rows:
        table.add_row(*(Text(cell) for cell in _shown(row, lang)))
    solved = number(sum(row.solved for row in rows), lang)
    foot = counted("many_total", len(rows), lang, solved=solved, seconds=number(seconds, lang, 1))
    if folder:
        foot += say("many_written", lang, folder=folder)
    lines = [Text(foot)]
    if any(row.overview is not None and _cells(row.overview).hidden for row in rows):
        lines.insert(0, Text(say("show_suppressed", lang)))
    return Group(table, *lines)


def _shown(row: CityRow, lang: Language) -> list[str]:
    """Return the cells of a row as people read them; empty where there is nothing to say."""
    if row.overview is None:
        people = [""] * (3 + len(BANDS))
    else:
        data, cells = row.data(), _cells(row.overview)
        waiting = word(data["waiting"], False, number(data["waiting"] or 0, lang))
        bands = [
            word(value, small, number(value or 0, lang))
            for value, small in zip(cells.values, cells.small, strict=True)
        ]
        people = [number(data["fixed"], lang), number(data["mobile"], lang), waiting, *bands]
    share = "" if row.share is None or row.overview is None else percent(row.share, lang, 1)
    seconds = "" if row.seconds is None else f"{number(row.seconds, lang, 1)} s"
    return [row.name, _status(row, lang), *people, share, seconds]


def _status(row: CityRow, lang: Language) -> str:
    if row.broken:
        return counted("many_status_broken", row.broken, lang)
    gaps = row.overview is not None and row.overview.gaps
    return say(f"many_status_{row.status}", lang) + (say("many_gaps", lang) if gaps else "")


def _cells(overview: Overview) -> Cells:
    return suppress([band.people for band in overview.people.bands])
