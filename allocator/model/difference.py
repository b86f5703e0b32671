"""The difference of two plans: what people read of it, and all that turns one into the other.

Made by `allocator.diff`. Rows say what differs in the months that both plans have; `edits`
is complete: applied to the first plan it gives the second, whatever the two are.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from allocator.model.base import Base, Id
from allocator.model.calendar import Month
from allocator.model.plan import Band, LedgerRow

WhyPost = Literal[
    "contract", "pinned", "closes", "mobile", "too_many", "missing", "exchanged", "choice"
]
"""Why somebody works elsewhere.

``contract``: it begins or ends; ``pinned``: a person decided it; ``closes``: the site they
were to be at is closed; ``mobile``: it has no team of its own any more; ``too_many``: its
team would be one too many; ``missing``: posts would be missing where they go;
``exchanged``: posts are missing where they were, and with somebody else fewer are; ``choice``:
nothing of that forces it, somebody or the plan as a whole chose it.
"""

WhyPerson = Literal["contract", "away", "pinned", "moved", "overload", "no_one", "choice"]
"""Why a case changes its person.

What the former manager is: out of ``contract``, ``away`` for long, ``pinned`` away from the
case, off the team of its site beyond the aftercare (``moved``), or over capacity
(``overload``); ``no_one``: nobody may hold it; ``choice``: none of that.
"""

Service = Literal["fixed", "mobile", "nobody", "closed"]
"""How a site is served: a team of its own, on rounds, by nobody; or it is closed."""

Side = Literal["first", "second"]
"""Which of two plans."""

Entry = Literal[
    "available", "overhead", "office_hours", "travel", "handover", "casework", "reserved", "balance"
]
"""An entry of the hours ledger."""

FORCED = ("contract", "pinned", "closes", "mobile", "too_many", "away", "moved", "overload")
"""Reasons that leave no choice."""


class PostMoved(Base):
    """Somebody works elsewhere in a span of months."""

    manager: Id
    from_: str | None = Field(default=None, alias="from")
    """Place of work in the first plan: a site, ``mobile``, ``floater``; none: no post."""
    to: str | None = None
    """Place of work in the second plan."""
    month: Month
    """First month of the span."""
    until: Month
    """Last month of the span."""
    why: WhyPost | None = None
    """None where no scenario says why."""


class SiteChanged(Base):
    """A site is served in another way in a span of months."""

    site: Id
    month: Month
    until: Month
    before: Service
    after: Service


class RoundChanged(Base):
    """A mobile manager has another area of responsibility in a span of months."""

    manager: Id
    month: Month
    until: Month
    added: tuple[Id, ...] = ()
    removed: tuple[Id, ...] = ()
    leads_added: tuple[Id, ...] = ()
    """Sites whose contact person they become."""
    leads_removed: tuple[Id, ...] = ()


class PersonChanged(Base):
    """A running case changes its person in one of the two plans only."""

    case: Id
    month: Month
    """First month with the new person."""
    from_: Id | None = Field(default=None, alias="from")
    """Who held it before; none: nobody."""
    to: Id | None = None
    """Who holds it from then on; none: nobody."""
    new: bool
    """True: only the second plan has it; False: only the first had it."""
    minutes: int | None = None
    """Minutes of the handover; None where no scenario says so."""
    why: WhyPerson | None = None
    """For a new one, where a scenario says why."""


class StartMoved(Base):
    """A waiting case starts in another month or with somebody else."""

    case: Id
    band: Band | None = None
    """None where no scenario says so."""
    persons: int = 1
    before: Month | None = None
    """Month of the start in the first plan; none: it waits to the end."""
    after: Month | None = None
    manager_before: Id | None = None
    manager_after: Id | None = None


class BandMoved(Base):
    """What becomes of the waiting people of a band."""

    band: Band | None
    """None: not known, without a scenario."""
    earlier: int
    """People who start earlier (cases, where no scenario says how many people they are)."""
    later: int
    never: int
    """People who started inside the horizon and do not any more."""
    newly: int
    """People who did not start inside the horizon and now do."""
    waiting_before: float | None = None
    """Months of waiting of all people of the band, expected ones included."""
    waiting_after: float | None = None


class Loser(Base):
    """A band or a site that is worse off than in the first plan."""

    kind: Literal["band", "site"]
    id: Id
    what: Literal["waiting", "unserved", "missing_posts", "missed_visits", "nobody"]
    """``waiting`` in months of people, ``unserved`` in resident-days, ``missing_posts`` and
    ``missed_visits`` in minutes, ``nobody`` in months."""
    before: float
    after: float
    month: Month
    """First month in which it is worse; for a band the first of all."""


class LedgerChanged(Base):
    """Hours of a manager and month that differ."""

    manager: Id
    month: Month
    before: LedgerRow | None
    after: LedgerRow | None


class HoursChanged(Base):
    """An entry of the ledger, summed over all managers and the shared months."""

    entry: Entry
    before: int
    """Minutes in the first plan."""
    after: int
    """Minutes in the second plan."""


class TierChanged(Base):
    """A tier in both plans."""

    tier: Annotated[int, Field(ge=1, le=4)]
    before: float | None
    after: float | None
    bound: float | None = None
    """No plan has less; proven for the second plan."""


class Edit(Base):
    """Rows of a table that are replaced, counted in the first plan."""

    at: int
    """Position of the first row that goes, from 0."""
    drop: int
    """How many rows go."""
    rows: tuple[Any, ...] = ()
    """What comes instead, as in the file."""


class Difference(Base):
    """What differs between two plans."""

    name: str = ""
    """Name of the city, where a scenario was given."""
    first: Month | None
    """First month that both plans have; none: they share none."""
    last: Month | None
    counts: Literal["people", "cases"] = "cases"
    """What the rows of bands count."""
    losers: tuple[Loser, ...] = ()
    posts: tuple[PostMoved, ...] = ()
    sites: tuple[SiteChanged, ...] = ()
    rounds: tuple[RoundChanged, ...] = ()
    persons: tuple[PersonChanged, ...] = ()
    starts: tuple[StartMoved, ...] = ()
    bands: tuple[BandMoved, ...] = ()
    ledger: tuple[LedgerChanged, ...] = ()
    hours: tuple[HoursChanged, ...] = ()
    tiers: tuple[TierChanged, ...] = ()
    edited: tuple[Side, ...] = ()
    """Plans that were edited since: `ledger`, `hours` and `tiers` are as they state them. With a
    scenario none, as all is counted anew."""
    names: dict[Id, str] = {}
    """Names of the sites that are named here."""
    of: str
    """SHA-256 of the first plan."""
    edits: dict[str, tuple[Edit, ...]]
    """By key of the plan: what turns the first plan into the second."""

    @property
    def same(self) -> bool:
        """Whether the two decide the same."""
        decided = ("posts", "tours", "caseload", "waiting", "orphaned", "expected")
        return not any(key in self.edits for key in decided)
