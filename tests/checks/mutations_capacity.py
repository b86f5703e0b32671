"""Ways to break the rules about capacity, expected cases, and what a plan says of itself."""

from typing import Any

from allocator.model.cases import Interpreters
from allocator.model.plan import Plan
from tests.checks.mutation import Mutation, manager
from tests.checks.town import EXPECTED, MARCH

VALUE = 152.5
"""Points of waiting of the town's plan.

W2 (opened on 11 April) starts at once; W1 and W3 start in March. W4 waits all four months
with 10 points and 5 for each whole month since 1 February: 15 + 20 + 25 + 30 = 90. Of the
expected cases 0.25 arrive too late each month (10 + 15 points and 5 a month later on): they
are started first come first started, so that 0.25, 0.5, 0.75 and 1 cases wait at the end
of a month, all from that month: (0.25 + 0.5 + 0.75 + 1) x 25 = 62.5.
"""


def waiting(plan: Plan, **changes: float) -> dict[str, Any]:
    """The score of a plan with other points of waiting."""
    assert plan.score is not None
    tier = plan.score.waiting_points.model_copy(update=changes)
    return {"score": plan.score.model_copy(update={"waiting_points": tier})}


def travel_less_30(plan: Plan) -> dict[str, Any]:
    """The ledger of a plan with 30 minutes less travel for m3 in March."""
    rows = tuple(
        row.model_copy(update={"travel": row.travel - 30})
        if (row.manager, row.month) == ("m3", MARCH)
        else row
        for row in plan.ledger
    )
    return {"ledger": rows}


CAPACITY_RULES = (
    Mutation(
        "interpreter_pool",
        "W3 takes an interpreter for (20 x 21/5 + 90) x 1.3 = 226.2 minutes in March, R3 for "
        "20 x 21/5 x 1.3 = 109.2; in April W3 takes 109.2 and R3 16 x 21/5 x 1.3 = 87.4; 3 h "
        "are 180",
        (
            ("interpreter_pool", "interpreters.ti", 226 + 109 - 180),
            ("interpreter_pool", "interpreters.ti", 109 + 87 - 180),
        ),
        scenario={"interpreters": (Interpreters(language="ti", hours=3.0),)},
    ),
    Mutation(
        "case_cap",
        "m1 has one person in R1 and three in W1; three are allowed",
        tuple(("case_cap", "managers.m1", 1.0) for _ in range(4)),
        scenario={"managers": manager(0, max_people=3)},
    ),
    Mutation(
        "full_ledger",
        "m1 works 3 h a week: 635 minutes in March, 159 of them overhead, office hours "
        "2 x 240 x 21/5 x 635 / (635 + 8256) = 144, casework 499: 167 short",
        (("full_ledger", "managers.m1", 167),),
        scenario={"managers": manager(0, hours=3.0)},
    ),
    Mutation(
        "expected",
        "1.75 started in March where 1.5 arrived",
        (("expected", "sites.C", 0.25),),
        decisions={"expected": (EXPECTED[0].model_copy(update={"started": 1.75}), *EXPECTED[1:2])},
    ),
    Mutation(
        "expected",
        "nobody says what waits: 0.25 + 0.5 + 0.75 + 1 cases",
        (("expected", "sites.C", 2.5),),
        stated=lambda _: {"expected_waiting": ()},
    ),
    Mutation(
        "stated_ledger",
        "30 minutes of travel too few are stated",
        (("stated_ledger", "managers.m3", 30),),
        stated=travel_less_30,
    ),
    Mutation(
        "stated_score",
        "12.5 points of waiting too few are stated",
        (("stated_score", "score.waiting_points.value", 12.5),),
        stated=lambda plan: waiting(plan, value=VALUE - 12.5),
    ),
    Mutation(
        "stated_score",
        "a bound above the value is stated",
        (("stated_score", "score.waiting_points", 47.5),),
        stated=lambda plan: waiting(plan, bound=VALUE + 47.5),
    ),
)
