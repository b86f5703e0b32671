"""Explain a case, a manager or a site: sentences with numbers, from scenario and plan."""

from difflib import get_close_matches

from allocator.errors import Fault, InputError
from allocator.facts import Facts
from allocator.model.plan import Plan
from allocator.model.scenario import Scenario
from allocator.report.explain_case import case_sentences
from allocator.report.explain_manager import ledger_table, manager_sentences
from allocator.report.explain_site import site_sentences
from allocator.report.look import Look
from allocator.report.said import Explanation, Sentence, Table

__all__ = ["Explanation", "explain"]


def explain(
    scenario: Scenario,
    plan: Plan,
    *,
    case: str | None = None,
    manager: str | None = None,
    site: str | None = None,
) -> Explanation:
    """Explain one case, one manager or one site of a plan.

    Parameters
    ----------
    scenario
        The scenario that was planned.
    plan
        The plan, from the solver or made by hand.
    case, manager, site
        Id of what is explained; exactly one is given.

    Returns
    -------
    Explanation
        Sentences without language; ``.lines("de")`` says them.

    Raises
    ------
    InputError
        If the id is not in the scenario, or not exactly one is given.
    """
    given = {"case": case, "manager": manager, "site": site}
    named = [(kind, ident) for kind, ident in given.items() if ident is not None]
    if len(named) != 1:
        raise InputError([Fault("explain_one_of")])
    kind, ident = named[0]
    known = {
        "case": [row.id for row in scenario.cases],
        "manager": [row.id for row in scenario.managers],
        "site": [row.id for row in scenario.sites],
    }
    if ident not in known[kind]:
        raise InputError([_unknown(kind, ident, known[kind])])
    look = Look(Facts(scenario), plan)
    sentences, table = _said(look, kind, ident)
    return Explanation.model_validate(
        {
            "kind": kind,
            "id": ident,
            "first": look.begin,
            "last": look.facts.months[-1],
            "sites": {row.id: row.name for row in scenario.sites if row.name},
            "sentences": tuple(sentences),
            "table": table,
        }
    )


def _said(look: Look, kind: str, ident: str) -> tuple[list[Sentence], Table | None]:
    if kind == "case":
        return case_sentences(look, look.decided.by_id[ident]), None
    if kind == "manager":
        return manager_sentences(look, ident), ledger_table(look, ident)
    return site_sentences(look, ident), None


def _unknown(kind: str, ident: str, known: list[str]) -> Fault:
    near = get_close_matches(ident, known, n=3)
    values = {"near": near, "known_ids": known}
    return Fault("explain_unknown", path=f"{kind}s.{ident}", values=values)
