"""The hours ledger: minutes of each manager and month (section 1 of the planning problem)."""

from fractions import Fraction
from itertools import pairwise

from allocator.facts.rounding import half_up
from allocator.ledger.casework import Minutes, Table, casework, empty, held_sites, reserved
from allocator.ledger.decided import Decided
from allocator.model.managers import FLOATER, MOBILE
from allocator.model.plan import LedgerRow, Post


def ledger_rows(decided: Decided) -> tuple[LedgerRow, ...]:
    """Return one row a manager (heads left out) and month in contract, in that order."""
    facts = decided.facts
    minutes = Minutes(facts)
    of_cases, of_expected = casework(decided, minutes), reserved(decided, minutes)
    on_site, of_travel = office_hours(decided), travel(decided)
    of_handover = handover(decided)
    result = []
    for manager, months in facts.people.items():
        for index, month in enumerate(facts.months):
            row = months[month]
            if not row.in_contract:
                continue
            entries = {
                "overhead": row.overhead,
                "office_hours": on_site[manager][index],
                "travel": of_travel[manager][index],
                "handover": of_handover[manager][index],
                "casework": of_cases[manager][index],
                "reserved": of_expected[manager][index],
            }
            balance = row.available - sum(entries.values())
            result.append(
                LedgerRow(
                    manager=manager,
                    month=month,
                    available=row.available,
                    balance=balance,
                    **entries,
                )
            )
    return tuple(result)


def office_hours(decided: Decided) -> Table:
    """Return office hours of teams and on-site minutes of visits, each amount rounded.

    A team shares the site's office hours in proportion to `available`; a visit pattern of
    n in two weeks takes n / 2 x minutes x open days / 5.
    """
    facts = decided.facts
    result = empty(facts)
    for index, month in enumerate(facts.months):
        for site, team in decided.posted[month].items():
            if site not in facts.sites:
                continue
            whole = sum(facts.people[manager][month].available for manager in team)
            for manager in team if whole else ():
                share = Fraction(facts.people[manager][month].available, whole)
                minutes = facts.sites[site][month].office_minutes * share
                result[manager][index] += half_up(minutes)
        for manager, row in decided.stops.items():
            for site, visits in row.get(month, {}).items():
                result[manager][index] += visit_minutes(decided, site, month, visits)
    return result


def visit_minutes(decided: Decided, site: str, month: int, visits: int) -> int:
    """Return the minutes on site of `visits` in two weeks over a month's open days."""
    if site not in decided.facts.sites:
        return 0
    now = decided.facts.sites[site][month]
    return half_up(Fraction(visits * now.visit_minutes * now.open_days, 10))


def travel(decided: Decided) -> Table:
    """Return the legs of tours, and a return trip every second week to other sites of cases."""
    facts = decided.facts
    result = empty(facts)
    holding = held_sites(decided)
    for manager, row in decided.posts.items():
        base = facts.legs.base(manager)
        for index, month in enumerate(facts.months):
            if not decided.working(manager, month):
                continue
            days = facts.days[month]
            for tour in decided.tours.get(manager, {}).get(month, ()):
                result[manager][index] += _tenth(tour_legs(decided, base, tour.sites), days)
            post = row.get(month)
            own = None if post is None else post.site
            visited = decided.stops.get(manager, {}).get(month, {})
            for site in sorted(holding.get(manager, {}).get(month, ())):
                if site != own and site not in visited:
                    origin = base if own is None else own
                    there, back = facts.legs.minutes(origin, site), facts.legs.minutes(site, origin)
                    result[manager][index] += _tenth(there + back, days)
    return result


def _tenth(minutes: int, days: int) -> int:
    """Minutes of something every second week, over `days` working days, rounded half up."""
    return (minutes * days + 5) // 10


def tour_legs(decided: Decided, base: str | None, sites: tuple[str, ...]) -> int:
    """Return the minutes of a tour's legs, from the base through the sites and back."""
    stops = [base, *sites, base]
    legs = decided.facts.legs
    return sum(legs.minutes(a, b) for a, b in pairwise(stops))


def handover(decided: Decided) -> Table:
    """Return the minutes for cases taken over and for a change of post."""
    facts = decided.facts
    hours = facts.scenario.policy.hours
    result = empty(facts)
    for held in decided.held:
        if held.taken and held.manager in result:
            result[held.manager][held.months.start - facts.months.start] += hours.handover
    for manager, row in decided.posts.items():
        before = present_post(decided, manager)
        for index, month in enumerate(facts.months):
            post = row.get(month)
            now = None if post is None else post_name(post)
            if now is not None and before is not None and now != before:
                result[manager][index] += hours.change_of_post
            before = now
    return result


def post_name(post: Post) -> str | None:
    """Return the post as a present post is written: a site, ``mobile`` or ``floater``."""
    if post.kind == "fixed":
        return post.site
    return MOBILE if post.kind == "mobile" else FLOATER


def present_post(decided: Decided, manager: str) -> str | None:
    """Return the post in the month before the horizon, where one is known."""
    return decided.managers[manager].post
