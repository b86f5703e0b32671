"""A chain of monthly re-plans: every month is checked, and every case is followed."""

import pytest

from allocator.model.result import Options
from benchmarks.chain import chain
from tests.properties.planned import planned
from tests.worlds import world

QUICK = Options(effort=0, time_limit=900)


@pytest.mark.parametrize("seed", [0, 5, 8, 16])
def test_no_case_is_lost_or_double_over_a_chain_of_months(seed: int) -> None:
    """Worlds with arrivals, closings, contracts that end; the transition stands in the docs."""
    plan = planned(seed).plan
    assert plan is not None
    accompanied: set[str] = set()
    orphans: set[str] = set()
    for step in chain(world(seed), plan, QUICK):
        assert step.broken == 0
        assert step.lost == set()
        assert step.twice == set()
        # Whoever is accompanied still is there; who ended does not begin again.
        assert step.after <= step.listed
        assert not step.begun & accompanied
        # Opened less closed is the change of open, each counted where it happens.
        taken_again = (orphans & step.after) - step.before
        opened = len(step.begun) + len(step.arrived & step.after) + len(taken_again)
        assert len(step.after) == len(step.before) + opened - len(step.closed)
        accompanied, orphans = accompanied | step.before, step.orphaned
    assert accompanied
