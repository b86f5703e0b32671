"""A village for months worked out by hand: one manager or two, three sites, legs of 20 minutes.

A has 250 residents (fixed), B 40 (a visit of 120 minutes every second week), C 90 (a visit
of 180 minutes a week). Lower Saxony: March 2016 has 21 working days (23 weekdays less Good
Friday 25th and Easter Monday 28th), April 21, May 20 (22 less Ascension 5th and Whit
Monday 16th), June 22.
"""

from typing import Any, Literal

from allocator.facts import Facts
from allocator.ledger import ledger
from allocator.model.managers import Manager
from allocator.model.plan import Assignment, LedgerRow, Plan, Post, Tour
from allocator.model.scenario import Leg, Scenario
from allocator.model.sites import Place, Site

MARCH, APRIL, MAY, JUNE = (2016 * 12 + month for month in (2, 3, 4, 5))
SITES = (
    Site(id="A", residents=250.0),
    Site(id="B", residents=40.0),
    Site(id="C", residents=90.0),
)
PLACES = ("office", "A", "B", "C")
LEGS = tuple(Leg(from_=a, to=b, minutes=20) for a in PLACES for b in PLACES if a < b)


def village(*managers: Manager, **fields: Any) -> Scenario:
    """The village with these managers."""
    given: dict[str, Any] = {
        "name": "Village",
        "state": "NI",
        "start": MARCH,
        "months": 4,
        "sites": SITES,
        "managers": managers,
        "bases": (Place(id="office"),),
        "travel": LEGS,
    }
    return Scenario(**(given | fields))


def at(manager: str, site: str, first: int = MARCH, last: int = JUNE) -> Post:
    """A fixed post."""
    return Post(manager=manager, from_=first, until=last, kind="fixed", site=site)


def around(manager: str, *sites: str, leads: tuple[str, ...] = ()) -> Post:
    """A mobile post for all four months."""
    return Post(manager=manager, from_=MARCH, until=JUNE, kind="mobile", round=sites, leads=leads)


def tour(week: Literal["A", "B"], weekday: int, *sites: str) -> Tour:
    """A tour of m1 in all four months."""
    return Tour(manager="m1", from_=MARCH, until=JUNE, week=week, weekday=weekday, sites=sites)


def hold(case: str, manager: str, start: int, end: int) -> Assignment:
    """A row of the caseload."""
    return Assignment(case=case, manager=manager, start=start, end=end)


def rows(scenario: Scenario, **decisions: Any) -> dict[tuple[str, int], LedgerRow]:
    """The ledger by manager and month."""
    facts = Facts(scenario)
    return {(row.manager, row.month): row for row in ledger(facts, Plan(**decisions))}
