"""Expected cases are held through a move where enough of them pay for the trips."""

from datetime import date

import numpy as np
import pytest

from allocator.model.cases import Arrivals, Expected, Profile
from allocator.model.managers import Manager
from allocator.model.plan import Plan
from allocator.model.scenario import Scenario
from allocator.model.sites import Location, Site, SiteMove
from allocator.solver.caseload.aftercare import SHARED, may_leave, with_aftercare
from allocator.solver.caseload.columns import build_columns
from allocator.solver.deployment import Deployment
from allocator.solver.engine import finish, made
from allocator.solver.in_force import InForce
from allocator.solver.pieces import Split
from allocator.solver.problem import Problem
from allocator.solver.rounds import first_deployment
from allocator.solver.search import Search

START, JULY = 2016 * 12 + 2, 2016 * 12 + 6
NEAR, FAR = Location(lat=52.37, lon=9.73), Location(lat=52.38, lon=9.85)


def closing(cases: float, months: int = 12) -> Scenario:
    """A small site that closes at the end of June; its people move to a site with a team.

    m2 serves the small site and is on no team afterwards.
    """
    closes, moves = date(2016, 6, 30), (SiteMove(to="A", share=1.0),)
    profiles = (Profile(id="p", needs=("trauma",)),)
    return Scenario(
        name="closing",
        state="NI",
        start=START,
        months=months,
        sites=(
            Site(id="A", residents=240.0, standard=2, location=NEAR),
            Site(id="B", residents=40.0, location=FAR, closes=closes, moves=moves),
        ),
        managers=(
            Manager(id="m0", post="A", mobile=False),
            Manager(id="m1", post="A", mobile=False),
            Manager(id="m2", post="mobile", round=("B",), leads=("B",)),
        ),
        arrivals=Arrivals(
            profiles=profiles, expected=(Expected(profile="p", site="B", expected=cases),)
        ),
    )


def begun(cases: float, months: int = 12) -> tuple[Problem, Split, Deployment]:
    """The city, and its first deployment."""
    problem = Problem(closing(cases, months))
    split = Split(problem)
    return problem, split, first_deployment(problem, split.places)


def early(found: Plan) -> float:
    """Expected cases that start at the small site before it closes."""
    return sum(row.started for row in found.expected if row.site == "B" and row.month < JULY)


def set_aside(cases: float, least: float = 2.0) -> tuple[int, int]:
    """Months in which trips of m2 to the new site are set aside, and their minutes."""
    problem, split, deployment = begun(cases)
    (piece,) = split.pieces(deployment)
    assert may_leave(problem, piece)
    columns = build_columns(problem, split.places, piece, shared=SHARED)
    at_once = columns.start == problem.demand.first[columns.sample[columns.group]]
    amount = np.where(at_once & (columns.manager == 2), columns.count[columns.group], 0.0)
    after = with_aftercare(problem, split.places, piece, columns, amount, least)
    assert (after.covered >= piece.covered).all()
    # Nothing but these trips changes, and they are paid for in the months in which they are due.
    trip = split.places.trip(2, int(piece.posts[2, 5]), problem.site_index["A"])
    more = after.covered & ~piece.covered
    assert not more[:, :2].any()
    assert not more[problem.site_index["B"]].any()
    paid = more[problem.site_index["A"], 2]
    assert (piece.free - after.free == np.where(np.arange(3)[:, None] == 2, trip * paid, 0)).all()
    return int(paid.sum()), int((piece.free - after.free).sum())


def test_trips_are_set_aside_where_enough_cases_pay_for_them() -> None:
    # Cases that begin in June run until January: trips are due from July on, when they move.
    months, minutes = set_aside(2.0)
    assert months == 7
    assert minutes > 0
    # Eight cases take some 600 minutes in July, and the trips 100: six times, not twenty.
    assert set_aside(2.0, least=20.0) == (0, 0)
    # A tenth of a case a month is not worth a trip every second week.
    assert set_aside(0.1) == (0, 0)


def test_expected_cases_start_before_they_move_away() -> None:
    problem, split, deployment = begun(2.0)
    search = Search(problem, split)
    found = finish(search, search.state(deployment))
    # Those of March to May: without the trips nobody could hold them to their end. Those of June
    # start in July at the new site, which takes no trips in January for them alone.
    assert early(found) == pytest.approx(6.0)
    travel = {row.month: row.travel for row in found.ledger if row.manager == "m2"}
    assert travel[JULY] > 0


def test_where_nobody_leaves_nothing_is_asked() -> None:
    problem, split, deployment = begun(2.0, months=3)
    assert not any(may_leave(problem, piece) for piece in split.pieces(deployment))


def test_frozen_cases_that_share_trips_stay_in_the_first_plan() -> None:
    problem, split, deployment = begun(2.0)
    search = Search(problem, split)
    plan = finish(search, search.state(deployment))
    search = Search(problem, Split(problem, InForce(problem, plan, frozen=3)))
    # What is dealt at once, before any program is solved.
    first = made(search, deployment, search.dealt(deployment))

    def frozen(plan: Plan) -> list[tuple[object, ...]]:
        rows = [row for row in plan.expected if row.month < START + 3]
        return [(row.site, row.month, row.manager, row.started) for row in rows]

    assert sorted(frozen(first)) == sorted(frozen(plan)) != []
