"""Who works where in which month: the posts of a plan, looked up by month.

Works on any plan, also one made by hand: what is unknown or stands twice does no harm.
"""

from collections.abc import Iterable

from allocator.facts import Facts
from allocator.model.plan import Plan, Post


class Deployment:
    """Posts by manager and by site.

    Attributes
    ----------
    post
        The post of a manager in a month, by (manager, month).
    """

    def __init__(self, facts: Facts, plan: Plan) -> None:
        self.post: dict[tuple[str, int], Post] = {}
        self._posted: dict[tuple[str, int], list[str]] = {}
        self._rounds: dict[tuple[str, int], list[str]] = {}
        self._leads: dict[tuple[str, int], str] = {}
        for post in sorted(plan.posts, key=lambda post: (post.manager, post.from_)):
            first, last = max(post.from_, facts.months.start), min(post.until, facts.months[-1])
            for month in range(first, last + 1):
                self.post[post.manager, month] = post
                if post.site is not None:
                    self._posted.setdefault((post.site, month), []).append(post.manager)
                for site in post.round:
                    self._rounds.setdefault((site, month), []).append(post.manager)
                for site in post.leads:
                    self._leads.setdefault((site, month), post.manager)

    def posted(self, site: str, month: int) -> list[str]:
        """Managers whose fixed site this is."""
        return self._posted.get((site, month), [])

    def team(self, site: str, month: int) -> list[str]:
        """Managers who may hold cases of the site: posted there, or with it in their round."""
        return self.posted(site, month) + self._rounds.get((site, month), [])

    def lead(self, site: str, month: int) -> str | None:
        """The contact person of a mobile site."""
        return self._leads.get((site, month))

    def teams(self, month: int, managers: Iterable[str]) -> list[tuple[str, ...]]:
        """Groups that share work: a fixed site's team, or mobile managers linked by sites."""
        fixed: dict[str, list[str]] = {}
        linked: dict[str, str] = {}
        for manager in managers:
            post = self.post.get((manager, month))
            if post is None or post.kind == "floater":
                continue
            if post.site is not None:
                fixed.setdefault(post.site, []).append(manager)
            else:
                linked[manager] = manager
        for (_, when), together in self._rounds.items():
            if when == month:
                here = [_root(linked, manager) for manager in together if manager in linked]
                for other in here:
                    linked[other] = here[0]
        mobile: dict[str, list[str]] = {}
        for manager in linked:
            mobile.setdefault(_root(linked, manager), []).append(manager)
        return [tuple(sorted(team)) for team in (*fixed.values(), *mobile.values())]


def _root(linked: dict[str, str], manager: str) -> str:
    while linked[manager] != manager:
        manager = linked[manager]
    return manager
