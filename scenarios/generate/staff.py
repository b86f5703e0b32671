"""Managers: contracts, languages and skills, dealt so that small teams keep the mix."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from allocator.facts.travel import great_circle_km
from allocator.model.managers import MOBILE, Manager, Role
from allocator.model.scenario import Scenario
from allocator.model.sites import Location, Place
from scenarios.generate.draw import Draw
from scenarios.generate.teams import Team

SPOKEN: dict[str, float] = {
    "ar": 32,
    "fa": 16,
    "ku": 12,
    "ti": 7,
    "sr": 7,
    "sq": 6,
    "ru": 8,
    "fr": 7,
    "tr": 5,
}
"""First languages of the managers beside German; assumed."""


@dataclass(frozen=True)
class Staff:
    """The managers of a city.

    Attributes
    ----------
    count
        Managers, heads not counted.
    heads
        Section heads.
    sections
        Names of the sections; managers are dealt to them in turn.
    hours
        Weights of weekly contract hours.
    spoken
        Weights of the first language.
    english, second
        Share that also speaks English, and share with a second other language.
    skills
        Weights of lists of skills, written as in a table cell (``"asylum eu"``).
    """

    count: int
    heads: int = 0
    sections: tuple[str, ...] = ("",)
    hours: Mapping[float, float] = field(default_factory=lambda: {39.0: 1})
    spoken: Mapping[str, float] = field(default_factory=lambda: SPOKEN)
    english: float = 0.6
    second: float = 0.3
    skills: Mapping[str, float] = field(default_factory=dict)


def make_staff(draw: Draw, staff: Staff) -> list[Manager]:
    """Return heads (ids ``h1``...) and managers (ids ``m01``...) without a present post."""
    heads = [
        Manager(id=f"h{n + 1}", section=staff.sections[n % len(staff.sections)], role=Role.HEAD)
        for n in range(staff.heads)
    ]
    first = draw.spread(staff.spoken, staff.count)
    hours = draw.dealt(staff.hours, staff.count)
    english = draw.dealt({True: staff.english, False: 1 - staff.english}, staff.count)
    second = draw.dealt({True: staff.second, False: 1 - staff.second}, staff.count)
    skills = draw.spread(staff.skills, staff.count) if staff.skills else [""] * staff.count
    width = max(2, len(str(staff.count)))
    managers = []
    for n in range(staff.count):
        words = [first[n]]
        if second[n]:
            others = {word: w for word, w in staff.spoken.items() if word != first[n]}
            words.append(draw.weighted(others) if others else first[n])
        if english[n]:
            words.append("en")
        managers.append(
            Manager(
                id=f"m{n + 1:0{width}d}",
                section=staff.sections[n % len(staff.sections)],
                hours=hours[n],
                languages=tuple(dict.fromkeys(words)),
                skills=tuple(skills[n].split()),
            )
        )
    return [*heads, *managers]


def posted(managers: list[Manager], teams: list[Team], scenario: Scenario) -> list[Manager]:
    """Return the managers with the present posts of their teams, each at the nearest office."""
    posts: dict[str, dict[str, object]] = {}
    where = {site.id: site.location for site in scenario.sites}
    for team in teams:
        for manager, leads in zip(team.managers, team.leads, strict=True):
            if team.fixed:
                posts[manager] = {"post": team.sites[0]}
            else:
                posts[manager] = {"post": MOBILE, "round": tuple(sorted(team.sites))}
                posts[manager]["leads"] = leads
            if len(scenario.bases) > 1:
                posts[manager]["base"] = _nearest(scenario, where[team.sites[0]])
    return [manager.model_copy(update=posts.get(manager.id, {})) for manager in managers]


def _nearest(scenario: Scenario, place: Location | None) -> str:
    def distance(base: Place) -> tuple[float, str]:
        if place is None or base.location is None:
            return (0.0, base.id)
        return (great_circle_km(place, base.location), base.id)

    return min(scenario.bases, key=distance).id
