"""Inversions of need: a case of lower points started while one of higher points waited.

Each has a reason, so that a planner can judge it: no skill, a pin, the cap, no
interpreter, minutes short by n, or the same minutes start a set worth more points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import nsmallest
from typing import Literal

from allocator.checks.checked import Checked
from allocator.checks.report import Inversion
from allocator.ledger import Held
from allocator.model.cases import Case
from allocator.score.waiting import months_of_care

MAX_INVERSIONS = 200
"""Inversions that a report lists; it counts all."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A waiting case, and the lowest case that someone on its team starts in a month."""

    gap: int
    month: int
    waiting: Case
    points: int
    manager: str
    lower: tuple[tuple[int, Held], ...]

    @property
    def order(self) -> tuple[int, int, str, str]:
        return -self.gap, self.month, self.waiting.id, self.manager


def inversions(checked: Checked) -> tuple[tuple[Inversion, ...], int]:
    """Return the gravest inversions (largest gap of points first) and how many there are.

    A waiting case and a month count once, with the manager who starts the lowest case and
    could hold the waiting one to its end, skills aside.
    """
    pairs = list(_pairs(checked))
    gravest = nsmallest(MAX_INVERSIONS, pairs, key=lambda pair: pair.order)
    return tuple(_inversion(checked, pair) for pair in gravest), len(pairs)


def _pairs(checked: Checked) -> Iterator[_Pair]:
    starts = _starts(checked)
    here: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for (manager, month), found in starts.items():
        for site in sorted(checked.decided.sites_of.get(manager, {}).get(month, ())):
            here.setdefault((month, site), []).append((found[0][0], manager))
    lowest = {key: min(points for points, _ in able_ones) for key, able_ones in here.items()}
    cases = checked.facts.cases
    for case in checked.facts.scenario.cases:
        if case.running:
            continue
        rows = checked.decided.rows.get(case.id)
        care = months_of_care(checked.decided, case)
        path, row = cases.paths[case.id], cases.points_row(case, case.opened)
        length = checked.policy.caseload.months
        for month in range(care.start, min(care.stop, rows[0].start) if rows else care.stop):
            site, points = path[month - checked.begin] or "", row[month - checked.begin]
            if lowest.get((month, site), points) >= points:
                continue
            options = [
                (
                    not set(case.skills) <= set(checked.decided.managers[manager].skills),
                    low,
                    manager,
                )
                for low, manager in here[month, site]
                if low < points
                and not checked.holding.off_team(
                    manager, path, range(month, min(month + length, care.stop)), None
                )
            ]
            if options:
                _, low, manager = min(options)
                lower = tuple(pair for pair in starts[manager, month] if pair[0] < points)
                yield _Pair(points - low, month, case, points, manager, lower)


def _starts(checked: Checked) -> dict[tuple[str, int], list[tuple[int, Held]]]:
    """Points and rows of the cases that a manager starts in a month, lowest first."""
    result: dict[tuple[str, int], list[tuple[int, Held]]] = {}
    for held in checked.decided.held:
        if held.new:
            month = held.months.start
            points = checked.facts.cases.points(held.case, held.case.opened, month)
            result.setdefault((held.manager, month), []).append((points, held))
    for found in result.values():
        found.sort(key=lambda pair: (pair[0], pair[1].case.id))
    return result


def _inversion(checked: Checked, pair: _Pair) -> Inversion:
    reason, short = _reason(checked, pair)
    low, held = pair.lower[0]
    return Inversion(
        waiting=pair.waiting.id,
        points=pair.points,
        started=held.case.id,
        started_points=low,
        manager=pair.manager,
        month=pair.month,
        reason=reason,
        minutes=short,
    )


Reason = Literal["no_skill", "pinned", "cap", "interpreter", "minutes", "worth", "none"]


def _reason(checked: Checked, pair: _Pair) -> tuple[Reason, int]:
    """Return why the waiting case was not started instead, and the minutes short."""
    case, manager = pair.waiting, pair.manager
    someone = checked.decided.managers[manager]
    months = checked.decided.clip(pair.month, checked.facts.cases.end(case, pair.month))
    if not set(case.skills) <= set(someone.skills):
        return "no_skill", 0
    if checked.holding.pinned_away(manager, case.id, months):
        return "pinned", 0
    given_up: list[Held] = []
    for _, held in pair.lower:
        given_up.append(held)
        if not _short(checked, pair, months, given_up):
            break
    short = _short(checked, pair, months, given_up)
    if short:
        return "minutes", short
    other = _other_limits(checked, pair, months, given_up)
    if other is not None:
        return other, 0
    weight = checked.facts.cases.weight
    worth = sum(
        (points * weight(held.case) for points, held in pair.lower[: len(given_up)]), Fraction(0)
    )
    return ("worth" if worth >= pair.points * weight(case) else "none"), 0


def _short(checked: Checked, pair: _Pair, months: range, given_up: Sequence[Held]) -> int:
    """Minutes that the manager lacks in the worst month, the given-up cases not started."""
    case, manager = pair.waiting, pair.manager
    speaks = checked.facts.cases.speaks(checked.decided.managers[manager].languages, case)
    need = checked.holding.minutes.of(case, manager, pair.month, months, speaks)
    own = [held for held in checked.decided.held_of.get(case.id, ()) if held.manager == manager]
    free = dict.fromkeys(months, 0)
    for held in (*given_up, *own):
        for month, minutes in zip(held.months, checked.holding.minutes.held(held), strict=True):
            if month in free:
                free[month] += minutes
    short = 0
    for month, minutes in zip(months, need, strict=True):
        row = checked.row.get((manager, month))
        balance = 0 if row is None else row.balance
        short = max(short, minutes - free[month] - balance)
    return short


def _other_limits(
    checked: Checked, pair: _Pair, months: range, given_up: Sequence[Held]
) -> Literal["cap", "interpreter"] | None:
    """Return whether cap or interpreters are in the way, the given-up cases not started."""
    case, manager = pair.waiting, pair.manager
    own = [held for held in checked.decided.held_of.get(case.id, ()) if held.manager == manager]
    for month in months:
        freed = sum(held.case.persons for held in (*given_up, *own) if month in held.months)
        people = checked.holding.people[manager][month - checked.begin] - freed
        if people + case.persons > checked.facts.people[manager][month].max_people:
            return "cap"
    if own or not checked.holding.no_interpreter(case, manager, pair.month, months):
        return None
    return "interpreter"
