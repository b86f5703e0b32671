"""Rule `running_cases`: nobody who is accompanied is dropped or handed around."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from allocator.checks.checked import Checked, breach
from allocator.checks.report import Violation
from allocator.ledger import Held
from allocator.ledger.lists import takers
from allocator.model.cases import Case

Reason = Literal["contract", "away", "pinned", "moved", "overload"]
"""What the former manager of a handed over case is."""


def running_cases(checked: Checked) -> Iterator[Violation]:
    """Each running case is held every month, handed over for a reason, or rightly orphaned.

    Voluntary handovers are at most `max_voluntary_handovers` in the whole plan. A case that
    is started in the horizon is held to its end, and never handed over voluntarily.
    """
    voluntary: list[tuple[str, int]] = []
    for case in checked.facts.scenario.cases:
        rows = checked.decided.held_of.get(case.id, [])
        yield from _once(case, rows)
        if case.running:
            yield from _dropped(checked, case)
        for former, month in _handovers(case, rows):
            if forced(checked, case, former, month):
                continue
            if case.running:
                voluntary.append((case.id, month))
            else:
                path = f"cases.{case.id}"
                yield breach("running_cases", path, 1, "cases", month=month, text="started")
    allowed = checked.policy.caseload.max_voluntary_handovers
    for case_id, month in voluntary[allowed:]:
        yield breach("running_cases", f"cases.{case_id}", 1, "cases", month=month, text="voluntary")


def _once(case: Case, rows: list[Held]) -> Iterator[Violation]:
    """Nobody holds a case twice in a month, and a started one is held without a gap."""
    for first, second in pairwise(rows):
        overlap = first.months.stop - second.months.start
        wrong = overlap > 0 or (overlap < 0 and not case.running)
        if wrong:
            yield breach(
                "running_cases",
                f"cases.{case.id}",
                abs(overlap),
                "months",
                month=min(first.months.stop, second.months.start),
                text="twice" if overlap > 0 else "gap",
            )


def _dropped(checked: Checked, case: Case) -> Iterator[Violation]:
    """A case is orphaned to its end, from a month in which nobody may hold it."""
    months = checked.decided.uncovered.get(case.id)
    if not months:
        return
    start = checked.decided.run_start(case)
    last = checked.decided.clip(start, checked.facts.cases.end(case, start))[-1]
    path = f"cases.{case.id}"
    if months != list(range(months[0], last + 1)):
        yield breach("running_cases", path, len(months), "months", month=months[0], text="gap")
        return
    able = [who for who, reason in takers(checked.holding, case.id, months[0]) if reason == "full"]
    keeper = _keeper(checked, case, months[0])
    someone = keeper or (able[0] if able else None)
    if someone is not None:
        yield breach(
            "running_cases",
            path,
            len(months),
            "months",
            month=months[0],
            text="dropped",
            manager=someone,
        )


def _keeper(checked: Checked, case: Case, month: int) -> str | None:
    """Return who held the case before `month` and could go on for that month."""
    rows = [row for row in checked.decided.held_of.get(case.id, ()) if row.months.start < month]
    manager = rows[-1].manager if rows else case.manager or ""
    first, before, away = _since(checked, case, manager, month)
    holding, months = checked.holding, range(first, month + 1)
    path = checked.facts.cases.paths[case.id]
    if month in holding.off_team(manager, path, months, before, away):
        return None
    if holding.pinned_away(manager, case.id, (month,)):
        return None
    if before is None:
        people = holding.people[manager][month - checked.begin] + case.persons
        if people > checked.facts.people[manager][month].max_people:
            return None
    return manager


def _handovers(case: Case, rows: list[Held]) -> Iterator[tuple[str, int]]:
    """Yield the former manager and the first month with the new one."""
    former = case.manager or ""
    for row in rows:
        if row.taken:
            yield former, row.months.start
        former = row.manager


def forced(checked: Checked, case: Case, former: str, month: int) -> bool:
    """Whether a handover in `month` has a reason."""
    return reason(checked, case, former, month) is not None


def reason(checked: Checked, case: Case, former: str, month: int) -> Reason | None:
    """Return why a case is handed over in `month`; None where nothing forces it.

    The former manager is out of ``contract`` or a head, long ``away``, ``pinned`` away from
    the case, off the team of its site with more of the run to come than the aftercare allows
    (``moved``), or (only where the case ran before the horizon, so that no start is timed to
    be handed over) would be over capacity with running cases alone, in a month of the rest of
    the run, if they had kept it (``overload``).
    """
    facts, holding = checked.facts, checked.holding
    if not checked.decided.working(former, month):
        return "contract"
    if facts.people[former][month].long_away:
        return "away"
    end = facts.cases.end(case, checked.decided.run_start(case))
    rest = checked.decided.clip(month, end)
    if holding.pinned_away(former, case.id, (month,)):
        return "pinned"
    if _beyond_aftercare(checked, case, former, month, end):
        return "moved"
    return "overload" if case.running and overloaded(checked, case, former, rest) else None


def _beyond_aftercare(checked: Checked, case: Case, former: str, month: int, end: int) -> bool:
    """Whether the former manager is off the team and the aftercare ends before the run.

    Who was on the team when the case itself moved may keep it: that is no reason.
    """
    path = checked.facts.cases.paths[case.id]
    sites = checked.decided.sites_of.get(former, {})
    first, before, away = _since(checked, case, former, month)
    for now in range(first, month + 1):
        site = path[now - checked.begin]
        if before is not None and site != before and not away:
            return False
        before = site
        away = 0 if site in sites.get(now, ()) else away + 1
    return away > 0 and end - month + away > checked.policy.caseload.aftercare_months


def _since(checked: Checked, case: Case, former: str, month: int) -> tuple[int, str | None, int]:
    """Return the month from which `former` held the case until `month`, and what was before.

    That is its site, given only where they held it before the horizon, and for how many months
    they had been off the team then.
    """
    rows = checked.decided.held_of.get(case.id, ())
    row = next((r for r in reversed(rows) if r.months.start < month), None)
    if row is None or row.manager != former:
        return checked.begin, checked.facts.cases.before(case), case.aftercare
    before = checked.facts.cases.before(case) if row.inherited else None
    return row.months.start, before, row.away


def overloaded(checked: Checked, case: Case, former: str, rest: range) -> bool:
    """Whether keeping the case would leave the former manager below 0 in a month of `rest`.

    What the plan starts is left out: nobody is filled with new cases so that others are
    handed over.
    """
    speaks = checked.facts.cases.speaks(checked.decided.managers[former].languages, case)
    start = checked.decided.run_start(case)
    minutes = checked.holding.minutes.of(case, former, start, rest, speaks)
    balances = (checked.inherited.get((former, month)) for month in rest)
    return any(
        left is not None and left < more for left, more in zip(balances, minutes, strict=True)
    )
