"""The hours of each day of a week: as long as usual, shorter where another day is longer."""

from itertools import pairwise

from allocator.model.calendar import QUARTER
from allocator.model.rota import UNPAID, Activity, Block
from allocator.solver.rota.days import Day
from allocator.solver.rota.frames import Frames
from allocator.solver.rota.layout import Laid, laid


def settled(frames: Frames, manager: str, days: list[Day]) -> list[Block]:
    """Return the blocks of a person's week, free time, breaks and absences included.

    Parameters
    ----------
    frames
        Who can work when.
    manager
        The person.
    days
        One chosen day for each day on which they are there.
    """
    lengths = _lengths(frames, manager, days)
    blocks: list[Block] = []
    for day, work in zip(days, lengths, strict=True):
        stood = frames.standing.day(manager, day.date)
        blocks += stood if _stands(day, work, stood) else _filled(day, _hours(frames, day, work))
    blocks += _absences(frames, manager)
    return sorted(blocks, key=lambda block: (block.date, block.start))


def _stands(day: Day, work: int, stood: list[Block]) -> bool:
    """Whether a day is as it was: the same timed work, and as long."""
    idle = ("free", "break", "absence")
    timed = [block for block in stood if block.activity not in idle]
    length = sum(block.minutes for block in stood if block.activity not in UNPAID)
    absent = any(block.activity == "absence" for block in stood)
    return bool(stood) and not absent and length == work and timed == list(day.blocks)


def _hours(frames: Frames, day: Day, work: int) -> Laid | None:
    return laid(frames.frames[day.manager, day.date], day.spans, day.pause, work)


def _lengths(frames: Frames, manager: str, days: list[Day]) -> list[int]:
    """Return the work of each day: with the contract as sum, as near to usual as can be.

    By dynamic programming over days and sums of work; a day costs the square of what it
    differs, in quarter hours, and the short pieces of free time it leaves. Where days as long
    as usual cost nothing, nothing else is as good.
    """
    if _fits_as_usual(frames, manager, days):
        return [frames.usual[manager, day.date] for day in days]
    best: dict[int, tuple[int, list[int]]] = {0: (0, [])}
    for day in days:
        usual = frames.usual[manager, day.date]
        possible = [
            (work, ((work - usual) // QUARTER) ** 2 + hours.small)
            for work in range(day.least, max(day.least, usual) + 1, QUARTER)
            if (hours := _hours(frames, day, work)) is not None
        ]
        following: dict[int, tuple[int, list[int]]] = {}
        for done, (cost, lengths) in best.items():
            for work, more in possible:
                key, total = done + work, cost + more
                if key not in following or total < following[key][0]:
                    following[key] = total, [*lengths, work]
        best = following
    return best[frames.standing.left(manager)][1]


def _fits_as_usual(frames: Frames, manager: str, days: list[Day]) -> bool:
    """Whether all days can be as long as usual, without short pieces of free time."""
    for day in days:
        work = frames.usual[manager, day.date]
        hours = _hours(frames, day, work) if work >= day.least else None
        if hours is None or hours.small:
            return False
    usual = sum(frames.usual[manager, day.date] for day in days)
    return usual == frames.standing.left(manager)


def _filled(day: Day, hours: Laid | None) -> list[Block]:
    """Return the blocks of a day, with break and free time between its timed work."""
    assert hours is not None
    if hours.start == hours.end:
        return []
    blocks = list(day.blocks)
    if hours.pause is not None:
        blocks.append(_block(day, *hours.pause, "break"))
    blocks.sort(key=lambda block: block.start)
    edges = [(hours.start, hours.start), *((b.start, b.end) for b in blocks)]
    edges.append((hours.end, hours.end))
    free = [_block(day, a[1], b[0], "free") for a, b in pairwise(edges) if a[1] < b[0]]
    return [*blocks, *free]


def _block(day: Day, start: int, end: int, activity: Activity) -> Block:
    return Block(manager=day.manager, date=day.date, start=start, end=end, activity=activity)


def _absences(frames: Frames, manager: str) -> list[Block]:
    asked = frames.asked
    away = [(day, asked.there(manager, day).away) for day in frames.standing.days]
    return [
        Block(manager=manager, date=day, start=span[0], end=span[1], activity="absence")
        for day, span in away
        if span is not None
    ]
