"""Chances: what the simulation draws, and how likely it is; data with names, all assumed.

None of these numbers stands in a document that the scenarios are built on: a city sets its
own in ``policy.chances``. Arrivals are the scenario's own (`Expected` with p10 and p90).
"""

from typing import Annotated, Literal

from pydantic import Field

from allocator.model.base import Base, Share

Rate = Annotated[float, Field(ge=0, le=52)]
Weeks = Annotated[float, Field(ge=0, le=520)]


class Chances(Base):
    """How likely it is that something comes otherwise than expected."""

    arrivals: Literal["poisson", "negative_binomial"] = "negative_binomial"
    """New cases of a week. ``poisson``: by themselves, at the expected rate.
    ``negative_binomial``: the rate of a month is drawn itself, as far apart as p10 and p90 of
    the scenario are; Poisson where these are not given, or not further apart."""
    drift: Share = 0.0
    """How far the rate of all arrivals wanders: standard deviation of its logarithm after a
    year (random walk by weeks); its mean stays as expected."""
    no_show: Share = 0.03
    """Share of started cases that do not come back after the first meeting."""
    early_end: Share = 0.01
    """Share of running cases that end early, each month."""
    illnesses: Rate = 1.5
    """Illnesses of a person a year."""
    illness_days: Annotated[float, Field(gt=0, le=260)] = 9.0
    """Working days of an illness, on average; few are long (log-normal)."""
    illness_spread: Annotated[float, Field(ge=0, le=3)] = 1.2
    """Standard deviation of the logarithm of these days."""
    leaves: Rate = 0.1
    """Part of the staff that leaves in a year, at the end of a month."""
    notice_weeks: Weeks = 8.0
    """Weeks from which on it is known that somebody leaves."""
    vacant_weeks: Weeks = 13.0
    """Weeks until someone alike takes the place."""
    refilled: Share = 1.0
    """Share of these places that are filled at all."""
    closes_late: Share = 0.3
    """Share of closing sites that close later than said."""
    late_weeks: Weeks = 8.0
    """Weeks by which these are late, on average."""
