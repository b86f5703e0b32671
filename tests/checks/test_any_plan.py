"""The check takes any plan: random rows of known and unknown names, in and out of order."""

from collections import Counter
from random import Random
from typing import Literal

import pytest

from allocator.checks import check
from allocator.complete import complete
from allocator.facts import Facts
from allocator.model.plan import (
    Assignment,
    ExpectedStart,
    ExpectedWaiting,
    LedgerRow,
    Orphaned,
    Overdue,
    Plan,
    Post,
    Tour,
    Waiting,
)
from tests.checks.town import DECISIONS, MARCH, scenario, whole
from tests.worlds import world

WEEKS: tuple[Literal["A", "B"], ...] = ("A", "B")
KINDS: tuple[Literal["fixed", "mobile", "floater"], ...] = ("fixed", "mobile", "floater")


class Nonsense:
    """Draws rows of a plan without any sense."""

    def __init__(self, seed: int) -> None:
        self.draw = Random(seed)
        self.scenario = world(seed) if seed % 2 else scenario()
        self.managers = [row.id for row in self.scenario.managers]
        self.sites = [row.id for row in self.scenario.sites]
        self.cases = [row.id for row in self.scenario.cases]
        self.profiles = [row.id for row in self.scenario.arrivals.profiles]

    def name(self, ids: list[str]) -> str:
        return self.draw.choice([*ids, "nobody"])

    def names(self, ids: list[str]) -> tuple[str, ...]:
        return tuple(self.name(ids) for _ in range(self.draw.randint(0, 3)))

    def month(self) -> int:
        return MARCH + self.draw.randint(-9, 15)

    def plan(self) -> Plan:
        many = range(self.draw.randint(0, 12))
        return Plan(
            posts=tuple(self.post() for _ in many),
            tours=tuple(self.tour() for _ in many),
            caseload=tuple(self.assignment() for _ in range(2 * len(many))),
            waiting=tuple(self.waiting() for _ in many),
            orphaned=tuple(self.orphaned() for _ in many),
            overdue=tuple(self.overdue() for _ in many),
            expected=tuple(self.expected() for _ in many),
            expected_waiting=tuple(self.expected_waiting() for _ in many),
            ledger=tuple(self.ledger_row() for _ in many),
        )

    def post(self) -> Post:
        return Post(
            manager=self.name(self.managers),
            from_=self.month(),
            until=self.month(),
            kind=self.draw.choice(KINDS),
            site=self.draw.choice((None, self.name(self.sites))),
            round=self.names(self.sites),
            leads=self.names(self.sites),
        )

    def tour(self) -> Tour:
        return Tour(
            manager=self.name(self.managers),
            from_=self.month(),
            until=self.month(),
            week=self.draw.choice(WEEKS),
            weekday=self.draw.randint(1, 5),
            sites=(self.name(self.sites), *self.names(self.sites)),
        )

    def assignment(self) -> Assignment:
        case, manager = self.name(self.cases), self.name(self.managers)
        return Assignment(case=case, manager=manager, start=self.month(), end=self.month())

    def waiting(self) -> Waiting:
        return Waiting(case=self.name(self.cases), points=7, band="high", reason="full")

    def orphaned(self) -> Orphaned:
        return Orphaned(case=self.name(self.cases), from_=self.month(), reason="cap")

    def overdue(self) -> Overdue:
        case, manager = self.name(self.cases), self.name(self.managers)
        return Overdue(case=case, manager=manager, since=self.month())

    def expected(self) -> ExpectedStart:
        return ExpectedStart(
            site=self.name(self.sites),
            profile=self.name(self.profiles),
            month=self.month(),
            manager=self.name(self.managers),
            started=self.draw.choice((0.0, 0.5, 0.123, 40.0)),
        )

    def expected_waiting(self) -> ExpectedWaiting:
        site, profile = self.name(self.sites), self.name(self.profiles)
        return ExpectedWaiting(site=site, profile=profile, month=self.month(), waiting=1.5)

    def ledger_row(self) -> LedgerRow:
        return LedgerRow(
            manager=self.name(self.managers),
            month=self.month(),
            available=1,
            overhead=2,
            office_hours=3,
            travel=4,
            handover=5,
            casework=6,
            reserved=7,
            balance=8,
        )


@pytest.mark.parametrize("first", range(0, 100, 20))
def test_nonsense_is_found_and_never_an_error(first: int) -> None:
    for seed in range(first, first + 20):
        nonsense = Nonsense(seed)
        report = check(nonsense.scenario, nonsense.plan())
        assert not report.clean, seed
        for violation in report.violations:
            assert violation.amount > 0, violation
            assert "{" not in violation.said("en") + violation.said("de")
        for inversion in report.inversions:
            assert inversion.points > inversion.started_points
            assert inversion.said("en") != inversion.said("de")


def test_lists_ledger_and_score_of_nonsense_are_those_the_check_finds() -> None:
    about = {"listed", "stated_ledger", "stated_score"}
    for seed in range(30):
        nonsense = Nonsense(seed)
        facts = Facts(nonsense.scenario)
        report = check(facts, complete(facts, nonsense.plan()))
        assert about.isdisjoint({violation.rule for violation in report.violations}), seed


def test_an_empty_plan_names_everything_that_is_missing() -> None:
    report = check(scenario(), Plan())
    # Four managers and four months without a post; three running cases dropped, whose
    # managers may keep them for the aftercare; W1 to W4 in no list; R2 is not listed as
    # overdue; expected cases wait unlisted.
    found = Counter(violation.rule for violation in report.violations)
    assert (found["one_post"], found["running_cases"]) == (16, 3)
    assert set(found) == {"one_post", "running_cases", "expected", "listed"}
    # 250 + 40 + 90 residents over 84 working days.
    assert report.score.unserved_resident_days.value == 380 * 84


def test_the_order_of_rows_does_not_matter() -> None:
    plan = whole(scenario(), DECISIONS)
    turned = plan.model_copy(
        update={
            name: tuple(reversed(getattr(plan, name)))
            for name in ("posts", "tours", "caseload", "waiting", "expected", "ledger")
        }
    )
    first, second = check(scenario(), plan), check(scenario(), turned)
    assert second.clean
    assert (second.score, second.ledger) == (first.score, first.ledger)
