"""Posts of a first plan: who changes places where a team lacks a part of a post."""

import pytest

from allocator.model.cases import Case
from allocator.model.managers import MOBILE
from allocator.model.plan import Plan
from allocator.model.result import Options
from tests.properties.planned import searched
from tests.solver.dropped import START, A, B, hamlet, managers, running

LIGHT = running("R2", "B", "m2", minutes=10)
HEAVY = running("R2", "B", "m2", minutes=1350, extended_until=START)


def planned(r2: Case) -> Plan:
    """A has room for two; m0 works half the hours there, so half a post is missing."""
    people = (
        *managers("m0", post="A", hours=19.5),
        *managers("m1", post="A"),
        *managers("m2", "m3", post=MOBILE, round=("B",)),
    )
    cases = (r2, running("R3", "B", "m3", minutes=10, extended_until=START + 9))
    plan = searched(hamlet(sites=(A, B), managers=people, cases=cases), Options(effort=0)).plan
    assert plan is not None
    return plan


@pytest.mark.parametrize(("r2", "comes"), [(LIGHT, "m2"), (HEAVY, "m3")])
def test_somebody_with_the_hours_changes_places_with_who_lacks_them(r2: Case, comes: str) -> None:
    """m2 leaves least behind; with a heavy case they would have no time for office hours."""
    plan = planned(r2)
    assert {row.manager for row in plan.posts if row.site == "A"} == {"m1", comes}
    assert plan.score is not None
    assert plan.score.uncovered_minutes.value == 0
