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
    named: dict[str, Counter[str]] = {table: Counter() for table in exists}
    for post in plan.posts:
        own = () if post.site is None else (post.site,)
        named["sites"].update(dict.fromkeys((*own, *post.round, *post.leads)).keys())
    for tour in plan.tours:
        named["sites"].update(dict.fromkeys(tour.sites).keys())
    for people in (plan.posts, plan.tours, plan.caseload, plan.overdue, plan.expected):
        named["managers"].update([row.manager for row in people])
    for cases in (plan.caseload, plan.waiting, plan.orphaned, plan.overdue):
        named["cases"].update([row.case for row in cases])
    for demand in (plan.expected, plan.expected_waiting):
        named["sites"].update([row.site for row in demand])
        named["profiles"].update([row.profile for row in demand])
    for table, names in sorted(named.items()):
        for name in sorted(names.keys() - exists[table]):
            yield breach("known", f"{table}.{name}", names[name], "rows", text=table)
