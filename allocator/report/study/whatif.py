"""The report on variants side by side."""

from collections.abc import Iterator
from dataclasses import replace

from allocator.model.scenario import Mark, Provenance
from allocator.model.whatif import Casework, Column, Comparison, Figures
from allocator.report.people import BANDS
from allocator.report.privacy import KEPT_BACK, word
from allocator.report.study.content import Picture, Said, Section, Study, Table
from allocator.report.study.plots import Line, heat, panels
from allocator.report.study.questions import question
from allocator.report.whatif import Block, Words
from allocator.report.wording import month_short, month_year, number, percent, short
from allocator.texts import Language, say

LOADS = (0.5, 1.1)
"""Loads between which colours differ."""
MOST_LINES = 7
"""Plans in one plot at most; the table has all of them."""


def whatif_study(comparison: Comparison, lang: Language, at: int) -> Study:
    """Return the report on a comparison.

    Parameters
    ----------
    comparison
        What is compared.
    lang
        German or English.
    at
        Month of the first table.
    """
    words = Words(comparison, lang, at)
    return Study(
        lang=lang,
        title=words.title(),
        about=words.about(),
        before=(_questions(words), *list(words.before())[1:]),
        first=table_of(words.short(), words),
        after=tuple(words.after()),
        sections=tuple(_sections(words)),
        foot=say("whatif_foot", lang),
    )


def plan_study(seen: Comparison, lang: Language, at: int, *others: Section) -> Study:
    """Return the report on one plan: a comparison of nothing else, then what is internal."""
    made = whatif_study(seen, lang, at)
    start, end = month_year(seen.start, lang), month_year(seen.end, lang)
    title = say("study_plan_title", lang, name=seen.name, start=start, end=end)
    question = say("whatif_question", lang), [say("study_plan_question", lang)]
    return replace(
        made,
        title=title,
        before=(question, *made.before[1:]),
        sections=(*others, *made.sections),
    )


def _questions(words: Words) -> Said:
    """Return what is asked, in the words of people."""
    seen, lang = words.comparison, words.lang
    planned = [column.figures for column in seen.columns if column.figures is not None]
    names = {team.site: team.name for one in planned for team in one.teams if team.site}
    asked = [
        say("study_asks", lang, name=column.name, what=question(column.changes, names, lang))
        for column in seen.columns
        if column.kind == "variant"
    ]
    return say("whatif_question", lang), asked or [say("whatif_no_variant", lang)]


def table_of(block: Block, words: Words) -> Table:
    """Return a block of a comparison as a table."""
    rows = tuple((label.strip(), *cells) for label, cells in block.rows)
    return Table(block.title, (say("study_row", words.lang), *words.heads()), rows)


def _sections(words: Words) -> Iterator[Section]:
    lang, seen = words.lang, words.comparison
    hand, month, whole = words.blocks()
    planned = [column for column in seen.columns if column.figures is not None]
    yield Section(
        say("study_capacity", lang),
        (say("study_capacity_says", lang),),
        (*capacity(words, planned), table_of(hand, words)),
        hand.notes,
    )
    yield Section(
        say("study_waiting", lang),
        (say("study_waiting_says", lang),),
        tuple(_waiting(words, planned)),
    )
    tables = (table_of(month, words), table_of(whole, words))
    yield Section(say("study_figures", lang), (), tables, whole.notes)
    yield Section(
        say("study_load", lang), (say("study_load_says", lang),), tuple(_loads(words, planned))
    )
    done = seen.base.figures.casework if seen.base.figures else None
    if done is not None:
        yield casework_section(done, lang)
    yield from closing(seen.marks, lang)


def ticks(comparison: Comparison, lang: Language) -> list[str]:
    """Return the names of the months, for an axis."""
    return [month_short(month, lang) for month in comparison.months]


def capacity(words: Words, planned: list[Column]) -> Iterator[Picture]:
    """Yield the hours that there are against those that are needed, a plot for each plan."""
    lang = words.lang
    drawn = [(words.head(one), _hours(one, lang)) for one in planned[:MOST_LINES]]
    if not drawn:
        return
    when = [
        say("study_alt_breaks", lang, name=words.head(one), month=month_year(month, lang))
        if (month := _figures(one).flow.breaks) is not None
        else say("study_alt_lasts", lang, name=words.head(one))
        for one in planned[:MOST_LINES]
    ]
    unit = say("study_hours", lang)
    months = ticks(words.comparison, lang)
    yield Picture(
        say("study_capacity_plot", lang),
        " ".join([say("study_alt_capacity", lang), *when]),
        lambda: panels(months, drawn, unit),
    )


def _hours(column: Column, lang: Language) -> list[Line]:
    months = _figures(column).flow.months
    return [
        Line(say("study_there", lang), [row.capacity / 60 for row in months]),
        Line(
            say("study_needed", lang),
            [row.needed / 60 for row in months],
            [row.needed_p50 / 60 for row in months],
            [row.needed_p90 / 60 for row in months],
        ),
    ]


def _waiting(words: Words, planned: list[Column]) -> Iterator[Picture]:
    """Yield the people who wait, a plot for each band, a line for each plan."""
    lang = words.lang
    drawn = [
        (
            say(f"study_band_{band}", lang),
            [
                Line(words.head(one), [row.waiting[band].value for row in _figures(one).months])
                for one in planned[:MOST_LINES]
            ],
        )
        for band in BANDS
    ]
    most = max(
        (cell.value or 0, words.head(one))
        for one in planned
        for row in _figures(one).months
        for cell in row.waiting.values()
    )
    months, unit = ticks(words.comparison, lang), say("study_people", lang)
    yield Picture(
        say("study_waiting_plot", lang),
        say("study_alt_waiting", lang, name=most[1], n=number(most[0], lang)),
        lambda: panels(months, drawn, unit),
    )


def _loads(words: Words, planned: list[Column]) -> Iterator[Picture]:
    """Yield the load by month and plan, and by month and team of the base and of the fullest."""
    lang = words.lang
    rows = [(words.head(one), [row.load for row in _figures(one).months]) for one in planned]
    yield load_map(say("study_load_plans", lang), rows, words)
    fullest = max(planned, key=lambda one: sum(row.load or 0 for row in _figures(one).months))
    base = [column for column in planned if column.kind == "base"]
    for column in base + [fullest] * (fullest not in base):
        title = say("study_load_teams", lang, name=words.head(column))
        yield load_map(title, team_rows(_figures(column), lang), words)


def team_rows(figures: Figures, lang: Language) -> list[tuple[str, list[float | None]]]:
    """Return the load of each team by month."""
    mobile = say("study_mobile", lang)
    return [(team.name or mobile, list(team.months)) for team in figures.teams]


def load_map(title: str, rows: list[tuple[str, list[float | None]]], words: Words) -> Picture:
    """Return loads by month as a heat map."""
    lang, months = words.lang, ticks(words.comparison, words.lang)
    known = [(value, name) for name, values in rows for value in values if value is not None]
    high = max(known, default=(0.0, ""))
    shown = [
        (name, values, ["–" if value is None else number(value * 100, lang) for value in values])
        for name, values in rows
    ]
    return Picture(
        title,
        say("study_alt_load", lang, name=high[1], load=percent(high[0], lang)),
        lambda: heat(months, shown, ("", ""), LOADS),
    )


def casework_section(done: Casework, lang: Language) -> Section:
    """Return what an audit asks: plans, reviews, and the attention that cases get."""

    def cell(value: int | None, small: bool) -> str:
        return word(value, small, number(value or 0, lang))

    rows = [
        (say(f"study_work_{name}", lang), cell(one.value, one.small))
        for name, one in (
            ("running", done.running),
            ("with_plan", done.with_plan),
            ("overdue", done.overdue_reviews),
        )
    ]
    for row in done.contact:
        label = say("study_work_contact", lang, band=say(f"study_band_{row.band}", lang))
        minutes = KEPT_BACK if row.minutes is None else short(row.minutes, lang)
        rows.append((label, word(row.cases.value, row.cases.small, minutes)))
    head = (say("study_row", lang), say("study_work_number", lang))
    return Section(
        say("study_work", lang),
        (_coverage(done, lang), say("study_work_says", lang)),
        (Table(say("study_work_table", lang), head, tuple(rows)),),
    )


def _coverage(done: Casework, lang: Language) -> str:
    planned, running = done.with_plan.value, done.running.value
    if planned is None or not running:
        return say("study_work_unknown", lang)
    share = percent(planned / running, lang)
    late = done.overdue_reviews
    words = word(late.value, late.small, number(late.value or 0, lang))
    return say("study_work_coverage", lang, share=share, late=words)


def closing(marks: tuple[Provenance, ...], lang: Language) -> Iterator[Section]:
    """Yield what every report ends with: where its numbers come from, what is not in it."""
    rows: list[tuple[str, ...]] = []
    for mark in (Mark.SOURCE, Mark.DERIVED, Mark.ASSUMED):
        here = [row for row in marks if row.mark == mark]
        if here:
            rows.append((say(f"study_mark_{mark.value}", lang),))
            rows += [(row.path, row.note) for row in here]
    if rows:
        head = (say("study_path", lang), say("study_note", lang))
        table = Table(say("study_marks_table", lang), head, tuple(rows), words=True)
        yield Section(say("study_marks", lang), (say("study_marks_says", lang),), (table,))
    left_out = tuple(
        say(f"study_not_{name}", lang) for name in ("people", "work", "chance", "sure")
    )
    yield Section(say("study_not", lang), left_out)


def _figures(column: Column) -> Figures:
    assert column.figures is not None
    return column.figures
