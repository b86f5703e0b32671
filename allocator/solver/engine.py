"""The solve, as the algorithm reads: arrays, posts, rounds, search, bounds, a checked plan."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter

from allocator.checks import check
from allocator.complete import complete
from allocator.errors import AllocatorError
from allocator.model.plan import Plan
from allocator.model.result import Options, Result, Status
from allocator.model.scenario import Scenario
from allocator.solver import moves
from allocator.solver.assemble import assemble
from allocator.solver.certificate import Certificate, is_optimal
from allocator.solver.pieces import Split
from allocator.solver.posts import Poster
from allocator.solver.prices import prices_of
from allocator.solver.problem import Problem
from allocator.solver.provenance import provenance
from allocator.solver.rounds import Rounder
from allocator.solver.search import Search, State
from allocator.solver.slots import slot_prices

Progress = Callable[[float, float, str], None]
SMALLEST_GAIN = 0.0002
"""Share of what can be avoided that a move must save to be worth its disruption."""


class UncheckedPlanError(AllocatorError):
    """The independent check refused a plan: it is never returned as good."""


@dataclass
class Clock:
    """Time and effort of a solve."""

    options: Options
    progress: Progress | None
    began: float
    trials: int = 0
    limited: bool = False

    @property
    def seconds(self) -> float:
        """Seconds since the solve began."""
        return perf_counter() - self.began

    def go_on(self) -> bool:
        """Count a trial; False once the time or effort limit is reached."""
        self.trials += 1
        effort = self.options.effort
        out_of_effort = effort is not None and self.trials > effort
        self.limited = self.limited or out_of_effort or self.seconds > self.options.time_limit
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
    split = Split(problem)
    search = Search(problem, split)
    posts = Poster(problem).posts(split.places.present)
    state = search.state(Rounder(problem).rounds(posts))
    best = finish(search, state)
    first = clock.seconds
    certificate = Certificate(search)
    interrupted = False
    try:
        for state in improved(search, state, certificate, clock):
            clock.tell(certificate.share(state.value.waiting), "progress_search")
        best = better(best, finish(search, state))
    except KeyboardInterrupt:
        interrupted = True
    return result(best, certificate, clock, state, first, interrupted)


def improved(
    search: Search, state: State, certificate: Certificate, clock: Clock
) -> Iterator[State]:
    """Yield better and better states until the share is proven or nothing helps."""
    problem = search.problem
    certificate.update(state)
    while True:
        yield state
        if certificate.share(state.value.waiting) >= clock.options.share or clock.limited:
            return
        least = max(SMALLEST_GAIN * certificate.avoided, 1e-6)
        before, minute = state, prices_of(search, state).minute
        for kind in (moves.joins, moves.leads, moves.drops):
            proposed = kind(problem, state.deployment, minute)
            state = search.improve(state, proposed, least, clock.go_on)
        earnings = certificate.earnings
        if earnings is not None:
            phases = range(len(problem.phases))
            worth, sites = (
                [earnings.worth(p) for p in phases],
                [earnings.options(p) for p in phases],
            )
            proposed = moves.swaps(problem, state.deployment, worth, sites)
            state = search.improve(state, proposed, least, clock.go_on)
        if state is before:
            return
        certificate.update(state)


def finish(search: Search, state: State) -> Plan:
    """Round a state to a plan, complete it, and have it checked."""
    problem = search.problem
    decisions = assemble(problem, search.split.places, state.deployment, search.starts(state))
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
    best: Plan,
    certificate: Certificate,
    clock: Clock,
    state: State,
    first: float,
    interrupted: bool,
) -> Result:
    """Sign the plan with its bounds and say how the solve ended."""
    assert best.score is not None
    score = certificate.signed(best.score)
    share = certificate.share(score.waiting_points.value)
    if is_optimal(score):
        status = Status.OPTIMAL
    elif interrupted:
        status = Status.INTERRUPTED
    else:
        status = Status.SHARE if share >= clock.options.share else Status.LIMIT
    facts = certificate.search.problem.facts
    made = provenance(facts.scenario, clock.options, status, clock.seconds)
    return Result(
        status=status,
        plan=best.model_copy(update={"score": score, "provenance": made}),
        bounds=score,
        share=share,
        seconds=clock.seconds,
        first_plan_seconds=first,
    )
