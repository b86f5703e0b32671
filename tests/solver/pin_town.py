"""A town for pins: two fixed sites, three mobile ones, eight people, two running cases.

March to August 2016. Site A has 230 residents: two posts, so a third full-time person is
one too many. C has 310 (three posts) but two desks. D is a district. E closes at the end of
April, when the contract of `leaves` ends: March and April are one phase, May to August the
other.
"""

from datetime import date
from typing import Any, Literal

from allocator.facts import Facts
from allocator.model.cases import Case
from allocator.model.managers import Manager, Role
from allocator.model.scenario import Pin, Scenario
from allocator.model.sites import Site, SiteKind

START = 2016 * 12 + 2
MONTHS = 6
MOBILE = ("m0", "m1", "m2", "m3", "m4")

SITES = (
    Site(id="A", name="Siloah", residents=230.0, standard=2),
    Site(id="B", name="Möbel Boss", residents=60.0),
    Site(id="C", residents=310.0, standard=3, desks=2),
    Site(id="D", kind=SiteKind.DISTRICT, residents=40.0),
    Site(id="E", residents=40.0, closes=date(2016, 4, 30)),
)
MANAGERS = (
    *(Manager(id=ident) for ident in MOBILE),
    Manager(id="half", hours=19.5),
    Manager(id="rigid", mobile=False),
    Manager(id="able", skills=("asylum",)),
    Manager(id="leaves", until=date(2016, 4, 29)),
    Manager(id="head", role=Role.HEAD),
)
CASES = (
    Case(id="R1", site="B", opened=date(2016, 1, 4), manager="m0", start=START - 1),
    Case(
        id="R2",
        site="B",
        opened=date(2016, 1, 4),
        manager="m0",
        start=START - 1,
        skills=("asylum",),
    ),
    Case(id="W1", site="B", opened=date(2016, 2, 1)),
)

Kind = Literal["post", "away", "round", "case", "not_case"]


def pin(kind: Kind, manager: str, where: str, *months: int) -> Pin:
    """Return a pin; `months` are its first and last (0 is March), none for all."""
    first, last = (START + months[0], START + months[-1]) if months else (None, None)
    on_case = kind in ("case", "not_case")
    return Pin(
        kind=kind,
        manager=manager,
        site=None if on_case else where,
        case=where if on_case else None,
        from_=first,
        until=last,
    )


def facts(*pins: Pin, **changes: Any) -> Facts:
    """Return the facts of the town with these pins."""
    scenario = Scenario(
        name="Town",
        state="NI",
        start=START,
        months=MONTHS,
        sites=SITES,
        managers=MANAGERS,
        cases=CASES,
        pins=pins,
    )
    return Facts(scenario.model_copy(update=changes))
