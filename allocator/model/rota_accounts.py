"""Running accounts: what everybody had beyond their share in past weeks, ``accounts.json``.

They are for that person and their team lead only. Weeks stand apart, so that a week made anew
or repaired counts once; after a year a week is forgotten, and so is who is gone.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from allocator.model.base import Base, Id
from allocator.model.calendar import Week
from allocator.model.rota_input import Account, Minutes

KEPT = timedelta(weeks=52)
"""How long a week counts."""


class AccountRow(Account):
    """What somebody had beyond their share in one week, in minutes."""

    hours: Minutes = 0
    """Minutes worked beyond the contract; below it where negative."""


class AccountWeek(Base):
    """One week of everybody who was there."""

    week: Week
    rows: tuple[AccountRow, ...] = ()


class Accounts(Base):
    """The accounts of everybody, week by week."""

    weeks: tuple[AccountWeek, ...] = ()

    def before(self, monday: date, opening: Iterable[Account] = ()) -> dict[Id, AccountRow]:
        """Return the balance of everybody at the start of a week.

        Parameters
        ----------
        monday
            The week.
        opening
            What everybody had before there were weeks.
        """
        found = {row.manager: AccountRow(**row.model_dump()) for row in opening}
        for week in self.weeks:
            for row in week.rows if monday - KEPT <= week.week < monday else ():
                found[row.manager] = _sum(found.get(row.manager), row)
        return found

    def with_week(self, new: AccountWeek, known: Collection[str]) -> "Accounts":
        """Return the accounts with a week put in or renewed.

        Parameters
        ----------
        new
            The week.
        known
            Ids of everybody; rows of others are forgotten.
        """
        kept = [row for row in self.weeks if row.week != new.week]
        weeks = sorted((*kept, new), key=lambda row: row.week)
        first = weeks[-1].week - KEPT
        return Accounts(
            weeks=tuple(
                AccountWeek(week=row.week, rows=tuple(r for r in row.rows if r.manager in known))
                for row in weeks
                if row.week >= first
            )
        )


def _sum(one: AccountRow | None, other: AccountRow) -> AccountRow:
    if one is None:
        return other
    return AccountRow(
        manager=other.manager,
        office=one.office + other.office,
        unpopular=one.unpopular + other.unpopular,
        hours=one.hours + other.hours,
    )
