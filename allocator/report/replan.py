"""A re-plan in words: what the change forces, what was chosen, and what it is compared with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.model.plan import Score
from allocator.model.replan import Carried, Disruption, Point, Replanned
from allocator.model.scenario import Scenario
from allocator.report.view import View
from allocator.report.wording import counted, hours, listed, month_year, number
from allocator.texts import Language, say

LABEL = 14
NAMES_SHOWN = 6
"""Names of people that are listed."""


@dataclass(frozen=True)
class Compared:
    """A plan beside the re-plan.

    Attributes
    ----------
    key
        Text of its name.
    score
        Its tiers.
    broken
        How many rules it breaks.
    touched
        Who is touched; None where nobody is.
    """

    key: str
    score: Score
    broken: int = 0
    touched: Disruption | None = None


def compared(
    replanned: Replanned, carried: Carried | None, least: Score | None
) -> tuple[Compared, ...]:
    """Return what a re-plan is compared with, and itself last."""
    rows = []
    if carried is not None:
        rows.append(Compared("replan_carried_on", carried.score, len(carried.broken)))
    if least is not None:
        rows.append(Compared("replan_repaired", least, touched=replanned.forced))
    if replanned.result.bounds is not None:
        both = Disruption(
            moves=(*replanned.forced.moves, *replanned.chosen.moves),
            handovers=(*replanned.forced.handovers, *replanned.chosen.handovers),
        )
        rows.append(Compared("replan_again", replanned.result.bounds, touched=both))
    return tuple(rows)


def head(
    scenario: Scenario, replanned: Replanned, rows: Sequence[Compared], view: View
) -> RenderableType:
    """Return what stands above the difference to the plan in force."""
    lang = view.lang
    title = say(
        "replan_title",
        lang,
        name=scenario.name,
        start=month_year(scenario.start, lang),
        end=month_year(scenario.horizon[-1], lang),
    )
    grid = Table.grid()
    grid.add_column(style="bold", width=LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    for key, touched in (
        ("replan_forced", replanned.forced),
        ("replan_chosen", replanned.chosen),
    ):
        grid.add_row(say(key, lang), _touched(touched, view))
    return Group(Text(title, style="bold"), grid, _table(rows, lang))


def _touched(touched: Disruption, view: View) -> str:
    """Say who changes place of work, and how many cases their person."""
    lang, moves, cases = view.lang, touched.moves, touched.handovers
    names = [view.name(ident) for ident in moves[:NAMES_SHOWN]]
    who = listed([*names, "..."] if len(moves) > NAMES_SHOWN else names)
    moved = (
        counted("replan_moves", len(moves), lang, who=who)
        if moves
        else say("replan_moves_none", lang)
    )
    handed = (
        counted("replan_handovers", len(cases), lang)
        if cases
        else say("replan_handovers_none", lang)
    )
    return say("replan_touched", lang, moves=moved, handovers=handed)


def figures(score: Score, lang: Language) -> tuple[str, str, str]:
    """Return days without anybody, hours not covered and points of waiting, as shown."""
    return (
        number(score.unserved_resident_days.value, lang),
        hours(score.uncovered_minutes.value, lang),
        number(score.waiting_points.value, lang),
    )


FIGURES = ("replan_unserved", "replan_uncovered", "replan_waiting")


def _table(rows: Sequence[Compared], lang: Language) -> Table:
    """Put the plans side by side, a line for each figure."""
    table = _plain([say("replan_compared", lang), *(say(row.key, lang) for row in rows)])
    columns = [figures(row.score, lang) for row in rows]
    table.add_row(f" {say('replan_broken', lang)}", *(number(row.broken, lang) for row in rows))
    for i, key in enumerate(FIGURES):
        table.add_row(f" {say(key, lang)}", *(column[i] for column in columns))
    touched = [row.touched or Disruption() for row in rows]
    moves, cases = ([len(one) for one in part] for part in _parts(touched))
    table.add_row(f" {say('replan_moved', lang)}", *(number(n, lang) for n in moves))
    table.add_row(f" {say('replan_handed_over', lang)}", *(number(n, lang) for n in cases))
    return table


def _parts(touched: Sequence[Disruption]) -> Iterator[list[tuple[str, ...]]]:
    yield [one.moves for one in touched]
    yield [one.handovers for one in touched]


def _plain(heads: Sequence[str]) -> Table:
    table = Table(
        box=None, padding=(0, 1), pad_edge=False, collapse_padding=True, header_style="bold"
    )
    for position, name in enumerate(heads):
        table.add_column(name, justify="right" if position else "left", overflow="fold")
    return table


def frontier_page(points: Sequence[Point], view: View) -> RenderableType:
    """Return the choice: what more moves would reach, the knee marked."""
    lang = view.lang
    table = _plain([say(key, lang) for key in ("replan_frontier", *FIGURES, "replan_moved")])
    shown = [point for point in points if point.found.result.bounds is not None]
    for point in shown:
        score = point.found.result.bounds
        assert score is not None
        mark = "*" if point.knee else " "
        moved = number(len(point.found.chosen.moves), lang)
        table.add_row(f"{mark}{point.allowed}", *figures(score, lang), moved)
    knee = next((point for point in shown if point.knee), None)
    gains = knee is not None and knee is not shown[0]
    foot = say("replan_knee", lang, n=f"* {knee.allowed}") if gains and knee else ""
    return Group(table, Text(foot or say("replan_knee_none", lang)))


def frontier_data(points: Sequence[Point]) -> list[Mapping[str, object]]:
    """Return the frontier as plain data."""
    return [
        {
            "allowed": point.allowed,
            "moves": list(point.found.chosen.moves),
            "handovers": list(point.found.chosen.handovers),
            "knee": point.knee,
            "score": score.model_dump(mode="json"),
        }
        for point in points
        if (score := point.found.result.bounds) is not None
    ]
