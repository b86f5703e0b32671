"""Figures of weeks, as ``allocator statistics --format json`` gives them; amounts in minutes."""

from allocator.model.base import Base, Id
from allocator.model.rota import Activity, Uncovered

WORK: tuple[Activity, ...] = (
    *("office_hour", "visit", "appointment", "meeting", "travel", "free"),
)
"""What is working time, in the order of tables."""


class PersonFigures(Base):
    """One person; for them and their team lead only."""

    manager: Id
    contract: int
    """Contract minutes of the days on which they were there."""
    minutes: dict[str, int]
    """Minutes by activity."""
    visits: int
    office_beyond: int
    """Minutes of office hours beyond their share; below it where negative."""
    unpopular_beyond: int
    """Minutes of late and Friday-afternoon office hours beyond their share."""

    @property
    def worked(self) -> int:
        """Minutes worked."""
        return sum(self.minutes.values())


class Figures(Base):
    """A week, or several together."""

    weeks: tuple[str, ...]
    contract: int
    """Contract minutes of everybody, of the days on which they were there."""
    minutes: dict[str, int]
    """Minutes by activity."""
    visits_due: int
    visits_made: int
    visits_missed: int
    office_due: int
    office_missed: int
    """Minutes of office hours that nobody held."""
    duties: int
    """Turns of office hours and visits that took place."""
    duties_changed: int
    """Those that are not as in the week before: see the goal ``same``."""
    unfair_office: int
    """Minutes of office hours beyond fair shares, of all who have any."""
    unfair_unpopular: int
    """Minutes of late and Friday-afternoon office hours beyond fair shares."""
    people: tuple[PersonFigures, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()

    @property
    def worked(self) -> int:
        """Minutes worked."""
        return sum(self.minutes.values())

    @property
    def travel_share(self) -> float:
        """Share of the time worked that is spent on the way."""
        return self.minutes["travel"] / self.worked if self.worked else 0.0


class Statistics(Base):
    """Figures of each week, and of all together."""

    weeks: tuple[Figures, ...]
    together: Figures

    def without_people(self) -> "Statistics":
        """Return the same without the figures of each person, to be passed on."""
        left_out: dict[str, object] = {"people": ()}
        weeks = tuple(week.model_copy(update=left_out) for week in self.weeks)
        return Statistics(weeks=weeks, together=self.together.model_copy(update=left_out))
