"""Who works elsewhere, which sites are served otherwise, which rounds differ, and why."""

from collections.abc import Iterator, Sequence

from allocator.checks.checked import Checked
from allocator.checks.teams import too_many
from allocator.difference.months import posts_of, spans
from allocator.ledger.rows import post_name
from allocator.model.difference import PostMoved, RoundChanged, Service, SiteChanged, WhyPost
from allocator.model.managers import FLOATER, MOBILE
from allocator.model.plan import Plan, Post
from allocator.score.shortfalls import missing

Posts = dict[str, dict[int, Post]]
Area = tuple[frozenset[str], frozenset[str]]
"""Sites of a round, and of its leads."""


class Places:
    """Where people work in two plans.

    Attributes
    ----------
    months
        Months that both have.
    before, after
        Posts by manager and month.
    checked
        The first plan, carried on in the scenario that was given; None without one.
    """

    def __init__(self, plans: tuple[Plan, Plan], months: range, checked: Checked | None) -> None:
        self.months = months
        self.before, self.after = (posts_of(plan, months) for plan in plans)
        self.checked = checked

    def moved(self) -> Iterator[PostMoved]:
        """Yield who works elsewhere, by manager and month."""
        for manager in sorted(self.before.keys() | self.after.keys()):
            one, other = self.before.get(manager, {}), self.after.get(manager, {})
            for span, was, now in spans(self.months, _names(one), _names(other)):
                why = self._why(manager, was, now, span.start)
                yield PostMoved(
                    manager=manager, from_=was, to=now, month=span.start, until=span[-1], why=why
                )

    def _why(self, manager: str, was: str | None, now: str | None, month: int) -> WhyPost | None:
        """Return the first reason that leaves no choice, or what the move is good for."""
        if self.checked is None:
            return None
        if not self.checked.decided.working(manager, month):
            return "contract"
        if now is None:
            return None
        if was is None:
            return "missing" if now != MOBILE and self._missing(now, month, manager) else "contract"
        return self._forced(manager, was, now, month) or self._good(manager, was, now, month)

    def _forced(self, manager: str, was: str, now: str, month: int) -> WhyPost | None:
        """Return why there is no choice; None where there is one."""
        assert self.checked is not None
        if self._pinned(manager, was, now, month):
            return "pinned"
        return None if was in (MOBILE, FLOATER) else self._cannot_stay(self.checked, was, month)

    def _good(self, manager: str, was: str, now: str, month: int) -> WhyPost:
        """Return what a move is good for."""
        if self._missing(now, month, manager):
            return "missing"
        return "exchanged" if self._exchanged(was, month) else "choice"

    def _cannot_stay(self, checked: Checked, site: str, month: int) -> WhyPost | None:
        """Why a fixed site has no place for its team of the first plan; None if it has."""
        there = checked.facts.sites.get(site, {}).get(month)
        if there is None or not there.staffable:
            return "closes"
        if there.service != "fixed":
            return "mobile"
        team = checked.decided.posted[month].get(site, [])
        crowded = too_many(checked, site, checked.facts.phase_of[month], team)
        return "too_many" if crowded else None

    def _pinned(self, manager: str, was: str, now: str, month: int) -> bool:
        assert self.checked is not None
        for pin in self.checked.facts.scenario.pins:
            first = month if pin.from_ is None else pin.from_
            last = month if pin.until is None else pin.until
            decided = (pin.kind, pin.site) in (("post", now), ("away", was))
            if decided and pin.manager == manager and first <= month <= last:
                return True
        return False

    def _missing(self, site: str, month: int, manager: str) -> bool:
        """Whether something is missing where `manager` goes, in the first plan as it is."""
        assert self.checked is not None
        facts, decided = self.checked.facts, self.checked.decided
        if site in facts.sites:
            now = facts.sites[site][month]
            team: Sequence[str] = decided.posted[month].get(site, [])
            return now.service == "fixed" and missing(facts, site, facts.phase_of[month], team) > 0
        mine = self.after[manager][month]
        return any(
            not decided.teams[month].get(place)
            for place in mine.round
            if place in facts.sites and facts.sites[place][month].staffable
        )

    def _exchanged(self, site: str, month: int) -> bool:
        """Whether something is missing at a site in the first plan, and somebody comes there."""
        assert self.checked is not None
        facts, team = self.checked.facts, self.checked.decided.posted[month].get(site, [])
        now = facts.sites.get(site, {}).get(month)
        if now is None or now.service != "fixed":
            return False
        comes = any(
            row[month].site == site and manager not in team
            for manager, row in self.after.items()
            if month in row
        )
        return comes and missing(facts, site, facts.phase_of[month], team) > 0

    def services(self) -> Iterator[SiteChanged]:
        """Yield the sites that are served in another way."""
        one, other = self._services(self.before), self._services(self.after)
        for site in sorted(one.keys() | other.keys()):
            was, now = one.get(site, {}), other.get(site, {})
            for month in self.months:
                gone = was.setdefault(month, "nobody") != "nobody" and self._closed(site, month)
                now.setdefault(month, "closed" if gone else "nobody")
            for span, before, after in spans(self.months, was, now):
                if before is not None and after is not None:
                    yield SiteChanged(
                        site=site, month=span.start, until=span[-1], before=before, after=after
                    )

    def _services(self, posts: Posts) -> dict[str, dict[int, Service]]:
        result: dict[str, dict[int, Service]] = {}
        for row in posts.values():
            for month, post in row.items():
                for site in post.round:
                    result.setdefault(site, {}).setdefault(month, "mobile")
                if post.site is not None:
                    result.setdefault(post.site, {})[month] = "fixed"
        return result

    def _closed(self, site: str, month: int) -> bool:
        if self.checked is None:
            return False
        there = self.checked.facts.sites.get(site, {}).get(month)
        return there is None or not there.staffable

    def rounds(self) -> Iterator[RoundChanged]:
        """Yield the areas of people who are mobile in both plans and have another one."""
        for manager in sorted(self.before.keys() & self.after.keys()):
            one, other = self.before[manager], self.after[manager]
            for span, was, now in spans(self.months, _areas(one), _areas(other)):
                if was is not None and now is not None:
                    yield RoundChanged(
                        manager=manager,
                        month=span.start,
                        until=span[-1],
                        added=_less(now[0], was[0]),
                        removed=_less(was[0], now[0]),
                        leads_added=_less(now[1], was[1]),
                        leads_removed=_less(was[1], now[1]),
                    )


def _names(row: dict[int, Post]) -> dict[int, str | None]:
    """Return the post by month as a present post is written: a site, ``mobile``, ``floater``."""
    return {month: post_name(post) for month, post in row.items()}


def _areas(row: dict[int, Post]) -> dict[int, Area]:
    """Return sites of the round and of the leads by month in which somebody is mobile."""
    return {
        month: (frozenset(post.round), frozenset(post.leads))
        for month, post in row.items()
        if post.kind == "mobile"
    }


def _less(one: frozenset[str], other: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(one - other))
