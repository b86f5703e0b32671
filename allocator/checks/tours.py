"""Rule `tours`: the weekly pattern in which leads drive can be driven."""

from collections import defaultdict
from collections.abc import Iterator

from allocator.checks.checked import Checked, breach
from allocator.checks.report import Violation
from allocator.ledger.rows import tour_legs
from allocator.model.plan import Tour


def tours(checked: Checked) -> Iterator[Violation]:
    """Tours fit a day, lead to sites the driver leads, and make no visit too many.

    A manager drives at most one tour a day, of at most `tour_minutes` with visits and
    legs; a site stands in a tour once, and in all tours at most as often as its pattern.
    """
    for tour in checked.plan.tours:
        outside = [
            month
            for month in range(tour.from_, tour.until + 1)
            if not checked.decided.working(tour.manager, month)
        ]
        if tour.until < tour.from_:
            outside = [tour.from_]
        if outside and tour.manager in checked.decided.managers:
            yield breach(
                "tours",
                f"managers.{tour.manager}",
                len(outside),
                "months",
                month=outside[0],
                text="contract",
            )
    for manager, row in checked.decided.tours.items():
        for month, driven in row.items():
            yield from _days(manager, month, driven)
            for tour in driven:
                yield from _one_tour(checked, tour, month)
    yield from _too_often(checked)


def _days(manager: str, month: int, driven: list[Tour]) -> Iterator[Violation]:
    number: dict[tuple[str, int], int] = defaultdict(int)
    for tour in driven:
        number[tour.week, tour.weekday] += 1
    for (week, weekday), many in sorted(number.items()):
        if many > 1:
            yield breach(
                "tours",
                f"managers.{manager}",
                many - 1,
                "days",
                month=month,
                text="day",
                week=week,
                weekday=weekday,
            )


def _one_tour(checked: Checked, tour: Tour, month: int) -> Iterator[Violation]:
    path, rule = f"managers.{tour.manager}", checked.policy.mobile
    post = checked.decided.posts[tour.manager].get(month)
    leads = () if post is None else post.leads
    foreign = [site for site in dict.fromkeys(tour.sites) if site not in leads]
    if foreign:
        yield breach(
            "tours",
            path,
            len(foreign),
            "sites",
            month=month,
            text="lead",
            site=checked.site_name(foreign[0]),
        )
    twice = len(tour.sites) - len(set(tour.sites))
    if twice:
        yield breach("tours", path, twice, "visits", month=month, text="twice")
    known = [site for site in tour.sites if site in checked.facts.sites]
    on_site = sum(checked.facts.sites[site][month].visit_minutes for site in known)
    legs = tour_legs(checked.decided, checked.facts.legs.base(tour.manager), tuple(known))
    excess = on_site + legs - rule.tour_minutes
    if excess > 0:
        yield breach(
            "tours",
            path,
            excess,
            "minutes",
            month=month,
            text="long",
            whole_minutes=on_site + legs,
            limit_minutes=rule.tour_minutes,
        )


def _too_often(checked: Checked) -> Iterator[Violation]:
    made: dict[tuple[str, int], int] = defaultdict(int)
    for row in checked.decided.stops.values():
        for month, visits in row.items():
            for site, number in visits.items():
                made[site, month] += number
    for (site, month), number in sorted(made.items()):
        if site not in checked.facts.sites:
            continue
        pattern = checked.facts.sites[site][month].visits
        if number > pattern:
            yield breach(
                "tours",
                f"sites.{site}",
                number - pattern,
                "visits",
                month=month,
                text="often",
                site=checked.site_name(site),
                visits=number,
                limit=pattern,
            )
