"""Parts of a synthetic city: its map, closings and openings, and expected arrivals."""

from collections.abc import Sequence
from datetime import timedelta
from math import cos, pi, radians, sin, sqrt
from typing import Any

from allocator.facts import Facts
from allocator.model.calendar import first_day
from allocator.model.cases import Arrivals, Case, Expected, Profile
from allocator.model.scenario import Scenario
from scenarios.generate.draw import Draw
from scenarios.generate.teams import present_teams, usable_minutes

CENTRE = {"lat": 52.37, "lon": 9.73}
BOROUGH_KM = 14.0
KM_A_DEGREE = 111.2
"""Kilometres of a degree of latitude (of longitude: times the cosine of the latitude)."""

QUARTERS = 3
"""Quarters of the horizon at whose beginning sites open and close."""

PROFILES: tuple[tuple[float, Profile], ...] = (
    (14, Profile(id="p0", needs=("trauma", "little_german"), languages=("ar",))),
    (9, Profile(id="p1", needs=("trauma",), languages=("fa",))),
    (8, Profile(id="p2", needs=("disability",), languages=("ar", "ku"))),
    (5, Profile(id="p3", needs=("little_german",), languages=("ar", "ku"), persons=4)),
    (8, Profile(id="p4", needs=("young_adult", "little_german"), languages=("fa",))),
    (22, Profile(id="p5", needs=("little_german",), languages=("ar",))),
    (9, Profile(id="p6", needs=("little_german",), languages=("ti",))),
    (10, Profile(id="p7", languages=("sq", "sr"))),
    (5, Profile(id="p8", needs=("trauma",), languages=("fr", "en"), persons=2)),
    (10, Profile(id="p9", needs=("little_german",), languages=("ru", "tr"))),
)
"""Profiles of expected cases and their weights."""


def make_offices(count: int) -> list[dict[str, Any]]:
    """Return one office a borough, from the centre outwards on a spiral.

    The golden angle keeps the boroughs about `BOROUGH_KM` apart.
    """
    golden = pi * (3 - sqrt(5))
    return [
        {"id": f"office{n + 1}", "location": _point(BOROUGH_KM * sqrt(n / 3), n * golden)}
        for n in range(count)
    ]


def make_sites(
    draw: Draw, fixed: Sequence[int], count: int, offices: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return `count` sites around the offices: the fixed ones, then small ones of 12 to 121."""
    small = [12 + int(draw.share() ** 2 * 110) for _ in range(count - len(fixed))]
    radius = 7 * sqrt(count / len(offices) / 50)
    sites = []
    for n, people in enumerate([*fixed, *small], start=1):
        office = offices[n % len(offices)]["location"]
        # Denser near the centre: the power is between even (0.5) and all in the middle.
        place = _point(radius * draw.share() ** 0.7, 2 * pi * draw.share(), office)
        sites.append({"id": f"s{n:03d}", "residents": people, "location": place})
    return sites


def _point(
    distance: float, angle: float, origin: dict[str, float] | None = None
) -> dict[str, float]:
    """Return the point `distance` kilometres from the origin (the centre where not given)."""
    start = origin or CENTRE
    lat = start["lat"] + distance * sin(angle) / KM_A_DEGREE
    lon = start["lon"] + distance * cos(angle) / (KM_A_DEGREE * cos(radians(CENTRE["lat"])))
    return {"lat": round(lat, 4), "lon": round(lon, 4)}


def add_moves(draw: Draw, sites: list[dict[str, Any]], fixed: int, start: int) -> None:
    """Close and open a twenty-fifth of the sites at each quarter, large ones in the second.

    A site closes on the last day of a quarter. A fifth of its people leave the city; two
    fifths go to a site that opens the next day, the others to two sites that stay.
    """
    small = draw.shuffled(range(fixed, len(sites)))
    each = max(1, len(sites) // 25)
    stays = small[2 * QUARTERS * each :]
    for quarter in range(QUARTERS):
        opening = first_day(start + 3 * (quarter + 1))
        changing = small[2 * quarter * each :][: 2 * each]
        closing, opens = changing[:each], changing[each:]
        for n in opens:
            sites[n]["opens"] = opening.isoformat()
        if quarter == 1 and fixed > 1:
            closing = [*closing, *range(fixed - max(1, fixed // 10), fixed)]
        for index, n in enumerate(closing):
            others = draw.shuffled(stays)[:2]
            sites[n]["closes"] = (opening - timedelta(days=1)).isoformat()
            sites[n]["moves"] = [
                {"to": sites[opens[index % each]]["id"], "share": 0.4},
                *({"to": sites[other]["id"], "share": 0.2} for other in others),
                {"to": "out", "share": 0.2},
            ]


def fill_of(scenario: Scenario) -> float:
    """Return the minutes of all demand inside the horizon over those for casework.

    Running cases as they are, waiting ones started in the first month, expected ones in the
    month they arrive, nobody interpreting. Running and waiting cases are alike in every
    family: the arrivals make the difference.
    """
    facts = Facts(scenario)
    profiles = {profile.id: profile for profile in scenario.arrivals.profiles}
    expected = sum(
        row.expected * _minutes_inside(facts, profiles[row.profile], month)
        for row in scenario.arrivals.expected
        for month in facts.months
    )
    of_cases = sum(_minutes_inside(facts, case, case.start) for case in scenario.cases)
    capacity = sum(
        sum(usable_minutes(facts, team, month))
        for team in present_teams(scenario)
        for month in facts.months
    )
    return (of_cases + expected) / capacity


def expected_arrivals(scenario: Scenario, fill: float, scarce: str | None) -> Arrivals:
    """Return expected arrivals that bring a city without any to its `fill`."""
    weighted = list(PROFILES)
    if scarce is not None:
        last = Profile(id="p9", needs=("little_german",), languages=(scarce,))
        rest = sum(weight for weight, _ in PROFILES[:-1])
        weighted[-1] = (rest * 0.3 / 0.7, last)
    profiles = tuple(profile for _, profile in weighted)
    whole = sum(weight for weight, _ in weighted)
    one = Arrivals(
        profiles=profiles,
        expected=tuple(
            Expected(profile=profile.id, expected=weight / whole) for weight, profile in weighted
        ),
    )
    bare = fill_of(scenario)
    of_one = fill_of(scenario.model_copy(update={"arrivals": one})) - bare
    a_month = max(0.0, (fill - bare) / of_one)
    rows = []
    for weight, profile in weighted:
        amount = round(a_month * weight / whole, 2)
        low, high = round(0.6 * amount, 2), round(1.4 * amount, 2)
        rows.append(Expected(profile=profile.id, expected=amount, p10=low, p50=amount, p90=high))
    return Arrivals(profiles=profiles, expected=tuple(rows))


def _minutes_inside(facts: Facts, demand: Case | Profile, start: int | None) -> int:
    """Minutes of a run inside the horizon; one that has not started starts at once."""
    first = facts.months.start if start is None else start
    months = facts.scenario.policy.caseload.months
    end = facts.cases.end(demand, first) if isinstance(demand, Case) else first + months - 1
    return sum(
        facts.cases.minutes(demand, month - first, month, speaks=True)
        for month in range(max(first, facts.months.start), min(end + 1, facts.months.stop))
    )
