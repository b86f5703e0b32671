"""Every deployment of a tiny world in a phase that the rules about posts allow."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Literal

from allocator.checks.checked import Checked
from allocator.checks.pins import pin_months
from allocator.checks.posts import desks, mobile_fit
from allocator.checks.teams import fixed_site, floaters, rounds, team_size
from allocator.facts import Facts
from allocator.facts.rounding import exact, half_up
from allocator.model.plan import Plan, Post

RULES = (fixed_site, team_size, floaters, mobile_fit, desks, rounds)


@dataclass(frozen=True)
class Option:
    """Where a manager works in a phase."""

    kind: Literal["fixed", "mobile", "floater"]
    site: str | None = None
    round: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()

    @property
    def sites(self) -> tuple[str, ...]:
        """Sites on whose team they are."""
        return self.round if self.site is None else (self.site,)

    @property
    def name(self) -> str:
        """The post as a present post is written."""
        return self.site or self.kind


Deployment = dict[str, Option]


def options(facts: Facts, manager: str, phase: range) -> Iterator[Option]:
    """Every post of a manager in a phase; only sites with visits have leads."""
    mobile = []
    for site in facts.scenario.sites:
        now = facts.sites[site.id][phase.start]
        if now.staffable and now.service == "fixed":
            yield Option("fixed", site=site.id)
        elif now.staffable:
            mobile.append((site.id, now.visits > 0))
    if not next(row.mobile for row in facts.scenario.managers if row.id == manager):
        yield Option("floater")
        return
    states = [("out", "in", "lead") if visits else ("out", "in") for _, visits in mobile]
    for chosen in product(*states):
        named = list(zip((site for site, _ in mobile), chosen, strict=True))
        around = tuple(site for site, state in named if state != "out")
        leads = tuple(site for site, state in named if state == "lead")
        yield Option("mobile", round=around, leads=leads)


def deployments(facts: Facts, phase: range) -> Iterator[Deployment]:
    """Every deployment of the managers in contract that breaks no rule about posts."""
    there = [who for who, row in facts.people.items() if row[phase.start].in_contract]
    for chosen in product(*(list(options(facts, manager, phase)) for manager in there)):
        leads = [site for option in chosen for site in option.leads]
        if len(leads) == len(set(leads)):
            posts = dict(zip(there, chosen, strict=True))
            if _allowed(facts, phase, posts):
                yield posts


def _allowed(facts: Facts, phase: range, posts: Deployment) -> bool:
    rows = tuple(
        Post(
            manager=manager,
            from_=phase.start,
            until=phase.stop - 1,
            kind=option.kind,
            site=option.site,
            round=option.round,
            leads=option.leads,
        )
        for manager, option in posts.items()
    )
    checked = Checked(facts, Plan(posts=rows))
    if any(True for rule in RULES for _ in rule(checked)):
        return False
    for pin in facts.scenario.pins:
        option = posts.get(pin.manager)
        if option is None or not set(pin_months(checked, pin)) & set(phase):
            continue
        there = pin.site in option.sites
        if (
            (pin.kind == "away" and there)
            or (pin.kind == "round" and pin.site not in option.round)
            or (pin.kind == "post" and pin.site != option.name)
        ):
            return False
    return True


def unserved_days(facts: Facts, phase: range, posts: Deployment) -> int:
    """Tier 1 of a phase."""
    served = {site for option in posts.values() for site in option.sites}
    return sum(
        facts.sites[site.id][month].residents * facts.sites[site.id][month].open_days
        for site in facts.scenario.sites
        if not site.on_request and site.id not in served
        for month in phase
    )


def const_minutes(facts: Facts, phase: range, posts: Deployment) -> int:
    """Missing posts, and all visits of sites without a lead: tier 2 before any case."""
    rule, total = facts.scenario.policy.team, 0
    weekly = exact(rule.full_time_hours) * 60
    led = {site for option in posts.values() for site in option.leads}
    for site in facts.scenario.sites:
        team = [manager for manager, option in posts.items() if option.site == site.id]
        weights = [facts.team_weight(manager, phase) for manager in team]
        hours = sum((hours for hours, _ in weights), Fraction(0))
        heads = sum((people for _, people in weights), Fraction(0))
        for month in phase:
            now = facts.sites[site.id][month]
            if now.service == "fixed":
                short = max(
                    now.standard - hours / exact(rule.full_time_hours),
                    rule.min_team - heads,
                    Fraction(0),
                )
                total += half_up(short * weekly * now.open_days / 5)
            elif site.id not in led:
                total += half_up(Fraction(now.visits * now.visit_minutes * now.open_days, 10))
    return total
