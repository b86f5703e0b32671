"""Expected cases as a plan starts them: first come first started within site and profile.

Amounts are hundredths of a case. The rows of one month, site and profile are served in
the order of the plan, over the cohorts that live there in the order of `Facts.cohorts`;
a manager may have several of them, so that a plan can say who gets which cohort.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from allocator.facts import Cohort, Facts
from allocator.model.cases import Profile
from allocator.model.managers import Manager
from allocator.model.plan import ExpectedStart, Plan


@dataclass(frozen=True, slots=True)
class ExpectedRun:
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
    wanted: dict[int, dict[tuple[str, str], list[ExpectedStart]]] = defaultdict(dict)
    for row in plan.expected:
        known = row.profile in profiles and row.manager in managers
        if known and row.month in facts.months and row.site in facts.sites:
            wanted[row.month].setdefault((row.profile, row.site), []).append(row)
    left = [cohort.hundredths for cohort in facts.cohorts]
    history: list[tuple[int, ...]] = []
    runs: list[ExpectedRun] = []
    short: list[tuple[ExpectedStart, int]] = []
    for month in facts.months:
        for key, rows in sorted(wanted[month].items()):
            queue = [
                index
                for index in facts.cohorts_at[month - facts.months.start].get(key, ())
                if left[index]
            ]
            for row in rows:
                manager, profile = managers[row.manager], profiles[row.profile]
                need = hundredths(row.started)
                while need and queue:
                    index = queue[0]
                    part = min(need, left[index])
                    left[index] -= part
                    need -= part
                    if not left[index]:
                        queue.pop(0)
                    runs.append(_run(facts, facts.cohorts[index], manager, profile, month, part))
                if need:
                    short.append((row, need))
        history.append(tuple(left))
    return Starts(tuple(runs), tuple(history), tuple(short))


def _run(
    facts: Facts, cohort: Cohort, manager: Manager, profile: Profile, month: int, part: int
) -> ExpectedRun:
    regular = month + facts.scenario.policy.caseload.months - 1
    after = cohort.path[month - facts.months.start :]
    last = month + after.index(None) - 1 if None in after else regular
    stop = min(regular, last, facts.months.stop - 1) + 1
    speaks = facts.cases.speaks(manager.languages, profile)
    return ExpectedRun(profile, cohort, manager.id, range(month, stop), part, speaks)
