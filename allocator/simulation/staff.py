"""Who is there: illness and leaving at random, and what is known of it when.

An illness is known once it has begun, until the day of return; that somebody leaves is known
some weeks before; who comes in their place, too. Ordinary leave is not drawn: it is part of
the absence that the policy expects.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log

from allocator.model.calendar import first_day, last_day, month_of
from allocator.model.managers import Absence, Manager, Role
from allocator.model.policy import Policy
from allocator.simulation.streams import Streams

DAYS_A_YEAR, WORKING_DAYS, WEEK = 365.25, 5, 7
MOST_AFTER_EACH_OTHER = 20
"""People who hold a place one after the other, at most."""


@dataclass(frozen=True)
class Person:
    """Somebody of the staff, as it comes.

    Attributes
    ----------
    manager
        As given; absences and end of contract without what is drawn.
    until
        Last day, drawn or given; None: stays.
    known
        Day on which that is known.
    since
        Day from which somebody new is known; None: from the beginning.
    ill
        Illnesses in order.
    """

    manager: Manager
    until: date | None
    known: date
    since: date | None
    ill: tuple[Absence, ...]

    def as_known(self, day: date) -> Manager | None:
        """Return the manager as known at the beginning of a day; None for nobody yet."""
        if self.since is not None and self.since > day:
            return None
        ill = tuple(row for row in self.ill if row.from_ < day <= row.until)
        until = self.until if self.known <= day else self.manager.until
        return self._with(ill, until)

    def as_it_was(self, month: int) -> Manager | None:
        """Return the manager as it turned out in a month; None where no illness fell into it."""
        first, last = first_day(month), last_day(month)
        ill = tuple(row for row in self.ill if row.from_ <= last and row.until >= first)
        return self._with(ill, self.until) if ill else None

    def _with(self, ill: tuple[Absence, ...], until: date | None) -> Manager:
        if not ill and until == self.manager.until:
            return self.manager
        rows = sorted((*self.manager.absences, *ill), key=lambda row: (row.from_, row.until))
        return self.manager.model_copy(update={"absences": tuple(rows), "until": until})


def staff(
    managers: tuple[Manager, ...], policy: Policy, months: range, streams: Streams
) -> tuple[Person, ...]:
    """Draw the staff of one replication, in the order given, successors behind."""
    people: list[Person] = []
    for manager in managers:
        people += _place(manager, policy, months, streams)
    return tuple(people)


def _place(manager: Manager, policy: Policy, months: range, streams: Streams) -> Iterator[Person]:
    """Yield who holds a place, one after the other."""
    begin, end = first_day(months.start), last_day(months[-1])
    if manager.role == Role.HEAD:
        yield Person(manager, manager.until, date.min, None, ())
        return
    now, since = manager, None
    for number in range(1, MOST_AFTER_EACH_OTHER + 1):
        draw = streams.of("leaves", now.id)
        left = _leaves(draw.exponential(), max(now.from_ or begin, begin), policy)
        last = min(now.until or date.max, end)
        until = left if left is not None and left < last else now.until
        notice = timedelta(weeks=policy.chances.notice_weeks)
        known = until - notice if until is not None and until == left else date.min
        ill = tuple(_illnesses(now, policy, min(until or end, end), begin, streams))
        yield Person(now, until, known, since, ill)
        if until != left or left is None or draw.random() >= policy.chances.refilled:
            return
        weeks = timedelta(weeks=policy.chances.vacant_weeks)
        start = first_day(month_of(left + weeks) + 1)
        if start > end or (manager.until is not None and start > manager.until):
            return
        now = _successor(manager, number, start)
        since = start - notice


def _successor(manager: Manager, number: int, start: date) -> Manager:
    """Return someone alike in the same place: hours, languages, skills, and the contract's end."""
    alike = {"id": f"{manager.id[:56]}.{number}", "from_": start, "post": None}
    nothing = {"absences": (), "reductions": (), "round": (), "leads": ()}
    return manager.model_copy(update=alike | nothing)


def _leaves(exponential: float, since: date, policy: Policy) -> date | None:
    """Return the last day of who leaves: the end of a month; None for far away."""
    if not policy.chances.leaves:
        return None
    days = exponential / policy.chances.leaves * DAYS_A_YEAR
    if days > 60 * DAYS_A_YEAR:
        return None
    return last_day(month_of(since + timedelta(days=days)))


def _illnesses(
    manager: Manager, policy: Policy, last: date, begin: date, streams: Streams
) -> Iterator[Absence]:
    """Yield the illnesses of somebody: days between them are exponential, theirs log-normal."""
    chances, draw = policy.chances, streams.of("ill", manager.id)
    if not chances.illnesses:
        return
    day = float(max(manager.from_ or begin, begin).toordinal())
    while True:
        day += draw.exponential() / chances.illnesses * DAYS_A_YEAR
        spread = chances.illness_spread
        middle = log(chances.illness_days) - spread**2 / 2
        long = exp(middle + spread * draw.standard_normal()) * WEEK / WORKING_DAYS
        if day > last.toordinal():
            return
        back = min(int(day + long), last.toordinal())
        yield Absence(from_=date.fromordinal(int(day)), until=date.fromordinal(back))
        day += long
