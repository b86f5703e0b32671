"""Small random cities for property tests: `world(seed)` and `tiny(seed)`, always the same.

They have part-time work, languages, skills, absences, reductions, closings with moves,
contracts that end and begin, arrivals, interpreter pools, desks and pins. Whatever they
draw, there is a plan: pins are drawn so that each can be kept.
"""

from dataclasses import dataclass
from datetime import date
from itertools import count
from random import Random
from typing import Any, Literal

from allocator.facts import Facts
from allocator.model.calendar import first_day, last_day
from allocator.model.cases import Arrivals, Case, Expected, Interpreters, Profile
from allocator.model.managers import MOBILE, Absence, Manager, Reduction
from allocator.model.policy import Policy
from allocator.model.scenario import Pin, Scenario
from allocator.model.sites import Location, Place, Site, SiteKind, SiteMove
from allocator.model.steps import Step

START = 2016 * 12 + 2
LANGUAGES = ("ar", "fa", "ti")
SKILLS = ("asylum", "youth")
NEEDS = ("trauma", "disability", "little_german", "single_parent", "job_start")


@dataclass(frozen=True)
class Size:
    """How big a world is: numbers of each, drawn up to these."""

    sites: int = 6
    managers: int = 7
    running: int = 14
    waiting: int = 16
    months: int = 6
    arrivals: bool = True
    busy: float = 6.0
    """Factor on the minutes of cases, so that a handful of them fills people."""


SMALL = Size()
TINY = Size(sites=2, managers=3, running=2, waiting=2, months=3, arrivals=False, busy=30.0)


def world(seed: int, size: Size = SMALL) -> Scenario:
    """Return the world of `seed`."""
    return drawn(Random(seed), size)


def drawn(draw: Random, size: Size) -> Scenario:
    """Return the world that `draw` draws."""
    return _World(draw, size).scenario()


def tiny(seed: int) -> Scenario:
    """Return a world that can be solved by trying everything: no arrivals, few deployments."""
    draws = (world(seed + 1000 * attempt, TINY) for attempt in count())
    return next(
        drawn for drawn in draws if len(drawn.managers) == 2 or len(Facts(drawn).phases) == 1
    )


class _World:
    """Draws one world; everything comes from one generator, in a fixed order."""

    def __init__(self, draw: Random, size: Size) -> None:
        self.draw = draw
        self.size = size
        self.months = draw.randint(min(3, size.months), size.months)

    def scenario(self) -> Scenario:
        """Draw sites, managers, cases, demand; pins last, since they must be keepable."""
        draw = self.draw
        sites = self._sites()
        managers = self._managers(sites)
        cases = (*self._running(sites, managers), *self._waiting(sites))
        base = Scenario(
            name="World",
            state="NI",
            start=START,
            months=self.months,
            sites=sites,
            managers=managers,
            bases=(Place(id="office", location=self._location()),),
            cases=cases,
            arrivals=self._arrivals(sites),
            interpreters=(Interpreters(language="ti", hours=float(draw.randint(2, 30))),)
            if draw.random() < 0.4
            else (),
            policy=self._policy(),
        )
        return base.model_copy(update={"pins": self._pins(base)})

    def _location(self) -> Location:
        return Location(
            lat=round(self.draw.uniform(52.34, 52.42), 4),
            lon=round(self.draw.uniform(9.66, 9.82), 4),
        )

    def _day(self, first: int, last: int) -> date:
        """Draw a day between two months of the horizon (0 is its first)."""
        month = START + self.draw.randint(first, last)
        return first_day(month).replace(day=self.draw.randint(1, 28))

    def _sites(self) -> tuple[Site, ...]:
        draw, number = self.draw, self.draw.randint(2, self.size.sites)
        fixed = draw.random() < (0.7 if number > 2 else 0.35)
        sites = []
        for index in range(number):
            residents = draw.choice((15, 40, 60, 90, 130, 170))
            if fixed and index == 0:
                residents = draw.choice((200, 230, 310))
            if draw.random() < 0.15:
                day = self._day(0, self.months - 1)
                people: float | tuple[Step, ...] = (
                    Step(from_=date(2015, 1, 1), value=float(residents)),
                    Step(from_=day, value=float(draw.choice((10, 170, 190, 210)))),
                )
            else:
                people = float(residents)
            sites.append(
                Site(
                    id=f"S{index}",
                    kind=draw.choice((SiteKind.SHELTER, SiteKind.HOSTEL)),
                    residents=people,
                    location=self._location(),
                    desks=draw.choice((None, None, 2, 3)) if residents >= 200 else None,
                    on_request=draw.random() < 0.1 and residents < 200,
                    standard=residents // 100 if residents >= 200 else None,
                )
            )
        if number > 1 and draw.random() < 0.35:
            sites[-1] = self._closing(sites)
        return tuple(sites)

    def _closing(self, sites: list[Site]) -> Site:
        """Let the last site close; its people move on, or leave the city's care."""
        others = [site.id for site in sites[:-1]]
        moves: tuple[SiteMove, ...] = ()
        kind = self.draw.random()
        if kind < 0.5:
            moves = (SiteMove(to=self.draw.choice(others), share=1.0),)
        elif kind < 0.8:
            moves = (
                SiteMove(to=self.draw.choice(others), share=0.6),
                SiteMove(to="out", share=0.4),
            )
        closes = self._day(0, self.months - 1)
        return sites[-1].model_copy(update={"closes": closes, "moves": moves})

    def _managers(self, sites: tuple[Site, ...]) -> tuple[Manager, ...]:
        draw, managers = self.draw, []
        fixed = [site.id for site in sites if site.standard is not None]
        mobile = [site.id for site in sites if site.standard is None]
        for index in range(draw.randint(2, self.size.managers)):
            goes = draw.random() < 0.75 or not fixed
            here = draw.choice(fixed) if fixed and (not goes or draw.random() < 0.3) else None
            around = tuple(sorted(draw.sample(mobile, min(len(mobile), draw.randint(1, 3)))))
            contract = self._contract()
            joins = "from_" in contract
            managers.append(
                Manager(
                    id=f"m{index}",
                    hours=draw.choice((39.0, 39.0, 29.5, 19.5)),
                    mobile=goes,
                    languages=tuple(sorted(draw.sample(LANGUAGES, draw.randint(0, 2)))),
                    skills=tuple(s for s in SKILLS if draw.random() < 0.5),
                    post=None if joins else here or MOBILE,
                    round=() if joins or here is not None else around,
                    **contract,
                )
            )
        return tuple(managers)

    def _contract(self) -> dict[str, Any]:
        """Draw a contract that ends or begins, an absence or a reduction, mostly none."""
        draw, kind = self.draw, self.draw.random()
        if kind < 0.12:
            return {"until": self._day(0, self.months - 1)}
        if kind < 0.2:
            return {"from_": self._day(0, self.months - 1)}
        if kind < 0.4:
            day = self._day(0, self.months - 1)
            month = day.year * 12 + day.month - 1 + draw.choice((0, 0, 1, 2))
            return {"absences": (Absence(from_=day, until=last_day(month)),)}
        if kind < 0.5:
            span = Reduction(
                from_=self._day(0, 0), until=last_day(START + self.months - 1), share=0.25
            )
            return {"reductions": (span,)}
        return {}

    def _demand(self) -> dict[str, Any]:
        draw = self.draw
        needs = tuple(need for need in NEEDS if draw.random() < 0.25)
        dates = {"job_start": self._day(0, self.months)} if "job_start" in needs else {}
        unknown = draw.random() < 0.1
        return {
            "needs": "unknown" if unknown else needs,
            "dates": {} if unknown else dates,
            "languages": tuple(sorted(draw.sample(LANGUAGES, draw.choice((0, 1, 1, 2))))),
            "skills": (draw.choice(SKILLS),) if draw.random() < 0.15 else (),
            "persons": draw.choice((1, 1, 1, 2, 4)),
        }

    def _running(self, sites: tuple[Site, ...], managers: tuple[Manager, ...]) -> tuple[Case, ...]:
        draw, cases = self.draw, []
        present = [manager for manager in managers if manager.from_ is None]
        for index in range(draw.randint(0, self.size.running) if present else 0):
            manager = draw.choice(present)
            site = draw.choice(manager.round) if manager.round else manager.post
            if site not in {site.id for site in sites}:
                continue
            start = START - draw.randint(1, 9)
            cases.append(
                Case(
                    id=f"R{index:02}",
                    site=site,
                    opened=first_day(start - 1),
                    manager=manager.id,
                    start=start,
                    extended_until=START + 1 if draw.random() < 0.1 else None,
                    **self._demand(),
                )
            )
        return tuple(cases)

    def _waiting(self, sites: tuple[Site, ...]) -> tuple[Case, ...]:
        return tuple(
            Case(
                id=f"W{index:02}",
                site=self.draw.choice(sites).id,
                opened=self._day(-3, self.months - 1),
                **self._demand(),
            )
            for index in range(self.draw.randint(1, self.size.waiting))
        )

    def _arrivals(self, sites: tuple[Site, ...]) -> Arrivals:
        draw = self.draw
        if not self.size.arrivals or draw.random() < 0.3:
            return Arrivals()
        profiles = tuple(
            Profile(
                id=f"p{index}",
                needs=("little_german",) if index else ("trauma",),
                languages=(draw.choice(LANGUAGES),) if draw.random() < 0.6 else (),
                persons=draw.choice((1, 1, 3)),
            )
            for index in range(draw.randint(1, 2))
        )
        rows = [
            Expected(
                profile=profile.id,
                site=draw.choice((None, draw.choice(sites).id)),
                expected=round(draw.uniform(0.1, 2.5), 2),
            )
            for profile in profiles
        ]
        return Arrivals(profiles=profiles, expected=tuple(rows))

    def _policy(self) -> Policy:
        """Longer casework, so that few cases fill people, and sometimes a shorter aftercare."""
        profile = tuple(int(minutes * self.size.busy) for minutes in (20, 20, 16, 16, 14, 14, 10))
        return Policy.model_validate(
            {
                "caseload": {
                    "profile": profile,
                    "aftercare_months": self.draw.choice((3, 3, 1, 0)),
                    "max_people": self.draw.choice((75, 75, 12)),
                }
            }
        )

    def _pins(self, base: Scenario) -> tuple[Pin, ...]:
        """Draw pins of which each can be kept, alone and together."""
        draw, pins = self.draw, []
        facts = Facts(base)
        waiting = [case for case in base.cases if not case.running]
        if waiting and draw.random() < 0.3:
            case = draw.choice(waiting)
            kinds: tuple[Literal["case", "not_case"], ...] = ("case", "not_case")
            kind = draw.choice(kinds)
            pins.append(Pin(kind=kind, manager=draw.choice(base.managers).id, case=case.id))
        fixed = [
            site.id
            for site in base.sites
            if all(now.service == "fixed" for now in facts.sites[site.id].values())
        ]
        mobile = [
            site.id
            for site in base.sites
            if all(
                now.service == "mobile" and now.staffable for now in facts.sites[site.id].values()
            )
        ]
        movers = [manager for manager in base.managers if manager.mobile]
        if fixed and draw.random() < 0.2:
            pins.append(Pin(kind="away", manager=draw.choice(base.managers).id, site=fixed[0]))
        elif movers and mobile and draw.random() < 0.2:
            pins.append(Pin(kind="round", manager=draw.choice(movers).id, site=draw.choice(mobile)))
        return tuple(pins)
