"""The check takes any rota: whatever stands in it, it measures and says, and never raises."""

from datetime import date, timedelta
from random import Random
from typing import get_args

from allocator.checks.rota import check_rotas
from allocator.model.rota import Activity, Block, GoalValue, Rota, Uncovered
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


def test_any_rota_is_measured_and_said() -> None:
    broken = 0
    for seed in range(60):
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
        report = check_rotas(given, plan, [edited])
        for violation in report.violations:
            assert violation.amount > 0, (seed, violation)
            assert "{" not in violation.said("en") + violation.said("de")
        broken += not report.clean
    assert broken > 50
