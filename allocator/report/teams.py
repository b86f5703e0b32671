"""Teams: managers who share work, because they share a site."""

from collections.abc import Iterable

from allocator.ledger import Decided


def teams(decided: Decided, month: int) -> list[tuple[str, ...]]:
    """Return the groups that share work in a month, each in order of id.

    A fixed site's team is one; so are mobile managers who are linked by the sites of their
    rounds. Floaters belong to none.
    """
    fixed: dict[str, list[str]] = {}
    linked: dict[str, str] = {}
    for manager, row in decided.posts.items():
        post = row.get(month)
        if post is not None and post.kind == "fixed" and post.site is not None:
            fixed.setdefault(post.site, []).append(manager)
        elif post is not None and post.kind == "mobile":
            linked[manager] = manager
    for together in decided.teams[month].values():
        here = [_root(linked, manager) for manager in together if manager in linked]
        for other in here:
            linked[_root(linked, other)] = here[0]
    mobile: dict[str, list[str]] = {}
    for manager in linked:
        mobile.setdefault(_root(linked, manager), []).append(manager)
    return [_sorted(team) for team in (*fixed.values(), *mobile.values())]


def _sorted(team: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(team))


def _root(linked: dict[str, str], manager: str) -> str:
    while linked[manager] != manager:
        manager = linked[manager]
    return manager
