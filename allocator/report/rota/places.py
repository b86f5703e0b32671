"""The name that readers know a place by: a display name, else that of the scenario, else its id."""

from allocator.report.view import View
from allocator.week import WeekFacts


def place_name(asked: WeekFacts, view: View, place: str | None) -> str:
    """Return the name of a site or office; nothing for none."""
    ident = place or ""
    names = {site.id: site.name for site in asked.scenario.sites}
    return view.names.get(ident) or names.get(ident) or ident
