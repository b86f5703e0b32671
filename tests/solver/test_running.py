"""Running cases in the search: who is relieved of which."""

from allocator.model.managers import MOBILE
from allocator.model.result import Options
from tests.properties.planned import searched
from tests.solver.dropped import START, hamlet, managers, running
from tests.worlds import world


def test_nobody_is_relieved_of_more_cases_than_the_overload_asks_for() -> None:
    # m0 has 2,250 minutes a week and time for 1,474; nobody else has the skill for R0. Without
    # R2, which ends in April, the rest fits. R1 takes more until August, but in April not
    # enough: handing over both would leave time for it, so that its handover had no reason.
    people = (
        *managers("m0", post=MOBILE, round=("B",), skills=("asylum",)),
        *managers("m1", post=MOBILE, round=("B",)),
    )
    cases = (
        running("R0", "B", "m0", skills=("asylum",)),
        running("R1", "B", "m0", minutes=350),
        running("R2", "B", "m0", minutes=900, extended_until=START + 1),
    )
    given = hamlet(managers=people, cases=cases, months=6)
    found = searched(given, Options())
    assert found.plan is not None
    taken = {(row.case, row.start) for row in found.plan.caseload if row.manager == "m1"}
    assert taken == {("R2", START + 1)}


def test_who_relieves_somebody_goes_on_where_nobody_else_could() -> None:
    # m3 leaves at the end of May, and nobody with the skill for R06 is on the team in June; m5,
    # who relieves m3 of it in May, was on it until then and may keep it in aftercare.
    found = searched(world(2407), Options())
    assert found.plan is not None
    assert not found.plan.orphaned
    assert [row.manager for row in found.plan.caseload if row.case == "R06"] == ["m3", "m5"]


def test_nobody_starts_cases_without_time_for_the_trips() -> None:
    # m6 is away for all of May and on the team of S1 without leading it: cases take no minutes
    # of theirs then, the trips do.
    found = searched(world(6232), Options())
    assert found.plan is not None
    assert all(row.balance >= 0 for row in found.plan.ledger if row.manager == "m6")
