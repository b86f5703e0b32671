"""The report on a simulation: bands over the weeks, and when it breaks how likely."""

from collections.abc import Callable, Iterator

from allocator.model.calendar import month_of
from allocator.model.simulation import Bands, Simulated, Simulation
from allocator.report.people import BANDS
from allocator.report.simulation import Words
from allocator.report.study.content import Picture, Section, Study, Table
from allocator.report.study.plots import Line, lines, panels
from allocator.report.study.whatif import closing
from allocator.report.whatif import Block
from allocator.report.wording import month_short, number, percent
from allocator.texts import Language, say

MOST = 6
"""Plans in one picture at most; the tables have all of them."""


def simulation_study(seen: Simulation, lang: Language) -> Study:
    """Return the report on a simulation."""
    words = Words(seen, lang)
    first, *others = words.blocks()
    return Study(
        lang=lang,
        title=words.title(),
        about=say("study_simulated", lang, n=number(seen.replications, lang)),
        before=tuple(words.before()),
        first=_table(first, words),
        after=tuple(words.after()),
        sections=tuple(_sections(words, others)),
        foot=say("simulate_foot", lang),
    )


def _table(block: Block, words: Words) -> Table:
    heads = (words.head(one) for one in words.seen.columns)
    rows = tuple((label.strip(), *cells) for label, cells in block.rows)
    return Table(block.title, (say("study_row", words.lang), *heads), rows)


def _sections(words: Words, others: list[Block]) -> Iterator[Section]:
    lang = words.lang
    about = (say("study_bands_says", lang),)
    breaks, *rest = others
    yield Section(say("study_capacity", lang), about, (_broken(words), _table(breaks, words)))
    waiting = tuple(_waiting(words, one) for one in words.seen.columns[:MOST])
    yield Section(say("study_waiting", lang), about, waiting)
    yield Section(
        say("study_load", lang),
        about,
        (
            _of_plans(words, lambda one: one.load, "study_load_weeks", "study_per_cent", 100),
            _of_plans(words, lambda one: one.uncovered, "study_uncovered_weeks", "study_hours", 1),
        ),
    )
    tables = tuple(_table(block, words) for block in rest)
    yield Section(say("study_figures", lang), (), tables)
    yield from closing((), lang)


def _ticks(words: Words) -> list[str]:
    return [month_short(month_of(day), words.lang) for day in words.seen.weeks]


def _line(label: str, bands: Bands, factor: float = 1) -> Line:
    scaled = (
        [None if value is None else value * factor for value in row]
        for row in (bands.p50, bands.p10, bands.p90)
    )
    return Line(label, *scaled)


def _waiting(words: Words, column: Simulated) -> Picture:
    """Return the people who wait with a plan, a plot for each need."""
    lang, ticks, name = words.lang, _ticks(words), words.head(column)
    shown = [
        (say(f"study_band_{band}", lang), [_line(name, column.waiting[band])]) for band in BANDS
    ]
    unit = say("study_people", lang)
    last = [_last(column.waiting[band], lang) for band in BANDS]
    alt = say("study_alt_simulated", lang, name=name, urgent=last[0], high=last[1], normal=last[2])
    caption = say("study_waiting_weeks", lang, name=name)
    return Picture(caption, alt, lambda: panels(ticks, shown, unit))


def _last(bands: Bands, lang: Language) -> str:
    value = bands.p50[-1]
    return "–" if value is None else number(value, lang)


def _of_plans(
    words: Words, bands: Callable[[Simulated], Bands], caption: str, unit: str, factor: float
) -> Picture:
    """Return bands of all plans, a plot for each."""
    lang, ticks = words.lang, _ticks(words)
    shown = [
        (words.head(one), [_line(say("study_half", lang), bands(one), factor)])
        for one in words.seen.columns[:MOST]
    ]
    said, of_values = say(caption, lang), say(unit, lang)
    return Picture(said, f"{said}.", lambda: panels(ticks, shown, of_values))


def _broken(words: Words) -> Picture:
    """Return how likely it is that capacity has broken by each month."""
    lang, columns = words.lang, words.seen.columns[:MOST]
    months = [row.month for row in columns[0].breaks.months]
    ticks = [month_short(month, lang) for month in months]
    shown = [
        Line(words.head(one), [100 * row.share for row in one.breaks.months]) for one in columns
    ]
    said = [
        say("study_alt_broken", lang, name=words.head(one), share=percent(last, lang))
        for one in columns
        if (last := one.breaks.share.value) is not None
    ]
    caption, unit = say("study_broken_plot", lang), say("study_per_cent", lang)
    return Picture(caption, " ".join([f"{caption}.", *said]), lambda: lines(ticks, shown, unit))
