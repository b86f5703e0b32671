"""A town small enough to plan by hand: one fixed site, two small ones, four managers.

March to June 2016 in Lower Saxony: 21, 21, 20 and 22 working days. A has 250 residents
(two posts), B 40 (a visit every second week), C 90 (a visit a week). All legs take 20
minutes. m1 and m2 are posted at A, m3 goes on the round B, C and leads both, m4 is not
mobile and not needed at A: a floater. h1 is a section head.
"""

from datetime import date
from typing import Any

from allocator.complete import complete
from allocator.facts import Facts
from allocator.model.cases import Arrivals, Case, Expected, Interpreters, Profile
from allocator.model.managers import Manager, Role
from allocator.model.plan import Assignment, ExpectedStart, Plan, Post, Tour
from allocator.model.scenario import Leg, Scenario
from allocator.model.sites import Place, Site

MARCH, APRIL, MAY, JUNE = (2016 * 12 + month for month in (2, 3, 4, 5))
PLACES = ("office", "A", "B", "C")

SITES = (
    Site(id="A", name="Altes Rathaus", residents=250.0, desks=2),
    Site(id="B", residents=40.0),
    Site(id="C", residents=90.0),
)

MANAGERS = (
    Manager(id="m1", languages=("ar",), post="A", mobile=False, max_people=20),
    Manager(id="m2", languages=("fa",), skills=("asylum",), post="A"),
    Manager(id="m3", languages=("ar",), post="mobile", round=("B", "C"), leads=("B", "C")),
    Manager(id="m4", mobile=False, post="floater"),
    Manager(id="h1", role=Role.HEAD),
)

CASES = (
    Case(
        id="R1",
        site="A",
        opened=date(2016, 1, 4),
        languages=("ar",),
        manager="m1",
        start=MARCH - 2,
    ),
    Case(id="R2", site="B", opened=date(2015, 6, 1), manager="m3", start=MARCH - 8),
    Case(
        id="R3",
        site="A",
        opened=date(2016, 1, 4),
        languages=("ti",),
        manager="m2",
        start=MARCH - 1,
    ),
    Case(id="W1", site="A", opened=date(2016, 2, 1), needs=("trauma",), persons=3),
    Case(id="W2", site="A", opened=date(2016, 4, 11), skills=("asylum",)),
    Case(id="W3", site="C", opened=date(2016, 3, 7), languages=("ti",)),
    Case(id="W4", site="B", opened=date(2016, 2, 1), skills=("youth",)),
)


def scenario(**changes: Any) -> Scenario:
    """The town, with some fields replaced."""
    fields: dict[str, Any] = {
        "name": "Town",
        "state": "NI",
        "start": MARCH,
        "months": 4,
        "sites": SITES,
        "managers": MANAGERS,
        "bases": (Place(id="office"),),
        "cases": CASES,
        "arrivals": Arrivals(
            profiles=(Profile(id="p1", needs=("little_german",), languages=("ar",)),),
            expected=(Expected(profile="p1", site="C", expected=1.5),),
        ),
        "interpreters": (Interpreters(language="ti", hours=10.0),),
        "travel": tuple(Leg(from_=a, to=b, minutes=20) for a in PLACES for b in PLACES if a < b),
    }
    return Scenario(**(fields | changes))


POSTS = (
    Post(manager="m1", from_=MARCH, until=JUNE, kind="fixed", site="A"),
    Post(manager="m2", from_=MARCH, until=JUNE, kind="fixed", site="A"),
    Post(manager="m3", from_=MARCH, until=JUNE, kind="mobile", round=("B", "C"), leads=("B", "C")),
    Post(manager="m4", from_=MARCH, until=JUNE, kind="floater"),
)

TOURS = (
    Tour(manager="m3", from_=MARCH, until=JUNE, week="A", weekday=2, sites=("B", "C")),
    Tour(manager="m3", from_=MARCH, until=JUNE, week="B", weekday=2, sites=("C",)),
)

CASELOAD = (
    Assignment(case="R1", manager="m1", start=MARCH - 2, end=MARCH + 5),
    Assignment(case="R2", manager="m3", start=MARCH - 8, end=MARCH),
    Assignment(case="R3", manager="m2", start=MARCH - 1, end=MARCH + 6),
    Assignment(case="W1", manager="m1", start=MARCH, end=MARCH + 7),
    Assignment(case="W2", manager="m2", start=APRIL, end=APRIL + 7),
    Assignment(case="W3", manager="m3", start=MARCH, end=MARCH + 7),
)

EXPECTED = tuple(
    ExpectedStart(site="C", profile="p1", month=month, manager="m3", started=1.25)
    for month in (MARCH, APRIL, MAY, JUNE)
)

DECISIONS = Plan(posts=POSTS, tours=TOURS, caseload=CASELOAD, expected=EXPECTED)


def whole(given: Scenario, decisions: Plan) -> Plan:
    """Complete the decisions of a plan."""
    return complete(Facts(given), decisions)
