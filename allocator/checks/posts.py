"""Rules about posts: who works where, and what a post looks like."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from allocator.checks.checked import Checked, breach
from allocator.checks.report import Violation
from allocator.model.calendar import format_month
from allocator.model.plan import Post


def one_post(checked: Checked) -> Iterator[Violation]:
    """Every manager in contract has exactly one post a month; nobody else has one."""
    months = checked.facts.months
    number: dict[tuple[str, int], int] = defaultdict(int)
    for post in checked.plan.posts:
        if post.manager not in checked.decided.managers:
            continue
        yield from _shape(post)
        outside = post.until - post.from_ + 1 - len(checked.decided.clip(post.from_, post.until))
        if post.until < post.from_ or outside:
            yield breach(
                "one_post",
                f"managers.{post.manager}",
                max(outside, 1),
                "months",
                text="span",
                start=format_month(post.from_),
                end=format_month(post.until),
            )
        for month in checked.decided.clip(post.from_, post.until):
            number[post.manager, month] += 1
    for (manager, month), posts in sorted(number.items()):
        path = f"managers.{manager}"
        if manager not in checked.facts.people:
            yield breach("one_post", path, posts, "posts", month=month, text="head")
        elif not checked.decided.working(manager, month):
            yield breach("one_post", path, posts, "posts", month=month, text="contract")
        elif posts > 1:
            yield breach("one_post", path, posts - 1, "posts", month=month, text="more")
    for manager, month in checked.post_months():
        if month in months and (manager, month) not in number:
            yield breach("one_post", f"managers.{manager}", 1, "posts", month=month, text="none")


def _shape(post: Post) -> Iterator[Violation]:
    """A fixed post names one site and no round; only a mobile one has a round and leads."""
    wrong = (post.kind == "fixed") != (post.site is not None)
    wrong = wrong or (post.kind != "mobile" and bool(post.round or post.leads))
    beyond = [site for site in post.leads if site not in post.round]
    twice = len(post.round) - len(set(post.round)) + len(post.leads) - len(set(post.leads))
    if wrong or beyond or twice:
        amount = max(len(beyond) + twice, 1)
        yield breach(
            "one_post",
            f"managers.{post.manager}",
            amount,
            "sites",
            month=post.from_,
            text="shape",
        )


def mobile_fit(checked: Checked) -> Iterator[Violation]:
    """Only managers marked mobile go on rounds; the amount counts the months."""
    for manager, row in checked.decided.posts.items():
        months = [month for month, post in row.items() if post.kind == "mobile"]
        if months and not checked.decided.managers[manager].mobile:
            yield breach(
                "mobile_fit", f"managers.{manager}", len(months), "months", month=min(months)
            )


def desks(checked: Checked) -> Iterator[Violation]:
    """Never more managers posted at a site than it has desks."""
    for site in checked.facts.scenario.sites:
        if site.desks is None:
            continue
        for month in checked.facts.months:
            people = len(checked.decided.posted[month].get(site.id, ()))
            if people > site.desks:
                yield breach(
                    "desks",
                    f"sites.{site.id}",
                    people - site.desks,
                    "managers",
                    month=month,
                    site=checked.site_name(site.id),
                    people=people,
                    desks=site.desks,
                )


def phases(checked: Checked) -> Iterator[Violation]:
    """Within a phase a manager keeps post, round and leads; the amount counts the changes."""
    for manager, row in checked.decided.posts.items():
        for phase in checked.facts.phases:
            posts = [
                (post.kind, post.site, frozenset(post.round), frozenset(post.leads))
                for month, post in row.items()
                if month in phase
            ]
            changes = sum(a != b for a, b in pairwise(posts))
            if changes:
                yield breach(
                    "phases",
                    f"managers.{manager}",
                    changes,
                    "posts",
                    month=phase.start,
                    end=format_month(phase.stop - 1),
                )
