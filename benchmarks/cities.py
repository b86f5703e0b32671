"""Seeded synthetic cities as instance files: sizes S, M, L, XL and five families.

``python -m benchmarks.cities --size M --family tight --seed 1 OUT`` writes the folder
``OUT/M-tight-1`` (XL: a folder for each of its hundred cities). Benchmarks read these files
with the normal loader; `city` returns the same scenario directly. Change this file to add a
size or a family; maps and arrivals are made in ``benchmarks.city_parts``, what a case looks
like stands in ``scenarios.generate``.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from allocator.model.calendar import format_month, parse_month
from allocator.model.scenario import Scenario
from benchmarks.city_parts import add_moves, expected_arrivals, make_offices, make_sites
from scenarios.generate.caseload import Load, TooFewError
from scenarios.generate.city import Recipe, make_scenario
from scenarios.generate.demand import LANGUAGES, Mix
from scenarios.generate.draw import Draw
from scenarios.generate.files import write_scenario
from scenarios.generate.staff import SPOKEN, Staff

START: int = parse_month("2024-01")
MONTHS = 12

FAMILIES: dict[str, float] = {
    "calm": 0.85,
    "tight": 1.10,
    "flooded": 2.00,
    "moving": 1.00,
    "scarce": 1.00,
}
"""The families and their fill (see `city_parts.fill_of`)."""

MOST_ATTEMPTS = 8
"""How often a city is drawn with a higher fill until enough cases run."""

SCARCE = "so"
"""The language of the family scarce: wanted by 30 %, spoken by 5 %."""

HOURS: dict[float, float] = {39.0: 90, 29.25: 5, 19.5: 5}
"""Part-time mix: weekly hours and weights."""

PERSONS: dict[int, float] = {1: 87, 2: 6, 3: 3, 4: 2, 5: 2}


@dataclass(frozen=True)
class Dimensions:
    """How large a city is.

    Attributes
    ----------
    managers, sites, running, waiting
        Numbers of managers, sites, running and waiting cases.
    fixed
        Residents of the sites with a team of their own.
    offices
        Offices from which managers set out.
    """

    managers: int
    sites: int
    fixed: tuple[int, ...]
    running: int
    waiting: int
    offices: int


_FIXED = (640, 430, 320, 240, 210)
DIMENSIONS: dict[str, Dimensions] = {
    "S": Dimensions(6, 12, (210,), 150, 60, 1),
    "M": Dimensions(42, 50, _FIXED, 1_500, 600, 1),
    "L": Dimensions(420, 500, _FIXED * 10, 15_000, 6_000, 10),
}
SIZES = (*DIMENSIONS, "XL")
XL_CITIES = 100
"""XL is as many cities of size M."""


def city(size: str, family: str, seed: int) -> Scenario:
    """Return the city of a size (S, M or L), a family and a seed.

    Raises
    ------
    KeyError
        There is no such size or family; XL is many cities, see `cities`.
    """
    dimensions, fill = DIMENSIONS[size], FAMILIES[family]
    draw = Draw(seed * 1009 + list(FAMILIES).index(family))
    offices = make_offices(dimensions.offices)
    tree: dict[str, Any] = {
        "name": f"Synthetic city {size}-{family}-{seed}",
        "state": "NI",
        "start": format_month(START),
        "months": MONTHS,
        "bases": offices,
        "sites": make_sites(draw, dimensions.fixed, dimensions.sites, offices),
    }
    if family == "moving":
        add_moves(draw, tree["sites"], len(dimensions.fixed), START)
    scarce = SCARCE if family == "scarce" else None
    recipe = Recipe(
        seed=seed,
        staff=Staff(
            count=dimensions.managers, hours=HOURS, spoken=_with_scarce(SPOKEN, scarce, 0.05)
        ),
        load=Load(fill=1.08, waiting=dimensions.waiting),
        running=dimensions.running,
        mix=Mix(languages=_with_scarce(LANGUAGES, scarce, 0.30), persons=PERSONS),
    )
    scenario = _filled(tree, recipe)
    arrivals = expected_arrivals(scenario, fill, scarce)
    return scenario.model_copy(update={"arrivals": arrivals})


def cities(size: str, family: str, seed: int) -> Iterator[Scenario]:
    """Yield the cities of a size: one, or for XL a hundred of size M, seeds from `seed` on."""
    if size == "XL":
        for number in range(XL_CITIES):
            yield city("M", family, seed + number)
    else:
        yield city(size, family, seed)


def _with_scarce(weights: dict[str, float], scarce: str | None, share: float) -> dict[str, float]:
    """Give the scarce language its share of the weights, and the others the rest."""
    if scarce is None:
        return weights
    whole = sum(weights.values())
    rest = {word: weight * (1 - share) for word, weight in weights.items()}
    return {scarce: share * whole, **rest}


def _filled(tree: dict[str, Any], recipe: Recipe) -> Scenario:
    """Return the scenario; raise the fill until enough cases run.

    Raises
    ------
    TooFewError
        The managers cannot hold so many cases without being overloaded.
    """
    for _ in range(MOST_ATTEMPTS - 1):
        try:
            return make_scenario(tree, recipe)
        except TooFewError as few:
            fill = recipe.load.fill * max(1.01, (recipe.running or 0) / few.count)
            recipe = replace(recipe, load=replace(recipe.load, fill=fill))
    return make_scenario(tree, recipe)


def main(arguments: list[str] | None = None) -> int:
    """Write the files of a city, or of the hundred cities of XL."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cities", description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="M")
    parser.add_argument("--family", choices=list(FAMILIES), default="tight")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folder", type=Path, metavar="OUT")
    given = parser.parse_args(arguments)
    for scenario in cities(given.size, given.family, given.seed):
        name = scenario.name.rsplit(" ", 1)[-1]
        print(write_scenario(given.folder / name, scenario))
    return 0


if __name__ == "__main__":
    sys.exit(main())
