"""What the plan itself leaves uncovered in the months of a week: a week cannot make up for it."""

from collections.abc import Iterator

from allocator.model.calendar import month_of, weekdays
from allocator.report.rota.places import place_name
from allocator.report.view import View
from allocator.report.wording import listed
from allocator.score import uncovered, unserved
from allocator.texts import say
from allocator.week.weekfacts import WeekFacts

KINDS = ("missing_posts", "missed_visits")
"""Of sites, beside those with nobody; overload and cases without anybody are of people."""


def planned_gaps(asked: WeekFacts, view: View) -> Iterator[str]:
    """Yield sentences: sites where nobody works, posts are missing, visits are in no tour."""
    months = {month_of(day) for day in weekdays(asked.monday)}
    alone = [row.id for row in unserved(asked.decided) if row.month in months]
    found = {"unserved": alone}
    for kind in KINDS:
        rows = (row for row in uncovered(asked.decided, ()) if row.kind == kind)
        found[kind] = [row.id for row in rows if row.month in months and row.id not in alone]
    for kind, sites in found.items():
        if sites:
            names = [place_name(asked, view, site) for site in dict.fromkeys(sites)]
            yield say(f"rota_planned_{kind}", view.lang, sites=listed(names))
