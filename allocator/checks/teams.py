"""Rules about sites: where a team works, how big it may be, who goes on rounds."""

from collections.abc import Iterator, Sequence

from allocator.checks.checked import Checked, breach
from allocator.checks.pins import pin_months
from allocator.checks.report import Violation
from allocator.model.sites import SiteKind
from allocator.score.shortfalls import missing


def fixed_site(checked: Checked) -> Iterator[Violation]:
    """Teams work at fixed sites, rounds lead to mobile ones, and both are open.

    The amount is the number of residents that separates the site from its threshold, or
    the working days that are missing to half a month.
    """
    for month in checked.facts.months:
        for site, team in sorted(checked.decided.teams[month].items()):
            if site not in checked.facts.sites:
                continue
            now = checked.facts.sites[site][month]
            posted = checked.decided.posted[month].get(site, [])
            values = {"site": checked.site_name(site), "people": now.headcount}
            if not now.staffable:
                short = max((checked.facts.days[month] + 1) // 2 - now.open_days, 1)
                yield breach(
                    "fixed_site",
                    f"sites.{site}",
                    short,
                    "days",
                    month=month,
                    text="closed",
                    **values,
                )
            elif posted and now.service != "fixed":
                limit = checked.policy.fixed.min_residents
                yield breach(
                    "fixed_site",
                    f"sites.{site}",
                    max(limit - now.headcount, 1),
                    "people",
                    month=month,
                    text="mobile",
                    limit=limit,
                    **values,
                )
            elif len(team) > len(posted) and now.service == "fixed":
                limit = checked.policy.fixed.leave_below
                yield breach(
                    "fixed_site",
                    f"sites.{site}",
                    max(now.headcount - limit, 1),
                    "people",
                    month=month,
                    text="fixed",
                    limit=limit,
                    **values,
                )


def too_many(checked: Checked, site: str, phase: range, team: Sequence[str]) -> bool:
    """Whether someone could leave a team without anything missing (`max_extra` loosens).

    Who is away for more than half of the phase keeps the post and lets somebody stand in.
    """
    extra = checked.policy.team.max_extra
    return any(
        missing(checked.facts, site, phase, [m for m in team if m != someone], extra) == 0
        for someone in team
        if checked.facts.is_present(someone, phase)
    )


def team_size(checked: Checked) -> Iterator[Violation]:
    """At the start of a phase no team is bigger than its standard.

    The amount is the number of people who could leave with nothing missing.
    """
    for phase in checked.facts.phases:
        for site in checked.facts.scenario.sites:
            now = checked.facts.sites[site.id][phase.start]
            team = list(checked.decided.posted[phase.start].get(site.id, ()))
            if now.service != "fixed":
                continue
            whole, surplus = len(team), 0
            by_hours = sorted(team, key=lambda m: checked.facts.team_weight(m, phase))
            while too_many(checked, site.id, phase, by_hours):
                by_hours = _without_one(checked, site.id, phase, by_hours)
                surplus += 1
            if surplus:
                yield breach(
                    "team_size",
                    f"sites.{site.id}",
                    surplus,
                    "managers",
                    month=phase.start,
                    site=checked.site_name(site.id),
                    people=whole,
                    standard=now.standard,
                    surplus=surplus,
                )


def _without_one(checked: Checked, site: str, phase: range, team: list[str]) -> list[str]:
    """Take the smallest post out of a team that is complete without it."""
    extra = checked.policy.team.max_extra
    for someone in (m for m in team if checked.facts.is_present(m, phase)):
        rest = [manager for manager in team if manager != someone]
        if missing(checked.facts, site, phase, rest, extra) == 0:
            return rest
    return team


def floaters(checked: Checked) -> Iterator[Violation]:
    """A floater is not mobile, and no fixed site with a free desk has a place for them.

    The amount counts the fixed sites that could take them (1 for someone mobile).
    """
    for phase in checked.facts.phases:
        for manager, row in checked.decided.posts.items():
            post = next((row[month] for month in phase if month in row), None)
            if post is None or post.kind != "floater":
                continue
            path = f"managers.{manager}"
            if checked.decided.managers[manager].mobile:
                yield breach("floaters", path, 1, "managers", month=phase.start, text="mobile")
                continue
            places = [
                site.id
                for site in checked.facts.scenario.sites
                if _has_place(checked, site.id, site.desks, phase, manager)
            ]
            if places:
                yield breach(
                    "floaters",
                    path,
                    len(places),
                    "sites",
                    month=phase.start,
                    text="place",
                    site=checked.site_name(places[0]),
                )


def _has_place(checked: Checked, site: str, desks: int | None, phase: range, manager: str) -> bool:
    now = checked.facts.sites[site][phase.start]
    if now.service != "fixed" or not now.staffable or not checked.facts.is_present(manager, phase):
        return False
    teams = [checked.decided.posted[month].get(site, []) for month in phase]
    if desks is not None and max(len(team) for team in teams) >= desks:
        return False
    if any(
        pin.kind == "away" and pin.manager == manager and pin.site == site
        for pin in checked.facts.scenario.pins
        if set(pin_months(checked, pin)) & set(phase)
    ):
        return False
    return not too_many(checked, site, phase, [*teams[0], manager])


def rounds(checked: Checked) -> Iterator[Violation]:
    """At most one lead and `max_team` managers a mobile site, `max_sites` sites a round."""
    rule = checked.policy.mobile
    district = {s.id for s in checked.facts.scenario.sites if s.kind == SiteKind.DISTRICT}
    for month in checked.facts.months:
        for site, leads in sorted(checked.decided.leads[month].items()):
            if len(leads) > 1:
                yield breach(
                    "round",
                    f"sites.{site}",
                    len(leads) - 1,
                    "managers",
                    month=month,
                    text="leads",
                    site=checked.site_name(site),
                )
        for site, team in sorted(checked.decided.teams[month].items()):
            posted = checked.decided.posted[month].get(site, ())
            number = len(team) - len(posted)
            if site not in district and number > rule.max_team:
                yield breach(
                    "round",
                    f"sites.{site}",
                    number - rule.max_team,
                    "managers",
                    month=month,
                    text="team",
                    site=checked.site_name(site),
                    people=number,
                    limit=rule.max_team,
                )
        for manager, row in checked.decided.posts.items():
            post = row.get(month)
            number = 0 if post is None else len(set(post.round))
            if number > rule.max_sites:
                yield breach(
                    "round",
                    f"managers.{manager}",
                    number - rule.max_sites,
                    "sites",
                    month=month,
                    text="sites",
                    people=number,
                    limit=rule.max_sites,
                )
