"""The rules of a rota, in the order in which they are told.

As in `allocator.checks.registry`; the sentences are in ``texts/rota_rules.py`` and
``texts/rota_breaches.py``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from allocator.checks.report import Violation
from allocator.checks.rota.checked import CheckedWeek
from allocator.checks.rota.duties import kept, rota_pins, staffed, stand_in, visited
from allocator.checks.rota.law import breaks, days_off, rest, ten_hours, week_contract
from allocator.checks.rota.month import month_hours, stated_goals
from allocator.checks.rota.places import interpreters, one_thing, readable, way, windows


@dataclass(frozen=True, slots=True)
class RotaRule:
    """One rule that must hold in a rota.

    Attributes
    ----------
    name
        Name of the rule.
    check
        Yields what breaks it in some weeks.
    parameters
        Paths of the policy values or fields of the scenario that it reads.
    hard
        No rota made here ever breaks it. The hours beside the ledger are told, not forced:
        in a week in which many are away they cannot agree.
    """

    name: str
    check: Callable[[Sequence[CheckedWeek]], Iterable[Violation]]
    parameters: tuple[str, ...] = ()
    hard: bool = True


def _weekly(check: Callable[[CheckedWeek], Iterable[Violation]], *parameters: str) -> RotaRule:
    """Return a rule that looks at each week on its own."""

    def each(weeks: Sequence[CheckedWeek]) -> Iterable[Violation]:
        return (violation for week in weeks for violation in check(week))

    return RotaRule(check.__name__, each, parameters)


ROTA_RULES: tuple[RotaRule, ...] = (
    _weekly(readable),
    _weekly(one_thing),
    _weekly(days_off, "managers.*.absences", "rota.half_days", "rota.free_days"),
    _weekly(week_contract, "managers.*.hours"),
    _weekly(ten_hours, "policy.rota.day_minutes"),
    _weekly(rest, "policy.rota.rest_minutes"),
    _weekly(breaks),
    _weekly(way, "policy.travel", "travel"),
    _weekly(windows, "sites.*.access", "sites.*.office_hours"),
    _weekly(staffed, "policy.rota.office_session", "policy.rota.pair_from"),
    _weekly(visited),
    _weekly(stand_in, "rota.deputies"),
    _weekly(kept, "rota.meetings", "rota.appointments"),
    _weekly(interpreters, "rota.interpreters", "rota.bookings"),
    _weekly(rota_pins, "rota.pins"),
    RotaRule(
        "month_hours",
        month_hours,
        ("policy.rota.person_tolerance", "policy.rota.sum_tolerance"),
        hard=False,
    ),
    _weekly(stated_goals),
)
