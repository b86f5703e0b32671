"""Hannover, March 2016: the documented deployment follows from places and the rule alone."""

import pytest

from allocator.change import apply
from allocator.facts import Facts
from allocator.model.calendar import parse_month
from allocator.model.changes import ResidentsChange
from allocator.model.managers import Role
from allocator.model.scenario import Scenario
from tests.scenarios.files import scenario

FIXED = {
    "oststadtkrankenhaus": 8,
    "badenstedter-strasse": 4,
    "deutscher-pavillon": 4,
    "siloah": 2,
    "moebel-boss": 2,
}
"""People on site on 1 March 2016 (Drs. 0558/2016 F1)."""


def standards(city: Scenario) -> dict[str, int]:
    """Return the standard of each fixed site in the first month."""
    sites = Facts(city).sites
    now = {site: months[city.start] for site, months in sites.items()}
    return {site: month.standard for site, month in now.items() if month.service == "fixed"}


def test_the_rule_gives_the_documented_deployment() -> None:
    city = scenario("hannover-2016")
    assert city.start == parse_month("2016-03")
    assert standards(city) == FIXED
    # 44 staff less two heads less 20 at fixed sites: 22 mobile.
    managers = [one for one in city.managers if one.role == Role.MANAGER]
    assert len(city.managers) == 44
    assert len(managers) - sum(FIXED.values()) == 22


def test_the_answer_is_not_in_the_file() -> None:
    # No site gives a standard, and the standards stay the same without the present posts.
    city = scenario("hannover-2016")
    assert all(site.standard is None and site.desks is None for site in city.sites)
    without = tuple(
        one.model_copy(update={"post": None, "round": (), "leads": ()}) for one in city.managers
    )
    assert standards(city.model_copy(update={"managers": without})) == FIXED


@pytest.mark.parametrize(
    ("site", "value", "standard"),
    [
        ("oststadtkrankenhaus", 700, 7),
        ("oststadtkrankenhaus", 900, 9),
        ("badenstedter-strasse", 500, 5),
        ("siloah", 300, 3),
        ("moebel-boss", 180, 1),  # fixed until below 180 (and two people at least)
        ("moebel-boss", 179, None),
        ("vahrenwald", 199, None),
        ("vahrenwald", 200, 2),
    ],
)
def test_change_one_number_and_the_posts_follow(
    site: str, value: int, standard: int | None
) -> None:
    city = scenario("hannover-2016")
    change = ResidentsChange(change="residents", site=site, value=value)
    expected = {key: number for key, number in FIXED.items() if key != site}
    if standard is not None:
        expected[site] = standard
    assert standards(apply(city, [change])) == expected


def test_size_of_the_city() -> None:
    # About 40 sites and about 4,000 people in city accommodation (press, November 2015).
    city = scenario("hannover-2016")
    now = [months[city.start] for months in Facts(city).sites.values()]
    assert len(now) == 41
    # About 4,000 lived in city accommodation; the large sites are not full, so 3,725 here.
    assert sum(site.residents for site in now) == 1855 + 1870
    assert all(site.headcount < 200 for site in now if site.service == "mobile")
    running = [case for case in city.cases if case.running]
    assert 1_400 <= len(running) <= 1_900
    assert 400 <= len(city.cases) - len(running) <= 600


def test_four_fewer_are_all_mobile_and_of_four_teams() -> None:
    city = scenario("hannover-2016", "four-fewer")
    people = Facts(city).people
    gone = [
        one for one in city.managers if one.id in people and not people[one.id][city.start].hours
    ]
    assert len(gone) == 4
    assert len({one.round for one in gone}) == 4
    assert standards(city) == FIXED
    rounds = [one.round for one in city.managers if one.round and one not in gone]
    left = {site for own in rounds for site in own}
    assert left == {site.id for site in city.sites} - FIXED.keys()


def test_pavilion_closes_and_its_people_move() -> None:
    city = scenario("hannover-2016", "pavilion-closes")
    july = parse_month("2016-07")
    sites = Facts(city).sites
    assert not sites["deutscher-pavillon"][july].staffable
    # A tenth of 380 people moves to Bemerode.
    assert sites["bemerode"][july].residents - sites["bemerode"][city.start].residents == 38


def test_threshold_150_makes_two_more_fixed_sites() -> None:
    city = scenario("hannover-2016", "threshold-150")
    assert standards(city) == FIXED | {"vahrenwald": 1, "muehlenberg": 1}


def test_ten_hires_begin_in_june() -> None:
    city = scenario("hannover-2016", "ten-hires")
    facts = Facts(city)
    hours = [
        sum(months[month].hours for months in facts.people.values()) / 39
        for month in (parse_month("2016-05"), parse_month("2016-06"))
    ]
    assert hours == [42, 52]
