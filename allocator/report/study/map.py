"""A map of sites and rounds, for internal use: it shows who works where."""

from collections.abc import Iterator
from math import cos, radians
from typing import TYPE_CHECKING

from allocator.model.plan import Plan, Post
from allocator.model.scenario import Scenario
from allocator.report.study.content import Picture, Section
from allocator.report.study.plots import COLOURS, INK, MUTED, WIDTH
from allocator.report.wording import month_year, number
from allocator.texts import Language, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Place = tuple[float, float]
"""Longitude and latitude."""


def map_section(scenario: Scenario, plan: Plan, lang: Language) -> Section:
    """Return the map of the first month: sites, and lines from each round's first site on."""
    places = {
        site.id: (site.location.lon, site.location.lat)
        for site in scenario.sites
        if site.location is not None
    }
    if not places:
        return Section(say("study_map", lang), (say("study_map_none", lang),))
    month = month_year(scenario.start, lang)
    fixed = sum(post.kind == "fixed" for post in _now(scenario, plan))
    alt = say(
        "study_alt_map",
        lang,
        sites=number(len(places), lang),
        fixed=number(fixed, lang),
        mobile=number(sum(post.kind == "mobile" for post in _now(scenario, plan)), lang),
    )
    drawn = Picture(
        say("study_map_plot", lang, month=month), alt, lambda: _map(scenario, plan, places)
    )
    return Section(say("study_map", lang), (say("study_map_says", lang),), (drawn,))


def _now(scenario: Scenario, plan: Plan) -> Iterator[Post]:
    return (post for post in plan.posts if post.from_ <= scenario.start <= post.until)


def _map(scenario: Scenario, plan: Plan, places: dict[str, Place]) -> "Figure":
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, WIDTH * 0.9), layout="constrained")
    axes = figure.subplots()
    latitude = sum(lat for _, lat in places.values()) / len(places)
    # A degree of longitude is shorter than one of latitude, by the cosine.
    axes.set_aspect(1 / _cosine(latitude))
    axes.set_axis_off()
    mobile = sorted(
        {post.round: post for post in _now(scenario, plan) if post.kind == "mobile"}.items()
    )
    for number_, (sites, _) in enumerate(mobile):
        _round(axes, [places[site] for site in sites if site in places], number_)
    teams = {post.site for post in _now(scenario, plan) if post.kind == "fixed"}
    for site in scenario.sites:
        if site.id in places:
            lon, lat = places[site.id]
            mark = "s" if site.id in teams else "o"
            size = 60 if site.id in teams else 18
            axes.scatter([lon], [lat], s=size, marker=mark, color=INK, zorder=3)
            name = site.name or site.id
            axes.annotate(
                name, (lon, lat), (3, 3), textcoords="offset points", fontsize=5.5, color=MUTED
            )
    return figure


def _round(axes: "Axes", places: list[Place], number_: int) -> None:
    """Draw a round as a star from its middle, in a colour of its own."""
    if not places:
        return
    middle = tuple(sum(part) / len(places) for part in zip(*places, strict=True))
    colour = COLOURS[number_ % len(COLOURS)]
    for lon, lat in places:
        axes.plot([middle[0], lon], [middle[1], lat], color=colour, lw=1.4, alpha=0.8)


def _cosine(latitude: float) -> float:
    return cos(radians(latitude))
