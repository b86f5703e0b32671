"""Values of a scenario that contradict each other: dates in wrong order, moves, running cases.

Like `allocator.model.references` on the plain tree; all dates are ISO text there and
compare as text.
"""

import re
from collections.abc import Collection
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from allocator.errors import Fault
from allocator.model.managers import Role
from allocator.model.paths import Loc, is_id
from allocator.model.tree import Row, Tree, ident, number, rows_in, text, words

_RUNNING = ("manager", "start", "aftercare", "extended_until")
_DATED = re.compile(r"[12][0-9]{3}-[0-9]{2}(-[0-9]{2})?|[0-9]{2}:[0-9]{2}(:[0-9]{2})?")


def contradictions(tree: dict[str, Any], *, incomplete: Collection[str] = ()) -> list[Fault]:
    """Return the values that cannot hold together, each with its `loc`.

    Parameters
    ----------
    tree
        The scenario as dictionaries and lists; fields may be missing or of a wrong type.
    incomplete
        Tables that could not be read: nothing is said about rows that refer to them.
    """
    found = Tree(tree)
    for loc, site in found.rows("sites"):
        _site(found, loc, site)
    _circles(found)
    for loc, manager in found.rows("managers"):
        _manager(found, loc, manager)
    _cases(found, incomplete)
    _arrivals(found)
    _legs(found)
    for loc, pin in found.rows("pins"):
        _order(found, loc, pin)
    for table in ("meetings", "appointments", "wishes"):
        for loc, row in found.rows("rota", table):
            _order(found, loc, row)
    for loc, variant in found.rows("variants"):
        for position, change in rows_in(variant, "changes"):
            _order(found, (*loc, "changes", position), change)
    _policy(found)
    return found.faults


def _order(tree: Tree, loc: Loc, row: Row, first: str = "from", last: str = "until") -> None:
    """Check that a span does not end before it begins; both ends are included."""
    begin, end = text(row, first), text(row, last)
    if begin is None or end is None or end >= begin or len(begin) != len(end):
        return
    if _DATED.fullmatch(begin) and _DATED.fullmatch(end):
        values = {"first": first, "last": last, "begin": begin, "end": end}
        tree.fault("wrong_order", (*loc, last), **values)


def _site(tree: Tree, loc: Loc, site: Row) -> None:
    _order(tree, loc, site, "opens", "closes")
    for field in ("office_hours", "access"):
        for position, window in rows_in(site, field):
            _order(tree, (*loc, field, position), window)
    moves = rows_in(site, "moves")
    if not moves:
        return
    closes = text(site, "closes")
    if closes is None:
        tree.fault("moves_without_closing", (*loc, "moves"))
    shares = [number(move, "share") for _, move in moves]
    if None not in shares:
        whole = sum((Fraction(repr(share)) for share in shares), Fraction(0))
        if whole != 1:
            tree.fault("moves_share", (*loc, "moves"), sum=f"{float(whole):g}")
    latest = _day_after(closes)
    for position, move in moves:
        day = text(move, "from")
        if latest is not None and day is not None and _DATED.fullmatch(day) and day > latest:
            tree.fault("move_too_late", (*loc, "moves", position, "from"), day=day, latest=latest)


def _day_after(day: str | None) -> str | None:
    try:
        return (date.fromisoformat(day or "") + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return None


def _circles(tree: Tree) -> None:
    """Check that people who move on never come back to where they were."""
    targets: dict[str, list[str]] = {}
    places: dict[str, Loc] = {}
    for loc, site in tree.rows("sites"):
        name = ident(site, "id")
        if name is not None and name not in targets:
            targets[name] = [to for _, move in rows_in(site, "moves") if (to := ident(move, "to"))]
            places[name] = loc
    done: set[str] = set()
    for start in targets:
        way = _way_back(start, targets, done)
        if way:
            tree.fault("moves_circle", (*places[start], "moves"), sites=" > ".join(way))


def _way_back(start: str, targets: dict[str, list[str]], done: set[str]) -> list[str]:
    """Return a way from `start` back to itself, or nothing; mark what was looked at."""
    stack = [(start, iter(targets[start]))] if start not in done else []
    way, on_way = [start], {start}
    seen = {start}
    while stack:
        following = next((to for to in stack[-1][1] if to in targets and to not in done), None)
        if following is None:
            stack.pop()
            on_way.discard(way.pop())
        elif following in on_way:
            circle = [*way[way.index(following) :], following]
            done.update(circle)
            return circle
        elif following not in seen:
            seen.add(following)
            way.append(following)
            on_way.add(following)
            stack.append((following, iter(targets[following])))
    done.update(seen)
    return []


def _manager(tree: Tree, loc: Loc, manager: Row) -> None:
    _order(tree, loc, manager)
    for field in ("absences", "reductions"):
        for position, span in rows_in(manager, field):
            _order(tree, (*loc, field, position), span)
    around = {site for _, site in words(manager, "round")}
    for position, site in words(manager, "leads"):
        if site not in around and is_id(site):
            tree.fault("lead_outside_round", (*loc, "leads", position), id=site)
    if manager.get("role") == Role.HEAD and text(manager, "post") is not None:
        tree.fault("head_with_post", (*loc, "post"))


def _cases(tree: Tree, incomplete: Collection[str]) -> None:
    needs = tree.policy["needs"]
    dated = {
        name
        for name, need in needs.items()
        if isinstance(need, dict) and need.get("within_days") is not None
    }
    start = text(tree.data, "start")
    managers = {} if "managers" in incomplete else tree.by_id("managers")
    heads = {name for name, row in managers.items() if row.get("role") == Role.HEAD}
    for loc, case in tree.rows("cases"):
        if not case.keys().isdisjoint(_RUNNING):
            _run(tree, loc, case, start, heads)
        if "dates" in case or not _usual(case.get("needs"), dated):
            _dated_needs(tree, loc, case, dated, frozenset(needs))
    for loc, profile in tree.rows("arrivals", "profiles"):
        for position, need in words(profile, "needs"):
            if need in dated:
                tree.fault("profile_dated_need", (*loc, "needs", position), need=need)
        _unknown_alone(tree, loc, profile)


def _usual(needs: Any, dated: Collection[str]) -> bool:
    """Whether needs call for no closer look; keeps a city of 20,000 cases fast."""
    if not isinstance(needs, list):
        return True
    return "unknown" not in needs and not any(need in needs for need in dated)


def _run(tree: Tree, loc: Loc, case: Row, horizon: str | None, heads: set[str]) -> None:
    """Check manager, start and end of a running case."""
    manager, start = ident(case, "manager"), text(case, "start")
    extended = text(case, "extended_until")
    if manager is not None and case.get("start") is None:
        tree.fault("running_without_start", (*loc, "manager"), id=manager)
    if case.get("manager") is None and start is not None:
        tree.fault("start_without_manager", (*loc, "start"), month=start)
    if case.get("manager") is None and extended is not None:
        tree.fault("extended_waiting", (*loc, "extended_until"))
    if case.get("aftercare"):
        if case.get("manager") is None:
            tree.fault("aftercare_waiting", (*loc, "aftercare"))
        elif case.get("moved_from") is not None:
            tree.fault("aftercare_moved", (*loc, "aftercare"))
    if manager in heads:
        tree.fault("running_with_head", (*loc, "manager"), id=manager)
    if start is None or not _DATED.fullmatch(start):
        return
    if horizon is not None and _DATED.fullmatch(horizon) and start > horizon:
        tree.fault("start_in_future", (*loc, "start"), month=start, first=horizon)
    _order(tree, loc, case, "start", "extended_until")


def _dated_needs(
    tree: Tree, loc: Loc, case: Row, dated: Collection[str], known: Collection[str]
) -> None:
    """Check that dated needs have their date, and that dates belong to dated needs."""
    dates = case.get("dates")
    dates = dates if isinstance(dates, dict) else {}
    for position, need in words(case, "needs"):
        if need in dated and need not in dates:
            tree.fault("need_without_date", (*loc, "needs", position), need=need)
    for need in dates:
        if need in known and need not in dated:
            tree.fault("date_of_undated_need", (*loc, "dates", need), need=need)
    _unknown_alone(tree, loc, case)


def _unknown_alone(tree: Tree, loc: Loc, row: Row) -> None:
    needs = [need for _, need in words(row, "needs")]
    if "unknown" in needs and len(needs) > 1:
        tree.fault("unknown_with_needs", (*loc, "needs"))


def _arrivals(tree: Tree) -> None:
    for loc, row in tree.rows("arrivals", "expected"):
        _order(tree, loc, row)
        given = [value for key in ("p10", "p50", "p90") if (value := number(row, key)) is not None]
        if given != sorted(given):
            tree.fault("percentiles_order", (*loc, "p10"))


def _legs(tree: Tree) -> None:
    seen: set[tuple[str | None, str | None]] = set()
    for loc, leg in tree.rows("travel"):
        ends = (ident(leg, "from"), ident(leg, "to"))
        if None in ends:
            continue
        if ends[0] == ends[1]:
            tree.fault("leg_to_itself", (*loc, "to"), id=ends[0])
        if ends in seen:
            tree.fault("leg_twice", (*loc, "to"), start=ends[0], to=ends[1])
        seen.add(ends)


def _policy(tree: Tree) -> None:
    fixed, points = tree.policy["fixed"], tree.policy["points"]
    leave, reach = number(fixed, "leave_below"), number(fixed, "min_residents")
    if leave is not None and reach is not None and leave > reach:
        loc: Loc = ("policy", "fixed", "leave_below")
        tree.fault("policy_leave_below", loc, leave=f"{leave:g}", reach=f"{reach:g}")
    high, urgent = number(points, "high"), number(points, "urgent")
    if high is not None and urgent is not None and high > urgent:
        tree.fault("policy_bands", ("policy", "points", "high"), high=f"{high:g}")
    _visit_classes(tree, tree.policy["mobile"])
    for field in ("office_windows", "access_windows"):
        for position, window in rows_in(tree.policy["rota"], field):
            _order(tree, ("policy", "rota", field, position), window)


def _visit_classes(tree: Tree, mobile: Row) -> None:
    """Check that the classes rise, and that only the last has no limit."""
    classes = rows_in(mobile, "visits")
    limits = [number(row, "up_to") for _, row in classes]
    for (position, row), below, limit in zip(classes[1:], limits, limits[1:], strict=False):
        open_before = below is None
        if open_before or (limit is not None and below is not None and limit <= below):
            del row
            tree.fault("visit_classes", ("policy", "mobile", "visits", position))
