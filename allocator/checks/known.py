"""Rule `known`: a plan names only what the scenario has."""

from collections import Counter
from collections.abc import Iterator

from allocator.checks.checked import Checked, breach
from allocator.checks.report import Violation


def known(checked: Checked) -> Iterator[Violation]:
    """Every id in the plan stands in the scenario; the amount counts the rows that name it."""
    scenario, plan = checked.facts.scenario, checked.plan
    exists = {
        "managers": {row.id for row in scenario.managers},
        "sites": {row.id for row in scenario.sites},
        "cases": {row.id for row in scenario.cases},
        "profiles": {row.id for row in scenario.arrivals.profiles},
    }
    named: Counter[tuple[str, str]] = Counter()
    for post in plan.posts:
        named["managers", post.manager] += 1
        own = () if post.site is None else (post.site,)
        named.update(("sites", site) for site in dict.fromkeys((*own, *post.round, *post.leads)))
    for tour in plan.tours:
        named["managers", tour.manager] += 1
        named.update(("sites", site) for site in dict.fromkeys(tour.sites))
    for row in plan.caseload:
        named["cases", row.case] += 1
        named["managers", row.manager] += 1
    for overdue in plan.overdue:
        named["managers", overdue.manager] += 1
    cases = [row.case for row in plan.waiting]
    cases += [row.case for row in plan.orphaned] + [row.case for row in plan.overdue]
    named.update(("cases", case) for case in cases)
    for start in plan.expected:
        named["managers", start.manager] += 1
    demand = [(row.site, row.profile) for row in plan.expected]
    demand += [(row.site, row.profile) for row in plan.expected_waiting]
    named.update(("sites", site) for site, _ in demand)
    named.update(("profiles", profile) for _, profile in demand)
    for (table, name), rows in sorted(named.items()):
        if name not in exists[table]:
            yield breach("known", f"{table}.{name}", rows, "rows", text=table)
