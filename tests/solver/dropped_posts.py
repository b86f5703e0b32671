"""Rules about posts, rounds and tours, each dropped from the solver in a hamlet of its own."""

from datetime import date

from allocator.model.scenario import Leg
from allocator.model.sites import Site
from allocator.model.steps import Step
from allocator.solver.problem import Problem
from tests.solver.dropped import (
    BOTH,
    SEARCH,
    VISITED,
    A,
    B,
    Dropped,
    dropped,
    every,
    managers,
    nothing,
    reading,
    running,
    waiting,
    without,
)


def _turning(name: str, *residents: float) -> Site:
    """A site whose residents change at the end of March."""
    days = (date(2016, 3, 1), date(2016, 4, 1))
    steps = (Step(from_=day, value=value) for day, value in zip(days, residents, strict=True))
    return Site(id=name, residents=tuple(steps))


def _fixed(problem: Problem) -> None:
    problem.fixed |= problem.is_mobile


def _mobile(problem: Problem) -> None:
    problem.is_mobile |= problem.fixed


def _by_month(problem: Problem) -> None:
    problem.phases = [range(t, t + 1) for t in range(problem.months)]
    problem.phase_of = list(range(problem.months))


def _goes(problem: Problem) -> None:
    problem.goes_mobile[:] = True


def _desks(problem: Problem) -> None:
    problem.desks = [9 for _ in problem.desks]


def _rounds(problem: Problem) -> None:
    wide = problem.policy.mobile.model_copy(
        update={"max_team": 9, "max_sites": 9, "tour_minutes": 10_000}
    )
    problem.policy = problem.policy.model_copy(update={"mobile": wide})


POST_RULES: tuple[Dropped, ...] = (
    # Two people for a team of two and a small site: one each, unless one may do both.
    dropped(
        "one_post",
        "someone of the team goes on a round as well",
        without("exact.posts.Posts._one_post", nothing),
        sites=(A, VISITED),
        managers=managers("m0", "m1"),
    ),
    # m0 cannot go on rounds, and B is too small for a team: nobody is there.
    dropped(
        "fixed_site",
        "a team is posted at a small site",
        reading(_fixed),
        modes=BOTH,
        sites=(VISITED,),
        managers=managers("m0", mobile=False),
    ),
    dropped(
        "fixed_site",
        "a round leads to a large site",
        reading(_mobile),
        modes=BOTH,
        sites=(A.model_copy(update={"desks": 0}),),
        managers=managers("m0"),
    ),
    # Each of the three could start one case; the third is not needed by the standard.
    dropped(
        "team_size",
        "a third person stays where the standard is two",
        without("posts.Standards.one_too_many", lambda *_: []),
        modes=BOTH,
        sites=(A,),
        managers=managers("m0", "m1", "m2", post="A"),
        cases=tuple(waiting(name, "A") for name in ("W0", "W1", "W2")),
    ),
    # One more than the standard is allowed, so m2 has a place; going there costs hours that
    # R takes already (5,880 of 6,192 minutes in March).
    dropped(
        "floaters",
        "someone busy stays a floater",
        without("exact.posts.Posts._floaters", nothing),
        sites=(A,),
        managers=(*managers("m0", "m1", post="A"), *managers("m2", post="floater", mobile=False)),
        cases=(running("R", "A", "m2", minutes=1400),),
        policy={"team": {"max_extra": 1}},
    ),
    dropped(
        "floaters",
        "someone who is not mobile is not sent where a post is missing",
        every(without("posts.Poster._fill", nothing), without("posts.Poster._seat", nothing)),
        modes=SEARCH,
        sites=(A,),
        managers=(*managers("m0", post="A"), *managers("m1", post="floater", mobile=False)),
    ),
    dropped(
        "floaters",
        "someone who is not mobile is not sent where one more is allowed",
        without("posts.Poster._seat", nothing),
        modes=SEARCH,
        sites=(A,),
        managers=(*managers("m0", "m1", post="A"), *managers("m2", post="floater", mobile=False)),
        policy={"team": {"max_extra": 1}},
    ),
    # One site a round: B has more residents from April on, C before, and nothing else
    # changes, so that all three months are one phase.
    dropped(
        "phases",
        "the round is another one each month",
        reading(_by_month),
        sites=(_turning("B", 10, 40), _turning("C", 40, 10)),
        managers=managers("m0"),
        policy={"mobile": {"max_sites": 1}},
    ),
    dropped(
        "mobile_fit",
        "someone who is not mobile goes on a round",
        reading(_goes),
        modes=BOTH,
        sites=(VISITED,),
        managers=managers("m0", mobile=False),
    ),
    dropped(
        "desks",
        "two people share one desk",
        reading(_desks),
        modes=BOTH,
        sites=(A.model_copy(update={"desks": 1}),),
        managers=managers("m0", "m1"),
    ),
    dropped(
        "round",
        "a round has two sites where one is allowed",
        reading(_rounds),
        modes=BOTH,
        sites=(VISITED, VISITED.model_copy(update={"id": "C"})),
        managers=managers("m0"),
        policy={"mobile": {"max_sites": 1}},
    ),
    dropped(
        "round",
        "a site has a team of two where one is allowed",
        reading(_rounds),
        modes=BOTH,
        sites=(B,),
        managers=managers("m0", "m1"),
        cases=(waiting("W0", "B"), waiting("W1", "B")),
        policy={"mobile": {"max_team": 1}},
    ),
    # The model counts the visits of each lead, and so both make all of them.
    dropped(
        "round",
        "a site has two leads",
        without("exact.posts.Posts._one_lead", nothing),
        "tours",
        sites=(VISITED,),
        managers=managers("m0", "m1"),
    ),
    # 300 minutes each way and a visit of 120 are two hours more than a day has.
    dropped(
        "tours",
        "a tour takes twelve hours",
        reading(_rounds),
        modes=BOTH,
        sites=(VISITED,),
        managers=managers("m0"),
        travel=(Leg(from_="office", to="B", minutes=300),),
    ),
)
