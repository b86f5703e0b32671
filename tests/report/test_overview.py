"""The overview's numbers, worked out by hand or compared with the tiers they take apart."""

from datetime import date

import pytest

from allocator.checks import check
from allocator.complete import complete
from allocator.facts import Facts
from allocator.ledger import Decided
from allocator.ledger.holding import Holding
from allocator.model.cases import Interpreters
from allocator.model.plan import Assignment, ExpectedStart, Plan, Post
from allocator.model.scenario import Mark, Provenance, Scenario
from allocator.report.assumed import assumed
from allocator.report.data import Bounded, Overview
from allocator.report.gaps import gaps
from allocator.report.lines import _good
from allocator.report.overview import overview, taken, usable
from allocator.report.people import pools
from allocator.report.teams import teams
from allocator.report.view import View
from tests.report import town


def _overview(facts: Facts, plan: Plan) -> Overview:
    whole = complete(facts, plan)
    return overview(facts, whole, check(facts, whole))


def test_staff_and_where() -> None:
    data = _overview(town.facts(), town.decisions())
    assert (data.staff, data.heads) == (4, 1)
    park = data.fixed[0]
    assert (park.staff, park.standard, park.headcount, park.hours) == (2, 2, 230, 78.0)
    mobile = data.mobile
    assert (mobile.staff, mobile.sites, mobile.headcount, mobile.without) == (1, 2, 90, 0)
    assert mobile.small


def test_people_and_flow() -> None:
    """6 urgent people, 2 high, 6 normal; 9 of 14 start; 9 expected (1.5 x 6) never do."""
    data = _overview(town.facts(), town.decisions())
    people = data.people
    assert (people.accompanied, people.waiting, people.waiting_cases) == (4, 14, 11)
    assert [(band.people, band.started, band.last) for band in people.bands] == [
        (6, 6, town.START + 1),
        (2, 0, None),
        (6, 3, town.START + 1),
    ]
    flow = data.flow
    assert (flow.starts, flow.expected) == (1.5, 1.5)
    assert (flow.list_from, flow.list_to) == (14, 14.0)


def test_the_list_goes_up_by_arrivals_and_down_by_starts() -> None:
    """Nobody leaves the city's care here, so the flow adds up over the horizon."""
    started = ExpectedStart(
        site="park", profile="single", month=town.START + 1, manager="m01", started=2.25
    )
    plan = town.decisions().model_copy(update={"expected": (started,)})
    flow = _overview(town.facts(), plan).flow
    months = len(town.facts().months)
    assert flow.list_to == pytest.approx(
        flow.list_from + months * flow.expected - months * flow.starts
    )
    assert flow.starts == pytest.approx((9 + 2.25) / 6)


def _without_a_post(manager: str) -> Plan:
    posts = tuple(post for post in town.decisions().posts if post.manager != manager)
    return complete(town.facts(), town.decisions().model_copy(update={"posts": posts}))


@pytest.mark.parametrize("manager", ["m01", "m03"])
def test_gaps_add_up_to_the_tiers(manager: str) -> None:
    plan = _without_a_post(manager)
    found = gaps(Decided(town.facts(), plan), plan.ledger)
    assert plan.score is not None
    first = sum(gap.minutes for gap in found if gap.kind == "unserved")
    second = sum(gap.minutes for gap in found if gap.kind != "unserved")
    assert first == plan.score.unserved_resident_days.value
    assert second == plan.score.uncovered_minutes.value
    assert first + second > 0


def test_a_missing_post_is_named_with_its_site() -> None:
    """One of two posts at park: 39 h x 60 / 5 x the 126 working days from March to August."""
    plan = _without_a_post("m01")
    gap = next(gap for gap in gaps(Decided(town.facts(), plan), plan.ledger) if gap.kind == "posts")
    days = sum(town.facts().days.values())
    assert (gap.site, gap.count, gap.most) == ("park", 2, 1.0)
    assert gap.minutes == 468 * days
    assert (gap.from_, gap.until) == (town.START, town.END)


def test_sites_without_anyone_and_visits_missed() -> None:
    """Without m03: hof (60) and au (30) have nobody; 2 + 1 visits in two weeks fall out."""
    plan = _without_a_post("m03").model_copy(update={"tours": ()})
    kinds = {gap.kind: gap for gap in gaps(Decided(town.facts(), plan), plan.ledger)}
    days = sum(town.facts().days.values())
    assert kinds["unserved"].count == 2
    assert kinds["unserved"].minutes == 90 * days
    assert kinds["visits"].count == round(3 * days / 10)


def test_capacity_above_one_is_an_overload() -> None:
    """Used is what cases take of what is left for them; balance < 0 exactly above 1."""
    for row in town.plan().ledger:
        assert (taken(row) > usable(row)) == (row.balance < 0)
    data = _overview(town.facts(), town.decisions())
    assert data.capacity is not None
    whole = sum(map(usable, town.plan().ledger))
    assert data.capacity.used == pytest.approx(sum(map(taken, town.plan().ledger)) / whole)
    # One team of two and one person: no range, or a colleague's load could be read.
    assert data.capacity.lowest is None


def test_teams_are_linked_by_sites() -> None:
    posts = (
        Post(manager="m01", from_=town.START, until=town.END, kind="mobile", round=("hof",)),
        Post(manager="m02", from_=town.START, until=town.END, kind="mobile", round=("au", "hof")),
        Post(manager="m03", from_=town.START, until=town.END, kind="mobile", round=("au",)),
    )
    linked = Decided(town.facts(), Plan(posts=posts))
    assert teams(linked, town.START) == [("m01", "m02", "m03")]
    apart = Decided(town.facts(), Plan(posts=(posts[0], posts[2])))
    assert teams(apart, town.START) == [("m01",), ("m03",)]


def test_changes_against_today() -> None:
    """m02 goes from park to floater in May; R2 goes to m01 then; m03 gives up au now."""
    may = town.START + 2
    posts = (
        Post(manager="m01", from_=town.START, until=town.END, kind="fixed", site="park"),
        Post(manager="m02", from_=town.START, until=may - 1, kind="fixed", site="park"),
        Post(manager="m02", from_=may, until=town.END, kind="floater"),
        Post(manager="m03", from_=town.START, until=town.END, kind="mobile", round=("hof",)),
    )
    kept = tuple(row for row in town.decisions().caseload if row.case != "R2")
    rows = (
        Assignment(case="R2", manager="m02", start=town.START - 3, end=may - 1),
        Assignment(case="R2", manager="m01", start=may, end=town.START + 4),
    )
    plan = town.decisions().model_copy(update={"posts": posts, "caseload": (*kept, *rows)})
    changes = _overview(town.facts(), plan).changes
    assert (changes.posts_now, changes.posts_later) == (0, 1)
    assert (changes.rounds_now, changes.cases) == (1, 1)


@pytest.mark.parametrize(("hours", "full"), [(0.0, 6), (1000.0, 0)])
def test_a_pool_binds_when_no_case_more_fits(hours: float, full: int) -> None:
    scenario = town.scenario().model_copy(
        update={"interpreters": (Interpreters(language="ti", hours=hours),)}
    )
    facts = Facts(scenario)
    plan = complete(facts, town.decisions())
    found = pools(Holding(Decided(facts, plan)), plan)
    assert [pool.months for pool in found] == ([full] if full else [])
    if found:
        assert found[0].waiting == 2


def _marked(*marks: tuple[str, Mark]) -> Scenario:
    rows = tuple(Provenance(path=path, mark=mark, note=path) for path, mark in marks)
    return town.scenario().model_copy(update={"marks": rows})


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([("sites.*.residents", Mark.ASSUMED)], {"sites.*.residents": 3}),
        # The last mark that matches counts.
        (
            [("sites.*.residents", Mark.ASSUMED), ("sites.park.residents", Mark.SOURCE)],
            {"sites.*.residents": 2},
        ),
        ([("sites.park.residents", Mark.SOURCE), ("sites", Mark.DERIVED)], {}),
        ([("months", Mark.ASSUMED)], {"months": 1}),
        # park has no location, hof and au have one.
        ([("sites.*.location", Mark.ASSUMED)], {"sites.*.location": 2}),
        ([("nowhere.*", Mark.ASSUMED)], {}),
    ],
)
def test_assumed_numbers(marks: list[tuple[str, Mark]], expected: dict[str, int]) -> None:
    assert {row.path: row.count for row in assumed(_marked(*marks))} == expected


def test_delay_is_the_gap_in_days_a_case() -> None:
    """value - bound over mean points of a case-month x cases; 0 where they meet."""
    plan = town.plan()
    assert plan.score is not None
    value = plan.score.waiting_points.value
    for bound in (value, value - 100):
        waiting = plan.score.waiting_points.model_copy(update={"bound": bound})
        score = plan.score.model_copy(update={"waiting_points": waiting})
        planned = plan.model_copy(update={"score": score})
        data = overview(town.facts(), planned, check(town.facts(), planned))
        # 11 known cases over 6 months; 1.5 expected a month: 9 cases, 31.5 case-months.
        mean = waiting.nothing / (11 * 6 + 31.5)
        days = (value - bound) / (mean * 20) * 365.25 / 12
        assert data.quality.delay_days == pytest.approx(days)


def test_an_empty_plan_has_an_overview() -> None:
    data = _overview(town.facts(), Plan())
    assert data.mobile.without == 2
    assert data.quality.broken
    assert data.example == "U1"


def test_a_town_without_anyone() -> None:
    scenario = Scenario(name="Leer", state="NI", start=town.START, sites=(), managers=())
    data = _overview(Facts(scenario), Plan())
    assert data.capacity is None
    assert data.staff == 0
    assert data.start == date(2016, 3, 1).year * 12 + 2


@pytest.mark.parametrize(
    ("value", "bound", "said"),
    [
        (40, 40, None),
        (0, 0, None),
        (40, 0, "on 40 resident-days there is nobody; how few are possible is not proven"),
        (40, 10, "on 40 resident-days there is nobody; 10 of them no plan can serve (proven)"),
    ],
)
def test_it_is_said_where_fewer_people_might_be_alone(
    value: float, bound: float, said: str | None
) -> None:
    data = _overview(town.facts(), town.decisions())
    unserved = Bounded(value=value, bound=bound)
    quality = data.quality.model_copy(update={"unserved": unserved})
    lines = _good(data.model_copy(update={"quality": quality}), View(lang="en"))
    assert [line for line in lines if "resident-days" in line] == ([said] if said else [])
