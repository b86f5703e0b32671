"""Any rota: whatever a hand or a program may have written into its file."""

from datetime import date, timedelta
from random import Random
from typing import get_args

from allocator.model.plan import Plan
from allocator.model.rota import Activity, Block, GoalValue, Rota, Uncovered
from allocator.model.scenario import Scenario
from allocator.solver.rota.engine import rota
from tests.rota_worlds import MONDAYS, world

PEOPLE = ("t0", "m0", "f0", "nobody", "h1")
PLACES = (None, "A", "S0", "office", "nowhere")
KINDS = ("office_hour", "visit", "interpreter", "meeting", "appointment")


def any_block(draw: Random, monday: date) -> Block:
    start = draw.randint(0, 1380)
    return Block(
        manager=draw.choice(PEOPLE),
        date=monday + timedelta(days=draw.randint(-2, 8)),
        start=start,
        end=draw.randint(0, 1439),
        activity=draw.choice(get_args(Activity)),
        site=draw.choice(PLACES),
        interpreter=draw.choice((None, None, "i1", "i9")),
        item=draw.choice((None, "k1", "team", "t1")),
    )


def any_gap(draw: Random, monday: date) -> Uncovered:
    return Uncovered.model_validate(
        {
            "kind": draw.choice(KINDS),
            "minutes": draw.randint(1, 500),
            "site": draw.choice(PLACES),
            "date": draw.choice((None, monday, monday + timedelta(days=9))),
            "start": draw.choice((None, 540, 547)),
            "manager": draw.choice((None, *PEOPLE)),
            "item": draw.choice((None, "k1", "k9")),
        }
    )


def any_rota(seed: int) -> tuple[Scenario, Plan, Rota]:
    """A world, its plan, and a rota of which half is drawn from one that was made, or nothing."""
    draw = Random(seed)
    given, plan, monday = world(seed)
    blocks = [any_block(draw, monday) for _ in range(draw.randint(0, 30))]
    if seed % 2:
        made = rota(given, plan, monday).blocks
        blocks += draw.sample(made, len(made) // 2)
    week = draw.choice((monday, draw.choice(MONDAYS), date(2018, 1, 1)))
    edited = Rota(
        week=week,
        since=draw.choice((None, week, date(2016, 3, 9), date(1999, 1, 1))),
        blocks=tuple(blocks),
        uncovered=tuple(any_gap(draw, monday) for _ in range(draw.randint(0, 5))),
        goals=(GoalValue(goal="travel", priority="low", minutes=draw.randint(0, 99)),),
    )
    return given, plan, edited
