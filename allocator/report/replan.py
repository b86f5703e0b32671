"""A re-plan in words: what the change forces, what was chosen, and what it is compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.facts import Facts
from allocator.model.plan import Plan, Score
from allocator.model.replan import Carried, Disruption, Freedom, Point, Replanned
from allocator.model.scenario import Scenario
from allocator.report.near import near_lines
from allocator.report.view import View
from allocator.report.where import near_flips
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
    tiers
        Its tiers 1 to 3.
    broken
        How many rules it breaks.
    touched
        Who is touched; None for a bound, which is no plan.
    """

    key: str
    tiers: tuple[float, float, float]
    broken: int = 0
    touched: Disruption | None = None


def compared(
    replanned: Replanned,
    carried: Carried,
    least: Plan,
    repaired: Disruption,
    anew: Replanned | None = None,
) -> tuple[Compared, ...]:
    """Return the re-plan beside what it is compared with; `repaired` is whom the least touches.

    The plan in force carried on, the least repair, itself, the plan made anew where there is
    one, and what no plan at all gets below.
    """
    rows = [Compared("replan_carried_on", tiers(carried.score), len(carried.broken), Disruption())]
    if least.score is not None:
        rows.append(Compared("replan_repaired", tiers(least.score), touched=repaired))
    for key, made in (("replan_again", replanned), ("replan_anew", anew)):
        if made is not None and made.result.bounds is not None:
            both = Disruption(
                moves=(*made.forced.moves, *made.chosen.moves),
                handovers=(*made.forced.handovers, *made.chosen.handovers),
            )
            rows.append(Compared(key, tiers(made.result.bounds), touched=both))
    if replanned.result.bounds is not None:
        proven = _bounds(replanned.result.bounds)
        rows += [] if proven is None else [Compared("replan_bound", proven)]
    return tuple(rows)


def _bounds(score: Score) -> tuple[float, float, float] | None:
    """Return the bounds of tiers 1 to 3; None where one is not proven."""
    days = score.unserved_resident_days.bound
    minutes, points = score.uncovered_minutes.bound, score.waiting_points.bound
    if days is None or minutes is None or points is None:
        return None
    return days, minutes, points


def tiers(score: Score) -> tuple[float, float, float]:
    """Return the values of tiers 1 to 3."""
    return (
        score.unserved_resident_days.value,
        score.uncovered_minutes.value,
        score.waiting_points.value,
    )


def title(scenario: Scenario, lang: Language) -> str:
    """Return what was planned again."""
    return say(
        "replan_title",
        lang,
        name=scenario.name,
        start=month_year(scenario.start, lang),
        end=month_year(scenario.horizon[-1], lang),
    )


def beside(
    scenario: Scenario,
    replanned: Replanned,
    rows: Sequence[Compared],
    limits: Freedom,
    view: View,
) -> RenderableType:
    """Return what is forced, chosen and near, and the re-plan beside what it is compared with."""
    lang = view.lang
    grid = Table.grid()
    grid.add_column(style="bold", width=LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    for key, touched in (
        ("replan_forced", replanned.forced),
        ("replan_chosen", replanned.chosen),
    ):
        grid.add_row(say(key, lang), _touched(touched, view))
    if replanned.beyond is not None:
        grid.add_row(say("replan_limits", lang), _limited(replanned, limits, lang))
    near = near_lines(near_flips(Facts(scenario)), scenario.horizon, view)
    for position, line in enumerate(near):
        grid.add_row("" if position else say("show_near", lang), line)
    return Group(grid, _table(rows, lang))


def _limited(replanned: Replanned, limits: Freedom, lang: Language) -> str:
    """Say what the limits leave open, and what covering it would take."""
    more, score = replanned.beyond, replanned.result.bounds
    assert more is not None
    assert score is not None
    allowed = [
        counted(f"replan_limit_{what}", most, lang)
        for what, most in (("moves", limits.max_moves), ("handovers", limits.max_handovers))
        if most is not None
    ]
    takes = [
        counted("replan_limit_moves", more.moves, lang),
        counted("replan_limit_handovers", more.handovers, lang),
    ]
    days, minutes = score.unserved_resident_days.value, score.uncovered_minutes.value
    return say(
        "replan_limited",
        lang,
        allowed=listed(allowed),
        left=_left(days, minutes, lang, days=days > 0),
        takes=listed(takes),
        would=_left(more.unserved_resident_days, more.uncovered_minutes, lang, days=days > 0),
    )


def _left(unserved: float, uncovered: float, lang: Language, *, days: bool) -> str:
    """Say what is not covered; with the days without anybody where there are some."""
    left = [say("replan_limit_days", lang, n=number(unserved, lang))] if days else []
    return listed([*left, say("replan_limit_hours", lang, n=hours(uncovered, lang))])


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


def figures(values: tuple[float, float, float], lang: Language) -> tuple[str, str, str]:
    """Return days without anybody, hours not covered and points of waiting, as shown."""
    return number(values[0], lang), hours(values[1], lang), number(values[2], lang)


FIGURES = ("replan_unserved", "replan_uncovered", "replan_waiting")


def _table(rows: Sequence[Compared], lang: Language) -> Table:
    """Put the plans side by side, a line for each figure."""
    table = _plain([say("replan_compared", lang), *(say(row.key, lang) for row in rows)])
    columns = [_column(row, lang) for row in rows]
    keys = ("replan_broken", *FIGURES, "replan_moved", "replan_handed_over")
    for key, cells in zip(keys, zip(*columns, strict=True), strict=True):
        table.add_row(f" {say(key, lang)}", *cells)
    return table


def _column(row: Compared, lang: Language) -> tuple[str, ...]:
    """Return the cells of a plan; those that a bound has none of are empty."""
    shown = figures(row.tiers, lang)
    if row.touched is None:
        return ("", *shown, "", "")
    moves, cases = len(row.touched.moves), len(row.touched.handovers)
    return number(row.broken, lang), *shown, number(moves, lang), number(cases, lang)


def _plain(heads: Sequence[str]) -> Table:
    table = Table(
        box=None, padding=(0, 1), pad_edge=False, collapse_padding=True, header_style="bold"
    )
    table.add_column(heads[0], no_wrap=True)
    for name in heads[1:]:
        table.add_column(name, justify="right", overflow="fold")
    return table


def frontier_page(points: Sequence[Point], view: View) -> RenderableType:
    """Return the choice: what more moves or handovers would reach, the knee marked."""
    lang, of = view.lang, points[0].of
    touched = ("replan_moved_short", "replan_handed_short")
    table = _plain([say(key, lang) for key in (f"replan_frontier_{of}", *FIGURES, *touched)])
    shown = [point for point in points if point.found.result.bounds is not None]
    for point in shown:
        score = point.found.result.bounds
        assert score is not None
        mark = "*" if point.knee else " "
        chosen = point.found.chosen
        people, cases = (number(len(ids), lang) for ids in (chosen.moves, chosen.handovers))
        table.add_row(f"{mark}{point.allowed}", *figures(tiers(score), lang), people, cases)
    knee = next((point for point in shown if point.knee), None)
    gains = knee is not None and knee is not shown[0]
    foot = say(f"replan_knee_{of}", lang, n=f"* {knee.allowed}") if gains and knee else ""
    return Group(table, Text(foot or say(f"replan_none_{of}", lang)))


def frontier_data(points: Sequence[Point]) -> list[Mapping[str, object]]:
    """Return the frontier as plain data."""
    return [
        {
            "of": point.of,
            "allowed": point.allowed,
            "moves": list(point.found.chosen.moves),
            "handovers": list(point.found.chosen.handovers),
            "knee": point.knee,
            "score": score.model_dump(mode="json"),
        }
        for point in points
        if (score := point.found.result.bounds) is not None
    ]
