"""The solve, as the algorithm reads: arrays, posts, rounds, search, bounds, a checked plan."""

from collections.abc import Callable, Iterator
from math import inf
from time import perf_counter

from allocator.checks import check
from allocator.complete import complete
from allocator.errors import UncheckedPlanError
from allocator.facts import Facts
from allocator.model.plan import Plan, Score, Tier
from allocator.model.result import Conflict, Options, Progress, Result, Status
from allocator.model.scenario import Scenario
from allocator.solver.assemble import Solution, assemble
from allocator.solver.bound.certificate import Certificate, is_optimal
from allocator.solver.clock import Clock
from allocator.solver.deployment import Deployment, Places
from allocator.solver.districts import deals
from allocator.solver.exact import Exact, solve_exact
from allocator.solver.highs import OutOfTimeError
from allocator.solver.moves import Move, joins, stands_in, swaps, turns
from allocator.solver.pieces import Split
from allocator.solver.pins.conflicts import conflict
from allocator.solver.posts import PARTNERS, Poster, Posts
from allocator.solver.prices import prices_of
from allocator.solver.problem import Problem
from allocator.solver.provenance import provenance
from allocator.solver.relief import relieved
from allocator.solver.rounds import Rounder
from allocator.solver.search import Search, State
from allocator.solver.slots import slot_prices
from allocator.solver.worth import SiteWorths

Proposals = Callable[[SiteWorths, Places, State], Iterator[Move]]
EPS = 1e-6
TINY_MANAGERS, TINY_CASES = 3, 12
"""Cities of this size are solved exactly, unless that takes more than `TINY_EFFORT`."""
TINY_EFFORT = 1.5
"""Deterministic seconds of the exact model: some five seconds, on any machine the same steps."""
EXACT_TIME = 0.75
"""Share of the time for the exact model; the rest is for the search, where it proves nothing."""
LONGER = 1.5
"""Time that is kept for making the last plan, times what the one before took: it is signed, too."""
FOR_WHOLE_CASES = 0.05
"""Share of the time in which no more programs are solved, but whole cases are made of the last."""
FOR_BOUND = 0.45
"""Share of the time that is kept for bounding a large city."""
SMALL, BOUND_AGAIN = 20, 0.0005
"""Managers of a city that is searched in no time; in others a re-plan is bounded again before
the search, and every plan after it, while that wins this share of what can be avoided."""
WORTH_BOUNDING = 0.2
"""Part of what is missing to the share asked for that a bound must have won to be improved
before the search: after a great change most of it comes from the search."""
SMALLEST_GAIN, MUCH = 0.00005, 0.001
"""Share of what can be avoided that a move must save to be worth its disruption (or more, see
`MOVES`), and that moves of a kind must have saved to be tried again."""
COMMON = 50
"""Managers of a city of common size. A move touches a few people in a larger one, too, so it must
save that share of what is avoided for as many people as these."""


def plan(
    given: Facts | Scenario, options: Options | None = None, progress: Progress | None = None
) -> Result:
    """Plan a city: see `allocator.plan`."""
    clock = Clock(options or Options(), progress, perf_counter())
    problem = Problem(given)
    found = conflict(problem.facts)
    if found:
        return contradiction(found, clock)
    exact = exactly(problem, clock) if clock.options.exact or is_tiny(problem) else None
    if exact is not None and exact.proven:
        return proven(problem, exact, clock)
    search = Search(problem, Split(problem))
    known = None if exact is None else exact.plan
    begin = relieved(search, search.best_covered(_filled(search)))
    return searched(search, begin, clock, known)


def _filled(search: Search) -> Iterator[Deployment]:
    """Yield a first deployment, then others in which people of teams change places.

    Filling a gap of a team so may leave another one elsewhere, as when who goes has less time.
    """
    poster, rounder, present = Poster(search.problem), Rounder(search.problem), search.split.places
    tried: list[Posts] = []
    for anybody in (False, True):
        for exchange in range(int(anybody), PARTNERS + 1):
            posts = poster.posts(present.present, exchange=exchange, anybody=anybody)
            if posts in tried:
                break
            tried.append(posts)
            yield rounder.rounds(posts)


def exactly(problem: Problem, clock: Clock) -> Exact | None:
    """Try the exact model; stopped by hand, what the search has first is the plan."""
    effort = inf if clock.options.exact else TINY_EFFORT
    until = EXACT_TIME * clock.options.time_limit
    try:
        return solve_exact(problem, until - clock.seconds, effort)
    except KeyboardInterrupt:
        clock.stopped = True
        return None


def is_tiny(problem: Problem) -> bool:
    """Whether a city is so small that the exact model takes no time."""
    cases = len(problem.scenario.cases) + len(problem.facts.cohorts)
    return len(problem.managers) <= TINY_MANAGERS and cases <= TINY_CASES


def searched(
    search: Search, deployment: Deployment, clock: Clock, known: Plan | None = None
) -> Result:
    """Plan by search: a first plan at once, then better ones until the share is proven.

    A `known` checked plan is returned where nothing better is found.
    """
    problem = search.problem
    dealt = search.dealt(deployment)
    began = clock.seconds
    best = made(search, deployment, dealt)
    best = better(known, best) if known else best
    first = clock.seconds
    clock.reserve = LONGER * (first - began)
    search.caseload.until = clock.until()
    certificate = Certificate(search)
    state, reached = None, 0.0
    try:
        state = search.settled(search.state(deployment))
        best = best.model_copy(update={"prices": best.prices or slot_prices(search, state)})
        began = clock.seconds
        best = better(finish(search, state), best)
        clock.reserve = LONGER * (clock.seconds - began)
        search.caseload.until, certificate.until = clock.until(FOR_WHOLE_CASES), clock.until()
        for found in improved(search, state, certificate, clock):
            state, share = found, certificate.share(problem.demand.nothing - found.avoided)
            clock.tell(share, "progress_search")
            for careful in (None, clock.in_time):
                if share >= clock.options.share > reached:
                    best = better(finish(search, state, careful), best)
                    reached = share_of(best, certificate)
            if reached >= clock.options.share:
                break
        else:
            best = better(finish(search, state, clock.in_time), best)
    except (KeyboardInterrupt, OutOfTimeError) as ended:
        clock.stopped = isinstance(ended, KeyboardInterrupt)
        state = search.reached or state
        careful = None if clock.stopped else clock.in_time
        best = better(finish(search, state, careful), best) if state else best
    return result(best, certificate, clock, first)


def share_of(plan: Plan, certificate: Certificate) -> float:
    """Return the proven share of a plan's tier 3."""
    assert plan.score is not None
    return certificate.share(plan.score.waiting_points.value)


def improved(
    search: Search, state: State, certificate: Certificate, clock: Clock
) -> Iterator[State]:
    """Yield the state and better and better ones, each bounded, until nothing helps.

    A large city is searched before it is bounded: its first plan is hardly good enough to
    stop at, and evaluations of its bound take long.
    """
    if search.problem.is_large:
        kept, clock.reserve = clock.reserve, clock.reserve + FOR_BOUND * clock.options.time_limit
        state = moved(search, state, clock)
        clock.reserve = kept
    while True:
        yield from bounded(search, state, certificate, clock)
        if clock.limited or not clock.in_time():
            return
        before = state
        state = moved(search, state, clock)
        if state is before:
            if len(search.problem.managers) > SMALL:
                yield from bounded(search, state, certificate, clock, last=True)
            return


def bounded(
    search: Search, state: State, certificate: Certificate, clock: Clock, *, last: bool = False
) -> Iterator[State]:
    """Yield a state each time it has been bounded: once, or while it pays.

    From a plan in force the search finds little after a small change, and most of what can still
    be proven comes from the bound; where the search has found its `last` state all of it does.
    """
    problem = search.problem
    again = last or (search.split.in_force is not None and len(problem.managers) > SMALL)
    nothing = problem.demand.nothing
    before, enough = inf, BOUND_AGAIN * nothing
    while before - certificate.avoided > enough:
        before = certificate.avoided
        certificate.update(state, clock.in_time)
        yield state
        if not again:
            return
        if not last:
            missing = clock.options.share - certificate.share(nothing - state.avoided)
            enough = max(BOUND_AGAIN, WORTH_BOUNDING * missing) * nothing


def moved(search: Search, state: State, clock: Clock) -> State:
    """Return a state after all kinds of moves, each at the prices after the one before.

    A kind that saved much is tried again, at the prices that it leaves. Between phases new sites
    have been given out by what there is to do, so somebody else's place on a team comes first:
    dealing whole districts promises too much there. In a small city taking turns saves most.
    """
    nothing, people = search.problem.demand.nothing, len(search.problem.managers)
    several, small = len(search.problem.phases) > 1, people <= SMALL
    part = min(1.0, COMMON / people)
    first = [others_on_teams, *([turns_taken] if small else [])] if several else []
    for proposed in (*first, *(kind for kind in MOVES if kind not in first)):
        gained = inf
        # Proposals take seconds in a large city: none are made where none can be tried.
        while gained > MUCH * nothing * part and not clock.limited and clock.in_time():
            before = state
            worths = SiteWorths(search.problem, prices_of(search, state).minute)
            moves = proposed(worths, search.split.places, state)
            least = max(MOVES[proposed] * nothing * part, EPS)
            state = search.improve(state, moves, least, clock.go_on)
            state = search.settled(state) if state is not before else state
            gained = state.avoided - before.avoided
    return state


def teams_and_leads(worths: SiteWorths, places: Places, state: State) -> Iterator[Move]:
    """Deal the sites of each district anew."""
    return deals(worths, places, state.pieces, state.deployment)


def teams_alone(worths: SiteWorths, places: Places, state: State) -> Iterator[Move]:
    """Deal who serves the sites, with the same leads."""
    return deals(worths, places, state.pieces, state.deployment, leads=False)


def leads_alone(worths: SiteWorths, places: Places, state: State) -> Iterator[Move]:
    """Deal the leads, with the same teams."""
    return deals(worths, places, state.pieces, state.deployment, teams=False)


def others_on_teams(worths: SiteWorths, places: Places, state: State) -> Iterator[Move]:
    """Let people take the places of others on teams."""
    return stands_in(worths, places, state.deployment)


def places_on_teams(worths: SiteWorths, places: Places, state: State) -> Iterator[Move]:
    """Offer people to the teams of other sites."""
    return joins(worths, places, state.deployment)


def exchanged_posts(worths: SiteWorths, _: Places, state: State) -> Iterator[Move]:
    """Offer people each other's posts."""
    return swaps(worths, state.deployment)


def turns_taken(worths: SiteWorths, _: Places, state: State) -> Iterator[Move]:
    """Let two people take turns in each other's place."""
    return turns(worths, state.deployment)


MOVES: dict[Proposals, float] = {
    teams_and_leads: SMALLEST_GAIN,
    teams_alone: SMALLEST_GAIN,
    leads_alone: SMALLEST_GAIN,
    others_on_teams: SMALLEST_GAIN,
    places_on_teams: SMALLEST_GAIN,
    exchanged_posts: SMALLEST_GAIN,
    turns_taken: MUCH,
}
"""Kinds of moves in the order in which they are tried, and the share of what can be avoided that
one must save: most where people are sent back and forth."""


def finish(search: Search, state: State, careful: Callable[[], bool] | None = None) -> Plan:
    """Round a state to a checked plan with its prices; see `Search.starts`."""
    plan = made(search, state.deployment, search.starts(state, careful))
    return plan.model_copy(update={"prices": slot_prices(search, state)})


def made(search: Search, deployment: Deployment, solution: Solution) -> Plan:
    """Complete a plan and have it checked."""
    problem, split = search.problem, search.split
    decisions = assemble(problem, split.places, deployment, solution, split.in_force)
    plan = complete(problem.facts, decisions)
    report = check(problem.facts, plan)
    if report.violations:
        words = [f"{v.rule} {v.path} {v.values}" for v in report.violations[:5]]
        raise UncheckedPlanError("; ".join(words))
    return plan


def better(one: Plan, other: Plan) -> Plan:
    """Return the better of two plans, tier by tier; the first where they are alike."""

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


def result(best: Plan, certificate: Certificate, clock: Clock, first: float) -> Result:
    """Sign the plan with its bounds and say how the solve ended."""
    assert best.score is not None
    score = certificate.signed(best.score)
    share = share_of(best, certificate)
    if is_optimal(score):
        status = Status.OPTIMAL
    elif clock.stopped:
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
    made = provenance(problem.facts, clock.options, status, clock.seconds)
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
