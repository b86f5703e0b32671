"""Who could take a case or a place of work: the best few, and why not the others.

The order is that of the plan itself, tier by tier, with the plan changed and checked for
each. Languages, skills, hours, place and load decide; nothing else about people is known.
"""

from difflib import get_close_matches
from typing import Literal

from allocator.advice.case import candidates
from allocator.advice.vacancy import fillings
from allocator.change import apply
from allocator.complete import complete
from allocator.errors import Fault, InputError
from allocator.facts import Facts
from allocator.model.advice import Candidate, Filling
from allocator.model.base import Base, Id
from allocator.model.calendar import Month
from allocator.model.cases import Case
from allocator.model.changes import CaseOpens
from allocator.model.plan import Plan
from allocator.model.scenario import Scenario
from allocator.report.look import Look
from allocator.report.said import Sentence

BEST = 3
"""People recommended where nothing else is asked for."""


class Recommendation(Base):
    """The best for a case or a place of work.

    Attributes
    ----------
    about
        The case, or the site that needs somebody.
    """

    kind: Literal["case", "vacancy"]
    about: Id
    first: Month
    """First month of the horizon."""
    last: Month
    """Last month of the horizon."""
    sites: dict[Id, str] = {}
    """Names of sites, as the scenario gives them."""
    head: tuple[Sentence, ...]
    """What it is about."""
    best: tuple[Candidate, ...] = ()
    """For a case: the cheapest first."""
    filling: tuple[Filling, ...] = ()
    """For a place of work: the cheapest first."""
    against: tuple[Sentence, ...] = ()
    """Why not the others."""


def recommend(
    scenario: Scenario,
    plan: Plan,
    *,
    case: Case | str | None = None,
    vacancy: str | None = None,
    best: int = BEST,
) -> Recommendation:
    """Recommend managers for a case, or for a place of work that is not filled.

    Parameters
    ----------
    scenario
        The scenario that was planned.
    plan
        The plan.
    case
        Id of a case that waits, is planned, or has lost its person; or a new case.
    vacancy
        Id of a site that needs somebody; exactly one of both is given.
    best
        How many people at most.

    Raises
    ------
    InputError
        If an id is unknown, a case has a person already, or not exactly one is given.
    """
    if (case is None) == (vacancy is None):
        raise InputError([Fault("recommend_one_of")])
    if isinstance(case, Case):
        opened = CaseOpens(change="case_opens", case=case)
        scenario, case = apply(scenario, [opened]), case.id
    if case is not None:
        _known("case", case, [row.id for row in scenario.cases])
        look = _looked(scenario, plan)
        head, found, against = candidates(look, look.decided.by_id[case], best)
        return _about(look, "case", case, head=head, best=found, against=against)
    assert vacancy is not None
    _known("site", vacancy, [row.id for row in scenario.sites])
    look = _looked(scenario, plan)
    head, filling, against = fillings(look, vacancy, best)
    return _about(look, "vacancy", vacancy, head=head, filling=filling, against=against)


def _looked(scenario: Scenario, plan: Plan) -> Look:
    facts = Facts(scenario)
    return Look(facts, complete(facts, plan))


def _about(look: Look, kind: str, about: str, **found: object) -> Recommendation:
    return Recommendation.model_validate(
        {
            "kind": kind,
            "about": about,
            "first": look.begin,
            "last": look.facts.months[-1],
            "sites": {row.id: row.name for row in look.facts.scenario.sites if row.name},
            **found,
        }
    )


def _known(kind: str, ident: str, known: list[str]) -> None:
    if ident not in known:
        near = get_close_matches(ident, known, n=3)
        raise InputError([Fault("explain_unknown", f"{kind}s.{ident}", values={"near": near})])
