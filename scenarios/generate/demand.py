"""What a city's cases are like: languages, needs, persons, dates, as shares to draw from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from allocator.model.calendar import first_day
from scenarios.generate.draw import Draw

LANGUAGES: dict[str, float] = {
    "ar": 34,
    "fa": 17,
    "ar ku": 8,
    "ku": 7,
    "ti": 7,
    "sq": 5,
    "sr": 5,
    "fr": 4,
    "en fr": 3,
    "en": 4,
    "ru": 4,
    "tr": 2,
}
"""Languages of the cases (any of those named is enough); assumed, like all of this."""

NEEDS: dict[str, float] = {
    "trauma": 0.30,
    "disability": 0.08,
    "protection": 0.01,
    "pregnancy": 0.02,
    "little_german": 0.60,
}
"""Share of the cases with each need; the first two and the last as in the calibration."""

PERSONS: dict[int, float] = {1: 78, 2: 8, 3: 6, 4: 5, 5: 3}
"""Persons of a case: mean 1.47."""

DATES: dict[str, float] = {"job_start": 0.05, "move_out": 0.05, "benefit_change": 0.05}
"""Share of the cases with a dated need inside the next months."""


@dataclass(frozen=True)
class Mix:
    """The mix of cases of a city.

    Attributes
    ----------
    languages
        Weights of language lists, written as in a table cell (``"ar ku"``).
    needs
        Share of the cases with each need.
    persons
        Weights of the number of persons.
    dates
        Share of the cases with each dated need.
    skills
        Weights of required skills (an empty word for none).
    by_skill
        Languages of the cases that require a skill, where they differ from the others.
    german
        Share of the cases without the need ``little_german`` that get along in German.
    unknown
        Share of the waiting cases whose needs are unknown before the first meeting.
    young_adult
        Share of single persons from 17 to 25.
    single_parent
        Share of the cases of two and three persons.
    """

    languages: Mapping[str, float] = field(default_factory=lambda: LANGUAGES)
    needs: Mapping[str, float] = field(default_factory=lambda: NEEDS)
    persons: Mapping[int, float] = field(default_factory=lambda: PERSONS)
    dates: Mapping[str, float] = field(default_factory=lambda: DATES)
    skills: Mapping[str, float] = field(default_factory=lambda: {"": 1})
    by_skill: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    german: float = 0.0
    unknown: float = 0.10
    young_adult: float = 0.08
    single_parent: float = 0.35

    def less_urgent(self, factor: float) -> "Mix":
        """Return the mix of a waiting list: who is urgent has mostly been started."""
        urgent = {"trauma", "disability", "protection", "pregnancy"}
        needs = {
            name: share * factor if name in urgent else share for name, share in self.needs.items()
        }
        return replace(self, needs=needs, dates={name: s / 2 for name, s in self.dates.items()})


@dataclass(frozen=True)
class Kind:
    """The fields of a case that do not depend on who holds it."""

    needs: tuple[str, ...]
    languages: tuple[str, ...]
    persons: int
    skills: tuple[str, ...]


def draw_kind(draw: Draw, mix: Mix) -> Kind:
    """Draw one case's needs, languages, persons and skills."""
    skill = draw.weighted(mix.skills) if len(mix.skills) > 1 else ""
    languages = tuple(draw.weighted(mix.by_skill.get(skill, mix.languages)).split())
    persons = draw.weighted(mix.persons)
    needs = [name for name, share in mix.needs.items() if draw.happens(share)]
    if mix.german and "little_german" not in needs and draw.happens(mix.german):
        languages = ("de",)
    if persons == 1 and mix.young_adult and draw.happens(mix.young_adult):
        needs.append("young_adult")
    if persons in (2, 3) and mix.single_parent and draw.happens(mix.single_parent):
        needs.append("single_parent")
    return Kind(tuple(needs), languages, persons, (skill,) if skill else ())


def draw_dates(draw: Draw, mix: Mix, start: int, months: int = 5) -> dict[str, date]:
    """Draw dated needs in the first months of the horizon (months from `start` on)."""
    first = first_day(start)
    days = (first_day(start + months) - first).days
    return {
        name: first + timedelta(days=draw.between(0, days - 1))
        for name, share in mix.dates.items()
        if draw.happens(share)
    }
