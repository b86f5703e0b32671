"""What advice is made of: what something does to the tiers, and somebody who could take a case."""

from typing import Literal, Self

from allocator.model.base import Base, Id
from allocator.model.calendar import Month
from allocator.model.changes import Change
from allocator.model.plan import Score


class Tiers(Base):
    """The values of the four tiers, or how much more or less they become."""

    unserved_resident_days: float
    """Resident-days without anybody."""
    uncovered_minutes: float
    """Minutes of tier 2."""
    waiting_points: float
    """Points of waiting."""
    effort_minutes: float
    """Minutes of effort."""

    @classmethod
    def of(cls, score: Score) -> Self:
        """Return the values of a score."""
        return cls(**{name: getattr(score, name).value for name in cls.model_fields})

    @classmethod
    def change(cls, before: Score, after: Score) -> Self:
        """Return what `after` has more than `before`; negative where it has less."""
        return cls(
            **{
                name: getattr(after, name).value - getattr(before, name).value
                for name in cls.model_fields
            }
        )

    @property
    def order(self) -> tuple[float, ...]:
        """By what is better: one tier after the other."""
        return tuple(round(getattr(self, name), 6) for name in type(self).model_fields)


class Candidate(Base):
    """A manager who could take a case, and what that costs."""

    manager: Id
    start: Month
    """First month in which the rules let them begin; the check has confirmed it."""
    cost: Tiers
    """What the tiers of the plan become more (less: negative)."""
    points: float
    """Points of the case in that month, weighted by its people."""
    minutes: int
    """Minutes of the case for this manager inside of the horizon."""
    first_minutes: int
    """Minutes in its first month."""
    interpreting: int
    """Of `minutes`, those that an interpreter takes; 0 where they share a language."""
    travel: int
    """Minutes of travel more inside of the horizon."""
    tight: Month
    """Month of the case with the least room afterwards."""
    load_before: float
    """Share of the available minutes of that month in use before; 1 is full."""
    load_after: float
    """The same with the case."""
    expected: float
    """Expected cases whose start makes room: they wait longer."""
    knew: bool
    """Whether they have held the case before."""


class Filling(Base):
    """A manager who could take a place of work, and what a re-plan with that becomes."""

    manager: Id
    start: Month
    """First month at the site."""
    before: str
    """Where they work until then: a site, ``mobile`` or ``floater``; empty where nowhere."""
    leads: tuple[Id, ...]
    """Sites whose contact person they are until then."""
    cost: Tiers
    """What the tiers of the plan become more (less: negative), by a re-plan."""
    speaks: tuple[str, ...]
    """Languages of the site's cases that they speak."""
    leaves: int
    """Running cases that somebody else takes over in the re-plan."""
    moves: tuple[Id, ...]
    """Who else changes place of work in the re-plan."""


class Advised(Base):
    """A measure against a shortage, and what a re-plan with it gave."""

    kind: Literal["replan", "hire", "extra", "threshold", "lend", "visits"]
    """Plan again and nothing else, hire, hire for teams above their standard, raise the
    threshold, lend somebody, fewer visits."""
    changes: tuple[Change, ...]
    """The measure as changes."""
    eur_a_year: float
    """Euros a year, without what others pay."""
    eur_in_plan: float
    """Euros inside of the horizon."""
    tiers: Tiers
    """The tiers that the re-plan has."""
    change: Tiers
    """What they are more than those of the plan as it is (less: negative)."""
    urgent: int
    """People of urgent cases that still never start inside the horizon."""
    moves: int
    """People whose place of work changes."""
    handovers: int
    """Running cases whose person changes."""
    breaks: Month | None = None
    """First month in which the hours no longer suffice for those who come, by hand
    (`allocator.flow_by_hand`); None: they suffice."""
    clears: bool
    """Whether nothing is uncovered, no urgent case is left waiting, and the hours suffice."""
