"""A recommendation on a terminal: the best side by side, then why not the others."""

from collections.abc import Callable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from allocator.advice.recommend import Recommendation
from allocator.model.advice import Candidate, Filling, Tiers
from allocator.model.managers import FLOATER, MOBILE
from allocator.report.said import line
from allocator.report.view import View
from allocator.report.wording import hours, listed, month_name, number, percent, short
from allocator.texts import say

POSTS = (MOBILE, FLOATER)
LABEL = 32
"""Width of the first column, so that names of lines are not folded."""


def recommendation_page(found: Recommendation, view: View) -> RenderableType:
    """Return the page of a recommendation."""
    lang, months = view.lang, range(found.first, found.last + 1)
    names = {**found.sites, **view.names}
    heads = [line(sentence, lang, names, months) for sentence in found.head]
    parts: list[RenderableType] = [Text(" ".join(heads), style="bold")]
    if found.best:
        parts.append(_cases(found.best, view, months))
    elif found.filling:
        parts.append(_places(found, view, months))
    else:
        key = "recommend_nobody" if found.kind == "case" else "recommend_nobody_vacancy"
        parts.append(Text(say(key, lang)))
    if found.against:
        parts.append(Text(say("recommend_against", lang), style="bold"))
        for sentence in found.against:
            said = Text(line(sentence, lang, names, months))
            parts.append(Padding(said, (0, 0, 0, sentence.indent)))
    if found.best or found.filling:
        parts.append(Text(say("recommend_order", lang)))
    return Group(*parts)


def _cases(best: Sequence[Candidate], view: View, months: range) -> Table:
    lang = view.lang

    def language(row: Candidate) -> str:
        if not row.interpreting:
            return say("recommend_shared", lang)
        return say("recommend_interpreter", lang, hours=hours(row.interpreting, lang))

    def load(row: Candidate) -> str:
        return say(
            "recommend_load",
            lang,
            before=percent(row.load_before, lang),
            after=percent(row.load_after, lang),
            month=month_name(row.tight, lang, months),
        )

    def minutes(row: Candidate) -> str:
        first = hours(row.first_minutes, lang)
        return say("recommend_hours", lang, hours=hours(row.minutes, lang), first=first)

    rows: list[tuple[str, Callable[[Candidate], str]]] = [
        ("recommend_start", lambda row: month_name(row.start, lang, months)),
        *[(key, lambda row, at=at: at(row.cost)) for key, at in costs(view)],
        ("recommend_case_points", lambda row: short(row.points, lang)),
        ("recommend_minutes", minutes),
        ("recommend_capacity", load),
        ("recommend_language", language),
        ("recommend_travel", lambda row: more(row.travel / 60, view)),
        ("recommend_expected", lambda row: short(row.expected, lang)),
        ("recommend_knew", lambda row: say(f"recommend_{'yes' if row.knew else 'no'}", lang)),
    ]
    table = _headed([view.name(row.manager) for row in best], view)
    for key, cell in rows:
        table.add_row(f" {say(key, lang)}", *(cell(row) for row in best))
    return table


def _places(found: Recommendation, view: View, months: range) -> Table:
    lang, names = view.lang, {**found.sites, **view.names}

    def joined(ids: Sequence[str]) -> str:
        return listed([names.get(ident, ident) for ident in ids]) or "-"

    def place(post: str) -> str:
        return say(f"recommend_{post}", lang) if post in POSTS else names.get(post, post) or "-"

    rows: list[tuple[str, Callable[[Filling], str]]] = [
        ("recommend_start", lambda row: month_name(row.start, lang, months)),
        *[(key, lambda row, at=at: at(row.cost)) for key, at in costs(view)],
        ("recommend_language", lambda row: listed(row.speaks) or "-"),
        ("recommend_before", lambda row: place(row.before)),
        ("recommend_leads", lambda row: number(len(row.leads), lang)),
        ("recommend_leaves", lambda row: number(row.leaves, lang)),
        ("recommend_moves", lambda row: joined(row.moves)),
    ]
    table = _headed([view.name(row.manager) for row in found.filling], view)
    for key, cell in rows:
        table.add_row(f" {say(key, lang)}", *(cell(row) for row in found.filling))
    return table


def _headed(people: Sequence[str], view: View) -> Table:
    table = Table(
        box=None, padding=(0, 1), pad_edge=False, collapse_padding=True, header_style="bold"
    )
    table.add_column(say("recommend_who", view.lang), min_width=LABEL)
    for who in people:
        table.add_column(who, justify="right", overflow="fold")
    return table


def costs(view: View) -> list[tuple[str, Callable[[Tiers], str]]]:
    """Return the text of each tier, and how a change of it is said: days, hours, points."""
    return [
        ("recommend_unserved", lambda cost: more(cost.unserved_resident_days, view)),
        ("recommend_uncovered", lambda cost: more(cost.uncovered_minutes / 60, view)),
        ("recommend_waiting", lambda cost: more(cost.waiting_points, view)),
        ("recommend_effort", lambda cost: more(cost.effort_minutes / 60, view)),
    ]


def more(value: float, view: View) -> str:
    """Return a change with its sign; 0 without one."""
    digits = 1 if 0 < abs(value) < 10 else 0
    text = number(value, view.lang, digits)
    return f"+{text}" if value > 0 and text.strip("0,.") else text
