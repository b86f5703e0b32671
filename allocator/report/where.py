"""Where people work in the first month, and at which number of residents that flips."""

from typing import Literal

from allocator.facts import Facts, SiteMonth
from allocator.facts.sites import standard_posts
from allocator.ledger import Decided
from allocator.model.policy import Policy
from allocator.model.sites import Site, SiteKind
from allocator.report.data import FixedSite, Flip, MobileSites, Near
from allocator.score import unserved


def fixed_sites(decided: Decided) -> tuple[FixedSite, ...]:
    """Return the fixed sites of the first month, the largest first."""
    facts = decided.facts
    month = facts.months.start
    rows = []
    for site in facts.scenario.sites:
        now = facts.sites[site.id][month]
        if now.service != "fixed":
            continue
        team = decided.posted[month].get(site.id, [])
        hours = sum(facts.people[who][month].hours for who in team)
        rows.append(
            FixedSite(
                site=site.id,
                name=site.name or site.id,
                staff=len(team),
                hours=float(hours),
                standard=posts_needed(facts.scenario.policy, now.standard),
                headcount=now.headcount,
                by=staffed_by(site),
                flips=flips(facts.scenario.policy, site, now),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.headcount, row.site)))


def staffed_by(site: Site) -> Literal["residents", "places"]:
    """Return which number staffs the site: ``residents`` or ``places``."""
    return "places" if site.staff_by == "places" and site.places is not None else "residents"


def mobile_sites(decided: Decided) -> MobileSites:
    """Return the mobile sites of the first month, together."""
    facts = decided.facts
    month = facts.months.start
    here = [
        site.id
        for site in facts.scenario.sites
        if facts.sites[site.id][month].service == "mobile" and facts.sites[site.id][month].staffable
    ]
    nobody = {row.id for row in unserved(decided) if row.month == month}
    posts = [row[month] for row in decided.posts.values() if month in row]
    return MobileSites(
        staff=sum(post.kind == "mobile" for post in posts),
        sites=len(here),
        headcount=sum(facts.sites[site][month].headcount for site in here),
        small=all(
            facts.sites[site][month].headcount < facts.scenario.policy.fixed.min_residents
            for site in here
        ),
        without=len(nobody.intersection(here)),
    )


def near_flips(facts: Facts) -> tuple[Near, ...]:
    """Return the sites that few residents would staff otherwise, in some month.

    Few are as many as the hysteresis of a team (`team_hysteresis`): once it has flipped, a site
    goes back only beyond that.
    """
    policy, found = facts.scenario.policy, []
    for site in facts.scenario.sites:
        least: tuple[int, int, int, Flip] | None = None
        known: dict[SiteMonth, tuple[Flip, ...]] = {}
        for month, now in facts.sites[site.id].items():
            if now not in known:
                known[now] = flips(policy, site, now)
            for flip in known[now]:
                change = flip.at - now.headcount - flip.below
                if least is None or abs(change) < least[0]:
                    least = abs(change), change, month, flip
        if least is not None and least[0] <= policy.team.team_hysteresis:
            _, change, month, flip = least
            found.append(
                Near(
                    site=site.id,
                    name=site.name or site.id,
                    by=staffed_by(site),
                    change=change,
                    month=month,
                    flip=flip,
                )
            )
    return tuple(sorted(found, key=lambda row: (abs(row.change), row.site)))


def posts_needed(policy: Policy, standard: int) -> int:
    """Return the full-time posts of a fixed site, at least the smallest team."""
    return max(standard, policy.team.min_team)


def flips(policy: Policy, site: Site, now: SiteMonth) -> tuple[Flip, ...]:
    """Return the nearest changes downwards and upwards of a site, the nearest first.

    Only thresholds need a look: full hundreds, the hysteresis below them, and the two
    thresholds between fixed and mobile.
    """
    if site.kind == SiteKind.DISTRICT or now.service is None:
        return ()
    per_post, slack = policy.team.residents_per_manager, policy.team.team_hysteresis
    present = _posts(policy, now, now.headcount)
    most = max(now.headcount, policy.fixed.min_residents) + 2 * per_post
    steps = range(per_post, most + per_post, per_post)
    up = sorted({*steps, policy.fixed.min_residents, policy.fixed.leave_below})
    down = sorted({*(step - slack for step in steps), *up}, reverse=True)
    found = []
    for at in down:
        if 0 < at <= now.headcount and _posts(policy, now, at - 1) != present:
            found.append(Flip(to=_posts(policy, now, at - 1), at=at, below=True))
            break
    for at in up:
        if at > now.headcount and _posts(policy, now, at) != present:
            to = _posts(policy, now, at)
            short = site.desks is not None and site.desks < to
            found.append(Flip(to=to, at=at, below=False, desk_missing=short))
            break
    return tuple(sorted(found, key=lambda flip: abs(flip.at - now.headcount)))


def _posts(policy: Policy, now: SiteMonth, headcount: int) -> int:
    """Posts if the site had `headcount` next month; 0 for a mobile site."""
    was_fixed = now.service == "fixed"
    threshold = policy.fixed.leave_below if was_fixed else policy.fixed.min_residents
    if headcount < threshold:
        return 0
    before = now.standard if was_fixed else None
    return posts_needed(policy, standard_posts(policy, headcount, before))
