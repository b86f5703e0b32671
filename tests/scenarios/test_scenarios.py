"""The scenario files: they load, their tables are reproducible, their present plans hold."""

from pathlib import Path

import pytest

from allocator.facts import Facts
from scenarios.generate.__main__ import generate
from scenarios.generate.recipes import RECIPES
from tests.scenarios.files import FOLDER, NAMES, scenario
from tests.scenarios.present import assert_present_plan_holds

VARIANTS = [(name, variant.id) for name in NAMES for variant in scenario(name).variants]


@pytest.mark.parametrize("name", sorted(RECIPES))
def test_tables_are_regenerated_byte_by_byte(name: str, tmp_path: Path) -> None:
    generate(name, tmp_path)
    for table in ("managers.csv", "cases.csv"):
        assert (tmp_path / name / table).read_bytes() == (FOLDER / name / table).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_present_plan_holds(name: str) -> None:
    assert_present_plan_holds(scenario(name))


@pytest.mark.parametrize(("name", "variant"), VARIANTS)
def test_each_variant_loads_and_changes_something(name: str, variant: str) -> None:
    assert scenario(name, variant) != scenario(name)


@pytest.mark.parametrize("name", ["hannover-2016", "freiburg-2018", "herne-2017"])
def test_a_steady_state_an_eighth_ends_each_month(name: str) -> None:
    # Seven of the eight monthly groups run at the start; the eighth starts in the first month.
    city = scenario(name)
    facts = Facts(city)
    ends = [facts.cases.end(case, case.start) for case in city.cases if case.start is not None]
    monthly = [ends.count(month) for month in city.horizon[:7]]
    assert max(monthly) < 1.25 * sum(monthly) / 7
    assert min(monthly) > 0.75 * sum(monthly) / 7


@pytest.mark.parametrize("name", [name for name in NAMES if name != "tiny"])
def test_most_running_cases_speak_with_their_manager(name: str) -> None:
    city = scenario(name)
    facts = Facts(city)
    people = {manager.id: manager for manager in city.managers}
    speaking = [
        facts.cases.speaks(people[case.manager].languages, case)
        for case in city.cases
        if case.manager is not None
    ]
    assert 0.70 <= sum(speaking) / len(speaking) <= 1


@pytest.mark.parametrize("name", NAMES)
def test_at_most_ten_profiles_with_amounts(name: str) -> None:
    arrivals = scenario(name).arrivals
    assert {row.profile for row in arrivals.expected} == {p.id for p in arrivals.profiles}
