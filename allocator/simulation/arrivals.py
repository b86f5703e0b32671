"""Who comes: new cases of each week, at random around what is expected.

Numbers are drawn by inversion of one uniform number a profile and step: with more expected,
the same draw gives the same people and some more, so that variants differ sharply.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv, gammaln

from allocator.facts import Facts
from allocator.model.calendar import first_day, last_day, month_of
from allocator.model.cases import Expected, Profile
from allocator.simulation.streams import Streams

Floats = NDArray[np.float64]
WEEK, WEEKS_A_YEAR = 7, 52
Z90 = 1.2816
"""A normal value exceeds its mean by this many standard deviations one time in ten."""
BLOCK = 4
"""Weeks of a history that are drawn together: what follows each other is alike."""


@dataclass(frozen=True)
class Arrival:
    """A new case: its kind, where it lives, the day of its opening, and what becomes of it."""

    profile: Profile
    site: str
    opened: date
    fate: tuple[float, float]
    """Two uniform numbers: whether they come back, and how long they stay."""


class Arrivals:
    """What is expected, and how it is drawn.

    Parameters
    ----------
    facts
        Of a scenario whose months are those of the simulation.
    history
        New cases of past weeks in order; drawn from in place of a distribution, scaled to what
        is expected. Empty: none.
    parts
        Steps of a week in which numbers are drawn.
    """

    def __init__(self, facts: Facts, history: Sequence[int] = (), parts: int = 1) -> None:
        self.chances = facts.scenario.policy.chances
        self.history, self.parts = tuple(history), parts
        self.profiles = facts.scenario.arrivals.profiles
        self.start = first_day(facts.scenario.start)
        self._sites: dict[tuple[str, int], tuple[list[str], list[float]]] = {}
        self._rate: dict[tuple[str, int], float] = {}
        self._rates: dict[tuple[str, int], float] = {}
        self._shape = {
            (profile.id, month): _shape(facts, profile.id, month)
            for profile in self.profiles
            for month in facts.months
        }
        for cohort in facts.cohorts:
            key = (cohort.profile, cohort.month)
            self._rate[key] = self._rate.get(key, 0.0) + cohort.hundredths / 100
            names, weights = self._sites.setdefault(key, ([], []))
            site = cohort.path[cohort.month - facts.months.start]
            if site is not None:
                names.append(site)
                weights.append(cohort.hundredths)

    def rate(self, profile: str, week: int) -> float:
        """Return the expected cases of a profile in a week: each day its part of its month."""
        key = (profile, week)
        if key not in self._rates:
            days = [self.start + timedelta(days=WEEK * week + n) for n in range(WEEK)]
            self._rates[key] = sum(
                self._rate.get((profile, month), 0.0) / last_day(month).day
                for month in map(month_of, days)
            )
        return self._rates[key]

    def course(self, streams: Streams, weeks: int) -> Iterator[list[Arrival]]:
        """Yield the new cases of each week of one replication."""
        moods = self._moods(streams, weeks)
        months = [month_of(self.start + timedelta(days=WEEK * week)) for week in range(weeks)]
        tides = {month: streams.of("tide", month).random() for month in dict.fromkeys(months)}
        for week, month in enumerate(months):
            come: list[Arrival] = []
            for profile in self.profiles:
                rate = self.rate(profile.id, week)
                if rate > 0:
                    rate *= self._swell(profile.id, month, tides[month])
                    come += self._drawn(profile, month, week, rate * moods[week], streams)
            yield sorted(come, key=lambda one: one.opened)

    def _swell(self, profile: str, month: int, tide: float) -> float:
        """Return the factor on the rate of a month: gamma, mean 1; all profiles at one tide."""
        shape = self._shape[profile, month]
        if shape is None or self.history or self.chances.arrivals == "poisson":
            return 1.0
        return float(gammaincinv(shape, tide)) / shape

    def _moods(self, streams: Streams, weeks: int) -> list[Floats]:
        """Return factors on the rates of each week, one a step: random walk and history."""
        steps = weeks * self.parts
        factors = np.ones(steps)
        drift = self.chances.drift
        if drift:
            year = (np.arange(steps) + 1) / (WEEKS_A_YEAR * self.parts)
            step = drift / sqrt(WEEKS_A_YEAR * self.parts)
            walk = np.cumsum(streams.of("drift").standard_normal(steps)) * step
            factors *= np.exp(walk - drift**2 * year / 2)
        if self.history:
            factors *= np.repeat(self._resampled(streams, weeks), self.parts)
        return list(factors.reshape(weeks, self.parts))

    def _resampled(self, streams: Streams, weeks: int) -> Floats:
        """Weeks of the history in blocks, over their mean."""
        past, draw = np.array(self.history, dtype=float), streams.of("history")
        blocks = -(-weeks // BLOCK)
        first = np.repeat(draw.integers(0, len(past), blocks), BLOCK)[:weeks]
        return np.asarray(past[(first + np.arange(weeks) % BLOCK) % len(past)] / past.mean())

    def _drawn(
        self, profile: Profile, month: int, week: int, rates: Floats, streams: Streams
    ) -> Iterator[Arrival]:
        """Yield the cases of a profile in a week."""
        names, weights = self._sites.get((profile.id, month), ([], []))
        if not names:
            return
        shares = np.cumsum(weights)
        monday = self.start + timedelta(days=WEEK * week)
        for part, rate in enumerate(rates / self.parts):
            draw = streams.of("arrivals", profile.id, week, part)
            first = draw.random()
            number = int(rate + first) if self.history else poisson(first, float(rate))
            for where, day, back, stay in draw.random((number, 4)).tolist():
                at = int(np.searchsorted(shares, where * shares[-1], side="right"))
                opened = monday + timedelta(days=int((part + day) * WEEK / self.parts))
                opened = min(opened, last_day(month))
                yield Arrival(profile, names[min(at, len(names) - 1)], opened, (back, stay))


def poisson(uniform: float, mean: float) -> int:
    """Return the Poisson number of which a share of `uniform` is not above it."""
    if mean <= 0:
        return 0
    numbers = np.arange(int(mean + 12 * sqrt(mean) + 20))
    chances: Floats = np.exp(numbers * np.log(mean) - mean - gammaln(numbers + 1))
    return min(int(np.searchsorted(np.cumsum(chances), uniform)), len(numbers) - 1)


def _shape(facts: Facts, profile: str, month: int) -> float | None:
    """Return the shape of the gamma-distributed rate of a month; None for a rate that is fixed.

    p10 and p90 say how far apart months are, 2 x 1.2816 standard deviations; rows of a profile
    rise and fall together. What Poisson numbers vary by themselves (their mean) is not the
    rate's: shape = mean^2 / (variance - mean).
    """
    mean = spread = 0.0
    for row in facts.scenario.arrivals.expected:
        if row.profile == profile and _holds(row, month):
            mean += row.expected
            if row.p10 is not None and row.p90 is not None:
                spread += max(0.0, row.p90 - row.p10) / (2 * Z90)
    over = spread**2 - mean
    return mean**2 / over if over > 0 and mean > 0 else None


def _holds(row: Expected, month: int) -> bool:
    return (row.from_ is None or row.from_ <= month) and (row.until is None or month <= row.until)
