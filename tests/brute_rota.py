"""The best week of a tiny world by trying everything: who holds a turn, who visits when.

Written from the rules, without the solver: nothing of its frames, days, trips or pieces is used.
Two visits of one person on a day are one trip without waiting; everything else is open.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise, product
from typing import get_args

from allocator.model.calendar import QUARTER, minutes_of
from allocator.model.rota import Block, Rota, Uncovered
from allocator.model.rota_policy import Goal
from allocator.week import Session, WeekFacts
from allocator.week.goals import Measures, goal_values

Spans = tuple[tuple[int, int], ...]
Part = tuple[int, tuple[Block, ...]]
"""Weighted minutes of a choice, and its blocks."""


def best(asked: WeekFacts) -> int:
    """Return the least weighted minutes of all goals that any week can have."""
    turns = sorted(_turns(asked), key=lambda part: part[0])
    visits = sorted(_visits(asked), key=lambda part: part[0])
    found: int | None = None
    for cost, held in turns:
        for more, made in visits:
            if found is not None and cost + more >= found:
                break
            if _possible(asked, (*held, *made)):
                found = cost + more
    assert found is not None
    return found


def _cost(asked: WeekFacts, blocks: list[Block], gaps: list[Uncovered]) -> int:
    """Return the weighted minutes of all goals; they are sums over blocks and gaps."""
    made = Rota(week=asked.monday, blocks=tuple(blocks), uncovered=tuple(gaps))
    return sum(row.minutes * asked.policy.weight(row.goal) for row in goal_values(asked, made))


def _visiting(measures: Measures, weights: dict[Goal, int], blocks: list[Block]) -> int:
    """Return the weighted minutes of visits and ways; one visit a site, so none to spread."""
    total = weights["travel"] * measures.travel(blocks)
    for block in blocks:
        if block.activity == "visit":
            total += weights["own"] * measures.own(block) + weights["same"] * measures.same(block)
            total += weights["fair"] * measures.unpopular(block)
            total += weights["wishes"] * measures.wished(block)
    return total


def _turns(asked: WeekFacts) -> Iterator[Part]:
    """Yield every way to hold the turns of office hours: each by anybody who may, or nobody."""
    choices = [[None, *_holders(asked, row)] for row in asked.sessions]
    for chosen in product(*choices):
        blocks: list[Block] = []
        gaps = []
        for row, who in zip(asked.sessions, chosen, strict=True):
            span = (row.start, row.end)
            if who is None:
                gaps.append(
                    Uncovered(kind="office_hour", minutes=row.minutes, site=row.site, date=row.date)
                )
            else:
                blocks += _trip(asked, who, row.date, [(row.site, *span)], "office_hour")
        yield _cost(asked, blocks, gaps), tuple(blocks)


def _holders(asked: WeekFacts, row: Session) -> list[str]:
    """Return who may hold a turn: who is pinned to it, else the team and who stands in."""
    on = (None, row.date.isoweekday())
    pinned = [
        pin.manager
        for pin in asked.given.pins
        if pin.site == row.site and pin.weekday in on and pin.manager is not None
    ]
    return pinned or [*row.team, *asked.stand_ins(row.site, row.team, row.date)]


def _visits(asked: WeekFacts) -> Iterator[Part]:
    """Yield every way to make the visits: by whom, on which day, at which quarter hour."""
    weights = {goal: asked.policy.weight(goal) for goal in get_args(Goal)}
    measures = Measures(asked, None)
    choices = [[None, *_starts(asked, number)] for number in range(len(asked.visits))]
    for chosen in product(*choices):
        total, trips = 0, defaultdict(list)
        for row, option in zip(asked.visits, chosen, strict=True):
            if option is None:
                total += weights["covered"] * row.minutes
            else:
                who, day, start = option
                trips[who, day].append((row.site, start, start + row.minutes))
        blocks: list[Block] = []
        whole = True
        for (who, day), stops in trips.items():
            stops.sort(key=lambda stop: stop[1])
            whole = whole and _joined(asked, stops)
            blocks += _trip(asked, who, day, stops, "visit") if whole else []
        if whole:
            yield total + _visiting(measures, weights, blocks), tuple(blocks)


def _starts(asked: WeekFacts, number: int) -> Iterator[tuple[str, date, int]]:
    row = asked.visits[number]
    pins = [pin for pin in asked.given.pins if pin.site == row.site]
    for day in row.days:
        if any(pin.weekday not in (None, day.isoweekday()) for pin in pins):
            continue
        for window in asked.access(row.site):
            if window.weekday == day.isoweekday():
                until = minutes_of(window.until) - row.minutes
                for start in range(minutes_of(window.from_), until + 1, QUARTER):
                    for who in (row.lead, *asked.stand_ins(row.site, (row.lead,), day)):
                        yield who, day, start


def _joined(asked: WeekFacts, stops: list[tuple[str, int, int]]) -> bool:
    """Whether each visit follows the one before with the way between and nothing else."""
    return all(b[1] == a[2] + asked.way(a[0], b[0]) for a, b in pairwise(stops))


def _trip(
    asked: WeekFacts, who: str, day: date, stops: list[tuple[str, int, int]], activity: str
) -> list[Block]:
    """Return the duties of a trip with the ways from the own place of work and back."""
    home = place = asked.home(who, day)
    blocks, given = [], {"manager": who, "date": day}
    for site, start, end in stops:
        way = asked.way(place, site)
        if way:
            span = {"start": start - way, "end": start, "activity": "travel", "site": site}
            blocks.append(Block.model_validate(given | span))
        span = {"start": start, "end": end, "activity": activity, "site": site}
        blocks.append(Block.model_validate(given | span))
        place = site
    way = asked.way(place, home)
    if way:
        end = stops[-1][2]
        span = {"start": end, "end": end + way, "activity": "travel", "site": None}
        blocks.append(Block.model_validate(given | span))
    return blocks


def _possible(asked: WeekFacts, blocks: tuple[Block, ...]) -> bool:
    """Whether everybody's days can be laid around the blocks, with the contract as their sum.

    Sums of days are the bits of a number, in quarter hours.
    """
    busy: dict[tuple[str, date], list[tuple[int, int]]] = defaultdict(list)
    for block in blocks:
        busy[block.manager, block.date].append((block.start, block.end))
    for kept in asked.kept:
        busy[kept.manager, kept.date].append((kept.start, kept.end))
    for who in {block.manager for block in blocks}:
        sums = 1
        for day in asked.days:
            there, spans = asked.there(who, day), tuple(sorted(busy[who, day]))
            lengths = _lengths(there.first, there.last, spans) if there.due else (0,)
            if not there.due and spans:
                return False
            longer = 0
            for length in lengths:
                longer |= sums << length // QUARTER
            sums = longer
        if not sums >> asked.contract(who) // QUARTER & 1:
            return False
    return True


@cache
def _lengths(first: int, last: int, spans: Spans) -> tuple[int, ...]:
    """Return the minutes of work that a day around these spans can have."""
    if any(a[1] > b[0] for a, b in pairwise(spans)):
        return ()
    found = [] if spans else [0]
    for work in range(QUARTER, 601, QUARTER):
        pause = 45 if work > 540 else 30 if work > 360 else 0
        for start in range(first, last - work - pause + 1, QUARTER):
            end = start + work + pause
            inside = all(start <= a and b <= end for a, b in spans)
            if inside and (not pause or _breaks(start, end, pause, spans)):
                found.append(work)
                break
    return tuple(found)


def _breaks(start: int, end: int, pause: int, spans: Spans) -> bool:
    """Whether a break lies free, inside the work, with at most six hours on either side."""
    return any(
        at - start <= 360
        and end - at - pause <= 360
        and all(at + pause <= a or b <= at for a, b in spans)
        for at in range(start + QUARTER, end - pause, QUARTER)
    )
