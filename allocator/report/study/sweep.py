"""The report on a grid: heat maps, every number, and the effect of each value."""

from collections.abc import Iterator
from itertools import groupby

from allocator.model.sweep import Sweep
from allocator.report.study.content import Picture, Section, Study, Table
from allocator.report.study.plots import heat
from allocator.report.study.whatif import closing
from allocator.report.sweep import QUANTITIES, WAITING, Grids, Quantity, Rows
from allocator.report.sweep_page import HEADS
from allocator.report.wording import month_year
from allocator.texts import Language, say


def sweep_study(sweep: Sweep, lang: Language, at: int) -> Study:
    """Return the report on a grid; `at` is the month of the quantities that are of a month."""
    grids = Grids(sweep, lang, at)
    title, rows = next(iter(grids.maps()))
    losers = say("whatif_losers", lang), _strongest(grids)
    left_out = say("whatif_not_in", lang), [say("whatif_left_out", lang)]
    return Study(
        lang=lang,
        title=grids.title(),
        about=say("whatif_about", lang, month=month_year(at, lang)),
        before=(
            (say("whatif_question", lang), grids.asked()),
            (say("whatif_answer", lang), grids.answers()),
        ),
        first=_table(grids, max(WAITING, key=grids.told), title, rows),
        after=(losers, left_out),
        sections=tuple(_sections(grids)),
        foot=say("whatif_foot", lang),
    )


def _sections(grids: Grids) -> Iterator[Section]:
    lang = grids.lang
    for quantity in QUANTITIES:
        if grids.varies(quantity):
            parts: list[Picture | Table] = []
            for title, rows in grids.maps():
                parts += [_map(grids, quantity, title, rows), _table(grids, quantity, title, rows)]
            yield Section(grids.name(quantity), (), tuple(parts))
    yield Section(
        say("sweep_effects", lang),
        (say("sweep_effects_note", lang),),
        (_effects(grids),),
    )
    yield from closing(grids.sweep.marks, lang)


def _caption(grids: Grids, quantity: Quantity, title: str) -> str:
    return ": ".join(part for part in (grids.name(quantity), title) if part)


def _table(grids: Grids, quantity: Quantity, title: str, rows: Rows) -> Table:
    axes = grids.sweep.axes
    heads = [f"{axes[1].name} {head}" if len(axes) > 1 else head for head in grids.across()]
    cells = tuple((label, *(grids.word(quantity, one) for one in here)) for label, here in rows)
    return Table(_caption(grids, quantity, title), (axes[0].name, *heads), cells)


def _map(grids: Grids, quantity: Quantity, title: str, rows: Rows) -> Picture:
    """Return a heat map; the lightest colour is the least number, the darkest the most."""
    lang, axes = grids.lang, grids.sweep.axes
    shown = [
        (
            label,
            [grids.value(quantity, one) for one in here],
            [grids.word(quantity, one) for one in here],
        )
        for label, here in rows
    ]
    known = [v for one in grids.sweep.cells if (v := grids.value(quantity, one)) is not None]
    span = (min(known), max(known))
    most = max(grids.sweep.cells, key=lambda one: grids.value(quantity, one) or 0)
    alt = say(
        "sweep_alt",
        lang,
        what=grids.name(quantity),
        n=grids.word(quantity, most),
        where=grids.where(most),
    )
    about = (axes[1].name if len(axes) > 1 else "", axes[0].name)
    return Picture(
        _caption(grids, quantity, title), alt, lambda: heat(grids.across(), shown, about, span)
    )


def _effects(grids: Grids) -> Table:
    lang = grids.lang
    rows: list[tuple[str, ...]] = []
    shown = [one for one in grids.effects() if any(one.pairs)]
    for key, group in groupby(shown, key=lambda one: (one.axis.name, one.label, one.usual)):
        name, label, usual = key
        rows.append((say("sweep_instead", lang, name=name, label=label, usual=usual),))
        rows += [(grids.name(one.quantity), *grids.effect_words(one)) for one in group]
    heads = (say("study_row", lang), *(say(head, lang) for head in HEADS))
    return Table(say("sweep_effects", lang), heads, tuple(rows))


def _strongest(grids: Grids) -> list[str]:
    """Say which values make more people with great need wait, on average over the others."""
    lines = []
    for one in grids.effects():
        if one.quantity in WAITING and one.worse:
            words = grids.effect_words(one)
            instead = {"name": one.axis.name, "label": one.label, "usual": one.usual}
            said = {
                "what": say("sweep_instead", grids.lang, **instead),
                "who": grids.name(one.quantity),
                "n": words[0],
                "worse": words[3],
                "all": words[-1],
            }
            lines.append(say("sweep_loses", grids.lang, **said))
    return lines or [say("sweep_nobody", grids.lang)]
