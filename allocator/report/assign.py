"""Assigning by hand on a terminal: refused with the rule's words, or the effect."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.advice.assign import Assigned
from allocator.model.difference import StartMoved
from allocator.report.conflict import conflict_lines
from allocator.report.recommend import LABEL, costs
from allocator.report.said import line
from allocator.report.view import View
from allocator.report.wording import counted, listed, month_name
from allocator.texts import say

CASES_SHOWN = 8


def assigned_page(found: Assigned, sites: Mapping[str, str], view: View) -> RenderableType:
    """Return the page: what is decided, and what that does."""
    lang, months = view.lang, range(found.first, found.last + 1)
    who, case = view.name(found.change.manager), view.name(found.change.case)
    head = Text(say("assign_head", lang, case=case, manager=who), style="bold")
    if not found.allowed:
        names = {**sites, **view.names}
        said = [line(sentence, lang, names, months) for sentence in found.refused]
        said += conflict_lines(found.conflict, lang, view.names)
        return Group(head, Text(say("assign_refused", lang)), *(Text(f" {row}") for row in said))
    return Group(head, *_effect(found, view, months))


def _effect(found: Assigned, view: View, months: range) -> Iterator[RenderableType]:
    lang = view.lang
    assert found.cost is not None
    assert found.possible is not None
    if found.start is None:
        yield Text(say("assign_waits", lang, month=month_name(found.possible, lang, months)))
    else:
        yield Text(say("assign_starts", lang, month=month_name(found.start, lang, months)))
        if found.start > found.possible:
            possible = month_name(found.possible, lang, months)
            yield Text(say("assign_possible", lang, month=possible))
    table = Table.grid()
    table.add_column(width=LABEL)
    table.add_column(justify="right")
    for key, cell in costs(view):
        table.add_row(f" {say(key, lang)}", cell(found.cost))
    yield table
    yield _cases("assign_later", found.later, view, months)
    yield _cases("assign_earlier", found.earlier, view, months)


def _cases(key: str, rows: Sequence[StartMoved], view: View, months: range) -> Text:
    """Say how many cases start at another time, and the first of them with their months."""
    if not rows:
        return Text(say(f"{key}_none", view.lang))

    def when(month: int | None) -> str:
        if month is None:
            return say("assign_never", view.lang)
        return month_name(month, view.lang, months)

    shown = [f"{view.name(row.case)} {when(row.before)} -> {when(row.after)}" for row in rows]
    more = ["..."] if len(rows) > CASES_SHOWN else []
    who = listed([*shown[:CASES_SHOWN], *more])
    return Text(counted(key, len(rows), view.lang, who=who))
