"""Lower bounds of tiers 1 and 2: what no deployment can avoid, counted from people and places."""

import numpy as np

from allocator.facts.rounding import exact
from allocator.solver.deployment import Places
from allocator.solver.problem import Problem
from allocator.solver.shortfalls import Shortfalls


def unserved_floor(problem: Problem) -> int:
    """Resident-days without anybody that no plan avoids.

    A site that cannot be staffed in a month is unserved in it. Of the others, each person
    serves at most one fixed site or `max_sites` mobile ones; where that is too few in a
    month, the smallest sites are left out.
    """
    total = 0
    each = problem.policy.mobile.max_sites
    for t in range(problem.months):
        days = problem.residents[:, t] * problem.open_days[:, t]
        days = np.where([problem.places[s].on_request for s in problem.sites], 0, days)
        staffable = problem.fixed[:, t] | problem.is_mobile[:, t]
        total += int(days[~staffable].sum())
        here = problem.in_contract[:, t]
        mobile = int((here & problem.goes_mobile).sum())
        served = each * mobile + int((here & ~problem.goes_mobile).sum())
        wanted = np.sort(days[staffable & (days > 0)])
        total += int(wanted[: max(0, len(wanted) - served)].sum())
    return total


def uncovered_floor(problem: Problem, places: Places) -> int:
    """Uncovered minutes that no plan avoids.

    Needs of sites in months in which they cannot be staffed; and posts that are missing
    because all people together, mobile or not, are fewer than the standards ask for.
    """
    shortfalls = Shortfalls(problem, places)
    total = 0
    full_time = exact(problem.policy.team.full_time_hours)
    for p, months in enumerate(problem.phases):
        weights = shortfalls.standards.weights[p]
        here = np.nonzero(problem.in_contract[:, months.start])[0]
        people = sum((weights[m][0] for m in here), exact(0))
        sites = np.nonzero(problem.fixed[:, months.start])[0]
        short = sum(int(problem.standard[s, months.start]) for s in sites) - people
        for t in months:
            for s in range(len(problem.sites)):
                if not (problem.fixed[s, t] or problem.is_mobile[s, t]):
                    total += shortfalls.month(p, s, t, [], 0)
            if short > 0:
                least = min(int(problem.open_days[s, t]) for s in sites)
                total += int(short * full_time * 12 * least) - len(sites)
    return max(total, 0)
