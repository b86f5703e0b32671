"""How the plan of the town is changed so that a rule breaks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from allocator.model.managers import Manager
from allocator.model.plan import Assignment, Plan, Post
from allocator.model.scenario import Pin
from allocator.model.sites import Site
from tests.checks.town import CASELOAD, MANAGERS, POSTS, SITES

Broken = tuple[str, str, float]


@dataclass(frozen=True)
class Mutation:
    """A change of the town or its plan, and every rule it breaks.

    `scenario` and `decisions` replace fields, after which lists, ledger and score are
    recomputed; `stated` replaces what the whole plan says about itself.
    """

    rule: str
    about: str
    broken: tuple[Broken, ...]
    scenario: Mapping[str, Any] = field(default_factory=dict)
    decisions: Mapping[str, Any] = field(default_factory=dict)
    stated: Callable[[Plan], Mapping[str, Any]] = lambda _: {}


def post(number: int, **changes: Any) -> tuple[Post, ...]:
    """The posts, one of them changed."""
    return (*POSTS[:number], POSTS[number].model_copy(update=changes), *POSTS[number + 1 :])


def row(number: int, **changes: Any) -> tuple[Assignment, ...]:
    """The caseload, one row of it changed."""
    changed = CASELOAD[number].model_copy(update=changes)
    return (*CASELOAD[:number], changed, *CASELOAD[number + 1 :])


def manager(number: int, **changes: Any) -> tuple[Manager, ...]:
    """The managers, one of them changed."""
    changed = MANAGERS[number].model_copy(update=changes)
    return (*MANAGERS[:number], changed, *MANAGERS[number + 1 :])


def site(number: int, **changes: Any) -> tuple[Site, ...]:
    """The sites, one of them changed."""
    return (*SITES[:number], SITES[number].model_copy(update=changes), *SITES[number + 1 :])


def pinned(**pin: Any) -> dict[str, Any]:
    """A scenario with one pin."""
    return {"pins": (Pin(**pin),)}
