"""What a public holiday does to a week, in sentences: nobody is to wait at a closed door."""

from collections import defaultdict

from babel.dates import format_date

from allocator.report.rota.cells import clock
from allocator.report.view import View
from allocator.report.wording import LOCALES, listed, number
from allocator.texts import say
from allocator.week import WeekFacts


def holiday_lines(asked: WeekFacts, view: View, place: str | None = None) -> list[str]:
    """Return the office hours that fall on holidays, a line a day, and that visits are shorter.

    Parameters
    ----------
    asked
        What the week asks for.
    view
        Language and names.
    place
        Look at this site only.
    """
    lang, names = view.lang, {site.id: site.name or site.id for site in asked.scenario.sites}
    lines = []
    for day in asked.holidays:
        turns: dict[str, dict[str, None]] = defaultdict(dict)
        for row in asked.left_out:
            if row.date == day and place in (None, row.site):
                turns[row.site][f"{clock(row.start)}-{clock(row.end)}"] = None
        if turns:
            told = [
                f"{view.names.get(site, names[site])} {listed(list(row))}"
                for site, row in turns.items()
            ]
            on = format_date(day, "EEE d.M.", LOCALES[lang])
            lines.append(say("rota_holiday_line", lang, day=on, turns="; ".join(told)))
    if asked.holidays and any(place in (None, row.site) for row in asked.visits):
        days, whole = len(asked.days), len(asked.days) + len(asked.holidays)
        worked = {"days": number(days, lang), "whole": number(whole, lang)}
        lines.append(say("rota_holiday_visits", lang, **worked))
    return lines
