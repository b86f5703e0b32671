"""The one documented load: Freiburg's 61.5 people fill a full-time manager.

Single persons, languages matched, the usual mix of needs (30 % trauma, 8 % disability,
60 % little German, independent of each other), all other defaults. In the steady state an
eighth of the people is in each month of the run.

Worked out: the profile has 120 / 8 = 15 minutes a week on average; needs make them 15 x
1.15 x 1.032 x 1.12 = 19.94; 2019 has 250 / 12 / 5 = 4.17 weeks a month in
Baden-Württemberg: 83.1 minutes, and 90 / 8 = 11.25 for first meetings: 94.3 a month and
person, 5,801 for 61.5. Available are 39 x 60 x 4.17 x 0.84 = 8,190, less a quarter 6,143.
Flats about 3 km away: 3 x 1.3 / 20 x 60 + 5 = 17 minutes a leg, 34 a return trip, 71 a
month every second week. One address in flats makes (5,801 + 71) / 6,143 = 95.6 %, each
further one 1.2 % more: up to eight addresses stay within 105 %.
"""

from datetime import date
from fractions import Fraction

import pytest

from allocator.facts import Facts
from allocator.model.cases import Case
from allocator.model.managers import Manager
from allocator.model.scenario import Scenario
from allocator.model.sites import Location, Place, Site, SiteKind

PEOPLE = Fraction(615, 10)
MIX = {
    "trauma": Fraction(30, 100),
    "disability": Fraction(8, 100),
    "little_german": Fraction(60, 100),
}
JANUARY = 2019 * 12
KM_3 = 3 / 111.195
"""Degrees of latitude of 3 km."""


def freiburg() -> Facts:
    return Facts(
        Scenario(
            name="Freiburg",
            state="BW",
            start=JANUARY,
            months=12,
            sites=(
                Site(
                    id="flats",
                    kind=SiteKind.DISTRICT,
                    residents=300.0,
                    location=Location(lat=48.0 + KM_3, lon=7.85),
                ),
            ),
            managers=(Manager(id="m"),),
            bases=(Place(id="office", location=Location(lat=48.0, lon=7.85)),),
        )
    )


def casework(facts: Facts, month: int) -> Fraction:
    """Minutes of 61.5 people in the steady state, over every mix of needs."""
    total = Fraction(0)
    for number in range(8):
        needs = [need for bit, need in enumerate(MIX) if number >> bit & 1]
        share = Fraction(1)
        for need, part in MIX.items():
            share *= part if need in needs else 1 - part
        case = Case(id="K", site="flats", opened=date(2019, 1, 1), needs=tuple(needs))
        for run in range(8):
            minutes = facts.cases.minutes(case, run, month, speaks=True)
            total += share * PEOPLE / 8 * minutes
    return total


@pytest.mark.parametrize("addresses", [1, 2, 4, 8])
def test_61_and_a_half_people_fill_a_full_time_manager(addresses: int) -> None:
    facts = freiburg()
    used, usable = Fraction(0), 0
    for month in facts.months:
        trip = facts.legs.minutes("office", "flats") + facts.legs.minutes("flats", "office")
        used += casework(facts, month) + addresses * (trip * facts.days[month] + 5) // 10
        usable += facts.people["m"][month].available - facts.people["m"][month].overhead
    assert 0.95 <= used / usable <= 1.05


def test_a_leg_to_flats_3_km_away_takes_17_minutes() -> None:
    assert freiburg().legs.minutes("office", "flats") == 17


def test_casework_a_person_and_month_is_as_worked_out() -> None:
    facts = freiburg()
    mean = sum((casework(facts, month) for month in facts.months), Fraction(0)) / 12 / PEOPLE
    assert abs(float(mean) - 94.3) < 0.3
