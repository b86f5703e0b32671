"""Changes that may happen to a random world, one or several at a time."""

from datetime import date, timedelta
from random import Random
from typing import Any

from pydantic import TypeAdapter

from allocator.change import apply
from allocator.errors import InputError
from allocator.model.calendar import first_day
from allocator.model.changes import Change
from allocator.model.scenario import Scenario
from allocator.model.sites import SiteKind

ADAPTER: TypeAdapter[Any] = TypeAdapter(Change)
Drawn = dict[str, object]


def changed_world(scenario: Scenario, draw: Random) -> Scenario | None:
    """Apply one to three drawn changes; None where each contradicts the world."""
    after, number = scenario, 0
    for n in range(draw.choice((1, 1, 2, 3))):
        try:
            after = apply(after, [ADAPTER.validate_python(drawn_change(scenario, draw, n))])
            number += 1
        except InputError:
            continue
    return after if number else None


def drawn_change(scenario: Scenario, draw: Random, n: int) -> Drawn:
    """Draw something that may happen; `n` tells new sites apart."""
    later = first_day(scenario.start + draw.randrange(scenario.months))
    kinds: list[Drawn] = [
        *_policies(draw),
        {"change": "arrivals", "factor": draw.choice((0.5, 2.0))},
        {"change": "hire", "number": draw.choice((1, 2)), "from": later, "languages": ("ar",)},
    ]
    kinds += _of_sites(scenario, draw, later, n) + _of_people(scenario, draw, later)
    running = [case.id for case in scenario.cases if case.running]
    if running:
        kinds.append({"change": "case_needs", "case": draw.choice(running), "add": ("trauma",)})
    return draw.choice(kinds)


def _policies(draw: Random) -> list[Drawn]:
    """Limits that the plan in force need not keep any more."""
    values: dict[str, tuple[int, ...]] = {
        "mobile.max_team": (1, 2),
        "mobile.max_sites": (1, 2, 4),
        "team.min_team": (1, 3),
        "fixed.min_residents": (185, 300),
        "caseload.aftercare_months": (0,),
    }
    return [
        {"change": "policy", "path": path, "value": draw.choice(some)}
        for path, some in values.items()
    ]


def _of_sites(scenario: Scenario, draw: Random, later: date, n: int) -> list[Drawn]:
    new = {"id": f"N{n}", "kind": SiteKind.SHELTER, "residents": draw.choice((60, 240))}
    kinds: list[Drawn] = [{"change": "open", "site": {**new, "opens": later}}]
    sites = [site.id for site in scenario.sites if site.closes is None]
    if sites:
        where, people = draw.choice(sites), draw.choice((0, 60, 195, 260))
        kinds += [
            {"change": "close", "site": where, "on": later},
            {"change": "residents", "site": where, "value": people, "from": later},
        ]
    return kinds


def _of_people(scenario: Scenario, draw: Random, later: date) -> list[Drawn]:
    who = draw.choice([manager.id for manager in scenario.managers])
    back = later + timedelta(days=draw.choice((10, 40, 80, 300)))
    where = draw.choice(["mobile", *(site.id for site in scenario.sites)])
    return [
        {"change": "leave", "manager": who, "on": later},
        {"change": "hours", "manager": who, "value": 19.5, "from": later},
        {"change": "away", "manager": who, "from": later, "until": back},
        {"change": "post", "manager": who, "site": where},
    ]
