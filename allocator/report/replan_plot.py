"""The frontier of a re-plan as a picture: what is left by moves or handovers allowed (SVG)."""

from collections.abc import Sequence
from html import escape

from allocator.model.plan import Score
from allocator.model.replan import Point
from allocator.report.wording import number
from allocator.texts import Language, say

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 560, 300, 80, 60, 40, 40
TIERS = ("unserved", "uncovered", "waiting")
INK, LINE, KNEE = "#222222", "#1f5c99", "#b3541e"


def frontier_svg(points: Sequence[Point], lang: Language) -> str:
    """Return the picture of the first tier that they change; the knee has a ring."""
    scored = [
        (point, _tiers(bounds))
        for point in points
        if (bounds := point.found.result.bounds) is not None
    ]
    tier = _first_that_differs([tiers for _, tiers in scored])
    shown = [(point, tiers[tier]) for point, tiers in scored]
    values = [value for _, value in shown] or [0.0]
    axis = say(f"replan_axis_{points[0].of}", lang, what=say(f"replan_{TIERS[tier]}", lang))
    low, high = min(values), max(values)
    across = max((point.allowed for point, _ in shown), default=0) or 1

    def place(point: Point, value: float) -> tuple[float, float]:
        x = LEFT + (WIDTH - LEFT - RIGHT) * point.allowed / across
        share = (value - low) / (high - low) if high > low else 0.5
        return x, TOP + (HEIGHT - TOP - BOTTOM) * (1 - share)

    spots = [(point, value, *place(point, value)) for point, value in shown]
    path = " ".join(f"{x:.1f},{y:.1f}" for *_, x, y in spots)
    marks = "".join(_mark(point, value, x, y, lang) for point, value, x, y in spots)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="12" fill="{INK}">'
        f'<text x="{LEFT}" y="20" font-weight="bold">{escape(axis)}</text>'
        f'<line x1="{LEFT}" y1="{HEIGHT - BOTTOM}" x2="{WIDTH - RIGHT}" '
        f'y2="{HEIGHT - BOTTOM}" stroke="{INK}"/>'
        f'<polyline points="{path}" fill="none" stroke="{LINE}" stroke-width="2"/>{marks}</svg>\n'
    )


def _tiers(score: Score) -> tuple[float, float, float]:
    """Days without anybody, hours not covered, points of waiting."""
    return (
        score.unserved_resident_days.value,
        score.uncovered_minutes.value / 60,
        score.waiting_points.value,
    )


def _first_that_differs(rows: Sequence[tuple[float, float, float]]) -> int:
    """Return the number of the first tier that is not the same everywhere; else the last."""
    differs = [len(set(tier)) > 1 for tier in zip(*rows, strict=True)]
    return differs.index(True) if True in differs else len(TIERS) - 1


def _mark(point: Point, value: float, x: float, y: float, lang: Language) -> str:
    """Draw a point with its value above and the moves allowed below the axis."""
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="none" stroke="{KNEE}" stroke-width="2"/>'
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{LINE}"/>{ring if point.knee else ""}'
        f'<text x="{x:.1f}" y="{y - 12:.1f}" text-anchor="middle">{number(value, lang)}</text>'
        f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{point.allowed}</text>'
    )
