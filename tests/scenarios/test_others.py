"""Freiburg, Herne, Laatzen, Hannover in transition, and the tiny city: their facts."""

from allocator.facts import Facts
from allocator.model.calendar import first_day, parse_month
from allocator.model.sites import SiteKind
from tests.scenarios.files import scenario


def test_freiburg_numbers() -> None:
    city = scenario("freiburg-2018")
    # 20 managers, about 1,230 people: 61.5 each, and 1,230 / 8 = 153.75 start a month.
    assert len(city.managers) == 20
    assert sum(row.expected for row in city.arrivals.expected) == 153.75
    running = [case for case in city.cases if case.running]
    # Seven of eight monthly groups of single persons; the eighth starts in December.
    assert len(running) == 1076 == round(1230 * 7 / 8)
    assert {case.persons for case in city.cases} == {1}
    assert sum(site.residents for site in city.sites if isinstance(site.residents, float)) == 3700


def test_freiburg_needs_are_those_of_the_calibration() -> None:
    city = scenario("freiburg-2018")
    expected = {"trauma": 0.30, "disability": 0.08, "little_german": 0.60}
    profiles = {profile.id: profile for profile in city.arrivals.profiles}
    for need, share in expected.items():
        amount = sum(
            row.expected for row in city.arrivals.expected if need in profiles[row.profile].needs
        )
        assert abs(amount / 153.75 - share) < 0.005
    running = [case for case in city.cases if case.running]
    for need, share in expected.items():
        assert abs(sum(need in case.needs for case in running) / len(running) - share) < 0.05


def test_freiburg_has_no_fixed_site_and_no_planned_visits() -> None:
    city = scenario("freiburg-2018")
    months = [month for site in Facts(city).sites.values() for month in site.values()]
    assert all(month.service == "mobile" and month.visits == 0 for month in months)
    assert sum(site.kind == SiteKind.HOSTEL and site.on_request for site in city.sites) == 10


def test_herne_status_is_advice_and_never_points() -> None:
    city = scenario("herne-2017")
    groups = {"asylum", "toleration", "eu"}
    assert {skill for case in city.cases for skill in case.skills} == groups
    assert {skill for one in city.managers for skill in one.skills} == groups
    assert not groups & city.policy.needs.keys()
    # The same life situation has the same points whatever the status.
    facts = Facts(city)
    profiles = {profile.id: profile for profile in city.arrivals.profiles}
    points = [
        facts.cases.points(profiles[name], first_day(city.start), city.start)
        for name in ("family-prospects", "family-tolerated", "family-eu")
    ]
    assert len(set(points)) == 1


def test_herne_people_and_case_examples() -> None:
    city = scenario("herne-2017")
    people = sum(site.residents for site in city.sites if isinstance(site.residents, float))
    # 6,536 refugees and 2,989 people from Romania and Bulgaria.
    assert people == 6_536 + 2_989
    types = {need for case in city.cases for need in case.needs}
    assert {"minor_alone", "woman_alone", "older", "single_parent", "young_adult"} <= types


def test_laatzen_demand_for_interpreters_is_more_than_the_pool() -> None:
    city = scenario("laatzen-2017")
    facts = Facts(city)
    spoken = {word for one in city.managers for word in one.languages}
    pools = {pool.language: pool.hours for pool in city.interpreters}
    assert not spoken & pools.keys()
    profiles = {profile.id: profile for profile in city.arrivals.profiles}
    for language, hours in pools.items():
        # In a steady state each month's arrivals need their whole run's minutes a month.
        wanted = sum(
            row.expected * facts.cases.minutes(profiles[row.profile], run, city.start, speaks=False)
            for row in city.arrivals.expected
            if profiles[row.profile].languages == (language,)
            for run in range(8)
        )
        assert isinstance(hours, float)
        assert wanted / 60 > 1.1 * hours, language


def test_laatzen_inherited_cases_leave_room_in_the_pool() -> None:
    city = scenario("laatzen-2017")
    facts = Facts(city)
    people = {one.id: one.languages for one in city.managers}
    used: dict[str, int] = {}
    for case in city.cases:
        if case.manager is None or case.start is None:
            continue
        if not facts.cases.speaks(people[case.manager], case):
            minutes = facts.cases.minutes(case, city.start - case.start, city.start, speaks=False)
            used[case.languages[0]] = used.get(case.languages[0], 0) + minutes
    for pool in city.interpreters:
        assert isinstance(pool.hours, float)
        assert used[pool.language] / 60 < 0.75 * pool.hours


def test_transition_empties_the_hospital_and_moves_the_work_to_districts() -> None:
    city = scenario("hannover-2017-transition")
    sites = Facts(city).sites
    june, july = parse_month("2017-06"), parse_month("2017-07")
    assert sites["oststadtkrankenhaus"][june].staffable
    assert not sites["oststadtkrankenhaus"][july].staffable
    emergency = [site for site in city.sites if site.kind == SiteKind.EMERGENCY]
    assert all(site.closes is not None for site in emergency)
    districts = [site.id for site in city.sites if site.kind == SiteKind.DISTRICT]
    assert len(districts) == 13
    first, last = city.horizon[0], city.horizon[-1]
    people = [sum(sites[site][month].residents for site in districts) for month in (first, last)]
    assert people[1] > 1.3 * people[0]


def test_transition_posts_fall_as_sites_empty() -> None:
    city = scenario("hannover-2017-transition")
    sites = Facts(city).sites
    posts = [sum(site[month].standard for site in sites.values()) for month in city.horizon]
    # 6 + 2 + 2 + 4 in March; Siloah goes in May, the hospital falls to 2 in June and goes in
    # July, Möbel Boss goes in October, Badenstedter Straße falls to 3 in December (310).
    assert posts == [14, 14, 12, 8, 6, 6, 6, 4, 4, 3, 3, 3]


def test_tiny_minutes_and_points_as_its_comments_say() -> None:
    city = scenario("tiny")
    facts = Facts(city)
    cases = {case.id: case for case in city.cases}
    row = facts.people["a"][city.start]
    assert (row.available, row.overhead) == (8_256, 2_064)
    house = facts.sites["house"][city.start]
    assert house.service == "fixed"
    assert house.standard == 2
    assert house.office_minutes / 2 == 1_008
    assert facts.cases.minutes(cases["R1"], 1, city.start, speaks=True) == 84
    assert facts.cases.minutes(cases["W1"], 0, city.start, speaks=True) == 241
    months = list(city.horizon)
    points = {
        name: [facts.cases.points(cases[name], cases[name].opened, month) for month in months]
        for name in ("W1", "W2", "W3", "W4")
    }
    assert points == {
        "W1": [75, 80, 85],
        "W2": [25, 30, 35],
        "W3": [60, 65, 70],
        "W4": [25, 30, 35],
    }
    assert facts.cases.end(cases["R2"], parse_month("2023-07")) == city.start
