"""Expected cases as a plan starts them: first come first started within site and profile.

Amounts are hundredths of a case. The rows of one month, site and profile are served in
the order of the plan, over the cohorts that live there in the order of `Facts.cohorts`;
a manager may have several of them, so that a plan can say who gets which cohort.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from allocator.facts import Cohort, Facts
from allocator.model.cases import Profile
from allocator.model.managers import Manager
from allocator.model.plan import ExpectedStart, Plan


class ExpectedRun(NamedTuple):
    """Expected cases of one cohort that one manager starts in one month.

    Attributes
    ----------
    profile
        Their profile.
    cohort
        Where they come from, with their way through the sites.
    manager
        Id of the manager.
    months
        Months of the horizon in which they run.
    hundredths
        How many, in hundredths of a case.
    speaks
        Whether no interpreter is needed.
    """

    profile: Profile
    cohort: Cohort
    manager: str
    months: range
    hundredths: int
    speaks: bool


@dataclass(frozen=True, slots=True)
class Starts:
    """What follows from the expected starts of a plan.

    Attributes
    ----------
    runs
        The starts by cohort and manager.
    waiting
        For each month of the horizon, hundredths of each cohort (by its number) that are
        not started at its end; it matters only while the cohort lives in the city.
    short
        Rows that start more than waits there, with the hundredths too many.
    """

    runs: tuple[ExpectedRun, ...]
    waiting: tuple[tuple[int, ...], ...]
    short: tuple[tuple[ExpectedStart, int], ...]


def hundredths(amount: float) -> int:
    """Return an amount of cases as whole hundredths (the nearest)."""
    return int(amount * 100 + 0.5)


def expected_runs(facts: Facts, plan: Plan, managers: Mapping[str, Manager]) -> Starts:
    """Deal the expected starts of `plan` over the cohorts, month by month."""
    profiles = {profile.id: profile for profile in facts.scenario.arrivals.profiles}
    wanted, speaks = _wanted(facts, plan, managers), _speaking(facts, managers)
    cohorts, paths = facts.cohorts, [cohort.path for cohort in facts.cohorts]
    left = [cohort.hundredths for cohort in cohorts]
    history: list[tuple[int, ...]] = []
    runs: list[ExpectedRun] = []
    short: list[tuple[ExpectedStart, int]] = []
    for index, month in enumerate(facts.months):
        stop = min(month + facts.scenario.policy.caseload.months, facts.months.stop)
        to_the_end = range(month, stop)
        for name, site in sorted(wanted[month]):
            profile = profiles[name]
            queue = (
                number
                for number in facts.cohorts_at.get((name, site), ())
                if left[number] and paths[number][index] == site
            )
            number = next(queue, None)
            for row in wanted[month][name, site]:
                need, who = hundredths(row.started), row.manager
                speaking = speaks[who, name]
                while need and number is not None:
                    cohort, part = cohorts[number], min(need, left[number])
                    left[number] -= part
                    need -= part
                    if not left[number]:
                        number = next(queue, None)
                    leaves = cohort.leaves
                    months = to_the_end if leaves is None else range(month, min(stop, leaves))
                    runs.append(ExpectedRun(profile, cohort, who, months, part, speaking))
                if need:
                    short.append((row, need))
        history.append(tuple(left))
    return Starts(tuple(runs), tuple(history), tuple(short))


Wanted = Mapping[int, dict[tuple[str, str], list[ExpectedStart]]]
"""Rows of the plan by month, then profile and site."""


def _wanted(facts: Facts, plan: Plan, managers: Mapping[str, Manager]) -> Wanted:
    """Sort the rows that name nothing unknown."""
    profiles = {profile.id for profile in facts.scenario.arrivals.profiles}
    wanted: dict[int, dict[tuple[str, str], list[ExpectedStart]]] = defaultdict(dict)
    for row in plan.expected:
        known = row.profile in profiles and row.manager in managers
        if known and row.month in facts.months and row.site in facts.sites:
            wanted[row.month].setdefault((row.profile, row.site), []).append(row)
    return wanted


def _speaking(facts: Facts, managers: Mapping[str, Manager]) -> dict[tuple[str, str], bool]:
    """Whether a manager needs no interpreter for a profile, by manager and profile."""
    return {
        (manager.id, profile.id): facts.cases.speaks(manager.languages, profile)
        for manager in managers.values()
        for profile in facts.scenario.arrivals.profiles
    }
