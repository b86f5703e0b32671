"""Cities in which something is missing go through the whole chain, and are proven optimal."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from allocator.commands.main import run
from allocator.facts import Facts
from allocator.io import read_plan
from allocator.model.cases import Arrivals, Case, Expected, Interpreters, Profile
from allocator.model.managers import Manager, Role
from allocator.model.result import Options, Status
from allocator.model.scenario import Scenario
from allocator.model.sites import Location, Place, Site, SiteKind
from allocator.model.steps import Step
from allocator.solver import engine
from tests.properties.planned import searched

START = 2016 * 12 + 2
HERE = Location(lat=52.37, lon=9.73)
SMALL = Site(id="B", residents=40.0, location=HERE)
LARGE = Site(id="A", residents=200.0, standard=2, location=Location(lat=52.38, lon=9.75))
TURNS = (200, 100, 200, 170, 300, 100, 250, 100, 200, 100, 300, 10)
TURNING = Site(
    id="T",
    residents=tuple(
        Step(from_=date(2016 + (2 + t) // 12, (2 + t) % 12 + 1, 1), value=float(people))
        for t, people in enumerate(TURNS)
    ),
    location=HERE,
)
"""A site that is fixed, mobile and of another size almost every month."""
PEOPLE = tuple(Manager(id=f"m{i}") for i in range(4))
ROUND = tuple(Manager(id=f"m{i}", post="mobile", round=("B",)) for i in range(4))
PROFILES = (Profile(id="p", needs=("trauma",)), Profile(id="q"))
POOL = (Interpreters(language="ti", hours=5.0),)


def waiting(number: int = 15, site: str = "B", **fields: Any) -> tuple[Case, ...]:
    """More cases than a tiny city has."""
    opened = date(2016, 2, 1)
    return tuple(Case(id=f"{site}{i}", site=site, opened=opened, **fields) for i in range(number))


def running(**fields: Any) -> tuple[Case, ...]:
    """Fifteen cases of m0 since February."""
    given: dict[str, Any] = {"start": START - 1, "opened": date(2016, 1, 4), **fields}
    return tuple(Case(id=f"R{i}", site="B", manager="m0", **given) for i in range(15))


def arrivals(cases: float) -> Arrivals:
    """So many cases a month of each of two profiles."""
    rows = (Expected(profile=profile.id, expected=cases) for profile in PROFILES)
    return Arrivals(profiles=PROFILES, expected=tuple(rows))


NOBODY: dict[str, Any] = {"managers": ()}
AFTER = (Manager(id="m0", until=date(2016, 2, 29)), *PEOPLE[1:])
CITIES: dict[str, dict[str, Any]] = {
    "no cases at all": {},
    "no cases, fixed and mobile sites": {"sites": (LARGE, SMALL)},
    "no cases, a district": {"sites": (Site(id="D", kind=SiteKind.DISTRICT, residents=500.0),)},
    "no cases, nobody mobile": {"managers": tuple(Manager(id=m, mobile=False) for m in "abcd")},
    "no cases, a pool of interpreters": {"interpreters": POOL},
    "no cases, one month": {"months": 1},
    "no cases, five years": {"months": 60},
    "no cases, many phases": {"sites": (TURNING, SMALL), "months": 12},
    "no cases, no place is known": {"sites": (Site(id="B", residents=40.0),), "bases": ()},
    "no cases, no desk": {"sites": (LARGE.model_copy(update={"desks": 0}), SMALL)},
    "only running cases": {"managers": ROUND, "cases": running()},
    "only running cases, interpreted": {
        "managers": ROUND,
        "cases": running(languages=("ti",)),
        "interpreters": POOL,
    },
    "only running cases, past their months": {
        "managers": ROUND,
        "cases": running(opened=date(2014, 1, 1), start=START - 12),
    },
    "only running cases, nobody mobile is left": {
        "managers": (AFTER[0], Manager(id="m1", mobile=False)),
        "cases": running(),
    },
    "nobody": NOBODY,
    "nobody, and many wait": NOBODY | {"cases": waiting(), "arrivals": arrivals(1.0)},
    "nobody for a team": NOBODY | {"sites": (LARGE, SMALL), "cases": waiting(15, "A")},
    "nobody, a pool": NOBODY | {"cases": waiting(languages=("ti",)), "interpreters": POOL},
    "only heads": {"managers": (Manager(id="h", role=Role.HEAD),), "cases": waiting()},
    "everyone has left": {"managers": AFTER[:1], "cases": (*running(), *waiting())},
    "no sites": {"sites": ()},
    "no sites, but arrivals": {"sites": (), "arrivals": arrivals(1.0)},
    "no sites, one month": {"sites": (), "months": 1},
    "no sites and nobody": {"sites": (), "managers": ()},
    "every site is closed": {
        "sites": (SMALL.model_copy(update={"closes": date(2015, 1, 1)}),),
        "cases": waiting(),
        "arrivals": arrivals(1.0),
    },
    "one manager": {"managers": PEOPLE[:1], "cases": waiting()},
    "one manager, two sites": {
        "managers": PEOPLE[:1],
        "sites": (LARGE, SMALL),
        "cases": (*waiting(7, "A"), *waiting(8, "B", needs=("trauma",))),
    },
    "one manager who is not mobile": {
        "managers": (Manager(id="m0", mobile=False),),
        "cases": waiting(),
    },
    "zero arrivals": {"arrivals": arrivals(0.0)},
    "zero arrivals, and some wait": {"arrivals": arrivals(0.0), "cases": waiting()},
    "profiles without arrivals": {"arrivals": Arrivals(profiles=PROFILES)},
    "one month": {"months": 1, "cases": waiting(), "arrivals": arrivals(1.0)},
    "many phases": {
        "sites": (TURNING, SMALL),
        "months": 12,
        "cases": waiting(15, "T"),
        "arrivals": arrivals(0.5),
    },
}


def city(**fields: Any) -> Scenario:
    """Return a city of one small site, four managers and three months, with these fields."""
    given: dict[str, Any] = {
        "name": "Odd",
        "state": "NI",
        "start": START,
        "months": 3,
        "sites": (SMALL,),
        "managers": PEOPLE,
        "bases": (Place(id="office", location=HERE),),
    }
    return Scenario(**(given | fields))


@pytest.mark.parametrize("fields", CITIES.values(), ids=CITIES)
@pytest.mark.parametrize("found", ["by search", "as it comes"])
def test_the_whole_chain_of_an_odd_city(
    fields: dict[str, Any],
    found: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if found == "by search":
        monkeypatch.setattr(engine, "is_tiny", lambda _: False)
    given, planned = tmp_path / "city.yaml", tmp_path / "plan.json"
    # JSON is YAML.
    tree = city(**fields).model_dump(mode="json", exclude_defaults=True)
    given.write_text(json.dumps({"sites": [], "managers": []} | tree), encoding="utf-8")
    for command in (
        ["plan", str(given), "--out", str(planned), "--verbose"],
        ["check", str(given), str(planned)],
        ["show", str(planned), "--lang", "de"],
    ):
        assert run(command) == 0, capsys.readouterr()
        assert capsys.readouterr().out
    plan = read_plan(planned)
    assert plan.provenance["status"] == Status.OPTIMAL
    assert plan.score is not None
    score = plan.score
    for tier in (score.unserved_resident_days, score.uncovered_minutes, score.waiting_points):
        assert tier.bound == tier.value


def test_who_is_too_few_goes_where_most_people_would_be_alone() -> None:
    """Two people for two teams and four small sites: one of them goes round.

    The small ones have 40 + 130 + 170 + 190 = 530 residents, the teams' sites 200 and 240. So
    only the 200 are alone; before, both people were posted and all 530 were.
    """
    large = (LARGE, LARGE.model_copy(update={"id": "C", "residents": 240.0}))
    small = (
        SMALL.model_copy(update={"id": f"B{n}", "residents": float(n)}) for n in (40, 130, 170, 190)
    )
    scenario = city(sites=(*large, *small), managers=PEOPLE[:2], cases=waiting(15, "B40"))
    found = searched(scenario, Options(effort=0))
    assert found.bounds is not None
    days = sum(Facts(scenario).days.values())
    unserved = found.bounds.unserved_resident_days
    assert unserved.value == unserved.bound == 200 * days
