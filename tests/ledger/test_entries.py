"""Office hours, travel, handovers, casework and reserved time, months worked out by hand."""

from datetime import date
from fractions import Fraction

from allocator.facts import Facts
from allocator.ledger import Decided, ledger_rows
from allocator.model.cases import Arrivals, Case, Expected, Profile
from allocator.model.managers import Absence, Manager
from allocator.model.plan import ExpectedStart, Plan
from allocator.model.sites import Site
from allocator.score import uncovered
from allocator.score.effort import interpreting, spread
from tests.ledger.village import (
    APRIL,
    JUNE,
    MARCH,
    MAY,
    SITES,
    around,
    at,
    hold,
    rows,
    tour,
    village,
)

M1, M2 = Manager(id="m1"), Manager(id="m2", hours=19.5)


def running(site: str = "A", start: int = MARCH - 2, **fields: object) -> Case:
    given = {"id": "R", "site": site, "opened": date(2016, 1, 4), "manager": "m1", "start": start}
    return Case.model_validate(given | fields)


def test_a_team_shares_office_hours_by_available_time() -> None:
    given = rows(village(M1, M2), posts=(at("m1", "A"), at("m2", "A")))
    # 250 residents: 2 x 240 a week, x 21 / 5 = 2016; m1 8256 and m2 4128 of 12384.
    assert given["m1", MARCH].office_hours == 1344
    assert given["m2", MARCH].office_hours == 672


def test_visits_and_tours_of_a_lead() -> None:
    posts = (around("m1", "B", "C", leads=("B", "C")),)
    given = rows(village(M1), posts=posts, tours=(tour("A", 2, "B", "C"), tour("B", 2, "C")))
    # B 1/2 x 120 x 21/5 = 252, C 1 x 180 x 21/5 = 756.
    assert given["m1", MARCH].office_hours == 1008
    # Week A three legs of 20, week B two: 60 x 2.1 = 126 and 40 x 2.1 = 84.
    assert given["m1", MARCH].travel == 210


def test_a_site_that_closes_on_18_march() -> None:
    sites = (*SITES[:2], Site(id="C", residents=90.0, closes=date(2016, 3, 18)))
    scenario = village(M1, sites=sites)
    posts = (around("m1", "C", leads=("C",)),)
    decided = Decided(Facts(scenario), Plan(posts=posts, tours=(tour("A", 2, "C"),)))
    given = {(row.manager, row.month): row for row in ledger_rows(decided)}
    # Open on 14 days. One visit in two weeks: 1/2 x 180 x 14/5 = 252 made, 252 missed; the
    # way is not shorter: 40 x 21/10 = 84.
    assert (given["m1", MARCH].office_hours, given["m1", MARCH].travel) == (252, 84)
    missed = [row for row in uncovered(decided, ledger_rows(decided)) if row.id == "C"]
    assert [(row.month, row.amount) for row in missed] == [(MARCH, 252)]


def test_return_trips_to_a_site_without_visits() -> None:
    cases = (running("C", manager="m1"),)
    scenario = village(M1, cases=cases)
    held = (hold("R", "m1", MARCH - 2, MARCH + 5),)
    # From the office to C and back every second week: 40 x 21 / 10 = 84; in May 40 x 2.0.
    given = rows(scenario, posts=(around("m1", "C"),), caseload=held)
    assert (given["m1", MARCH].travel, given["m1", MAY].travel) == (84, 80)
    # Visited in a tour: the tour is paid, no further trip.
    with_tour = rows(
        scenario,
        posts=(around("m1", "C", leads=("C",)),),
        tours=(tour("A", 1, "C"),),
        caseload=held,
    )
    assert with_tour["m1", MARCH].travel == 84
    # Posted at A, aftercare at C: from A and back; at the own site there is no way.
    assert rows(scenario, posts=(at("m1", "A"),), caseload=held)["m1", MARCH].travel == 84


def test_a_handover_and_a_change_of_post() -> None:
    scenario = village(
        Manager(id="m1", post="A"), Manager(id="m2", post="mobile"), cases=(running(),)
    )
    given = rows(
        scenario,
        posts=(at("m1", "A"), at("m2", "A")),
        caseload=(hold("R", "m1", MARCH - 2, APRIL), hold("R", "m2", MAY, MARCH + 5)),
    )
    # m2 comes from the rounds: 600 in March. They take R over in May: 180.
    assert [given["m2", month].handover for month in (MARCH, APRIL, MAY, JUNE)] == [600, 0, 180, 0]
    assert [given["m1", month].handover for month in (MARCH, APRIL, MAY, JUNE)] == [0, 0, 0, 0]
    # R is in its third to sixth month: 16 x 21/5, 16 x 21/5 | 14 x 20/5, 14 x 22/5.
    assert [given["m1", month].casework for month in (MARCH, APRIL, MAY, JUNE)] == [67, 67, 0, 0]
    assert [given["m2", month].casework for month in (MARCH, APRIL, MAY, JUNE)] == [0, 0, 56, 62]


def test_a_case_taken_over_before_the_horizon_ends_costs_its_first_month_of_the_plan() -> None:
    left = Manager(id="m1", until=date(2016, 2, 29))
    scenario = village(left, Manager(id="m2"), cases=(running(),))
    given = rows(scenario, posts=(at("m2", "A"),), caseload=(hold("R", "m2", MARCH, MARCH + 5),))
    assert given["m2", MARCH].handover == 180


def test_absence_beyond_the_expected_pauses_casework() -> None:
    away = Absence(from_=date(2016, 3, 1), until=date(2016, 3, 9))
    scenario = village(Manager(id="m1", absences=(away,)), cases=(running(),))
    given = rows(
        scenario, posts=(at("m1", "A"),), caseload=(hold("R", "m1", MARCH - 2, MARCH + 5),)
    )
    # Due is (14/21) / 0.84 = 0.79365: 16 x 21/5 x 0.79365 = 53.3.
    assert given["m1", MARCH].casework == 53
    assert given["m1", APRIL].casework == 67


def test_a_long_absence_does_not_pause_casework() -> None:
    away = Absence(from_=date(2016, 3, 21), until=date(2016, 4, 30))
    scenario = village(Manager(id="m1", absences=(away,)), cases=(running(),))
    given = rows(
        scenario, posts=(at("m1", "A"),), caseload=(hold("R", "m1", MARCH - 2, MARCH + 5),)
    )
    # 7 + 21 = 28 working days in a row are more than 20: all casework is due, and what
    # cannot be done in April shows.
    assert (given["m1", MARCH].available, given["m1", MARCH].casework) == (6552, 67)
    assert given["m1", APRIL].balance == -67


def test_a_family_an_interpreter_and_little_german() -> None:
    family = Case(id="F", site="A", opened=date(2016, 3, 1), persons=3)
    needs = Case(id="G", site="A", opened=date(2016, 3, 1), needs=("little_german",))
    foreign = Case(
        id="T",
        site="A",
        opened=date(2016, 3, 1),
        needs=("little_german", "trauma"),
        languages=("ti",),
    )
    scenario = village(M1, cases=(family, needs, foreign))
    for case, march, april in (
        # (20 x 21/5 + 90) x 2; 20 x 21/5 x 2.
        ("F", 348, 168),
        # 20 x 1.2 x 21/5 + 90 = 190.8; a need does not lengthen the first meeting.
        ("G", 191, 101),
        # (20 x 1.5 x 21/5 + 90) x 1.3 = 280.8: of 1.2 and 1.3 the larger; 163.8.
        ("T", 281, 164),
    ):
        given = rows(
            scenario, posts=(at("m1", "A"),), caseload=(hold(case, "m1", MARCH, MARCH + 7),)
        )
        assert (given["m1", MARCH].casework, given["m1", APRIL].casework) == (march, april)


def test_a_job_start_takes_time_in_its_month_and_the_one_before() -> None:
    case = running(needs=("job_start",), dates={"job_start": date(2016, 5, 17)})
    given = rows(
        village(M1, cases=(case,)),
        posts=(at("m1", "A"),),
        caseload=(hold("R", "m1", MARCH - 2, MARCH + 5),),
    )
    # 16 x 4.2, (16 + 20) x 4.2, (14 + 20) x 4.0, 14 x 4.4.
    found = [given["m1", month].casework for month in (MARCH, APRIL, MAY, JUNE)]
    assert found == [67, 151, 136, 62]


def test_expected_cases_are_reserved_in_hundredths() -> None:
    arrivals = Arrivals(
        profiles=(Profile(id="p", needs=("little_german",)),),
        expected=(Expected(profile="p", site="A", expected=1.5),),
    )
    scenario = village(M1, arrivals=arrivals)
    start = ExpectedStart(site="A", profile="p", month=MARCH, manager="m1", started=1.25)
    given = rows(scenario, posts=(at("m1", "A"),), expected=(start,))
    # 1.25 x 191 = 238.75; 1.25 x 101 (100.8) = 126.25.
    assert (given["m1", MARCH].reserved, given["m1", APRIL].reserved) == (239, 126)
    # 1.50 arrive: no more than these are started, whatever the plan says.
    many = start.model_copy(update={"started": 9.0})
    given = rows(scenario, posts=(at("m1", "A"),), expected=(many,))
    assert given["m1", MARCH].reserved == 287


def test_interpreting_and_spread() -> None:
    case = running(languages=("ti",))
    scenario = village(M1, Manager(id="m2"), cases=(case,))
    decided = Decided(
        Facts(scenario),
        Plan(
            posts=(at("m1", "A"), at("m2", "A")),
            caseload=(hold("R", "m1", MARCH - 2, MARCH + 5),),
        ),
    )
    # 87.36, 87.36, 72.8, 80.08 with the factor; 67.2, 67.2, 56, 61.6 without.
    assert interpreting(decided) == (87 + 87 + 73 + 80) - (67 + 67 + 56 + 62)
    # Both have the same usable time: each is half of the minutes away from the mean.
    assert spread(ledger_rows(decided)) == Fraction(87 + 87 + 73 + 80)
