"""Minutes of a leg between two places: the travel table, else great-circle distance."""

from math import asin, cos, radians, sin, sqrt

from allocator.model.scenario import Scenario
from allocator.model.sites import Location

EARTH_RADIUS_KM = 6371.0088


def great_circle_km(a: Location, b: Location) -> float:
    """Return the great-circle distance (haversine formula, mean Earth radius), km."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


class Legs:
    """Minutes of each leg, whole minutes rounded half up."""

    def __init__(self, scenario: Scenario) -> None:
        self._travel = scenario.policy.travel
        self._table = {(leg.from_, leg.to): leg.minutes for leg in scenario.travel}
        self._places = {place.id: place.location for place in scenario.bases}
        self._places |= {site.id: site.location for site in scenario.sites}
        self._default_base = scenario.bases[0].id if scenario.bases else None
        self._bases = {manager.id: manager.base for manager in scenario.managers}
        self._known: dict[tuple[str | None, str | None], int] = {}

    def base(self, manager: str) -> str | None:
        """Return the office a manager sets out from (None: no place given)."""
        return self._bases[manager] or self._default_base

    def minutes(self, a: str | None, b: str | None) -> int:
        """Return the minutes from place `a` to place `b`; 0 from a place to itself."""
        if a == b and a is not None:
            return 0
        if (a, b) not in self._known:
            self._known[a, b] = self._minutes(a, b)
        return self._known[a, b]

    def _minutes(self, a: str | None, b: str | None) -> int:
        if a is None or b is None:
            return self._travel.unknown_leg
        for key in ((a, b), (b, a)):
            if key in self._table:
                return self._table[key]
        start, end = self._places.get(a), self._places.get(b)
        if start is None or end is None:
            return self._travel.unknown_leg
        road = great_circle_km(start, end) * self._travel.detour
        return int(road / self._travel.speed_kmh * 60 + self._travel.leg_minutes + 0.5)
