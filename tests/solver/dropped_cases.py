"""Rules about cases, capacity and pins, each dropped from the solver in a hamlet of its own."""

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from allocator.model.cases import Arrivals, Expected, Interpreters, Profile
from allocator.model.managers import Manager, Reduction
from allocator.model.scenario import Pin
from allocator.solver.exact.rows import Run
from allocator.solver.problem import Problem
from tests.solver.dropped import (
    BOTH,
    SEARCH,
    START,
    A,
    B,
    C,
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

ASYLUM = {"skills": ("asylum",)}
SKILLED = Manager(id="m0", skills=("asylum",))
"""The only one with the skill."""


def _cap(problem: Problem) -> None:
    problem.max_people[:] = 99


def _no_pins(problem: Problem) -> None:
    problem.scenario = problem.scenario.model_copy(update={"pins": ()})


def _months(problem: Problem) -> None:
    short = problem.policy.caseload.model_copy(update={"months": 1})
    problem.policy = problem.policy.model_copy(update={"caseload": short})


def _always(_problem: Any, _piece: Any, _way: Any, on_way: NDArray[np.bool_]) -> Any:
    return np.ones_like(on_way)


def _affordable(_piece: object, manager: NDArray[np.int64], alive: NDArray[np.bool_]) -> Any:
    return np.ones((len(manager), alive.shape[1]), dtype=bool)


def _thrice(problem: Problem) -> None:
    problem.demand.count[~problem.demand.real] *= 3


def _month_long(case: Any, way: tuple[int, ...], start: int, end: int) -> Run:
    return Run(case, way, start, min(start, end))


CASE_RULES: tuple[Dropped, ...] = (
    # m0 and m1 are the team of A, and nobody may go to B.
    dropped(
        "case_team",
        "someone of another site takes a case",
        without("exact.rows.Teams.stays", nothing),
        sites=(A, B),
        managers=managers("m0", "m1", mobile=False),
        cases=(waiting("W", "B"),),
    ),
    # The team of B is full, and W needs the skill of m1, who shares only C with it.
    dropped(
        "case_team",
        "someone of another area takes a case",
        without("caseload.columns._held_to_end", _always),
        modes=SEARCH,
        sites=(B, C),
        managers=(
            *managers("m0", post="mobile", round=("B", "C")),
            *managers("m1", post="mobile", round=("C",), **ASYLUM),
            *managers("m2", post="mobile", round=("B",)),
        ),
        cases=(waiting("W", "B", **ASYLUM),),
        policy={"mobile": {"max_team": 2}},
    ),
    # Cases of eight months: the second waits until the horizon ends.
    dropped(
        "case_length",
        "cases end after a month to make room",
        every(without("exact.caseload.Run", _month_long), reading(_months)),
        modes=BOTH,
        managers=managers("m0"),
        cases=(waiting("W0", "B"), waiting("W1", "B")),
    ),
    dropped(
        "case_skills",
        "someone without the skill starts a case",
        without("problem.Problem.skilled", lambda *_: True),
        modes=BOTH,
        managers=managers("m0"),
        cases=(waiting("W", "B", **ASYLUM),),
    ),
    # m0 may hold one person, R, and only m0 could start W.
    dropped(
        "running_cases",
        "a running case is handed over to make room",
        without("exact.reasons.Reasons._hand_over", nothing),
        managers=(SKILLED.model_copy(update={"max_people": 1}), *managers("m1")),
        cases=(running("R", "B", "m0", minutes=100), waiting("W", "B", minutes=100, **ASYLUM)),
    ),
    dropped(
        "running_cases",
        "a running case is given up when its manager leaves",
        without("running.Keeper._receiver", lambda *_: "no_team"),
        modes=SEARCH,
        managers=(
            *managers("m0", post="mobile", round=("B",), until=date(2016, 4, 30)),
            *managers("m1", post="mobile", round=("B",)),
        ),
        cases=(running("R", "B", "m0"), waiting("W", "B")),
    ),
    dropped(
        "no_early_start",
        "a case starts before it is opened",
        every(
            without("exact.caseload.month_of", lambda _: START),
            without("demand.month_of", lambda _: START),
        ),
        modes=BOTH,
        managers=managers("m0"),
        cases=(waiting("W", "B", opened=date(2016, 5, 2)),),
    ),
    dropped(
        "interpreter_pool",
        "more is interpreted than the pool has",
        every(
            without("exact.limits.Limits._pools", lambda _: {}),
            without("problem.Problem.pools", {}),
        ),
        modes=BOTH,
        managers=managers("m0"),
        cases=(waiting("W", "B", languages=("ti",)),),
        interpreters=(Interpreters(language="ti", hours=1.0),),
    ),
    dropped(
        "case_cap",
        "someone holds more people than they may",
        reading(_cap),
        modes=BOTH,
        managers=managers("m0", max_people=1),
        cases=(waiting("W0", "B", minutes=100), waiting("W1", "B", minutes=100)),
    ),
    # In May m0 has a tenth of the hours and cannot even do R. W would take nothing in May,
    # so that it adds no overload, and still must not run in it.
    dropped(
        "full_ledger",
        "a case starts that runs in a month beyond capacity",
        every(
            without("exact.limits.Limits._full_ledger", nothing),
            without("caseload.columns._affordable", _affordable),
        ),
        modes=BOTH,
        managers=managers(
            "m0",
            reductions=(Reduction(from_=date(2016, 5, 1), until=date(2016, 5, 31), share=0.9),),
        ),
        cases=(running("R", "B", "m0"), waiting("W", "B", minutes=None)),
        policy={"caseload": {"first_meeting": 0, "profile": (20, 20, 0)}},
    ),
    # Half a case arrives in March, and is started in March, April and May.
    dropped(
        "expected",
        "what is expected is started three times",
        every(
            without("exact.expected.Expected._as_many_as_arrive", nothing),
            without("assemble._as_many_as_wait", lambda _, rows: rows),
            reading(_thrice),
        ),
        modes=BOTH,
        managers=managers("m0"),
        arrivals=Arrivals(
            profiles=(Profile(id="p", minutes=100, points=50),),
            expected=(Expected(profile="p", site="B", expected=0.5, until=START),),
        ),
    ),
)


def _pinned(about: str, where: str, **pin: Any) -> Dropped:
    """A pin in a hamlet of one case at m0's place of work, for which only m0 has the skill."""
    present = {"post": "A"} if where == "A" else {"post": "mobile", "round": (where,)}
    return dropped(
        "pins",
        about,
        reading(_no_pins),
        modes=BOTH,
        sites=(A, B),
        managers=(SKILLED.model_copy(update=present), *managers("m1", "m2", post="A")),
        cases=(waiting("W", where, **ASYLUM),),
        pins=(Pin(**pin),),
    )


PINS: tuple[Dropped, ...] = (
    _pinned("m0 goes to B instead of A", "B", kind="post", manager="m0", site="A"),
    _pinned("m0 goes to B in spite of it", "B", kind="away", manager="m0", site="B"),
    _pinned("m0 works at A instead of B", "A", kind="round", manager="m0", site="B"),
    dropped(
        "pins",
        "someone else than the one who is full starts the case",
        reading(_no_pins),
        modes=BOTH,
        managers=managers("m0", "m1", post="mobile", round=("B",)),
        cases=(running("R", "B", "m1"), waiting("W", "B")),
        pins=(Pin(kind="case", manager="m1", case="W"),),
    ),
    _pinned("m0 starts the case in spite of it", "B", kind="not_case", manager="m0", case="W"),
)
