"""What must hold in a scenario's present plan, for scenario files and generated cities."""

from allocator.facts import Facts
from allocator.model.managers import MOBILE
from allocator.model.scenario import Scenario
from scenarios.generate.teams import present_teams, usable_minutes


def assert_present_plan_holds(city: Scenario) -> None:
    """Running cases are held where their manager works, and nobody is overloaded by them."""
    facts = Facts(city)
    _posts_hold(city)
    places = {
        manager.id: {manager.post, *manager.round}
        for manager in city.managers
        if manager.post is not None
    }
    people = dict.fromkeys(places, 0)
    for case in city.cases:
        if case.manager is not None:
            assert case.site in places[case.manager], case.id
            people[case.manager] += case.persons
    for manager, number in people.items():
        assert number <= facts.people[manager][city.start].max_people, manager
    _nobody_overloaded(city, facts)


def _posts_hold(city: Scenario) -> None:
    mobile = city.policy.mobile
    teams: dict[str, int] = {}
    leads: list[str] = []
    fixed = {manager.post for manager in city.managers} - {MOBILE, None}
    for manager in city.managers:
        assert len(manager.round) <= mobile.max_sites
        assert set(manager.leads) <= set(manager.round)
        assert not fixed & set(manager.round)
        leads += manager.leads
        for site in manager.round:
            teams[site] = teams.get(site, 0) + 1
    assert max(teams.values(), default=0) <= mobile.max_team
    assert len(leads) == len(set(leads))


def _nobody_overloaded(city: Scenario, facts: Facts) -> None:
    people = {manager.id: manager for manager in city.managers}
    for month in city.horizon:
        casework = dict.fromkeys(people, 0)
        for case in city.cases:
            if case.manager is None or case.start is None:
                continue
            if facts.cases.end(case, case.start) >= month:
                speaks = facts.cases.speaks(people[case.manager].languages, case)
                run = month - case.start
                casework[case.manager] += facts.cases.minutes(case, run, month, speaks=speaks)
        for team in present_teams(city):
            for manager, free in zip(
                team.managers, usable_minutes(facts, team, month), strict=True
            ):
                assert casework[manager] <= free, (manager, month)
