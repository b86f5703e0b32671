"""The lists of a plan that follow from its decisions: who waits and why, orphaned, overdue.

A plan made by hand may leave them out; `allocator.complete` fills them in.
"""

from collections.abc import Iterator

from allocator.facts import Facts
from allocator.ledger.decided import Decided
from allocator.ledger.holding import STAGES, Holding
from allocator.model.calendar import month_of
from allocator.model.cases import Case
from allocator.model.plan import ExpectedWaiting, Obstacle, Orphaned, Overdue, Waiting


def waiting_list(holding: Holding) -> tuple[Waiting, ...]:
    """Return the cases that are not started, in order of the scenario."""
    rows = holding.decided.rows
    return tuple(
        waiting_row(holding, case)
        for case in holding.facts.scenario.cases
        if not case.running and case.id not in rows
    )


def waiting_row(holding: Holding, case: Case) -> Waiting:
    """Return points, band, reason and first possible month of a case that waits."""
    cases = holding.facts.cases
    first = max(month_of(case.opened), holding.begin)
    points = cases.points(case, case.opened, first)
    reason: Obstacle = "no_team"
    earliest = None
    for month in range(first, holding.facts.months.stop):
        found = obstacle(holding, case, month)
        reason = max(reason, found, key=STAGES.index)
        if found == "full":
            earliest = month
            break
    return Waiting.model_construct(
        case=case.id, points=points, band=cases.band(points), reason=reason, earliest=earliest
    )


def obstacle(holding: Holding, case: Case, month: int) -> Obstacle:
    """Return what keeps `case` from being started in `month`, minutes aside."""
    path = holding.facts.cases.paths[case.id]
    site = path[month - holding.begin]
    team = () if site is None else holding.decided.teams[month].get(site, ())
    months = holding.decided.clip(month, holding.facts.cases.end(case, month))
    found: Obstacle = "no_team"
    for manager in team:
        found = max(found, holding.stage(case, manager, month, months), key=STAGES.index)
        if found == "full":
            break
    return found


def orphaned_list(holding: Holding) -> tuple[Orphaned, ...]:
    """Return the running cases that nobody holds from a month on."""
    result = []
    for case, months in holding.decided.uncovered.items():
        reasons = [reason for _, reason in takers(holding, case, months[0])]
        reason: Obstacle = max(reasons, key=STAGES.index, default="no_team")
        result.append(Orphaned.model_construct(case=case, from_=months[0], reason=reason))
    return tuple(result)


def takers(holding: Holding, case: str, month: int) -> Iterator[tuple[str, Obstacle]]:
    """Yield everyone on the team of a case's site in `month`, with what is in the way."""
    demand = holding.decided.by_id[case]
    site = holding.facts.cases.paths[case][month - holding.begin]
    team = () if site is None else holding.decided.teams[month].get(site, ())
    start = holding.decided.run_start(demand)
    rest = holding.decided.clip(month, holding.facts.cases.end(demand, start))
    for manager in team:
        yield manager, holding.stage(demand, manager, start, rest, whole=False)


def overdue_list(facts: Facts) -> tuple[Overdue, ...]:
    """Return the running cases past their months, for decision."""
    result = []
    for case in facts.scenario.cases:
        since = facts.cases.overdue(case)
        if since is not None and case.manager is not None:
            result.append(Overdue(case=case.id, manager=case.manager, since=since))
    return tuple(result)


def expected_left(decided: Decided) -> dict[tuple[str, str, int], int]:
    """Return the hundredths that wait at the end of a month, by site, profile and month."""
    facts = decided.facts
    result: dict[tuple[str, str, int], int] = {}
    for index, left in enumerate(decided.starts.waiting):
        month = facts.months[index]
        for cohort, waiting in zip(facts.cohorts, left, strict=True):
            site = cohort.path[index] if waiting else None
            if site is not None:
                key = (site, cohort.profile, month)
                result[key] = result.get(key, 0) + waiting
    return result


def expected_waiting_list(decided: Decided) -> tuple[ExpectedWaiting, ...]:
    """Return the expected cases that wait at the end of each month, by where they live then."""
    return tuple(
        ExpectedWaiting(site=site, profile=profile, month=month, waiting=left / 100)
        for (site, profile, month), left in sorted(expected_left(decided).items())
    )
