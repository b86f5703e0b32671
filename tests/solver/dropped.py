"""How a rule is dropped from the solver, and the hamlet in which that shows.

March to May 2016 in Lower Saxony: 21, 21 and 20 working days. A has 200 residents (two
posts), B and C are small and need no visits unless said otherwise; no leg takes any time.
A full-time manager has 1,474 minutes a week after leave, sickness and meetings.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, Literal

import pytest

from allocator.model.cases import Case
from allocator.model.managers import Manager
from allocator.model.policy import Policy
from allocator.model.scenario import Leg, Scenario
from allocator.model.sites import Place, Site
from allocator.solver.problem import Problem

START = 2016 * 12 + 2
HEAVY = 1000
"""Minutes a week of a case that leaves a full-time manager no time for another."""

Mode = Literal["exact", "search"]
Modes = tuple[Mode, ...]
EXACT: Modes = ("exact",)
SEARCH: Modes = ("search",)
BOTH: Modes = ("exact", "search")
Drop = Callable[[pytest.MonkeyPatch], None]

A = Site(id="A", residents=200.0, standard=2)
B = Site(id="B", residents=40.0, on_request=True)
C = Site(id="C", residents=40.0, on_request=True)
VISITED = Site(id="B", residents=40.0)
"""B with a visit of two hours every second week."""


@dataclass(frozen=True)
class Dropped:
    """A rule, a hamlet whose plan hangs on it, and how the solver forgets it.

    Attributes
    ----------
    rule
        Name of the rule.
    about
        What the solver would do without it.
    hamlet
        Its best plan keeps every rule.
    drop
        Takes the rule out of the solver; the check still has it.
    broken
        Rules that the check then finds broken.
    modes
        What the rule is dropped from: the exact model, the search, or each of them.
    """

    rule: str
    about: str
    hamlet: Scenario
    drop: Drop
    broken: frozenset[str]
    modes: Modes


def dropped(
    rule: str, about: str, drop: Drop, *also: str, modes: Modes = EXACT, **fields: Any
) -> Dropped:
    """Return a row of the table; `also` are rules that break with it, `fields` the hamlet's."""
    return Dropped(rule, about, hamlet(**fields), drop, frozenset((rule, *also)), modes)


def hamlet(**fields: Any) -> Scenario:
    """Return the hamlet with these fields; `policy` is given as a tree."""
    sites = fields.setdefault("sites", (B,))
    tree = {"caseload": {"first_meeting": 0}} | fields.pop("policy", {})
    places = ("office", *(site.id for site in sites))
    given: dict[str, Any] = {
        "name": "Hamlet",
        "state": "NI",
        "start": START,
        "months": 3,
        "bases": (Place(id="office"),),
        "travel": tuple(Leg(from_=a, to=b, minutes=0) for a, b in combinations(places, 2)),
        "cases": (waiting("W", sites[0].id, minutes=100),),
        "policy": Policy.model_validate(tree),
    }
    return Scenario(**(given | fields))


def managers(*names: str, **fields: Any) -> tuple[Manager, ...]:
    """Return managers who are alike."""
    return tuple(Manager(id=name, **fields) for name in names)


def waiting(name: str, site: str, **fields: Any) -> Case:
    """Return a case that has waited since February, heavy unless said otherwise."""
    given: dict[str, Any] = {"opened": date(2016, 2, 1), "minutes": HEAVY, "points": 50}
    return Case(id=name, site=site, **(given | fields))


def running(name: str, site: str, manager: str, **fields: Any) -> Case:
    """Return a case that has run since February."""
    return waiting(name, site, manager=manager, start=START - 1, **fields)


def every(*drops: Drop) -> Drop:
    """Drop a rule from every place that keeps it."""

    def drop(patch: pytest.MonkeyPatch) -> None:
        for one in drops:
            one(patch)

    return drop


def without(target: str, replacement: object) -> Drop:
    """Put `replacement` in the place of a part of ``allocator.solver`` that keeps a rule."""
    return lambda patch: patch.setattr(f"allocator.solver.{target}", replacement)


def reading(change: Callable[[Problem], None]) -> Drop:
    """Change what the solver reads of the scenario; facts, ledger and check read it as given."""

    def read(scenario: Scenario) -> Problem:
        problem = Problem(scenario)
        change(problem)
        return problem

    return without("engine.Problem", read)


def nothing(*_: object, **__: object) -> None:
    """Do nothing instead of keeping a rule."""
