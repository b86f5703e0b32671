"""The solve, as the algorithm reads: arrays, posts, rounds, search, bounds, a checked plan."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from allocator.checks import check
from allocator.complete import complete
from allocator.errors import UncheckedPlanError
from allocator.model.plan import Plan, Score, Tier
from allocator.model.result import Conflict, Options, Result, Status
from allocator.model.scenario import Scenario
from allocator.solver import moves
from allocator.solver.assemble import assemble
from allocator.solver.certificate import Certificate, is_optimal
from allocator.solver.conflicts import conflict
from allocator.solver.deployment import Deployment
from allocator.solver.exact import Exact, solve_exact
from allocator.solver.pieces import Split
from allocator.solver.posts import Poster
from allocator.solver.prices import prices_of
from allocator.solver.problem import Problem
from allocator.solver.provenance import provenance
from allocator.solver.rounds import Rounder
from allocator.solver.search import Search, State
from allocator.solver.slots import slot_prices

Progress = Callable[[float, float, str], None]
Kind = Callable[[Problem, Deployment, NDArray[np.float64]], Iterator[moves.Move]]
TINY_MANAGERS, TINY_CASES = 3, 12
"""Cities of this size are solved exactly, unless that takes longer than `TINY_SECONDS`."""
TINY_SECONDS = 5.0
MOST_TRIALS, FEWEST_TRIALS, TRIALS_FOR_CLASSES = 300, 24, 200_000
"""Moves tried at most, at least, and times the classes of waiting demand."""
SMALLEST_GAIN = 0.00005
"""Share of what can be avoided that a move must save to be worth its disruption."""


@dataclass
class Clock:
    """Time and effort of a solve."""

    options: Options
    progress: Progress | None
    began: float
    trials: int = 0
    allowed: int = 0
    limited: bool = False

    @property
    def seconds(self) -> float:
        """Seconds since the solve began."""
        return perf_counter() - self.began

    def allow(self, problem: Problem) -> None:
        """Set how many moves are tried: as given, else fewer where each takes longer."""
        classes = max(1, len(problem.demand.samples))
        usual = min(MOST_TRIALS, max(FEWEST_TRIALS, TRIALS_FOR_CLASSES // classes))
        self.allowed = usual if self.options.effort is None else self.options.effort

    def go_on(self) -> bool:
        """Count a trial; False once the time or effort limit is reached."""
        self.trials += 1
        over = self.trials > self.allowed or self.seconds > self.options.time_limit
        self.limited = self.limited or over
        return not self.limited

    def tell(self, share: float, key: str) -> None:
        """Report progress."""
        if self.progress is not None:
            self.progress(self.seconds, share, key)


def plan(
    scenario: Scenario, options: Options | None = None, progress: Progress | None = None
) -> Result:
    """Plan a city: see `allocator.plan`."""
    clock = Clock(options or Options(), progress, perf_counter())
    problem = Problem(scenario)
    found = conflict(problem.facts)
    if found:
        return contradiction(found, clock)
    if clock.options.exact or is_tiny(problem):
        limit = clock.options.time_limit
        exact = solve_exact(problem, limit if clock.options.exact else min(limit, TINY_SECONDS))
        if exact is not None and exact.proven:
            return proven(problem, exact, clock)
    return searched(problem, clock)


def is_tiny(problem: Problem) -> bool:
    """Whether a city is so small that the exact model takes no time."""
    cases = len(problem.scenario.cases) + len(problem.facts.cohorts)
    return len(problem.managers) <= TINY_MANAGERS and cases <= TINY_CASES


def searched(problem: Problem, clock: Clock) -> Result:
    """Plan by search: a first plan, then better ones until the share is proven."""
    clock.allow(problem)
    search = Search(problem, Split(problem))
    posts = Poster(problem).posts(search.split.places.present)
    state = search.state(Rounder(problem).rounds(posts))
    best = finish(search, state)
    first = clock.seconds
    certificate = Certificate(search)
    interrupted = False
    try:
        for found in improved(search, state, certificate, clock):
            state, share = found, certificate.share(found.value.waiting)
            clock.tell(share, "progress_search")
            if share >= clock.options.share:
                best = better(best, finish(search, state, careful=True))
            if share_of(best, certificate) >= clock.options.share:
                break
        else:
            best = better(best, finish(search, state, careful=True))
    except KeyboardInterrupt:
        interrupted = True
    return result(best, certificate, clock, first, interrupted)


def share_of(plan: Plan, certificate: Certificate) -> float:
    """Return the proven share of a plan's tier 3."""
    assert plan.score is not None
    return certificate.share(plan.score.waiting_points.value)


def improved(
    search: Search, state: State, certificate: Certificate, clock: Clock
) -> Iterator[State]:
    """Yield better and better states until the share is proven or nothing helps."""
    problem = search.problem
    least = max(SMALLEST_GAIN * problem.demand.nothing, 1e-6)

    def tried(state: State, *kinds: Kind) -> State:
        for kind in kinds:
            minute = prices_of(search, state).minute
            proposed = kind(problem, state.deployment, minute)
            state = search.improve(state, proposed, least, clock.go_on)
        return state

    state = tried(state, moves.leads, moves.drops)
    certificate.update(state)
    while True:
        yield state
        if clock.limited:
            return
        before = state
        state = tried(state, moves.joins)
        earnings = certificate.earnings
        if earnings is not None:
            phases = range(len(problem.phases))
            worth = [earnings.worth(p) for p in phases]
            sites = [earnings.options(p) for p in phases]
            proposed = moves.swaps(problem, state.deployment, worth, sites)
            state = search.improve(state, proposed, least, clock.go_on)
        state = tried(state, moves.leads, moves.drops)
        if state is before:
            return
        certificate.update(state)


def finish(search: Search, state: State, *, careful: bool = False) -> Plan:
    """Round a state to a plan, complete it, and have it checked."""
    problem = search.problem
    starts = search.starts(state, careful=careful)
    decisions = assemble(problem, search.split.places, state.deployment, starts)
    made = complete(problem.facts, decisions)
    report = check(problem.facts, made)
    if report.violations:
        words = [f"{v.rule} {v.path} {v.values}" for v in report.violations[:5]]
        raise UncheckedPlanError("; ".join(words))
    return made.model_copy(update={"prices": slot_prices(search, state)})


def better(one: Plan, other: Plan) -> Plan:
    """Return the better of two plans, tier by tier."""

    def order(plan: Plan) -> tuple[float, ...]:
        assert plan.score is not None
        score = plan.score
        return (
            score.unserved_resident_days.value,
            score.uncovered_minutes.value,
            score.waiting_points.value,
            score.effort_minutes.value,
        )

    return min(one, other, key=order)


def result(
    best: Plan, certificate: Certificate, clock: Clock, first: float, interrupted: bool
) -> Result:
    """Sign the plan with its bounds and say how the solve ended."""
    assert best.score is not None
    score = certificate.signed(best.score)
    share = share_of(best, certificate)
    if is_optimal(score):
        status = Status.OPTIMAL
    elif interrupted:
        status = Status.INTERRUPTED
    else:
        status = Status.SHARE if share >= clock.options.share else Status.LIMIT
    return _result(best, score, status, clock, certificate.search.problem, share, first)


def proven(problem: Problem, exact: Exact, clock: Clock) -> Result:
    """Return the result of a plan that is proven optimal: its bounds are its values."""
    assert exact.plan.score is not None
    score = exact.plan.score
    waiting = score.waiting_points
    tiers = {
        "unserved_resident_days": Tier(value=exact.tiers[0], bound=exact.tiers[0]),
        "uncovered_minutes": Tier(value=exact.tiers[1], bound=exact.tiers[1]),
        "waiting_points": waiting.model_copy(update={"bound": waiting.value}),
    }
    signed = score.model_copy(update=tiers)
    return _result(exact.plan, signed, Status.OPTIMAL, clock, problem, 1.0, clock.seconds)


def _result(
    best: Plan,
    score: Score,
    status: Status,
    clock: Clock,
    problem: Problem,
    share: float,
    first: float,
) -> Result:
    made = provenance(problem.scenario, clock.options, status, clock.seconds)
    return Result(
        status=status,
        plan=best.model_copy(update={"score": score, "provenance": made}),
        bounds=score,
        share=share,
        seconds=clock.seconds,
        first_plan_seconds=first,
    )


def contradiction(found: tuple[Conflict, ...], clock: Clock) -> Result:
    """Return the result of input that contradicts itself: no plan, and why."""
    return Result(
        status=Status.CONTRADICTION,
        plan=None,
        bounds=None,
        share=0.0,
        seconds=clock.seconds,
        conflict=found,
    )
