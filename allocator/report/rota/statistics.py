"""Figures of weeks on the terminal and as CSV; people only where they are asked for."""

import csv
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import StringIO

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.model.rota_statistics import WORK, Figures, PersonFigures, Statistics
from allocator.report.rota.page import gap_line
from allocator.report.rota.planned_gaps import planned_gaps
from allocator.report.view import View
from allocator.report.wording import number, percent
from allocator.texts import say
from allocator.week import WeekFacts

WEEKS_SHOWN = 4

CSV_COLUMNS = (
    *("week", "manager", "contract", *WORK, "travel_share", "visits_due", "visits_made"),
    *("visits_missed", "office_missed", "duties", "duties_changed", "unfair_office"),
    "unfair_unpopular",
)


def statistics_page(
    asked: Sequence[WeekFacts], found: Statistics, view: View, *, people: bool = False
) -> RenderableType:
    """Return the page.

    Parameters
    ----------
    asked
        What each week asked for.
    found
        The figures.
    view
        Language and display names.
    people
        Whether the figures of each person are shown: for their team lead only.
    """
    lang, weeks = view.lang, found.together.weeks
    span = weeks[0] if len(weeks) == 1 else f"{weeks[0]} - {weeks[-1]}"
    title = say("statistics_title", lang, name=asked[0].scenario.name, weeks=span)
    parts: list[RenderableType] = [Text(title, style="bold"), _weeks(found, view)]
    if people:
        parts += [Text(""), _people(found.together, view)]
        parts.append(Text(say("statistics_for_lead", lang)))
    parts += [Text(""), Text(say("rota_label_uncovered", lang), style="bold")]
    parts += [Text(f" {line}") for line in _uncovered(asked, found, view)]
    return Group(*parts)


def _table(first: str, heads: Sequence[str], view: View) -> Table:
    table = Table(
        box=None, padding=(0, 1), pad_edge=False, collapse_padding=True, header_style="bold"
    )
    table.add_column(say(first, view.lang), no_wrap=True)
    for head in heads:
        table.add_column(head, justify="right")
    return table


def _weeks(found: Statistics, view: View) -> Table:
    """A column a week, the last ones where there are many, and one for all together."""
    columns = list(found.weeks[-WEEKS_SHOWN:])
    names = [row.weeks[0] for row in columns]
    if len(found.weeks) > 1:
        columns.append(found.together)
        names.append(say("statistics_together", view.lang))
    table = _table("statistics_week", names, view)
    for name, of in _measures(view):
        table.add_row(f" {say(f'statistics_{name}', view.lang)}", *map(of, columns))
    return table


def _measures(view: View) -> Iterator[tuple[str, Callable[[Figures], str]]]:
    """Yield what is measured, and how it is said."""
    lang = view.lang

    def part(some: int, whole: int) -> str:
        said = number(some, lang), number(whole, lang)
        return say("statistics_of", lang, part=said[0], whole=said[1])

    yield "contract", lambda row: _hours(row.contract, view)
    yield from ((kind, partial(_worked, view, kind)) for kind in WORK)
    yield "way", lambda row: percent(row.travel_share, lang, 1)
    yield "visits", lambda row: number(row.visits_made, lang)
    yield "missed", lambda row: number(row.visits_missed, lang)
    yield "unstaffed", lambda row: _hours(row.office_missed, view)
    yield "changed", lambda row: part(row.duties_changed, row.duties)
    yield "unfair", lambda row: number(row.unfair_office, lang)
    yield "late", lambda row: number(row.unfair_unpopular, lang)


def _worked(view: View, kind: str, row: Figures) -> str:
    return _hours(row.minutes[kind], view)


def _people(found: Figures, view: View) -> Table:
    heads = ("contract", *WORK, "made", "beyond", "late")
    names = [say(f"statistics_person_{head}", view.lang) for head in heads]
    table = _table("rota_who", names, view)
    for row in found.people:
        table.add_row(
            view.name(row.manager),
            _hours(row.contract, view),
            *(_hours(row.minutes[kind], view) for kind in WORK),
            number(row.visits, view.lang),
            _signed(row.office_beyond, view),
            _signed(row.unpopular_beyond, view),
        )
    return table


def _hours(minutes: int, view: View) -> str:
    value = minutes / 60
    return number(value, view.lang, 0 if value >= 100 or not minutes else 1)


def _signed(minutes: int, view: View) -> str:
    return f"+{number(minutes, view.lang)}" if minutes > 0 else number(minutes, view.lang)


def _uncovered(asked: Sequence[WeekFacts], found: Statistics, view: View) -> list[str]:
    lines = [
        f"{row.weeks[0]}  {gap_line(week, gap, view)}"
        for week, row in zip(asked, found.weeks, strict=True)
        for gap in row.uncovered
    ]
    for week, row in zip(asked, found.weeks, strict=True):
        lines += [f"{row.weeks[0]}  {line}" for line in planned_gaps(week, view)]
    return lines or [say("rota_nothing", view.lang)]


def statistics_csv(found: Statistics, view: View, *, people: bool = False) -> str:
    """Return one row a week (and person), in minutes: semicolon and decimal comma in German."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";" if view.lang == "de" else ",", lineterminator="\n")
    writer.writerow([say(f"statistics_csv_{column}", view.lang) for column in CSV_COLUMNS])
    for week in found.weeks:
        writer.writerow(_all(week, view))
        for row in week.people if people else ():
            writer.writerow(_one(week, row, view))
    return out.getvalue()


def _all(week: Figures, view: View) -> Iterator[str | int]:
    yield week.weeks[0]
    yield ""
    yield week.contract
    yield from (week.minutes[kind] for kind in WORK)
    yield number(week.travel_share, view.lang, 4)
    for column in CSV_COLUMNS[len(WORK) + 4 :]:
        yield getattr(week, column)


def _one(week: Figures, row: PersonFigures, view: View) -> Iterator[str | int]:
    """Yield a person's row; what belongs to the week alone stays empty."""
    yield week.weeks[0]
    yield view.name(row.manager)
    yield row.contract
    yield from (row.minutes[kind] for kind in WORK)
    yield number(row.minutes["travel"] / row.worked if row.worked else 0, view.lang, 4)
    yield from ("", row.visits, "", "", "", "", row.office_beyond, row.unpopular_beyond)
