"""Service, standard, moves and phases of sites, worked out by hand."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from allocator.facts import Facts
from allocator.facts.rounding import deal, half_up
from allocator.model.cases import Arrivals, Case, Expected, Profile
from allocator.model.managers import Absence, Manager
from allocator.model.scenario import Scenario
from allocator.model.sites import Location, Place, Site, SiteKind, SiteMove, Visits
from allocator.model.steps import Step

MARCH, APRIL, MAY, JUNE = (2016 * 12 + month for month in (2, 3, 4, 5))


def city(*sites: Site, **fields: Any) -> Facts:
    given: dict[str, Any] = {
        "name": "City",
        "state": "NI",
        "start": MARCH,
        "months": 4,
        "sites": sites,
        "managers": (),
    }
    return Facts(Scenario(**(given | fields)))


def by_month(*values: float) -> tuple[Step, ...]:
    return tuple(Step(from_=date(2016, 3 + n, 1), value=v) for n, v in enumerate(values))


@pytest.mark.parametrize(
    ("residents", "before", "standards"),
    [
        ((805.0, 795.0, 805.0, 800.0), None, [8, 8, 8, 8]),
        ((800.0, 780.0, 779.0, 799.0), None, [8, 8, 7, 7]),
        ((799.0, 800.0, 900.0, 880.0), None, [7, 8, 9, 9]),
        ((785.0, 785.0, 785.0, 785.0), None, [7, 7, 7, 7]),
        ((785.0, 785.0, 785.0, 785.0), 8, [8, 8, 8, 8]),
        ((1000.0, 300.0, 279.0, 1000.0), None, [10, 3, 2, 10]),
    ],
)
def test_the_standard_falls_only_20_below_the_hundred(
    residents: tuple[float, ...], before: int | None, standards: list[int]
) -> None:
    someone = Manager(id="m", post="A")
    facts = city(Site(id="A", residents=by_month(*residents), standard=before), managers=(someone,))
    assert [facts.sites["A"][month].standard for month in facts.months] == standards


@pytest.mark.parametrize(
    ("residents", "posted", "services"),
    [
        ((200.0, 185.0, 180.0, 179.0), False, ["fixed", "fixed", "fixed", "mobile"]),
        ((199.0, 200.0, 199.0, 179.0), False, ["mobile", "fixed", "fixed", "mobile"]),
        ((185.0, 185.0, 179.0, 185.0), True, ["fixed", "fixed", "mobile", "mobile"]),
        ((185.0, 185.0, 185.0, 185.0), False, ["mobile"] * 4),
    ],
)
def test_a_site_becomes_fixed_at_200_and_mobile_below_180(
    residents: tuple[float, ...], posted: bool, services: list[str]
) -> None:
    managers = (Manager(id="m", post="A"),) if posted else ()
    facts = city(Site(id="A", residents=by_month(*residents)), managers=managers)
    assert [facts.sites["A"][month].service for month in facts.months] == services


def test_places_staff_a_site_where_it_says_so() -> None:
    facts = city(Site(id="A", residents=150.0, places=250.0, staff_by="places"))
    now = facts.sites["A"][MARCH]
    assert (now.service, now.standard, now.headcount, now.residents) == ("fixed", 2, 250, 150)
    # Office hours 240 x 2 x 21 / 5.
    assert now.office_minutes == 2016


@pytest.mark.parametrize(
    ("site", "visits"),
    [
        (Site(id="A", residents=50.0), (1, 120)),
        (Site(id="A", residents=51.0), (2, 180)),
        (Site(id="A", residents=100.0), (2, 180)),
        (Site(id="A", residents=101.0), (4, 180)),
        (Site(id="A", residents=0.0), (0, 0)),
        (Site(id="A", residents=90.0, on_request=True), (0, 0)),
        (Site(id="A", residents=900.0, kind=SiteKind.DISTRICT), (0, 0)),
        (Site(id="A", residents=90.0, visits=Visits(per_fortnight=3, minutes=60)), (3, 60)),
        (Site(id="A", residents=200.0), (0, 0)),
    ],
)
def test_visits_follow_the_residents(site: Site, visits: tuple[int, int]) -> None:
    now = city(site).sites["A"][MARCH]
    assert (now.visits, now.visit_minutes) == visits


def test_a_month_of_less_than_half_of_its_days_cannot_be_staffed() -> None:
    # June 2016 has 22 working days: 11 lie before the 16th.
    half = city(Site(id="A", residents=40.0, closes=date(2016, 6, 15)))
    less = city(Site(id="A", residents=40.0, closes=date(2016, 6, 14)))
    assert (half.sites["A"][JUNE].open_days, half.sites["A"][JUNE].staffable) == (11, True)
    assert (less.sites["A"][JUNE].open_days, less.sites["A"][JUNE].staffable) == (10, False)
    gone = city(Site(id="A", residents=40.0, closes=date(2016, 5, 31)))
    assert gone.sites["A"][JUNE].service is None


MOVES = (
    SiteMove(to="B", share=0.5),
    SiteMove(to="C", share=0.25),
    SiteMove(to="out", share=0.25),
)


def test_people_of_a_closing_site_follow_its_moves() -> None:
    facts = city(
        Site(id="A", residents=250.0, closes=date(2016, 3, 31), moves=MOVES),
        Site(id="B", residents=60.0),
        Site(id="C", residents=10.0),
    )
    # 250 by largest remainder: 125, 62.5 and 62.5; the first of the ties gets the rest.
    assert facts.sites["B"][MARCH].residents == 60
    assert facts.sites["B"][APRIL].residents == 185
    assert facts.sites["C"][APRIL].residents == 73


def test_who_moves_before_the_last_open_day_is_not_counted_twice() -> None:
    early = (SiteMove(to="B", share=0.3, from_=date(2016, 5, 1)), SiteMove(to="B", share=0.7))
    closes, other = date(2016, 5, 31), Site(id="B", residents=10.0)
    facts = city(Site(id="A", residents=90.0, closes=closes, moves=early), other)
    # 27 of the 90 go on 1 May; the other 63 live there until the end of the month.
    both = [[facts.sites[site][month].residents for month in (APRIL, MAY)] for site in "AB"]
    assert both == [[90, 63], [10, 37]]
    # Dated steps say themselves how the site empties: nothing is taken off them.
    emptied = city(
        Site(id="A", residents=by_month(90.0, 90.0, 60.0), closes=closes, moves=early), other
    )
    assert [emptied.sites["A"][month].residents for month in (APRIL, MAY)] == [90, 60]
    assert emptied.sites["B"][MAY].residents == 37


def test_cases_are_dealt_in_order_of_id() -> None:
    cases = tuple(Case(id=f"K{n}", site="A", opened=date(2016, 1, 1)) for n in (4, 3, 2, 1))
    facts = city(
        Site(id="A", residents=250.0, closes=date(2016, 3, 31), moves=MOVES),
        Site(id="B", residents=60.0),
        Site(id="C", residents=10.0),
        cases=cases,
    )
    # Furthest behind its share: K1 to B; K2 (B 0, C 0.5, out 0.5) to C; K3 (B 0.5, C -0.25,
    # out 0.75) out; K4 (B 1, ...) to B.
    ways = {case: facts.cases.paths[case][1] for case in ("K1", "K2", "K3", "K4")}
    assert ways == {"K1": "B", "K2": "C", "K3": None, "K4": "B"}
    assert facts.cases.paths["K1"] == ("A", "B", "B", "B")
    # K3 leaves the city's care: started in March, it ends in March.
    by_id = {case.id: case for case in cases}
    assert facts.cases.end(by_id["K3"], MARCH) == MARCH
    assert facts.cases.end(by_id["K1"], MARCH) == MARCH + 7


@pytest.mark.parametrize("order", ["ABC", "BAC", "CBA"])
def test_who_moves_to_a_site_that_closes_in_the_same_month_goes_on(order: str) -> None:
    # A closes on 20 May and sends its people to B, B on 31 May to C: in June all are at C.
    sites = {
        "A": Site(
            id="A", residents=40.0, closes=date(2016, 5, 20), moves=(SiteMove(to="B", share=1),)
        ),
        "B": Site(
            id="B", residents=40.0, closes=date(2016, 5, 31), moves=(SiteMove(to="C", share=1),)
        ),
        "C": Site(id="C", residents=40.0),
    }
    case = Case(id="c1", site="A", opened=date(2016, 3, 1))
    facts = city(*(sites[name] for name in order), cases=(case,))
    june = 2016 * 12 + 5
    path = facts.cases.paths["c1"]
    assert path[june - facts.months.start - 1 : june - facts.months.start + 1] == ("A", "C")
    assert facts.sites["C"][june].residents == 120


def test_the_first_open_day_is_a_working_day() -> None:
    # 1 May 2016 is a holiday on a Sunday: what changes on Monday 2 May holds for all of May.
    rising = (Step(from_=date(2015, 1, 1), value=190.0), Step(from_=date(2016, 5, 2), value=210.0))
    east = Site(
        id="B",
        residents=40.0,
        closes=date(2016, 5, 1),
        moves=(SiteMove(to="C", share=1, from_=date(2016, 5, 2)),),
    )
    facts = city(Site(id="A", residents=rising), east, Site(id="C", residents=40.0))
    may = 2016 * 12 + 4
    assert [facts.sites["A"][month].service for month in (may - 1, may)] == ["mobile", "fixed"]
    assert facts.sites["B"][may].open_days == 0
    assert [facts.sites["C"][month].residents for month in (may - 1, may)] == [40, 80]


def test_a_site_without_moves_sends_everyone_out() -> None:
    case = Case(id="K", site="A", opened=date(2016, 1, 1))
    facts = city(Site(id="A", residents=50.0, closes=date(2016, 4, 8)), cases=(case,))
    # 6 of 21 days of April are open: April is gone.
    assert facts.cases.paths["K"] == ("A", None, None, None)


def test_expected_cases_are_split_by_residents_and_follow_moves() -> None:
    arrivals = Arrivals(
        profiles=(Profile(id="p"),),
        expected=(
            Expected(profile="p", expected=1.0),
            Expected(profile="p", site="B", expected=0.5, from_=APRIL, until=APRIL),
        ),
    )
    facts = city(
        Site(
            id="A",
            residents=100.0,
            closes=date(2016, 4, 30),
            moves=(SiteMove(to="B", share=0.5), SiteMove(to="out", share=0.5)),
        ),
        Site(id="B", residents=50.0),
        arrivals=arrivals,
    )
    march = [cohort for cohort in facts.cohorts if cohort.month == MARCH]
    # 100 hundredths over 100 and 50 residents: 67 and 33; 67 over two ways: 34 and 33.
    assert [(cohort.path, cohort.hundredths) for cohort in march] == [
        (("A", "A", "B", "B"), 34),
        (("A", "A", None, None), 33),
        (("B", "B", "B", "B"), 33),
    ]
    april = {cohort.path[1]: cohort for cohort in facts.cohorts if cohort.month == APRIL}
    assert april["B"].hundredths == 33 + 50
    assert april["B"].path == (None, "B", "B", "B")
    # From May on only B is open (and has 50 more people).
    may = [cohort for cohort in facts.cohorts if cohort.month == MAY]
    assert [(cohort.path, cohort.hundredths) for cohort in may] == [((None, None, "B", "B"), 100)]


def test_phases_begin_where_sites_or_contracts_change() -> None:
    facts = city(
        Site(id="A", residents=by_month(250.0, 250.0, 310.0, 310.0)),
        managers=(Manager(id="m", until=date(2016, 5, 31)),),
    )
    assert [tuple(phase) for phase in facts.phases] == [(MARCH, APRIL), (MAY,), (JUNE,)]


def test_a_long_absence_begins_a_phase_and_a_short_one_does_not() -> None:
    short = Absence(from_=date(2016, 4, 1), until=date(2016, 4, 28))
    long = Absence(from_=date(2016, 4, 1), until=date(2016, 4, 30))
    site = Site(id="A", residents=50.0)
    # April has 21 working days; until the 28th they are 20, which is no long absence.
    assert len(city(site, managers=(Manager(id="m", absences=(short,)),)).phases) == 1
    facts = city(site, managers=(Manager(id="m", absences=(long,)),))
    assert [phase.start for phase in facts.phases] == [MARCH, APRIL, MAY]


def test_who_is_away_for_most_of_a_phase_counts_with_the_share_present() -> None:
    away = Absence(from_=date(2016, 3, 10), until=date(2016, 3, 31))
    leaving = Manager(id="n", until=date(2016, 3, 31))
    facts = city(
        Site(id="A", residents=250.0), managers=(Manager(id="m", absences=(away,)), leaving)
    )
    # March is a phase of 21 days, of which m is there on 7 (1 to 9 March): a third.
    assert facts.phases[0] == range(MARCH, MARCH + 1)
    assert facts.team_weight("m", facts.phases[0]) == (Fraction(13), Fraction(1, 3))
    assert facts.team_weight("m", facts.phases[1]) == (Fraction(39), Fraction(1))


def test_a_leg_is_the_great_circle_with_detour() -> None:
    base = Place(id="office", location=Location(lat=52.0, lon=9.0))
    facts = city(
        Site(id="A", residents=50.0, location=Location(lat=52.1, lon=9.0)),
        Site(id="B", residents=50.0),
        bases=(base,),
    )
    # A tenth of a degree is 6371.0088 x pi / 1800 = 11.1195 km; x 1.3 / 20 x 60 + 5 = 48.37.
    assert facts.legs.minutes("office", "A") == 48
    assert facts.legs.minutes("A", "office") == 48
    assert facts.legs.minutes("office", "B") == 25
    assert facts.legs.minutes("A", "A") == 0


def test_rounding_is_half_up_and_deals_every_part() -> None:
    assert [half_up(Fraction(n, 2)) for n in (1, 2, 3, -1, -3)] == [1, 1, 2, 0, -1]
    assert deal(10, [Fraction(1), Fraction(1), Fraction(1)]) == [4, 3, 3]
    assert deal(5, [Fraction(0), Fraction(0)]) == [0, 0]
