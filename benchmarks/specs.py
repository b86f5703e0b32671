"""What is measured: the registry of benchmark specs, by suite.

A spec is one instance of one suite. Add a suite by entering its specs into `SUITES`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from benchmarks.cities import FAMILIES

SIZES = ("S", "M", "L")
"""Sizes of one city; XL is a hundred cities of size M and no single solve."""


PLAN = "plan"
"""The suite of the planning solve, in which alternatives run too."""


@dataclass(frozen=True, order=True)
class Spec:
    """One benchmark instance.

    Attributes
    ----------
    name
        ``S-tight-1``: also the folder of its files.
    suite
        What is asked for: ``plan`` is the planning solve, the others are parts of it
        (`benchmarks.parts`).
    size, family, seed
        Of the generated city, see `benchmarks.cities`.
    """

    name: str
    suite: str
    size: str
    family: str
    seed: int


Wanted = Callable[[Iterable[str], Iterable[str], Iterable[int]], Iterator[Spec]]


def on_cities(suite: str) -> Wanted:
    """Return the specs of a suite on generated cities: every size, family and seed asked for."""

    def wanted(
        sizes: Iterable[str], families: Iterable[str], seeds: Iterable[int]
    ) -> Iterator[Spec]:
        chosen = [(family, seed) for family in families for seed in seeds]
        for size in sizes:
            for family, seed in chosen:
                yield Spec(f"{size}-{family}-{seed}", suite, size, family, seed)

    return wanted


SUITES: dict[str, Wanted] = {name: on_cities(name) for name in (PLAN, "rounds", "caseload", "io")}


def specs(
    suite: str,
    sizes: Iterable[str] = ("S", "M"),
    families: Iterable[str] = tuple(FAMILIES),
    seeds: Iterable[int] = (1,),
) -> list[Spec]:
    """Return the specs of a suite.

    Raises
    ------
    KeyError
        There is no such suite, size or family.
    """
    given = list(SUITES[suite](sizes, families, seeds))
    for spec in given:
        if spec.size not in SIZES or spec.family not in FAMILIES:
            raise KeyError(spec.name)
    return given
