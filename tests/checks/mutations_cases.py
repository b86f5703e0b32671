"""Ways to break the rules about cases: team, length, skills, continuity, lists."""

from datetime import date

from allocator.model.plan import Assignment, ExpectedStart, Post
from allocator.model.policy import Caseload, Policy
from tests.checks.mutation import Mutation, row, site
from tests.checks.town import (
    APRIL,
    CASELOAD,
    CASES,
    EXPECTED,
    JUNE,
    MANAGERS,
    MARCH,
    MAY,
    POSTS,
    SITES,
)

R1_MARCH = Assignment(case="R1", manager="m1", start=MARCH - 2, end=MARCH)
R1_TAKEN = Assignment(case="R1", manager="m2", start=APRIL, end=MARCH + 5)
BUSY = CASES[3].model_copy(update={"minutes": 595})
"""W1, as much as m1 has time for in April."""

CASE_RULES = (
    Mutation(
        "case_team",
        "W3 lives at C and goes to m1 of A: the first month and those past aftercare",
        (("case_team", "cases.W3", 2),),
        decisions={"caseload": row(5, manager="m1")},
    ),
    Mutation(
        "case_team",
        "m1 moves to a round in May, when m4 joins, and keeps W1 for a month more than allowed",
        (("case_team", "cases.W1", 1),),
        scenario={
            "sites": site(0, residents=SITES[0].residents, standard=2),
            "managers": (
                MANAGERS[0].model_copy(update={"mobile": True}),
                *MANAGERS[1:3],
                MANAGERS[3].model_copy(update={"from_": date(2016, 5, 1), "post": None}),
                MANAGERS[4],
            ),
            "policy": Policy(caseload=Caseload(aftercare_months=1)),
            "cases": tuple(case for case in CASES if case.id != "R1"),
        },
        decisions={
            "posts": (
                POSTS[0].model_copy(update={"until": APRIL}),
                Post(manager="m1", from_=MAY, until=JUNE, kind="mobile", round=("B",)),
                POSTS[1],
                POSTS[2],
                Post(manager="m4", from_=MAY, until=JUNE, kind="fixed", site="A"),
            ),
            "caseload": CASELOAD[1:],
        },
    ),
    Mutation(
        "case_team",
        "expected cases of C go to m1 of A",
        (("case_team", "managers.m1", 2),),
        decisions={
            "expected": (
                ExpectedStart(site="C", profile="p1", month=MARCH, manager="m1", started=1.25),
                *EXPECTED[1:],
            )
        },
    ),
    Mutation(
        "case_length",
        "W2 ends a month early",
        (("case_length", "cases.W2", 1),),
        decisions={"caseload": row(4, end=APRIL + 6)},
    ),
    Mutation(
        "case_length",
        "R2 is past its months and planned to June",
        (("case_length", "cases.R2", 3),),
        decisions={"caseload": row(1, end=JUNE)},
    ),
    Mutation(
        "case_skills",
        "W2 needs asylum advice, which m1 does not have",
        (("case_skills", "cases.W2", 1),),
        decisions={"caseload": row(4, manager="m1")},
    ),
    Mutation(
        "no_early_start",
        "W2 is opened in April and started in March",
        (("no_early_start", "cases.W2", 1),),
        decisions={"caseload": row(4, start=MARCH, end=MARCH + 7)},
    ),
    Mutation(
        "running_cases",
        "R1 changes person in April without a reason",
        (("running_cases", "cases.R1", 1),),
        decisions={"caseload": (R1_MARCH, R1_TAKEN, *CASELOAD[1:])},
    ),
    # In April W1 leaves m1 6 minutes of 5,184 (595 x 2 x 21 / 5 and a first meeting of 180); R1
    # takes 67. Without what is newly started there is all the time that R1 needs.
    Mutation(
        "running_cases",
        "R1 makes room in April for W1, which is started then",
        (("running_cases", "cases.R1", 1),),
        scenario={"cases": (*CASES[:3], BUSY, *CASES[4:])},
        decisions={"caseload": (R1_MARCH, R1_TAKEN, *row(3, start=APRIL, end=APRIL + 7)[1:])},
    ),
    Mutation(
        "running_cases",
        "R1 is dropped in April: three months of the plan",
        (("running_cases", "cases.R1", 3),),
        decisions={"caseload": (R1_MARCH, *CASELOAD[1:])},
    ),
    Mutation(
        "running_cases",
        "R1 is left alone in April only, and goes to m2 after that",
        (("running_cases", "cases.R1", 1), ("running_cases", "cases.R1", 1)),
        decisions={
            "caseload": (R1_MARCH, R1_TAKEN.model_copy(update={"start": MAY}), *CASELOAD[1:])
        },
    ),
    Mutation(
        "running_cases",
        "R1 is with two people from April on",
        (("running_cases", "cases.R1", 3), ("running_cases", "cases.R1", 1)),
        decisions={"caseload": (*CASELOAD, R1_TAKEN)},
    ),
    Mutation(
        "running_cases",
        "W1, newly started, changes person in May without a reason",
        (("running_cases", "cases.W1", 1),),
        decisions={
            "caseload": (
                *row(3, end=APRIL),
                Assignment(case="W1", manager="m2", start=MAY, end=MARCH + 7),
            )
        },
    ),
    Mutation(
        "running_cases",
        "W1 is left alone in April, and goes on with m1 after that",
        (("running_cases", "cases.W1", 1),),
        decisions={
            "caseload": (
                *row(3, end=MARCH),
                Assignment(case="W1", manager="m1", start=MAY, end=MARCH + 7),
            )
        },
    ),
    Mutation(
        "listed",
        "nobody says that W4 waits",
        (("listed", "cases.W4", 1),),
        stated=lambda _: {"waiting": ()},
    ),
    Mutation(
        "listed",
        "nobody says that R2 is past its months",
        (("listed", "cases.R2", 1),),
        stated=lambda _: {"overdue": ()},
    ),
)
