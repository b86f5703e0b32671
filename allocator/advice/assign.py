"""Assigning a case by hand: the rules first, then what a re-plan with that decision becomes.

A decision of a person is a pin. It keeps the case for a manager and starts nothing by force:
no cap and no other rule gives way to it.
"""

from difflib import get_close_matches

from allocator.advice.case import Offer, obstacle
from allocator.advice.vacancy import QUICK
from allocator.change import apply
from allocator.complete import complete
from allocator.difference import diff
from allocator.errors import Fault, InputError
from allocator.facts import Facts
from allocator.model.advice import Tiers
from allocator.model.base import Base
from allocator.model.calendar import Month
from allocator.model.changes import CasePinned, Reason
from allocator.model.difference import StartMoved
from allocator.model.plan import Plan
from allocator.model.result import Conflict
from allocator.model.scenario import Scenario
from allocator.replanning import replan
from allocator.report.look import Look
from allocator.report.said import Sentence, month, name, sentence


class Assigned(Base):
    """What assigning a case by hand does; where it is refused, only why."""

    change: CasePinned
    """The decision as a change."""
    first: Month
    """First month of the horizon."""
    last: Month
    """Last month of the horizon."""
    refused: tuple[Sentence, ...] = ()
    """Why the rules do not allow it."""
    conflict: tuple[Conflict, ...] = ()
    """Earlier decisions that it contradicts."""
    possible: Month | None = None
    """First month in which the rules let the manager begin, as the plan stands."""
    start: Month | None = None
    """Month in which the re-plan starts the case; none where it waits still."""
    cost: Tiers | None = None
    """What the tiers become more (less: negative), by a re-plan."""
    later: tuple[StartMoved, ...] = ()
    """Other cases that wait longer."""
    earlier: tuple[StartMoved, ...] = ()
    """Other cases that start earlier."""

    @property
    def allowed(self) -> bool:
        """Whether nothing is in the way."""
        return not (self.refused or self.conflict)


def assign(
    scenario: Scenario,
    plan: Plan,
    case: str,
    manager: str,
    *,
    since: Month | None = None,
    reason: Reason | None = None,
) -> Assigned:
    """Say what happens if a person decides that a case goes to a manager.

    Parameters
    ----------
    scenario, plan
        The scenario that was planned, and its plan.
    case, manager
        Ids. The case waits, is planned, or has lost its person.
    since
        First month in which the manager may begin.
    reason
        Why, from a closed list.

    Raises
    ------
    InputError
        If an id is unknown or the case has a person already.
    """
    facts = Facts(scenario)
    _known("cases", case, [row.id for row in scenario.cases])
    _known("managers", manager, list(facts.people))
    whole = complete(facts, plan)
    look = Look(facts, whole)
    offer = Offer(look, look.decided.by_id[case])
    begin = max(offer.first, since or offer.first)
    # A running case was somebody else's before: the decision begins with the takeover.
    pinned_from = begin if offer.case.running else since
    fields = {"case": case, "manager": manager, "from": pinned_from, "reason": reason}
    change = CasePinned.model_validate({"change": "pin", **fields})
    found = {"change": change, "first": look.begin, "last": facts.months[-1]}
    option = offer.option(manager, begin)
    if option is None:
        return Assigned.model_validate({**found, "refused": (_refusal(offer, manager, begin),)})
    after = apply(scenario, [change])
    made = replan(after, whole, options=QUICK).result
    if made.plan is None or made.plan.score is None or whole.score is None:
        return Assigned.model_validate({**found, "conflict": made.conflict})
    starts = diff(whole, made.plan, after).starts
    others = [row for row in starts if row.case != case]
    mine = [row.start for row in made.plan.caseload if (row.case, row.manager) == (case, manager)]
    return Assigned.model_validate(
        {
            **found,
            "possible": option.start,
            "start": min(mine, default=None),
            "cost": Tiers.change(whole.score, made.plan.score),
            "later": tuple(row for row in others if _waits(row)),
            "earlier": tuple(row for row in others if not _waits(row)),
        }
    )


def _waits(row: StartMoved) -> bool:
    """Whether a case starts later than planned, or no longer."""
    return row.after is None or (row.before is not None and row.after > row.before)


def _refusal(offer: Offer, manager: str, begin: int) -> Sentence:
    """Return the rule that is in the way, in the words of an explanation."""
    since = offer.first_on_team(manager)
    if since is None:
        site = offer.look.site(offer.case, offer.first) or offer.case.site
        values = {"manager": name(manager), "site": name(site), "month": month(offer.first)}
        return sentence("assign_off_team", values, indent=1)
    return obstacle(offer, manager, max(since, begin))


def _known(table: str, ident: str, known: list[str]) -> None:
    if ident not in known:
        near = get_close_matches(ident, known, n=3)
        raise InputError([Fault("explain_unknown", f"{table}.{ident}", values={"near": near})])
