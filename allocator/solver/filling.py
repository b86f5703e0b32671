"""Gaps of teams in a plan in force, filled as far as the limits of re-planning allow.

Without limits all gaps are filled at once. Limits may forbid that and yet leave room for a part
of it: for one team of two, or from a later month on, when the cases that somebody would leave
behind have ended. So with limits teams are filled one by one, those that miss most first.
"""

from collections.abc import Iterator
from dataclasses import replace

from allocator.model.replan import Beyond
from allocator.solver.deployment import Deployment
from allocator.solver.limits import Limits, handed_over, held_in
from allocator.solver.posts import PARTNERS
from allocator.solver.repair import moved, repaired
from allocator.solver.search import Search


def filled(search: Search, limits: Limits) -> Iterator[Deployment]:
    """Yield the least repair, then what fills more and more of its gaps within the limits."""
    yield limits.base
    if (limits.moves, limits.handovers) != (None, None):
        yield team_by_team(search, limits)
    if limits.moves != 0:
        yield from _at_once(search, limits)


def _at_once(search: Search, limits: Limits) -> Iterator[Deployment]:
    """Yield deployments with all gaps filled.

    First somebody moves to a team that lacks one; then people of teams change places with who
    fills more of a gap, too.
    """
    for anybody in (False, True):
        before = limits.base
        for exchange in range(int(anybody), PARTNERS + 1):
            now = repaired(limits.in_force, limits.moves, exchange=exchange, anybody=anybody)
            if exchange > 1 and now == before:
                break
            before = now
            if _may(search, limits, now):
                yield now


def team_by_team(search: Search, limits: Limits) -> Deployment:
    """Return the least repair with one gap after the other filled as early as limits allow."""
    best, left = limits.base, search.uncovered(limits.base)
    gaps: dict[int, tuple[int, int]] = {}
    for site, phases in _missing(search, limits.base):
        for start in ((p, exchange) for p in phases for exchange in (0, 1)):
            now = repaired(limits.in_force, limits.moves, gaps=gaps | {site: start})
            if now == best or not limits.within(now):
                continue
            after = search.uncovered(now)
            if after < left and limits.allow(search.split.pieces(now)):
                best, left, gaps[site] = now, after, start
        if left == (0, 0):
            break
    return best


def beyond(search: Search, limits: Limits, reached: Deployment) -> Beyond | None:
    """Return what more moves and handovers would cover; None where limits leave nothing open."""
    left = search.uncovered(reached)
    if (limits.moves, limits.handovers) == (None, None) or left == (0, 0):
        return None
    most = team_by_team(search, replace(limits, moves=None, handovers=None))
    unserved, uncovered = search.uncovered(most)
    if (unserved, uncovered) >= left:
        return None
    in_force = limits.in_force
    handed = handed_over(in_force, held_in(search.split.pieces(most)))
    return Beyond(
        moves=len(moved(in_force.deployment, most) - limits.forced_moves),
        handovers=len(handed - limits.forced_handovers),
        unserved_resident_days=unserved,
        uncovered_minutes=uncovered,
    )


def _may(search: Search, limits: Limits, deployment: Deployment) -> bool:
    return limits.within(deployment) and limits.allow(search.split.pieces(deployment))


def _missing(search: Search, deployment: Deployment) -> list[tuple[int, list[int]]]:
    """Return fixed sites with a gap and the phases that have one, those that miss most first."""
    found: dict[int, dict[int, int]] = {}
    for p, phase in enumerate(deployment):
        for s in range(len(search.problem.sites)):
            team = phase.posted.get(s, ())
            months = [t for t in search.problem.phases[p] if search.shortfalls.is_fixed[s, t]]
            missing = sum(search.shortfalls.month(p, s, t, team, 0) for t in months)
            if missing:
                found.setdefault(s, {})[p] = missing
    order = sorted(found, key=lambda s: (-sum(found[s].values()), s))
    return [(s, sorted(found[s])) for s in order]
