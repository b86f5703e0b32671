"""Who could take a place of work: those who fit it best are tried by a re-plan each.

Whom to try is chosen by prices: what an hour of somebody is worth at the site, less what it
is worth where they work now. What is said of them is what the re-plan with that pin gave.
"""

from allocator.ledger.rows import post_name
from allocator.model.advice import Filling, Tiers
from allocator.model.result import Options
from allocator.model.scenario import Pin, Scenario
from allocator.replanning import replan
from allocator.report.look import Look
from allocator.report.said import Sentence, month, name, num, sentence
from allocator.score.shortfalls import missing

TRIED = 5
"""People for whom the city is planned again, at most."""
QUICK = Options(effort=0, share=0.0, time_limit=900)
"""One pass without further improvement: deterministic, and enough to compare."""

Found = tuple[tuple[Sentence, ...], tuple[Filling, ...], tuple[Sentence, ...]]


def fillings(look: Look, site: str, best: int) -> Found:
    """Return the best managers for a place of work, and why not the others."""
    since = _since(look, site)
    here = [*look.decided.teams[since].get(site, [])]
    free = {who: reason for who in look.facts.people if who not in here
            for reason in [_obstacle(look, who, site, since)]}  # fmt: skip
    could = sorted(
        (who for who, reason in free.items() if reason is None),
        key=lambda who: (-worth(look, who, site, since), who),
    )
    found: list[Filling] = []
    against = [reason for reason in free.values() if reason is not None]
    for who in could[:TRIED]:
        filling = _filled(look, who, site, since)
        if filling is None:
            against.append(sentence("recommend_vacancy_refused", indent=1, manager=name(who)))
        else:
            found.append(filling)
    found.sort(key=lambda row: (*row.cost.order, row.manager))
    against += [
        sentence("recommend_behind", indent=1, manager=name(row.manager), month=month(row.start))
        for row in found[best:]
    ]
    if len(could) > TRIED:
        against.append(sentence("recommend_untried", indent=1, count=len(could) - TRIED))
    return _head(look, site, since), tuple(found[:best]), tuple(against)


def _since(look: Look, site: str) -> int:
    """First month in which posts are missing or nobody is there; else the first it is open."""
    rows = look.facts.sites[site]
    short = [when for when in rows if _missing(look, site, when) > 0]
    there = [when for when in rows if rows[when].service is not None]
    return min(short or there or [look.begin])


def _missing(look: Look, site: str, when: int) -> float:
    now, team = look.facts.sites[site][when], look.decided.teams[when].get(site, [])
    if now.service == "fixed":
        posted = look.decided.posted[when].get(site, [])
        return float(missing(look.facts, site, look.facts.phase_of[when], posted))
    return float(bool(now.service) and not team)


def _head(look: Look, site: str, since: int) -> tuple[Sentence, ...]:
    values = {"site": name(site), "month": month(since)}
    posts = _missing(look, site, since)
    key = "recommend_vacancy" if posts > 0 else "recommend_vacancy_none"
    return (sentence(key, {**values, "posts": num(posts)}),)


def _obstacle(look: Look, who: str, site: str, since: int) -> Sentence | None:
    """Return what keeps somebody from the site, pins and contracts aside from the re-plan."""
    someone = look.decided.managers[who]
    if not look.decided.working(who, since):
        return sentence("recommend_no_contract", indent=1, manager=name(who), month=month(since))
    fixed = look.facts.sites[site][since].service == "fixed"
    if not fixed and not someone.mobile:
        return sentence("recommend_not_mobile", indent=1, manager=name(who))
    months = range(since, look.facts.months.stop)
    for pin in look.facts.scenario.pins:
        elsewhere = pin.kind == "post" and pin.site != site
        kept_away = pin.kind == "away" and pin.site == site
        if pin.manager == who and (elsewhere or kept_away) and _meets(pin, months):
            return sentence("recommend_pinned", indent=1, manager=name(who))
    return None


def _meets(pin: Pin, months: range) -> bool:
    first = months.start if pin.from_ is None else pin.from_
    last = months.stop - 1 if pin.until is None else pin.until
    return first < months.stop and last >= months.start


def worth(look: Look, who: str, site: str, since: int) -> float:
    """Points that an hour a month is worth at the site, less what it is worth as it is."""
    here = there = 0.0
    for when in range(since, look.facts.months.stop):
        sites = look.decided.sites_of.get(who, {}).get(when, frozenset())
        here += look.price(who, site, when)
        there += max((look.price(who, other, when) for other in sorted(sites)), default=0.0)
    return here - there


def with_post(scenario: Scenario, who: str, site: str, since: int, *, fixed: bool) -> Scenario:
    """Return the scenario with somebody pinned to a site, as its team or in their round."""
    pin = Pin(kind="post" if fixed else "round", manager=who, site=site, from_=since)
    return scenario.model_copy(update={"pins": (*scenario.pins, pin)})


def _filled(look: Look, who: str, site: str, since: int) -> Filling | None:
    """Plan again with somebody at the site; None where the pins contradict each other."""
    scenario, plan = look.facts.scenario, look.plan
    fixed = look.facts.sites[site][since].service == "fixed"
    pinned = with_post(scenario, who, site, since, fixed=fixed)
    found = replan(pinned, plan, freeze_until=since, options=QUICK)
    if found.result.plan is None or found.result.plan.score is None or plan.score is None:
        return None
    moves = (*found.forced.moves, *found.chosen.moves)
    taken = (*found.forced.handovers, *found.chosen.handovers)
    mine = {held.case.id for held in look.decided.held if held.manager == who}
    post = look.decided.posts.get(who, {}).get(since)
    return Filling(
        manager=who,
        start=since,
        before="" if post is None else post_name(post) or "",
        leads=() if post is None else post.leads,
        cost=Tiers.change(plan.score, found.result.plan.score),
        speaks=_speaks(look, who, site),
        leaves=len(mine.intersection(taken)),
        moves=tuple(other for other in moves if other != who),
    )


def _speaks(look: Look, who: str, site: str) -> tuple[str, ...]:
    """Languages of cases at the site that somebody speaks."""
    asked = {
        word
        for case in look.facts.scenario.cases
        if look.site(case, look.begin) == site
        for word in case.languages
    }
    return tuple(word for word in look.decided.managers[who].languages if word in asked)
