"""Cities for simulations where theory knows what comes out."""

from allocator.model.calendar import parse_month
from allocator.model.cases import Arrivals, Expected, Profile
from allocator.model.chances import Chances
from allocator.model.managers import Manager
from allocator.model.policy import Caseload, Points, Policy
from allocator.model.scenario import Scenario
from allocator.model.sites import Site

NOTHING = Chances(
    arrivals="poisson", no_show=0.0, early_end=0.0, illnesses=0.0, leaves=0.0, closes_late=0.0
)
"""Only arrivals are drawn."""


def one_team(
    *places: int, expected: float, months: int = 8, residents: int = 200, of_new: int = 75
) -> Scenario:
    """One site with a team; each manager has so many places, and time for all of them.

    Everybody is of one kind, and who waits longer comes first, however long: a queue. Who is
    hired has `of_new` places, and the team may have one post for each hundred `residents`.
    """
    return Scenario(
        name="Queue",
        state="NI",
        start=parse_month("2016-03"),
        sites=(Site(id="house", residents=float(residents)),),
        managers=tuple(
            Manager(id=f"m{number}", post="house", mobile=False, max_people=cap)
            for number, cap in enumerate(places)
        ),
        arrivals=Arrivals(
            profiles=(Profile(id="any", minutes=1),),
            expected=(Expected(profile="any", expected=expected),),
        ),
        policy=Policy(
            caseload=Caseload(months=months, first_meeting=0, max_people=of_new),
            points=Points(max_age=1000),
            chances=NOTHING,
        ),
    )
