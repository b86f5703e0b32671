"""What does not depend on prices in a phase of the bound: people, places and their minutes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.model.sites import SiteKind
from allocator.solver.bound.legs import Legs
from allocator.solver.bound.touring import Tours, Travel
from allocator.solver.deployment import Places
from allocator.solver.posts import Standards
from allocator.solver.problem import Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Standing:
    """Facts of one phase; F fixed sites, N mobile sites, M managers, G who may go on rounds.

    Attributes
    ----------
    number, span
        Number of the phase and its months.
    fixed, mobile, movers
        Indices of fixed sites, mobile sites, and managers who may be mobile.
    here
        (M,) who is in contract.
    may_fixed, may_join
        (M, F) and (G, N) whether no pin keeps someone away.
    weights
        (M, 2) posts and people that someone counts for.
    sized
        (M,) posts that count against the largest team: none for who is away and keeps a post.
    loose
        (M,) posts by which each of these people may take a team above its standard: nothing
        for a full post (see `_loose`).
    standard, full, largest
        (F,) posts of the standard; the most posts of a team of full posts, and of any team,
        without anyone too many.
    office
        (F, T) least minutes of office hours of a team.
    post_minutes
        (F,) contract minutes of one missing post.
    tours
        Travel of visits.
    visits
        (N, T) least minutes of all visits, with the shares of tours that they take from any
        base; 0 where none are made.
    on_site
        (N,) uncovered minutes when all visits are missed.
    visited
        (N,) whether there are visits.
    crew
        (N,) most people on a team.
    """

    number: int
    span: slice
    fixed: Ints
    mobile: Ints
    movers: Ints
    here: Bools
    may_fixed: Bools
    may_join: Bools
    weights: Floats
    sized: Floats
    loose: Floats
    standard: Floats
    full: Floats
    largest: Floats
    office: Floats
    post_minutes: Floats
    tours: Tours
    visits: Floats
    on_site: Floats
    visited: Bools
    crew: Floats


def standings(problem: Problem, places: Places, legs: Legs) -> list[Standing]:
    """Return the facts of all phases."""
    standards, travel = Standards(problem), Travel(problem, legs)
    return [_standing(problem, places, travel, standards, p) for p in range(len(problem.phases))]


def _standing(
    problem: Problem, places: Places, travel: Travel, standards: Standards, p: int
) -> Standing:
    months = problem.phases[p]
    first, span = months.start, slice(months.start, months.stop)
    fixed = np.nonzero(problem.fixed[:, first])[0]
    mobile = np.nonzero(problem.is_mobile[:, first])[0]
    here = problem.in_contract[:, first]
    movers = np.nonzero(here & problem.goes_mobile)[0]
    may_work = _may_work(problem, p)
    weights = np.array(standards.weights[p], dtype=float).reshape(len(here), 2)
    rule, standard = problem.policy.team, problem.standard[fixed, first].astype(float)
    tours = travel.tours(months, mobile, movers)
    on_site, visits = _visits(problem, places, tours.shares, p, mobile)
    full = problem.policy.team.full_time_hours * 12
    kinds = [problem.places[problem.sites[s]].kind for s in mobile]
    most = problem.policy.mobile.max_team
    crews = [len(movers) if kind == SiteKind.DISTRICT else most for kind in kinds]
    largest = [_largest_team(problem, standards, p, int(s)) for s in fixed]
    return Standing(
        number=p,
        span=span,
        fixed=fixed,
        mobile=mobile,
        movers=movers,
        here=here,
        may_fixed=may_work[:, fixed] & here[:, None],
        may_join=may_work[np.ix_(movers, mobile)],
        weights=weights,
        sized=np.where(weights[:, 1] == 1, weights[:, 0], 0.0),
        loose=_loose(weights, here & (weights[:, 1] == 1)),
        standard=standard,
        full=np.maximum(standard, rule.min_team) + rule.max_extra,
        largest=np.array(largest, dtype=float),
        office=_office(problem, p, fixed),
        post_minutes=full * problem.open_days[fixed, span].sum(axis=1).astype(float),
        tours=tours,
        visits=visits,
        on_site=on_site,
        visited=problem.visits[mobile, first] > 0,
        crew=np.array(crews, dtype=float),
    )


def _may_work(problem: Problem, p: int) -> Bools:
    """(M, S) whether no pin keeps someone away from a site."""
    may = np.ones((len(problem.managers), len(problem.sites)), dtype=bool)
    for pin in problem.scenario.pins:
        m, s = problem.manager_index.get(pin.manager), problem.site_index.get(pin.site or "")
        if pin.kind == "away" and None not in (m, s) and problem.pin_in_phase(pin, p):
            may[m, s] = False
    return may


def _largest_team(problem: Problem, standards: Standards, p: int, s: int) -> float:
    """Most posts at a fixed site: the standard, or less than one more where posts are parts."""
    rule, start = problem.policy.team, problem.phases[p].start
    standard = int(problem.standard[s, start]) + rule.max_extra
    here = np.nonzero(problem.in_contract[:, start])[0]
    whole = all(weight == 1 for m in here for weight in standards.weights[p][m])
    return max(standard + (0 if whole else 1), rule.min_team + rule.max_extra)


def _loose(weights: Floats, here: Bools) -> Floats:
    """(M,) posts by which each member at most takes a team above its standard.

    Nobody may be one too many: without any member posts or people are missing. With B the
    standard (or the least people, if these are more), a team of full posts only has at most B.
    With one other member, of w posts, the rest stays below B, so the team does not exceed it
    (w <= 1). With two or more, the team stays below B + u for any u of theirs, where u is the
    member's share of a person if that is below 1, else w: half the largest u for each.
    """
    part = here & (weights != 1).any(axis=1)
    posts, people = weights[part].T
    if (posts > people).any():
        return np.where(part, max(1.0, float(posts.max())), 0.0)
    most = float(np.where(people < 1, people, posts).max(initial=0.0))
    return np.where(part, most / 2, 0.0)


def _office(problem: Problem, p: int, fixed: Ints) -> Floats:
    """(F, T) office hours of a whole team, less what rounding each share may take off.

    In a month in which someone has no minutes at all a team of such people gives none.
    """
    office = np.zeros((len(fixed), problem.months))
    size = int(problem.in_contract[:, problem.phases[p].start].sum())
    for t in problem.phases[p]:
        if (problem.in_contract[:, t] & (problem.available[:, t] <= 0)).any():
            continue
        for i, s in enumerate(fixed):
            month = problem.facts.sites[problem.sites[s]][problem.scenario.start + t]
            rounded = 0.5 * min(size, problem.desks[s])
            office[i, t] = max(0.0, float(month.office_minutes) - rounded)
    return office


def _visits(
    problem: Problem, places: Places, shares: Floats, p: int, mobile: Ints
) -> tuple[Floats, Floats]:
    """(N,) uncovered minutes of all visits, (N, T) minutes that making them takes.

    Both at the lowest of any number of visits in proportion: minutes are rounded once, so a
    part of the visits may come a little cheaper than its share. Legs are at least `shares` (N,)
    a visit, less half a minute of rounding.
    """
    on_site, least = np.zeros(len(mobile)), np.zeros((len(mobile), problem.months))
    for i, s in enumerate(mobile):
        for t in problem.phases[p]:
            number = int(problem.visits[s, t])
            parts = [places.on_site(int(s), t, k) / k for k in range(1, number + 1)]
            share = min(parts, default=0.0) * number
            on_site[i] += share
            legs = shares[i] * problem.days[t] / 10 - 0.5
            least[i, t] = share + max(0.0, number * legs)
    return on_site, least


def credited(problem: Problem, inherited: Ints, longest: float) -> Floats:
    """(M, T) minutes of cases, at their whole amount, that each manager can pay for.

    Where more absence is entered than expected, casework is due in proportion, so minutes
    are worth that much more; rounding may add half a minute a case. Nobody has more cases
    than `max_people` or than they had before. Reserved minutes are rounded once a month.

    Parameters
    ----------
    inherited
        (M,) people in a manager's own running cases.
    longest
        Most minutes of any case in a month.
    """
    usable = (problem.available - problem.overhead).astype(float)
    due = np.array([[float(part) for part in row] for row in problem.due]).reshape(usable.shape)
    most = np.maximum(problem.max_people, inherited[:, None]).astype(float)
    scaled = (usable + 0.5 * most) / np.maximum(due, 1e-9) + 0.5 * most
    credit = np.where(due < 1, np.minimum(scaled, most * longest), usable)
    if (problem.demand.cohorts >= 0).any():
        credit += 0.5 / np.maximum(due, 0.1)
    return np.where(problem.in_contract, credit, 0.0)
