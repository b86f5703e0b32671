"""The public functions of the package, as a program uses them.

``allocator.plan`` and its friends live here; ``allocator/__init__.py`` only names them, so
that importing the package costs nothing until something is asked for.
"""

from datetime import date

from allocator.checks import Report
from allocator.checks import check as _check
from allocator.checks.rota import RotaReport, check_rotas
from allocator.facts import Facts
from allocator.io import load_scenario as load
from allocator.model.plan import Plan
from allocator.model.result import Options, Progress, Result
from allocator.model.rota import Rota
from allocator.model.rota_accounts import Accounts
from allocator.model.scenario import Scenario
from allocator.report.explain import Explanation, explain
from allocator.report.overview import with_overview
from allocator.solver.engine import plan as _plan
from allocator.solver.rota.engine import repair as _repair
from allocator.solver.rota.engine import rota as _rota

__all__ = [
    "Explanation",
    "Progress",
    "RotaReport",
    "check",
    "check_rotas",
    "explain",
    "load",
    "plan",
    "repair_rota",
    "rota",
]


def plan(
    scenario: Scenario, options: Options | None = None, progress: Progress | None = None
) -> Result:
    """Plan a city.

    Parameters
    ----------
    scenario
        The city as given.
    options
        How long and how hard to search; the defaults give the same plan every time.
    progress
        Called from time to time on long solves.

    Returns
    -------
    Result
        Status, plan (checked, with its overview), bounds, proven share, seconds. A
        contradiction is a status, not an error: its plan is None.
    """
    facts = Facts(scenario)
    result = _plan(facts, options or Options(), progress)
    if result.plan is None or result.plan.overview:
        return result
    whole = with_overview(facts, result.plan)
    return result.model_copy(update={"plan": whole})


def check(scenario: Scenario, plan: Plan) -> Report:
    """Check a plan, made here or by hand, against every rule; recompute ledger and score."""
    return _check(Facts(scenario), plan)


def rota(
    scenario: Scenario,
    plan: Plan,
    week: str | date,
    previous: Rota | None = None,
    accounts: Accounts | None = None,
) -> Rota:
    """Make the weekly rota of everybody.

    Parameters
    ----------
    scenario
        The city as given.
    plan
        Its plan, made here or by hand.
    week
        An ISO week, ``2016-W10``, or its Monday; some day of it lies inside the plan's months.
    previous
        The rota of the week before: what stood there stays where it can.
    accounts
        Running accounts of past weeks: who had more than their share has less now.

    Returns
    -------
    Rota
        Blocks, what is uncovered, soft goals, and a bound for each part that was solved on
        its own. Every hard rule of `allocator.checks.rota` holds. The same input gives the
        same rota.

    Raises
    ------
    InputError
        If there is no such week, or it lies outside the plan.
    """
    return _rota(scenario, plan, week, previous, accounts)


def repair_rota(
    scenario: Scenario,
    plan: Plan,
    rota: Rota,
    since: date,
    previous: Rota | None = None,
    accounts: Accounts | None = None,
) -> Rota:
    """Make the rest of a week anew, with as few changes as can be.

    Parameters
    ----------
    scenario
        The city as it is now, with the absences that have come up.
    plan
        Its plan.
    rota
        The rota in force of the week.
    since
        The first day that may change; all before it stands.
    previous
        The rota of the week before, for what `Rota.goals` states.
    accounts
        Running accounts of past weeks.

    Returns
    -------
    Rota
        As `rota`, with `since`. What nobody can do is named as uncovered;
        `allocator.week.standins` ranks who could stand in.
    """
    return _repair(scenario, plan, rota, since, previous, accounts)
