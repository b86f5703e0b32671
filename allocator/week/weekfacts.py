"""`WeekFacts`: a week of a plan, as every rule, the solver and the sheets look at it."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Literal

from allocator.facts import Facts
from allocator.ledger import Decided
from allocator.model.calendar import (
    QUARTER,
    month_of,
    public_holidays,
    week_letter,
    weekdays,
)
from allocator.model.plan import Plan, Post
from allocator.model.rota_accounts import Accounts
from allocator.model.rota_input import Booking, RotaPin
from allocator.model.sites import Window
from allocator.week.due import Kept, Session, Visits, kept, sessions, visits
from allocator.week.there import AWAY, Presence, There


class WeekFacts:
    """What a week asks for.

    Attributes
    ----------
    facts
        Facts of the scenario.
    monday
        Monday of the week.
    days
        Monday to Friday without the public holidays of the state, inside the horizon.
    holidays
        The other weekdays inside the horizon.
    letter
        ``A`` or ``B``: whose tours are driven.
    accounts
        What everybody had beyond their share before this week.
    """

    def __init__(
        self, facts: Facts, plan: Plan, monday: date, accounts: Accounts | None = None
    ) -> None:
        self.facts = facts
        self.plan = plan
        self.monday = monday
        self.scenario = facts.scenario
        self.policy = facts.scenario.policy.rota
        self.given = facts.scenario.rota
        self.letter = week_letter(monday)
        self.accounts = (accounts or Accounts()).before(monday, self.given.accounts)
        self.decided = Decided(facts, plan)
        inside = [day for day in weekdays(monday) if month_of(day) in facts.months]
        state = facts.scenario.state
        off = [day for day in inside if day in public_holidays(day.year, state)]
        self.days = tuple(day for day in inside if day not in off)
        self.holidays = tuple(off)

    def closed(self, day: date) -> Literal["", "holiday", "beyond"]:
        """Return why nobody works on a weekday: a public holiday, or beyond the plan's months."""
        if day in self.days:
            return ""
        return "holiday" if day in self.holidays else "beyond"

    @property
    def part(self) -> Fraction:
        """Return the part of the week's days inside the plan that are no public holiday."""
        return Fraction(len(self.days), len(self.days) + len(self.holidays) or 1)

    @cached_property
    def _there(self) -> dict[str, Mapping[date, There]]:
        """The days in contract of everybody who has any."""
        presence = Presence(self.scenario, self.days)
        people = [row for row in self.scenario.managers if row.id in self.facts.people]
        found = {row.id: presence.of(row) for row in people}
        return {name: days for name, days in found.items() if days}

    @cached_property
    def managers(self) -> tuple[str, ...]:
        """Managers (heads left out) in contract on some day of the week, in order."""
        return tuple(self._there)

    def there(self, manager: str, day: date) -> There:
        """Return when and how long somebody is there on a day; `AWAY` where not at all."""
        return self._there.get(manager, {}).get(day, AWAY)

    def contract(self, manager: str) -> int:
        """Return the minutes somebody works in the week, down to the quarter hour."""
        return int(self.present(manager) // QUARTER) * QUARTER

    def present(self, manager: str) -> Fraction:
        """Return the exact contract minutes of the days somebody is there."""
        return self._present.get(manager, Fraction(0))

    @cached_property
    def _present(self) -> dict[str, Fraction]:
        return {
            name: sum((row.due for row in days.values()), Fraction(0))
            for name, days in self._there.items()
        }

    def parts(self, people: tuple[str, ...]) -> dict[str, Fraction]:
        """Return the part of each in the time that all of them are there; 0 where nobody is."""
        whole = sum((self.present(name) for name in people), Fraction(0))
        return {name: self.present(name) / whole if whole else whole for name in people}

    def post(self, manager: str, day: date) -> Post | None:
        """Return the post of somebody on a day."""
        return self.decided.posts.get(manager, {}).get(month_of(day))

    def home(self, manager: str, day: date) -> str | None:
        """Return the own place of work: the fixed site of who is posted there, else the base."""
        post = self.post(manager, day)
        if post is not None and post.site is not None:
            return post.site
        return self.facts.legs.base(manager)

    def way(self, start: str | None, end: str | None) -> int:
        """Return the minutes of a leg on the grid, rounded up; 0 where nobody has to move."""
        if start == end:
            return 0
        return -(-self.facts.legs.minutes(start, end) // QUARTER) * QUARTER

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """Turns of office hours."""
        return tuple(sessions(self.decided, self.days))

    @cached_property
    def left_out(self) -> tuple[Session, ...]:
        """Turns of office hours that fall on a holiday: nobody holds them, and nobody owes them."""
        return tuple(sessions(self.decided, self.holidays))

    @cached_property
    def visits(self) -> tuple[Visits, ...]:
        """Visits of mobile sites."""
        return tuple(visits(self.decided, self.monday, self.days, self.part))

    @cached_property
    def kept(self) -> tuple[Kept, ...]:
        """Appointments of everybody in contract, and meetings of those who are there for them."""
        week = (self.monday + timedelta(days=n) for n in range(7))
        inside = tuple(day for day in week if month_of(day) in self.facts.months)
        due = kept(self.scenario, self.managers, self.days, inside)
        return tuple(row for row in due if row.activity == "appointment" or self._comes(row))

    def _comes(self, row: Kept) -> bool:
        """Whether somebody is there for all of a meeting: who is away is excused."""
        there = self.there(row.manager, row.date)
        away = there.away or (0, 0)
        return bool(there.due) and (row.end <= away[0] or away[1] <= row.start)

    @cached_property
    def _sites(self) -> dict[str, tuple[tuple[Window, ...], tuple[Window, ...]]]:
        policy = self.policy
        return {
            site.id: (
                site.office_hours or policy.office_windows,
                site.access or policy.access_windows,
            )
            for site in self.scenario.sites
        }

    def office_windows(self, site: str) -> tuple[Window, ...]:
        """When office hours can be held at a site."""
        return self._sites[site][0]

    def access(self, site: str) -> tuple[Window, ...]:
        """When a site can be visited."""
        return self._sites[site][1]

    @cached_property
    def deputies(self) -> dict[str, tuple[str, ...]]:
        """Who stands in for whom, first to last."""
        return {row.manager: row.deputies for row in self.given.deputies}

    @cached_property
    def pins(self) -> dict[str, tuple[RotaPin, ...]]:
        """The pins of each site that has any."""
        found: dict[str, tuple[RotaPin, ...]] = {}
        for pin in self.given.pins:
            found[pin.site] = (*found.get(pin.site, ()), pin)
        return found

    def pinned(self, site: str, day: date) -> tuple[RotaPin, ...]:
        """Return the pins that say who does what at a site, and when, on a day."""
        on = (None, day.isoweekday())
        return tuple(pin for pin in self.pins.get(site, ()) if pin.weekday in on)

    def pinned_holders(self, row: Session) -> tuple[str, ...]:
        """Return who is pinned to the office hours at the time of a turn."""
        pins = [pin for pin in self.pinned(row.site, row.date) if pin.from_ in (None, row.start)]
        return tuple(dict.fromkeys(pin.manager for pin in pins if pin.manager is not None))

    @cached_property
    def booked(self) -> tuple[Booking, ...]:
        """Bookings of interpreters at sites where anything is due in the week."""
        due = {row.site for row in self.sessions} | {row.site for row in self.visits}
        return tuple(row for row in self.given.bookings if row.site in due)

    def stand_ins(self, site: str, owners: tuple[str, ...], day: date) -> tuple[str, ...]:
        """Return who may do what the owners cannot: pinned, team, deputies, floaters, in order."""
        pinned = [pin.manager for pin in self.pinned(site, day) if pin.manager is not None]
        team = self.decided.teams[month_of(day)].get(site, [])
        deputies = [name for owner in owners for name in self.deputies.get(owner, ())]
        floaters = [name for name in self.managers if self._floats(name, day)]
        found = dict.fromkeys([*pinned, *team, *deputies, *floaters])
        return tuple(name for name in found if name not in owners and name in self.managers)

    def _floats(self, manager: str, day: date) -> bool:
        post = self.post(manager, day)
        return post is not None and post.kind == "floater"
