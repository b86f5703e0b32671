"""The plan in force as the present: nobody is lost or doubled, and what was planned goes on."""

from collections import Counter
from functools import cache

import pytest

from allocator.checks import check
from allocator.checks.checked import Checked
from allocator.errors import InputError
from allocator.facts import Facts
from allocator.facts.cases import closings
from allocator.ledger import Decided, ledger
from allocator.model.calendar import first_day
from allocator.model.cases import Arrivals
from allocator.model.plan import Assignment, Plan, Post
from allocator.model.scenario import Pin, Scenario
from allocator.present import carried, present
from allocator.replanning import replan
from tests.properties.planned import planned
from tests.solver.dropped import START, hamlet, managers, running
from tests.worlds import world

WORLDS = range(24)
OF_CASES = ("case_team", "case_length", "case_skills", "no_early_start", "pins")
"""Rules that do not depend on where a phase or the waiting begins."""


@cache
def decided(seed: int) -> Decided:
    """The plan of a world over its facts."""
    plan = planned(seed).plan
    assert plan is not None
    return Decided(Facts(world(seed)), plan)


@cache
def later(seed: int, month: int) -> Scenario:
    """The world of `seed` when its plan has come to `month`."""
    before = decided(seed)
    return present(before.facts.scenario, before.plan, first_day(month))


def steps(seed: int) -> range:
    """Months of a world after its first."""
    months = decided(seed).facts.months
    return range(months.start + 1, months.stop)


def deals_later(scenario: Scenario, month: int) -> bool:
    """Whether cases are still dealt in or after `month`: by those who are there by then."""
    return any(when > month for when, _, _ in closings(scenario))


def bare(seed: int) -> tuple[Scenario, Plan]:
    """A world and its plan without expected arrivals, whose hundredths are rounded."""
    before = decided(seed)
    scenario = before.facts.scenario.model_copy(update={"arrivals": Arrivals()})
    return scenario, before.plan.model_copy(update={"expected": ()})


@pytest.mark.parametrize("seed", WORLDS)
def test_the_first_month_is_the_scenario_itself(seed: int) -> None:
    scenario = decided(seed).facts.scenario
    assert present(scenario, decided(seed).plan, first_day(scenario.start)) is scenario


@pytest.mark.parametrize("seed", WORLDS)
def test_it_is_a_scenario_that_can_be_written_and_read(seed: int) -> None:
    for month in steps(seed):
        after = later(seed, month)
        assert Scenario.model_validate_json(after.model_dump_json()) == after
        assert after.horizon == range(month, decided(seed).facts.months.stop)


@pytest.mark.parametrize("seed", WORLDS)
def test_opened_less_closed_is_the_change_of_open(seed: int) -> None:
    """Of known cases, by name: who is gone has ended or left, and only then."""
    before = decided(seed)
    cases, begin = before.facts.cases, before.facts.months.start
    for month in steps(seed):
        now = {case.id for case in later(seed, month).cases}
        for case in before.facts.scenario.cases:
            started = case.running or (
                case.id in before.rows and before.rows[case.id][0].start < month
            )
            ended = started and cases.end(case, before.run_start(case)) < month
            left = cases.paths[case.id][month - begin] is None
            assert (case.id in now) == (not ended and not left)


@pytest.mark.parametrize("seed", WORLDS)
def test_no_hundredth_of_expected_cases_is_lost(seed: int) -> None:
    """Arrived less ended less left is what is there: whole cases, and what is still expected."""
    before = decided(seed)
    facts, known = before.facts, {case.id for case in before.facts.scenario.cases}
    for month in steps(seed):
        index, there = month - facts.months.start, Counter[str]()
        for cohort in facts.cohorts:
            if cohort.month < month and cohort.path[index] is not None:
                there[cohort.profile] += cohort.hundredths
        for run in before.expected:
            if run.months.stop <= month and run.cohort.path[index] is not None:
                there[run.profile.id] -= run.hundredths
        after = later(seed, month)
        come = [case for case in after.cases if case.id not in known]
        rows = after.arrivals.expected[len(facts.scenario.arrivals.expected) :]
        left = sum(round(100 * row.expected) for row in rows)
        assert sum(there.values()) == 100 * len(come) + left
        assert all(0 < row.expected < 1 for row in rows)
        assert all(case.opened < first_day(month) for case in come)


@pytest.mark.parametrize("seed", WORLDS)
def test_each_manager_goes_on_with_the_share_of_expected_cases_they_started(seed: int) -> None:
    """Within one case a profile: whole cases are dealt over the hundredths in order."""
    before = decided(seed)
    known = {case.id for case in before.facts.scenario.cases}
    for month in steps(seed):
        index = month - before.facts.months.start
        started: Counter[str] = Counter()
        for run in before.expected:
            if run.months.start < month < run.months.stop and run.cohort.path[index] is not None:
                started[run.manager] += run.hundredths
        held = Counter(case.manager for case in later(seed, month).cases if case.id not in known)
        profiles = len(before.facts.scenario.arrivals.profiles)
        for manager in before.managers:
            assert abs(100 * held[manager] - started[manager]) <= 100 * profiles


@pytest.mark.parametrize("seed", WORLDS)
def test_the_facts_of_the_months_to_come_are_the_same(seed: int) -> None:
    before = decided(seed).facts
    for month in steps(seed):
        after = Facts(later(seed, month))
        for now in after.months:
            assert {s: row[now] for s, row in after.sites.items()} == {
                s: row[now] for s, row in before.sites.items()
            }
            assert {m: row[now] for m, row in after.people.items()} == {
                m: row[now] for m, row in before.people.items()
            }
        for case in after.scenario.cases:
            if case.id in before.cases.paths:
                path = before.cases.paths[case.id][month - before.months.start :]
                assert after.cases.paths[case.id][0] == path[0]
                assert deals_later(before.scenario, month) or after.cases.paths[case.id] == path


@pytest.mark.parametrize("seed", WORLDS)
def test_the_plan_goes_on_with_the_same_hours(seed: int) -> None:
    """The ledger of the months to come, and no rule about a case is broken that was kept."""
    scenario, plan = bare(seed)
    rows = ledger(Facts(scenario), plan)
    known = {(v.rule, v.path) for v in check(scenario, plan).violations}
    for month in steps(seed):
        after = present(scenario, plan, first_day(month))
        if deals_later(scenario, month):
            continue
        listed = {case.id for case in after.cases}
        kept = (row for row in plan.caseload if row.case in listed and row.end >= month)
        rest = plan.model_copy(update={"caseload": tuple(kept)})
        assert ledger(Facts(after), rest) == tuple(row for row in rows if row.month >= month)
        broken = check(after, rest).violations
        assert [v for v in broken if v.rule in OF_CASES and (v.rule, v.path) not in known] == []


@pytest.mark.parametrize("seed", WORLDS)
def test_aftercare_goes_on_with_what_is_left_of_it(seed: int) -> None:
    """Where everybody takes the place of the next one from April on, nobody stays with a case."""
    scenario, plan = bare(seed)
    if deals_later(scenario, scenario.start):
        return
    names = [row.id for row in scenario.managers]
    following = dict(zip(names, [*names[1:], names[0]], strict=True))
    moved = (
        row.model_copy(update={"manager": following[row.manager], "from_": scenario.start + 1})
        for row in plan.posts
        if row.until > scenario.start
    )
    first = (row.model_copy(update={"until": scenario.start}) for row in plan.posts)
    caseload = tuple(
        row.model_copy(update={"end": scenario.horizon[-1]})
        for row in plan.caseload
        if row.start <= scenario.start
    )
    posts = (*(row for row in first if row.from_ <= row.until), *moved)
    plan = plan.model_copy(update={"posts": posts, "caseload": caseload})
    before = off_team(Checked(Facts(scenario), plan))
    for month in steps(seed):
        after = present(scenario, plan, first_day(month))
        listed = {case.id for case in after.cases}
        assert off_team(Checked(Facts(after), plan)) == {
            (case, now) for case, now in before if now >= month and case in listed
        }


def off_team(checked: Checked) -> set[tuple[str, int]]:
    """Cases and months in which somebody holds one who may not, because of the team."""
    cases = checked.facts.cases
    return {
        (row.case.id, month)
        for row in checked.decided.held
        for month in checked.holding.off_team(
            row.manager,
            row.path,
            row.months,
            cases.before(row.case) if row.inherited else None,
            row.away,
        )
    }


def test_a_chain_of_presents_does_not_put_off_a_handover() -> None:
    """m0 leaves the team in March: April and May are left in April, nothing in June."""
    people = (*managers("m0", post="mobile"), *managers("m1", post="mobile", round=("B",)))
    gone = (Pin(kind="away", manager="m0", site="B"),)
    cases = (running("R", "B", "m0", minutes=100),)
    given = hamlet(managers=people, cases=cases, pins=gone, months=6)
    hold = Assignment(case="R", manager="m0", start=START - 1, end=START + 6)
    spans = (Post(manager=who.id, from_=START, until=START + 5, kind="mobile") for who in people)
    stays, leads = spans
    leads = leads.model_copy(update={"round": ("B",), "leads": ("B",)})
    plan = Plan(posts=(stays, leads), caseload=(hold,))
    for month, away in ((START + 1, 1), (START + 2, 2), (START + 3, 3)):
        given = present(given, plan, first_day(month))
        assert [case.aftercare for case in given.cases] == [away]
        found = replan(given, plan).result.plan
        assert found is not None
        taken = [row.start for row in found.caseload if row.manager == "m1"]
        assert taken == [START + 3]


@pytest.mark.parametrize("seed", WORLDS)
def test_what_was_planned_is_carried_on(seed: int) -> None:
    """Every case that runs is held, but for orphans; nothing is started that is not there."""
    before = decided(seed)
    lost = {row.case for row in before.plan.orphaned}
    for month in steps(seed):
        after = later(seed, month)
        rest = carried(before.facts.scenario, before.plan, first_day(month))
        held = {row.case for row in rest.caseload} | lost
        assert {case.id for case in after.cases if case.running} <= held
        assert all(row.end >= month for row in rest.caseload)
        broken = {violation.rule for violation in check(after, rest).violations}
        assert not broken & {"known", "listed", "no_early_start", "one_post", "tours"}
        assert deals_later(before.facts.scenario, month) or "expected" not in broken


@pytest.mark.parametrize("seed", WORLDS)
def test_two_steps_are_one(seed: int) -> None:
    """A chain of months, as of each the plan in force, gives the same present as one step."""
    scenario, plan = bare(seed)
    chained = scenario
    for month in steps(seed):
        chained = present(chained, plan, first_day(month))
        if not deals_later(scenario, scenario.start):
            assert chained == present(scenario, plan, first_day(month))


def test_outside_of_the_plan_there_is_no_present() -> None:
    before = decided(1)
    for month in (before.facts.months.start - 1, before.facts.months.stop):
        with pytest.raises(InputError) as caught:
            present(before.facts.scenario, before.plan, first_day(month))
        assert [fault.code for fault in caught.value.faults] == ["as_of_outside"]
