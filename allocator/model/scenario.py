"""The scenario: everything that is given about a city, checked and resolved."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from allocator.model.base import Base, Count, Id
from allocator.model.calendar import Month
from allocator.model.cases import Arrivals, Case, Interpreters
from allocator.model.changes import Change
from allocator.model.managers import Manager
from allocator.model.policy import Policy
from allocator.model.references import reference_faults
from allocator.model.rota_input import RotaInput
from allocator.model.sites import Place, Site

State = Literal[
    "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"
]

REFERENCES_CHECKED = "references checked"
"""Validation context of a caller that has checked the references of the tree already."""


class Mark(StrEnum):
    """Where a number comes from."""

    SOURCE = "source"
    DERIVED = "derived"
    ASSUMED = "assumed"


class Provenance(Base):
    """Where the numbers at a path come from."""

    path: Annotated[str, Field(max_length=200)]
    """Path in the scenario, ``*`` for any part: ``sites.*.location``."""
    mark: Mark
    """``source``, ``derived`` or ``assumed``."""
    note: Annotated[str, Field(max_length=500)]
    """Document, arithmetic or reason."""


class Leg(Base):
    """One row of the travel table; holds in both directions unless the other is given."""

    from_: Id = Field(alias="from")
    """Site or office."""
    to: Id
    """Site or office."""
    minutes: Count
    """Minutes of the leg."""


class Pin(Base):
    """A decision of a person that the plan must keep.

    Kinds: ``post`` (manager works at `site`, or ``mobile``), ``away`` (manager not at
    `site`), ``case`` (case goes to manager), ``not_case`` (case does not go to manager),
    ``round`` (site is in the manager's round).
    """

    kind: Literal["post", "away", "case", "not_case", "round"]
    """What is pinned."""
    manager: Id
    """The manager."""
    site: Id | None = None
    """The site, for ``post``, ``away`` and ``round``."""
    case: Id | None = None
    """The case, for ``case`` and ``not_case``."""
    from_: Month | None = Field(default=None, alias="from")
    """First month; the first of the horizon where not given."""
    until: Month | None = None
    """Last month; the last of the horizon where not given."""

    @model_validator(mode="after")
    def _names_its_object(self) -> Self:
        needed, other = ("case", "site") if "case" in self.kind else ("site", "case")
        if getattr(self, needed) is None or getattr(self, other) is not None:
            raise PydanticCustomError(
                "pin_object",
                "a pin of kind {kind} names a {needed} and no {other}",
                {"kind": self.kind, "needed": needed, "other": other},
            )
        return self


class Variant(Base):
    """A named small set of changes on the base scenario."""

    id: Id
    """Name of the variant."""
    changes: tuple[Change, ...]
    """Applied in order."""


class Scenario(Base):
    """A city as it is given: people, places, demand, policy, and what stands today."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    """Name of the city or department."""
    state: State
    """Federal state, for the public holidays."""
    start: Month
    """First month of the horizon."""
    months: Annotated[int, Field(ge=1, le=60)] = 12
    """Months of the horizon."""
    sites: tuple[Site, ...]
    """Sites in order of the file."""
    managers: tuple[Manager, ...]
    """Managers and heads."""
    bases: tuple[Place, ...] = ()
    """Offices from which managers set out; the first is the default."""
    cases: tuple[Case, ...] = ()
    """Running and waiting cases."""
    arrivals: Arrivals = Arrivals()
    """Expected new cases."""
    interpreters: tuple[Interpreters, ...] = ()
    """Pools by language; a language without one is not limited."""
    travel: tuple[Leg, ...] = ()
    """Travel table; legs that are missing come from the locations."""
    policy: Policy = Policy()
    """Parameters and weights."""
    pins: tuple[Pin, ...] = ()
    """Decisions to keep."""
    rota: RotaInput = RotaInput()
    """What weekly rotas are made from beyond the plan."""
    variants: tuple[Variant, ...] = ()
    """Named small sets of changes."""
    marks: tuple[Provenance, ...] = ()
    """Where the numbers come from; the last that matches a path counts."""

    @property
    def horizon(self) -> range:
        """The months of the plan."""
        return range(self.start, self.start + self.months)

    @model_validator(mode="after")
    def _references_hold(self, info: ValidationInfo) -> Self:
        if info.context == REFERENCES_CHECKED:
            return self
        faults = reference_faults(self.model_dump(mode="json", exclude_defaults=True))
        if faults:
            raise ValueError("; ".join(f"{fault.path}: {fault.text}" for fault in faults))
        return self
