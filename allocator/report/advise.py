"""Ways out of a shortage on a terminal: a ranked table, and the measures as changes."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.advice.advise import Advice
from allocator.io.change_words import sentence
from allocator.model.advice import Advised, Tiers
from allocator.model.changes import ManagersHired
from allocator.report.recommend import more
from allocator.report.view import View
from allocator.report.wording import hours, month_year, number, shell_word
from allocator.texts import say

HEADS = (
    *("measure", "eur", "clears", "breaks"),
    *("unserved", "uncovered", "urgent", "waiting", "moves"),
)


def advice_page(advice: Advice, view: View) -> RenderableType:
    """Return the page of an advice."""
    lang = view.lang
    days, uncovered, waiting = _tiers(advice.tiers, view)
    now = say(
        "advise_now",
        lang,
        days=days,
        hours=uncovered,
        people=_people(advice.urgent, view),
        points=waiting,
    )
    if advice.breaks is not None:
        now = f"{now} {say('advise_breaks_now', lang, month=month_year(advice.breaks, lang))}"
    if not advice.measures:
        return Group(Text(now, style="bold"), Text(say("advise_nothing", lang)))
    parts: list[RenderableType] = [Text(now, style="bold"), _table(advice, view)]
    parts.append(Text(say("advise_words", lang), style="bold"))
    for place, row in enumerate(advice.measures, start=1):
        said = [f"--change {shell_word(sentence(change))}" for change in row.changes]
        parts.append(Text(f" {place}  {' '.join(said) or say('advise_no_change', lang)}"))
    return Group(*parts, Text(say("advise_promise", lang)))


def _table(advice: Advice, view: View) -> Table:
    """Return the measures; heads and measures break between words, figures never."""
    heads = [say(f"advise_{key}", view.lang) for key in HEADS]
    rows = [_row(place, row, view) for place, row in enumerate(advice.measures, start=1)]
    table = Table(
        box=None, padding=(0, 1), pad_edge=False, collapse_padding=True, header_style="bold"
    )
    first, *others = zip(heads, *rows, strict=True)
    table.add_column(first[0])
    for head, *cells in others:
        width = max(map(len, (*head.split(), *cells)))
        table.add_column(head, justify="right", width=width)
    for row in rows:
        table.add_row(*row)
    return table


def _row(place: int, row: Advised, view: View) -> list[str]:
    days, uncovered, _ = _tiers(row.tiers, view)
    hired = sum(one.number for one in row.changes if isinstance(one, ManagersHired))
    key = "advise_hire_one" if row.kind == "hire" and hired == 1 else f"advise_{row.kind}"
    return [
        f"{place} {say(key, view.lang, n=hired)}",
        number(row.eur_a_year, view.lang),
        say(f"recommend_{'yes' if row.clears else 'no'}", view.lang),
        _short_from(row.breaks, view),
        days,
        uncovered,
        _people(row.urgent, view),
        more(row.change.waiting_points, view),
        number(row.moves, view.lang),
    ]


def _tiers(tiers: Tiers, view: View) -> tuple[str, str, str]:
    return (
        number(tiers.unserved_resident_days, view.lang),
        hours(tiers.uncovered_minutes, view.lang),
        number(tiers.waiting_points, view.lang),
    )


def _short_from(month: int | None, view: View) -> str:
    """Return the month from which the hours do not suffice."""
    return say("advise_lasts", view.lang) if month is None else month_year(month, view.lang)


def _people(count: int, view: View) -> str:
    """Counts under five are suppressed, as in every report."""
    return "<5" if 0 < count < 5 else number(count, view.lang)
