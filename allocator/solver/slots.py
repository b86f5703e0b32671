"""The price of a free slot: what one more hour would be worth, by site, language and month."""

from allocator.model.plan import SlotPrice
from allocator.solver.prices import prices_of
from allocator.solver.search import Search, State


def slot_prices(search: Search, state: State) -> tuple[SlotPrice, ...]:
    """Return points of waiting avoided by 60 more minutes, where that is anything.

    A language's price is that of the dearest member of the site's team who speaks it; the
    empty language stands for anyone on the team.
    """
    problem = search.problem
    minute = prices_of(search, state).minute
    prices: dict[tuple[str, str, int], float] = {}
    for p, phase in enumerate(state.deployment):
        sites = sorted({post for post in phase.post if post >= 0} | set(phase.lead))
        for s in sites:
            for m in phase.team(s):
                spoken = problem.given[problem.managers[m]].languages
                for t in problem.phases[p]:
                    worth = round(60 * float(minute[m, t]), 2)
                    for language in ("", *spoken):
                        key = (problem.sites[s], language, problem.scenario.start + t)
                        prices[key] = max(prices.get(key, 0.0), worth)
    return tuple(
        SlotPrice(site=site, language=language, month=month, points=points)
        for (site, language, month), points in sorted(prices.items())
        if points > 0
    )
