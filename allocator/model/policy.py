"""Every parameter and weight of the planning problem, with its default, in one place.

A city changes these values in its scenario (``policy:``), never in the code. Paths such
as ``policy.caseload.months`` are what ``--set`` and changes name.
"""

from typing import Annotated

from pydantic import AfterValidator, Field

from allocator.model.base import Base, Count, Share, Tag
from allocator.model.chances import Chances
from allocator.model.rota_policy import RotaPolicy

PositiveInt = Annotated[int, Field(gt=0, le=1_000_000)]
Factor = Annotated[float, Field(ge=1, le=10)]


class Fixed(Base):
    """When a site has a team of its own."""

    min_residents: PositiveInt = 200
    """A site is fixed from this many residents on."""
    leave_below: PositiveInt = 180
    """A fixed site stays fixed until it falls below this many."""


class Team(Base):
    """How many posts a fixed site has."""

    residents_per_manager: PositiveInt = 100
    """Residents for one full-time post."""
    min_team: Count = 2
    """People at a fixed site at least."""
    team_hysteresis: Count = 20
    """Residents below the hundred before the standard falls."""
    max_extra: Count = 0
    """Posts above the standard that are allowed."""
    full_time_hours: Annotated[float, Field(gt=0, le=60)] = 39.0
    """Weekly hours of a full-time post."""


class VisitClass(Base):
    """The visits of mobile sites up to a number of residents."""

    up_to: PositiveInt | None = None
    """Residents at most; none: no limit (the last class)."""
    per_fortnight: Annotated[int, Field(ge=0, le=10)]
    """Visits in two weeks."""
    minutes: Annotated[int, Field(gt=0, le=600)]
    """Minutes on site of one visit."""


class Mobile(Base):
    """Rounds over the smaller sites."""

    max_team: PositiveInt = 3
    """Managers at a mobile site at most."""
    max_sites: PositiveInt = 6
    """Sites in a round at most."""
    visits: tuple[VisitClass, ...] = (
        VisitClass(up_to=50, per_fortnight=1, minutes=120),
        VisitClass(up_to=100, per_fortnight=2, minutes=180),
        VisitClass(per_fortnight=4, minutes=180),
    )
    """Visits by residents, smallest class first."""
    tour_minutes: PositiveInt = 600
    """Minutes of one tour, visits and legs together, at most: the lawful ten hours."""


class Travel(Base):
    """Legs where no travel table gives them."""

    detour: Factor = 1.3
    """Way on the road over great-circle distance."""
    speed_kmh: Annotated[float, Field(gt=0, le=200)] = 20.0
    """Speed, km/h."""
    leg_minutes: Count = 5
    """Minutes added to each leg."""
    unknown_leg: Count = 25
    """Minutes of a leg where a place has neither location nor row (assumed)."""


class Hours(Base):
    """The entries of the hours ledger."""

    overhead: Share = 0.25
    """Share of the available minutes for meetings, documentation and training."""
    expected_absence: Share = 0.16
    """Share of the working days on which people are away (leave, sickness)."""
    pause_days: Count = 20
    """Working days in a row up to which an absence pauses casework."""
    office_minutes: Count = 240
    """Office hours at a fixed site a week per full hundred residents."""
    handover: Count = 180
    """Minutes for taking over a case."""
    change_of_post: Count = 600
    """Minutes for a change of post."""


class Need(Base):
    """What a need is worth in points and costs in minutes."""

    points: Count = 0
    """Points added."""
    factor: Factor = 1.0
    """Factor on the minutes of the month."""
    within_days: Count | None = None
    """For a need with a date: counts from 0 to this many days after the first of the month."""
    extra_minutes: Count = 0
    """Minutes a week added in the month of the date and the one before."""


def _needs() -> dict[str, Need]:
    return {
        "trauma": Need(points=50, factor=1.5),
        "disability": Need(points=50, factor=1.4),
        "job_start": Need(points=50, within_days=56, extra_minutes=20),
        "protection": Need(points=50),
        "pregnancy": Need(points=30),
        "move_out": Need(points=30, within_days=56),
        "benefit_change": Need(points=30, within_days=56),
        "single_parent": Need(points=15),
        "young_adult": Need(points=15),
        "little_german": Need(points=15, factor=1.2),
        "unknown": Need(points=30),
    }


class Points(Base):
    """The order of need."""

    base: Count = 10
    """Points of every case."""
    per_month: Count = 5
    """Points for each whole month since the case was opened."""
    max_age: Count = 30
    """Points for waiting at most."""
    urgent: Count = 60
    """Urgent from this many points on (a band for reports)."""
    high: Count = 30
    """High from this many points on."""
    per_person: Annotated[float, Field(ge=0, le=1)] = 0.5
    """Weight of each further person of a case, in points and in minutes."""


class Caseload(Base):
    """How long a case runs, and how much it takes."""

    months: Annotated[int, Field(gt=0, le=60)] = 8
    """Months of a case."""
    aftercare_months: Count = 3
    """Months a manager may keep a case after their own move."""
    max_voluntary_handovers: Count = 0
    """Handovers without a reason that are allowed."""
    max_people: Count = 75
    """People in open cases of a full-time manager at most."""
    profile: Annotated[tuple[Count, ...], Field(min_length=1)] = (20, 20, 16, 16, 14, 14, 10, 10)
    """Minutes a week by month of the case; the last value after that."""
    first_meeting: Count = 90
    """Minutes of the first meeting, in the first month."""
    interpreter_factor: Factor = 1.3
    """Factor on the minutes where manager and case share no language."""


class Change(Base):
    """What a change must be worth when a city is planned again, in points of waiting.

    The minutes of a handover and of a change of post are in ``hours``.
    """

    handover: Count = 60
    """Points that a running case's change of person must save: an urgent case's month."""
    move: Count = 120
    """Points that a change of someone's place of work must save."""
    same_person: Share = 0.02
    """Share of its points by which a planned start is worth more with the person of the plan."""
    same_month: Share = 0.01
    """And in the month of the plan."""


class Cost(Base):
    """Money, for reports."""

    post_eur: Count = 64_000
    """Euros a year of a full-time post."""
    funded: Share = 0.0
    """Share of it that others pay."""


class Tolerance(Base):
    """How much of an earlier tier may be given up for a later one."""

    tier1: Share = 0.001
    """Of all resident-days."""
    tier2: Share = 0.001
    """Of all available minutes."""
    tier3: Share = 0.001
    """Of nothing less bound."""


Needs = Annotated[dict[Tag, Need], AfterValidator(lambda given: _needs() | given)]


class Policy(Base):
    """All parameters and weights."""

    fixed: Fixed = Fixed()
    team: Team = Team()
    mobile: Mobile = Mobile()
    travel: Travel = Travel()
    hours: Hours = Hours()
    needs: Needs = Field(default_factory=_needs)
    """The catalogue of needs; a need that a scenario names replaces or adds that one."""
    points: Points = Points()
    caseload: Caseload = Caseload()
    change: Change = Change()
    cost: Cost = Cost()
    tolerance: Tolerance = Tolerance()
    rota: RotaPolicy = RotaPolicy()
    chances: Chances = Chances()
