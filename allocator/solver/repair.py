"""The least repair: the plan in force with as few changes as the rules allow.

People stay at the posts and rounds of the plan in force. Who must move (their site closes or
changes its kind of service, their team is too large, a pin says so) moves; who is new is
placed; sites without anybody get somebody. Gaps in fixed teams are filled as far as moves are
allowed: moving somebody there is a choice, though a good one.
"""

from collections.abc import Mapping

from allocator.solver.deployment import MOBILE, NONE, Deployment, Phase
from allocator.solver.in_force import InForce
from allocator.solver.posts import Poster, Recruits
from allocator.solver.rounds import Rounder

Gaps = Mapping[int, tuple[int, int]]
"""By fixed site whose gaps are filled: from which phase on, and the `exchange` of `Recruits`."""


def moved(before: Deployment, after: Deployment) -> frozenset[int]:
    """People whose place of work differs in some phase; who had none before does not count."""
    return frozenset(
        m
        for old, new in zip(before, after, strict=True)
        for m, post in enumerate(old.post)
        if NONE not in (post, new.post[m]) and post != new.post[m]
    )


def repaired(
    in_force: InForce,
    most_moves: int | None,
    *,
    exchange: int = 0,
    anybody: bool = False,
    gaps: Gaps | None = None,
) -> Deployment:
    """Return the plan in force, repaired.

    Parameters
    ----------
    in_force
        The plan in force over the scenario as it is now.
    most_moves
        People who may be moved to fill gaps, beyond those who must move; None: no limit.
    exchange, anybody
        As for `Recruits`.
    gaps
        Gaps that are filled, by whoever counts least as moved; None: all of them, none: {}.
    """
    problem, carried = in_force.problem, in_force.deployment
    poster, rounder = Poster(problem), Rounder(problem)
    filled: set[int] = set()
    phases: list[Phase] = []
    for p, months in enumerate(problem.phases):
        before = phases[-1] if phases else None
        stay = _stay(in_force, p, before)
        open_ = months.start >= in_force.frozen
        settled = frozenset(m for m, post in enumerate(stay) if post == MOBILE)
        most = most_moves if open_ else 0
        there = zip(stay, carried[p].post, strict=True)
        loose = frozenset(m for m, (post, was) in enumerate(there) if post != was)
        teams = None if gaps is None else {s: how for s, (q, how) in gaps.items() if q <= p}
        recruits = Recruits(settled, most, filled, exchange, anybody, loose, teams if open_ else {})
        post = poster.follow(p, stay, recruits)
        phases.append(rounder.repaired(p, post, *_rounds(carried, p, before), carried[p].round))
    return tuple(phases)


def _stay(in_force: InForce, p: int, before: Phase | None) -> tuple[int, ...]:
    """Posts as in the phase before, unless the plan in force changes them now."""
    carried = in_force.deployment
    if before is None:
        return carried[p].post
    rows = zip(carried[p - 1].post, carried[p].post, before.post, strict=True)
    return tuple(new if new != old or was == NONE else was for old, new, was in rows)


def _rounds(
    carried: Deployment, p: int, before: Phase | None
) -> tuple[dict[int, tuple[int, ...]], dict[int, int]]:
    """Rounds and leads as in the phase before, unless the plan in force changes them now."""
    now = carried[p]
    if before is None:
        return now.round, now.lead
    was = carried[p - 1]
    rounds = {m: own for m, own in now.round.items() if own != was.round.get(m)}
    leads = {s: m for s, m in now.lead.items() if m != was.lead.get(s)}
    return now.round | before.round | rounds, now.lead | before.lead | leads
