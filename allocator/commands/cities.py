"""The scenarios that ``plan-many`` is given: found in folders, named, loaded one by one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from allocator.errors import Fault, InputError
from allocator.model.scenario import Scenario

SCENARIO = "scenario.yaml"
"""The scenario file of a folder that is one city."""
ENDINGS = (".yaml", ".yml")

Refuse = Callable[[str, InputError], None]
"""Called with the name of a city and what is wrong with its input."""


@dataclass(frozen=True)
class City:
    """A scenario file, and the name under which its plan is known."""

    name: str
    file: Path


def cities_in(paths: Sequence[Path], refuse: Refuse) -> list[City]:
    """Return the scenarios in files and folders, in the order given, by name within a folder.

    A folder is one city where it holds ``scenario.yaml``; else its YAML files and those of
    its folders that do are one each. A city is named after its file or its folder.
    """
    cities: dict[str, City] = {}
    for path in paths:
        found = _in_folder(path) if path.is_dir() else [_city(path)]
        if not found:
            refuse(str(path), InputError([Fault("many_empty", source=str(path))]))
        for city in found:
            other = cities.setdefault(city.name, city)
            if other.file != city.file:
                refuse(str(city.file), _twice(city.name, other.file, city.file))
    return list(cities.values())


def _twice(name: str, other: Path, file: Path) -> InputError:
    values: dict[str, object] = {"name": name, "other": str(other)}
    return InputError([Fault("many_twice", values=values, source=str(file))])


def _in_folder(folder: Path) -> list[City]:
    if (folder / SCENARIO).is_file():
        return [_city(folder / SCENARIO)]
    files = [path for path in folder.iterdir() if path.suffix in ENDINGS and path.is_file()]
    files += [path / SCENARIO for path in folder.iterdir() if (path / SCENARIO).is_file()]
    return sorted(map(_city, files), key=lambda city: (city.name, str(city.file)))


def _city(file: Path) -> City:
    return City(file.resolve().parent.name if file.name == SCENARIO else file.stem, file)


def loaded(
    cities: Sequence[City], variants: bool, refuse: Refuse
) -> Iterator[tuple[str, Scenario]]:
    """Yield name and scenario of each city, loaded when it is needed; refuse the bad ones.

    Parameters
    ----------
    cities
        What to load.
    variants
        Also yield each variant, as ``NAME.VARIANT``.
    refuse
        Called for each city, or variant, with faults.
    """
    from allocator.change import apply
    from allocator.io import load_scenario

    taken = {city.name: city.file for city in cities}
    for city in cities:
        try:
            scenario = load_scenario(city.file)
        except InputError as error:
            refuse(city.name, error)
            continue
        yield city.name, scenario
        for variant in scenario.variants if variants else ():
            name = f"{city.name}.{variant.id}"
            if name in taken:
                refuse(f"{city.file} {variant.id}", _twice(name, taken[name], city.file))
                continue
            try:
                varied = apply(scenario, variant.changes)
            except InputError as error:
                refuse(name, error)
            else:
                yield name, varied
