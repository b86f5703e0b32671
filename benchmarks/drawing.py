"""Quality over time as an SVG picture: one panel an instance, one line an approach.

Up is the share of what can be avoided, over one bound: for the project's own solve that of
its checked plans, for the alternatives what their own model counts. Steps, because an answer
stays until a better one; the dot at the end of a line is the plan as the check scores it.
"""

from collections.abc import Iterator, Sequence
from math import log10
from xml.sax.saxutils import escape

from benchmarks.measure import OURS
from benchmarks.runner import Record

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 440, 280, 52, 34, 12, 40
ACROSS = 2
COLOURS = {
    OURS: "#0b6e4f", "greedy": "#8a5a00", "monolith": "#3b4cc0", "highs": "#b40426",
    "timefold": "#666666",
}  # fmt: skip
EARLIEST = 0.1
"""Left end of the time axis, seconds."""

Point = tuple[float, float]


def svg(records: Sequence[Record]) -> str:
    """Return the picture of some records; instances without any share are left out."""
    panels: dict[str, list[Record]] = {}
    for record in records:
        if line(record):
            panels.setdefault(f"{record['spec']['name']}, {record['limit']:g} s", []).append(record)
    rows = -(-len(panels) // ACROSS)
    width, height = ACROSS * WIDTH, max(1, rows) * HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="11">',
        "<title>Share of what can be avoided, over time</title>",
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for number, (title, runs) in enumerate(panels.items()):
        x, y = number % ACROSS * WIDTH, number // ACROSS * HEIGHT
        parts += [f'<g transform="translate({x} {y})">', *_panel(title, runs), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def line(record: Record) -> list[Point]:
    """Return seconds and share of each answer of a run, the checked plan last."""
    if record["share"] is None or record["seconds"] is None:
        return []
    waiting = record["tiers"]["waiting_points"]
    possible = max(waiting["nothing"] - record["bound"], 1e-6)
    avoided = record["trace"]
    if record["approach"] == OURS:
        avoided = [(at, waiting["nothing"] - left) for at, _, _, left in record.get("plans", ())]
    points = [(max(at, EARLIEST), value / possible) for at, value in avoided]
    whole = record["seconds"]["build"] + record["seconds"]["solve"]
    return [*points, (max(whole, EARLIEST), record["share"])]


class _Scale:
    """From seconds (by powers of ten) and shares to places in a panel."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.last = max(10.0, *(at for at, _ in points))
        self.least = max(0.0, min(1.0, *(share for _, share in points)) - 0.01)
        self.most = max(1.0, *(share for _, share in points))

    def x(self, at: float) -> float:
        """Return the place of a time."""
        part = log10(at / EARLIEST) / log10(self.last / EARLIEST)
        return round(LEFT + part * (WIDTH - LEFT - RIGHT), 1)

    def y(self, share: float) -> float:
        """Return the place of a share."""
        part = (self.most - share) / (self.most - self.least)
        return round(TOP + part * (HEIGHT - TOP - BOTTOM), 1)


def _panel(title: str, runs: Sequence[Record]) -> Iterator[str]:
    scale = _Scale([point for record in runs for point in line(record)])
    yield f'<text x="{LEFT}" y="16" font-weight="bold">{escape(title)}</text>'
    yield from _axes(scale)
    for number, record in enumerate(runs):
        name = record["approach"]
        yield from _steps(scale, line(record), COLOURS.get(name, "#000000"))
        x = LEFT + number * (WIDTH - LEFT - RIGHT) / max(4, len(runs))
        words = f"{name} {record['share']:.1%}"
        colour = COLOURS.get(name, "#000000")
        yield f'<text x="{x:.0f}" y="29" fill="{colour}">{escape(words)}</text>'


def _axes(scale: _Scale) -> Iterator[str]:
    """Yield the frame, three marks upwards, and a mark for each power of ten of seconds."""
    right, low = WIDTH - RIGHT, HEIGHT - BOTTOM
    yield f'<path d="M{LEFT} {TOP}V{low}H{right}" fill="none" stroke="#444"/>'
    for part in (0.0, 0.5, 1.0):
        share = scale.least + part * (scale.most - scale.least)
        y = scale.y(share)
        yield f'<path d="M{LEFT} {y}H{right}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 5}" y="{y + 4}" text-anchor="end">{share:.1%}</text>'
    at = EARLIEST
    while at <= scale.last * 1.001:
        yield f'<path d="M{scale.x(at)} {low}v4" stroke="#444"/>'
        yield f'<text x="{scale.x(at)}" y="{low + 16}" text-anchor="middle">{at:g}</text>'
        at *= 10
    yield f'<text x="{(LEFT + right) / 2}" y="{low + 31}" text-anchor="middle">seconds</text>'


def _steps(scale: _Scale, points: Sequence[Point], colour: str) -> Iterator[str]:
    """Yield the line of a run and the dot of its plan."""
    (x, y), *rest = [(scale.x(at), scale.y(max(share, scale.least))) for at, share in points]
    path = f"M{x} {y}" + "".join(f"H{right}V{up}" for right, up in rest)
    yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.6"/>'
    x, y = rest[-1] if rest else (x, y)
    yield f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>'
