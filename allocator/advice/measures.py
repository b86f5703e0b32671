"""Measures against a shortage: which to try, from what a plan lacks and what its hours are worth.

Each is a tuple of changes, as people would give them to ``replan``; nothing here is promised,
`advise` plans the city again for each.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

from allocator.advice.vacancy import worth
from allocator.comparison.flow import flow_of
from allocator.facts.rounding import exact
from allocator.ledger.rows import post_name
from allocator.model.calendar import first_day, month_of
from allocator.model.cases import Case
from allocator.model.changes import Change, ManagersHired, PolicyChange, PostPinned, hired_ids
from allocator.report.look import Look
from allocator.score import Shortfall, uncovered, unserved

Kind = Literal["replan", "hire", "extra", "threshold", "lend", "visits"]
EPS = 1e-6
STEP = 10
"""Thresholds are raised to a multiple of this many residents."""


@dataclass(frozen=True)
class Measure:
    """Something that could be done.

    Attributes
    ----------
    kind
        What kind of measure it is.
    changes
        The measure as changes; none: plan again, nothing else.
    posts
        Full-time posts that it takes.
    since
        First month in which it works.
    """

    kind: Kind
    changes: tuple[Change, ...]
    posts: float
    since: int


class Shortage:
    """What a plan lacks, and since when.

    Attributes
    ----------
    look
        The plan.
    rows
        Shortfalls of tiers 1 and 2.
    urgent
        People of urgent cases that never start inside the horizon.
    flow
        The flow by hand: from when on the hours do not suffice, and how many posts that takes.
    """

    def __init__(self, look: Look) -> None:
        self.look = look
        decided = look.decided
        self.rows: list[Shortfall] = [
            *unserved(decided),
            *uncovered(decided, look.checked.ledger),
        ]
        self.urgent = look.checked.waiting["urgent"]
        self.flow = flow_of(decided)

    @property
    def there(self) -> bool:
        """Whether anything is lacking."""
        return bool(self.rows) or self.urgent > 0 or self.flow.breaks is not None

    @property
    def since(self) -> int:
        """First month in which something is lacking."""
        months = [row.month for row in self.rows]
        if self.flow.breaks is not None:
            months.append(self.flow.breaks)
        return min(months) if months and not self._urgent_alone else self.look.begin

    @property
    def _urgent_alone(self) -> bool:
        """Whether urgent cases wait although nothing is uncovered."""
        return self.urgent > 0 and not self.rows

    @property
    def posts(self) -> int:
        """Full-time posts that the worst month and the urgent cases would take, roughly."""
        by_month = ceil(max(self._by_month().values(), default=Fraction(0)))
        return max(1, by_month, self._short)

    @property
    def too_few(self) -> int:
        """Posts with which the hours do not suffice by hand; one may be lost to rounding up."""
        return max(0, self._short - 2)

    @property
    def _short(self) -> int:
        return ceil((self.flow.posts_short or 0.0) - EPS)

    def _by_month(self) -> dict[int, Fraction]:
        """Minutes that are lacking in a month, over those that a full-time post has for them."""
        facts = self.look.facts
        minutes: dict[int, int] = dict.fromkeys(facts.months, 0)
        for row in self.rows:
            if row.kind != "unserved":
                minutes[row.month] += row.amount
        for case in self.urgent_cases():
            row_of_case = facts.cases.minutes_row(case, self.look.begin, speaks=True)
            for month in self.look.run(case, self.look.begin):
                minutes[month] += row_of_case[month - self.look.begin]
        # Four weeks of contract minutes: what a post brings after leave and overhead is less,
        # and the search for the number begins here only.
        monthly = exact(facts.scenario.policy.team.full_time_hours) * 60 * 4
        return {month: Fraction(total) / monthly for month, total in minutes.items()}

    def urgent_cases(self) -> Iterator[Case]:
        """Yield the urgent cases that never start inside the horizon."""
        cases = self.look.facts.cases
        for case in self.look.facts.scenario.cases:
            if case.running or case.id in self.look.decided.rows:
                continue
            month = max(self.look.begin, month_of(case.opened))
            if cases.band(cases.points(case, case.opened, month)) == "urgent":
                yield case


def hire(shortage: Shortage, number: int) -> Measure:
    """Return hiring so many people with the language that is worth most."""
    language = _language(shortage.look)
    change = ManagersHired(
        change="hire",
        number=number,
        languages=(language,) if language else (),
        from_=first_day(shortage.since),
    )
    return Measure("hire", (change,), float(number), shortage.since)


def extra(shortage: Shortage, number: int) -> Measure:
    """Return hiring so many for the team where most urgent cases wait, above its standard."""
    hired, scenario = hire(shortage, number), shortage.look.facts.scenario
    people: dict[str, int] = {}
    for case in shortage.urgent_cases():
        people[case.site] = people.get(case.site, 0) + case.persons
    site = min(people, key=lambda name: (-people[name], name), default="")
    fixed = site and shortage.look.facts.sites[site][shortage.since].service == "fixed"
    names = hired_ids(number, [row.id for row in scenario.managers]) if fixed else []
    posts = (
        PostPinned(change="post", manager=who, site=site, from_=shortage.since) for who in names
    )
    above = PolicyChange(change="policy", path="team.max_extra", value=number)
    return Measure("extra", (*hired.changes, above, *posts), hired.posts, hired.since)


def others(shortage: Shortage) -> Iterator[Measure]:
    """Yield the measures that take no post: the plan anew, fewer visits, threshold, lending."""
    yield Measure("replan", (), 0.0, shortage.look.begin)
    yield from _visits(shortage)
    yield from _threshold(shortage)
    yield from _lend(shortage)


def _language(look: Look) -> str:
    """Return the language that an hour is worth most more in; empty where none is."""
    plain = {(row.site, row.month): row.points for row in look.plan.prices if not row.language}
    gains: dict[str, float] = {}
    for row in look.plan.prices:
        if row.language:
            more = row.points - plain.get((row.site, row.month), 0.0)
            gains[row.language] = gains.get(row.language, 0.0) + max(0.0, more)
    best = min(gains, key=lambda word: (-gains[word], word), default="")
    return best if best and gains[best] > 0 else ""


def _visits(shortage: Shortage) -> Iterator[Measure]:
    """Half the visits wherever small sites get several in two weeks."""
    classes = shortage.look.facts.scenario.policy.mobile.visits
    changes = tuple(
        PolicyChange(
            change="policy",
            path=f"mobile.visits.{place}.per_fortnight",
            value=row.per_fortnight // 2,
        )
        for place, row in enumerate(classes, start=1)
        if row.per_fortnight > 1
    )
    if changes:
        yield Measure("visits", changes, 0.0, shortage.look.begin)


def _threshold(shortage: Shortage) -> Iterator[Measure]:
    """Raise the threshold so far that the smallest team becomes mobile."""
    facts, rule = shortage.look.facts, shortage.look.facts.scenario.policy.fixed
    sizes = []
    for months in facts.sites.values():
        fixed = [now.headcount for now in months.values() if now.service == "fixed"]
        if fixed:
            sizes.append(max(fixed))
    if sizes:
        leave = max(min(sizes) + 1, rule.leave_below)
        reach = max(ceil(leave / STEP) * STEP, rule.min_residents)
        changes = tuple(
            PolicyChange(change="policy", path=f"fixed.{name}", value=value)
            for name, value in (("min_residents", reach), ("leave_below", leave))
        )
        yield Measure("threshold", changes, 0.0, shortage.look.begin)


def _lend(shortage: Shortage) -> Iterator[Measure]:
    """Lend the team that lacks most whoever is worth most there, less what they leave."""
    look = shortage.look
    rows = [row for row in shortage.rows if row.kind == "missing_posts"]
    if not rows:
        return
    lacking: dict[str, int] = {}
    for row in rows:
        lacking[row.id] = lacking.get(row.id, 0) + row.amount
    site = min(lacking, key=lambda name: (-lacking[name], name))
    months = [row.month for row in rows if row.id == site]
    first = min(months)
    free = [
        who
        for who, posts in look.decided.posts.items()
        if first in posts and post_name(posts[first]) != site
    ]
    if free:
        who = min(free, key=lambda who: (-worth(look, who, site, first), who))
        change = PostPinned(change="post", manager=who, site=site, from_=first, until=max(months))
        yield Measure("lend", (change,), 0.0, first)
