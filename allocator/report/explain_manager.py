"""A manager explained: posts, tours, cases, and the hours of each month.

Read by the person and their team lead; it compares nobody with anybody.
"""

from collections.abc import Iterator

from allocator.model.managers import MOBILE, Manager, Role
from allocator.model.plan import Post
from allocator.report.look import Look
from allocator.report.people import BANDS
from allocator.report.said import (
    Sentence,
    Table,
    month,
    name,
    num,
    sentence,
    span,
    texts,
    words,
)

LEDGER = (
    "available",
    "overhead",
    "office_hours",
    "travel",
    "handover",
    "casework",
    "reserved",
    "balance",
)


def manager_sentences(look: Look, ident: str) -> list[Sentence]:
    """Return everything there is to say about a manager."""
    manager = look.decided.managers[ident]
    if manager.role == Role.HEAD:
        return [sentence("explain_head", manager=name(ident))]
    return [
        *_person(look, manager),
        *_posts(look, manager),
        *_tours(look, manager),
        *_cases(look, manager),
        *_load(look, manager),
    ]


def ledger_table(look: Look, ident: str) -> Table | None:
    """Return the hours of each month, as minutes by entry; None for a head."""
    rows = [row for row in look.checked.ledger if row.manager == ident]
    if not rows:
        return None
    return Table(
        months=tuple(row.month for row in rows),
        rows={
            f"explain_ledger_{entry}": tuple(getattr(row, entry) for row in rows)
            for entry in LEDGER
        },
    )


def _person(look: Look, manager: Manager) -> Iterator[Sentence]:
    months = [row for row in look.facts.people[manager.id].values() if row.in_contract]
    if not months:
        yield sentence("explain_manager_out", manager=name(manager.id))
        return
    yield sentence("explain_manager", manager=name(manager.id), hours=num(float(months[0].hours)))
    if manager.languages:
        yield sentence("explain_manager_languages", languages=words(manager.languages))
    if manager.skills:
        yield sentence("explain_manager_skills", skills=words(manager.skills))


def _posts(look: Look, manager: Manager) -> Iterator[Sentence]:
    """One sentence a span of months with the same post."""
    spans: list[tuple[int, int, Post]] = []
    for at, post in look.decided.posts[manager.id].items():
        if spans and spans[-1][1] == at - 1 and _same(spans[-1][2], post):
            spans[-1] = (spans[-1][0], at, post)
        else:
            spans.append((at, at, post))
    for number, (first, last, post) in enumerate(spans):
        values = {"span": span(first, last)}
        if post.kind == "fixed" and post.site is not None:
            yield sentence("explain_post_fixed", values, site=name(post.site))
        elif post.kind == "mobile":
            yield sentence(
                "explain_post_mobile", values, count=len(post.round), sites=name(*post.round)
            )
            if post.leads:
                yield sentence("explain_post_leads", indent=1, sites=name(*post.leads))
        else:
            yield sentence("explain_post_floater", values)
        if number == 0 and manager.post is not None:
            area = _other_area(manager, post)
            changed = manager.post != (post.site or post.kind) or area
            key = "explain_post_changed" if changed else "explain_post_kept"
            yield sentence(key, indent=1)
            now, was = set(post.leads), set(manager.leads)
            for key, sites in (("explain_leads_new", now - was), ("explain_leads_gone", was - now)):
                if area and sites:
                    yield sentence(key, indent=1, sites=name(*sorted(sites)))


def _other_area(manager: Manager, post: Post) -> bool:
    """Whether somebody on rounds today serves or leads other sites from the start of the plan."""
    rounds = post.kind == MOBILE == manager.post and bool(manager.round)
    given, planned = (manager.round, manager.leads), (post.round, post.leads)
    return rounds and [*map(set, given)] != [*map(set, planned)]


def _same(a: Post, b: Post) -> bool:
    return (a.kind, a.site, a.round, a.leads) == (b.kind, b.site, b.round, b.leads)


def _tours(look: Look, manager: Manager) -> Iterator[Sentence]:
    tours = look.decided.tours.get(manager.id, {}).get(look.begin, [])
    if tours:
        yield sentence("explain_tours", month=month(look.begin))
    for tour in sorted(tours, key=lambda tour: (tour.week, tour.weekday)):
        yield sentence(
            "explain_tour",
            indent=1,
            week=words([tour.week]),
            weekday=texts([f"explain_weekday_{tour.weekday}"]),
            sites=name(*tour.sites),
        )


def _cases(look: Look, manager: Manager) -> Iterator[Sentence]:
    held = [row for row in look.decided.held if row.manager == manager.id]
    now = [row for row in held if look.begin in row.months and not row.new]
    started = [row for row in held if row.new and not row.taken]
    taken = [row for row in held if row.taken]
    most = look.facts.people[manager.id].get(look.begin)
    yield sentence(
        "explain_cases_now",
        count=len(now),
        people=num(sum(row.case.persons for row in now)),
        most=num(most.max_people if most is not None else 0),
    )
    yield sentence(
        "explain_cases_started",
        count=len(started),
        people=num(sum(row.case.persons for row in started)),
    )
    cases = look.facts.cases
    for band in BANDS:
        here = [
            row
            for row in started
            if cases.band(cases.points(row.case, row.case.opened, row.start)) == band
        ]
        if here:
            yield sentence(
                "explain_cases_band",
                indent=1,
                count=len(here),
                band=texts([f"show_band_{band}"]),
            )
    if taken:
        yield sentence("explain_cases_taken", count=len(taken))
    without = sum(not row.speaks for row in held)
    if without:
        yield sentence("explain_cases_interpreted", count=without)


def _load(look: Look, manager: Manager) -> Iterator[Sentence]:
    rows = [row for row in look.checked.ledger if row.manager == manager.id]
    over = [row for row in rows if row.balance < 0]
    if over:
        yield sentence(
            "explain_over",
            count=len(over),
            hours=num(-sum(row.balance for row in over) / 60),
            span=span(over[0].month, over[-1].month),
        )
