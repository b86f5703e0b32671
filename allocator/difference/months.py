"""The months that two plans share, and spans of months in which something differs."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from allocator.model.plan import Plan, Post
from allocator.model.scenario import Scenario

Value = TypeVar("Value")


def shared(before: Plan, after: Plan, scenario: Scenario | None) -> range:
    """Return the months that both plans (and the scenario) have; an empty range if none."""
    spans = [_span(before), _span(after)]
    if scenario is not None:
        spans.append(scenario.horizon)
    first = max(span.start for span in spans)
    return range(first, max(first, min(span.stop for span in spans)))


def _span(plan: Plan) -> range:
    """Return the months of a plan: those of its posts and its ledger."""
    firsts = [post.from_ for post in plan.posts] + [row.month for row in plan.ledger]
    lasts = [post.until for post in plan.posts] + [row.month for row in plan.ledger]
    return range(min(firsts), max(lasts) + 1) if firsts else range(0)


def spans(
    months: range, before: Mapping[int, Value], after: Mapping[int, Value]
) -> Iterator[tuple[range, Value | None, Value | None]]:
    """Yield each longest span in which the two values (None where missing) stay and differ."""
    begin = months.start
    for month in months:
        now = before.get(month), after.get(month)
        following = month + 1
        if following in months and (before.get(following), after.get(following)) == now:
            continue
        if now[0] != now[1]:
            yield range(begin, following), *now
        begin = following


def posts_of(plan: Plan, months: range) -> dict[str, dict[int, Post]]:
    """Return each manager's post by month; the first row counts."""
    result: dict[str, dict[int, Post]] = {}
    for post in plan.posts:
        row = result.setdefault(post.manager, {})
        for month in range(max(post.from_, months.start), min(post.until + 1, months.stop)):
            row.setdefault(month, post)
    return result
