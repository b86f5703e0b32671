"""Ways to break the rules about posts, teams, rounds, tours and pins."""

from datetime import date

from allocator.model.plan import Post
from allocator.model.policy import Policy
from tests.checks.mutation import Mutation, manager, pinned, post, site
from tests.checks.town import (
    APRIL,
    JUNE,
    MANAGERS,
    MARCH,
    MAY,
    POSTS,
    SITES,
    TOURS,
)

POST_RULES = (
    Mutation(
        "known",
        "a post of somebody the scenario does not have",
        (("known", "managers.m9", 1),),
        decisions={"posts": (*POSTS, Post(manager="m9", from_=MARCH, until=JUNE, kind="floater"))},
    ),
    Mutation(
        "one_post",
        "two posts in April",
        (("one_post", "managers.m4", 1),),
        decisions={"posts": (*POSTS, Post(manager="m4", from_=APRIL, until=APRIL, kind="floater"))},
    ),
    Mutation(
        "one_post",
        "no post in June",
        (("one_post", "managers.m4", 1),),
        decisions={"posts": post(3, until=MAY)},
    ),
    Mutation(
        "one_post",
        "a post for a head",
        tuple(("one_post", "managers.h1", 1.0) for _ in range(4)),
        decisions={"posts": (*POSTS, Post(manager="h1", from_=MARCH, until=JUNE, kind="floater"))},
    ),
    Mutation(
        "one_post",
        "posts outside the contract, which ends in April",
        (("one_post", "managers.m4", 1), ("one_post", "managers.m4", 1)),
        scenario={"managers": manager(3, until=date(2016, 4, 30))},
    ),
    Mutation(
        "one_post",
        "a floater with a round",
        (("one_post", "managers.m4", 1),),
        decisions={"posts": post(3, round=("B",))},
    ),
    Mutation(
        "fixed_site",
        "199 residents are one short of a team of their own",
        tuple(("fixed_site", "sites.A", 1.0) for _ in range(4)),
        scenario={
            "sites": site(0, residents=199.0),
            "managers": (
                *(m.model_copy(update={"post": None}) for m in MANAGERS[:2]),
                *MANAGERS[2:],
            ),
        },
    ),
    Mutation(
        "fixed_site",
        "C closes on 10 June with 8 of 22 days open: nobody can work there, its people leave",
        (
            ("fixed_site", "sites.C", 3),
            ("case_length", "cases.W3", 5),
            ("expected", "sites.C", 1.25),
        ),
        scenario={
            "sites": (
                SITES[0],
                SITES[1],
                SITES[2].model_copy(update={"closes": date(2016, 6, 10)}),
            )
        },
    ),
    Mutation(
        "team_size",
        "a third person at a site of two posts (and two desks)",
        (
            ("team_size", "sites.A", 1),
            *(("desks", "sites.A", 1.0) for _ in range(4)),
        ),
        decisions={"posts": post(3, kind="fixed", site="A")},
    ),
    Mutation(
        "floaters",
        "a floater who is mobile",
        (("floaters", "managers.m4", 1),),
        scenario={"managers": manager(3, mobile=True)},
    ),
    Mutation(
        "floaters",
        "a floater, while A has 300 residents and three posts",
        (("floaters", "managers.m4", 1),),
        scenario={"sites": site(0, residents=300.0, desks=3)},
    ),
    Mutation(
        "phases",
        "out of the round and back: two changes",
        (("phases", "managers.m3", 2),),
        decisions={
            "posts": (
                *POSTS[:2],
                POSTS[2].model_copy(update={"until": MARCH}),
                POSTS[2].model_copy(
                    update={"from_": APRIL, "until": APRIL, "round": ("C",), "leads": ("C",)}
                ),
                POSTS[2].model_copy(update={"from_": MAY}),
                POSTS[3],
            ),
            "tours": (
                TOURS[0].model_copy(update={"until": MARCH}),
                TOURS[0].model_copy(update={"from_": MAY}),
                TOURS[1],
            ),
        },
    ),
    Mutation(
        "mobile_fit",
        "four months on a round without being marked mobile",
        (("mobile_fit", "managers.m3", 4),),
        scenario={"managers": manager(2, mobile=False)},
    ),
    Mutation(
        "desks",
        "two people, one desk",
        tuple(("desks", "sites.A", 1.0) for _ in range(4)),
        scenario={"sites": site(0, desks=1)},
    ),
    Mutation(
        "round",
        "two contact persons at B",
        tuple(("round", "sites.B", 1.0) for _ in range(4)),
        scenario={"managers": manager(3, mobile=True)},
        decisions={"posts": post(3, kind="mobile", round=("B",), leads=("B",))},
    ),
    Mutation(
        "round",
        "two managers at B and C where one is allowed, two sites where one is",
        (
            *(("round", "sites.B", 1.0) for _ in range(4)),
            *(("round", "managers.m3", 1.0) for _ in range(4)),
        ),
        scenario={
            "managers": manager(3, mobile=True),
            "policy": Policy.model_validate({"mobile": {"max_team": 1, "max_sites": 1}}),
        },
        decisions={"posts": post(3, kind="mobile", round=("B",))},
    ),
    Mutation(
        "tours",
        "a tour to a site that somebody else leads",
        tuple(("tours", "managers.m3", 1.0) for _ in range(4)),
        decisions={"posts": post(2, leads=("C",))},
    ),
    Mutation(
        "tours",
        "two tours on a Tuesday",
        tuple(("tours", "managers.m3", 1.0) for _ in range(4)),
        decisions={"tours": (TOURS[0], TOURS[1].model_copy(update={"week": "A"}))},
    ),
    Mutation(
        "tours",
        "120 + 180 minutes of visits and three legs of 20 in a day of 350",
        tuple(("tours", "managers.m3", 10.0) for _ in range(4)),
        scenario={"policy": Policy.model_validate({"mobile": {"tour_minutes": 350}})},
    ),
    Mutation(
        "tours",
        "a visit a week where one in two weeks is due",
        tuple(("tours", "sites.B", 1.0) for _ in range(4)),
        decisions={"tours": (TOURS[0], TOURS[1].model_copy(update={"sites": ("C", "B")}))},
    ),
    Mutation(
        "tours",
        "the same site twice in a tour",
        (
            *(("tours", "managers.m3", 1.0) for _ in range(4)),
            *(("tours", "sites.B", 1.0) for _ in range(4)),
        ),
        decisions={"tours": (TOURS[0].model_copy(update={"sites": ("B", "C", "B")}), TOURS[1])},
    ),
    Mutation(
        "pins",
        "m4 is pinned to A in April and May",
        (("pins", "managers.m4", 2),),
        scenario=pinned(kind="post", manager="m4", site="A", from_=APRIL, until=MAY),
    ),
    Mutation(
        "pins",
        "m1 is pinned away from A in June",
        (("pins", "managers.m1", 1),),
        scenario=pinned(kind="away", manager="m1", site="A", from_=JUNE),
    ),
    Mutation(
        "pins",
        "B is pinned to the round of m4",
        (("pins", "managers.m4", 4),),
        scenario=pinned(kind="round", manager="m4", site="B"),
    ),
    Mutation(
        "pins",
        "W1 is pinned to m2, but m1 has it in all four months",
        (("pins", "managers.m2", 4),),
        scenario=pinned(kind="case", manager="m2", case="W1"),
    ),
    Mutation(
        "pins",
        "W1 is pinned away from m1 until April",
        (("pins", "managers.m1", 2),),
        scenario=pinned(kind="not_case", manager="m1", case="W1", until=APRIL),
    ),
)
