"""Generated cities: sizes, families, present plans, files."""

from functools import lru_cache
from pathlib import Path

import pytest

from allocator.facts import Facts
from allocator.io import load_scenario
from allocator.model.scenario import Scenario
from benchmarks import cities
from benchmarks.cities import DIMENSIONS, FAMILIES, SCARCE, XL_CITIES, main
from benchmarks.city_parts import fill_of
from tests.scenarios.present import assert_present_plan_holds


@lru_cache
def city(size: str, family: str, seed: int) -> Scenario:
    """Return a city, made once."""
    return cities.city(size, family, seed)


@pytest.mark.parametrize("family", sorted(FAMILIES))
@pytest.mark.parametrize("size", ["S", "M"])
def test_sizes_and_present_plan(size: str, family: str) -> None:
    made, wanted = city(size, family, 1), DIMENSIONS[size]
    running = sum(case.running for case in made.cases)
    sizes = len(made.managers), len(made.sites), running, len(made.cases) - running
    assert sizes == (wanted.managers, wanted.sites, wanted.running, wanted.waiting)
    assert_present_plan_holds(made)


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_fill_of_a_family(family: str) -> None:
    assert fill_of(city("M", family, 1)) == pytest.approx(FAMILIES[family], abs=0.01)


def test_fixed_teams_have_their_standard_and_nobody_too_many() -> None:
    made = city("M", "tight", 1)
    facts = Facts(made)
    for site in made.sites:
        now = facts.sites[site.id][made.start]
        hours = [m.hours for m in made.managers if m.post == site.id and isinstance(m.hours, float)]
        if now.service == "fixed":
            assert sum(hours) >= 39 * now.standard
            assert len(hours) == 2 or sum(hours) - min(hours) < 39 * now.standard


def test_moving_opens_and_closes_each_quarter() -> None:
    made = city("M", "moving", 1)
    closed = [site.closes for site in made.sites if site.closes]
    assert len(set(closed)) == 3
    assert len({site.opens for site in made.sites if site.opens}) == 3
    facts = Facts(made)
    fixed = [site for site in made.sites if facts.sites[site.id][made.start].service == "fixed"]
    assert any(site.closes for site in fixed)


def test_scarce_language_is_wanted_by_many_and_spoken_by_few() -> None:
    made = city("M", "scarce", 1)
    wanted = sum(SCARCE in case.languages for case in made.cases) / len(made.cases)
    spoken = sum(SCARCE in manager.languages for manager in made.managers) / len(made.managers)
    # Fewer of the running cases than 30 %: teams took people they could talk to first.
    assert 0.15 < wanted < 0.35
    assert 0.02 <= spoken <= 0.08
    waiting = [case for case in made.cases if not case.running]
    assert abs(sum(SCARCE in case.languages for case in waiting) / len(waiting) - 0.3) < 0.05


def test_the_same_seed_gives_the_same_city_and_another_one_another() -> None:
    assert cities.city("S", "tight", 3) == city("S", "tight", 3)
    assert city("S", "tight", 3) != city("S", "tight", 4)


def test_files_read_back_as_the_same_scenario(tmp_path: Path) -> None:
    assert main(["--size", "S", "--family", "moving", "--seed", "5", str(tmp_path)]) == 0
    assert load_scenario(tmp_path / "S-moving-5" / "scenario.yaml") == city("S", "moving", 5)


def test_xl_has_as_many_people_as_the_table_says() -> None:
    m = DIMENSIONS["M"]
    assert (m.managers * XL_CITIES, m.sites * XL_CITIES) == (4_200, 5_000)
    assert (m.running * XL_CITIES, m.waiting * XL_CITIES) == (150_000, 60_000)
