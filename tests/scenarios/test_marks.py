"""Each number of a scenario file says where it comes from."""

import re
from pathlib import Path

import pytest

from allocator.model.scenario import Mark
from tests.scenarios.files import FOLDER, NAMES, scenario
from tests.scenarios.numbers import matches, numbers, unmarked


@pytest.mark.parametrize("name", NAMES)
def test_every_number_has_a_mark(name: str) -> None:
    assert unmarked(scenario(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_speaks_of_a_number(name: str) -> None:
    paths = list(numbers(scenario(name)))
    idle = [
        mark.path for mark in scenario(name).marks if not any(matches(mark, path) for path in paths)
    ]
    assert idle == []


def test_a_number_without_a_mark_is_found() -> None:
    city = scenario("hannover-2016")
    fewer = tuple(mark for mark in city.marks if mark.path != "sites.siloah.places")
    assert unmarked(city.model_copy(update={"marks": fewer})) == ["sites.siloah.places"]


def test_what_the_documents_say_is_marked_as_source() -> None:
    marks = {mark.path: mark for mark in scenario("hannover-2016").marks}
    fixed = ("oststadtkrankenhaus", "badenstedter-strasse", "deutscher-pavillon")
    for site in (*fixed, "siloah", "moebel-boss"):
        assert marks[f"sites.{site}.places"].mark == Mark.SOURCE
    assert marks["managers.*.hours"].mark == Mark.ASSUMED
    assert marks["cases.*"].mark == Mark.ASSUMED


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.csv")), ids=lambda path: path.parent.name)
def test_drawn_tables_say_that_they_are_synthetic(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert re.match(r"# synthetic: .*no real person", first)
