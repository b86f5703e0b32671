"""A small town, its plan made by hand, and what follows from it: shared by report tests.

March 2016 has 21 working days in Lower Saxony (Good Friday 25th and Easter Monday 28th are
holidays). Site `park` has 230 residents: two posts, 3 from 300, mobile below 180.
"""

from datetime import date
from functools import cache
from typing import Literal

from allocator.complete import complete
from allocator.facts import Facts
from allocator.model.cases import Arrivals, Case, Expected, Interpreters, Profile
from allocator.model.managers import Manager, Role
from allocator.model.plan import Assignment, Plan, Post, SlotPrice, Tour
from allocator.model.scenario import Mark, Provenance, Scenario, Variant
from allocator.model.sites import Location, Site, SiteKind

START = 2016 * 12 + 2
END = START + 5


def cases() -> tuple[Case, ...]:
    """Four running cases and eleven waiting ones: 6 people urgent, 2 high, 6 normal."""
    running = [
        Case(id=f"R{n}", site=site, opened=date(2015, 11, 2), manager=who, start=START - 3)
        for n, (site, who) in enumerate(
            [("park", "m01"), ("park", "m02"), ("hof", "m03"), ("au", "m03")], start=1
        )
    ]
    urgent = [
        Case(id=f"U{n}", site="park", opened=date(2016, 2, 1), needs=("trauma",), persons=2)
        for n in (1, 2, 3)
    ]
    high = [
        Case(
            id=f"H{n}",
            site="hof",
            opened=date(2016, 1, 4),
            needs=("little_german",),
            languages=("ti",),
        )
        for n in (1, 2)
    ]
    normal = [Case(id=f"N{n}", site="au", opened=date(2016, 2, 15)) for n in range(1, 7)]
    return (*running, *urgent, *high, *normal)


@cache
def scenario() -> Scenario:
    """Three sites, a head and three managers, six months."""
    return Scenario(
        name="Kleinstadt",
        state="NI",
        start=START,
        months=6,
        sites=(
            Site(id="park", name="Parkstraße", residents=230, standard=2, desks=2),
            Site(
                id="hof",
                kind=SiteKind.HOSTEL,
                residents=60,
                location=Location(lat=52.37, lon=9.73),
            ),
            Site(id="au", residents=30, location=Location(lat=52.38, lon=9.75)),
        ),
        managers=(
            Manager(id="h01", role=Role.HEAD),
            Manager(id="m01", post="park", languages=("ar",), mobile=False),
            Manager(id="m02", post="park", languages=("fa",)),
            Manager(
                id="m03", post="mobile", languages=("ar",), round=("hof", "au"), leads=("hof", "au")
            ),
        ),
        cases=cases(),
        arrivals=Arrivals(
            profiles=(Profile(id="single"),),
            expected=(Expected(profile="single", site="park", expected=1.5),),
        ),
        interpreters=(Interpreters(language="ti", hours=0),),
        variants=(Variant(id="rising", changes=()),),
        marks=(
            Provenance(path="cases", mark=Mark.ASSUMED, note="synthetic"),
            Provenance(path="arrivals", mark=Mark.ASSUMED, note="guess"),
            Provenance(path="sites.*.residents", mark=Mark.ASSUMED, note="rounded"),
            Provenance(path="sites.park.residents", mark=Mark.SOURCE, note="council paper"),
        ),
    )


@cache
def facts() -> Facts:
    """The facts of the town."""
    return Facts(scenario())


def _tour(week: Literal["A", "B"], sites: tuple[str, ...]) -> Tour:
    return Tour(manager="m03", from_=START, until=END, week=week, weekday=2, sites=sites)


def decisions() -> Plan:
    """All urgent cases start in March, three normal ones in April, H1 and H2 never."""
    run = scenario().policy.caseload.months - 1
    starts = [("U1", "m01", 0), ("U2", "m01", 0), ("U3", "m02", 1)]
    starts += [(f"N{n}", "m03", 1) for n in (1, 2, 3)]
    held = [(f"R{n}", who) for n, who in enumerate(("m01", "m02", "m03", "m03"), start=1)]
    return Plan(
        posts=(
            Post(manager="m01", from_=START, until=END, kind="fixed", site="park"),
            Post(manager="m02", from_=START, until=END, kind="fixed", site="park"),
            Post(
                manager="m03",
                from_=START,
                until=END,
                kind="mobile",
                round=("hof", "au"),
                leads=("hof", "au"),
            ),
        ),
        tours=(
            _tour("A", ("hof", "au")),
            _tour("B", ("hof",)),
        ),
        caseload=(
            *(
                Assignment(case=case, manager=who, start=START - 3, end=START + 4)
                for case, who in held
            ),
            *(
                Assignment(case=case, manager=who, start=START + n, end=START + n + run)
                for case, who, n in starts
            ),
        ),
        prices=(
            SlotPrice(site="park", language="", month=START, points=0.0),
            SlotPrice(site="hof", language="", month=START, points=4.0),
            SlotPrice(site="hof", language="ti", month=START, points=12.0),
        ),
    )


@cache
def plan() -> Plan:
    """The decisions with lists, ledger and score."""
    return complete(facts(), decisions())
