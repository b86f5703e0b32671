"""The plan in force as the present: a scenario that begins where the plan has come to.

`present` turns (scenario, plan, day) into the scenario of that month: posts and rounds of
the plan are the present ones, what it started is running, what has ended is gone. Nothing
else in the system knows that there was a plan before.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from allocator.arrived import Arrived, arrived
from allocator.change import without_cases, without_changes
from allocator.complete import complete
from allocator.errors import Fault, InputError
from allocator.facts import Facts
from allocator.ledger import Decided, Held
from allocator.model.calendar import format_month, month_of
from allocator.model.cases import Case, Expected
from allocator.model.managers import Manager, Role
from allocator.model.plan import Assignment, ExpectedStart, Plan, Post, Tour
from allocator.model.scenario import Pin, Scenario
from allocator.model.sites import Site

Row = TypeVar("Row", Post, Tour)


def present(scenario: Scenario, plan: Plan, as_of: date) -> Scenario:
    """Return the scenario of the month of `as_of`, as the plan in force has made it.

    Parameters
    ----------
    scenario
        The scenario that was planned.
    plan
        The plan in force, from the solver or made by hand.
    as_of
        A day; its month is the first of the new horizon, which ends where the old one did.

    Returns
    -------
    Scenario
        With `as_of` in the first month of `scenario` this is the scenario itself, with the
        posts of the month before where the plan has any.

    Raises
    ------
    InputError
        The month lies outside the horizon.
    """
    month = month_of(as_of)
    if month not in scenario.horizon:
        values = {
            "month": format_month(month),
            "first": format_month(scenario.start),
            "last": format_month(scenario.horizon[-1]),
        }
        raise InputError([Fault("as_of_outside", values=values)])
    if month == scenario.start:
        return _posted(scenario, {row.manager: row for row in _rows_at(plan, month - 1)})
    decided = Decided(Facts(scenario), plan)
    posts = {who: row[month - 1] for who, row in decided.posts.items() if month - 1 in row}
    cases = tuple(_cases(decided, month))
    come = arrived(decided, month)
    known = {case.id for case in cases}
    gone = {case.id for case in scenario.cases} - known
    expected = [
        row for row in scenario.arrivals.expected if row.until is None or row.until >= month
    ]
    update = {
        "start": month,
        "months": scenario.horizon.stop - month,
        "sites": tuple(_site(decided.facts, site, month) for site in scenario.sites),
        "cases": (*cases, *come.cases),
        "arrivals": scenario.arrivals.model_copy(
            update={"expected": (*expected, *_not_whole(come, month))}
        ),
        "pins": tuple(pin for pin in scenario.pins if _still(decided, pin, known, month)),
        "variants": tuple(without_changes(row, gone) for row in scenario.variants),
        "rota": without_cases(scenario.rota, gone),
    }
    return _posted(scenario, posts, always=True).model_copy(update=update)


def carried(scenario: Scenario, plan: Plan, as_of: date) -> Plan:
    """Return the plan in force as it goes on in the scenario of `present`.

    Rows that are past are gone. Expected cases that have come as whole cases are held by who
    started them, and started when and by whom they were to be.

    Parameters
    ----------
    scenario, plan, as_of
        As for `present`.
    """
    after = present(scenario, plan, as_of)
    if after.start == scenario.start:
        return plan
    decided, facts = Decided(Facts(scenario), plan), Facts(after)
    come, known = arrived(decided, after.start), {case.id for case in after.cases}
    rows = [row for row in plan.caseload if row.case in known and row.end >= after.start]
    for case in come.cases:
        who, start = come.planned.get(case.id, (case.manager, case.start))
        if who is not None and start is not None:
            end = facts.cases.end(case, start)
            rows.append(Assignment(case=case.id, manager=who, start=start, end=end))
    update = {
        "posts": tuple(_not_past(plan.posts, after.start)),
        "tours": tuple(_not_past(plan.tours, after.start)),
        "caseload": tuple(rows),
        "expected": tuple(_still_to_come(decided, after.start)),
    }
    return complete(facts, plan.model_copy(update=update))


def _not_past(rows: Iterable[Row], month: int) -> Iterator[Row]:
    """Yield what of some rows lies in or after `month`."""
    for row in rows:
        if row.until >= month:
            yield row.model_copy(update={"from_": max(row.from_, month)})


def _still_to_come(decided: Decided, month: int) -> Iterator[ExpectedStart]:
    """Yield the starts of expected cases that arrive in or after `month`."""
    amounts: Counter[tuple[int, str, str, str]] = Counter()
    for run in decided.expected:
        start = run.months.start
        site = run.cohort.path[start - decided.facts.months.start]
        if run.cohort.month >= month and site is not None:
            amounts[start, site, run.profile.id, run.manager] += run.hundredths
    for (start, site, profile, manager), hundredths in sorted(amounts.items()):
        yield ExpectedStart(
            site=site, profile=profile, month=start, manager=manager, started=hundredths / 100
        )


def _rows_at(plan: Plan, month: int) -> Iterator[Post]:
    return (row for row in plan.posts if row.from_ <= month <= row.until)


def _posted(scenario: Scenario, posts: dict[str, Post], *, always: bool = False) -> Scenario:
    """Give everyone the post of the plan; who has none keeps theirs unless `always`."""
    if not posts and not always:
        return scenario
    known = {site.id for site in scenario.sites}
    managers = tuple(_manager(row, posts.get(row.id), known) for row in scenario.managers)
    return scenario.model_copy(update={"managers": managers})


def _manager(manager: Manager, post: Post | None, known: set[str]) -> Manager:
    if manager.role == Role.HEAD:
        return manager
    values: dict[str, Any] = {"post": None, "round": (), "leads": ()}
    if post is not None and (post.site is None or post.site in known):
        values["post"] = post.site or post.kind
        values["round"] = tuple(site for site in post.round if site in known)
        values["leads"] = tuple(site for site in post.leads if site in known)
    return manager.model_copy(update=values)


def _site(facts: Facts, site: Site, month: int) -> Site:
    """Keep the standard of the month before, for the hysteresis."""
    before = facts.sites[site.id][month - 1]
    standard = before.standard if before.service == "fixed" else None
    return site.model_copy(update={"standard": standard})


def _cases(decided: Decided, month: int) -> Iterator[Case]:
    """Yield the cases of the scenario that are open in `month`, as the plan has made them."""
    cases = decided.facts.cases
    for case in decided.facts.scenario.cases:
        site = cases.paths[case.id][month - decided.facts.months.start]
        if site is None:
            continue
        rows = decided.rows.get(case.id, ())
        if not case.running and (not rows or rows[0].start >= month):
            yield case.model_copy(update={"site": site})
            continue
        start = decided.run_start(case)
        if cases.end(case, start) < month:
            continue
        held = [row for row in decided.held_of.get(case.id, ()) if row.months.start < month]
        last = held[-1] if held else None
        values: dict[str, Any] = {"site": site, "start": start}
        values["manager"] = case.manager if last is None else last.manager
        values["moved_from"], values["aftercare"] = _kept(decided, case, last, month)
        yield case.model_copy(update=values)


def _kept(decided: Decided, case: Case, held: Held | None, month: int) -> tuple[str | None, int]:
    """Return from where a case moved away from its manager, or the months of their aftercare.

    Months in which nobody held it any more do not count.
    """
    if held is None:
        return case.moved_from, case.aftercare
    before = decided.facts.cases.before(case) if held.inherited else None
    months = range(held.months.start, min(held.months.stop, month) + 1)
    return decided.kept(held.manager, held.path, months, before, held.away)


def _not_whole(come: Arrived, month: int) -> Iterator[Expected]:
    """What does not make up a whole case is still expected, in the first month."""
    for profile, hundredths in come.left.items():
        amount = hundredths / 100
        yield Expected(profile=profile, from_=month, until=month, expected=amount)


def _still(decided: Decided, pin: Pin, known: set[str], month: int) -> bool:
    """Whether a pin has anything left to hold, or never had."""
    months = decided.facts.months
    first = months.start if pin.from_ is None else pin.from_
    span = decided.clip(first, months.stop - 1 if pin.until is None else pin.until)
    past = bool(span) and span.stop <= month
    if pin.case is not None:
        return not past and pin.case in known
    worked = [now for now in span if decided.working(pin.manager, now)]
    done = bool(worked) and max(worked) < month
    return not past and not (done and pin.kind in ("post", "round"))
