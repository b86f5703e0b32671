"""The flow by hand: how many cases can start, how many come, and when capacity breaks.

Sums, means and one division: anybody can repeat it with a calculator, and see whether the
plan says the same. It knows hours of the whole city and a mean case; it knows nothing of
teams, languages at one site, areas or the cap of people, which is why a plan may start fewer.
Change this file when the hours ledger gets another entry.
"""

from collections.abc import Sequence
from math import sqrt

from allocator.facts import Facts
from allocator.ledger import Decided
from allocator.model.calendar import month_of
from allocator.model.cases import Case, Expected, Profile
from allocator.model.flow import FlowMonth, HandFlow
from allocator.model.plan import Plan
from allocator.model.scenario import Scenario

APART = 0.05
"""Share from which on plan and arithmetic are said to disagree."""
Z90 = 1.2816
"""A normal value exceeds its mean by this many standard deviations one time in ten."""
SMALL = 5
"""Numbers of cases above 0 and below this are not given."""
FEW = 100
"""A mean of fewer cases would tell how many are of each kind."""

Table = Sequence[Sequence[float]]
"""Minutes of a case by month of its run (from 0) and month of the horizon (from 0)."""


def flow_by_hand(scenario: Scenario, plan: Plan) -> HandFlow:
    """Return the flow of cases by hand, and the plan's own figures beside it.

    Parameters
    ----------
    scenario
        The city.
    plan
        Its plan with its ledger; of its decisions only the travel enters the arithmetic.

    Returns
    -------
    HandFlow
        With, for a mean case of 8 months (`policy.caseload.months`):

        - starts possible a month = capacity / minutes of a whole case,
        - growth of the list = forecast - starts possible,
        - cases in progress = forecast x 8: Little's law, L = lambda x W (J. D. C. Little,
          A Proof for the Queuing Formula L = lambda W, Operations Research 9, 1961),
        - the ramp, month by month (`ramp`), and the month in which capacity breaks (`needed`):
          as expected, at the median of the arrivals, and at what one month in ten exceeds.
    """
    facts = Facts(scenario)
    return flow_of(Decided(facts, plan))


def flow_of(decided: Decided) -> HandFlow:
    """Return the flow of a plan over its facts; see `flow_by_hand`."""
    facts = decided.facts
    months = facts.months
    minutes = mean_case(facts)
    hours, inherited = capacity(facts, decided.plan), running(facts)
    expected, median, high = arrivals(facts)
    waiting = sum(_opened(case, months) == months.start for case in _listed(facts))
    starts, lists = ramp(hours, inherited, expected, minutes, waiting)
    need, need_p50, need_p90 = (
        needed(inherited, come, minutes) for come in (expected, median, high)
    )
    of_plan, of_plan_list = plan_flow(decided)
    mean_minutes = _told(minutes, facts)
    whole = sum(mean_minutes)
    mean = sum(hours) / len(months)
    forecast = sum(expected) / len(months)
    few = any(_public(number) is None for number in (sum(starts), sum(of_plan)))
    rows = tuple(
        FlowMonth(
            month=month,
            capacity=hours[i],
            running=inherited[i],
            arrivals=_public(expected[i]),
            needed=_hours(need[i]),
            needed_p50=_hours(need_p50[i]),
            needed_p90=_hours(need_p90[i]),
            starts=_public(starts[i]),
            waiting=_public(lists[i]),
            plan_starts=_public(of_plan[i]),
            plan_waiting=_public(of_plan_list[i]),
        )
        for i, month in enumerate(months)
    )
    return HandFlow(
        months=rows,
        case_minutes=mean_minutes,
        capacity=mean,
        possible=mean / whole if whole else 0.0,
        forecast=forecast,
        open_cases=forecast * len(minutes),
        breaks=breaks(months, need, hours),
        breaks_p50=breaks(months, need_p50, hours),
        breaks_p90=breaks(months, need_p90, hours),
        starts=None if few else sum(starts) / len(months),
        plan_starts=None if few else sum(of_plan) / len(months),
        posts_short=posts_short(facts, need, hours),
    )


def _told(minutes: Table, facts: Facts) -> tuple[float, ...]:
    """Return the minutes of a mean case as they may be told, by month of its run.

    From an exact mean the numbers of each kind could be worked out. Of many cases it is told in
    whole minutes; of few, every kind counts once. What is only expected is no secret.
    """
    listed = len(_listed(facts))
    cases = listed + sum(row.hundredths for row in facts.cohorts) / 100
    if listed and cases < FEW:
        minutes = mean_case(facts, evenly=True)
    means = (sum(row) / len(facts.months) for row in minutes)
    return tuple(float(round(one)) if listed and cases >= FEW else one for one in means)


def _hours(minutes: float) -> float:
    """Return whole hours in minutes, for the same reason."""
    return 60.0 * round(minutes / 60)


def _public(cases: float) -> float | None:
    return None if 0 < cases < SMALL else cases


def breaks(months: range, need: Sequence[float], hours: Sequence[float]) -> int | None:
    """Return the first month with too few hours that the rest of the months do not make up for.

    need(m) > hours(m), and sum over j >= m of need(j) > sum over j >= m of hours(j).
    """
    for i, month in enumerate(months):
        if need[i] > hours[i] and sum(need[i:]) > sum(hours[i:]):
            return month
    return None


def posts_short(facts: Facts, need: Sequence[float], hours: Sequence[float]) -> float | None:
    """Return the least full-time posts with which capacity does not break; None: it does not.

    They are there from the month in which it breaks on. With c(m) for what a full-time post has
    left after absence and overhead, the largest over j of the smaller of
    (need(j) - hours(j)) / c(j) and sum over m >= j of need(m) - hours(m) / sum of c(m): see
    `breaks`. More posts bring no more visits or office hours.
    """
    first = breaks(facts.months, need, hours)
    if first is None:
        return None
    full = facts.scenario.policy.team.full_time_hours
    short, left, most = 0.0, 0.0, 0.0
    for month in reversed(range(first, facts.months.stop)):
        index = month - facts.months.start
        rows = [row[month] for row in facts.people.values()]
        posts = float(sum(row.hours for row in rows)) / full
        here = sum(row.available - row.overhead for row in rows) / posts if posts else 0.0
        short, left = short + need[index] - hours[index], left + here
        if here > 0:
            most = max(most, min((need[index] - hours[index]) / here, short / left))
    return most or None


def ramp(
    hours: Sequence[float],
    inherited: Sequence[float],
    arrivals: Sequence[float],
    minutes: Table,
    waiting: float,
) -> tuple[list[float], list[float]]:
    """Return the cases that can start in each month, and the list at its end.

    starts(m) = min(list(m - 1) + arrivals(m),
                    (hours(m) - inherited(m) - sum over j < m of starts(j) x minutes(m - j, m))
                    / minutes(0, m)), at least 0.

    Parameters
    ----------
    hours, inherited, arrivals
        Minutes for cases, minutes of running cases, and new cases, by month.
    minutes
        Minutes of a case, a row for each month of its run with each month of the horizon: the
        ramp ends after as many months as there are rows.
    waiting
        Cases on the list before the first month.
    """
    starts: list[float] = []
    lists: list[float] = []
    for month, (there, taken, new) in enumerate(zip(hours, inherited, arrivals, strict=True)):
        free = there - taken - _load(starts, minutes, month)
        waiting += new
        first = minutes[0][month]
        begun = min(waiting, max(0.0, free / first)) if first else waiting
        waiting -= begun
        starts.append(begun)
        lists.append(waiting)
    return starts, lists


def needed(inherited: Sequence[float], arrivals: Sequence[float], minutes: Table) -> list[float]:
    """Return the minutes of each month if everybody started in the month in which they come.

    inherited(m) + sum over j <= m of arrivals(j) x minutes(m - j, m). After the months of a case
    it is arrivals x minutes of a whole case: Little's law, in minutes instead of cases.
    """
    return [inherited[m] + _load(arrivals[: m + 1], minutes, m) for m in range(len(inherited))]


def _load(starts: Sequence[float], minutes: Table, month: int) -> float:
    """Minutes in `month` of the cases that started in each month up to it."""
    return sum(
        begun * minutes[month - since][month]
        for since, begun in enumerate(starts)
        if month - since < len(minutes)
    )


def capacity(facts: Facts, plan: Plan) -> list[int]:
    """Return the minutes for cases of each month.

    Contract minutes less absence and overhead, less the office hours of all fixed sites,
    less all visits that mobile sites should get, less the travel of the plan.
    """
    travel = dict.fromkeys(facts.months, 0)
    for row in plan.ledger:
        if row.month in travel:
            travel[row.month] += row.travel
    result = []
    for month in facts.months:
        people = sum(row[month].available - row[month].overhead for row in facts.people.values())
        there = [row[month] for row in facts.sites.values()]
        office = sum(site.office_minutes for site in there)
        visits = sum(site.visits * site.visit_minutes * site.open_days for site in there) / 10
        result.append(max(0, round(people - office - visits - travel[month])))
    return result


def running(facts: Facts) -> list[float]:
    """Return the minutes of the running cases in each month, each to its end."""
    result = [0.0] * len(facts.months)
    languages = {manager.id: manager.languages for manager in facts.scenario.managers}
    for case in facts.scenario.cases:
        if case.manager is None or case.start is None:
            continue
        speaks = facts.cases.speaks(languages.get(case.manager, ()), case)
        row = facts.cases.minutes_row(case, case.start, speaks=speaks)
        stop = facts.cases.end(case, case.start) + 1 - facts.months.start
        for index, minutes in enumerate(row[: max(0, stop)]):
            result[index] += minutes
    return result


def mean_case(facts: Facts, *, evenly: bool = False) -> Table:
    """Return the minutes of a mean case, a row for each month of its run.

    A row has each month of the horizon: months have more and fewer working days. The mean of
    all cases that wait and all that are expected; with an interpreter where nobody in the
    city speaks any of its languages. Where `evenly`, each kind of case that there is counts once.
    """
    spoken = {word for manager in facts.scenario.managers for word in manager.languages}
    kinds: list[tuple[Case | Profile, float]] = [(case, 1.0) for case in _listed(facts)]
    come = {profile.id: 0.0 for profile in facts.scenario.arrivals.profiles}
    for cohort in facts.cohorts:
        come[cohort.profile] += cohort.hundredths / 100
    kinds += [(profile, come[profile.id]) for profile in facts.scenario.arrivals.profiles]
    if evenly:
        alike = {(one.needs, one.languages, one.persons, one.minutes): one for one, n in kinds if n}
        kinds = [(alike[kind], 1.0) for kind in sorted(alike, key=str)]
    whole = sum(weight for _, weight in kinds)
    runs = range(facts.scenario.policy.caseload.months)
    result = [[0.0] * len(facts.months) for _ in runs]
    for demand, weight in kinds if whole else ():
        speaks = facts.cases.speaks(tuple(spoken), demand)
        for run in runs:
            for index, month in enumerate(facts.months):
                minutes = facts.cases.minutes(demand, run, month, speaks=speaks)
                result[run][index] += weight / whole * minutes
    return result


def arrivals(facts: Facts) -> tuple[list[float], list[float], list[float]]:
    """Return the new cases of each month: expected, at the median, and at one month in ten.

    Where a row gives no ``p50`` the expected number stands for it. Without ``p90`` the sum of
    such rows is taken as Poisson: n + 1.2816 x sqrt(n), its normal approximation. Known cases
    that are opened in a later month come in it.
    """
    expected = dict.fromkeys(facts.months, 0.0)
    for cohort in facts.cohorts:
        expected[cohort.month] += cohort.hundredths / 100
    median, high = [], []
    for month, number in expected.items():
        rows = [row for row in facts.scenario.arrivals.expected if _holds(row, month)]
        mean = sum(row.expected for row in rows)
        p50 = sum(row.expected if row.p50 is None else row.p50 for row in rows)
        plain = sum(row.expected for row in rows if row.p90 is None)
        p90 = sum(row.p90 or 0.0 for row in rows) + plain + Z90 * sqrt(plain)
        median.append(number * p50 / mean if mean else p50)
        high.append(number * p90 / mean if mean else p90)
    for case in _listed(facts):
        index = _opened(case, facts.months) - facts.months.start
        if 0 < index < len(facts.months):
            expected[facts.months[index]] += 1
            median[index] += 1
            high[index] += 1
    return list(expected.values()), median, high


def _listed(facts: Facts) -> list[Case]:
    """Return the known cases that do not run yet."""
    return [case for case in facts.scenario.cases if not case.running]


def _opened(case: Case, months: range) -> int:
    """Return the month from which a case waits: at the earliest the first."""
    return max(months.start, month_of(case.opened))


def _holds(row: Expected, month: int) -> bool:
    return (row.from_ is None or row.from_ <= month) and (row.until is None or month <= row.until)


def plan_flow(decided: Decided) -> tuple[list[float], list[float]]:
    """Return the cases that the plan starts in each month, and those that wait at its end."""
    facts = decided.facts
    begin, number = facts.months.start, len(facts.months)
    starts, waiting = [0.0] * number, [0.0] * number
    for case in _listed(facts):
        rows = decided.rows.get(case.id)
        stop = number
        if rows and rows[0].start in facts.months:
            stop = rows[0].start - begin
            starts[stop] += 1
        for index in range(_opened(case, facts.months) - begin, stop):
            waiting[index] += facts.cases.paths[case.id][index] is not None
    for run in decided.starts.runs:
        starts[run.months.start - begin] += run.hundredths / 100
    for index, left in enumerate(decided.starts.waiting):
        for cohort, rest in zip(facts.cohorts, left, strict=True):
            waiting[index] += rest / 100 if cohort.path[index] is not None else 0.0
    return starts, waiting
